//! Odd places, odd files and odd orders of commands: each test is named after what went wrong once.

use std::ffi::OsStr;
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::{FileTypeExt, symlink};
use std::process::Stdio;

use crate::support::{TestEnv, open_question};

#[test]
fn a_database_path_that_is_not_utf8_is_used_and_no_other() {
    let env = TestEnv::empty();
    let path = env.home().join(OsStr::from_bytes(b"odd\xff.db"));
    let output = env.command(&["doctor", "--json"]).env("VIVA_DB", &path).output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    assert!(String::from_utf8_lossy(&output.stdout).contains("odd\u{fffd}.db"), "{output:?}");
    assert!(path.exists() && !env.database().exists());
    let output = env.command(&["config", "--json"]).env("VIVA_DB", &path).output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{output:?}");
}

#[test]
fn a_linked_settings_file_stays_a_link() {
    let env = TestEnv::new();
    let kept = env.write("dotfiles/viva.toml", "# mine\nnew_per_day = 3 # few\n");
    fs::create_dir_all(env.home().join("config/viva")).unwrap();
    let link = env.home().join("config/viva/config.toml");
    symlink(&kept, &link).unwrap();
    env.ok(&["config", "new_per_day", "5"]);
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    assert_eq!(fs::read_to_string(&kept).unwrap(), "# mine\nnew_per_day = 5 # few\n");
}

#[test]
fn a_negative_setting_is_refused_by_its_name() {
    let env = TestEnv::new();
    let said = env.fails(&["config", "rollover_hour", "-1"], 1);
    assert!(said.contains("`-1` is no value for rollover_hour"), "{said}");
}

#[test]
fn a_linked_database_stays_a_link_when_it_is_restored() {
    let env = TestEnv::new();
    fs::create_dir_all(env.home().join("disk")).unwrap();
    symlink("disk/real.db", env.home().join("linked.db")).unwrap();
    env.ok(&["--db", "linked.db", "backup", "copy.db"]);
    env.ok(&["--db", "linked.db", "restore", "copy.db", "--force"]);
    assert!(fs::symlink_metadata(env.home().join("linked.db")).unwrap().is_symlink());
    assert!(env.home().join("disk/real.db.before-restore").exists());
    env.ok(&["--db", "linked.db", "doctor"]);
}

#[test]
fn a_backup_never_replaces_what_is_no_file() {
    let env = TestEnv::new();
    let pipe = env.home().join("pipe");
    env.shell("mkfifo pipe");
    for arguments in [["backup", "--force", "pipe"], ["--db=pipe", "restore", "--force"]] {
        let mut arguments = arguments.to_vec();
        if arguments[1] == "restore" {
            env.ok(&["backup", "--force", "copy.db"]);
            arguments.push("copy.db");
        }
        let said = env.fails(&arguments, 1);
        assert!(said.contains("not a regular file"), "{said}");
    }
    assert!(fs::symlink_metadata(&pipe).unwrap().file_type().is_fifo());
}

#[test]
fn help_that_cannot_be_written_is_a_failure() {
    let env = TestEnv::new();
    let Ok(full) = fs::OpenOptions::new().write(true).open("/dev/full") else { return };
    let mut command = env.command(&["--help"]);
    let status = command.stdout(full).stderr(Stdio::null()).status().unwrap();
    assert_eq!(status.code(), Some(1));
}

#[test]
fn json_before_a_command_is_refused_and_not_lost() {
    let env = TestEnv::new();
    assert!(env.fails(&["--json", "score"], 2).contains("--json"));
    assert_eq!(env.json(&["--json"])["due"], 0);
}

#[test]
fn a_filter_without_questions_is_not_called_a_day_without_reviews() {
    let env = TestEnv::new();
    env.ok(&["import", env.pack("mine", &open_question("one")).to_str().unwrap()]);
    for extra in [&["--pack", "mine"][..], &["--pack", "mine", "--cram"]] {
        let arguments = [&["quiz", "--kind", "design"], extra].concat();
        let said = env.ok(&arguments);
        assert!(said.starts_with("No question matches."), "{said}");
    }
    let said = env.ok(&["quiz", "--pack", "mine", "--new", "0"]);
    assert!(said.starts_with("Nothing is due."), "{said}");
}

#[test]
fn reviews_over_the_limit_of_the_day_are_told_when_nothing_else_is_left() {
    let mut env = TestEnv::new();
    env.ok(&["import", env.pack("mine", &open_question("one")).to_str().unwrap()]);
    env.ok_fed(&["quiz", "--pack", "mine"], "\n3\n");
    env.ok(&["config", "reviews_per_day", "0"]);
    env.at("2026-11-25T09:00:00+03:00");
    env.ok(&["config", "new_per_day", "0"]);
    let day = env.ok(&[]);
    assert!(day.contains("Done for today.") && !day.contains("import a pack"), "{day}");
    let said = env.ok(&["quiz", "--pack", "mine"]);
    assert!(said.contains("1 more wait") && !said.contains("Nothing is due"), "{said}");
}

