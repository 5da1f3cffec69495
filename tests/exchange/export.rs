//! What `viva export` writes, and that it comes back as it was.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

use viva::app::bank::builtin;
use viva::exchange::own::OwnPack;
use viva::pack::context::PackContext;
use viva::pack::parse::parse_file;
use viva::pack::source::PackSource;

use crate::support::TestEnv;

/// A pack with a question of every kind and a translation.
fn own_pack(env: &TestEnv) {
    env.ok(&["init", "kitchen", "--topic", "cooking"]);
    let manifest = fs::read_to_string(env.home().join("kitchen/pack.toml")).expect("a manifest");
    fs::write(
        env.home().join("kitchen/pack.toml"),
        manifest.replace("[\"en\"]", "[\"en\", \"ru\"]"),
    )
    .expect("an edit");
    env.write(
        "kitchen/cooking/knives.md",
        "## Why sharpen? {#why-sharpen .senior importance=core minutes=7 tags=cooking-basics since=1.0 until=2.5}\n\nSay it.\n\n### Answer\n\
         It cuts.\n\n### Explanation\nMore.\n\n### Key points\n- [x] a\n  - nested\n- [ ] b\n\n### Red flags\n- c\n\n### Hints\n1. d\n\n\
         ### Follow-ups\n- e\n\n### Sources\n- <https://example.org>\n\n## It is […]. {#gap .junior kind=cloze case=exact}\n\n### Answer\n`This`, `That`. It is.\n",
    );
    env.write(
        "kitchen/cooking/knives.ru.md",
        "## Зачем точить? {#why-sharpen}\n\nСкажите.\n\n### Answer\nРежет.\n\n### Explanation\nЕщё.\n\n### Key points\n- [x] а\n  - внутри\n- [ ] б\n\n\
         ### Red flags\n- в\n\n### Hints\n1. г\n\n### Follow-ups\n- д\n\n### Sources\n- <https://example.org>\n",
    );
    let taxonomy =
        fs::read_to_string(env.home().join("kitchen/taxonomy.toml")).expect("a taxonomy");
    fs::write(
        env.home().join("kitchen/taxonomy.toml"),
        format!("{taxonomy}\n[[topic.leaf]]\nid = \"knives\"\ntitle_en = \"Knives\"\ntitle_ru = \"Ножи\"\naliases = [\"blades\"]\n"),
    )
    .expect("an edit");
    env.ok(&["import", "kitchen"]);
}

fn tree(folder: &Path) -> BTreeMap<String, String> {
    let mut files = BTreeMap::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        if path.is_dir() {
            files.extend(
                tree(&path).into_iter().map(|(file, text)| (format!("{name}/{file}"), text)),
            );
        } else {
            files.insert(name, fs::read_to_string(&path).expect("text"));
        }
    }
    files
}

#[test]
fn a_pack_that_is_exported_is_the_same_pack_again() {
    let env = TestEnv::new();
    own_pack(&env);
    let lines = env.ok(&["export", "--pack", "kitchen"]);
    env.ok(&["export", "--format", "md", "--pack", "kitchen", "--out", "one"]);
    assert_eq!(env.json(&["check", "one", "--json"])["errors"], 0);
    env.ok(&["packs", "remove", "kitchen"]);
    let said = env.ok(&["import", "one"]);
    assert!(said.starts_with("kitchen: 10 added"), "{said}");
    assert_eq!(env.ok(&["export", "--pack", "kitchen"]), lines);
    env.ok(&["export", "--format", "md", "--pack", "kitchen", "--out", "two"]);
    assert_eq!(tree(&env.home().join("one")), tree(&env.home().join("two")));
    // A corrected copy is not written over.
    let path = env.home().join("one/cooking/knives.md");
    let text = fs::read_to_string(&path).expect("a leaf");
    fs::write(&path, text.replace("It cuts.", "It cuts well.")).expect("a correction");
    let said = env.fails(&["export", "--format", "md", "--pack", "kitchen", "--out", "one"], 1);
    assert!(said.contains("one/cooking/knives.md would be replaced"), "{said}");
}

