//! Files that somebody else prepared, and who may read what viva writes. Each test is named after what went wrong once.

use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
use std::os::unix::net::UnixListener;
use std::path::{Path, PathBuf};

use crate::code::trusted;
use crate::mock::sets::{run_interview, written};
use crate::support::{TestEnv, open_question};

const DOCUMENTS: [&str; 7] = [
    "brief.html",
    "set.json",
    "scorecard.csv",
    "candidate.md",
    "candidate.html",
    "interviewer.md",
    "interviewer.html",
];

fn mode(path: impl AsRef<Path>) -> u32 {
    fs::symlink_metadata(path).unwrap().mode() & 0o777
}

fn widen(path: impl AsRef<Path>) {
    let path = path.as_ref();
    let bits = if path.is_dir() { 0o755 } else { 0o644 };
    fs::set_permissions(path, fs::Permissions::from_mode(bits)).unwrap();
}

/// A set that was drawn, and what stands in its folder.
fn drawn(env: &TestEnv) -> PathBuf {
    env.ok(&["mock", "new", "--level", "middle", "--seed", "3", "--out", "given"]);
    env.home().join("given")
}

/// Every file below a folder that is not a link, with its bytes.
fn contents(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let kind = entry.file_type().unwrap();
        if kind.is_dir() {
            found.extend(contents(&entry.path()));
        } else if kind.is_file() {
            found.push((entry.path(), fs::read(entry.path()).unwrap()));
        }
    }
    found.sort();
    found
}

#[test]
fn a_swap_never_writes_through_a_link_in_the_folder_of_a_set() {
    let env = TestEnv::new();
    let given = drawn(&env);
    env.write("bashrc", "mine");
    for name in DOCUMENTS.into_iter().chain(["set.json.new"]) {
        for target in ["../bashrc", "../not-there"] {
            let (document, kept) = (given.join(name), env.home().join("kept"));
            let was_there = fs::rename(&document, &kept).is_ok();
            symlink(target, &document).unwrap();
            if name == "set.json" && target == "../bashrc" {
                // A set that leads to a whole one can be read; what is written beside it must not lead there.
                fs::copy(&kept, env.home().join("bashrc")).unwrap();
            }
            let before = contents(env.home());
            let outcome = env.viva(&["mock", "swap", "given", "2"]);
            assert_eq!(outcome.code, 1, "{name} {target}: {outcome:?}");
            assert_eq!(contents(env.home()).len(), before.len());
            let of = |all: Vec<(PathBuf, Vec<u8>)>| -> Vec<_> {
                all.into_iter()
                    .filter(|(path, _)| !path.starts_with(env.home().join("data")))
                    .collect()
            };
            assert!(
                of(contents(env.home())) == of(before),
                "{name} {target}: something was written"
            );
            assert!(fs::symlink_metadata(&document).unwrap().is_symlink());
            fs::remove_file(&document).unwrap();
            env.write("bashrc", "mine");
            if was_there {
                fs::rename(&kept, &document).unwrap();
            }
        }
    }
    env.ok(&["mock", "swap", "given", "2"]);
}

