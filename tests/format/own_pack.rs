//! From an empty folder to a question of one's own in the quiz.

use std::fs;

use crate::support::{TestEnv, open_question};

#[test]
fn two_commands_lead_from_nothing_to_a_question_of_ones_own_in_the_quiz() {
    let env = TestEnv::new();
    let said = env.ok(&["init", "kitchen", "--topic", "cooking"]);
    assert!(said.contains("viva import kitchen"), "{said}");
    let file = env.home().join("kitchen/cooking/cooking-basics.md");
    let mut text = fs::read_to_string(&file).expect("the file");
    text.push_str("\n## Why does water boil over? {#boil-over .junior}\n\n### Answer\nFoam holds the steam. The lid keeps it in.\n");
    fs::write(&file, text).expect("an edit");
    let said = env.ok(&["import", "kitchen"]);
    assert_eq!(said, "kitchen: 9 added, 0 changed, 0 retired, 0 unchanged\n");
    let asked = env.ok_fed(&["quiz", "--topic", "cooking", "--kind", "open"], "\n3\n\n3\nq\n");
    assert!(asked.contains("Why does water boil over?"), "{asked}");
}

#[test]
fn what_init_writes_passes_every_check_and_runs() {
    let env = TestEnv::new();
    for arguments in [
        &["init", "a"][..],
        &["init", "b c", "--topic", "security"],
        &["init", "d", "--lang", "pt-BR"],
    ] {
        env.ok(arguments);
        let report = env.json(&["check", arguments[1], "--strict", "--run", "--json"]);
        assert_eq!((&report["errors"], &report["questions"]), (&0.into(), &8.into()), "{report}");
        assert_eq!(report["run"]["passed"], 3, "{report}");
    }
    let kinds = env.ok(&["help", "format"]);
    assert!(kinds.contains("behavioral"));
}

#[test]
fn a_second_pack_that_init_began_is_no_duplicate_of_the_first() {
    let env = TestEnv::new();
    env.ok(&["init", "first"]);
    env.ok(&["import", "first"]);
    env.ok(&["init", "second"]);
    let report = env.json(&["check", "second", "--strict", "--json"]);
    assert_eq!(report["diagnostics"].as_array().map(Vec::len), Some(0), "{report}");
    env.ok(&["import", "second"]);
    // A question of one's own that is copied is told.
    env.pack("third", &open_question("one"));
    env.ok(&["import", "third"]);
    env.write("second/second/second-basics.md", open_question("one"));
    let report = env.json(&["check", "second", "--json"]);
    assert_eq!(report["diagnostics"][0]["code"], "near-duplicate", "{report}");
}

#[test]
fn two_packs_with_one_id_are_told_where_and_what_to_do_and_nothing_is_imported() {
    let env = TestEnv::new();
    for (pack, more) in [("ours", ""), ("theirs", "two")] {
        env.write(&format!("{pack}/pack.toml"), format!("format = 1\nname = \"{pack}\"\n"));
        let mut text = open_question("one");
        if !more.is_empty() {
            text = text.replace("wraps", "binds") + &open_question(more) + &open_question("three");
        }
        env.write(&format!("{pack}/topic/notes.md"), text);
    }
    env.ok(&["import", "ours"]);
    let said = env.fails(&["import", "theirs"], 1);
    assert!(said.contains("theirs/topic/notes.md:1:1"), "{said}");
    assert!(said.contains("id `notes/one` belongs to the pack `ours`"), "{said}");
    assert!(
        said.contains("another slug, or its file another name")
            && said.contains("viva packs remove ours"),
        "{said}"
    );
    assert_eq!(
        env.ok(&["list", "--pack", "ours", "--count"]),
        env.ok(&["list", "--leaf", "notes", "--count"])
    );
    let file = env.home().join("theirs/topic/notes.md");
    let text = fs::read_to_string(&file).expect("a file").replace("{#one ", "{#another ");
    fs::write(&file, text).expect("a file");
    assert_eq!(
        env.ok(&["import", "theirs"]),
        "theirs: 3 added, 0 changed, 0 retired, 0 unchanged\n"
    );
}

