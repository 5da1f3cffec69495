//! Answers that look into their tests for what these expect, and answers that look at frames for honest reasons.

use viva::judge::code::{Stop, judge, limits};
use viva::judge::limits::Limits;

use super::{Bench, python};

/// What is expected stands in the tests' own text, in a variable of theirs and in a callback.
const TESTS: &str = "from answer import secret\n\nEXPECTED = 'in the module'\n\n\
    def test_constant():\n    kept = 'a value of the test'\n    assert secret(lambda: 1, 'constant') == 'a value of the test'\n\n\
    def test_module():\n    assert secret(lambda: 1, 'module') == 'in the module'\n\n\
    async def test_awaited():\n    kept = 'a value of the test'\n    assert secret(lambda: 1, 'constant') == kept\n";

/// Finds the values in what it is given: a frame, a code object, a text.
const SEARCH: &str = "\
def search(frame, wanted):
    name = {'constant': 'a value of the test', 'module': 'in the module'}[wanted]
    while frame is not None:
        for value in list(frame.f_locals.values()) + list(frame.f_code.co_consts):
            if value == name:
                return value
        frame = frame.f_back
";

/// How an answer may look, and what `secret` then does.
fn hostile() -> Vec<(&'static str, String)> {
    let by_frame = |name, setup: &str, frame: &str| {
        let body = format!(
            "{setup}\n{SEARCH}\ndef secret(callback, wanted):\n    try:\n        frame = {frame}\n    \
             except PermissionError:\n        return 'denied'\n    return search(frame, wanted)\n"
        );
        (name, body)
    };
    let whole = |name, body: &str| (name, body.to_owned());
    vec![
        by_frame("a frame by its depth", "import sys", "sys._getframe(1)"),
        by_frame("inspect", "import inspect", "inspect.currentframe().f_back"),
        by_frame("inspect's stack", "import inspect", "inspect.stack()[1].frame"),
        by_frame("logging's frame", "import logging", "logging.currentframe()"),
        by_frame(
            "traceback's walk",
            "import traceback",
            "[frame for frame, _ in traceback.walk_stack(None)][-3]",
        ),
        by_frame("every thread's frame", "import sys", "list(sys._current_frames().values())[0]"),
        by_frame(
            "the frame of an exception",
            "def caught():\n    try:\n        1 / 0\n    except ZeroDivisionError as error:\n        return error.__traceback__",
            "caught().tb_frame.f_back",
        ),
        by_frame(
            "the frame of a generator",
            "def frames():\n    yield me.gi_frame.f_back\n",
            "next(globals().__setitem__('me', frames()) or me)",
        ),
        by_frame(
            "a handler of a signal",
            "import signal\nseen = []\ndef caught():\n    signal.signal(signal.SIGUSR1, lambda number, frame: seen.append(frame))\n    \
             signal.raise_signal(signal.SIGUSR1)\n    return seen[0]",
            "caught()",
        ),
        by_frame(
            "code under the name of a library",
            "import logging, sys\ndef borrowed():\n    names = {}\n    \
             exec(compile('import sys\\ndef f():\\n    return sys._getframe(2)\\ndef g():\\n    return f()', logging.__file__, 'exec'), names)\n    \
             return names['g']()",
            "borrowed()",
        ),
        by_frame(
            "code renamed to a library",
            "import logging, sys\ndef f():\n    return sys._getframe(2)\ndef g():\n    return f()\n\
             def renamed():\n    for each in (f, g):\n        each.__code__ = each.__code__.replace(co_filename=logging.__file__)\n    return g()",
            "renamed()",
        ),
        by_frame(
            "a library that copies",
            "import copy, sys\nclass Odd:\n    def __reduce_ex__(self, version):\n        return (sys._getframe, (4,))",
            "copy.copy(Odd())",
        ),
        by_frame(
            "a frame by way of a thread",
            "from concurrent.futures import ThreadPoolExecutor\ndef caught():\n    try:\n        1 / 0\n    except ZeroDivisionError as error:\n        \
             with ThreadPoolExecutor() as pool:\n            return pool.submit(getattr, error.__traceback__, 'tb_frame').result().f_back",
            "caught()",
        ),
        by_frame("the stack of a task", "import asyncio", "asyncio.current_task().get_stack()[-1]"),
        whole(
            "a trace of the tests",
            "import sys\nseen = []\ndef trace(frame, event, argument):\n    seen.append(frame)\n    return trace\n\
             try:\n    sys.settrace(trace)\nexcept PermissionError:\n    pass\n\
             def secret(callback, wanted):\n    for frame in seen:\n        for value in frame.f_code.co_consts:\n            \
             if value in ('a value of the test',):\n                return value\n",
        ),
        whole(
            "the collector's objects",
            "import gc, types\ndef secret(callback, wanted):\n    try:\n        found = gc.get_objects()\n    except PermissionError:\n        \
             return 'denied'\n    for each in found:\n        if isinstance(each, types.FunctionType) and each.__name__ == 'test_constant':\n            \
             return each.__code__.co_consts[1]\n",
        ),
        whole(
            "the code of a test by way of a callback",
            "def secret(callback, wanted):\n    tests = callback.__globals__\n    \
             try:\n        return tests['test_' + wanted].__code__.co_consts[1]\n    except PermissionError:\n        return 'denied'\n",
        ),
        whole(
            "the code of a task",
            "import asyncio\ndef secret(callback, wanted):\n    try:\n        task = asyncio.current_task()\n    except RuntimeError:\n        return None\n    \
             return task.get_coro().cr_code.co_consts[1]\n",
        ),
        whole(
            "a hook of one's own",
            "import sys\nseen = []\nsys.addaudithook(lambda event, args: seen.append(args) if event in ('compile', 'exec') else None)\n\
             def secret(callback, wanted):\n    return next((c.co_consts[1] for a in seen for c in getattr(a[0], 'co_consts', ()) if hasattr(c, 'co_consts')), None)\n",
        ),
        whole(
            "a signal's module anew",
            "import sys\nold = sys.modules.pop('_signal')\ntry:\n    import _signal as fresh\nexcept PermissionError:\n    fresh = None\nsys.modules['_signal'] = old\n\
             def secret(callback, wanted):\n    return None\n",
        ),
        whole(
            "code of a library's name by way of a library",
            "import codeop, collections\nnames = {}\ntry:\n    exec(codeop.compile_command('import sys\\ndef f(): return sys._getframe(1)\\n\\n', collections.__file__, 'exec'), names)\n\
             except PermissionError:\n    pass\ndef secret(callback, wanted):\n    return names['f']().f_code.co_consts[1] if names else None\n",
        ),
        whole(
            "other code for a test",
            "def nothing():\n    pass\ndef secret(callback, wanted):\n    for name, each in list(callback.__globals__.items()):\n        if name.startswith('test'):\n            \
             try:\n                each.__code__ = nothing.__code__\n            except PermissionError:\n                pass\n    return 'in the module'\n",
        ),
        whole(
            "the collector's objects by way of a thread",
            "import gc, threading, types\ndef secret(callback, wanted):\n    found = []\n    \
             thread = threading.Thread(target=found.extend, args=(map(gc.get_objects, [None]),))\n    thread.start()\n    thread.join()\n    \
             for each in found:\n        if isinstance(each, types.FunctionType) and each.__name__ == 'test_constant':\n            \
             return each.__code__.co_consts[1]\n",
        ),
        whole(
            "the variables that a traceback copies",
            "import ast, traceback\ndef secret(callback, wanted):\n    try:\n        \
             found = traceback.StackSummary.extract(traceback.walk_stack(None), capture_locals=True)\n    except PermissionError:\n        return 'denied'\n    \
             for frame in found:\n        if 'kept' in (frame.locals or {}):\n            return ast.literal_eval(frame.locals['kept'])\n",
        ),
        whole(
            "the parts of a machine",
            "try:\n    import _ctypes\nexcept PermissionError:\n    pass\ndef secret(callback, wanted):\n    return None\n",
        ),
        whole(
            "another interpreter",
            "import importlib\nfor name in ('_xxsubinterpreters', '_interpreters'):\n    try:\n        importlib.import_module(name)\n    \
             except (PermissionError, ImportError):\n        pass\ndef secret(callback, wanted):\n    return None\n",
        ),
        whole(
            "a machine that calls",
            "try:\n    import ctypes\nexcept PermissionError:\n    pass\ndef secret(callback, wanted):\n    return None\n",
        ),
    ]
}

