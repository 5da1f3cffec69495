//! One fault, one error: what is nearly right is told by what it is, with what to write, and nothing that only follows from it is told too.

use crate::support::TestEnv;

/// `line:column code` of errors and warnings of a file, and all that is said of it.
fn told(text: &str) -> (Vec<String>, String) {
    let env = TestEnv::new();
    env.pack("p", text);
    let report = env.viva(&["check", "p", "--json"]).stdout;
    let report: serde_json::Value = serde_json::from_str(&report).expect("JSON");
    let list = report["diagnostics"].as_array().expect("a list").iter();
    let heavy = list.filter(|one| one["severity"] != "note");
    let places: Vec<String> = heavy
        .clone()
        .map(|one| {
            let code = one["code"].as_str().expect("a code");
            format!("{}:{} {code}", one["line"], one["column"])
        })
        .collect();
    let said: Vec<String> =
        heavy.map(|one| format!("{} {}", one["message"], one["help"])).collect();
    (places, said.join("\n"))
}

/// A question that passes every rule but for what stands in its prompt or Answer.
fn choice(options: &str) -> String {
    format!(
        "## Which is it? {{#a .junior kind=choice}}\n\n{options}\n\n### Answer\nThis one. It is so.\n\n### Sources\n- <https://x.example/>\n"
    )
}

fn open(heading: &str, answer: &str) -> String {
    format!(
        "{heading}\n\n{answer}\n\n### Key points\n- [x] a point\n\n### Red flags\n- \"no\": it is\n\n### Sources\n- <https://x.example/>\n"
    )
}

const HEADING: &str = "## Why is it? {#a .junior}";
const ANSWER: &str = "### Answer\nFor a reason. It is so.";

#[test]
fn a_marker_that_only_looks_right_is_named_with_what_to_write() {
    let wrong = "- [ ] no\n  - it is not";
    for (options, place, names) in [
        (format!("- [х] yes\n{wrong}"), "3:1 missing-marker", "the Cyrillic letter `х` (U+0445)"),
        (format!("- [Х] yes\n{wrong}"), "3:1 missing-marker", "the Cyrillic letter `Х` (U+0425)"),
        (format!("- [✓] yes\n{wrong}"), "3:1 missing-marker", "the sign `✓` (U+2713)"),
        (format!("- [x]\u{a0}yes\n{wrong}"), "3:1 missing-marker", "a no-break space (U+00A0)"),
        (
            format!("- [x] yes\n{}", wrong.replace("[ ]", "[\u{a0}]")),
            "4:1 missing-marker",
            "a no-break space (U+00A0)",
        ),
        (
            format!("- [x] yes\n{}", wrong.replace("[ ]", "[\u{2003}]")),
            "4:1 missing-marker",
            "a space of another kind (U+2003)",
        ),
        (format!("- [x] yes\n{}", wrong.replace("[ ]", "[]")), "4:1 missing-marker", "no space"),
        (format!("- [x]yes\n{wrong}"), "3:1 missing-marker", "no space"),
        (format!("- [x] yes\n{wrong}\n-\u{a0}[ ] never"), "6:1 odd-space", "(U+00A0)"),
    ] {
        let (places, said) = told(&choice(&options));
        assert_eq!(places, [place], "{options}\n{said}");
        assert!(said.contains(names) && said.contains("Write `- "), "{said}");
    }
    let (places, said) = told(&open(HEADING, ANSWER).replace("- [x] a point", "- [х] a point"));
    assert_eq!(places, ["7:1 missing-marker"], "{said}");
    assert!(said.contains("Cyrillic"), "{said}");
}

#[test]
fn letters_that_only_look_latin_are_named_in_headings_and_attributes() {
    for (text, place, word) in [
        (open(HEADING, &ANSWER.replace("Answer", "Аnswer")), "3:5 unknown-section", "Answer"),
        (open("## Why? {#а .junior}", ANSWER), "1:10 bad-id", "a"),
        (open("## Why? {#a .juniоr}", ANSWER), "1:13 unknown-level", "junior"),
        (open("## Why? {#a .junior importаnce=core}", ANSWER), "1:21 unknown-key", "importance"),
        (open("## Why? {#a .junior kind=оpen}", ANSWER), "1:26 unknown-kind", "open"),
        (open("## Why? {#a lеvel=junior}", ANSWER), "1:13 unknown-key", "level"),
    ] {
        let (places, said) = told(&text);
        assert_eq!(places, [place], "{text}\n{said}");
        let help = format!("Write `{word}` in Latin letters: the Cyrillic letter");
        assert!(said.contains(&help), "{said}");
    }
}

