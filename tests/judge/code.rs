//! Tests against answers, in real children.

use viva::judge::code::{Stop, Verdict, judge, limits};
use viva::judge::limits::Limits;
use viva::judge::supervise::Ending;

use super::{Bench, python};

const TESTS: &str = "from answer import double\n\n\
    def test_two():\n    assert double(2) == 4\n\n\
    def test_text():\n    assert double('a') == 'aa'\n\n\
    async def test_awaited():\n    assert double(0) == 0\n";

fn run_with(answer: &str, tests: &str, limits: &Limits) -> Verdict {
    let bench = Bench::new();
    let verdict = judge(python(), &bench.launcher, answer, tests, limits).unwrap();
    assert_eq!(bench.left_behind(), Vec::<std::path::PathBuf>::new());
    verdict
}

fn run(answer: &str) -> Verdict {
    run_with(answer, TESTS, &Limits { wall_ms: 2_000, ..limits() })
}

#[test]
fn a_right_answer_passes_every_test_by_name() {
    let verdict = run("def double(n):\n    return n + n\n");
    assert!(verdict.is_pass(), "{verdict:?}");
    let names: Vec<&str> = verdict.tests.iter().map(|test| test.name.as_str()).collect();
    assert_eq!(names, ["test_two", "test_text", "test_awaited"]);
}

#[test]
fn a_wrong_answer_shows_what_was_expected_and_what_came() {
    let verdict = run("def double(n):\n    print('seen', n)\n    return n ** 2\n");
    assert!(!verdict.is_pass());
    let first = &verdict.tests[0];
    assert!(first.problem.is_none() && first.printed == "seen 2\n", "{first:?}");
    let second = verdict.tests[1].problem.as_ref().unwrap();
    assert_eq!((second.kind.as_str(), second.answer_line), ("TypeError", Some(3)));
    let verdict = run("def double(n):\n    return n\n");
    let problem = verdict.tests[0].problem.as_ref().unwrap();
    assert_eq!((problem.got.as_deref(), problem.expected.as_deref()), (Some("2"), Some("4")));
    assert_eq!(problem.source, "assert double(2) == 4");
}

#[test]
fn an_answer_that_does_not_load_says_where() {
    for (answer, kind, line) in [
        ("def double(n)\n    return n\n", "SyntaxError", Some(1)),
        ("x = 1\nraise ValueError('no')\n", "ValueError", Some(2)),
        ("pass\n", "ImportError", None),
        ("import sys\nsys.exit(0)\n", "SystemExit", Some(2)),
    ] {
        let verdict = run(answer);
        let Some(Stop::Unloaded(problem)) = &verdict.stopped else { panic!("{verdict:?}") };
        assert_eq!((problem.kind.as_str(), problem.answer_line), (kind, line), "{answer}");
    }
}

#[test]
fn hostile_answers_end_and_are_no_pass() {
    let short = Limits { wall_ms: 700, ..limits() };
    for (name, answer) in [
        ("endless loop", "def double(n):\n    while True: pass\n"),
        ("endless load", "while True: pass\n"),
        ("deep recursion", "def double(n):\n    return double(n)\n"),
        ("ten gigabytes", "def double(n):\n    return [0] * (10 << 30)\n"),
        ("endless output", "def double(n):\n    while True: print('x' * 1000)\n"),
        ("raw output", "import os\ndef double(n):\n    while True: os.write(3, b'x' * 1000)\n"),
        ("hard exit", "import os\ndef double(n):\n    os._exit(0)\n"),
        ("exit while loading", "import os\nos._exit(0)\n"),
        ("kill oneself", "import os\ndef double(n):\n    os.kill(os.getpid(), 9)\n"),
        (
            "overwritten harness",
            "import __main__\n__main__.run = __main__.report = None\ndef double(n): return 0\n",
        ),
        ("overwritten file", "open('main.py', 'w').write('')\ndef double(n): return 0\n"),
        ("a lie", "def double(n):\n    raise SystemExit('{\"event\": \"done\"}')\n"),
        ("closed report", "import os\nos.closerange(0, 50)\ndef double(n): return n + n\n"),
        (
            "trace hook",
            "import sys\nsys.settrace(1 / 0 if False else None)\ndef double(n): return None\n",
        ),
    ] {
        let verdict = run_with(answer, TESTS, &short);
        assert!(!verdict.is_pass(), "{name}: {verdict:?}");
    }
}