fn verdict(answer: &str, tests: &str) -> viva::judge::code::Verdict {
    let bench = Bench::new();
    let limits = Limits { wall_ms: 5_000, ..limits() };
    judge(python(), &bench.launcher, answer, tests, &limits).unwrap()
}

#[test]
fn an_answer_that_looks_into_its_tests_is_no_pass_and_is_told_so() {
    for (name, answer) in hostile() {
        let verdict = verdict(&answer, TESTS);
        assert!(!verdict.is_pass(), "{name}: {verdict:?}");
        // A signal's handler is given no frame: there is nothing that would be denied.
        let is_blind = name == "a handler of a signal";
        let is_told = matches!(verdict.stopped, Some(Stop::Looked { .. }));
        assert!(is_told != is_blind, "{name}: {verdict:?}");
        if let Some(stop) = verdict.stopped {
            assert!(stop.line().contains("looks into its tests"), "{}", stop.line());
        }
    }
}

#[test]
fn neither_the_text_nor_the_module_of_the_tests_is_where_an_answer_finds_it() {
    let places = [
        "__import__('__main__').TESTS",
        "__import__('__main__').ANSWER",
        "__import__('sys').modules['tests'].EXPECTED",
        "__import__('linecache').cache['tests.py'][2][4]",
        "open('main.py').read()",
        "__import__('sys').stdout.buffer.write.__func__.__globals__['TESTS']",
        "__import__('sys').stdout.buffer.write.__func__.__globals__['tests']",
    ];
    for place in places {
        let answer = format!(
            "def secret(callback, wanted):\n    raise RuntimeError('found ' + str({place}))\n"
        );
        let verdict = verdict(&answer, TESTS);
        let problem = verdict.tests[0].problem.as_ref().unwrap();
        assert!(!problem.message.contains("found"), "{place}: {problem:?}");
    }
}

