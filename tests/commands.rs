//! Every command once, from the outside.

use std::fs;

use crate::support::{TestEnv, open_question};

fn lines(text: &str) -> Vec<serde_json::Value> {
    text.lines().map(|line| serde_json::from_str(line).expect("a line of JSON")).collect()
}

#[test]
fn the_first_start_imports_the_bank_and_the_second_nothing() {
    let env = TestEnv::new();
    let first = env.json(&["--json"]);
    assert_eq!(first["new"], 10);
    assert!(first["unseen"].as_u64().unwrap() >= 120);
    let before = fs::metadata(env.database()).unwrap().modified().unwrap();
    env.json(&["--json"]);
    assert_eq!(fs::metadata(env.database()).unwrap().modified().unwrap(), before);
}

#[test]
fn an_import_counts_what_it_did_and_doing_it_again_changes_nothing() {
    let env = TestEnv::new();
    let two = format!("{}{}", open_question("one"), open_question("two"));
    env.pack("mine", &two);
    let count = |text: &str| text.split_once(": ").unwrap().1.trim_end().to_owned();
    let import = || count(&env.ok(&["import", "mine"]));
    assert_eq!(import(), "2 added, 0 changed, 0 retired, 0 unchanged");
    assert_eq!(import(), "0 added, 0 changed, 0 retired, 2 unchanged");
    let changed = format!(
        "{}{}",
        open_question("one").replace("It wraps", "It decorates"),
        open_question("two")
    );
    env.pack("mine", &changed);
    assert_eq!(import(), "0 added, 1 changed, 0 retired, 1 unchanged");
    env.pack("mine", &open_question("one"));
    assert_eq!(import(), "0 added, 1 changed, 1 retired, 0 unchanged");
    env.pack("mine", &two);
    assert_eq!(import(), "1 added, 0 changed, 0 retired, 1 unchanged");
}

#[test]
fn a_renamed_question_takes_its_history_along() {
    let env = TestEnv::new();
    env.pack("mine", &open_question("before"));
    env.ok(&["import", "mine"]);
    env.ok_fed(&["quiz", "--pack", "mine"], "\n3\nq\n");
    let renamed = open_question("after").replace(".junior", ".junior was=decorators/before");
    env.pack("mine", &renamed);
    env.ok(&["import", "mine"]);
    env.ok(&["import", "mine"]);
    let card = env.json(&["show", "decorators/after", "--json"])["card"].clone();
    assert_eq!((card["n"].as_i64(), card["reviews"].as_i64()), (Some(1), Some(1)));
    assert!(env.json(&["doctor", "--json"])["ok"].as_bool().unwrap());
}

#[test]
fn a_single_file_belongs_to_the_local_pack_and_retires_what_left_it() {
    let env = TestEnv::new();
    env.write("loose/decorators.md", open_question("loose"));
    env.ok(&["import", "loose/decorators.md"]);
    env.write("loose/decorators.md", open_question("other"));
    let said = env.ok(&["import", "loose/decorators.md"]);
    assert_eq!(said, "local: 1 added, 0 changed, 1 retired, 0 unchanged\n");
}

#[test]
fn a_loose_file_of_a_leaf_that_nobody_knows_is_imported_too() {
    let env = TestEnv::new();
    env.write("loose/my-own-leaf.md", open_question("loose"));
    assert_eq!(env.viva(&["check", "loose/my-own-leaf.md"]).code, 0);
    let said = env.ok(&["import", "loose/my-own-leaf.md"]);
    assert_eq!(said, "local: 1 added, 0 changed, 0 retired, 0 unchanged\n");
}

#[test]
fn search_finds_in_both_languages_and_survives_any_input() {
    let env = TestEnv::new();
    assert!(env.ok(&["search", "event", "loop"]).contains("asyncio"));
    let russian = env.ok(&["search", "цикл", "событ"]);
    assert!(!russian.contains("no question"), "{russian}");
    for words in ["\"", "a OR", "NEAR(", "*", "col:umn", "- -", "😀", "(((", "'; DROP TABLE event"]
    {
        env.ok(&["search", "--", words]);
    }
}

