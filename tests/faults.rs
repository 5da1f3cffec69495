//! Bad input: a clear message, the right exit code, and nothing changed.

use std::fs;
use std::io::{BufRead, BufReader};
use std::os::unix::fs::PermissionsExt;
use std::process::{Command, Stdio};

use crate::support::{TestEnv, open_question};

/// What a test may compare to see that nothing changed.
fn state(env: &TestEnv) -> (String, String) {
    (env.ok(&["export", "--format", "reviews"]), env.ok(&["packs", "--json"]))
}

fn imported() -> TestEnv {
    let env = TestEnv::new();
    let pack = env.pack("mine", &open_question("kept"));
    env.ok(&["import", pack.to_str().unwrap()]);
    env.ok_fed(&["quiz", "--pack", "mine"], "\n3\nq\n");
    env
}

#[test]
fn a_broken_pack_blocks_its_import_and_leaves_the_old_one() {
    let env = imported();
    let before = state(&env);
    env.pack("mine", &format!("{}## No id here\n\n### Answer\nSome.\n", open_question("kept")));
    let said = env.fails(&["import", "mine"], 1);
    assert!(said.contains("decorators.md") && said.contains("viva check"), "{said}");
    assert_eq!(state(&env), before);
}

#[test]
fn bytes_that_are_not_utf8_are_named_with_their_offset() {
    let env = imported();
    let before = state(&env);
    let mut bytes = open_question("kept").into_bytes();
    bytes.extend_from_slice(b"\xff\xfe");
    let offset = bytes.len() - 2;
    env.write("mine/python-core/decorators.md", &bytes);
    let checked = env.viva(&["check", "mine"]);
    assert_eq!(checked.code, 1);
    assert!(checked.stdout.contains("UTF-8"), "{}", checked.stdout);
    assert!(checked.stdout.contains(&offset.to_string()), "{}", checked.stdout);
    env.fails(&["import", "mine"], 1);
    assert_eq!(state(&env), before);
}

#[test]
fn a_huge_file_is_refused_without_reading_it() {
    let env = imported();
    let before = state(&env);
    let file = fs::File::create(env.home().join("mine/python-core/decorators.md")).unwrap();
    file.set_len(50 << 20).unwrap();
    let checked = env.viva(&["check", "mine"]);
    assert_eq!(checked.code, 1);
    assert!(checked.stdout.contains("4 MiB"), "{}", checked.stdout);
    env.fails(&["import", "mine"], 1);
    assert_eq!(state(&env), before);
}

#[test]
fn ten_thousand_nested_lists_are_an_error_and_not_a_crash() {
    let env = imported();
    let before = state(&env);
    let deep: String = "- ".repeat(10_000);
    env.pack("mine", &format!("{}\n{deep}x\n", open_question("kept")));
    let checked = env.viva(&["check", "mine"]);
    assert_eq!(checked.code, 1, "{checked:?}");
    assert!(checked.stdout.contains("64"), "{}", checked.stdout);
    env.fails(&["import", "mine"], 1);
    assert_eq!(state(&env), before);
}

#[test]
fn escape_sequences_of_a_pack_are_shown_and_never_sent() {
    let env = TestEnv::new();
    let evil =
        open_question("evil").replace("It wraps", "\u{1b}[2J\u{1b}]0;owned\u{7}\u{9b}31mIt wraps");
    let pack = env.pack("mine", &evil);
    let checked = env.viva(&["check", "mine"]);
    env.viva(&["import", pack.to_str().unwrap()]);
    let outputs = [
        checked.stdout,
        env.feed(&["quiz", "--pack", "mine"], "\n3\n").stdout,
        env.viva(&["show", "decorators/evil"]).stdout,
        env.viva(&["list", "--pack", "mine"]).stdout,
        env.viva(&["search", "wraps"]).stdout,
    ];
    for output in outputs {
        let sent = output.chars().find(|c| c.is_control() && *c != '\n');
        assert_eq!(sent, None, "{output}");
    }
}

#[test]
fn an_id_that_another_pack_owns_is_refused_with_its_owner() {
    let env = imported();
    let before = state(&env);
    let other = env.pack("theirs", &open_question("kept"));
    env.write(
        "theirs/pack.toml",
        "format = 1\nname = \"theirs\"\ntitle = \"T\"\nversion = \"1\"\nlicense = \"MIT\"\n\
         languages = [\"en\"]\n",
    );
    let said = env.fails(&["import", other.to_str().unwrap()], 1);
    assert!(said.contains("decorators/kept") && said.contains("mine"), "{said}");
    assert_eq!(state(&env), before);
}

#[test]
fn a_text_file_is_no_database() {
    let env = TestEnv::new();
    let path = env.write("notes.txt", "buy milk\n".repeat(300));
    let said = env.fails(&["--db", path.to_str().unwrap(), "list"], 1);
    assert!(said.contains("notes.txt") && said.contains("not a"), "{said}");
    assert_eq!(fs::read_to_string(&path).unwrap(), "buy milk\n".repeat(300));
}

#[test]
fn a_truncated_database_is_told_and_left_as_it_is() {
    let env = imported();
    env.ok(&["backup", "whole.db"]);
    let whole = fs::read(env.home().join("whole.db")).unwrap();
    let cut = env.write("cut.db", &whole[..whole.len() / 2]);
    let outcome = env.viva(&["--db", cut.to_str().unwrap(), "doctor"]);
    assert_eq!(outcome.code, 1, "{outcome:?}");
    let said = format!("{}{}", outcome.stdout, outcome.stderr);
    assert!(said.contains("malformed") || said.contains("damaged"), "{said}");
}