#[test]
fn what_an_answer_changes_does_not_change_its_tests() {
    let tests = "from answer import f\n\ndef test_all():\n    assert all([f(lambda: 1) == 1, f(lambda: 2) == 2])\n\n\
        def test_later():\n    assert f(lambda: 3) == 3\n";
    let cases = [
        (
            "builtins",
            "import builtins\nbuiltins.all = lambda values: True\ndef f(callback):\n    return 0\n",
        ),
        (
            "the next test",
            "def f(callback):\n    callback.__globals__['test_later'] = lambda: None\n    return callback() if callback() < 3 else 0\n",
        ),
    ];
    for (name, answer) in cases {
        assert!(!verdict(answer, tests).is_pass(), "{name}");
    }
    assert!(verdict("def f(callback):\n    return callback()\n", tests).is_pass());
}

/// Each of them puts something in the place of what runs the tests.
#[test]
fn what_an_answer_changes_does_not_change_what_runs_its_tests() {
    let tests = "from answer import double\n\ndef test_two():\n    assert double(2) == 4\n\n\
        async def test_awaited():\n    assert double(3) == 6\n\ndef test_type():\n    assert isinstance(double(2), int), 'no number'\n";
    let wrong = "\ndef double(n):\n    return 'wrong'\n";
    for change in [
        "import asyncio\nasyncio.run = lambda given, **more: given.close()",
        "import inspect\ninspect.iscoroutinefunction = lambda f: False",
        "import ast\nreal = ast.parse\ndef parse(*a, **k):\n    tree = real(*a, **k)\n    for f in tree.body:\n        if hasattr(f, 'args'):\n            \
         f.body = [ast.copy_location(ast.Pass(), f)]\n    return tree\nast.parse = parse",
        "import ast\ndef visit(self, node):\n    for f in node.body:\n        if hasattr(f, 'args'):\n            f.body = [ast.copy_location(ast.Pass(), f)]\n    \
         return node\nast.NodeTransformer.visit = visit",
        "import builtins\nreal = vars\nbuiltins.vars = lambda m: {k: (lambda: None) if k.startswith('test') else v for k, v in real(m).items()}",
        "import builtins\nreal = exec\ndef other(code, names=None):\n    real(code, names)\n    for k in list(names):\n        if k.startswith('test'):\n            \
         names[k] = lambda: None\nbuiltins.exec = other",
        "import builtins\nbuiltins.isinstance = lambda *a: True",
        "import json\nreal = json.JSONEncoder.encode\ndef encode(self, value):\n    if isinstance(value, dict) and 'problem' in value:\n        value['problem'] = None\n    \
         return real(self, value)\njson.JSONEncoder.encode = encode",
        "import sys\nsys.stdout.buffer.write.__func__.__globals__['run'] = lambda test: None",
        "for each in AssertionError.__subclasses__():\n    if each.__name__ == 'Mismatch':\n        each.__init__.__globals__['problem'] = lambda *a: None",
        "import sys\nkept = []\ndef __getattr__(name):\n    kept.append(sys.modules.get('tests'))\n    raise AttributeError(name)",
        "import os\nos._exit = lambda code: None",
    ] {
        let verdict = verdict(&format!("{change}{wrong}"), tests);
        assert!(!verdict.is_pass(), "{change}\n{verdict:?}");
    }
    let finishing = "import asyncio\ndef double(n):\n    try:\n        for task in asyncio.all_tasks():\n            asyncio.Future.set_result(task, None)\n    \
         except RuntimeError:\n        pass\n    return n + n if n == 2 else 'wrong'\n";
    let finished = verdict(finishing, tests);
    assert!(!finished.is_pass(), "{finished:?}");
}

