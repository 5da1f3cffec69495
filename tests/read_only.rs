//! A database that cannot be written is read; one that is named by something else than a path is not made up.

use std::fs;
use std::os::unix::fs::{PermissionsExt, chown};
use std::path::Path;
use std::process::{Command, Output};

use rustix::process::geteuid;

use crate::support::{TestEnv, open_question};

/// A user without rights of its own on nearly every system.
const NOBODY: u32 = 65534;

/// How nothing can be written to the folder of the database.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Obstacle {
    File,
    Folder,
    Mount,
}

fn answered() -> TestEnv {
    let env = TestEnv::new();
    env.pack("mine", &open_question("kept"));
    env.ok(&["import", "mine"]);
    env.ok_fed(&["quiz", "--pack", "mine"], "\n3\nq\n");
    env.ok(&["--json"]);
    env
}

/// The program with this obstacle before it.
fn hindered(env: &TestEnv, obstacle: Obstacle, arguments: &[&str]) -> Output {
    let viva = env!("CARGO_BIN_EXE_viva");
    let mut command = match obstacle {
        Obstacle::Mount => {
            let mut command = Command::new("unshare");
            let script = "mount --bind \"$1\" \"$1\" && mount -o remount,bind,ro \"$1\" && shift && exec \"$@\"";
            command.args(["-rm", "sh", "-c", script, "sh"]).arg(folder(env)).arg(viva);
            command
        }
        // The superuser writes everywhere.
        _ if geteuid().is_root() => {
            let mut command = Command::new("setpriv");
            let id = NOBODY.to_string();
            command.args(["--reuid", &id, "--regid", &id, "--clear-groups", viva]);
            command
        }
        _ => Command::new(viva),
    };
    let world = env.command(&[]);
    command.args(arguments).env_clear().current_dir(env.home());
    command.envs(world.get_envs().filter_map(|(name, value)| value.map(|value| (name, value))));
    command.output().unwrap()
}

fn folder(env: &TestEnv) -> std::path::PathBuf {
    env.database().parent().unwrap().to_owned()
}

/// Gives everything to the user without rights, where the tests run as the superuser.
fn give_away(path: &Path) {
    if geteuid().is_root() {
        chown(path, Some(NOBODY), Some(NOBODY)).unwrap();
        for entry in fs::read_dir(path).into_iter().flatten().flatten() {
            give_away(&entry.path());
        }
    }
}