#[test]
fn a_journal_that_is_no_journal_is_left_as_it_is() {
    let env = TestEnv::new();
    let set = written(&env);
    let run = ["mock", "run", "out", "--interviewer", "anna"];
    let journal = env.home().join("out/set.anna.jsonl");
    let token = env.write("token", "a secret without a newline");
    let other = set.id.replace("middle", "senior");
    let first = |set: &str| format!("{{\"at_ms\":12,\"event\":\"opened\",\"set\":\"{set}\",\"dig");
    let texts: [&[u8]; 6] = [
        b"a secret without a newline",
        b"\x00\x01\xff binary",
        b"{\"at_ms\":12,\"event\":\"paused\"",
        b"{}",
        &first(&other).into_bytes(),
        b"0",
    ];
    for text in texts {
        fs::write(&journal, text).unwrap();
        widen(&journal);
        let said = env.fails(&run, 1);
        assert!(said.contains("is no journal of this set"), "{said}");
        assert_eq!((fs::read(&journal).unwrap(), mode(&journal)), (text.to_vec(), 0o644));
        fs::remove_file(&journal).unwrap();
    }
    symlink("../token", &journal).unwrap();
    assert!(env.fails(&run, 1).contains("set.anna.jsonl"));
    fs::remove_file(&journal).unwrap();
    symlink("../not-there", &journal).unwrap();
    assert!(env.fails(&run, 1).contains("it is a link"));
    fs::remove_file(&journal).unwrap();
    fs::hard_link(&token, &journal).unwrap();
    assert!(env.fails(&run, 1).contains("second name"));
    fs::remove_file(&journal).unwrap();
    env.shell("mkfifo out/set.anna.jsonl");
    assert!(env.fails(&run, 1).contains("it is a pipe"));
    fs::remove_file(&journal).unwrap();
    drop(UnixListener::bind(&journal).unwrap());
    assert!(env.fails(&run, 1).contains("a socket"));
    fs::remove_file(&journal).unwrap();
    assert_eq!(fs::read(&token).unwrap(), b"a secret without a newline");
    assert!(!env.home().join("not-there").exists());
    // The first entry of this very journal, torn anywhere, is no reason to stop.
    let outcome = env.feed(&run, "q\n");
    assert_eq!(outcome.code, 0, "{outcome:?}");
    let whole = fs::read(&journal).unwrap();
    let length = whole.iter().position(|byte| *byte == b'\n').unwrap();
    for torn in [1, 5, 11, length / 2, length - 1, length] {
        fs::write(&journal, &whole[..torn]).unwrap();
        assert_eq!(env.feed(&run, "q\n").code, 0, "{torn}");
    }
}

#[test]
fn an_interview_through_a_linked_journal_of_another_folder_is_refused() {
    let env = TestEnv::new();
    written(&env);
    run_interview(&env, "out", "anna", &[3, 3, 3, 3]);
    env.feed(&["mock", "run", "out", "--interviewer", "boris"], "\n3\nq\n");
    fs::rename(env.home().join("out/set.boris.jsonl"), env.home().join("boris")).unwrap();
    let before = fs::read(env.home().join("boris")).unwrap();
    for link in [true, false] {
        let journal = env.home().join("out/set.boris.jsonl");
        match link {
            true => symlink("../boris", &journal).unwrap(),
            false => fs::hard_link(env.home().join("boris"), &journal).unwrap(),
        }
        env.fails(&["mock", "run", "out", "--interviewer", "boris"], 1);
        assert_eq!(fs::read(env.home().join("boris")).unwrap(), before);
        fs::remove_file(journal).unwrap();
    }
}

#[test]
fn reports_backups_and_answers_are_never_written_through_a_link() {
    let env = trusted();
    written(&env);
    run_interview(&env, "out", "anna", &[3, 3, 3, 3]);
    env.write("victim", "mine");
    let (link, dangling) = (env.home().join("link.html"), env.home().join("dangling.html"));
    symlink("victim", &link).unwrap();
    symlink("not-there", &dangling).unwrap();
    for name in ["link.html", "dangling.html"] {
        for arguments in [
            &["mock", "score", "out", "--out", name][..],
            &["mock", "compare", "out/set.anna.jsonl", "out", "--out", name],
            &["backup", "--force", name],
        ] {
            let outcome = env.viva(arguments);
            assert!(outcome.code != 0, "{arguments:?}: {outcome:?}");
            assert!(fs::symlink_metadata(env.home().join(name)).unwrap().is_symlink());
        }
    }
    env.feed(&["practice", "decorators/doubles", "--answer", "dangling.html"], "q\n");
    assert_eq!(fs::read_to_string(env.home().join("victim")).unwrap(), "mine");
    assert!(!env.home().join("not-there").exists());
    let said = env.fails(&["mock", "score", "out", "--out", "link.html"], 1);
    assert!(said.contains("it is a link") && said.contains("hint"), "{said}");
}

