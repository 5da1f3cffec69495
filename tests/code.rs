//! Questions that are answered by a function: their keys under `check --run`, and the quiz that judges them.

use std::fs;
use std::io::Write;
use std::process::Stdio;

use crate::support::TestEnv;
use crate::terminal::Terminal;

pub const STUB: &str = "def double(text):\n    raise NotImplementedError";
pub const SOLUTION: &str = "def double(text):\n    return text + text";
pub const WRONG: &str = "def double(text):\n    return text";
const TESTS: &str = "from answer import double\n\n\ndef test_text():\n    assert double(\"ab\") == \"abab\"\n\n\n\
                     def test_empty():\n    assert double(\"\") == \"\"";

/// A question of kind `code`, as Markdown, that passes every rule.
fn question(slug: &str, stub: &str, solution: &str, tests: &str, wrong: &str) -> String {
    format!(
        "## Write a function that doubles a text, named {slug} {{#{slug} .junior kind=code}}\n\n\
         ```python stub\n{stub}\n```\n\n### Answer\n```python solution\n{solution}\n```\nAdding texts joins them.\n\n\
         ### Tests\n```python tests\n{tests}\n```\n\n\
         ### Wrong\n```python wrong\n{wrong}\n```\nIt gives the text **once**.\n\n\
         ### Hints\n1. What does adding two texts do?\n2. It joins them.\n\n\
         ### Sources\n- <https://docs.python.org/3/library/stdtypes.html>\n\n"
    )
}

pub fn usual() -> String {
    question("doubles", STUB, SOLUTION, TESTS, WRONG)
}

#[test]
fn good_keys_run_and_are_remembered() {
    let env = TestEnv::new();
    env.pack("mine", &usual());
    let said = env.ok(&["check", "mine", "--run"]);
    assert!(said.ends_with("1 key ran, 0 wrong, 0 not run\n"), "{said}");
    let cache = env.home().join("cache/viva/check-run");
    assert_eq!(fs::read_to_string(&cache).unwrap().lines().count(), 2);
    env.ok(&["check", "mine", "--run"]);
    assert_eq!(fs::read_to_string(&cache).unwrap().lines().count(), 2);
    // Other tests are another verdict.
    env.pack("mine", &usual().replace("\"\") == \"\"", "\"x\") == \"xx\""));
    env.ok(&["check", "mine", "--run"]);
    assert_eq!(fs::read_to_string(&cache).unwrap().lines().count(), 3);
}

#[test]
fn bad_keys_are_told_by_id_with_the_reason() {
    let env = TestEnv::new();
    let thrice = "def double(text):\n    return text * 3";
    let raises = "def double(text):\n    raise ValueError(\"no\")";
    let cases = [
        (
            "thrice",
            question("thrice", STUB, thrice, TESTS, WRONG),
            "the solution fails: test_text: expected 'abab', got 'ababab'",
        ),
        (
            "raises",
            question("raises", STUB, raises, TESTS, WRONG),
            "the solution fails: test_text: ValueError: no (line 2 of the answer)",
        ),
        (
            "ready",
            question("ready", SOLUTION, SOLUTION, TESTS, WRONG),
            "the stub passes every test",
        ),
        (
            "same",
            question("same", STUB, SOLUTION, TESTS, "def double(text):\n    return text * 2"),
            "wrong answer 1 passes every test",
        ),
        (
            "nameless",
            question("nameless", STUB, SOLUTION, TESTS, "def dobule(text):\n    return text * 2"),
            "wrong answer 1 fails before any test: it does not load: ImportError",
        ),
    ];
    let markdown: String = cases.iter().map(|(_, markdown, _)| markdown.as_str()).collect();
    let new = usual().replace(".junior kind=code", ".junior kind=code since=9.9");
    env.pack("mine", &(markdown + &new.replace("doubles", "later")));
    let outcome = env.viva(&["check", "mine", "--run"]);
    assert_eq!(outcome.code, 1);
    for (slug, _, expected) in cases {
        let title = format!("error[wrong-key]: decorators/{slug} does not hold when it is run");
        let told = outcome.stdout.split_once(&title);
        let told = told.unwrap_or_else(|| panic!("{slug}: {}", outcome.stdout)).1;
        let told = told.split("\n\n").next().unwrap();
        assert!(told.contains(expected), "{slug}: {told}");
    }
    let said = outcome.stdout;
    assert!(said.contains("not run: decorators/later: needs Python 9.9 or newer"), "{said}");
    assert!(said.ends_with("5 keys ran, 5 wrong, 1 not run\n"), "{said}");
}