/// A retired id of another pack, and a former id that belongs to one, ended in "0 problems in the pack".
#[test]
fn an_id_of_others_that_only_the_database_knows_is_told_with_its_owner() {
    let env = TestEnv::new();
    let pack = |name: &str, file: &str, text: String| {
        env.write(&format!("{name}/pack.toml"), format!("format = 1\nname = \"{name}\"\n"));
        env.write(&format!("{name}/topic/{file}.md"), text);
    };
    pack("ours", "notes", open_question("one") + &open_question("two").replace("wraps", "binds"));
    env.ok(&["import", "ours"]);
    pack("ours", "notes", open_question("one"));
    assert!(env.ok(&["import", "ours"]).contains("1 retired"));
    pack("retired", "notes", open_question("two"));
    pack("renaming", "other", open_question("new").replace("{#new ", "{#new was=notes/one "));
    for (name, id) in [("retired", "notes/two"), ("renaming", "notes/one")] {
        let said = env.fails(&["import", name], 1);
        let told = format!("nothing was imported: `{id}` belongs to the pack `ours`");
        assert!(said.contains(&told) && said.contains("unique in the whole bank"), "{said}");
    }
    assert!(env.ok(&["show", "notes/one"]).contains("wraps"));
}

#[test]
fn init_never_writes_over_anything() {
    let env = TestEnv::new();
    env.ok(&["init", "mine"]);
    let before = fs::read(env.home().join("mine/pack.toml")).expect("a file");
    let said = env.fails(&["init", "mine", "--topic", "other"], 1);
    assert!(
        said.contains("mine/pack.toml is there already") && said.contains("Nothing was written"),
        "{said}"
    );
    assert_eq!(fs::read(env.home().join("mine/pack.toml")).expect("a file"), before);
    assert!(!env.home().join("mine/other").exists());
    env.fails(&["init", "вопросы"], 2);
    env.fails(&["init", "x", "--topic", "No Name"], 2);
    env.fails(&["init", "viva"], 2);
}

#[test]
fn without_a_taxonomy_the_folder_is_the_topic_and_the_file_is_the_leaf() {
    let env = TestEnv::new();
    env.write("p/pack.toml", "format = 1\nname = \"p\"\nignore = [\"docs/**\"]\n");
    env.write("p/cooking/knives.md", open_question("sharp"));
    env.write("p/docs/page.md", "No question.\n");
    env.write("p/CHANGELOG.md", "# Changes\n");
    env.write("p/CODE_OF_CONDUCT.md", "Be kind.\n");
    env.write("p/.hidden/x.md", "No question.\n");
    let report = env.json(&["check", "p", "--strict", "--json"]);
    assert_eq!(report["errors"], 0, "{report}");
    let told: Vec<_> = report["diagnostics"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|one| (&one["code"], &one["severity"]))
        .collect();
    assert_eq!(told, [(&"own-leaf".into(), &"note".into())]);
    env.ok(&["import", "p"]);
    let listed = env.ok(&["list", "--topic", "cooking", "--leaf", "knives", "--json"]);
    assert!(listed.contains("knives/sharp"), "{listed}");
}

#[test]
fn a_single_file_with_defaults_is_a_complete_pack() {
    let env = TestEnv::new();
    let text = "+++\nlevel = \"senior\"\nkind = \"cloze\"\n+++\n\n## It is […]. {#gap}\n\n### Answer\n`this`. It is.\n\n\
                ## It is […] too. {#other .junior}\n\n### Answer\n`that`. It is.\n";
    env.write("notes/my-notes.md", text);
    assert_eq!(
        env.ok(&["import", "notes/my-notes.md"]),
        "local: 2 added, 0 changed, 0 retired, 0 unchanged\n"
    );
    let shown = env.json(&["show", "my-notes/gap", "--json"]);
    assert_eq!((&shown["level"], &shown["kind"]), (&"senior".into(), &"cloze".into()));
    assert_eq!(env.json(&["show", "my-notes/other", "--json"])["level"], "junior");
    let (first, _) = text.split_once("## It is […] too").expect("two questions");
    env.write("notes/my-notes.md", first);
    assert_eq!(
        env.ok(&["import", "notes/my-notes.md"]),
        "local: 0 added, 0 changed, 1 retired, 1 unchanged\n"
    );
}

