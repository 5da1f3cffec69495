//! Files in other forms than a pack: each import and check says what they look like, and the command that it names works.

use std::process::Command;

use crate::support::TestEnv;

/// Every form, with what is said of it.
fn files() -> Vec<(&'static str, Vec<u8>, &'static str)> {
    let deck = |name: &str| {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/exchange");
        std::fs::read(folder.join(name)).expect("a file")
    };
    let text = |text: &str| text.as_bytes().to_vec();
    vec![
        (
            "list.md",
            text("# Python\n\n## What is a GIL?\nA lock.\n\n## What is a list?\nA row.\n"),
            "headings over their answers: 2 questions",
        ),
        (
            "qa.md",
            text("Q: What is a GIL?\nA: A lock.\n"),
            "Q: and A: at the beginning of lines: 1 question",
        ),
        (
            "plain.txt",
            text("Q: What is a set?\nA: A bag.\n\nQ: What is a map?\nA: Pairs.\n"),
            "Q: and A: at the beginning of lines: 2 questions",
        ),
        (
            "vault.md",
            text("What is a GIL?::A lock.\n\nWhat is x?\n?\nAn x.\n"),
            "cards of Obsidian: 2 questions",
        ),
        (
            "notes.txt",
            text("#separator:tab\n#html:false\nWhat is a GIL?\tA lock\n"),
            "notes of Anki as text: 1 question",
        ),
        ("My deck.apkg", deck("decks/generation-3.apkg"), "a deck of Anki: 9 questions"),
        ("sheet.csv", text("question,answer\nWhat?,That\n"), "a table with a heading: 1 question"),
        (
            "all.json",
            text("[{\"question\":\"What?\",\"answer\":\"That\"}]"),
            "a list of objects: 1 question",
        ),
        ("course.gift", deck("collections/course.gift"), "questions of Moodle: 7 questions"),
    ]
}

/// The commands that a text names, in its order.
fn commands(said: &str) -> Vec<String> {
    let line = said.split_whitespace().collect::<Vec<_>>().join(" ");
    let quoted = line.split('`').skip(1).step_by(2);
    quoted.filter(|text| text.starts_with("viva ")).map(str::to_owned).collect()
}

