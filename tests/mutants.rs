//! `check --run` changes what is right a little, and wants the tests and tables of a question to notice.

use crate::support::TestEnv;

const SOLUTION: &str =
    "def fee(cents):\n    if cents < 100:\n        return 0\n    return cents // 10";

/// A question whose solution has a boundary. `more` comes at the end of its tests, `notes` behind them.
fn fee(more: &str, notes: &str) -> String {
    format!(
        "## Work out the fee of a payment {{#fee .junior kind=code}}\n\nBelow 100 cents it is free, else a tenth.\n\n\
         ```python stub\ndef fee(cents):\n    raise NotImplementedError\n```\n\n### Answer\n```python solution\n{SOLUTION}\n```\n\
         The tenth is rounded down.\n\n\
         ### Tests\n```python tests\nfrom answer import fee\n\n\ndef test_small():\n    assert fee(50) == 0\n\n\n\
         def test_large():\n    assert fee(250) == 25\n{more}```\n{notes}\n\
         ### Sources\n- <https://docs.python.org/3/library/functions.html>\n\n"
    )
}

#[test]
fn a_boundary_that_no_test_looks_at_is_told_with_its_line() {
    let env = TestEnv::new();
    env.pack("mine", &fee("", ""));
    let said = env.ok(&["check", "mine", "--run"]);
    let told = "decorators/fee: `if cents < 100:` as `if cents <= 100:` passes every test";
    assert!(said.contains(told) && said.contains("mine/python-core/decorators.md:13:1"), "{said}");
    let report = env.json(&["check", "mine", "--run", "--json"]);
    let told: Vec<_> = report["diagnostics"]
        .as_array()
        .expect("a list")
        .iter()
        .filter(|one| one["code"] == "mutant")
        .map(|one| (one["line"].as_u64(), one["severity"].as_str()))
        .collect();
    assert!(told.contains(&(Some(13), Some("warning"))), "{report}");
    assert!(said.contains("warning[mutant]") && said.contains(" 0 the same by note"), "{said}");
    assert_eq!(env.viva(&["check", "mine", "--run", "--strict"]).code, 1);
    let value = env.json(&["check", "mine", "--run", "--json"])["run"]["mutants"].clone();
    assert_eq!(value["passed"][0]["id"], "decorators/fee");
    assert!(value["run"].as_u64() > value["refused"].as_u64());
}

#[test]
fn a_test_of_the_boundary_or_a_note_on_what_is_the_same_makes_it_good() {
    let env = TestEnv::new();
    let more = "\n\ndef test_edges():\n    assert [fee(n) for n in (99, 100, 101)] == [0, 10, 10]\n\n\n\
                def test_negative():\n    assert fee(-50) == 0\n";
    env.pack("mine", &fee(more, ""));
    let said = env.ok(&["check", "mine", "--run", "--strict"]);
    assert!(said.contains(" 0 pass\n"), "{said}");
    // The same, as a reader is told, and not as anybody could see it.
    let less = more.replace("99, 100, 101", "99, 100").replace("[0, 10, 10]", "[0, 10]");
    env.pack("mine", &fee(&less, ""));
    env.ok(&["check", "mine", "--run", "--strict"]);
    let false_note = "\n- `if cents < 100:` as `if cents <= 100:`: nobody pays 100.\n";
    env.pack("mine", &fee(more, false_note));
    let outcome = env.viva(&["check", "mine", "--run", "--strict"]);
    assert_eq!(outcome.code, 1);
    assert!(
        outcome.stdout.contains("is about a change that the tests refuse"),
        "{}",
        outcome.stdout
    );
    let true_note = "\n- `if cents < 100:` as `if cents <= 100:`: a payment of 100 cents does not occur,\n  as the shop has no such price.\n";
    env.pack(
        "mine",
        &fee(
            "\n\ndef test_edges():\n    assert [fee(n) for n in (-1, 99, 101)] == [0, 0, 10]\n",
            true_note,
        ),
    );
    let said = env.ok(&["check", "mine", "--run"]);
    assert!(said.contains(" 1 the same by note"), "{said}");
}
