//! One pack with many faults: all told in one run, each at its place.

use viva::app::figures::check::Problem;
use viva::pack::check::{CheckOptions, check};
use viva::pack::render::render;
use viva::pack::source::PackSource;

use super::{fixtures, places, taxonomy};

const STRUCTURE: CheckOptions =
    CheckOptions { structure_only: true, strict: false, keep_questions: false };

#[test]
fn every_fault_of_a_pack_is_told_in_one_run_at_its_place() {
    let source = PackSource::open(&fixtures().join("broken")).unwrap();
    let report = check(&source, &taxonomy(), STRUCTURE, &mut |_, _| {});
    insta::assert_snapshot!(places(&report).join("\n"), @r#"
concurrency/gil.md:3:1 unknown-key
concurrency/gil.md:8:1 missing-id
concurrency/gil.md:19:5 unknown-section
concurrency/gil.md:25:25 unknown-level
concurrency/gil.md:25:37 unknown-kind
concurrency/gil.md:30:14 duplicate-id
concurrency/gil.md:35:42 duplicate-key
concurrency/gil.md:40:44 too-many-tags
concurrency/gil.md:45:33 own-leaf-tag
concurrency/gil.md:50:39 unknown-tag
concurrency/gil.md:55:1 setext-heading
concurrency/gil.md:60:8 dotted-gap
concurrency/gil.md:71:1 misplaced-fence
concurrency/gil.md:84:1 missing-reason
concurrency/gil.md:92:1 missing-answer
concurrency/gil.md:100:1 unclosed-fence
pack.toml:8:1 unknown-key
"#);
    assert_eq!(report.counts.errors + report.counts.warnings, report.diagnostics.len());
    assert_eq!(report.counts.warnings, 2);
    assert_eq!(report.counts.questions, 13);
}

#[test]
fn faults_are_drawn_with_their_line_and_what_to_do() {
    let source = PackSource::open(&fixtures().join("broken")).unwrap();
    let report = check(&source, &taxonomy(), STRUCTURE, &mut |_, _| {});
    let drawn = render(&report.diagnostics, &source, false);
    let root = format!("{}/", fixtures().join("broken").display());
    let parts: Vec<&str> = drawn.split("\n\n").collect();
    insta::assert_snapshot!(parts[2].replace(&root, ""), @r#"
error[unknown-section]: unknown section `Answr`
  --> concurrency/gil.md:19:5
   |
19 | ### Answr
   |     ^^^^^
   |
   = help: Did you mean `Answer`?
"#);
    insta::assert_snapshot!(parts.last().unwrap().replace(&root, ""), @r#"
error[unknown-key]: unknown key `colour`
 --> pack.toml:8:1
  |
8 | colour = "red"
  | ^^^^^^
  |
  = help: Keys are format, name, title, version, license, languages, tags, ignore.
"#);
    assert!(!drawn.contains('\u{1b}'));
    assert!(render(&report.diagnostics, &source, true).contains('\u{1b}'));
}

#[test]
fn json_has_every_field_of_a_fault() {
    let source = PackSource::open(&fixtures().join("broken")).unwrap();
    let report = check(&source, &taxonomy(), STRUCTURE, &mut |_, _| {});
    let json = serde_json::json!([Problem::of(&report.diagnostics[2], &source)]);
    let root = fixtures().display().to_string();
    let json = serde_json::to_string_pretty(&json).unwrap().replace(&root, "fixtures");
    insta::assert_snapshot!(json, @r#"
[
  {
    "code": "unknown-section",
    "column": 5,
    "end": 185,
    "help": "Did you mean `Answer`?",
    "line": 19,
    "message": "unknown section `Answr`",
    "path": "fixtures/broken/concurrency/gil.md",
    "severity": "error",
    "start": 180
  }
]
"#);
}