#[test]
fn folders_in_a_folder_that_was_given_are_not_left_through_a_link() {
    let env = TestEnv::new();
    fs::create_dir_all(env.home().join("given")).unwrap();
    fs::create_dir(env.home().join("elsewhere")).unwrap();
    symlink("../elsewhere", env.home().join("given/form-2")).unwrap();
    let said = env.fails(
        &["mock", "new", "--level", "middle", "--seed", "3", "--forms", "2", "--out", "given"],
        1,
    );
    assert!(said.contains("form-2: it is a link"), "{said}");
    let pack = env.pack("mine", &open_question("one"));
    symlink("../elsewhere", pack.join("concurrency")).unwrap();
    fs::rename(pack.join("python-core/decorators.md"), env.home().join("victim.md")).unwrap();
    symlink("../../victim.md", pack.join("python-core/decorators.md")).unwrap();
    for leaf in ["gil", "decorators"] {
        let arguments = ["new", leaf, "--level", "middle", "--slug", "why", "--pack", "mine"];
        env.fails(&arguments, 1);
    }
    assert_eq!(fs::read_dir(env.home().join("elsewhere")).unwrap().count(), 0);
    assert_eq!(fs::read_to_string(env.home().join("victim.md")).unwrap(), open_question("one"));
}

#[test]
fn what_never_ends_is_refused_at_once_wherever_a_file_is_named() {
    let env = trusted();
    written(&env);
    env.shell("mkfifo pipe && mkfifo folder.md && mkdir fifos && mkfifo fifos/set.json");
    for special in ["/dev/zero", "pipe", "/dev/tty", "."] {
        for arguments in [
            &["mock", "new", "--blueprint", special][..],
            &["mock", "new", "--level", "middle", "--exclude", special],
            &["mock", "score", "out", "--scorecard", special],
            &["mock", "score", special],
            &["mock", "swap", special, "1"],
            &["mock", "run", special],
            &["mock", "compare", special],
            &["practice", "decorators/doubles", "--answer", special],
            &["check", special],
            &["import", special],
            &["restore", special, "--force"],
            &["--db", special, "score"],
        ] {
            let outcome = env.viva(arguments);
            assert!(matches!(outcome.code, 1 | 2), "{arguments:?}: {outcome:?}");
            assert!(!outcome.stderr.contains("viva has a bug"), "{arguments:?}: {outcome:?}");
        }
    }
    env.fails(&["mock", "run", "fifos"], 1);
    env.fails(&["check", "folder.md"], 2);
    fs::create_dir_all(env.home().join("config/viva")).unwrap();
    let settings = env.home().join("config/viva/config.toml");
    for target in ["/dev/zero", "../../pipe"] {
        symlink(target, &settings).unwrap();
        assert!(env.fails(&["config"], 1).contains("not a regular file"));
        fs::remove_file(&settings).unwrap();
    }
}

#[test]
fn a_hyphen_reads_standard_input_and_no_more_than_a_file_may_have() {
    let env = trusted();
    let blueprint = env.ok(&["mock", "new", "--level", "middle", "--show-blueprint"]);
    let arguments = ["mock", "new", "--blueprint", "-", "--seed", "3", "--out", "drawn"];
    env.ok_fed(&arguments, &blueprint);
    let card = crate::mock::help::filled(&env, "drawn/scorecard.csv");
    env.ok_fed(&["mock", "score", "drawn", "--scorecard", "-"], &card);
    let judged = ["practice", "decorators/doubles", "--answer", "-"];
    let said = env.ok_fed(&judged, crate::code::SOLUTION);
    assert!(said.contains("tests passed"), "{said}");
    let flood = "x".repeat(5 << 20);
    for arguments in [&arguments[..], &["mock", "score", "drawn", "--scorecard", "-"], &judged] {
        let outcome = env.feed(arguments, &flood);
        assert_eq!(outcome.code, 1, "{arguments:?}");
        assert!(outcome.stderr.contains("larger than") || outcome.stderr.contains("longer than"));
    }
}

