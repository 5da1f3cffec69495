//! Cards from elsewhere: beside the `anki` package, and a deck through `convert`.

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use rusqlite::Connection;
use serde_json::json;

use super::measure::{Cost, Job, median};
use super::rows::inserted;
use super::table::{Row, time};
use super::world::{World, settle, viva};

/// Runs of each.
const ROUNDS: usize = 3;
/// Cards of the deck.
const CARDS: usize = 20_000;

/// A first import against that of the same prompts, answers and tags, as notes in JSON, by the `anki` package. `VIVA_TEST_ANKI_PYTHON` names
/// a Python that has it.
pub fn anki(world: &World) -> Vec<Row> {
    let name = format!("import of {} questions", world.questions);
    let python = std::env::var("VIVA_TEST_ANKI_PYTHON").unwrap_or_else(|_| "python3".to_owned());
    if !has_anki(&python) {
        let why = "did not run: `VIVA_TEST_ANKI_PYTHON` names no Python with the `anki` package";
        return vec![Row::fact(&format!("{name}, beside Anki"), "", why)];
    }
    let (file, pack) = (world.path("beside.db"), world.pack(world.questions));
    let (notes, folder) = (world.path("notes.json"), world.path("anki"));
    write_notes(&world.bank(world.questions), Path::new(&notes));
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/benches/speed/import_by_anki.py");
    let collection = format!("{folder}/collection.anki2");
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        world.remove(&file);
        viva(&["packs", "--db", &file]).output(world.home());
        settle();
        ours.push(viva(&["import", &pack, "--db", &file]).cost(world.home()));
        let _ = std::fs::remove_dir_all(&folder);
        std::fs::create_dir_all(&folder).expect("a folder");
        settle();
        let told = Job::new(&python, &[script, &notes, &collection]).output(world.home());
        let (times, count) = told.trim().rsplit_once(' ').expect("three numbers");
        assert!(count.parse::<usize>().is_ok_and(|count| count >= world.questions), "{told}");
        theirs.push(inserted(times));
    }
    world.remove(&file);
    let (ours, theirs) = (median(&ours), median(&theirs));
    let against = "the `anki` package imports the same prompts and answers from JSON";
    vec![
        Row::ratio(&name, ours.wall, against, theirs.wall, 1.0),
        Row::peak("the same", ours.peak_kib, 150),
    ]
}

fn has_anki(python: &str) -> bool {
    let found = Command::new(python)
        .args(["-c", "import anki.collection"])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    found.is_ok_and(|status| status.success())
}

/// Prompt and answer of every question as a note of the type Basic, tagged with its leaf.
fn write_notes(bank: &str, to: &Path) {
    let connection = Connection::open(bank).expect("a database");
    let text = "SELECT question.id, leaf, prompt, answer
        FROM question JOIN question_text ON question_text.question = question.number
        WHERE language = 'en'";
    let mut statement = connection.prepare(text).expect("a query");
    let note = |row: &rusqlite::Row<'_>| -> rusqlite::Result<serde_json::Value> {
        let [id, leaf, prompt, answer]: [String; 4] =
            [row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?];
        Ok(json!({ "guid": id, "fields": [prompt, answer], "tags": [leaf] }))
    };
    let notes: Result<Vec<_>, _> = statement.query_map([], note).expect("rows").collect();
    let all = json!({
        "default_notetype": "Basic", "default_deck": "Default", "notes": notes.expect("notes"),
    });
    std::fs::write(to, all.to_string()).expect("a file");
}

/// A deck of twenty thousand cards: `convert` makes a pack of it, `import` takes that into the bank.
pub fn deck(world: &World) -> Vec<Row> {
    let (file, deck) = (world.bank(CARDS), world.path("deck.apkg"));
    viva(&["export", "--format", "apkg", "--pack", "generated", "--out", &deck, "--db", &file])
        .output(world.home());
    let (pack, target) = (world.path("from-deck"), world.path("deck.db"));
    let (mut both, mut parts): (Vec<Cost>, [Vec<Cost>; 2]) = Default::default();
    for _ in 0..ROUNDS {
        let _ = std::fs::remove_dir_all(&pack);
        world.remove(&target);
        viva(&["packs", "--db", &target]).output(world.home());
        settle();
        let first = viva(&["convert", &deck, "--out", &pack, "--db", &target]).cost(world.home());
        let second = viva(&["import", &pack, "--db", &target]).cost(world.home());
        both.push(Cost {
            wall: first.wall + second.wall,
            cpu: first.cpu + second.cpu,
            peak_kib: first.peak_kib.max(second.peak_kib),
        });
        parts[0].push(first);
        parts[1].push(second);
    }
    world.remove(&target);
    let both = median(&both);
    let [convert, import] = parts.map(|costs| time(median(&costs).wall));
    let name = format!("{CARDS} cards from an .apkg into the bank");
    let against = format!("`convert` {convert}, `import` {import}");
    vec![
        Row::time(&name, both.wall, &against, Duration::from_secs(5)),
        Row::peak("the same", both.peak_kib, 200),
    ]
}