#[test]
fn a_module_that_asks_for_the_tests_while_they_load_finds_none() {
    let answer = "import sys\nkept = []\ndef __getattr__(name):\n    kept.append(sys.modules.get('tests'))\n    if name == 'secret':\n        return real\n    \
        raise AttributeError(name)\ndef real(callback, wanted):\n    return kept[-1].EXPECTED if wanted == 'module' else None\n";
    let verdict = verdict(answer, TESTS);
    let problem = verdict.tests[1].problem.as_ref().unwrap();
    assert_eq!(problem.kind, "AttributeError", "{verdict:?}");
}

#[test]
fn an_object_that_an_answer_hands_to_the_guard_is_not_asked_for_anything() {
    let answer = "import sys\nseen = []\nclass Odd:\n    def __str__(self):\n        seen.append('text')\n        return ''\n    def __hash__(self):\n        \
        seen.append('hash')\n        return 1\ndef secret(callback, wanted):\n    for event in ('compile', 'code.__new__', 'object.__getattr__', 'object.__setattr__', 'import'):\n        \
        for odd in ((Odd(), Odd()), (None, Odd()), (Odd(),), ()):\n            sys.audit(event, *odd)\n    raise ValueError(str(seen))\n";
    let verdict = verdict(answer, TESTS);
    let problem = verdict.tests[0].problem.as_ref().unwrap();
    assert_eq!(problem.message, "[]", "{verdict:?}");
}

#[test]
fn honest_answers_may_use_libraries_that_look_at_frames() {
    let tests = "from answer import f\n\ndef test_it():\n    assert f(lambda number: number + 1) == 3\n\n\
        async def test_awaited():\n    assert f(lambda number: number + 1) == 3\n";
    let honest = [
        "from collections import namedtuple\nPair = namedtuple('Pair', 'a b')\ndef f(g):\n    return sum(Pair(1, g(1)))\n",
        "from typing import NamedTuple, TypeVar\nT = TypeVar('T')\nclass Pair(NamedTuple):\n    a: int\n    b: int\ndef f(g):\n    \
         return sum(Pair(1, g(1))) + 0 * len(NamedTuple('P', [('a', int)])._fields)\n",
        "from enum import Enum\nSize = Enum('Size', 'S M L')\ndef f(g):\n    return Size.L.value\n",
        "import logging\ndef f(g):\n    try:\n        1 / 0\n    except ZeroDivisionError:\n        logging.exception('no')\n    \
         logging.warning('odd')\n    return g(2)\n",
        "import traceback\ndef f(g):\n    try:\n        1 / 0\n    except ZeroDivisionError:\n        return 3 if 'ZeroDivisionError' in traceback.format_exc() else 0\n",
        "import inspect\ndef f(g):\n    return len(inspect.signature(g).parameters) + 2 * (not inspect.iscoroutinefunction(g))\n",
        "import inspect\ndef numbers():\n    yield 3\ndef f(g):\n    it = numbers()\n    return next(it) if inspect.getgeneratorstate(it) == 'GEN_CREATED' else 0\n",
        "from concurrent.futures import ThreadPoolExecutor\ndef work(g):\n    import logging, colorsys, traceback\n    try:\n        1 / 0\n    \
         except ZeroDivisionError:\n        logging.exception('no')\n        traceback.format_exc()\n    return g(2)\n\
         def f(g):\n    with ThreadPoolExecutor() as pool:\n        return pool.submit(work, g).result()\n",
        "import dataclasses, warnings, pickle\n@dataclasses.dataclass\nclass Pair:\n    a: int\n    b: int = 2\ndef f(g):\n    \
         warnings.warn('odd')\n    return sum(dataclasses.astuple(pickle.loads(pickle.dumps(Pair(1)))))\n",
        "import gc, sys\nclass Node:\n    pass\ndef f(g):\n    node = Node()\n    node.me = node\n    del node\n    gc.collect()\n    return g(2) + 0 * sys.getrefcount(g)\n",
        "import functools, contextlib\n@contextlib.contextmanager\ndef around():\n    yield 1\n@functools.wraps(print)\ndef h():\n    return 2\ndef f(g):\n    \
         with around() as one:\n        return one + h()\n",
    ];
    for answer in honest {
        let verdict = verdict(answer, tests);
        assert!(verdict.is_pass(), "{answer}\n{verdict:?}");
    }
}
