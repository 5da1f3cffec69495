//! The rules one by one: what is told, and where.

use super::{TestPack, faults_of};

/// A question of a kind with this prompt body and Answer.
fn question(attributes: &str, body: &str, answer: &str) -> String {
    format!("## Question? {{#slug .junior {attributes}}}\n\n{body}\n\n### Answer\n{answer}\n")
}

#[test]
fn headings_and_attributes() {
    for (heading, expected) in [
        ("## Fine? {#slug .junior}", vec![]),
        ("## Fine? ## {#slug .junior} ##", vec![]),
        ("##   Fine `x` {y}? {#slug .junior}", vec![]),
        ("## Which?", vec!["1:1 missing-id"]),
        ("## Which? {.junior}", vec!["1:11 missing-id"]),
        ("## Который? {#slug}", vec!["1:13 missing-level"]),
        ("## Который? {#Slug .junior}", vec!["1:14 bad-id"]),
        (
            "## A? {#slug #other .junior .senior}",
            vec!["1:14 duplicate-id-attribute", "1:29 duplicate-level"],
        ),
        ("## A? {#slug .junior lvl=1}", vec!["1:22 unknown-key"]),
        ("## A? {#slug .junior since=new until=3.1}", vec!["1:28 bad-value"]),
        ("## A? {#slug .junior since=3.12 until=3.9}", vec!["1:39 bad-value"]),
        ("## A? {#slug .junior minutes=0}", vec!["1:30 bad-value"]),
        ("## A? {#slug .junior loose}", vec!["1:22 bad-attribute"]),
        ("## A? {#slug .junior case=exact}", vec!["1:27 key-not-for-kind"]),
        (
            "## A? {#slug .junior importance=hi tags=ops,ops}",
            vec!["1:33 unknown-importance", "1:45 duplicate-tag"],
        ),
        ("## A? {#slug .junior was=gil/slug}", vec!["1:26 bad-value"]),
        ("## A? {#slug .junior was=slug}", vec!["1:26 bad-value"]),
        ("## {#slug .junior}", vec!["1:1 empty-prompt"]),
        ("A?\n---", vec!["1:1 setext-heading"]),
    ] {
        let faults = faults_of(&format!("{heading}\n\n### Answer\nYes.\n"));
        let faults: Vec<&str> = faults.iter().map(String::as_str).collect();
        let faults: Vec<&str> =
            faults.into_iter().filter(|one| !one.ends_with("misplaced-section")).collect();
        assert_eq!(faults, expected, "{heading}");
    }
}

#[test]
fn sections() {
    let good = "## A? {#a .junior}\n\n### Answer\nYes.\n";
    for (text, expected) in [
        ("### Key points\n- no marker\n- [x] fine\n", vec!["7:1 missing-marker"]),
        ("### Key points\n1. [x] a\n", vec!["7:1 not-a-list"]),
        ("### Hints\n- a\n", vec!["7:1 not-a-list"]),
        ("### Red flags\n- a\n\nAnd prose.\n", vec!["9:1 not-a-list"]),
        ("### Sources\n", vec!["6:1 empty-section"]),
        ("### Follow-ups\n- a\n-\n", vec!["8:1 empty-item"]),
        ("### Hints\n1. a\n\n### Hints\n1. b\n", vec!["9:5 duplicate-section"]),
        ("### key points\n- [x] a\n", vec!["6:5 unknown-section"]),
        ("### Sources {#x}\n- a\n", vec!["6:13 section-attributes"]),
        ("### Levels\n1. a\n2. b\n3. c\n4. d\n", vec!["6:1 section-not-for-kind"]),
        (
            "### Tests\n```python tests\nx\n```\n",
            vec!["6:1 section-not-for-kind", "7:1 misplaced-fence"],
        ),
        ("### Wrong\nReason.\n", vec!["6:1 missing-fence", "6:1 section-not-for-kind"]),
        ("# comment outside a fence\n", vec!["6:1 misplaced-title"]),
        ("#### Deeper headings are text\n", vec![]),
        ("> ### quoted\n\n- ## listed\n", vec![]),
        ("<!-- never closed\n\n## B? {#b}\n", vec!["6:1 unclosed-comment"]),
    ] {
        assert_eq!(faults_of(&format!("{good}\n{text}")), expected, "{text}");
    }
    let told = ["1:1 no-question", "1:1 misplaced-section"];
    assert_eq!(faults_of("### Answer\nNo question.\n"), told);
    assert_eq!(faults_of("+++\ntitle = \"x\"\n\n# T\n"), ["1:1 unclosed-front-matter"]);
    assert_eq!(faults_of("# One\n\n# Two\n"), ["3:1 second-title"]);
    assert_eq!(faults_of(""), ["1:1 no-question"]);
    let design = "## A? {#a .junior kind=design}\n\n### Answer\nYes.\n\n### Levels\n1. a\n2. b\n";
    assert_eq!(faults_of(design), ["6:1 levels-count"]);
}

