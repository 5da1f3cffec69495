//! A translation says the same as its base file.

use super::{TestPack, fixtures};

fn faults(change: impl Fn(&str) -> String) -> Vec<String> {
    let read = |name: &str| {
        std::fs::read_to_string(fixtures().join("good/concurrency").join(name)).unwrap()
    };
    let (base, translation) = (read("gil.md"), read("gil.ru.md"));
    let changed = change(&translation);
    assert_ne!(changed, translation, "the test changes nothing");
    let pack = TestPack::new(&[("concurrency/gil.md", &base), ("concurrency/gil.ru.md", &changed)]);
    let faults = pack.faults().into_iter();
    faults.map(|one| one.trim_start_matches("concurrency/gil.ru.md:").to_owned()).collect()
}

#[test]
fn differences_are_told_at_their_place_in_the_translation() {
    for (from, to, expected) in [
        ("{#late}", "{#lat}", vec!["50:31 translation-unknown-id"]),
        ("{#late}", "{#late .junior}", vec!["50:37 translation-attribute"]),
        ("{#late}", "", vec!["50:1 missing-id"]),
        ("- [x] защищает", "- [ ] защищает", vec!["20:1 translation-ticks"]),
        ("- [ ] составные", "- [x] составные", vec!["21:1 translation-ticks"]),
        ("2. Что такое `+=`?\n", "", vec!["26:1 translation-items"]),
        ("count += 1", "count += 2", vec!["5:1 translation-fences"]),
        ("```text\n### Not a section\n```\n", "", vec!["12:1 translation-fences"]),
        ("[1, 1]", "[0, 1]", vec!["57:1 translation-fences"]),
        ("### Levels\n", "### Hints\n", vec!["88:1 translation-sections"]),
        ("- [x] `time.sleep(5)`", "- [ ] `time.sleep(5)`", vec!["40:1 translation-ticks"]),
        ("  - он отдаёт управление на всё время ожидания\n", "", vec!["38:1 translation-items"]),
        ("### Answer\nОна защищает", "### Ответ\nОна защищает", vec!["12:5 unknown-section"]),
    ] {
        let found = faults(|text| text.replacen(from, to, 1));
        assert_eq!(found, expected, "{from} -> {to}");
    }
}

#[test]
fn a_translation_needs_its_base_file_and_a_language_of_the_pack() {
    let text = "## A? {#a}\n\n### Answer\nYes.\n";
    let pack = TestPack::new(&[("concurrency/gil.ru.md", text), ("sql/joins.rus.md", text)]);
    assert_eq!(
        pack.faults(),
        [
            "concurrency/gil.ru.md:1:1 translation-without-base",
            "sql/joins.rus.md:1:1 unknown-language",
        ]
    );
    let base = "## A? {#a .junior}\n\n### Answer\nYes.\n";
    let pack = TestPack::new(&[("concurrency/gil.md", base), ("concurrency/gil.en.md", text)]);
    assert_eq!(pack.faults(), ["concurrency/gil.en.md:1:1 base-language-suffix"]);
}

/// A question with code, and with sections that are the same in every language.
const BASE: &str = "## Halves? {#halves .junior kind=code}\n\n```python stub\ndef f(): ...\n```\n\n### Answer\n```python solution\n\
    def f():\n    return 1\n```\n\nSo.\n\n### Tests\n```python tests\nfrom answer import f\n\n\ndef test_f():\n    assert f() == 1\n```\n\n\
    ### Wrong\n```python wrong\ndef f():\n    return 2\n```\n\nIt is two.\n\n### Hints\n1. Think.\n\n### Sources\n- <https://example.org>\n";

#[test]
fn what_is_the_same_in_every_language_comes_from_the_base_text() {
    use viva::pack::check::structure::{self, Group, Visitor};
    use viva::pack::context::PackContext;
    struct Texts(Vec<viva::domain::question::Content>, Vec<viva::domain::question::Content>);
    impl Visitor for Texts {
        fn take(&mut self, group: Group<'_>) {
            self.0.extend(
                group.base.into_iter().flat_map(|base| base.questions).map(|one| one.content),
            );
            let others = group.translations.into_iter().flat_map(|other| other.translations);
            self.1.extend(others.map(|one| one.content));
        }
    }
    let own = "## Половины? {#halves}\n\n### Answer\nТак.\n\n### Wrong\nЭто два.\n";
    let pack = TestPack::new(&[("concurrency/gil.md", BASE), ("concurrency/gil.ru.md", own)]);
    assert_eq!(pack.faults(), Vec::<String>::new());
    let source = pack.source();
    let (context, _) = PackContext::load(&source, &super::taxonomy());
    let mut texts = Texts(Vec::new(), Vec::new());
    let told = structure::walk(&source, &context, &mut texts, &mut |_, _| ());
    let notes: Vec<&str> = told
        .iter()
        .filter(|one| one.path.ends_with("ru.md"))
        .map(|one| one.message.as_str())
        .collect();
    assert_eq!(notes, ["`### Hints` is not translated"]);
    let (base, other) = (&texts.0[0], &texts.1[0]);
    assert_eq!(other.prompt, "Половины?\n\n```python stub\ndef f(): ...\n```");
    assert_eq!(other.answer, "```python solution\ndef f():\n    return 1\n```\n\nТак.");
    assert_eq!(
        (&other.code, &other.solution, &other.tests),
        (&base.code, &base.solution, &base.tests)
    );
    assert_eq!((&other.sources, &other.hints), (&base.sources, &base.hints));
    assert_eq!(
        (other.wrong[0].code.as_str(), other.wrong[0].reason.as_str()),
        (base.wrong[0].code.as_str(), "Это два.")
    );
}

#[test]
fn code_whose_place_is_unknown_must_be_copied() {
    let base = BASE.replace("So.", "So:\n\n```text\nshown\n```");
    let own = "## Половины? {#halves}\n\n### Answer\nТак.\n";
    let pack = TestPack::new(&[("concurrency/gil.md", &base), ("concurrency/gil.ru.md", own)]);
    assert_eq!(pack.faults(), ["concurrency/gil.ru.md:3:1 translation-fences"]);
}