#[test]
fn the_test_that_hangs_is_named() {
    let answer = "def double(n):\n    while n == 'a': pass\n    return n + n\n";
    let verdict = run_with(answer, TESTS, &Limits { wall_ms: 700, ..limits() });
    assert_eq!(verdict.tests.len(), 1);
    let stopped = verdict.stopped.unwrap();
    let Stop::Ended { test, ending, .. } = stopped else { panic!("{stopped:?}") };
    assert_eq!((test.as_deref(), ending), (Some("test_text"), Ending::TimedOut));
}

#[test]
fn a_wrong_answer_that_makes_its_report_unreadable_or_writes_one_is_no_pass() {
    let done = r#"{"event":"done"}"#;
    let empty = r#"{"event":"loaded","tests":["test_two"]}"#;
    let forge = |lines: &[&str]| {
        let text = format!("{}\n", lines.join("\n")).replace('"', "\\\"").replace('\n', "\\n");
        format!(
            "import os\nfor fd in range(3, 64):\n    try:\n        os.write(fd, b\"{text}\")\n    except OSError:\n        pass\n"
        )
    };
    let wrong = "def double(n):\n    return 3\n";
    let cases = [
        (
            "half a surrogate printed",
            "def double(n):\n    print('\\ud83d')\n    return 3\n".to_owned(),
        ),
        ("half a surrogate raised", "def double(n):\n    raise ValueError('\\udce9')\n".to_owned()),
        ("half a surrogate given", "def double(n):\n    return '\\ud83d'\n".to_owned()),
        (
            "a clock turned back",
            format!(
                "import time\ntime.perf_counter = iter(range(0, -10**6, -1)).__next__\n{wrong}"
            ),
        ),
        (
            "json that writes nothing",
            format!("import json\njson.dumps = lambda *a, **k: ''\n{wrong}"),
        ),
        ("an end written while it loads", format!("{}os._exit(0)\n", forge(&[done]))),
        ("a run of no tests written", format!("{}os._exit(0)\n", forge(&[empty, done]))),
        ("one test less written", format!("{}{wrong}", forge(&[empty]))),
        ("a line that is no report", format!("{}{wrong}", forge(&["{}"]))),
        ("an exit in the first test", "import os\ndef double(n):\n    os._exit(0)\n".to_owned()),
        ("an exit at the end", format!("import atexit, os\natexit.register(os._exit, 0)\n{wrong}")),
        (
            "the tests taken away",
            format!(
                "import sys\nclass Gone(dict):\n    pass\nsys.modules['tests'] = None\n{wrong}"
            ),
        ),
    ];
    for (name, answer) in cases {
        let verdict = run(&answer);
        assert!(!verdict.is_pass(), "{name}: {verdict:?}");
    }
}

#[test]
fn an_assert_that_the_answer_swallows_fails_its_test() {
    let tests = "from answer import apply\n\ndef test_only_nine():\n    def nine(item):\n        assert item == 9, 'only nine'\n        return item\n    \
        apply(nine, [9])\n\ndef test_other():\n    def other(item):\n        assert item == 1\n    apply(other, [1])\n";
    let swallow = |caught: &str| {
        format!(
            "def apply(callback, items):\n    for item in items:\n        try:\n            callback(item + 1)\n        except {caught}:\n            pass\n"
        )
    };
    for caught in ["BaseException", "Exception", "AssertionError"] {
        let verdict = run_with(&swallow(caught), tests, &limits());
        let first = verdict.tests[0].problem.as_ref().unwrap();
        assert_eq!((first.kind.as_str(), first.message.as_str()), ("AssertionError", "only nine"));
        let second = verdict.tests[1].problem.as_ref().unwrap();
        assert_eq!((second.got.as_deref(), second.expected.as_deref()), (Some("2"), Some("1")));
    }
    let right = swallow("ValueError").replace("item + 1", "item");
    assert!(run_with(&right, tests, &limits()).is_pass());
}

#[test]
fn an_odd_error_of_an_answer_is_a_failed_test() {
    let raising = |body: &str| {
        format!("def double(n):\n    error = SyntaxError('x')\n    {body}\n    raise error\n")
    };
    for body in [
        "error.filename, error.lineno = 'tests.py', 10**9",
        "error.filename, error.lineno = 'answer.py', -3",
        "error.filename, error.lineno = 'answer.py', 1 << 40",
        "error.filename, error.lineno = [1], 2",
        "error = type('X' * (2 << 20), (Exception,), {})()",
        "error = type('E', (Exception,), {'__str__': lambda self: 1 / 0})()",
        "error = type('E', (Exception,), {'__class__': property(lambda self: AssertionError)})()",
        "error = type(type('E', (type,), {'__name__': property(lambda self: {})}).__name__, (OSError,), {'errno': []})()",
    ] {
        let verdict = run(&raising(body));
        assert!(verdict.stopped.is_none() && verdict.tests.len() == 3, "{body}: {verdict:?}");
        assert!(verdict.tests.iter().all(|test| test.problem.is_some()), "{body}: {verdict:?}");
    }
}