#[test]
fn json_and_csv_come_back_as_the_same_bytes() {
    let env = TestEnv::new();
    own_pack(&env);
    let lines = env.ok(&["export", "--pack", "kitchen"]);
    for format in ["jsonl", "csv"] {
        let file = format!("export.{format}");
        let before = env.ok(&["export", "--format", format, "--pack", "kitchen"]);
        env.write(&file, &before);
        let pack = format!("from-{format}");
        env.ok(&["convert", &file, "--out", &pack]);
        env.ok(&["packs", "remove", "kitchen"]);
        env.ok(&["import", &pack, "--replace"]);
        assert_eq!(env.ok(&["export", "--pack", "kitchen"]), lines, "{format}");
        assert_eq!(
            env.ok(&["export", "--format", format, "--pack", "kitchen"]),
            before,
            "{format}"
        );
    }
}

#[test]
fn no_cell_of_a_table_is_a_formula_and_each_comes_back_as_it_was() {
    let env = TestEnv::new();
    let answers = ["=1+1 is what", "+1", "-1+cmd", "@SUM(1)", "＝1+1", "\u{a0}=1", "\"=1+1"];
    let questions: String = answers
        .iter()
        .enumerate()
        .map(|(n, answer)| format!("## Why {n}? {{#q-{n} .junior}}\n\n### Answer\n{answer}\n\n"))
        .collect();
    env.pack("mine", &questions);
    env.ok(&["import", "mine"]);
    env.ok(&["export", "--format", "csv", "--pack", "mine", "--out", "a.csv"]);
    let table = fs::read_to_string(env.home().join("a.csv")).expect("a table");
    for cell in ["'=1+1 is what", "'+1", "'-1+cmd", "'@SUM(1)", "'＝1+1"] {
        assert!(table.contains(&format!(",{cell},")), "{cell}: {table}");
    }
    env.ok(&["convert", "a.csv", "--out", "back"]);
    env.ok(&["packs", "remove", "mine"]);
    env.ok(&["import", "back", "--replace"]);
    env.ok(&["export", "--format", "csv", "--pack", "mine", "--out", "b.csv"]);
    let column = |file: &str| -> Vec<String> {
        let mut reader = csv::Reader::from_path(env.home().join(file)).expect("a table");
        let rows = reader.records().map(|row| row.expect("a row"));
        rows.map(|row| row.get(11).unwrap_or_default().to_owned()).collect()
    };
    assert_eq!(column("a.csv"), column("b.csv"));
}

#[test]
fn every_question_of_the_bank_reads_back_from_its_markdown() {
    let source = builtin::source();
    let (context, _) = PackContext::load(&source, &builtin::taxonomy());
    let mut count = 0;
    for file in PackSource::files(&source) {
        let bytes = source.read(file).expect("a file");
        let parsed = parse_file(&context, file, &bytes);
        for question in &parsed.questions {
            count += 1;
            let mut pack = OwnPack::default();
            pack.add(question, "en", "en", Some("A title"));
            let text = pack.files.values().next().expect("a file");
            let again = parse_file(&context, file, text.as_bytes());
            let mut expected = question.clone();
            expected.was = None;
            assert_eq!(again.questions, [expected], "{text}\n{:?}", again.diagnostics);
        }
    }
    assert!(count > 1900, "{count}");
}

