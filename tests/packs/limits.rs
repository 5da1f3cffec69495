//! Hostile and broken input: refused with a reason, quickly and harmlessly.

use viva::app::figures::check::{Checked, check};
use viva::app::figures::line;
use viva::pack::FILE_MAX_BYTES;
use viva::pack::check::CheckOptions;
use viva::pack::manifest::{LANGUAGES_MAX, Manifest, TAGS_MAX};
use viva::pack::parse::parse_file;
use viva::pack::taxonomy::{LEAVES_MAX, TOPICS_MAX, Taxonomy};

use super::{TestPack, faults_of};

#[test]
fn bytes_that_are_not_utf8_are_told_with_their_offset() {
    let pack = TestPack::new(&[("sql/joins.md", "## A? {#a .junior}\n\n### Answer\nYes.\n")]);
    pack.write("concurrency/gil.md", b"# Title\n\nab\xff\xfe\n");
    let drawn = pack.drawn(CheckOptions { structure_only: true, ..Default::default() });
    insta::assert_snapshot!(drawn, @r#"
error[not-utf8]: the bytes from offset 11 on are not UTF-8
 --> concurrency/gil.md:3:3
  |
3 | ab��
  |   ^
  |
  = help: Save the file as UTF-8.
"#);
    assert_eq!(pack.check(Default::default()).counts.questions, 1);
}

#[test]
fn a_file_of_50_megabytes_is_refused_unread() {
    let pack = TestPack::new(&[]);
    pack.write("concurrency/gil.md", b"");
    let path = pack.folder.path().join("concurrency/gil.md");
    std::fs::File::options().write(true).open(path).unwrap().set_len(50 << 20).unwrap();
    let drawn = pack.drawn(CheckOptions { structure_only: true, ..Default::default() });
    insta::assert_snapshot!(drawn, @r#"
error[file-too-large]: concurrency/gil.md is too large: 52428800 bytes, and at most 4 MiB (4194304) are allowed
--> concurrency/gil.md:1:1
 = help: Split the file.
"#);
    // The parser itself holds the limit too.
    let bytes = vec![b'a'; usize::try_from(FILE_MAX_BYTES).unwrap() + 1];
    let parsed = parse_file(&pack.context(), "concurrency/gil.md", &bytes);
    assert_eq!(parsed.diagnostics[0].code, "file-too-large");
}

#[test]
fn a_hundred_thousand_tags_languages_topics_or_leaves_are_told_and_not_compared() {
    let list = |entry: &dyn Fn(usize) -> String| -> String { (0..100_000).map(entry).collect() };
    let head = "format = 1\nname = \"acme\"\n";
    for (key, most, entry) in [("tags", TAGS_MAX, "t"), ("languages", LANGUAGES_MAX, "aa-")] {
        let entries = list(&|number| format!("\"{entry}{number}\","));
        let text = format!("{head}{key} = [{entries}]\n");
        let (manifest, told) = Manifest::parse(text.as_bytes(), "acme");
        assert_eq!((told.len(), told[0].code, told[0].line), (1, "too-many", 3), "{told:?}");
        assert!(told[0].message.contains(&format!("at most {most}")), "{}", told[0].message);
        assert_eq!((manifest.tags.len(), manifest.languages.len()), (0, 1));
    }
    let topics = list(&|number| format!("[[topic]]\nid = \"t{number}\"\n"));
    let (taxonomy, told) = Taxonomy::parse(topics.as_bytes());
    assert_eq!((taxonomy.topics.len(), told.len(), told[0].code), (TOPICS_MAX, 1, "too-many"));
    let leaves = list(&|number| format!("[[topic.leaf]]\nid = \"l{number}\"\n"));
    let (taxonomy, told) = Taxonomy::parse(format!("[[topic]]\nid = \"t\"\n{leaves}").as_bytes());
    assert_eq!((taxonomy.leaves.len(), told.len(), told[0].code), (LEAVES_MAX, 1, "too-many"));
    // As many as are allowed are allowed.
    let entries: String = (0..TAGS_MAX).map(|number| format!("\"t{number}\",")).collect();
    let (manifest, told) =
        Manifest::parse(format!("{head}tags = [{entries}]\n").as_bytes(), "acme");
    assert_eq!((manifest.tags.len(), told.len()), (TAGS_MAX, 0));
}

#[test]
fn unknown_tags_beyond_what_is_told_cost_no_search_for_what_was_meant() {
    let question = |number: usize| {
        format!(
            "## A? {{#a-{number} .junior tags=gi-{number},as-{number}}}\n\n### Answer\nYes.\n\n"
        )
    };
    let text: String = (0..3000).map(question).collect();
    let pack = TestPack::new(&[("concurrency/gil.md", &text)]);
    let report = pack.check(CheckOptions { structure_only: true, ..Default::default() });
    assert_eq!((report.counts.questions, report.counts.errors), (3000, 1001));
}

#[test]
fn ten_thousand_nested_lists_or_quotes_are_told_and_not_followed() {
    let good = "## A? {#a .junior}\n\n### Answer\nYes.\n\n";
    for marker in ["- ", "> ", ">", "* ", "1. ", "- > "] {
        let text = format!("{good}{}x\n", marker.repeat(10_000));
        assert_eq!(faults_of(&text), ["6:1 too-deep"], "{marker}");
    }
    let stairs: String = (0..1000).map(|depth| format!("{}- x\n", "  ".repeat(depth))).collect();
    assert_eq!(faults_of(&format!("{good}{stairs}")), ["70:129 too-deep"]);
    for marker in ["> ", "* "] {
        let text = |depth| format!("{good}{}x\n", marker.repeat(depth));
        assert_eq!(faults_of(&text(65)), ["6:129 too-deep"]);
        assert_eq!(faults_of(&text(64)), [""; 0]);
    }
    let brackets = format!("{good}{}\n\n{}\n", "[".repeat(50_000), "*a **b ".repeat(20_000));
    assert!(faults_of(&brackets).len() <= 1);
}

#[test]
fn a_deep_list_does_not_make_later_blank_lines_expensive() {
    let text = format!("{}x\n{}", "- ".repeat(100_000), "\n".repeat(1_000_000));
    assert_eq!(faults_of(&text), ["1:1 too-deep"]);
}

#[test]
fn escape_sequences_of_a_pack_are_shown_and_not_sent() {
    let text = "## A\u{1b}]0;title\u{7}? {#a .\u{1b}[31mred}\n\n### \u{9b}2J\u{202e}\n\n### Answer\nYes.\n";
    let pack = TestPack::new(&[("concurrency/gil.md", text)]);
    let drawn = pack.drawn(CheckOptions { structure_only: true, ..Default::default() });
    let harmful = |letter: char| letter != '\n' && letter.is_control() || letter == '\u{202e}';
    assert!(!drawn.contains(harmful), "{drawn:?}");
    insta::assert_snapshot!(drawn, @r#"
error[unknown-level]: `.␛[31mred` is not a level
 --> concurrency/gil.md:1:21
  |
1 | ## A␛]0;title␇? {#a .␛[31mred}
  |                     ^^^^^^^^^
  |
  = help: Use one of .junior, .middle, .senior.

error[unknown-section]: unknown section `�2J�`
 --> concurrency/gil.md:3:5
  |
3 | ### �2J�
  |     ^^^^
  |
  = help: Sections are Answer, Explanation, Key points, Red flags, Hints, Follow-ups, Sources, Tests, Wrong, Levels.
"#);
    let report = pack.check(Default::default());
    let checked = Checked { source: pack.source(), report, truth: None };
    let json = line(&check(&[checked], true)).unwrap();
    assert!(!json.contains(harmful));
}

#[test]
fn very_long_lines_are_drawn_in_part() {
    let text = format!("{}## A? {{#a .junior lvl=1}}{}\n", "", " ".repeat(0));
    let long = format!("{text}\n### Answer\nYes.\n\n### Nope{}\n", "x".repeat(100_000));
    let pack = TestPack::new(&[("concurrency/gil.md", &long)]);
    let drawn = pack.drawn(CheckOptions { structure_only: true, ..Default::default() });
    assert!(drawn.len() < 2_000, "{}", drawn.len());
    assert!(drawn.contains("gil.md:1:19"), "{drawn}");
}

#[test]
fn endless_faults_are_told_up_to_a_limit_and_in_linear_time() {
    let gaps = format!("## A? {{#a .junior kind=cloze}}\n\n{}\n", "[...]".repeat(200_000));
    let keys: String = (0..100_000).map(|number| format!(" k{number}=v")).collect();
    let tags: String = (0..100_000).map(|number| format!(",t{number}")).collect();
    let attributes = format!("## A? {{#a .junior{keys}}}\n\n### Answer\nYes.\n");
    let tags = format!("## A? {{#a .junior tags=ops{tags}}}\n\n### Answer\nYes.\n");
    for text in [gaps, attributes, tags] {
        let faults = faults_of(&text);
        // A thousand errors, a thousand warnings, and of each that there are more.
        assert!((1001..=2003).contains(&faults.len()), "{}", faults.len());
        let more = faults.iter().filter(|one| one.ends_with("too-many-problems")).count();
        assert!((1..=2).contains(&more), "{more}");
    }
}
