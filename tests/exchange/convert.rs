//! What `viva convert` writes, keeps and refuses.

use std::fs;

use crate::support::TestEnv;

const CARDS: &str =
    "Q: What is a list?\nA: A row of items.\n\nQ: What is a set?\nA: Items without order.\n";

#[test]
fn a_file_becomes_a_pack_that_is_asked() {
    let env = TestEnv::new();
    env.write("cards.md", CARDS);
    let said = env.ok(&["convert", "cards.md", "--out", "mine", "--level", "junior"]);
    assert!(said.contains("looks like Q: and A:") && said.contains("viva import mine"), "{said}");
    let text = fs::read_to_string(env.home().join("mine/mine/cards.md")).expect("a leaf");
    assert_eq!(
        text,
        "+++\ntitle = \"cards\"\nlevel = \"junior\"\n+++\n\n# cards\n\n## What is a list? {#what-is-a-list}\n\n### Answer\nA row of items.\n\n\
         ## What is a set? {#what-is-a-set}\n\n### Answer\nItems without order.\n"
    );
    assert_eq!(env.ok(&["import", "mine"]), "mine: 2 added, 0 changed, 0 retired, 0 unchanged\n");
    let asked = env.ok_fed(&["quiz", "--pack", "mine"], "\n3\n\n3\n");
    assert!(asked.contains("What is a list?"), "{asked}");
}

#[test]
fn corrected_text_stays_unless_it_is_given_up() {
    let env = TestEnv::new();
    env.write("cards.md", CARDS);
    env.ok(&["convert", "cards.md", "--out", "mine"]);
    let leaf = env.home().join("mine/mine/cards.md");
    let corrected = fs::read_to_string(&leaf)
        .expect("a leaf")
        .replace("A row of items.", "A row of items that grows.");
    fs::write(&leaf, &corrected).expect("a correction");
    let said = env.fails(&["convert", "cards.md", "--out", "mine"], 1);
    assert!(
        said.contains("mine/mine/cards.md would be replaced") && said.contains("--force"),
        "{said}"
    );
    assert_eq!(fs::read_to_string(&leaf).expect("a leaf"), corrected);
    // Another file of the same call is not written either.
    env.write("other.md", CARDS);
    env.fails(&["convert", "other.md", "cards.md", "--out", "mine"], 1);
    assert!(!env.home().join("mine/mine/other.md").exists());
    env.ok(&["convert", "other.md", "--out", "mine"]);
    assert_eq!(fs::read_to_string(&leaf).expect("a leaf"), corrected);
    env.ok(&["convert", "cards.md", "--out", "mine", "--force"]);
    assert!(!fs::read_to_string(&leaf).expect("a leaf").contains("that grows"));
}

#[test]
fn nothing_is_written_through_links_or_among_loose_files() {
    let env = TestEnv::new();
    env.write("cards.md", CARDS);
    env.write("notes/own.md", "my notes\n");
    let said = env.fails(&["convert", "cards.md", "--out", "notes"], 1);
    assert!(said.contains("holds own.md and no pack.toml"), "{said}");
    fs::create_dir_all(env.home().join("mine")).expect("a folder");
    fs::create_dir_all(env.home().join("elsewhere")).expect("a folder");
    std::os::unix::fs::symlink(env.home().join("elsewhere"), env.home().join("mine/mine"))
        .expect("a link");
    let said = env.fails(&["convert", "cards.md", "--out", "mine"], 1);
    assert!(said.contains("link"), "{said}");
    assert!(fs::read_dir(env.home().join("elsewhere")).expect("a folder").next().is_none());
    assert!(!env.home().join("mine/pack.toml").exists());
}

