//! `viva check` in a team's repository: several paths, notes in a pull request, JSON in every case, a workflow and a hook that work.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;

use crate::support::{Outcome, TestEnv, open_question};

fn json(outcome: &Outcome) -> Value {
    serde_json::from_str(&outcome.stdout).unwrap_or_else(|error| panic!("{error}: {outcome:?}"))
}

/// A pack with a sound file and one with a fault in its sixth line.
fn pack(env: &TestEnv) {
    env.pack("questions", &open_question("fine"));
    let broken = "## A? {#a .junior}\n\n### Answer\nYes. It is.\n\n### Answr\nNo.\n";
    env.write("questions/python-core/metaclasses.md", broken);
}

#[test]
fn several_paths_are_checked_together_and_named_as_they_were_given() {
    let env = TestEnv::new();
    pack(&env);
    env.write("questions/README.md", "# About\n");
    env.write("other/notes.md", open_question("loose"));
    let paths = [
        "questions/python-core/metaclasses.md",
        "./questions/python-core/decorators.md",
        "questions/README.md",
        "other/notes.md",
    ];
    let mut arguments = vec!["check"];
    arguments.extend(paths);
    let outcome = env.viva(&arguments);
    assert_eq!(outcome.code, 1, "{outcome:?}");
    assert!(
        outcome.stdout.contains("--> questions/python-core/metaclasses.md:6:5"),
        "{}",
        outcome.stdout
    );
    assert!(outcome.stdout.contains("3 questions, 1 error"), "{}", outcome.stdout);
    arguments.push("--json");
    let report = json(&env.viva(&arguments));
    let first = &report["diagnostics"]
        .as_array()
        .expect("a list")
        .iter()
        .find(|one| one["severity"] == "error")
        .expect("one")
        .clone();
    assert_eq!(
        (&first["path"], &first["line"]),
        (&"questions/python-core/metaclasses.md".into(), &6.into())
    );
    let twice = format!("{}\n", open_question("fine"));
    env.write("questions/python-core/copy/decorators.md", &twice);
    let report = env.viva(&[
        "check",
        "questions/python-core/decorators.md",
        "questions/python-core/copy/decorators.md",
    ]);
    assert!(report.stdout.contains("duplicate-id"), "{report:?}");
}

#[test]
fn notes_for_a_pull_request_hold_file_line_and_rule_on_one_line() {
    let env = TestEnv::new();
    pack(&env);
    let outcome = env.viva(&["check", "questions", "--format", "github"]);
    assert_eq!(outcome.code, 1, "{outcome:?}");
    let expected = "::error file=questions/python-core/metaclasses.md,line=6,col=5,title=unknown-section::unknown section `Answr`%0ADid you mean `Answer`?";
    assert!(outcome.stdout.lines().any(|line| line == expected), "{}", outcome.stdout);
}

#[test]
fn a_wrong_key_is_a_problem_with_file_line_and_code() {
    let env = TestEnv::new();
    let text = "## What? {#p .junior kind=output}\n\n```python run\nprint(1)\n```\n\n### Answer\n```output\n2\n```\n\nIt prints.\n\n\
                ## Which? {#q .junior kind=sql}\n\n```sql setup\nCREATE TABLE t (id INTEGER);\nINSERT INTO t VALUES (1);\n```\n\n\
                ### Answer\n```sql answer\nSELECT nothing FROM t\n```\n\nIt selects.\n";
    env.pack("p", text);
    let outcome = env.viva(&["check", "p", "--run", "--json"]);
    assert_eq!(outcome.code, 1, "{outcome:?}");
    let report = json(&outcome);
    assert_eq!((&report["ok"], &report["errors"]), (&false.into(), &2.into()), "{report}");
    let wrong: Vec<_> = report["diagnostics"]
        .as_array()
        .expect("a list")
        .iter()
        .filter(|one| one["code"] == "wrong-key")
        .collect();
    let places: Vec<_> = wrong
        .iter()
        .map(|one| (one["path"].as_str().expect("a path"), one["line"].as_u64()))
        .collect();
    assert_eq!(
        places,
        [("p/python-core/decorators.md", Some(8)), ("p/python-core/decorators.md", Some(22))]
    );
    let shown = env.viva(&["check", "p", "--run"]).stdout;
    assert!(shown.contains("error[wrong-key]") && shown.contains("decorators.md:8:1"), "{shown}");
    assert!(shown.contains("- 2") && shown.contains("+ 1"), "{shown}");
    assert!(shown.contains("2 keys ran, 2 wrong, 0 not run"), "{shown}");
}

