//! Craft rules and near-duplicates.

use std::fmt::Write;

use viva::pack::check::CheckOptions;
use viva::pack::diagnostic::Severity;

use super::{TestPack, places};

const STRICT: CheckOptions =
    CheckOptions { structure_only: false, strict: true, keep_questions: false };

const REST: &str = "### Key points\n- [x] a\n\n### Red flags\n- b\n\n### Sources\n- <https://x>\n";

fn codes(text: &str) -> Vec<String> {
    let pack = TestPack::new(&[("concurrency/gil.md", text)]);
    let report = pack.check(CheckOptions::default());
    assert!(report.diagnostics.iter().all(|one| one.severity == Severity::Warning));
    let strict = pack.check(STRICT);
    assert_eq!(strict.counts.errors, report.counts.warnings);
    places(&report).iter().map(|one| one.rsplit(' ').next().unwrap().to_owned()).collect()
}

#[test]
fn one_question_at_a_time() {
    let words = |count: usize| vec!["word"; count].join(" ");
    let open = |title: &str, body: &str, answer: &str| {
        format!("## {title} {{#a .junior}}\n\n{body}\n\n### Answer\n{answer}\n\n{REST}")
    };
    for (text, expected) in [
        (open("Why?", &words(29), "Yes."), vec![]),
        (open("Why?", &words(30), "Yes."), vec!["long-prompt"]),
        (open("Why?", &format!("```text\n{}\n```", words(99)), "Yes."), vec![]),
        (open("Why?", "", "- a list."), vec!["no-opening"]),
        (open("Why?", "", "no end"), vec!["no-opening"]),
        (open("Which of these is not atomic?", "", "Yes."), vec!["negative-question"]),
        (open("Why?", "Or all of  the above?", "Yes."), vec!["catch-all-option"]),
        (
            "## Why? {#a .junior}\n\n### Answer\nYes.\n".to_owned(),
            vec!["no-key-points", "no-red-flags", "no-source"],
        ),
    ] {
        assert_eq!(codes(&text), expected, "{text}");
    }
}

fn choices(count: usize, key: impl Fn(usize) -> usize, text: &str) -> String {
    let mut out = String::new();
    for number in 0..count {
        writeln!(out, "## Number {number} of what? {{#q-{number} .junior kind=choice}}\n").unwrap();
        for option in 0..4 {
            if option == key(number) {
                writeln!(out, "- [x] {text}").unwrap();
            } else {
                writeln!(out, "- [ ] option {option}\n  - reason").unwrap();
            }
        }
        let unique = format!("{number}x {number}y {number}z {number}u {number}v {number}w");
        writeln!(out, "\n### Answer\nIt is {unique}.\n\n### Sources\n- <https://x>\n").unwrap();
    }
    out
}

#[test]
fn the_right_option_is_not_told_by_length_or_place() {
    let spread = |number: usize| number % 4;
    assert_eq!(codes(&choices(20, spread, "option k")), [""; 0]);
    assert_eq!(codes(&choices(20, spread, "a longer option")), ["longest-option"]);
    assert_eq!(codes(&choices(20, |_| 1, "option k")), ["option-position"]);
    assert_eq!(codes(&choices(19, |_| 1, "a longer option")), [""; 0]);
    let eight_in_twenty = |number: usize| if number < 8 { 0 } else { 1 + number % 3 };
    assert_eq!(codes(&choices(20, eight_in_twenty, "option k")), [""; 0]);
    let nine_in_twenty = |number: usize| if number < 9 { 0 } else { 1 + number % 3 };
    assert_eq!(codes(&choices(20, nine_in_twenty, "option k")), ["option-position"]);
}

#[test]
fn near_duplicates_are_found_across_files_and_named() {
    let question = |slug: &str, answer: &str| {
        format!("## Why does it block? {{#{slug} .junior}}\n\n### Answer\n{answer}\n\n{REST}\n")
    };
    let answer = "The loop runs on one thread and a blocking call never gives it back to others.";
    let near = answer.replace("others", "anyone");
    let pack = TestPack::new(&[
        ("concurrency/gil.md", &question("first", answer)),
        ("sql/joins.md", &question("second", &near)),
    ]);
    let report = pack.check(CheckOptions::default());
    assert_eq!(places(&report), ["sql/joins.md:1:1 near-duplicate"]);
    assert_eq!(report.diagnostics[0].message, "nearly the same as `gil/first` (89 %)");
    let other = "Nothing blocks here: another process does all of the slow work for the handler.";
    let pack = TestPack::new(&[
        ("concurrency/gil.md", &question("first", answer)),
        ("sql/joins.md", &question("second", other)),
    ]);
    assert_eq!(pack.check(CheckOptions::default()).diagnostics, []);
}