#[test]
fn ids_are_made_of_titles_and_keys_and_two_of_one_are_numbered() {
    let env = TestEnv::new();
    env.write("a.md", "## Что такое GIL?\n\nЗамок.\n\n## 什么是锁？\n\n一种锁。\n\n## Что такое GIL?\n\nДругой ответ.\n");
    let report = env.json(&["convert", "a.md", "--out", "p", "--json"]);
    assert_eq!(report["lang"], "ru");
    assert_eq!(report["numbered"][0]["id"], "a/chto-takoe-gil-2");
    let text = fs::read_to_string(env.home().join("p/p/a.md")).expect("a leaf");
    assert!(text.contains("{#chto-takoe-gil}") && text.contains("{#q-"), "{text}");
    env.write("n.txt", "#guid column:1\nab~1\tWhat?\tThat\n");
    env.ok(&["convert", "n.txt", "--out", "q"]);
    let first = fs::read_to_string(env.home().join("q/q/n.md")).expect("a leaf");
    env.write("n.txt", "#guid column:1\nab~1\tWhat is it?\tThat\n");
    env.ok(&["convert", "n.txt", "--out", "q", "--force"]);
    let second = fs::read_to_string(env.home().join("q/q/n.md")).expect("a leaf");
    let id = |text: &str| {
        text.split("{#").nth(1).and_then(|rest| rest.split('}').next()).map(str::to_owned)
    };
    assert_eq!(id(&first), id(&second), "the key is the name, not the title");
}

