//! Interpreters that are missing or broken, and launchers that are.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use viva::judge::JudgeError;
use viva::judge::limits::Limits;
use viva::judge::python::{Launcher, Python};

use super::Bench;

#[test]
fn a_missing_python_is_named_with_what_to_do() {
    let error = Python::find(Some(Path::new("no-such-python"))).unwrap_err();
    assert_eq!(error.to_string(), "no Python found as `no-such-python`");
    assert!(error.hint().is_some_and(|hint| hint.contains("Install Python 3")));
}

#[test]
fn a_broken_python_is_no_python() {
    let table = [
        ("#!/bin/sh\nexit 0\n", "it does not say which Python it is"),
        ("#!/bin/sh\necho Python 3.11\n", "it does not say which Python it is"),
        (
            "#!/bin/sh\necho 'no module named encodings' >&2; exit 1\n",
            "exit code 1: no module named encodings",
        ),
        ("#!/bin/sh\nkill -9 $$\n", "killed by signal 9"),
        (
            "#!/bin/sh\necho '{\"executable\": \"/p\", \"version\": [2, 7], \"release\": \"2.7\", \"paths\": []}'\n",
            "it says it is /p 2.7",
        ),
        ("not a program", "Exec format error"),
    ];
    let folder = tempfile::tempdir().unwrap();
    for (index, (script, reason)) in table.into_iter().enumerate() {
        let program = folder.path().join(format!("python-{index}"));
        fs::write(&program, script).unwrap();
        fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
        let error = Python::find(Some(&program)).unwrap_err();
        assert!(matches!(error, JudgeError::PythonBroken { .. }), "{script}");
        assert!(error.to_string().contains(reason), "{error}");
    }
}

#[test]
fn the_found_python_knows_its_version() {
    let python = super::python();
    let (major, minor) = python.version();
    assert_eq!(major, 3);
    assert!(python.release().starts_with(&format!("3.{minor}.")), "{}", python.release());
    assert!(python.executable().is_absolute());
    assert!(python.fits(Some(&format!("3.{minor}")), Some(&format!("3.{minor}"))));
    assert!(!python.fits(Some(&format!("3.{}", minor + 1)), None));
}

#[test]
fn a_launcher_that_does_not_launch_is_an_error_and_not_a_run() {
    let bench = Bench::new();
    let absent = Launcher { executable: PathBuf::from("/no/such/viva"), ..bench.launcher.clone() };
    let error = super::python().run(&absent, "pass", &Limits::of_output()).unwrap_err();
    assert!(matches!(error, JudgeError::Process { .. }), "{error}");
    assert_eq!(bench.left_behind(), Vec::<PathBuf>::new());

    let nowhere = Launcher { temporary: PathBuf::from("/no/such/folder"), ..bench.launcher };
    let error = super::python().run(&nowhere, "pass", &Limits::of_output()).unwrap_err();
    assert!(matches!(error, JudgeError::Folder { .. }), "{error}");
}

#[test]
fn a_python_older_than_3_10_is_refused_by_name() {
    let folder = tempfile::tempdir().unwrap();
    let program = folder.path().join("python3");
    let answer = "#!/bin/sh\necho '{\"executable\": \"/old/python3\", \"version\": [3, 9], \"release\": \"3.9.2\", \"paths\": []}'\n";
    fs::write(&program, answer).unwrap();
    fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
    let error = Python::find(Some(&program)).unwrap_err();
    assert_eq!(
        error.to_string(),
        "/old/python3 is Python 3.9; answers are judged with 3.10 or newer"
    );
    assert!(error.hint().is_some_and(|hint| hint.contains("3.10")));
}

#[test]
fn a_python_that_vanished_is_an_error_and_not_a_run() {
    let folder = tempfile::tempdir().unwrap();
    let program = folder.path().join("python3");
    let gone = folder.path().join("gone");
    let answer = format!(
        "#!/bin/sh\necho '{{\"executable\": \"{}\", \"version\": [3, 11], \"release\": \"3.11\", \"paths\": []}}'\n",
        gone.display()
    );
    fs::write(&program, answer).unwrap();
    fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
    let python = Python::find(Some(&program)).unwrap();
    let error = python.run(&Bench::new().launcher, "pass", &Limits::of_output()).unwrap_err();
    assert!(error.to_string().contains("cannot execute"), "{error}");
}

#[test]
fn the_hidden_command_refuses_what_is_no_order() {
    for arguments in [&["__judge"][..], &["__judge", "{}"], &["__judge", "x"]] {
        let output = std::process::Command::new(env!("CARGO_BIN_EXE_viva"))
            .args(arguments)
            .output()
            .unwrap();
        assert_eq!(output.status.code(), Some(125));
        assert!(output.stderr.starts_with(b"viva __judge: "));
    }
}