/// What a child of an answer reports would reach the answer, were the descriptor another one there.
#[test]
fn a_forked_child_reports_nothing() {
    let answer = "import os\ndef double(n):\n    reader, writer = os.pipe()\n    if os.fork() == 0:\n        for number in range(3, 30):\n            \
        if number not in (reader, writer):\n                try:\n                    os.dup2(writer, number)\n                except OSError:\n                    pass\n        \
        return object()\n    os.close(writer)\n    text = b''\n    while part := os.read(reader, 65536):\n        text += part\n    raise ValueError(text.decode())\n";
    let verdict = run(answer);
    assert_eq!(verdict.tests[0].problem.as_ref().unwrap().message, "", "{verdict:?}");
}

#[test]
fn too_much_output_is_said_to_be_that_and_a_timeout_is_said_alone() {
    let flood = run(
        "import os\ndef double(n):\n    os.write(3, b'x' * 1000)\n    while True: os.write(3, b'x' * 1000)\n",
    );
    let Some(Stop::Ended { ending, .. }) = flood.stopped else { panic!("{flood:?}") };
    assert_eq!(ending, Ending::TooMuchOutput);
    let noisy =
        "import os\ndef double(n):\n    os.write(2, b'a warning\\n')\n    while True: pass\n";
    let late = run_with(noisy, TESTS, &Limits { wall_ms: 700, ..limits() });
    assert_eq!(late.stopped.unwrap().line(), "it did not end in time in test_two");
}

#[test]
fn the_tests_of_a_question_are_known_from_their_text() {
    let text = "from answer import f\n\ndef helper():\n    def test_inner(): pass\n\ndef test_a():\n    pass\n\n\
        async def test_b(tmp):\n    pass\n\ndef test_a():\n    pass\n";
    assert_eq!(viva::judge::code::test_names(text), ["test_a", "test_b"]);
}

#[test]
fn tests_without_a_test_are_no_pass() {
    let verdict = run_with("double = None\n", "from answer import double\n", &limits());
    assert_eq!(verdict.stopped, Some(Stop::NoTests));
}

#[test]
fn text_of_any_kind_reaches_the_child_unchanged() {
    let answer = "def double(n):\n    return '\\u2028 \"quotes\" \\\\ ☃ \\x07'\n";
    let tests = "from answer import double\ndef test_it():\n    assert double(1) == '\\u2028 \"quotes\" \\\\ ☃ \\x07'\n";
    assert!(run_with(answer, tests, &limits()).is_pass());
}

#[test]
fn a_byte_order_mark_at_the_beginning_is_no_syntax_error() {
    let verdict = run("\u{feff}def double(n):\n    return 2 * n\n");
    assert!(verdict.is_pass(), "{verdict:?}");
}

#[test]
fn an_answer_prints_to_a_real_text_stream() {
    let answer = "import sys\nfrom sys import stdout\n\ndef double(n):\n\
        \x20   sys.stdout.writelines(['a', 'b'])\n    sys.stdout.buffer.write('é'.encode())\n\
        \x20   sys.stdout.reconfigure(line_buffering=True)\n    print(sys.stdout.fileno(), sys.stdout.encoding, sys.stdout.isatty())\n\
        \x20   stdout.write('early')\n    sys.stdout.close()\n    return 2 * n\n";
    let verdict = run(answer);
    assert!(verdict.is_pass(), "{verdict:?}");
    assert_eq!(verdict.tests[0].printed, "abé1 utf-8 False\nearly");
}

#[test]
fn what_the_sandbox_forbids_is_said_to_be_forbidden_by_it() {
    if !viva::judge::isolation().calls_filtered {
        eprintln!("not run: this kernel cannot filter system calls");
        return;
    }
    let verdict = run("import socket\n\ndef double(n):\n    socket.socket()\n");
    let problem = verdict.tests[0].problem.as_ref().unwrap();
    assert_eq!(problem.kind, "PermissionError");
    assert!(
        problem.message.ends_with("(answers run in a sandbox that does not allow this)"),
        "{problem:?}"
    );
}