fn run(env: &TestEnv, line: &str) {
    let folder = std::path::Path::new(env!("CARGO_BIN_EXE_viva")).parent().expect("a folder");
    let path = format!("{}:{}", folder.display(), std::env::var("PATH").unwrap_or_default());
    let mut shell = Command::new("bash");
    shell.args(["-c", line]).env_clear().current_dir(env.home());
    let world = env.command(&[]);
    shell.envs(world.get_envs().filter_map(|(name, value)| value.map(|value| (name, value))));
    let output = shell.env("PATH", path).output().expect("bash");
    assert!(output.status.success(), "{line}: {}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn what_a_file_of_others_looks_like_is_said_with_the_command_that_takes_it_in() {
    let env = TestEnv::new();
    for (name, bytes, looks) in files() {
        env.write(name, bytes);
        let said = env.fails(&["import", name], 1);
        assert!(said.contains(&format!("It looks like {looks}.")), "{name}: {said}");
        let commands = commands(&said);
        let [convert, import] = commands.as_slice() else { panic!("{name}: {commands:?}") };
        assert!(
            convert.starts_with("viva convert ") && import.starts_with("viva import "),
            "{said}"
        );
        run(&env, convert);
        run(&env, import);
    }
    let packs = ["list", "qa", "plain", "vault", "notes", "my-deck", "sheet", "all", "course"];
    // Of the seven of Moodle one has no answer, and is written as a skeleton that an import leaves out.
    let unwritten = |pack| usize::from(pack == "course");
    for (pack, (_, _, looks)) in packs.into_iter().zip(files()) {
        let count = env.json(&["list", "--pack", pack, "--count", "--json"]);
        let told = looks.split_whitespace().rev().nth(1).expect("a number");
        let told: usize = told.parse().expect("a number");
        assert_eq!(count["total"]["questions"], told - unwritten(pack), "{pack}: {looks}");
    }
}

/// A file of one's own that is not finished was taken for one of a stranger's, and the exact places of what it lacks were lost.
#[test]
fn an_unfinished_file_of_ones_own_keeps_its_diagnostics() {
    let env = TestEnv::new();
    env.pack("mine", &crate::support::open_question("own"));
    let text =
        "## What is sharp?\n\n### Answer\nA knife.\n\n## What is blunt?\n\n### Answer\nA spoon.\n";
    env.write("mine/python-core/knives.md", text);
    env.write("mine/python-core/decorators.ru.md", "## Что острое?\n\nНож.\n");
    env.write("mine/a-list/list.md", "## What is a GIL?\nA lock.\n");
    let report = env.viva(&["check", "mine", "--json"]).stdout;
    let report: serde_json::Value = serde_json::from_str(&report).expect("JSON");
    let told: Vec<(&str, u64, &str)> = report["diagnostics"]
        .as_array()
        .expect("a list")
        .iter()
        .filter(|one| one["severity"] == "error")
        .map(|one| {
            let text = |key: &str| one[key].as_str().expect("a text");
            (text("path"), one["line"].as_u64().expect("a line"), text("code"))
        })
        .collect();
    for one in [
        ("mine/a-list/list.md", 1, "no-question"),
        ("mine/python-core/decorators.ru.md", 1, "missing-id"),
        ("mine/python-core/knives.md", 1, "missing-id"),
        ("mine/python-core/knives.md", 6, "missing-id"),
    ] {
        assert!(told.contains(&one), "{one:?}: {told:?}");
    }
    assert!(told.is_sorted_by_key(|(path, ..)| path), "{told:?}");
}

/// What a stranger's file ends in stood in a command that is pasted into a shell.
#[test]
fn the_ending_of_a_file_of_others_is_no_command() {
    let env = TestEnv::new();
    env.write("notes/a.txt; touch owned", "Q: What?\nA: That.\n");
    let said = env.fails(&["import", "notes"], 1);
    let commands = commands(&said);
    assert_eq!(
        commands,
        ["viva convert 'notes/a.txt; touch owned' --out notes-pack", "viva import notes-pack"]
    );
    commands.iter().for_each(|line| run(&env, line));
    assert!(!env.home().join("owned").exists());
}

#[test]
fn check_says_it_too_and_in_a_pack_only_of_the_file_that_is_foreign() {
    let env = TestEnv::new();
    env.write("list.md", "## What is a GIL?\nA lock.\n");
    let report = env.viva(&["check", "list.md", "--json"]);
    assert_eq!(report.code, 1, "{report:?}");
    let report: serde_json::Value = serde_json::from_str(&report.stdout).expect("JSON");
    assert_eq!(
        (&report["errors"], &report["diagnostics"][0]["code"]),
        (&1.into(), &"no-question".into()),
        "{report}"
    );
    let help = report["diagnostics"][0]["help"].as_str().expect("help");
    assert!(help.contains("`viva convert list.md --out list`"), "{help}");
    env.pack("team", &crate::support::open_question("own"));
    env.write("team/python-core/list.md", "## What is a GIL?\nA lock.\n");
    let said = env.fails(&["import", "team"], 1);
    assert!(
        said.contains("convert team/python-core/list.md --out list") && said.contains("ignore"),
        "{said}"
    );
    assert_eq!(said.matches("error[").count(), 1, "{said}");
}

#[test]
fn a_folder_without_a_manifest_is_told_what_it_holds() {
    let env = TestEnv::new();
    env.write("notes/a.md", "Q: What?\nA: That.\n");
    let said = env.fails(&["import", "notes"], 1);
    let commands = commands(&said);
    assert_eq!(commands, ["viva convert notes/*.md --out notes-pack", "viva import notes-pack"]);
    commands.iter().for_each(|line| run(&env, line));
    env.write("ours/topic/leaf.md", crate::support::open_question("one"));
    let said = env.fails(&["import", "ours"], 1);
    assert!(said.contains("ours/pack.toml") && said.contains("`name = \"ours\"`"), "{said}");
    env.write("ours/pack.toml", "format = 1\nname = \"ours\"\n");
    env.ok(&["import", "ours"]);
    env.write("right.txt", crate::support::open_question("two"));
    assert!(env.fails(&["import", "right.txt"], 1).contains("call it right.md"));
    env.write("prose.txt", "No question here.\n");
    assert!(env.fails(&["import", "prose.txt"], 1).contains("viva help bring"));
}
