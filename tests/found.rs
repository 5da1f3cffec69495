//! What a person looks for is found: examples that run, completions of the words of the bank, manual pages, plain messages.

use std::fs;
use std::process::Command;

use clap::CommandFactory;

use crate::support::{TestEnv, open_question};

/// Every command with the examples of its help.
fn examples() -> Vec<(String, String)> {
    let mut whole = viva::cli::Cli::command();
    whole.build();
    let mut found = Vec::new();
    let mut pending = vec![whole];
    while let Some(command) = pending.pop() {
        pending.extend(command.get_subcommands().cloned());
        let text = command.get_before_help().map(ToString::to_string).unwrap_or_default();
        for line in text.lines().filter(|line| line.starts_with("  ")) {
            let line = line.trim();
            let name = command.get_bin_name().unwrap_or("viva").to_owned();
            found.push((name, line.split("   ").next().unwrap_or(line).trim().to_owned()));
        }
    }
    found.sort_by_key(|(name, _)| (order(name), name.clone()));
    found
}

/// What needs what others made comes later; what takes away comes last.
fn order(name: &str) -> u8 {
    match name {
        "viva mock new" => 0,
        "viva packs" | "viva backup" | "viva mock run" => 2,
        "viva restore" => 3,
        "viva" | "viva mock take" => 4,
        _ => 1,
    }
}

/// A home in which everything that the examples name is there.
fn world() -> TestEnv {
    let env = TestEnv::new();
    let manifest = |name: &str| format!("format = 1\nname = \"{name}\"\n");
    env.write("team/pack.toml", manifest("team"));
    env.write("team/teamwork/habits.md", open_question("habit"));
    env.write("questions/pack.toml", manifest("ours"));
    env.write("questions/sql-databases/indexes.md", open_question("ours"));
    env.write(
        "questions/concurrency/gil.md",
        open_question("ours-too").replace("It wraps", "It locks"),
    );
    env.write("my-questions/pack.toml", manifest("my-questions"));
    env.write("my-questions/topic/leaf.md", open_question("mine").replace("It wraps", "It binds"));
    for file in ["notes.md", "a/x.md", "b/y.md"] {
        env.write(file, open_question(&format!("loose-{}", file.len())));
    }
    env.write("pack.toml", manifest("here"));
    env.write("job.txt", "Senior Python developer\nMust have: Django, PostgreSQL, Docker\n");
    env.write("work.py", "def fewest_packs(*_):\n    return None\n");
    env.ok(&["import", "team"]);
    for set in ["c-17", "c-18", "out", "form-1", "form-2"] {
        env.ok(&["mock", "new", "--level", "middle", "--out", set]);
        env.feed(&["mock", "run", set], "");
    }
    fs::copy(env.home().join("out/scorecard.csv"), env.home().join("card.csv")).expect("a card");
    fs::write(
        env.home().join("own.toml"),
        env.ok(&["mock", "new", "--level", "middle", "--show-blueprint"]),
    )
    .expect("a blueprint");
    env.ok_fed(&["quiz", "--kind", "open"], "\n3\n\n3\n\n3\nq\n");
    env.ok(&["backup", "latest.db"]);
    env.ok(&["backup", "viva.db"]);
    env
}

/// The lines that set a shell up are pasted as they stand in the help; a shell that is not here is passed over.
#[test]
fn the_lines_that_set_a_shell_up_work_as_pasted() {
    let env = TestEnv::new();
    let folder = std::path::Path::new(env!("CARGO_BIN_EXE_viva")).parent().expect("a folder");
    let path = format!("{}:{}", folder.display(), std::env::var("PATH").unwrap_or_default());
    let shell = |program: &str, line: &str| {
        let mut shell = Command::new(program);
        shell.args(["-c", line]).env_clear().current_dir(env.home());
        let world = env.command(&[]);
        shell.envs(world.get_envs().filter_map(|(name, value)| value.map(|value| (name, value))));
        let output = shell.env("PATH", &path).env_remove("XDG_CONFIG_HOME").output();
        output.ok().map(|output| {
            let said = String::from_utf8_lossy(&output.stdout).into_owned();
            (output.status.success(), said + &String::from_utf8_lossy(&output.stderr))
        })
    };
    let help = env.ok(&["completions", "--help"]);
    let (examples, _) = help.split_once("\nPrint the completion").expect("examples");
    assert!(
        examples.lines().all(|line| line.len() <= 76),
        "a line that wraps cannot be pasted: {examples}"
    );
    let lines: Vec<&str> =
        examples.lines().skip(2).map(str::trim).filter(|line| !line.is_empty()).collect();
    assert_eq!(lines.len(), 5, "{lines:?}");
    for line in lines {
        assert_eq!(shell("bash", line), Some((true, String::new())), "{line}");
    }
    for (program, asks) in [
        ("bash", "source ~/.bashrc && complete -p viva"),
        ("zsh", "source ~/.zshrc && print $_comps[viva]"),
        ("fish", "complete -C 'viva qu'"),
    ] {
        let Some((is_good, said)) = shell(program, asks) else {
            eprintln!("{program} is not here");
            continue;
        };
        let is_known = said.contains("_clap") || said.contains("quiz");
        assert!(is_good && is_known, "{program}: {said}");
    }
}