/// A world with the usual question in a pack that may run its code.
pub fn trusted() -> TestEnv {
    let env = TestEnv::new();
    env.pack("mine", &usual());
    env.ok(&["import", "mine"]);
    env.ok(&["trust", "mine", "--yes"]);
    env
}

pub fn grades(env: &TestEnv) -> Vec<(String, i64)> {
    let text = env.ok(&["export", "--format", "reviews"]);
    let events = text.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap());
    events
        .map(|event| (event["mode"].as_str().unwrap().to_owned(), event["grade"].as_i64().unwrap()))
        .collect()
}

#[test]
fn a_wrong_function_is_corrected_and_passes() {
    let env = trusted();
    let wrong = WRONG.replace(':', ":  ");
    let said = env.ok_fed(&["quiz", "--pack", "mine"], &format!("{wrong}\n.\n{SOLUTION}\n.\n\n"));
    for part in [
        "Your code? (as many lines as you need; a single . ends it)\n",
        "Not right. 1 of 2 tests passed.\n",
        "failed  test_text\n        test      assert double(\"ab\") == \"abab\"\n        \
         expected  'abab'\n        got       'ab'\nok      test_empty\n",
        "A known mistake:\nIt gives the text **once**.",
        "All 2 tests passed.\n\nok      test_text\nok      test_empty\n",
        "Right at attempt 2.",
    ] {
        assert!(said.contains(part), "{part}: {said}");
    }
    let (before, after) = said.split_once("Right at attempt 2.").unwrap();
    assert!(!before.contains("Adding texts joins them."), "{said}");
    assert!(after.contains("Adding texts joins them."), "{said}");
    assert_eq!(grades(&env), [("review".to_owned(), 4)]);
}

#[test]
fn the_suggested_grade_is_that_of_attempts() {
    let right = format!("{SOLUTION}\n.\n");
    let (wrong, other) = ("double = None\n.\n", "double = 1\n.\n");
    for (input, said, grade) in [
        (format!("{right}\n"), "Right at the first attempt.", 5),
        (format!("{wrong}{other}{right}\n"), "Right at attempt 3.", 4),
        // The same text again is no further attempt.
        (format!("{wrong}{wrong}{right}\n"), "Right at attempt 2.", 4),
        (format!(":h\n:h\n{right}\n\n:q\n"), "Right at the first attempt.", 3),
        (format!("{wrong}:g\n\n:q\n"), "Given up after 1 attempt.", 1),
    ] {
        let env = trusted();
        let transcript = env.ok_fed(&["quiz", "--pack", "mine"], &input);
        assert!(transcript.contains(said), "{input:?}: {transcript}");
        assert_eq!(grades(&env), [("review".to_owned(), grade)], "{input:?}");
    }
}