#[test]
fn packs_are_listed_and_removed_but_the_built_in_one_stays() {
    let env = TestEnv::new();
    env.pack("mine", &open_question("one"));
    env.ok(&["import", "mine"]);
    env.ok_fed(&["quiz", "--pack", "mine"], "\n3\nq\n");
    let names: Vec<_> =
        lines(&env.ok(&["packs", "--json"])).iter().map(|pack| pack["name"].clone()).collect();
    assert_eq!(names, ["mine", "viva"]);
    assert!(env.ok(&["packs", "remove", "mine"]).contains("1 question;"));
    assert_eq!(lines(&env.ok(&["export", "--format", "reviews"])).len(), 1);
    assert!(env.fails(&["packs", "remove", "viva"], 2).contains("built in"));
    assert!(env.fails(&["packs", "remove", "mone"], 1).contains("no pack"));
}

#[test]
fn trust_shows_what_would_run_and_lapses_when_the_pack_changes() {
    let env = TestEnv::new();
    let code = "## Double a number {#double .junior kind=code}\n\nReturn twice the number.\n\n```python stub\n\
        def double(n):\n    raise NotImplementedError\n```\n\n### Answer\n```python solution\n\
        def double(n):\n    return 2 * n\n```\nTwice it is.\n\n### Tests\n```python tests\n\
        from answer import double\n\ndef test_two():\n    assert double(2) == 4\n```\n\n\
        ### Sources\n- <https://docs.python.org/3/>\n";
    env.pack("mine", code);
    env.ok(&["import", "mine"]);
    assert!(env.fails(&["trust", "mine"], 2).contains("--yes"));
    let said = env.ok(&["trust", "mine", "--yes"]);
    assert!(said.contains("assert double(2) == 4") && said.contains("trusted, until"), "{said}");
    let trusted = || {
        let packs = env.ok(&["packs", "--json"]);
        packs.lines().any(|line| line.contains("\"mine\"") && line.contains("\"trusted\":true"))
    };
    assert!(trusted());
    env.pack("mine", &code.replace("== 4", "== 2 + 2"));
    env.ok(&["import", "mine"]);
    assert!(!trusted());
    env.ok(&["trust", "mine", "--yes"]);
    assert!(env.ok(&["trust", "mine", "--remove"]).contains("no longer"));
    assert!(!trusted());
    assert!(env.fails(&["trust", "mnie"], 1).contains("`mine`"));
}

#[test]
fn a_new_question_of_every_kind_is_sound_but_unwritten() {
    let env = TestEnv::new();
    env.pack("mine", &open_question("kept"));
    for kind in ["open", "choice", "output", "cloze", "sql", "code", "behavioral", "design"] {
        let slug = format!("about-{kind}");
        let arguments =
            ["new", "gil", "--kind", kind, "--level", "middle", "--slug", &slug, "--pack", "mine"];
        let said = env.ok(&arguments);
        assert!(
            said.starts_with(&format!("gil/{slug} stands at mine/concurrency/gil.md:")),
            "{said}"
        );
        assert!(env.fails(&arguments, 1).contains("there already"));
    }
    let sound = env.viva(&["check", "mine", "--structure"]);
    assert_eq!(sound.code, 0, "{}", sound.stdout);
    let strict = env.viva(&["check", "mine", "--strict", "--json"]);
    assert_eq!(strict.stdout.matches("\"unwritten\"").count(), 8, "{}", strict.stdout);
    let place =
        env.ok(&["new", "decorators", "--level", "junior", "--slug", "next", "--pack", "mine"]);
    let line: usize =
        place.split(':').nth(1).unwrap().split_whitespace().next().unwrap().parse().unwrap();
    let text = fs::read_to_string(env.home().join("mine/python-core/decorators.md")).unwrap();
    assert!(text.lines().nth(line - 1).unwrap().contains("{#next .junior"), "{place}");
    let said =
        env.fails(&["new", "decorator", "--level", "junior", "--slug", "x", "--pack", "mine"], 2);
    assert!(said.contains("`decorators`"), "{said}");
}

