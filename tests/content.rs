//! The built-in bank keeps its own rules, and every key that can be executed is.

use crate::support::TestEnv;

fn questions() -> String {
    format!("{}/questions", env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn the_bank_passes_its_own_strict_check_with_every_key_executed() {
    let env = TestEnv::new();
    let outcome = env.viva(&["check", &questions(), "--strict", "--run"]);
    assert_eq!(outcome.code, 0, "{}\n{}", outcome.stdout, outcome.stderr);
    assert!(outcome.stdout.contains(" 0 wrong, 0 not run"), "{}", outcome.stdout);
}

#[test]
fn a_wrong_key_is_found() {
    let env = TestEnv::new();
    let markdown = "## What does it print? {#wrong .junior kind=output}\n\n```python run\nprint(1)\n```\n\n\
        ### Answer\n```output\n2\n```\nOne.\n\n### Sources\n- <https://docs.python.org/3/>\n";
    env.pack("mine", markdown);
    let outcome = env.viva(&["check", "mine", "--run"]);
    assert_eq!(outcome.code, 1);
    assert!(outcome.stdout.contains("decorators/wrong"), "{}", outcome.stdout);
}

#[test]
fn without_python_a_run_is_an_error_and_no_pass() {
    let env = TestEnv::new();
    let markdown = "## What does it print? {#right .junior kind=output}\n\n```python run\nprint(1)\n```\n\n\
        ### Answer\n```output\n1\n```\nOne.\n\n### Sources\n- <https://docs.python.org/3/>\n";
    env.pack("mine", markdown);
    let output = env.command(&["check", "mine", "--run"]).env("PATH", "/nowhere").output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(said.contains("python3"), "{said}");
}