#[test]
fn trust_shows_the_code_of_suspended_questions_too() {
    let env = TestEnv::new();
    let code = "## Double a number {#double .junior kind=code}\n\nReturn twice the number.\n\n\
        ```python stub\ndef double(n):\n    raise NotImplementedError\n```\n\n### Answer\n\
        ```python solution\ndef double(n):\n    return 2 * n\n```\nTwice it is.\n\n### Tests\n\
        ```python tests\nfrom answer import double\n\ndef test_two():\n    assert double(2) == 4\n\
        ```\n\n### Sources\n- <https://docs.python.org/3/>\n";
    env.ok(&["import", env.pack("mine", code).to_str().unwrap()]);
    env.ok(&["suspend", "decorators/double"]);
    let said = env.ok(&["trust", "mine", "--yes"]);
    assert!(said.contains("assert double(2) == 4"), "{said}");
}

#[test]
fn a_linked_or_misnamed_file_is_a_problem_and_its_questions_are_not_retired() {
    let env = TestEnv::new();
    env.ok(&["import", env.pack("mine", &open_question("one")).to_str().unwrap()]);
    let file = env.home().join("mine/python-core/decorators.md");
    fs::rename(&file, env.home().join("elsewhere.md")).unwrap();
    symlink(env.home().join("elsewhere.md"), &file).unwrap();
    let checked = env.viva(&["check", "mine"]);
    assert_eq!(checked.code, 1, "{checked:?}");
    assert!(checked.stdout.contains("decorators.md is not a file inside"), "{checked:?}");
    env.fails(&["import", "mine"], 1);
    assert!(!env.ok(&["list", "--pack", "mine"]).contains("retired"));
    fs::remove_file(&file).unwrap();
    fs::write(env.home().join("mine/python-core").join(OsStr::from_bytes(b"\xff.md")), "").unwrap();
    assert_eq!(env.viva(&["check", "mine"]).code, 1);
}

#[test]
fn a_pack_may_not_take_the_name_of_loose_files() {
    let env = TestEnv::new();
    env.write("loose/decorators.md", open_question("one"));
    env.ok(&["import", "loose/decorators.md"]);
    let manifest = "format = 1\nname = \"local\"\ntitle = \"L\"\nversion = \"1\"\n\
                    license = \"MIT\"\nlanguages = [\"en\"]\n";
    env.write("taken/pack.toml", manifest);
    assert!(env.fails(&["import", "taken"], 1).contains("`local`"));
    assert!(!env.ok(&["list", "--pack", "local"]).contains("retired"));
    env.write("taken/pack.toml", manifest.replace("1\nname", "99999999999999999999\nname"));
    assert!(env.viva(&["check", "taken"]).stdout.contains("far too large"));
}

#[test]
fn an_answer_that_another_program_took_back_can_be_taken_back_in_the_quiz() {
    let env = TestEnv::new();
    env.ok(&["doctor"]);
    let mut command = env.command(&["quiz", "--kind", "open", "--new", "2"]);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut quiz = command.spawn().unwrap();
    let mut keys = quiz.stdin.take().unwrap();
    let mut said = BufReader::new(quiz.stdout.take().unwrap()).lines().map(Result::unwrap);
    keys.write_all(b"\n4\n").unwrap();
    assert!(said.any(|line| line.contains("2 of 2")));
    env.ok(&["undo"]);
    keys.write_all(b"u\n3\nq\n").unwrap();
    assert!(said.any(|line| line.contains("undone")));
    assert!(said.any(|line| line.contains("good")));
    drop(said.by_ref().collect::<Vec<_>>());
    assert_eq!(quiz.wait().unwrap().code(), Some(0));
    assert_eq!(env.ok(&["export", "--format", "reviews"]).matches("\"grade\":4").count(), 1);
}

#[test]
fn a_database_that_a_quiz_has_open_is_not_replaced_under_it() {
    let env = TestEnv::new();
    env.ok(&["backup", "copy.db"]);
    let mut command = env.command(&["quiz", "--kind", "open"]);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut quiz = command.spawn().unwrap();
    let mut keys = quiz.stdin.take().unwrap();
    let mut said = BufReader::new(quiz.stdout.take().unwrap()).lines().map(Result::unwrap);
    assert!(said.any(|line| line.contains("1 of 10")));
    assert!(env.fails(&["restore", "--force", "copy.db"], 1).contains("another program"));
    keys.write_all(b"\n4\nq\n").unwrap();
    drop(said.by_ref().collect::<Vec<_>>());
    assert_eq!(quiz.wait().unwrap().code(), Some(0));
    assert_eq!(env.ok(&["export", "--format", "reviews"]).lines().count(), 1);
    env.ok(&["restore", "--force", "copy.db"]);
    assert_eq!(env.ok(&["export", "--format", "reviews"]), "");
}

#[test]
fn a_translation_that_is_gone_counts_as_a_change() {
    let env = TestEnv::new();
    env.pack("mine", &open_question("one"));
    let manifest = fs::read_to_string(env.home().join("mine/pack.toml")).unwrap();
    env.write("mine/pack.toml", manifest.replace("[\"en\"]", "[\"en\", \"ru\"]"));
    let russian = open_question("one").replace("{#one .junior}", "{#one}");
    let file = env.write("mine/python-core/decorators.ru.md", russian);
    let counted = |added: u32, changed: u32, unchanged: u32| {
        let counts = env.json(&["import", "mine", "--json"]);
        assert_eq!(counts["added"], added, "{counts}");
        assert_eq!(
            (&counts["changed"], &counts["unchanged"]),
            (&changed.into(), &unchanged.into())
        );
    };
    counted(1, 0, 0);
    counted(0, 0, 1);
    fs::remove_file(file).unwrap();
    counted(0, 1, 0);
    counted(0, 0, 1);
}