#[test]
fn two_single_files_of_one_name_keep_apart() {
    let env = TestEnv::new();
    env.write("work/notes.md", open_question("one"));
    env.write(
        "home/notes.md",
        format!("{}{}", open_question("one").replace("wraps", "binds"), open_question("two")),
    );
    env.ok(&["import", "work/notes.md"]);
    let outcome = env.viva(&["import", "home/notes.md"]);
    assert_eq!(
        outcome.stdout, "local: 2 added, 0 changed, 0 retired, 0 unchanged\n",
        "{outcome:?}"
    );
    assert!(outcome.stderr.contains("`home-notes`"), "{}", outcome.stderr);
    assert!(env.ok(&["show", "notes/one"]).contains("wraps"));
    assert!(env.ok(&["show", "home-notes/one"]).contains("binds"));
    assert!(env.ok(&["list", "--leaf", "home-notes"]).contains("home-notes/two"));
    for _ in 0..2 {
        assert_eq!(
            env.ok(&["import", "home/notes.md"]),
            "local: 0 added, 0 changed, 0 retired, 2 unchanged\n"
        );
        assert_eq!(
            env.ok(&["import", "work/notes.md"]),
            "local: 0 added, 0 changed, 0 retired, 1 unchanged\n"
        );
    }
    fs::remove_file(env.home().join("work/notes.md")).expect("it goes");
    env.write("new/notes.md", open_question("one"));
    env.ok(&["import", "new/notes.md"]);
    assert!(
        env.ok(&["show", "notes/one"]).contains("new/notes.md"),
        "a file that moved keeps its ids"
    );
}

#[test]
fn a_pack_of_the_same_name_from_another_folder_needs_replace() {
    let env = TestEnv::new();
    env.pack("first", &open_question("one"));
    env.pack("second", &open_question("two"));
    env.ok(&["import", "first"]);
    let said = env.fails(&["import", "second"], 1);
    assert!(said.contains("~/first") && said.contains("--replace"), "{said}");
    assert!(env.ok(&["list", "--pack", "mine"]).contains("decorators/one"));
    assert_eq!(
        env.ok(&["import", "second", "--replace"]),
        "mine: 1 added, 0 changed, 1 retired, 0 unchanged\n"
    );
}

#[test]
fn a_pack_with_a_new_name_says_so_and_keeps_its_history() {
    let env = TestEnv::new();
    env.pack("p", &open_question("one"));
    env.ok(&["import", "p"]);
    env.ok_fed(&["quiz", "--pack", "mine"], "\n3\nq\n");
    let manifest = env.home().join("p/pack.toml");
    let text = fs::read_to_string(&manifest).expect("a manifest").replace("\"mine\"", "\"ours\"");
    fs::write(&manifest, text).expect("a manifest");
    let said = env.fails(&["import", "p"], 1);
    assert!(
        said.contains("imported as the pack `mine`") && said.contains("viva packs remove mine"),
        "{said}"
    );
    env.ok(&["packs", "remove", "mine"]);
    env.ok(&["import", "p"]);
    assert_eq!(env.json(&["show", "decorators/one", "--json"])["card"]["reviews"], 1);
}

#[test]
fn the_first_questions_are_in_the_language_of_the_pack_or_say_that_they_are_not() {
    let env = TestEnv::new();
    let said = env.ok(&["init", "ru-pack", "--lang", "ru"]);
    assert!(!said.contains("English"), "{said}");
    let checked = env.json(&["check", "ru-pack", "--strict", "--run", "--json"]);
    assert_eq!((&checked["errors"], &checked["questions"]), (&0.into(), &8.into()), "{checked}");
    let text = std::fs::read_to_string(env.home().join("ru-pack/ru-pack/ru-pack-basics.md"));
    assert!(text.expect("a leaf").contains("## Что напечатает эта программа?"));
    let said = env.ok(&["init", "Unsere Fragen", "--lang", "de"]);
    assert!(said.contains("They are in English: write yours in de"), "{said}");
    assert!(said.contains("viva import 'Unsere Fragen'"), "{said}");
}

