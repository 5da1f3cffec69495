# Keeps an answer from reading what its tests expect: from their frames, their text and their objects. What is denied is counted, and a run in
# which something was denied is no pass. Whoever writes an answer against this very guard can still get around it: see SECURITY.md.
import _signal, builtins, os, signal, sys, threading

# Those of an answer may be others: functions take theirs from here.
__builtins__ = dict(vars(builtins))
OWN = (lambda: None).__code__.co_filename
# It holds the tests' text.
os.unlink(__file__)


def plain(text):
    """A text itself, whatever a class of an answer makes of one; nothing of it is called."""
    kind = type(text)
    if issubclass(kind, str):
        return str.__str__(text)
    return bytes.decode(text, "utf-8", "replace") if issubclass(kind, bytes) else ""


def guarded(count):
    """Sets the guard up; gives a function that takes the tests' functions. `count` hears what was denied."""
    base = os.path.realpath(os.path.dirname(os.__file__)) + os.sep
    frame_of, thread, busy, tests = sys._getframe, threading.get_ident, set(), []
    # The harness and the tests run here. A thread that an answer starts may have no frame of the answer's below it.
    main = thread()
    packages = tuple(path + os.sep for path in sys.path if path.endswith(("site-packages", "dist-packages")))
    # Files of the standard library that look at frames and give none away; those that do so only to other files of it; and functions.
    open_file, real_path = open, os.path.realpath
    path_of = lambda name: base + name.replace("/", os.sep) + ".py"
    keepers = {path_of(name) for name in ("collections/__init__", "typing", "enum", "warnings")}
    lookers = {path_of(name) for name in ("logging/__init__", "traceback")}
    lookers |= {
        path_of("asyncio/" + name) for name in ("base_events", "coroutines", "events", "format_helpers", "futures")
    }
    harmless = {"getgeneratorstate", "getcoroutinestate", "getasyncgenstate"}
    walkers = {"walk_tb", "walk_stack"}
    never = {"sys.settrace", "sys.setprofile", "sys._current_frames", "sys._current_exceptions"}
    gets = {"gc.get_objects", "gc.get_referrers", "gc.get_referents"}
    framed = {"tb_frame", "gi_frame", "cr_frame", "ag_frame", "gi_code", "cr_code", "ag_code"}
    made_of = {"__code__", "__defaults__", "__kwdefaults__"}
    function = type(guarded)
    # What reads any memory, or runs code where no hook is.
    machine = {"ctypes", "_ctypes", "_xxsubinterpreters", "_interpreters", "_testcapi", "_testinternalcapi"}
    named = {"compile", "code.__new__"}
    watched = {"sys._getframe", "object.__getattr__", "object.__setattr__", "sys.addaudithook", "import", "marshal.loads"} | never | gets | named

    def is_library(file):
        return file.startswith((base, "<frozen ", *packages))

    def is_answers(frame):
        return is_of_answers(plain(frame.f_code.co_filename))

    def is_that_file(source, file):
        """Whether a text is what stands in the library's file of this name."""
        if type(source) not in (bytes, str) or real_path(file) != file:
            return False
        try:
            with open_file(file, "rb") as library:
                content = library.read()
        except OSError:
            return False
        return content == source if type(source) is bytes else str.encode(source, "utf-8", "replace") == content

    def is_of_answers(file):
        return not is_library(file) and file not in ("tests.py", OWN)

    def is_below_answer(frame):
        while frame is not None and not is_answers(frame):
            frame = frame.f_back
        return frame is not None or thread() != main

    def keeps_locals(frame, file):
        """Whether the library copies the variables of the frames that it walks over."""
        while frame is not None and plain(frame.f_code.co_filename) == file:
            if frame.f_locals.get("capture_locals", False) is not False:
                return True
            frame = frame.f_back
        return False

    def imports_itself(frame):
        """Whether an import is one of the answer or of the standard library for it, not of a package that is installed."""
        while frame is not None and plain(frame.f_code.co_filename).startswith("<frozen importlib"):
            frame = frame.f_back
        return frame is None or not plain(frame.f_code.co_filename).startswith(packages)

    def may_look(frame):
        """Whether the code that looks at a frame may: the harness, a test, or a library that keeps it to itself."""
        if not is_below_answer(frame):
            return True
        file, name = plain(frame.f_code.co_filename), plain(frame.f_code.co_name)
        caller = plain(frame.f_back.f_code.co_filename) if frame.f_back else ""
        if name in walkers:
            return file in lookers and caller == file and not keeps_locals(frame, file)
        is_kept = file in lookers and is_library(caller)
        return is_kept or file in keepers or (name in harmless and is_library(file))

    def is_denied(event, name, args, frame):
        if event == "sys._getframe" or (event == "object.__getattr__" and name in framed):
            return not may_look(frame)
        if event == "object.__getattr__":
            is_test = name in made_of and any([args[0] is test for test in tests])
            return is_test and is_below_answer(frame)
        if event == "object.__setattr__":
            is_ours = name in made_of and type(args[0]) is function and not is_of_answers(plain(args[0].__code__.co_filename))
            return is_ours and (is_answers(frame) or thread() != main)
        if event == "import":
            if plain(args[0]) in machine:
                return is_below_answer(frame) and imports_itself(frame)
            # The module anew: its functions would be those that were replaced below.
            return plain(args[0]) == "_signal"
        if event in named:
            # Code under the name of a file that may look.
            if not is_below_answer(frame) or is_of_answers(name):
                return False
            return not (event == "compile" and is_library(name) and is_that_file(args[0], name))
        if event == "marshal.loads":
            # Code under any name; an import reads it so.
            return is_below_answer(frame) and not plain(frame.f_code.co_filename).startswith("<frozen importlib")
        return event in never or is_below_answer(frame)

    def hook(event, args):
        if event not in watched and not event.startswith(("sys.monitoring.", "ctypes.")):
            return
        here = thread()
        if here in busy:
            return
        busy.add(here)
        try:
            # An event that an answer raises itself may lack what it has.
            args = (*args, None, None)
            name = plain(args[1])
            if is_denied(event, name, args, frame_of(1)):
                what = name if event.startswith("object.") else event
                count(what)
                raise PermissionError("an answer may not look into its tests: " + what)
        finally:
            busy.discard(here)

    def without_frame(set_handler):
        """A handler of a signal would be given the frame that was interrupted."""

        def signal(number, handler):
            blind = (lambda number, frame: handler(number, None)) if callable(handler) else handler
            return set_handler(number, blind)

        return signal

    _signal.signal = signal.signal.__wrapped__ = without_frame(_signal.signal)
    sys.addaudithook(hook)
    return tests.extend
