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
        ("### Follow-ups\n- А без неё?\n", "", vec!["1:1 translation-sections"]),
        (
            "### Levels\n",
            "### Hints\n",
            vec!["74:1 translation-sections", "88:1 translation-sections"],
        ),
        ("- [x] `time.sleep(5)`", "- [ ] `time.sleep(5)`", vec!["40:1 translation-ticks"]),
        ("  - он отдаёт управление на всё время ожидания\n", "", vec!["38:1 translation-items"]),
        (
            "### Answer\nОна защищает",
            "### Ответ\nОна защищает",
            vec!["1:1 missing-answer", "1:1 translation-sections", "12:5 unknown-section"],
        ),
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