#[test]
fn an_unclosed_fence_is_told_at_its_opening_line_and_hides_no_other_fault() {
    let text = "## A? {#a .junior lvl=1}\n\n````python\ncode\n```\n\n### Answer\nYes.\n";
    assert_eq!(faults_of(text), ["1:19 unknown-key", "3:1 unclosed-fence"]);
    let nested = "## A? {#a .junior}\n\n### Answer\n- ~~~\n  code\n- next\n";
    assert_eq!(faults_of(nested), ["4:3 unclosed-fence"]);
}

#[test]
fn choices() {
    let options = |lines: &str| question("kind=choice", lines, "Because.");
    let wrong = "- [ ] b\n  - why b\n- [ ] c\n  - why c";
    for (lines, expected) in [
        (format!("- [x] a\n{wrong}"), vec![]),
        (format!("- [x] a\n\n{wrong}"), vec![]),
        (format!("- [x] a\n- [x] d\n{wrong}"), vec![]),
        ("- [x] a\n- [ ] b\n  - why b".to_owned(), vec![]),
        ("- [x] a".to_owned(), vec!["3:1 options-count"]),
        (wrong.to_owned() + "\n- [ ] d\n  - why", vec!["3:1 no-right-option"]),
        (format!("- [x] a\n  - why a\n{wrong}"), vec!["3:1 reason-on-right"]),
        (format!("- [x] a\n{wrong}\n  - and more"), vec!["6:1 bad-reason"]),
        (format!("- [x] a\n{wrong}\n- [ ] d\n  1. why"), vec!["8:1 bad-reason"]),
        (format!("- [x] a\n- plain\n{wrong}"), vec!["4:1 missing-marker"]),
        (format!("- [x] a\n{wrong}\n\nAnd prose."), vec!["9:1 missing-options"]),
        ("Only prose.".to_owned(), vec!["1:1 missing-options"]),
        (format!("1. [x] a\n{wrong}"), vec!["4:1 no-right-option"]),
    ] {
        assert_eq!(faults_of(&options(&lines)), expected, "{lines}");
    }
    let open = question("", "- [x] a\n- [ ] b", "Because.");
    assert_eq!(faults_of(&open), ["3:1 options-without-choice"]);
}

#[test]
fn outputs_and_clozes() {
    let run = "```python run\nprint(1)\n```";
    let answer = "```output\n1\n```\n\nThe rule.";
    let output = |body: &str, answer: &str| question("kind=output", body, answer);
    for (text, expected) in [
        (output(run, answer), vec![]),
        (output("", answer), vec!["1:1 missing-fence"]),
        (output(&format!("{run}\n\n{run}"), answer), vec!["7:1 duplicate-fence"]),
        (output(run, "The rule."), vec!["7:1 missing-fence"]),
        (output(run, "Prose.\n\n```output\n1\n```"), vec!["10:1 output-not-first"]),
        (output(run, "```output\n1\n```"), vec!["7:1 missing-rule"]),
        (
            output(&format!("- {}", run.replace('\n', "\n  ")), answer),
            vec!["1:1 missing-fence", "3:3 misplaced-fence"],
        ),
        (question("", run, "Yes."), vec!["3:1 misplaced-fence"]),
    ] {
        assert_eq!(faults_of(&text), expected, "{text}");
    }
    let cloze = |body: &str, answer: &str| question("kind=cloze", body, answer);
    for (text, expected) in [
        (cloze("It is […].", "`this`, `that`: yes."), vec![]),
        (cloze("```python\nx = […]\n```", "`this`"), vec![]),
        (cloze("None.", "`this`"), vec!["1:1 missing-gap"]),
        (cloze("It is […] and […].", "`this`"), vec!["3:15 second-gap"]),
        (cloze("Это [...] тут.", "`this`"), vec!["3:5 dotted-gap"]),
        (cloze("It is […].", "this"), vec!["6:1 missing-forms"]),
    ] {
        assert_eq!(faults_of(&text), expected, "{text}");
    }
}