#[test]
fn every_example_of_every_help_runs_against_the_bank() {
    let env = world();
    let mut ran = 0;
    let mut wrong = Vec::new();
    for (name, line) in examples() {
        // `man` need not be here, the folders of a shell are nobody's, nobody is there to be asked, and no clock was wrong.
        if line.contains("| man ")
            || line.contains("~/.")
            || line == "viva trust team"
            || line.contains("--day")
        {
            continue;
        }
        let line = if line.contains('<') || line.contains('|') {
            line
        } else {
            format!("{line} < /dev/null")
        };
        let folder = std::path::Path::new(env!("CARGO_BIN_EXE_viva")).parent().expect("a folder");
        let mut shell = Command::new("bash");
        shell.args(["-c", &line]).env_clear().current_dir(env.home());
        let world = env.command(&[]);
        shell.envs(world.get_envs().filter_map(|(name, value)| value.map(|value| (name, value))));
        shell.env(
            "PATH",
            format!("{}:{}", folder.display(), std::env::var("PATH").unwrap_or_default()),
        );
        let output = shell.output().expect("bash");
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        ran += 1;
        let code = output.status.code().unwrap_or(-1);
        if !matches!(code, 0 | 1) || said.contains("there is no") || said.contains("Did you mean") {
            wrong.push(format!("{name}: `{line}` ended with {code}: {said}"));
        }
    }
    assert!(ran > 70, "{ran}");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_shell_is_offered_the_words_of_the_bank() {
    let env = TestEnv::empty();
    let offered = |words: &[&str]| {
        let mut command = env.command(&["--", "viva"]);
        let output = command.args(words).env("VIVA_COMPLETE", "fish").output().expect("it runs");
        assert!(output.status.success(), "{output:?}");
        String::from_utf8_lossy(&output.stdout).into_owned()
    };
    assert!(offered(&["quiz", "--topic", "conc"]).starts_with("concurrency\t"));
    assert!(!env.database().exists(), "completing makes no database");
    env.pack("p", &open_question("own-one"));
    env.ok(&["import", "p"]);
    env.write("job.txt", "We need Python.");
    for (words, expected) in [
        (vec!["show", "async-pitfalls/block"], "async-pitfalls/blocking-sleep"),
        (vec!["reset", "decorators/own"], "decorators/own-one"),
        (vec!["practice", "recursion-dp/few"], "recursion-dp/fewest-packs"),
        (vec!["list", "--leaf", "async-p"], "async-pitfalls"),
        (vec!["list", "--tag", "async-p"], "async-pitfalls"),
        (vec!["quiz", "--pack", "mi"], "mine"),
        (vec!["trust", "mi"], "mine"),
        (vec!["packs", "remove", "mi"], "mine"),
        (vec!["config", "new"], "new_per_day"),
        (vec!["mock", "sc"], "score"),
        (vec!["export", "--pack", "mi"], "mine"),
        (vec!["export", "--pack", "vi"], "viva"),
        (vec!["export", "--format", "ap"], "apkg"),
        (vec!["check", "--format", "gi"], "github"),
        (vec!["convert", "--from", "he"], "headings"),
        (vec!["help", "fo"], "format"),
        (vec!["help", "qu"], "quiz"),
        (vec!["man", "con"], "convert"),
        (vec!["man", "mock", "n"], "new"),
        (vec!["man", "packs", ""], "remove"),
        (vec!["goal", "--role", "mid"], "middle"),
        (vec!["goal", "--role", "job"], "job.txt"),
        (vec!["role", "sen"], "senior"),
        (vec!["role", "job"], "job.txt"),
        (vec!["mock", "new", "--role", "mid"], "middle"),
        (vec!["quiz", "--lang", "r"], "ru"),
        (vec!["show", "--lang", ""], "en"),
        (vec!["config", "scheduler", ""], "fsrs"),
        (vec!["config", "scheduler", "s"], "sm2"),
        (vec!["config", "language", ""], "ru"),
        (vec!["config", "grades", ""], "six"),
        (vec!["config", "color", "n"], "never"),
    ] {
        let offered = offered(&words);
        assert!(
            offered.lines().any(|line| line.split('\t').next() == Some(expected)),
            "{words:?}: {offered}"
        );
    }
    for words in [vec!["packs", "remove", "vi"], vec!["trust", "vi"]] {
        assert!(!offered(&words).contains("viva"), "{words:?}: the built-in pack is neither");
    }
    for shell in ["bash", "zsh", "fish"] {
        assert!(env.ok(&["completions", shell]).contains("VIVA_COMPLETE"), "{shell}");
    }
}

#[test]
fn there_is_a_manual_page_for_every_command_and_one_of_all() {
    let env = TestEnv::new();
    let said = env.ok(&["man", "--out", "man1"]);
    for name in ["viva", "viva-quiz", "viva-mock-new", "viva-help"] {
        let page = fs::read_to_string(env.home().join(format!("man1/{name}.1"))).expect(name);
        for section in
            [".TH ", ".SH SYNOPSIS", ".SH EXAMPLES", "ENVIRONMENT", "FILES", "EXIT STATUS"]
        {
            assert!(page.contains(section), "{name} has no {section}\n{page}");
        }
    }
    let count = fs::read_dir(env.home().join("man1")).expect("pages").count();
    assert!(count > 30 && said.starts_with(&format!("{count} pages")), "{count}: {said}");
    let whole = env.ok(&["man"]);
    for words in [
        "viva quiz \\-\\-cram \\-\\-leaf indexes",
        "VIVA MOCK NEW",
        "VIVA_DB",
        "EXIT STATUS",
        "--blueprint",
    ] {
        assert!(whole.contains(words) || whole.replace("\\-", "-").contains(words), "{words}");
    }
    assert!(!whole.contains("\u{1b}"));
    let one = env.ok(&["man", "mock", "new"]);
    assert!(one.contains("viva mock new") || one.contains("viva\\-mock\\-new"), "{one}");
    assert!(env.ok(&["man", "convert"]).contains("gift"));
    assert!(env.fails(&["man", "convrt"], 2).contains("Did you mean `viva convert`?"));
}

#[test]
fn messages_speak_of_numbers_and_files_in_plain_words() {
    let env = TestEnv::new();
    for (arguments, expected) in [
        (&["quiz", "--new", "many"][..], "write a whole number such as 10"),
        (&["quiz", "--minutes", "9999"], "a number of minutes from 1 to 1440"),
        (&["config", "new_per_day", "many"], "it takes a whole number, 0 or more"),
        (&["config", "rollover_hour", "-1"], "it takes an hour, 0 to 23"),
        (
            &["practice", "recursion-dp/fewest-packs", "--answer", "nowhere.py"],
            "there is no such file",
        ),
    ] {
        let outcome = env.viva(arguments);
        assert_ne!(outcome.code, 0, "{outcome:?}");
        assert!(outcome.stderr.contains(expected), "{arguments:?}: {}", outcome.stderr);
        for jargon in ["u32", "u8", "usize", "invalid digit", "expected"] {
            assert!(!outcome.stderr.contains(jargon), "{arguments:?}: {}", outcome.stderr);
        }
    }
}

#[test]
fn packs_says_how_many_questions_have_a_text_in_each_language() {
    let env = TestEnv::new();
    env.pack("p", &format!("{}{}", open_question("one"), open_question("two")));
    env.write("p/pack.toml", "format = 1\nname = \"mine\"\nlanguages = [\"en\", \"de\"]\n");
    env.write("p/python-core/decorators.de.md", open_question("one").replace(" .junior", ""));
    env.ok(&["import", "p"]);
    let said = env.ok(&["packs"]);
    let row = said.lines().find(|line| line.starts_with("mine")).expect("a row");
    assert!(row.contains("en 2, de 1"), "{said}");
    let line = env.ok(&["packs", "--json"]);
    let mine = line.lines().find(|line| line.contains("\"mine\"")).expect("a line");
    let mine: serde_json::Value = serde_json::from_str(mine).expect("JSON");
    assert_eq!(mine["languages"], serde_json::json!(["en", "de"]));
    let texts =
        serde_json::json!([{"language": "en", "questions": 2}, {"language": "de", "questions": 1}]);
    assert_eq!(mine["texts"], texts);
}

/// The summary said that nothing was graded, and nothing of the answer that had been judged.
#[test]
fn an_answer_that_was_judged_and_not_graded_is_told_when_the_quiz_is_left() {
    let env = TestEnv::new();
    let text = "## Which is it? {#a .junior kind=choice}\n\n- [x] yes\n- [ ] no\n  - it is\n\n### Answer\nYes. It is.\n";
    env.pack("p", &format!("{text}\n{}", text.replace("{#a", "{#b")));
    env.ok(&["import", "p"]);
    let told = "judged, and not graded";
    for (input, is_told) in
        [("a\nq\n", true), ("a\n3\na\nq\n", true), ("a\n3\nq\n", false), ("q\n", false)]
    {
        let said = env.ok_fed(&["quiz", "--pack", "mine", "--cram", "--all"], input);
        assert_eq!(said.contains(told), is_told, "{input:?}: {said}");
    }
}