#[test]
fn what_raises_or_does_not_load_is_told_with_its_line() {
    let env = trusted();
    let raises =
        "def double(text):\n    print('seen\\x1b[2J', text)\n    raise ValueError('no')\n.\n";
    let broken = "def double(text)\n    return text\n.\n";
    let ends = "import os\ndef double(text):\n    os._exit(3)\n.\n";
    let said = env.ok_fed(&["quiz", "--pack", "mine"], &format!("{raises}{broken}{ends}:q\n"));
    for part in [
        "raised    ValueError: no\n        line 3        raise ValueError('no')\n        \
         printed   seen␛[2J ab\n",
        "Stopped before the tests: your code does not load.\n        raised    SyntaxError",
        "line 1    def double(text)\n",
        "Stopped in test_text: it ended with exit code 3.",
    ] {
        assert!(said.contains(part), "{part}: {said}");
    }
    assert!(!said.contains('\u{1b}'), "{said}");
    assert!(grades(&env).is_empty());
}

#[test]
fn both_sides_of_any_comparison_are_shown() {
    let env = TestEnv::new();
    let tests = "from answer import double\n\n\ndef test_none():\n    assert double(\"\") is None\n\n\n\
                 def test_in():\n    assert double(\"a\") in (\"b\", \"c\")";
    env.pack("mine", &question("doubles", STUB, SOLUTION, tests, WRONG));
    env.ok(&["import", "mine"]);
    env.ok(&["trust", "mine", "--yes"]);
    let said = env.ok_fed(&["quiz", "--pack", "mine"], &format!("{SOLUTION}\n.\n:q\n"));
    assert!(said.contains("expected  None\n        got       ''\n"), "{said}");
    assert!(said.contains("left      'aa'\n        right     ('b', 'c')\n"), "{said}");
}

#[test]
fn code_of_a_pack_that_is_not_trusted_is_not_run() {
    let env = TestEnv::new();
    env.pack("mine", &usual());
    env.ok(&["import", "mine"]);
    let said = env.ok_fed(&["quiz", "--pack", "mine"], "\n3\n");
    assert!(said.contains("not run: `viva trust mine` lets its code run"), "{said}");
    assert!(said.contains("[enter] reveal") && !said.contains("Your code?"), "{said}");
    assert!(!said.contains("Given up") && said.contains("Adding texts joins them."), "{said}");
    assert_eq!(grades(&env), [("review".to_owned(), 4)]);
}

#[test]
fn without_python_the_question_is_graded_by_oneself() {
    let env = trusted();
    let mut command = env.command(&["quiz", "--pack", "mine"]);
    command.env("PATH", env.home()).stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = command.spawn().unwrap();
    child.stdin.take().unwrap().write_all(b"\n3\n").unwrap();
    let said = String::from_utf8(child.wait_with_output().unwrap().stdout).unwrap();
    let said = said.replace('\n', " ");
    assert!(said.contains("not run: no Python found as `python3`. Install Python 3"), "{said}");
    assert_eq!(grades(&env), [("review".to_owned(), 4)]);
}

#[test]
fn up_brings_what_was_typed_back_when_a_function_is_tried_again() {
    let env = trusted();
    let mut terminal = Terminal::start_with(&env, "quiz --pack mine --kind code", (80, 100), &[]);
    terminal.sees(&["Your code?"]).type_in("def double(text):\r    return text\r.\r");
    terminal.sees(&["test_text", "Your code?", "the Up key brings back what you typed before"]);
    // Both lines, the cursor behind the last: a word more is all that is missing.
    terminal.type_in("\u{1b}[A").waits(|terminal| {
        let shown = terminal.shown();
        let again = shown.rsplit("Your code?").next().unwrap_or_default();
        let is_there = again.contains("> def double(text):\n>     return text");
        if is_there { Ok(()) } else { Err("both lines".to_owned()) }
    });
    terminal.type_in(" * 2").sees(&["return text * 2"]);
    // Into the first line and back again, and a line between them.
    terminal
        .type_in("\u{1b}[A\u{5}\r    # twice")
        .sees(&["> def double(text):\n>     # twice\n>     return text * 2"]);
    terminal.type_in("\u{1b}[B\u{5}\r.\r").sees(&["All 2 tests passed"]);
    terminal.type_in("q").ends_with(0);
}