#[test]
fn files_are_not_written_over_and_binary_forms_need_one() {
    let env = TestEnv::new();
    own_pack(&env);
    for format in ["apkg", "md"] {
        let said = env.fails(&["export", "--format", format], 2);
        assert!(said.contains("--out"), "{said}");
    }
    assert!(env.fails(&["export", "--pack", "none"], 1).contains("no pack `none`"));
    env.write("deck.txt", "mine");
    let said =
        env.fails(&["export", "--format", "anki-txt", "--pack", "kitchen", "--out", "deck.txt"], 1);
    assert!(said.contains("deck.txt is there already"), "{said}");
    assert_eq!(fs::read_to_string(env.home().join("deck.txt")).expect("a file"), "mine");
    env.ok(&[
        "export", "--format", "anki-txt", "--pack", "kitchen", "--out", "deck.txt", "--force",
    ]);
    let report = env.json(&["convert", "deck.txt", "--out", "p", "--json"]);
    assert_eq!(
        (&report["files"][0]["form"], &report["files"][0]["questions"]),
        (&"anki-txt".into(), &10.into()),
        "{report}"
    );
    let text = fs::read_to_string(env.home().join("p/p/knives.md"))
        .expect("the leaf comes back by the key");
    assert!(text.contains("{#why-sharpen") && text.contains("{#gap kind=cloze}"), "{text}");
}

#[test]
fn a_quiz_of_moodle_comes_back_as_choices_and_gaps() {
    let env = TestEnv::new();
    own_pack(&env);
    env.ok(&["export", "--format", "gift", "--pack", "kitchen", "--out", "quiz.gift"]);
    let report = env.json(&["convert", "quiz.gift", "--out", "p", "--json"]);
    assert_eq!(
        (&report["files"][0]["form"], &report["files"][0]["questions"]),
        (&"gift".into(), &10.into()),
        "{report}"
    );
    let texts: String = tree(&env.home().join("p")).into_values().collect();
    assert!(texts.contains("kind=choice") && texts.contains("kind=cloze"), "{texts}");
    assert_eq!(env.json(&["check", "p", "--json"])["errors"], 0);
}

/// What the `anki` package makes of a deck: notes, cards, tags, and what its own check says.
const OPEN_IN_ANKI: &str = r#"
import sys, json
from anki.collection import Collection, ImportAnkiPackageRequest, ImportAnkiPackageOptions
collection = Collection(sys.argv[2])
collection.import_anki_package(ImportAnkiPackageRequest(package_path=sys.argv[1], options=ImportAnkiPackageOptions()))
text, fine = collection.fix_integrity()
notes = [collection.get_note(note) for note in collection.find_notes("")]
print(json.dumps({
    "notes": len(notes), "cards": collection.card_count(), "tags": len(collection.tags.all()), "fine": fine, "text": text,
    "guids": sorted(note.guid for note in notes)[:3], "empty": sum(1 for note in notes if not note.fields[0]),
}))
"#;

#[test]
fn the_bank_opens_in_anki_and_its_check_finds_nothing() {
    let python = std::env::var("VIVA_TEST_ANKI_PYTHON").unwrap_or_else(|_| "python3".to_owned());
    let has_anki = Command::new(&python).args(["-c", "import anki.collection"]).output();
    if !has_anki.is_ok_and(|output| output.status.success()) {
        eprintln!(
            "did not run: {python} has no `anki` package; .ci/run installs it, VIVA_TEST_ANKI_PYTHON names another Python"
        );
        return;
    }
    let env = TestEnv::new();
    let said = env.ok(&["export", "--format", "apkg", "--out", "bank.apkg"]);
    let count: usize = said.split(' ').next().and_then(|word| word.parse().ok()).expect("a number");
    let script = env.write("open.py", OPEN_IN_ANKI);
    let output = Command::new(&python)
        .arg(script)
        .args([env.home().join("bank.apkg"), env.home().join("collection.anki2")])
        .output()
        .expect("Python");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let told: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!((&told["notes"], &told["cards"]), (&count.into(), &count.into()), "{told}");
    assert_eq!((&told["fine"], &told["empty"]), (&true.into(), &0.into()), "{told}");
    assert!(told["tags"].as_u64().is_some_and(|tags| tags > 50), "{told}");
}