#[test]
fn settings_are_shown_changed_and_refused() {
    let env = TestEnv::new();
    assert!(env.ok(&["config"]).contains("new_per_day = 10"));
    env.ok(&["config", "new_per_day", "3"]);
    assert_eq!(env.ok(&["config", "new_per_day"]), "3\n");
    assert_eq!(env.json(&["--json"])["new"], 3);
    assert!(env.fails(&["config", "new_per_dya", "3"], 2).contains("`new_per_day`"));
    env.fails(&["config", "new_per_day", "many"], 1);
    assert_eq!(env.ok(&["config", "new_per_day"]), "3\n");
}

#[test]
fn a_backup_is_verified_and_restores_what_was() {
    let env = TestEnv::new();
    env.pack("mine", &open_question("one"));
    env.ok(&["import", "mine"]);
    env.ok_fed(&["quiz", "--pack", "mine"], "\n3\nq\n");
    env.ok(&["backup", "copy.db"]);
    assert!(env.fails(&["backup", "copy.db"], 1).contains("--force"));
    env.ok(&["backup", "--force", "copy.db"]);
    env.ok(&["undo"]);
    let said = env.fails(&["restore", "copy.db"], 1);
    // There is no other name to choose: what is in the way is the database itself.
    assert!(said.contains("--force") && said.contains("kept beside it"), "{said}");
    let said = env.ok(&["restore", "--force", "copy.db"]);
    assert!(said.contains("kept at"), "{said}");
    assert_eq!(lines(&env.ok(&["export", "--format", "reviews"])).len(), 1);
    env.write("text.db", "not a database");
    env.fails(&["restore", "--force", "text.db"], 1);
    assert_eq!(lines(&env.ok(&["export", "--format", "reviews"])).len(), 1);
}

#[test]
fn the_doctor_is_content_and_rebuilds_to_the_same_state() {
    let env = TestEnv::new();
    env.ok_fed(&["quiz", "--kind", "open"], "\n3\n\n1\n\n2\nq\n");
    let before = env.ok(&["score", "--json"]);
    let health = env.json(&["doctor", "--rebuild", "--json"]);
    assert_eq!(health["problems"], serde_json::json!([]));
    assert_eq!(env.ok(&["score", "--json"]), before);
}

#[test]
fn score_has_every_key_even_with_nothing_seen() {
    let env = TestEnv::new();
    let score = env.json(&["score", "--json"]);
    for level in ["junior", "middle", "senior"] {
        assert_eq!(score["levels"][level]["readiness"], 0.0);
    }
    assert_eq!(score["topics"].as_object().unwrap().len(), 18);
    env.ok_fed(&["quiz", "--kind", "open", "--limit", "1"], "\n3\n");
    let seen = env.json(&["score", "--json"]);
    let ready: f64 = ["junior", "middle", "senior"]
        .iter()
        .map(|level| seen["levels"][*level]["readiness"].as_f64().unwrap())
        .sum();
    assert!(ready > 0.0);
}

#[test]
fn counts_add_up_to_the_list() {
    let env = TestEnv::new();
    let counts = env.json(&["list", "--count", "--json"]);
    let listed = env.ok(&["list", "--json"]).lines().count();
    assert_eq!(counts["total"]["questions"].as_u64(), Some(listed as u64));
    let security = env.json(&["list", "--count", "--json", "--topic", "security"]);
    assert_eq!(security["total"], counts["topics"]["security"]);
    assert!(env.ok(&["list", "--count"]).lines().last().unwrap().starts_with("total"));
}

