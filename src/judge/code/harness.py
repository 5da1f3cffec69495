# Runs the tests in TESTS against the answer in ANSWER and reports to the descriptor that was standard output; where ENDS_EARLY, up to the
# first that fails.
# One JSON object a line: loaded, unloaded, start, end, looked, done.
# An answer may put others in the place of whatever modules hold: all that is used once it is loaded is bound before.
import ast, asyncio, errno, io, json, linecache, time, types

report_file = os.fdopen(os.dup(1), "w", encoding="utf-8")
os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
SHOWN = 400
DENIED = " (answers run in a sandbox that does not allow this)"
LINES_MAX = 1 << 31
AWAITED = 0x80  # Of a code's flags: it is the code of an `async def`.
NOT_ENDED = "the test was ended before it came to its end"
OWN_NUMBER, number = os.getpid(), os.getpid
clock, run_awaited, leave = time.perf_counter, asyncio.run, os._exit
quoted, stream_over, refused = json.encoder.encode_basestring_ascii, io.TextIOWrapper, (errno.EPERM, errno.EACCES)
sources, modules = linecache.cache, sys.modules
traceback_of, name_of = BaseException.__traceback__.__get__, type.__dict__["__name__"].__get__
seen = {"__name__": "seen", "__builtins__": dict(vars(builtins))}
exec(compile(globals().pop("SEEN"), OWN, "exec"), seen)
Printed, Mismatch, mismatch, failed, raised = (seen.pop(name) for name in ("Printed", "Mismatch", "mismatch", "failed", "raised"))


def is_a(value, kind):
    """As `isinstance`, and not what the value says of itself."""
    return issubclass(type(value), kind)


def encoded(value):
    """JSON. What no UTF-8 can hold, half a surrogate pair, would make the whole line unreadable."""
    if value is None or value is True or value is False:
        return {None: "null", True: "true", False: "false"}[value]
    if is_a(value, int):
        return int.__repr__(value)
    if is_a(value, str):
        return quoted(str.encode(value, "utf-8", "backslashreplace").decode())
    if is_a(value, dict):
        return "{" + ",".join([quoted(key) + ":" + encoded(each) for key, each in value.items()]) + "}"
    return "[" + ",".join([encoded(each) for each in value]) + "]"


def report(write=report_file.write, flush=report_file.flush, **fields):
    # A child that an answer forked would report to it what its tests expect.
    if number() == OWN_NUMBER:
        write(encoded(fields) + "\n")
        flush()


def text_of(printed):
    return b"".join(printed.parts).decode("utf-8", "backslashreplace")[:2000]


def stream(printed):
    """A text stream over what takes the bytes, as `sys.stdout` is one."""
    printed.parts, printed.size = [], 0
    return stream_over(printed, "utf-8", "surrogateescape", "\n", write_through=True)


def shown(value):
    try:
        text = plain(repr(value))
    except BaseException as error:
        text = f"<repr failed: {name_of(type(error))}>"
    return text if len(text) <= SHOWN else text[:SHOWN] + "…"


class Watched(ast.NodeTransformer):
    """Makes `assert a == b` remember both sides, and every assert that fails be known."""

    def visit_Assert(self, node):
        test = node.test
        call = lambda name, values: ast.Raise(ast.Call(ast.Name(name, ast.Load()), values, []), None)
        if node.msg is not None or not isinstance(test, ast.Compare) or len(test.ops) != 1:
            said = [] if node.msg is None else [node.msg]
            return ast.copy_location(ast.If(test, [ast.Pass()], [call("viva_failed", said)]), node)
        left, right = ast.Name("viva_left", ast.Load()), ast.Name("viva_right", ast.Load())
        store = lambda name, value: ast.Assign([ast.Name(name, ast.Store())], value)
        operator = ast.Constant(type(test.ops[0]).__name__)
        checked = ast.If(
            ast.Compare(left, test.ops, [right]), [ast.Pass()], [call("viva_mismatch", [left, right, operator])]
        )
        new = [store("viva_left", test.left), store("viva_right", test.comparators[0]), checked]
        return [ast.copy_location(each, node) for each in new]