#[test]
fn what_could_not_be_checked_is_told_as_json_too_and_ends_with_2() {
    let env = TestEnv::new();
    for arguments in
        [&["check", "nowhere", "--json"][..], &["check", "nowhere", "--format", "json"]]
    {
        let outcome = env.viva(arguments);
        assert_eq!(outcome.code, 2, "{outcome:?}");
        let report = json(&outcome);
        assert_eq!(report["ok"], false);
        assert!(
            report["error"]["message"].as_str().is_some_and(|text| text.contains("nowhere")),
            "{report}"
        );
    }
    env.pack("p", "## What? {#p .junior kind=output}\n\n```python run\nprint(1)\n```\n\n### Answer\n```output\n1\n```\n\nIt prints.\n");
    let mut command = env.command(&["check", "p", "--run", "--json"]);
    let output = command.env("PATH", "/nowhere").output().expect("it runs");
    assert_eq!(output.status.code(), Some(2), "{output:?}");
    let report: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert!(
        report["error"]["message"].as_str().is_some_and(|text| text.contains("ython")),
        "{report}"
    );
    assert_eq!(env.viva(&["check", "p"]).code, 0);
}

#[test]
fn names_are_listed_with_their_counts() {
    let env = TestEnv::new();
    let topics = env.ok(&["list", "--topics"]);
    assert!(
        topics.lines().any(|line| line.contains("  concurrency") && line.contains("Concurrency")),
        "{topics}"
    );
    let leaves = env.ok(&["list", "--leaves", "--topic", "concurrency"]);
    assert!(leaves.contains("async-pitfalls") && !leaves.contains("indexes"), "{leaves}");
    env.write("p/pack.toml", "format = 1\nname = \"p\"\ntags = [\"ops\"]\n");
    env.write(
        "p/python-core/decorators.md",
        open_question("one").replace(".junior", ".junior tags=ops"),
    );
    env.ok(&["import", "p"]);
    let tags = env.ok(&["list", "--tags", "--json"]);
    assert!(
        tags.lines()
            .any(|line| line == r#"{"name":"ops","topic":null,"title":"ops","questions":1}"#),
        "{tags}"
    );
}

#[test]
fn authors_see_what_a_pack_holds() {
    let env = TestEnv::new();
    env.ok(&["init", "mine", "--topic", "cooking"]);
    env.ok(&["new", "cooking-basics", "--level", "junior", "--slug", "later", "--pack", "mine"]);
    let report = env.json(&["check", "mine", "--report", "--format", "json"]);
    assert_eq!(report["questions"], 9);
    assert_eq!(report["leaves"]["cooking-basics"], 9);
    assert_eq!(report["kinds"]["open"], 2);
    assert_eq!(report["unwritten"][0], "cooking-basics/later");
    assert_eq!(
        report["right_option_rank"]
            .as_array()
            .expect("a list")
            .iter()
            .filter_map(Value::as_u64)
            .sum::<u64>(),
        1
    );
    let text = env.ok(&["check", "mine", "--report"]);
    assert!(text.contains("unwritten        1: cooking-basics/later"), "{text}");
}

#[test]
fn statistics_of_a_pack_with_errors_say_so() {
    let env = TestEnv::new();
    pack(&env);
    let outcome = env.viva(&["check", "questions", "--report"]);
    assert_eq!(outcome.code, 1, "{outcome:?}");
    assert!(outcome.stdout.contains("1 error is in it"), "{outcome:?}");
    let outcome = env.viva(&["check", "questions", "--report", "--json"]);
    assert_eq!((json(&outcome)["errors"].clone(), outcome.code), (1.into(), 1), "{outcome:?}");
}

#[test]
fn what_a_pack_ignores_is_passed_over_in_a_list_of_files() {
    let env = TestEnv::new();
    env.pack("questions", &open_question("fine"));
    env.write("questions/pack.toml", "format = 1\nname = \"mine\"\nignore = [\"drafts/**\"]\n");
    env.write("questions/drafts/later.md", "## A draft {#a .junior lvl=1}\n");
    let paths = ["questions/drafts/later.md", "questions/python-core/decorators.md"];
    let outcome = env.viva(&["check", paths[0], paths[1]]);
    assert!(outcome.code == 0 && outcome.stdout.starts_with("1 question, 0 errors"), "{outcome:?}");
    assert_eq!(env.viva(&["check", paths[0]]).code, 0);
}

#[test]
fn a_key_of_the_taxonomy_that_is_none_is_told_with_titles_of_any_language() {
    let env = TestEnv::new();
    env.write("p/pack.toml", "format = 1\nname = \"p\"\n");
    let topic = "[[topic]]\nid = \"cooking\"\nname_de = \"Kochen\"\n";
    env.write("p/taxonomy.toml", format!("version = 1\n{topic}[[topic.leaf]]\nid = \"knives\"\n"));
    env.write("p/cooking/knives.md", open_question("sharp"));
    let said = env.viva(&["check", "p"]).stdout;
    assert!(said.contains("title_de (any language tag)"), "{said}");
}

fn repository_file(name: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).expect(name)
}

#[test]
fn the_workflow_of_the_documentation_passes_a_sound_pack_and_fails_a_broken_one() {
    let workflow = repository_file("docs/ci/questions.yml");
    let steps: Vec<&str> =
        workflow.lines().filter_map(|line| line.trim().strip_prefix("run: ")).collect();
    let check =
        steps.iter().find(|step| step.starts_with("viva check")).expect("a step that checks");
    let env = TestEnv::new();
    env.ok(&["init", "questions"]);
    let shell = |env: &TestEnv| run(env, Command::new("bash").args(["-ec", check]));
    assert!(shell(&env).status.success(), "{:?}", shell(&env));
    pack(&env);
    let failed = shell(&env);
    assert_eq!(failed.status.code(), Some(1), "{failed:?}");
    assert!(
        String::from_utf8_lossy(&failed.stdout).contains("::error file=questions/"),
        "{failed:?}"
    );
}