#[test]
fn files_and_folders_that_look_like_questions_and_are_not_read_are_told() {
    let env = TestEnv::new();
    env.write("p/pack.toml", "format = 1\nname = \"p\"\nignore = [\"docs/**\"]\n");
    env.write("p/cooking/knives.md", open_question("sharp"));
    for name in ["cooking/a.MD", "cooking/b.markdown", "cooking/c.mdown", "docs/d.MD"] {
        env.write(&format!("p/{name}"), open_question("unread"));
    }
    env.write("p/README.MD", "# About\n");
    env.write("elsewhere/more.md", open_question("linked"));
    std::os::unix::fs::symlink(env.home().join("elsewhere"), env.home().join("p/linked"))
        .expect("a link");
    let report = env.json(&["check", "p", "--json"]);
    let told: Vec<&str> = report["diagnostics"]
        .as_array()
        .expect("a list")
        .iter()
        .filter(|one| one["code"] == "not-read" && one["severity"] == "warning")
        .filter_map(|one| one["path"].as_str())
        .collect();
    assert_eq!(told, ["p/cooking/a.MD", "p/cooking/b.markdown", "p/cooking/c.mdown", "p/linked"]);
    let said = env.ok(&["import", "p"]);
    assert!(said.contains("4 warnings; see them all: viva check p"), "{said}");
}

#[test]
fn leaves_that_no_taxonomy_names_are_told_once() {
    let env = TestEnv::new();
    env.write("p/pack.toml", "format = 1\nname = \"p\"\n");
    for leaf in ["knives", "spoons", "teapots"] {
        env.write(&format!("p/cooking/{leaf}.md"), open_question(leaf));
    }
    let report = env.json(&["check", "p", "--json"]);
    let told: Vec<&str> = report["diagnostics"]
        .as_array()
        .expect("a list")
        .iter()
        .filter(|one| one["code"] == "own-leaf")
        .filter_map(|one| one["message"].as_str())
        .collect();
    assert!(told.len() == 1 && told[0].ends_with("and so it is with 2 more files"), "{told:?}");
}

#[test]
fn a_folder_that_is_no_pack_says_how_to_make_one() {
    let env = TestEnv::new();
    fs::create_dir(env.home().join("empty")).expect("a folder");
    env.write("notes/a.md", open_question("a"));
    for command in ["import", "check"] {
        let said = env.viva(&[command, "empty"]).stderr;
        assert!(said.contains("viva init") && said.contains("viva convert"), "{said}");
        let said = env.viva(&[command, "notes"]).stderr;
        assert!(said.contains("Two lines in notes/pack.toml make it one"), "{said}");
    }
}

#[test]
fn two_packs_may_each_have_a_leaf_of_one_name() {
    let env = TestEnv::new();
    for (pack, topic) in [("ours", "kitchen"), ("theirs", "garden")] {
        env.write(&format!("{pack}/pack.toml"), format!("format = 1\nname = \"{pack}\"\n"));
        let title = format!("title_en = \"Notes on the {topic}\"\ntitle_ru = \"О {topic}\"\n");
        env.write(
            &format!("{pack}/taxonomy.toml"),
            format!(
                "version = 1\n[[topic]]\nid = \"{topic}\"\n{title}[[topic.leaf]]\nid = \"notes\"\n{title}"
            ),
        );
        env.write(&format!("{pack}/{topic}/notes.md"), open_question(pack));
        env.ok(&["import", pack]);
    }
    let notes = |env: &TestEnv| {
        let leaves = env.ok(&["list", "--leaves"]);
        let mut lines: Vec<String> = leaves
            .lines()
            .filter(|line| line.contains("notes"))
            .map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "))
            .collect();
        lines.sort();
        lines
    };
    assert_eq!(
        notes(&env),
        ["1 notes garden Notes on the garden", "1 notes kitchen Notes on the kitchen"]
    );
    assert!(env.ok(&["list", "--pack", "theirs"]).contains("notes/theirs"));
    // Each takes its own titles along, and what is left keeps those of its own.
    env.ok(&["export", "--format", "md", "--pack", "theirs", "--out", "copy"]);
    let taxonomy = std::fs::read_to_string(env.home().join("copy/taxonomy.toml")).unwrap();
    assert!(
        taxonomy.contains("Notes on the garden") && !taxonomy.contains("kitchen"),
        "{taxonomy}"
    );
    env.ok(&["packs", "remove", "ours"]);
    assert_eq!(notes(&env), ["1 notes garden Notes on the garden"]);
}