#[test]
fn files_stand_in_the_folder_of_their_topic_and_bear_known_names() {
    let text = "## A? {#a .junior}\n\n### Answer\nYes.\n";
    for (path, expected) in [
        ("concurrency/gil.md", vec![]),
        ("gil.md", vec![]),
        ("sql/gil.md", vec![]),
        ("concurrency/gill.md", vec![]),
        ("concurrency/The_GIL.md", vec!["concurrency/The_GIL.md:1:1 bad-file-name"]),
    ] {
        assert_eq!(TestPack::new(&[(path, text)]).faults(), expected, "{path}");
    }
}

#[test]
fn an_id_is_taken_only_once_in_a_pack() {
    let text = "## A? {#a .junior was=joins/old}\n\n### Answer\nYes.\n";
    let claim = "## B? {#b .junior was=joins/old}\n\n### Answer\nYes.\n\n\
                 ## C? {#c .junior was=gil/a}\n\n### Answer\nYes.\n";
    let pack = TestPack::new(&[
        ("concurrency/gil.md", text),
        ("sql/gil.md", text),
        ("sql/joins.md", claim),
    ]);
    let report = pack.check(Default::default());
    let taken = report.diagnostics.iter().find(|one| one.code == "duplicate-id").unwrap();
    let help = "Its first question is at concurrency/gil.md:1.";
    assert_eq!((taken.path.as_str(), taken.help.as_deref()), ("sql/gil.md", Some(help)));
    let former = report.diagnostics.iter().filter(|one| one.code.starts_with("former"));
    let former: Vec<_> = former.map(|one| (one.line, one.column)).collect();
    assert_eq!(former, [(1, 23), (6, 23)]);
}

#[test]
fn a_pack_of_a_higher_format_is_refused_and_not_read() {
    let pack = TestPack::new(&[("concurrency/gil.md", "## broken\n")]);
    pack.write("pack.toml", b"format = 2\nname = \"new\"\n");
    let report = pack.check(Default::default());
    assert_eq!(report.diagnostics.len(), 1);
    let message = &report.diagnostics[0].message;
    assert!(message.contains("format 2") && message.contains("reads format 1"), "{message}");
    assert_eq!(report.counts.files, 0);
}

#[test]
fn a_pack_may_add_leaves_of_its_own() {
    let text = "## A? {#a .junior}\n\n### Answer\nYes.\n";
    let pack = TestPack::new(&[("house/rules.md", text)]);
    pack.write(
        "taxonomy.toml",
        b"version = 1\n[[topic]]\nid = \"house\"\n[[topic.leaf]]\nid = \"rules\"\n",
    );
    assert_eq!(pack.faults(), [""; 0]);
    pack.write("sql/gil.md", text.as_bytes());
    assert_eq!(pack.faults(), ["sql/gil.md:1:1 wrong-folder"], "with a taxonomy it is an error");
    std::fs::remove_file(pack.folder.path().join("sql/gil.md")).unwrap();
    pack.write("taxonomy.toml", b"[[topic]]\nid = \"house\"\n[[topic.leaf]]\nname = \"rules\"\n");
    assert_eq!(
        pack.faults(),
        [
            "house/rules.md:1:1 unknown-leaf",
            "taxonomy.toml:3:1 missing-key",
            "taxonomy.toml:4:1 unknown-key",
        ]
    );
}
