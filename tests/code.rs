//! Questions that are answered by a function: their keys under `check --run`, and the quiz that judges them.

use std::fs;

use crate::support::TestEnv;

const STUB: &str = "def double(text):\n    raise NotImplementedError";
const SOLUTION: &str = "def double(text):\n    return text + text";
const WRONG: &str = "def double(text):\n    return text";
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

fn usual() -> String {
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
