# Runs the tests in TESTS against the answer in ANSWER and reports to the descriptor that was standard output; where ENDS_EARLY, up to the
# first that fails.
# One JSON object a line: loaded, unloaded, start, end, looked, done.
import ast, asyncio, builtins, errno, inspect, io, json, linecache, os, sys, time, types

report_file = os.fdopen(os.dup(1), "w", encoding="utf-8")
os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
SHOWN = 400
clock = time.perf_counter
PRINTED_MAX = 64 * 1024
DENIED = " (answers run in a sandbox that does not allow this)"


def readable(value):
    """The same without what no UTF-8 can hold: half a surrogate pair would make the whole line unreadable."""
    if isinstance(value, str):
        return value.encode("utf-8", "backslashreplace").decode()
    if isinstance(value, dict):
        return {key: readable(each) for key, each in value.items()}
    if isinstance(value, list):
        return [readable(each) for each in value]
    return value


# Bound before the answer is loaded, which may put other functions in their modules.
def report(dumps=json.dumps, write=report_file.write, flush=report_file.flush, **fields):
    write(dumps(readable(fields)) + "\n")
    flush()


class TooMuchOutput(Exception):
    pass


class Printed(io.BufferedIOBase):
    """Takes the bytes that the answer prints, up to a bound."""

    def __init__(self):
        self.start()

    def start(self):
        self.parts, self.size = [], 0

    def writable(self):
        return True

    def fileno(self):
        return 1

    def write(self, data):
        data = bytes(data)
        self.size += len(data)
        if self.size > PRINTED_MAX:
            raise TooMuchOutput("more than 64 KiB were printed")
        self.parts.append(data)
        return len(data)

    def text(self):
        return b"".join(self.parts).decode("utf-8", "backslashreplace")[:2000]

    def close(self):
        """Nothing: a stream over it that is dropped would close it for the next one."""

    def stream(self):
        """A text stream over it, as `sys.stdout` is one."""
        self.start()
        return io.TextIOWrapper(self, "utf-8", "surrogateescape", "\n", write_through=True)


class Mismatch(AssertionError):
    def __init__(self, got, expected, operator):
        super().__init__("")
        self.got, self.expected, self.operator = got, expected, operator


def shown(value):
    try:
        text = repr(value)
    except BaseException as error:
        text = f"<repr failed: {type(error).__name__}>"
    return text if len(text) <= SHOWN else text[:SHOWN] + "…"


class Watched(ast.NodeTransformer):
    """Makes `assert a == b` remember both sides."""

    def visit_Assert(self, node):
        test = node.test
        if node.msg is not None or not isinstance(test, ast.Compare) or len(test.ops) != 1:
            return node
        left, right = ast.Name("viva_left", ast.Load()), ast.Name("viva_right", ast.Load())
        store = lambda name, value: ast.Assign([ast.Name(name, ast.Store())], value)
        operator = ast.Constant(type(test.ops[0]).__name__)
        failed = ast.Call(ast.Name("viva_mismatch", ast.Load()), [left, right, operator], [])
        checked = ast.If(
            ast.Compare(left, test.ops, [right]), [ast.Pass()], [ast.Raise(failed, None)]
        )
        new = [store("viva_left", test.left), store("viva_right", test.comparators[0]), checked]
        return [ast.copy_location(each, node) for each in new]


def problem(error, lines):
    place = {}
    for frame, line in __import__("traceback").walk_tb(error.__traceback__):
        place[frame.f_code.co_filename] = line
    if isinstance(error, SyntaxError) and error.filename:
        place[error.filename] = error.lineno
    denied = isinstance(error, OSError) and error.errno in (errno.EPERM, errno.EACCES)
    found = {
        "type": type(error).__name__,
        "message": str(error)[:SHOWN] + (DENIED if denied else ""),
        "answer_line": place.get("answer.py"),
        # From 1; the line before the first is empty.
        "source": ([""] + lines)[place.get("tests.py") or 0].strip(),
    }
    if isinstance(error, Mismatch):
        found.update(type="AssertionError", got=shown(error.got), operator=error.operator)
        found.update(expected=shown(error.expected))
    return found


def load_answer(source):
    linecache.cache["answer.py"] = (len(source), None, source.splitlines(True), "answer.py")
    module = sys.modules["answer"] = types.ModuleType("answer")
    module.__file__ = "answer.py"
    exec(compile(source, "answer.py", "exec"), module.__dict__)


def load_tests(source, its_builtins):
    """The functions that test, by name. Their module is under no name where an answer would find it."""
    tree = ast.fix_missing_locations(Watched().visit(ast.parse(source, "tests.py")))
    module = sys.modules["tests"] = types.ModuleType("tests")
    module.__dict__.update(__file__="tests.py", __builtins__=its_builtins, viva_mismatch=Mismatch)
    exec(compile(tree, "tests.py", "exec"), module.__dict__)
    del sys.modules["tests"]
    return {name: value for name, value in vars(module).items() if name.startswith("test") and callable(value)}


def run(test):
    if inspect.iscoroutinefunction(test):
        asyncio.run(test())
    else:
        test()


def main(answer, tests, know):
    printed = Printed()
    sys.stdout = printed.stream()
    # Those of an answer may be others by then.
    its_builtins, lines = dict(vars(builtins)), tests.splitlines()
    own, sys.modules["__main__"] = sys.modules["__main__"], types.ModuleType("__main__")
    try:
        load_answer(answer)
        found = load_tests(tests, its_builtins)
    except BaseException as error:
        report(event="unloaded", problem=problem(error, lines), printed=printed.text())
        return
    know(found.values())
    report(event="loaded", tests=list(found))
    for name, test in found.items():
        # An answer may have closed the stream, or put another in its place.
        sys.stdout = printed.stream()
        report(event="start", test=name)
        started, trouble = clock(), None
        try:
            run(test)
        except BaseException as error:
            trouble = problem(error, lines)
        elapsed_ms = max(0, int((clock() - started) * 1000))
        report(event="end", test=name, problem=trouble, elapsed_ms=elapsed_ms, printed=printed.text())
        if trouble and ENDS_EARLY:
            return
    report(event="done")


main(
    globals().pop("ANSWER"),
    globals().pop("TESTS"),
    guarded(lambda what, report=report: report(event="looked", what=what)),
)
report_file.flush()
os._exit(0)
