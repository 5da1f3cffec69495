//! Answers that were given in Anki.

use std::fs;
use std::io::{Cursor, Write};

use rusqlite::Connection;
use zip::write::SimpleFileOptions;

use crate::support::{TestEnv, open_question};

/// A deck made of two questions with five entries in its log: three answers to one note on two days, one to the other, one set by hand.
fn answered_deck(env: &TestEnv) {
    env.write("source/pack.toml", "format = 1\nname = \"source\"\n");
    env.write(
        "source/cooking/knives.md",
        format!("{}{}", open_question("one"), open_question("two")),
    );
    env.ok(&["import", "source"]);
    env.ok(&["export", "--format", "apkg", "--pack", "source", "--out", "plain.apkg"]);
    env.ok(&["packs", "remove", "source"]);
    let bytes = fs::read(env.home().join("plain.apkg")).expect("a deck");
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    let mut collection = Vec::new();
    std::io::copy(&mut zip.by_name("collection.anki2").expect("an entry"), &mut collection)
        .expect("bytes");
    let path = env.write("c.anki2", &collection);
    let connection = Connection::open(&path).expect("a database");
    let card = |guid: &str| -> i64 {
        let sql = "SELECT cards.id FROM cards JOIN notes ON notes.id = cards.nid WHERE guid = ?1";
        connection.query_row(sql, [guid], |row| row.get(0)).expect("a card")
    };
    // 2026-11-16 and 2026-11-18, noon.
    let (monday, wednesday) = (1_794_830_400_000_i64, 1_795_003_200_000_i64);
    for (id, guid, ease, kind) in [
        (monday, "knives/one", 3, 0),
        (monday + 600_000, "knives/one", 1, 0),
        (wednesday, "knives/one", 4, 1),
        (wednesday + 1, "knives/two", 2, 0),
        (wednesday + 2, "knives/two", 0, 4),
    ] {
        connection
            .execute(
                "INSERT INTO revlog VALUES (?1, ?2, -1, ?3, 1, 1, 2500, 5000, ?4)",
                (id, card(guid), ease, kind),
            )
            .expect("an entry");
    }
    drop(connection);
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file("collection.anki2", SimpleFileOptions::default()).expect("an entry");
    zip.write_all(&fs::read(&path).expect("bytes")).expect("bytes");
    env.write("deck.apkg", zip.finish().expect("an archive").into_inner());
}

#[test]
fn answers_of_anki_become_answers_of_the_log_and_come_only_once() {
    let env = TestEnv::new();
    answered_deck(&env);
    let said =
        env.ok(&["convert", "deck.apkg", "--out", "mine", "--with-history", "answers.jsonl"]);
    let expected = "4 answers written, 1 left out (1 moved by hand, without an answer)";
    assert!(said.contains(expected), "{said}");
    let mode = fs::metadata(env.home().join("answers.jsonl")).expect("a file").permissions();
    assert_eq!(
        std::os::unix::fs::PermissionsExt::mode(&mode) & 0o077,
        0,
        "answers are their owner's alone"
    );
    let early = env.ok(&["import", "--history", "answers.jsonl"]);
    assert!(
        early.contains("0 answers added") && early.contains("2 questions are not in the bank"),
        "{early}"
    );
    env.ok(&["import", "mine"]);
    let said = env.ok(&["import", "--history", "answers.jsonl"]);
    assert_eq!(said, "4 answers added, 0 known already\n");
    let again = env.json(&["import", "--history", "answers.jsonl", "--json"]);
    assert_eq!((&again["added"], &again["known"]), (&0.into(), &4.into()));
    let reviews = env.ok(&["export", "--format", "reviews"]);
    let told: Vec<(String, u64, String)> = reviews
        .lines()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).expect("JSON"))
        .map(|one| {
            (
                one["id"].as_str().expect("an id").to_owned(),
                one["grade"].as_u64().expect("a grade"),
                one["mode"].as_str().expect("a mode").to_owned(),
            )
        })
        .collect();
    let expected = [
        ("knives/one", 4, "review"),
        ("knives/one", 2, "drill"),
        ("knives/one", 5, "review"),
        ("knives/two", 3, "review"),
    ];
    assert_eq!(told, expected.map(|(id, grade, mode)| (id.to_owned(), grade, mode.to_owned())));
    let card = env.json(&["show", "knives/one", "--json"])["card"].clone();
    assert_eq!((&card["reviews"], &card["n"]), (&2.into(), &2.into()), "{card}");
    assert_eq!(
        env.json(&["doctor", "--json"])["ok"],
        true,
        "numbers of another program are no gaps"
    );
    // The log adds up to the same when it is replayed.
    env.ok(&["doctor", "--rebuild"]);
    assert_eq!(env.json(&["show", "knives/one", "--json"])["card"], card);
    assert_eq!(env.ok(&["export", "--format", "reviews"]), reviews);
}

#[test]
fn a_file_that_is_no_history_is_refused_with_its_line() {
    let env = TestEnv::new();
    env.write("a.jsonl", "{\"id\":\"x/y\"}\n");
    env.write("b.jsonl", "{\"history\":1,\"collection\":\"00\",\"offset_min\":0}\n");
    env.write("c.jsonl", "{\"history\":1,\"collection\":\"00\",\"offset_min\":0}\n{\"id\":\"x/y\",\"at_ms\":1,\"grade\":9,\"elapsed_ms\":1}\n");
    for (file, expected) in [
        ("a.jsonl", "line 1: this is no file of answers"),
        ("b.jsonl", "line 1"),
        ("c.jsonl", "line 2"),
    ] {
        let said = env.fails(&["import", "--history", file], 1);
        assert!(said.contains(expected), "{said}");
    }
    env.write("cards.md", "Q: a\nA: b\n");
    let said = env.fails(&["convert", "cards.md", "--out", "p", "--with-history", "x.jsonl"], 2);
    assert!(said.contains("needs one deck"), "{said}");
}

#[test]
fn answers_that_viva_exported_say_how_they_come_to_another_machine() {
    let env = TestEnv::new();
    env.pack("mine", &open_question("one"));
    env.ok(&["import", "mine"]);
    env.ok_fed(&["quiz", "--pack", "mine"], "\n3\n");
    env.ok(&["export", "--format", "reviews", "--out", "mine.jsonl"]);
    env.ok(&["backup", "mine.db"]);
    for file in ["mine.jsonl", "mine.db"] {
        let said = env.fails(&["import", "--history", file], 1);
        assert!(said.contains("viva backup") && said.contains("viva restore"), "{said}");
    }
}