#[test]
fn an_answer_in_a_comment_is_said_to_stand_there() {
    for (answer, place) in [
        ("### Answer\n<!-- For a reason. -->", "3:1 empty-section"),
        ("### Answer\n\n<!--\nFor a reason.\n-->", "3:1 empty-section"),
        ("<!--\n### Answer\nFor a reason.\n-->", "1:1 missing-answer"),
    ] {
        let (places, said) = told(&open(HEADING, answer));
        assert_eq!(places, [place], "{answer}\n{said}");
        assert!(said.contains("comment") && said.contains("never leaves the file"), "{said}");
    }
    let (_, said) = told(&open(HEADING, "### Answer"));
    assert!(said.contains("is empty") && !said.contains("comment"), "{said}");
}

#[test]
fn a_word_of_others_for_a_kind_is_one_error_with_ours() {
    for (word, kind) in [
        ("mcq", "choice"),
        ("multiple-choice", "choice"),
        ("single-choice", "choice"),
        ("MCQ", "choice"),
        ("coding", "code"),
        ("fill-in-the-blank", "cloze"),
        ("system-design", "design"),
    ] {
        let text = format!(
            "## Which is it? {{#a .junior kind={word}}}\n\n- [x] yes\n- [ ] no\n\n### Answer\nYes. It is.\n"
        );
        let (places, said) = told(&text);
        assert_eq!(places, ["1:34 unknown-kind"], "{word}: {said}");
        assert!(said.contains(&format!("Write `kind={kind}`.")), "{said}");
    }
    let (places, _) = told("## Which? {#a .junior kind=puzzle}\n\n### Answer\nYes. It is.\n");
    assert_eq!(places, ["1:28 unknown-kind"]);
}

#[test]
fn a_level_without_its_dot_is_one_error_with_what_to_write() {
    for (heading, place) in [
        ("## Why is it? {#a level=junior}", "1:19 unknown-key"),
        ("## Why is it? {#a junior}", "1:19 bad-attribute"),
    ] {
        let (places, said) = told(&open(heading, ANSWER));
        assert_eq!(places, [place], "{said}");
        assert!(said.contains("Write `.junior`."), "{said}");
    }
}

#[test]
fn one_fault_of_form_is_one_error() {
    let two = |first: &str| {
        format!(
            "{first}\n\n### Answer\nYes. It is.\n\n{}",
            open("## Why not? {#b .junior}", ANSWER)
        )
    };
    for (text, place) in [
        (two("##Why is it? {#a .junior}"), "1:1 heading-without-space"),
        (two("##Why is it?"), "1:1 heading-without-space"),
        (two("##\u{a0}Why is it? {#a .junior}"), "1:1 odd-space"),
        (
            format!("{}\n##Why not?\n\n{ANSWER}\n", open(HEADING, ANSWER)),
            "15:1 heading-without-space",
        ),
        (open(HEADING, "###Answer\nFor a reason. It is so."), "3:1 heading-without-space"),
        (open(HEADING, "###\u{a0}Answer\nFor a reason. It is so."), "3:1 odd-space"),
        (open(HEADING, "#### Answer\nFor a reason. It is so."), "3:1 section-level"),
        (open(HEADING, "# Answer\nFor a reason. It is so."), "3:1 section-level"),
        (open(HEADING, "**Answer**\nFor a reason. It is so."), "3:1 bold-section"),
        (open(HEADING, "**Answer:**\n\nFor a reason. It is so."), "3:1 bold-section"),
        (open(HEADING, "Some words.\n__Answer__\nFor a reason. It is so."), "4:1 bold-section"),
        (open(HEADING, "### Ответ\nFor a reason. It is so."), "3:5 unknown-section"),
        (open(HEADING, "### answer\nFor a reason. It is so."), "3:5 unknown-section"),
        (choice("1. [x] yes\n2. [ ] no\n   - it is not"), "3:1 numbered-options"),
        (choice("1. yes\n2. no"), "3:1 numbered-options"),
        (
            choice("- [x] yes\n- [ ] no\n  - it is not\n\n**Answer**").replace("### Answer\n", ""),
            "7:1 bold-section",
        ),
    ] {
        let (places, said) = told(&text);
        assert_eq!(places, [place], "{text}\n{said}");
    }
}

#[test]
fn names_of_sections_inside_an_answer_are_text() {
    for answer in [
        "### Answer\nFor a reason. It is so.\n\n**Sources**\n\nof it.",
        "### Answer\nFor a reason. It is so.\n\n#### Sources\nof it.",
        "**Answer**\n\n### Answer\nFor a reason. It is so.",
    ] {
        let (places, said) = told(&open(HEADING, answer));
        assert_eq!(places, [""; 0], "{answer}\n{said}");
    }
    let (places, said) = told(&open(HEADING, &format!("{ANSWER}\n\n#### Hints\n1. look")));
    assert_eq!(places, ["6:1 section-level"], "{said}");
}