#[test]
fn a_folder_that_cannot_be_written_is_told() {
    let env = TestEnv::new();
    let folder = env.home().join("locked");
    fs::create_dir_all(&folder).unwrap();
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o555)).unwrap();
    if fs::write(folder.join("probe"), "").is_ok() {
        // The superuser writes everywhere, so there is no such folder for it.
        eprintln!("did not run: this user can write to a read-only folder");
        return;
    }
    let said = env.fails(&["--db", "locked/viva.db", "list"], 1);
    assert!(said.contains("locked"), "{said}");
}

#[test]
fn a_full_disk_is_told_and_what_was_there_stays() {
    let env = imported();
    let before = state(&env);
    let many: String = (0..400).map(|number| open_question(&format!("more-{number}"))).collect();
    env.pack("mine", &format!("{}{many}", open_question("kept")));
    // A limit on the size of files that the process may write stands in for a full disk.
    let viva = env!("CARGO_BIN_EXE_viva");
    let script = format!("trap '' XFSZ; ulimit -f 100; exec {viva} import mine");
    let shell = env.command(&[]);
    let mut limited = Command::new("bash");
    limited.args(["-c", &script]).env_clear().current_dir(env.home());
    limited.envs(shell.get_envs().filter_map(|(key, value)| value.map(|value| (key, value))));
    let output = limited.output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(said.contains("cannot grow: no file may become that large here"), "{said}");
    assert!(said.contains("Raise the limit"), "{said}");
    assert_eq!(state(&env), before);
    assert!(env.json(&["doctor", "--json"])["ok"].as_bool().unwrap());
}

#[test]
fn a_database_from_a_newer_version_is_refused_untouched() {
    let env = imported();
    let connection = rusqlite::Connection::open(env.database()).unwrap();
    connection.pragma_update(None, "user_version", 999).unwrap();
    drop(connection);
    let said = env.fails(&["list"], 1);
    assert!(said.contains("999") && said.contains("newest viva"), "{said}");
    let connection = rusqlite::Connection::open(env.database()).unwrap();
    let version: i64 =
        connection.pragma_query_value(None, "user_version", |row| row.get(0)).unwrap();
    assert_eq!(version, 999);
}

#[test]
fn mistyped_words_get_the_nearest() {
    let env = imported();
    env.write("config/viva/config.toml", "langauge = \"en\"\n");
    let said = env.fails(&["list"], 1);
    assert!(said.contains("config.toml:1:1") && said.contains("`language`"), "{said}");
    fs::remove_file(env.home().join("config/viva/config.toml")).unwrap();
    for (arguments, suggestion) in [
        (&["quiz", "--level", "midle"][..], "'middle'"),
        (&["quiz", "--kind", "opne"], "'open'"),
        (&["quiz", "--topic", "securty"], "`security`"),
        (&["quiz", "--leaf", "decorator"], "`decorators`"),
        (&["quizz"], "'quiz'"),
        (&["list", "--levle", "junior"], "'--level'"),
    ] {
        let said = env.fails(arguments, 2);
        assert!(said.contains(suggestion), "{arguments:?}: {said}");
    }
    let said = env.fails(&["show", "decorators/kep"], 1);
    assert!(said.contains("`decorators/kept`"), "{said}");
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    let env = TestEnv::new();
    env.ok(&["list"]);
    let mut command = env.command(&["list"]);
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let mut line = String::new();
    let mut reader = BufReader::with_capacity(16, child.stdout.take().unwrap());
    reader.read_line(&mut line).unwrap();
    drop(reader);
    let output = child.wait_with_output().unwrap();
    assert!(!line.is_empty());
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
}

#[test]
fn variables_that_cannot_be_meant_are_told() {
    let env = TestEnv::new();
    for (name, value) in [("VIVA_NOW", "yesterday"), ("VIVA_SEED", "-1")] {
        let output = env.command(&["--json"]).env(name, value).output().unwrap();
        assert_eq!(output.status.code(), Some(2));
        assert!(String::from_utf8_lossy(&output.stderr).contains(name));
    }
}

#[test]
fn what_a_newer_viva_wrote_can_be_read_and_is_not_written() {
    let env = imported();
    let log = rusqlite::Connection::open(env.database()).unwrap();
    let of_a_newer_one = "INSERT INTO event SELECT id, 2, (SELECT max(hlc) + 1 FROM event), 0, 0,
        'rescheduled', 1, NULL, NULL, '{\"to\":\"fsrs\"}', 1 FROM device";
    log.execute_batch(of_a_newer_one).unwrap();
    // As if the bank in it were another one than the program's.
    log.execute_batch("UPDATE pack SET digest = 'x' WHERE name <> 'mine'").unwrap();
    drop(log);
    let before = state(&env);
    env.ok(&["list", "--pack", "mine"]);
    env.ok(&["score"]);
    env.ok(&["backup", "copy.db"]);
    for arguments in [
        &["quiz", "--pack", "mine"][..],
        &["undo"],
        &["suspend", "decorators/kept"],
        &["import", "mine"],
        &["doctor", "--rebuild"],
    ] {
        let said = env.fails(arguments, 1);
        assert!(said.contains("a newer viva wrote here (`rescheduled`)"), "{arguments:?}: {said}");
        assert!(said.contains("Install the newest viva"), "{arguments:?}: {said}");
    }
    let doctor = env.viva(&["doctor"]);
    assert_eq!(doctor.code, 1);
    assert!(doctor.stdout.contains("a newer viva wrote here (`rescheduled`)"), "{doctor:?}");
    assert!(!doctor.stdout.contains("differ from what the log adds up to"), "{doctor:?}");
    assert_eq!(state(&env), before);
}