/// A repository with the hook of the documentation and a sound pack in it, committed.
fn hooked(env: &TestEnv) {
    let git = |arguments: &[&str]| run(env, Command::new("git").args(arguments));
    assert!(git(&["init", "-q", "."]).status.success());
    for (key, value) in
        [("user.name", "a"), ("user.email", "a@example.org"), ("commit.gpgsign", "false")]
    {
        assert!(git(&["config", key, value]).status.success());
    }
    let hook = env.write(".git/hooks/pre-commit", repository_file("docs/ci/pre-commit"));
    assert!(run(env, Command::new("chmod").arg("+x").arg(&hook)).status.success());
    env.pack("questions", &open_question("fine"));
    env.write("README.md", "# Ours\n");
    let sound = commit(env);
    assert!(sound.status.success(), "{sound:?}");
}

/// Stages everything and commits it.
fn commit(env: &TestEnv) -> Output {
    let add = "for path in README.md notes questions; do test ! -e $path || git add $path; done";
    assert!(run(env, Command::new("sh").args(["-c", add])).status.success());
    run(env, Command::new("git").args(["commit", "-qm", "a commit"]))
}

#[test]
fn the_hook_of_the_documentation_keeps_a_broken_question_out_of_a_commit() {
    let env = TestEnv::new();
    hooked(&env);
    pack(&env);
    let broken = commit(&env);
    assert!(!broken.status.success(), "{broken:?}");
    let said = String::from_utf8_lossy(&broken.stderr) + String::from_utf8_lossy(&broken.stdout);
    assert!(said.contains("questions/python-core/metaclasses.md:6:5"), "{said}");
    // Mended in the work tree alone: what is staged is still broken.
    env.write("questions/python-core/metaclasses.md", open_question("mended"));
    let staged = run(&env, Command::new("git").args(["commit", "-qm", "staged"]));
    assert!(!staged.status.success(), "{staged:?}");
    let mended = commit(&env);
    assert!(mended.status.success(), "{mended:?}");
}

#[test]
fn the_hook_of_the_documentation_looks_at_packs_and_at_nothing_else() {
    let env = TestEnv::new();
    hooked(&env);
    env.write("notes/minutes.md", "## Minutes\n\nNothing to ask.\n");
    let manifest = "format = 1\nname = \"mine\"\nignore = [\"drafts/**\"]\n";
    env.write("questions/pack.toml", manifest);
    env.write("questions/drafts/later.md", "## A draft {#a .junior lvl=1}\n");
    let outside = commit(&env);
    assert!(outside.status.success(), "{outside:?}");
    env.write("questions/pack.toml", manifest.replace("format = 1", "format = 9"));
    let newer = commit(&env);
    assert!(!newer.status.success(), "{newer:?}");
}

/// Runs a program in the world of the test, with viva on its path.
fn run(env: &TestEnv, command: &mut Command) -> Output {
    let folder = Path::new(env!("CARGO_BIN_EXE_viva")).parent().expect("a folder");
    let inherited = std::env::var("PATH").unwrap_or_default();
    let world = env.command(&[]);
    command.env_clear().current_dir(env.home());
    command.envs(world.get_envs().filter_map(|(name, value)| value.map(|value| (name, value))));
    command.env("PATH", format!("{}:{inherited}", folder.display()));
    command.output().expect("it runs")
}

#[test]
fn keys_that_nobody_ran_are_told_by_check_and_import() {
    let env = TestEnv::new();
    let print = |slug: &str, language: &str| {
        format!(
            "## What does {slug} print? {{#{slug} .junior kind=output}}\n\n```{language} run\nprint(1)\n```\n\n### Answer\n```output\n2\n```\n\nIt prints it.\n\n"
        )
    };
    env.pack(
        "p",
        &format!("{}{}{}", print("one", "python"), print("js", "js"), open_question("fine")),
    );
    let told = "1 key was not run: `viva check p --run` runs it\n";
    assert!(env.ok(&["check", "p", "--structure"]).ends_with(told));
    assert_eq!(env.json(&["check", "p", "--structure", "--json"])["keys_not_run"], 1);
    let ran = env.viva(&["check", "p", "--run", "--json"]);
    assert_eq!((json(&ran)["keys_not_run"].clone(), ran.code), (0.into(), 1), "{ran:?}");
    let imported = env.viva(&["import", "p"]);
    assert!(imported.stderr.contains(told.trim()), "{imported:?}");
    assert!(!env.viva(&["import", "p"]).stderr.contains("not run"), "no file was read again");
    env.pack("q", &print("two", "js"));
    assert!(!env.ok(&["check", "q", "--structure"]).contains("not run: `viva"));
}
