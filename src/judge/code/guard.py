# Keeps an answer from reading what its tests expect: from their frames, their text and their objects. What is denied is counted, and a run in
# which something was denied is no pass. Whoever writes an answer against this very guard can still get around it: see SECURITY.md.
import _signal, os, sys, threading

OWN = (lambda: None).__code__.co_filename
# It holds the tests' text.
os.unlink(__file__)


def guarded(count):
    """Sets the guard up; gives a function that takes the tests' functions. `count` hears what was denied."""
    base = os.path.realpath(os.path.dirname(os.__file__)) + os.sep
    frame_of, thread, busy, tests = sys._getframe, threading.get_ident, set(), []
    # Files of the standard library that look at frames and give none away; those that do so only to other files of it; and functions.
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
    framed = {"tb_frame", "gi_frame", "cr_frame", "ag_frame"}
    named = {"compile", "code.__new__"}
    watched = {"sys._getframe", "object.__getattr__"} | never | gets | named

    def is_library(file):
        return file.startswith((base, "<frozen "))

    def is_answers(frame):
        file = frame.f_code.co_filename
        return not is_library(file) and file not in ("tests.py", OWN)

    def is_below_answer(frame):
        while frame is not None and not is_answers(frame):
            frame = frame.f_back
        return frame is not None

    def may_look(frame):
        """Whether the code that looks at a frame may: the harness, a test, or a library that keeps it to itself."""
        if not is_below_answer(frame):
            return True
        file, name, caller = frame.f_code.co_filename, frame.f_code.co_name, frame.f_back
        if name in walkers:
            return file in lookers and caller.f_code.co_filename == file
        is_kept = file in lookers and is_library(caller.f_code.co_filename)
        return is_kept or file in keepers or (name in harmless and is_library(file))

    def is_denied(event, args, frame):
        if event == "sys._getframe" or (event == "object.__getattr__" and args[1] in framed):
            return not may_look(frame)
        if event == "object.__getattr__":
            return args[1] == "__code__" and any(args[0] is test for test in tests) and is_below_answer(frame)
        if event in named:
            # Code under the name of a file that may look.
            name = args[1].decode("utf-8", "replace") if isinstance(args[1], bytes) else str(args[1])
            return (is_library(name) or name in ("tests.py", OWN)) and is_answers(frame)
        return event in never or is_below_answer(frame)

    def hook(event, args):
        if event not in watched and not event.startswith(("sys.monitoring.", "ctypes.")):
            return
        here = thread()
        if here in busy:
            return
        busy.add(here)
        try:
            if is_denied(event, args, frame_of(1)):
                what = args[1] if event == "object.__getattr__" else event
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

    _signal.signal = without_frame(_signal.signal)
    sys.addaudithook(hook)
    return tests.extend