#[test]
fn exports_hold_the_documented_keys_in_order_of_id() {
    let env = TestEnv::new();
    let rows = lines(&env.ok(&["export"]));
    let ids: Vec<(String, String)> = rows
        .iter()
        .map(|row| (row["id"].as_str().unwrap().into(), row["lang"].as_str().unwrap().into()))
        .collect();
    let mut sorted = ids.clone();
    sorted.sort();
    assert_eq!(ids, sorted);
    assert!(ids.iter().filter(|(_, language)| language == "ru").count() >= 20);
    for key in [
        "id",
        "lang",
        "pack",
        "topic",
        "leaf",
        "level",
        "kind",
        "importance",
        "tags",
        "prompt",
        "options",
        "answer",
        "key_points",
        "red_flags",
        "hints",
        "follow_ups",
        "sources",
        "since",
        "until",
        "minutes",
        "revision",
    ] {
        assert!(rows[0].get(key).is_some(), "{key}");
    }
}

#[test]
fn help_opens_with_examples_for_every_command() {
    let env = TestEnv::empty();
    let all = [
        "quiz",
        "score",
        "list",
        "show",
        "search",
        "import",
        "convert",
        "check",
        "packs",
        "undo",
        "suspend",
        "unsuspend",
        "flag",
        "note",
        "reset",
        "export",
        "config",
        "doctor",
        "backup",
        "restore",
        "completions",
        "man",
        "trust",
        "new",
        "practice",
        "goal",
        "status",
    ];
    assert!(env.ok(&["--help"]).starts_with("Examples:"));
    for command in all {
        let help = env.ok(&[command, "--help"]);
        assert!(help.starts_with("Examples:\n  viva"), "{command}: {help}");
    }
    // Describing oneself needs no database.
    assert!(!env.database().exists());
}

#[test]
fn completions_and_the_manual_page_come_out() {
    let env = TestEnv::empty();
    for shell in ["bash", "zsh", "fish"] {
        assert!(env.ok(&["completions", shell]).contains("viva"), "{shell}");
    }
    assert!(env.ok(&["man"]).contains(".TH viva"));
    assert!(!env.database().exists());
}

#[test]
fn a_question_can_be_read_in_russian_with_a_note_where_there_is_none() {
    let env = TestEnv::new();
    let rows = lines(&env.ok(&["export"]));
    let russian = rows.iter().find(|row| row["lang"] == "ru").expect("a Russian question");
    let id = russian["id"].as_str().unwrap();
    assert_eq!(env.json(&["show", id, "--lang", "ru", "--json"])["prompt"], russian["prompt"]);
    env.pack("mine", &open_question("english-only"));
    env.ok(&["import", "mine"]);
    let said = env.ok_fed(&["quiz", "--pack", "mine", "--lang", "ru"], "q\n");
    assert!(said.contains("not translated"), "{said}");
}

#[test]
fn doctor_says_where_everything_of_ones_own_lies() {
    let env = TestEnv::new();
    let said = env.ok(&["doctor"]);
    assert!(said.contains("none made here") && said.contains("none taken"), "{said}");
    for set in ["c-1", "c-2"] {
        env.ok(&["mock", "new", "--level", "middle", "--out", set]);
    }
    let said = env.ok(&["doctor"]);
    for (row, place) in [
        ("database", "~/data/viva/viva.db"),
        ("settings", "~/config/viva/config.toml, own roles beside it"),
        ("state", "/viva, what this machine notes of its databases"),
        ("cache", "~/cache/viva, may be deleted"),
        ("exams", "~/data/viva/mock, none taken"),
        ("interviews", "~/c-1"),
        ("interviews", "~/c-2"),
    ] {
        let line = said.lines().find(|line| line.starts_with(row));
        assert!(line.is_some_and(|line| line.contains(place)), "{row}: {said}");
    }
    let told = env.json(&["doctor", "--json"]);
    assert_eq!(told["interviews"].as_array().map(Vec::len), Some(2), "{told}");
    assert!(told["exams"].as_str().is_some_and(|folder| folder.ends_with("viva/mock")), "{told}");
}