#[test]
fn tags_that_are_leaves_come_first_and_the_rest_is_counted() {
    let env = TestEnv::new();
    env.write(
        "t.json",
        r#"[{"question":"What?","answer":"That","tags":["Misc Things","other","gil","third"]}]"#,
    );
    let report = env.json(&["convert", "t.json", "--out", "p", "--json"]);
    assert_eq!(report["left_tags"], 2, "{report}");
    let text = fs::read_to_string(env.home().join("p/p/t.md")).expect("a leaf");
    assert!(
        text.contains("tags=gil,misc-things}") && text.contains("<!-- tags: other third -->"),
        "{text}"
    );
    assert_eq!(env.json(&["check", "p", "--json"])["errors"], 0);
    let manifest = fs::read_to_string(env.home().join("p/pack.toml")).expect("a manifest");
    assert!(manifest.contains("tags = [\"misc-things\"]"), "{manifest}");
    // What a person wrote into the manifest stays when a tag is added.
    fs::write(env.home().join("p/pack.toml"), format!("# ours\n{manifest}")).expect("an edit");
    env.write("u.json", r#"[{"question":"How?","answer":"So","tags":["more"]}]"#);
    env.ok(&["convert", "u.json", "--out", "p"]);
    let manifest = fs::read_to_string(env.home().join("p/pack.toml")).expect("a manifest");
    assert!(
        manifest.starts_with("# ours\n") && manifest.contains("\"misc-things\", \"more\"]"),
        "{manifest}"
    );
    assert_eq!(env.json(&["check", "p", "--json"])["errors"], 0);
}

#[test]
fn what_cannot_be_read_is_told_with_its_place_and_nothing_is_written() {
    let env = TestEnv::new();
    env.write("bad.json", "[{\"question\": \"a\",\n \"answer\": }]");
    env.write("bytes.md", b"## What?\n\xff\n");
    env.write("empty.md", "");
    env.write("prose.txt", "Nothing here asks.\n");
    for (arguments, expected) in [
        (vec!["bad.json"], "bad.json, line 2, column 12"),
        (vec!["bytes.md"], "offset 9"),
        (vec!["empty.md"], "no question was found"),
        (vec!["prose.txt"], "no question was found"),
        (vec!["prose.txt", "--from", "csv"], "line 1"),
        (vec!["missing.md"], "missing.md"),
        (vec!["."], "is a folder"),
        (vec!["prose.txt", "--from", "word"], "`word` is no form"),
        (vec!["prose.txt", "--topic", "No Name"], "no name of a topic"),
    ] {
        let mut all = vec!["convert"];
        all.extend(&arguments);
        all.extend(["--out", "p"]);
        let outcome = env.viva(&all);
        assert_ne!(outcome.code, 0, "{arguments:?}: {outcome:?}");
        assert!(outcome.stderr.contains(expected), "{arguments:?}: {}", outcome.stderr);
        assert!(!env.home().join("p").exists(), "{arguments:?}");
    }
}

#[test]
fn a_pack_without_questions_leads_to_the_command() {
    let env = TestEnv::new();
    env.write("cards.md", CARDS);
    let said = env.fails(&["import", "cards.md"], 1);
    assert!(said.contains("viva convert"), "{said}");
}

#[test]
fn what_a_table_holds_and_no_question_has_is_named() {
    let env = TestEnv::new();
    env.write(
        "t.csv",
        "Вопрос;Вариант А;Вариант Б;Правильный;Автор\nЧто легче?;пух;железо;А;Аня\nЧто тяжелее?;пух;железо;Г;\n;;;;\n;x;y;А;\n",
    );
    let report = env.json(&["convert", "t.csv", "--out", "p", "--json"]);
    let file = &report["files"][0];
    assert_eq!(
        file["unread"],
        serde_json::json!([{ "name": "Автор", "count": 1, "examples": ["line 2 `Аня`"] }])
    );
    assert_eq!(file["questions"], 1, "{report}");
    let said = env.ok(&["convert", "t.csv", "--out", "q"]);
    assert!(said.contains("t.csv: columns that were not read: `Автор` (1)"), "{said}");
    assert!(said.contains("skipped 1: an empty question (line 5)"), "{said}");
    assert!(
        said.contains(
            "skipped 1: the key fits none of the options, or two of them at once (line 3: `Г`)"
        ),
        "{said}"
    );
    env.write("n.csv", "question,a,b,correct\nQ?,x,y,2\n");
    let said = env.ok(&["convert", "n.csv", "--out", "r"]);
    assert!(said.contains("keys that are numbers were counted from 1"), "{said}");
}

#[test]
fn a_column_that_is_read_is_not_told_as_one_that_is_not() {
    let env = TestEnv::new();
    let text =
        "question,answer,difficulty,page,answer\nWhat?,That,easy,3,\nWho?,Me,very odd,,You\n";
    env.write("sheet.csv", text);
    let said = env.ok(&["convert", "sheet.csv", "--out", "mine"]);
    let told = "sheet.csv: columns that were not read: `answer, the second column of this name` (1), `page` (1)\n\
                sheet.csv: columns that were not read in every row: `difficulty` (1: line 3 `very odd`)\n";
    assert!(said.contains(told), "{said}");
    let entries = r#"[{"question":"What?","answer":"That"},{"question":"Which?","options":["a","b"],"correct":1,"answer":"b","id":7}]"#;
    env.write("list.json", entries);
    let read = env.json(&["convert", "list.json", "--out", "other", "--json"]);
    let names = |key: &str| -> Vec<String> {
        let list = read["files"][0][key].as_array().expect("a list");
        list.iter().map(|one| one["name"].as_str().expect("a name").to_owned()).collect()
    };
    assert_eq!(
        (names("unread"), names("unread_values")),
        (vec!["id".to_owned()], vec!["answer".to_owned()])
    );
}

#[test]
fn words_that_are_read_as_levels_are_told_and_values_that_are_not_are_shown() {
    let env = TestEnv::new();
    let rows =
        ["expert", "easy", "3", "джун", "мидл", "сеньор", "младший", "старший", "junior", "guru"];
    let rows: String =
        rows.iter().enumerate().map(|(at, word)| format!("What is {at}?,That,{word}\n")).collect();
    env.write("sheet.csv", format!("question,answer,level\n{rows}"));
    let said = env.ok(&["convert", "sheet.csv", "--out", "mine"]);
    for told in [
        "`expert` as senior (1)",
        "`easy` as junior (1)",
        "`3` as senior (1)",
        "`джун` as junior (1)",
        "`мидл` as middle (1)",
        "`сеньор` as senior (1)",
        "`младший` as junior (1)",
        "`старший` as senior (1)",
        "not read in every row: `level` (1: line 11 `guru`)",
    ] {
        assert!(said.contains(told), "{told}: {said}");
    }
    assert!(!said.contains("`junior` as"), "{said}");
}

#[test]
fn numbered_questions_below_a_heading_that_asks_nothing_are_questions() {
    let env = TestEnv::new();
    env.write("notes.md", "## Empty heading\n\n- a bullet\n\nLoose text.\n\n1. What is a list? A row of items.\n2. Tell me about GIL.\n");
    let said = env.ok(&["convert", "notes.md", "--from", "headings", "--out", "mine"]);
    let text = fs::read_to_string(env.home().join("mine/mine/notes.md")).expect("a leaf");
    assert!(
        text.contains("## What is a list? {#what-is-a-list}\n\n### Answer\nA row of items."),
        "{said}{text}"
    );
    assert!(text.contains("## Tell me about GIL"), "{text}");
    assert!(!text.contains("## Empty heading"), "{text}");
}