fn permit(path: &Path, mode: u32) {
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap().flatten();
    let mut names: Vec<_> =
        entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

const READING: [&[&str]; 12] = [
    &["list", "--pack", "mine"],
    &["list", "--count"],
    &["show", "decorators/kept"],
    &["search", "wraps"],
    &["score"],
    &["score", "--json"],
    &["stats"],
    &["export", "--pack", "mine"],
    &["export", "--format", "reviews"],
    &["packs"],
    &["plan", "--date", "2026-12-11", "--pack", "mine"],
    &["--json"],
];

const WRITING: [&[&str]; 6] = [
    &["quiz", "--pack", "mine"],
    &["import", "mine"],
    &["undo"],
    &["suspend", "decorators/kept"],
    &["note", "decorators/kept", "mine"],
    &["reset", "decorators/kept"],
];

#[test]
fn a_database_that_cannot_be_written_can_be_read_and_loses_nothing_by_it() {
    for obstacle in [Obstacle::File, Obstacle::Folder, Obstacle::Mount] {
        let env = answered();
        let (folder, database) = (folder(&env), env.database());
        let told: Vec<String> = READING.iter().map(|arguments| env.ok(arguments)).collect();
        if obstacle != Obstacle::Mount {
            give_away(env.home());
        }
        let (file_mode, folder_mode) = match obstacle {
            Obstacle::File => (0o444, 0o700),
            Obstacle::Folder => (0o600, 0o555),
            Obstacle::Mount => (0o600, 0o700),
        };
        permit(&database, file_mode);
        permit(&folder, folder_mode);
        let (before, there) = (fs::read(&database).unwrap(), names(&folder));
        if !hindered(&env, obstacle, &["--version"]).status.success() {
            eprintln!(
                "{obstacle:?} did not run: this system does not let another user or a mount be"
            );
            continue;
        }
        for (arguments, expected) in READING.iter().zip(&told) {
            let output = hindered(&env, obstacle, arguments);
            let said = String::from_utf8_lossy(&output.stderr);
            assert!(output.status.success(), "{obstacle:?} {arguments:?}: {said}");
            assert!(said.contains("nothing can be saved"), "{obstacle:?} {arguments:?}: {said}");
            let shown = String::from_utf8_lossy(&output.stdout);
            let shown = shown.replace(&env.home().display().to_string(), "~");
            assert_eq!(&shown, expected, "{arguments:?}");
        }
        // No database is opened for the line of a prompt.
        assert!(hindered(&env, obstacle, &["status"]).status.success());
        for arguments in WRITING {
            let output = hindered(&env, obstacle, arguments);
            let said = String::from_utf8_lossy(&output.stderr);
            assert_eq!(output.status.code(), Some(1), "{obstacle:?} {arguments:?}: {said}");
            assert!(said.contains("it is read-only"), "{obstacle:?} {arguments:?}: {said}");
            assert!(said.contains("viva backup FILE"), "{obstacle:?} {arguments:?}: {said}");
            assert_eq!(output.stdout, b"", "nothing was asked");
        }
        assert!(hindered(&env, obstacle, &["backup", "copy.db"]).status.success());
        assert_eq!(names(&folder), there, "{obstacle:?}: nothing was made beside it");
        assert_eq!(fs::read(&database).unwrap(), before, "{obstacle:?}");
        permit(&folder, 0o700);
        let copied = env.ok(&["--db", "copy.db", "export", "--format", "reviews"]);
        assert_eq!(copied, told[8], "{obstacle:?}: the copy can be gone on with");
    }
}

#[test]
fn a_database_of_an_earlier_schema_that_cannot_be_written_says_what_it_lacks() {
    let env = answered();
    let log = rusqlite::Connection::open(env.database()).unwrap();
    log.pragma_update(None, "journal_mode", "delete").unwrap();
    log.pragma_update(None, "user_version", 0).unwrap();
    drop(log);
    give_away(env.home());
    permit(&env.database(), 0o444);
    if !hindered(&env, Obstacle::File, &["--version"]).status.success() {
        eprintln!("did not run: there is no other user to be");
        return;
    }
    fs::write(env.database(), "").unwrap();
    let output = hindered(&env, Obstacle::File, &["list"]);
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(said.contains("there is nothing in it yet") && said.contains("Copy it"), "{said}");
}

#[test]
fn the_name_of_a_database_is_a_path_or_is_refused() {
    let env = answered();
    let before = names(env.home());
    for name in [":memory:", "file:viva.db", "FILE:viva.db?mode=memory", "sqlite:///viva.db"] {
        let outcome = env.viva(&["--db", name, "list", "--count"]);
        assert_eq!(outcome.code, 2, "{name}: {outcome:?}");
        assert!(outcome.stderr.contains("is no path"), "{name}: {outcome:?}");
        assert!(outcome.stderr.contains(&format!("`./{name}`")), "{name}: {outcome:?}");
        let output = env.command(&["list", "--count"]).env("VIVA_DB", name).output().unwrap();
        assert_eq!(output.status.code(), Some(2), "{name}");
    }
    assert_eq!(names(env.home()), before);
    for name in ["./:memory:", "./file:viva.db?mode=memory", "a?mode=memory&x=%20#.db", "-я .db"] {
        fs::copy(env.database(), env.home().join(name)).unwrap();
        let chosen = format!("--db={name}");
        let answers = || env.ok(&[&chosen, "export", "--format", "reviews"]).lines().count();
        assert_eq!(answers(), 1, "{name}: what was answered is in it");
        env.ok_fed(&[&chosen, "quiz", "--kind", "open"], "\n4\nq\n");
        assert_eq!(answers(), 2, "{name}: what is answered stays in it");
    }
    // A copy is a file as well, whatever SQLite would make of its name.
    env.ok(&["backup", "file:copy.db?mode=memory"]);
    assert!(env.home().join("file:copy.db?mode=memory").is_file());
    env.ok(&["--db", "again.db", "restore", "file:copy.db?mode=memory"]);
    let answers = env.ok(&["--db", "again.db", "export", "--format", "reviews"]);
    assert_eq!(answers.lines().count(), 1);
}
