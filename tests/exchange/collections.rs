//! Collections in the shape of what people publish, written for these tests: what goes in, what comes out, what is skipped and why.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use crate::support::TestEnv;

/// File, the form that must be guessed, how many questions a person finds in it, and how many must come out.
const COLLECTIONS: &[(&str, &str, usize, usize)] = &[
    ("h2-questions.md", "headings", 3, 3),
    ("h3-chapters.md", "headings", 4, 4),
    ("topics.md", "headings", 3, 3),
    ("bold.md", "headings", 3, 3),
    ("numbered-list.md", "headings", 3, 3),
    ("only-questions.md", "headings", 5, 5),
    ("headings-in-list.md", "headings", 2, 2),
    ("details.md", "headings", 3, 3),
    ("details-answer.md", "headings", 2, 2),
    ("checkbox.md", "headings", 4, 4),
    ("answers-label.md", "headings", 2, 2),
    ("setext.md", "headings", 2, 2),
    ("deep.md", "headings", 3, 3),
    ("images.md", "headings", 2, 2),
    ("hostile.md", "headings", 5, 5),
    ("ru-headings.md", "headings", 3, 3),
    ("ru-list.md", "headings", 5, 5),
    ("ru-details.md", "headings", 2, 2),
    ("ru-qa.md", "qa", 2, 2),
    ("hashcards.md", "qa", 4, 5),
    ("vault.md", "obsidian", 6, 9),
    ("anki-header.txt", "anki-txt", 3, 4),
    ("anki-plain.txt", "anki-txt", 3, 3),
    ("trivia.json", "json", 2, 2),
    ("quiz-index.json", "json", 3, 3),
    ("chapters.json", "json", 3, 3),
    ("sheet.csv", "csv", 3, 3),
    ("options.csv", "csv", 3, 3),
    ("course.gift", "gift", 7, 7),
];

/// The folder of the collections.
pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/exchange/collections")
}

#[test]
fn every_collection_comes_in_and_passes_the_check() {
    let env = TestEnv::new();
    let mut table = format!(
        "{:<24}{:<10}{:>6}{:>11}{:>11}{:>9}\n",
        "collection", "form", "items", "questions", "unwritten", "skipped"
    );
    let (mut found, mut came) = (0, 0);
    for (name, form, questions, out) in COLLECTIONS {
        let path = folder().join(name);
        let pack = format!("pack-{}", name.replace('.', "-"));
        let report =
            env.json(&["convert", path.to_str().expect("a path"), "--out", &pack, "--json"]);
        let file = &report["files"][0];
        assert_eq!(file["form"], *form, "{name}: {report}");
        let skipped: Vec<String> = file["skipped"]
            .as_array()
            .expect("a list")
            .iter()
            .map(|one| format!("{} {} {}", one["count"], one["reason"], one["places"]))
            .collect();
        let count: u64 = file["skipped"]
            .as_array()
            .expect("a list")
            .iter()
            .filter_map(|one| one["count"].as_u64())
            .sum();
        writeln!(
            table,
            "{name:<24}{form:<10}{:>6}{:>11}{:>11}{count:>9}  {}",
            file["items"].to_string(),
            file["questions"].to_string(),
            file["unwritten"].to_string(),
            skipped.join("; ")
        )
        .expect("a line");
        assert_eq!(file["questions"], *out, "{name}: {report}\n{table}");
        found += questions;
        came += (*out).min(*questions);
        let checked = env.json(&["check", &pack, "--json"]);
        assert_eq!(
            (&checked["errors"], &checked["questions"]),
            (&0.into(), &(*out).into()),
            "{name}: {checked}"
        );
        let again =
            env.json(&["convert", path.to_str().expect("a path"), "--out", &pack, "--json"]);
        assert_eq!(again["written"], serde_json::json!([]), "{name}: the same ids and texts again");
    }
    eprintln!("{table}\nquestions that a person finds: {found}, of these in a pack: {came}");
    assert!(came * 100 >= found * 95, "{came} of {found}\n{table}");
    assert!(COLLECTIONS.len() >= 20);
}

#[test]
fn every_collection_can_be_imported_together() {
    let env = TestEnv::new();
    let paths: Vec<String> = COLLECTIONS
        .iter()
        .map(|(name, ..)| folder().join(name).to_str().expect("a path").to_owned())
        .collect();
    let mut arguments = vec!["convert"];
    arguments.extend(paths.iter().map(String::as_str));
    arguments.extend(["--out", "all", "--topic", "everything"]);
    let said = env.ok(&arguments);
    assert!(said.contains("files written in all"), "{said}");
    let total: usize = COLLECTIONS.iter().map(|(.., out)| out).sum();
    let imported = env.json(&["import", "all", "--json"]);
    let count = |key: &str| imported[key].as_u64().expect("a number");
    assert_eq!(count("added") + count("unwritten"), total as u64, "{imported}");
    assert!(count("unwritten") > 0 && imported["retired"] == 0, "{imported}");
}