#[test]
fn many_equal_questions_are_each_told_once() {
    let mut text = String::new();
    for number in 0..2000 {
        let head = format!("## Why does it block the loop? {{#q-{number} .junior}}");
        writeln!(text, "{head}\n\n### Answer\nIt never gives control back.\n\n{REST}").unwrap();
    }
    let found = codes(&text);
    assert_eq!(found.len(), 1999);
    assert!(found.iter().all(|code| code == "near-duplicate"));
}

#[test]
fn turns_that_nobody_says_are_told_with_their_place_and_code_is_passed_over() {
    let question = |title: &str, answer: &str| {
        format!("## {title} {{#a .junior}}\n\n### Answer\n{answer}\n\n{REST}")
    };
    let told = |text: &str| {
        let pack = TestPack::new(&[("concurrency/gil.md", text)]);
        places(&pack.check(CheckOptions::default()))
    };
    for (answer, place) in [
        ("Each worker has an own heap.", Some("4:17")),
        ("A lock is no queue.", Some("4:8")),
        ("Locks are\nno queues.", Some("4:7")),
        ("A **lock** is *no* queue.", Some("4:12")),
        ("A lock is dear here.", Some("4:11")),
        ("A lock is free at this occasion.", Some("4:16")),
        ("It waits for ever.", Some("4:10")),
        ("There is no queue. There are no locks.", None),
        ("It is no longer held, and is no different.", None),
        ("`an own` word, and ``is no ` queue``.", None),
        ("Yes.\n\n```text\nan own heap\n```", None),
        ("Is there a lock? No queue, and for\n\never is a word.", None),
        ("Say it.\n\n> Dear Ada, welcome.", None),
    ] {
        let expected: Vec<String> =
            place.iter().map(|place| format!("concurrency/gil.md:{place} voice")).collect();
        assert_eq!(told(&question("Why?", answer)), expected, "{answer}");
    }
    assert_eq!(
        told(&question("Tell for each how it waits", "Yes.")),
        ["concurrency/gil.md:1:4 voice"]
    );
}

#[test]
fn turns_are_told_in_english_alone() {
    let text = format!("## Why? {{#a .junior}}\n\n### Answer\nA lock is no queue.\n\n{REST}");
    let german = "format = 1\nname = \"p\"\ntitle = \"P\"\nversion = \"1\"\nlicense = \"MIT\"\nlanguages = [\"de\"]\n";
    let pack = TestPack::new(&[("pack.toml", german), ("concurrency/gil.md", &text)]);
    assert_eq!(pack.check(CheckOptions::default()).diagnostics, []);
}

#[test]
fn a_cloze_whose_form_is_code_says_whether_case_matters() {
    let cloze = |attributes: &str, form: &str| {
        format!(
            "## Name it {{#a .junior kind=cloze{attributes}}}\n\nIt is […].\n\n### Answer\n`{form}`\n\n### Sources\n- <https://x>\n"
        )
    };
    assert_eq!(codes(&cloze("", "safe_load")), ["case-of-code"]);
    assert_eq!(codes(&cloze(" case=exact", "safe_load")), [""; 0]);
    assert_eq!(codes(&cloze(" case=ignore", "safe_load")), [""; 0]);
    assert_eq!(codes(&cloze("", "four")), [""; 0]);
}

#[test]
fn a_full_leaf_keeps_two_thirds_of_its_questions_for_seniors() {
    let taxonomy = "version = 1\n\n[[topic]]\nid = \"locks\"\ntitle_en = \"Locks\"\n\n[[topic.leaf]]\nid = \"mutex\"\n\
                    title_en = \"Mutex\"\ntarget = 4\nsplit = [1, 0, 3]\n";
    let questions = |levels: &[&str]| {
        levels.iter().enumerate().fold(String::new(), |mut text, (number, level)| {
            let unique = format!("{number}x {number}y {number}z {number}u {number}v {number}w");
            write!(text, "## Number {number} of what? {{#q-{number} .{level}}}\n\n### Answer\nIt is {unique}.\n\n{REST}\n").unwrap();
            text
        })
    };
    let told = |levels: &[&str]| {
        let pack =
            TestPack::new(&[("taxonomy.toml", taxonomy), ("locks/mutex.md", &questions(levels))]);
        places(&pack.check(CheckOptions::default()))
    };
    assert_eq!(told(&["junior", "middle", "middle", "senior"]), ["taxonomy.toml:8:6 few-seniors"]);
    assert_eq!(told(&["junior", "middle", "senior", "senior"]), [""; 0]);
    // A leaf that is not full yet says nothing.
    assert_eq!(told(&["junior", "middle", "senior"]), [""; 0]);
}