#[test]
fn what_viva_writes_is_its_owners_alone() {
    let env = trusted();
    let given = drawn(&env);
    written(&env);
    run_interview(&env, "out", "anna", &[3, 3, 3, 3]);
    env.ok(&["mock", "score", "out", "--out", "reports/report.html"]);
    fs::create_dir(env.home().join("copies")).unwrap();
    env.ok(&["backup", "copies/copy.db"]);
    env.ok(&["--db", "new/other.db", "restore", "copies/copy.db"]);
    env.feed(&["practice", "decorators/doubles"], "q\n");
    env.feed(&["mock", "take", "--level", "junior"], "\n1\nx\n.\nq\n");
    env.ok(&["config", "new_per_day", "5"]);
    let mut private: Vec<PathBuf> = DOCUMENTS.iter().map(|name| given.join(name)).collect();
    let names = [
        "out/set.anna.jsonl",
        "reports/report.html",
        "copies/copy.db",
        "new/other.db",
        "doubles.py",
    ];
    private.extend(names.iter().map(|name| env.home().join(name)));
    private.extend(contents(&env.home().join("data")).into_iter().map(|(path, _)| path));
    assert!(private.len() > 13);
    for file in private {
        assert_eq!(mode(&file), 0o600, "{}", file.display());
    }
    for folder in ["given", "reports", "new", "data/viva", "data/viva/mock", "config/viva"] {
        assert_eq!(mode(env.home().join(folder)), 0o700, "{folder}");
    }
}

#[test]
fn what_others_could_read_is_narrowed_once_and_told() {
    let env = TestEnv::new();
    env.feed(&["mock", "take", "--level", "junior"], "\n1\nx\n.\nq\n");
    let data = env.home().join("data/viva");
    let files: Vec<PathBuf> = contents(&data).into_iter().map(|(path, _)| path).collect();
    let folders = [data.clone(), data.join("mock")];
    files.iter().chain(&folders).for_each(widen);
    let outcome = env.viva(&["score"]);
    assert!(outcome.stderr.starts_with("note: others on this machine could read ~/data/viva and"));
    assert!(files.iter().all(|file| mode(file) == 0o600));
    assert!(folders.iter().all(|folder| mode(folder) == 0o700));
    assert_eq!(env.viva(&["score"]).stderr, "");
    // A database elsewhere, and the folder that it lies in, which is not viva's.
    env.ok(&["--db", "shared/own.db", "score"]);
    let (folder, database) = (env.home().join("shared"), env.home().join("shared/own.db"));
    [&folder, &database].into_iter().for_each(widen);
    assert!(env.viva(&["--db", "shared/own.db", "score"]).stderr.contains("shared/own.db"));
    assert_eq!((mode(&folder), mode(&database)), (0o755, 0o600));
    // What is no database of viva's is refused as it was.
    let other = env.write("other.txt", "this is no database");
    widen(&other);
    env.fails(&["--db", "other.txt", "score"], 1);
    assert_eq!(mode(&other), 0o644);
    // A wide copy gives a narrow database, and what is kept of the old one is narrow too.
    env.ok(&["backup", "copy.db"]);
    [&env.home().join("copy.db"), &database].into_iter().for_each(widen);
    env.ok(&["--db", "shared/own.db", "restore", "copy.db", "--force"]);
    assert_eq!(mode(&database), 0o600);
    assert_eq!(mode(env.home().join("shared/own.db.before-restore")), 0o600);
    // A journal that is gone on with.
    written(&env);
    let run = ["mock", "run", "out", "--interviewer", "anna"];
    env.feed(&run, "q\n");
    widen(env.home().join("out/set.anna.jsonl"));
    assert!(env.feed(&run, "q\n").stderr.contains("could read out/set.anna.jsonl"));
    assert_eq!(mode(env.home().join("out/set.anna.jsonl")), 0o600);
    assert_eq!(env.feed(&run, "q\n").stderr, "");
}