def places_of(error):
    """The last line of each file that the error left; of a syntax error also the line that it names."""
    places, step = {}, traceback_of(error)
    while step is not None:
        places[plain(step.tb_frame.f_code.co_filename)] = step.tb_lineno
        step = step.tb_next
    if is_a(error, SyntaxError) and type(error.filename) is str:
        places[error.filename] = error.lineno
    return {file: line for file, line in places.items() if type(line) is int and 0 < line < LINES_MAX}


def problem(error, lines):
    places, denied, said = {}, False, ""
    # What an answer raises may raise in its turn when it is asked.
    try:
        places = places_of(error)
        said = plain(str(error))[:SHOWN]
        denied = is_a(error, OSError) and type(error.errno) is int and error.errno in refused
    except BaseException as other:
        said = said or f"<str failed: {name_of(type(other))}>"
    line = places.get("tests.py", 0)
    found = {
        "type": name_of(type(error))[:SHOWN],
        "message": said + (DENIED if denied else ""),
        "answer_line": places.get("answer.py"),
        "source": lines[line - 1].strip() if 0 < line <= len(lines) else "",
    }
    if is_a(error, Mismatch):
        found.update(type="AssertionError", got=shown(error.got), operator=error.operator)
        found.update(expected=shown(error.expected))
    return found


def load_answer(source, make=types.ModuleType):
    sources["answer.py"] = (len(source), None, source.splitlines(True), "answer.py")
    module = modules["answer"] = make("answer")
    module.__file__ = "answer.py"
    exec(compile(source, "answer.py", "exec"), module.__dict__)


def compiled(source):
    """The code of the tests; the error, where it is none."""
    try:
        tree = ast.fix_missing_locations(Watched().visit(ast.parse(source, "tests.py")))
        return compile(tree, "tests.py", "exec"), None
    except BaseException as error:
        return None, error


def load_tests(code, names):
    """The functions that test, by name. They stand in a module only for those who ask where a class is from, and that one is empty."""
    names.update(__name__="tests", __file__="tests.py", viva_mismatch=mismatch, viva_failed=failed)
    exec(code, names)
    return {name: value for name, value in names.items() if name.startswith("test") and callable(value)}


def run(test):
    """Runs a test; an error where something ended it on its way."""
    ended = []

    async def awaited():
        await test()
        ended.append(True)

    if test.__code__.co_flags & AWAITED:
        run_awaited(awaited())
    else:
        test()
        ended.append(True)
    if not ended:
        raise RuntimeError(NOT_ENDED)


def trouble_of(test, lines):
    """What went wrong in a test: what came out of it, or an assert of it that failed and was swallowed."""
    raised.clear()
    try:
        run(test)
    except BaseException as error:
        return problem(error, lines)
    return problem(raised[0], lines) if raised else None


def main(answer, tests, know):
    printed = Printed()
    sys.stdout = stream(printed)
    (code, error), names, lines = compiled(tests), {"__builtins__": dict(vars(builtins))}, tests.splitlines()
    own, modules["__main__"] = modules["__main__"], types.ModuleType("__main__")
    modules["tests"] = types.ModuleType("tests")
    try:
        load_answer(answer)
        if error:
            raise error
        found = load_tests(code, names)
    except BaseException as error:
        report(event="unloaded", problem=problem(error, lines), printed=text_of(printed))
        return
    know(found.values())
    report(event="loaded", tests=list(found))
    for name, test in found.items():
        # An answer may have closed the stream, or put another in its place.
        sys.stdout = stream(printed)
        report(event="start", test=name)
        started = clock()
        trouble = trouble_of(test, lines)
        elapsed_ms = max(0, int((clock() - started) * 1000))
        report(event="end", test=name, problem=trouble, elapsed_ms=elapsed_ms, printed=text_of(printed))
        if trouble and ENDS_EARLY:
            return
    report(event="done")


main(
    globals().pop("ANSWER"),
    globals().pop("TESTS"),
    guarded(lambda what, report=report: report(event="looked", what=what[:SHOWN])),
)
report_file.flush()
leave(0)
