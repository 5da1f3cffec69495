//! `asked.toml` of a pack: every fault with its place.

use viva::pack::check::CheckOptions;

use super::{TestPack, places};

const QUESTIONS: &str =
    "## A? {#a .junior}\n\n### Answer\nYes.\n\n## B? {#b .junior}\n\n### Answer\nNo.\n";

fn entry(leaf: &str, asks: &str, end: &str) -> String {
    format!("[[intent]]\nleaf = \"{leaf}\"\nlevel = \"junior\"\nasks = \"{asks}\"\n{end}\n\n")
}

/// Places and codes of what is wrong with this `asked.toml`.
fn faults_of(asked: &str) -> Vec<String> {
    let pack = TestPack::new(&[("concurrency/gil.md", QUESTIONS), ("asked.toml", asked)]);
    let mut found = places(&pack.check(CheckOptions::default()));
    found.retain(|one| one.starts_with("asked.toml"));
    found
}

#[test]
fn an_entry_leads_to_questions_of_the_pack_or_is_told_with_its_line() {
    for (asked, expected) in [
        (entry("gil", "What?", "ids = [\"gil/a\"]"), vec![]),
        (entry("gil", "What?", "answered = [\"gil/a\", \"gil/b\"]"), vec![]),
        (entry("gil", "What?", ""), vec!["asked.toml:1:1 no-end"]),
        (entry("gil", "What?", "ids = []"), vec!["asked.toml:1:1 no-end"]),
        (entry("gil", "What?", "ids = [\"gil/c\"]"), vec!["asked.toml:5:8 unknown-id"]),
        (entry("gil", "What?", "ids = [\"gil\"]"), vec!["asked.toml:5:8 unknown-id"]),
        (
            entry("gil", "What?", "ids = [\"gil/a\"]\nanswered = [\"gil/a\"]"),
            vec!["asked.toml:6:13 duplicate-id"],
        ),
        (entry("gill", "What?", "ids = [\"gil/a\"]"), vec!["asked.toml:2:8 unknown-leaf"]),
        (
            entry("gil", "What is it?", "ids = [\"gil/a\"]")
                + &entry("gil", "What is IT", "ids = [\"gil/b\"]"),
            vec!["asked.toml:10:8 asked-twice"],
        ),
    ] {
        assert_eq!(faults_of(&asked), expected, "{asked}");
    }
    assert!(faults_of("[[intent]\n").contains(&"asked.toml:1:10 bad-toml".to_owned()));
}

#[test]
fn a_mistyped_id_is_told_with_the_nearest_of_its_leaf() {
    let asked = entry("gil", "What?", "ids = [\"gil/aa\"]");
    let pack = TestPack::new(&[("concurrency/gil.md", QUESTIONS), ("asked.toml", &asked)]);
    let report = pack.check(CheckOptions::default());
    let fault = report.diagnostics.iter().find(|one| one.code == "unknown-id").unwrap();
    assert_eq!(fault.help.as_deref(), Some("Did you mean `gil/a`?"));
}

#[test]
fn of_a_single_file_nothing_is_said_about_the_map() {
    let asked = entry("gil", "What?", "ids = [\"joins/z\"]");
    let pack = TestPack::new(&[("concurrency/gil.md", QUESTIONS), ("asked.toml", &asked)]);
    let file = pack.folder.path().join("concurrency/gil.md");
    let source = viva::pack::source::PackSource::open(&file).unwrap();
    let report = viva::pack::check::check(
        &source,
        &super::taxonomy(),
        CheckOptions::default(),
        &mut |_, _| {},
    );
    assert!(!report.diagnostics.iter().any(|one| one.path == "asked.toml"));
}
