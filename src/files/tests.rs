//! Each test is named after what must not happen.

use std::ffi::OsStr;
use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
use std::os::unix::net::UnixListener;
use std::path::Path;

use tempfile::TempDir;

use super::*;

fn mode(path: &Path) -> u32 {
    fs::symlink_metadata(path).unwrap().mode() & 0o777
}

fn pipe(path: &Path) {
    let made = std::process::Command::new("mkfifo").arg(path).status().unwrap();
    assert!(made.success());
}

/// A folder with everything that is no file, and a victim outside of it.
fn prepared() -> (TempDir, std::path::PathBuf) {
    let world = tempfile::tempdir().unwrap();
    let given = world.path().join("given");
    fs::create_dir(&given).unwrap();
    fs::write(world.path().join("victim"), "mine").unwrap();
    symlink("../victim", given.join("link")).unwrap();
    symlink("../nowhere", given.join("dangling")).unwrap();
    symlink("loop", given.join("loop")).unwrap();
    fs::create_dir(given.join("folder")).unwrap();
    pipe(&given.join("pipe"));
    drop(UnixListener::bind(given.join("socket")).unwrap());
    (world, given)
}

#[test]
fn nothing_is_replaced_through_a_link_or_in_place_of_what_is_no_file() {
    let (world, given) = prepared();
    for (name, said) in [
        ("link", "it is a link"),
        ("dangling", "it is a link"),
        ("loop", "it is a link"),
        ("folder", "it is a folder"),
        ("pipe", "it is a pipe"),
        ("socket", "it is a socket"),
    ] {
        let before = fs::symlink_metadata(given.join(name)).unwrap().ino();
        let error = replace(&given.join(name), b"owned", Access::Private).unwrap_err();
        assert!(error.to_string().starts_with(said), "{name}: {error}");
        assert_eq!(fs::symlink_metadata(given.join(name)).unwrap().ino(), before, "{name}");
    }
    let error = replace(Path::new("/dev/null"), b"owned", Access::Private).unwrap_err();
    assert!(!error.to_string().is_empty());
    assert_eq!(fs::read(world.path().join("victim")).unwrap(), b"mine");
    assert!(!world.path().join("nowhere").exists());
    assert_eq!(fs::read_dir(&given).unwrap().count(), 6, "something was left behind");
}

#[test]
fn a_second_name_of_a_replaced_file_keeps_what_it_had() {
    let world = tempfile::tempdir().unwrap();
    let (one, other) = (world.path().join("one"), world.path().join("other"));
    fs::write(&one, "mine").unwrap();
    fs::hard_link(&one, &other).unwrap();
    replace(&other, b"new", Access::Private).unwrap();
    assert_eq!(
        (fs::read(&one).unwrap(), fs::read(&other).unwrap()),
        (b"mine".into(), b"new".into())
    );
}

#[test]
fn nothing_is_appended_through_a_link_or_under_two_names() {
    let (world, given) = prepared();
    fs::hard_link(world.path().join("victim"), given.join("second")).unwrap();
    for (name, said) in [
        ("link", "it is a link"),
        ("dangling", "it is a link"),
        ("folder", "it is a folder"),
        ("pipe", "it is a pipe"),
        ("socket", "it is a socket"),
        ("second", "it has a second name"),
    ] {
        let error = open_to_append(&given.join(name)).unwrap_err();
        assert!(error.to_string().starts_with(said), "{name}: {error}");
    }
    assert_eq!(fs::read(world.path().join("victim")).unwrap(), b"mine");
    assert!(!world.path().join("nowhere").exists());
}

#[test]
fn what_never_ends_or_never_begins_is_refused_without_waiting() {
    let (_world, given) = prepared();
    for path in ["/dev/zero", "/dev/null", "/dev/tty"].map(Path::new) {
        if let Ok(_unexpected) = read(path, 100) {
            panic!("{}", path.display());
        }
    }
    for (name, said) in [("pipe", "a pipe"), ("socket", "a socket"), ("folder", "a folder")] {
        let error = read(&given.join(name), 100).unwrap_err();
        assert!(error.to_string().contains(said), "{name}: {error}");
    }
    assert_eq!(read(&given.join("link"), 4).unwrap(), b"mine");
    let error = read(&given.join("link"), 3).unwrap_err();
    assert_eq!(Refusal::in_error(&error), Some(Refusal::TooLarge { max_bytes: 3 }));
    // A hole costs nothing to make: its size counts before it is read.
    let huge = fs::File::create(given.join("huge")).unwrap();
    huge.set_len(1 << 40).unwrap();
    assert!(read(&given.join("huge"), 1 << 20).is_err());
}

#[test]
fn what_is_made_is_its_owners_alone_and_a_pack_keeps_its_mode() {
    let world = tempfile::tempdir().unwrap();
    let at = |name: &str| world.path().join(name);
    replace(&at("new/deep/set.json"), b"x", Access::Private).unwrap();
    create(&at("bank.db")).unwrap();
    write_new(&at("answer.py"), b"x").unwrap();
    drop(open_to_append(&at("journal")).unwrap());
    for (name, expected) in [
        ("new", 0o700),
        ("new/deep", 0o700),
        ("new/deep/set.json", 0o600),
        ("bank.db", 0o600),
        ("answer.py", 0o600),
        ("journal", 0o600),
    ] {
        assert_eq!(mode(&at(name)), expected, "{name}");
    }
    for (before, access, after) in [
        (0o644, Access::Private, 0o600),
        (0o664, Access::Shared, 0o664),
        (0o640, Access::Shared, 0o640),
    ] {
        fs::write(at("present"), "").unwrap();
        fs::set_permissions(at("present"), PermissionsExt::from_mode(before)).unwrap();
        replace(&at("present"), b"x", access).unwrap();
        assert_eq!(mode(&at("present")), after);
    }
}

#[test]
fn what_was_wider_is_narrowed_once() {
    let world = tempfile::tempdir().unwrap();
    let folder = world.path().join("viva");
    fs::create_dir_all(folder.join("mock/set")).unwrap();
    let journal = folder.join("mock/set/set.self.jsonl");
    fs::write(&journal, "").unwrap();
    fs::set_permissions(&journal, PermissionsExt::from_mode(0o644)).unwrap();
    fs::write(world.path().join("outside"), "").unwrap();
    fs::set_permissions(world.path().join("outside"), PermissionsExt::from_mode(0o644)).unwrap();
    symlink("../outside", folder.join("link")).unwrap();
    assert_eq!(narrow_all(&folder).len(), 3);
    assert_eq!((mode(&journal), mode(&folder.join("mock"))), (0o600, 0o700));
    assert_eq!(mode(&world.path().join("outside")), 0o644);
    assert!(narrow_all(&folder).is_empty());
    fs::set_permissions(&journal, PermissionsExt::from_mode(0o644)).unwrap();
    let file = open_to_append(&journal).unwrap();
    assert_eq!([narrow_open(&file, &journal), narrow_open(&file, &journal)], [true, false]);
    assert_eq!(mode(&journal), 0o600);
}

#[test]
fn a_name_cannot_lead_out_of_a_folder() {
    let (world, given) = prepared();
    symlink("..", given.join("up")).unwrap();
    let folder = Folder::open(&given).unwrap();
    for name in ["../victim", "..", ".", "", "folder/x", "up/victim", "/etc/x"] {
        assert!(folder.stage(OsStr::new(name), b"owned", Access::Private).is_err(), "{name}");
        assert!(folder.read(name, 10).is_err(), "{name}");
        assert!(folder.remove(name).is_err(), "{name}");
        assert!(folder.child(name, Access::Private).is_err(), "{name}");
    }
    let error = folder.child("up", Access::Private).unwrap_err();
    assert!(error.to_string().starts_with("it is a link"), "{error}");
    assert!(folder.read("link", 10).is_err());
    // The folder is the one that was opened, whatever stands under its name meanwhile.
    let staged = folder.stage(OsStr::new("set.json"), b"new", Access::Private).unwrap();
    fs::rename(&given, world.path().join("moved")).unwrap();
    symlink(".", &given).unwrap();
    staged.commit().unwrap();
    assert_eq!(fs::read(world.path().join("moved/set.json")).unwrap(), b"new");
    assert!(!world.path().join("set.json").exists());
}

#[test]
fn what_a_killed_process_left_is_removed_and_what_a_living_one_writes_is_not() {
    let world = tempfile::tempdir().unwrap();
    let mut gone = std::process::Command::new("true").spawn().unwrap();
    gone.wait().unwrap();
    let living = std::process::id();
    for name in [format!(".viva-new-{}-0", gone.id()), format!(".viva-new-{living}-7")] {
        fs::write(world.path().join(name), "").unwrap();
    }
    fs::write(world.path().join(".viva-new-x"), "").unwrap();
    Folder::open(world.path()).unwrap().remove_leftovers().unwrap();
    let mut left: Vec<_> = fs::read_dir(world.path())
        .unwrap()
        .map(|one| one.unwrap().file_name().into_string().unwrap())
        .collect();
    left.sort();
    assert_eq!(left, [format!(".viva-new-{living}-7"), ".viva-new-x".to_owned()]);
}

#[test]
fn more_files_are_staged_together_than_there_are_attempts_at_a_name() {
    let world = tempfile::tempdir().unwrap();
    let folder = Folder::open(world.path()).unwrap();
    let name = |number: usize| format!("leaf-{number}.md");
    let staged: Vec<_> = (0..=super::folder::ATTEMPTS as usize + 1)
        .map(|number| folder.stage(name(number).as_ref(), b"text", Access::Private).unwrap())
        .collect();
    let count = staged.len();
    staged.into_iter().for_each(|one| one.commit().unwrap());
    assert_eq!(fs::read_dir(world.path()).unwrap().count(), count);
    assert_eq!(fs::read(world.path().join(name(count - 1))).unwrap(), b"text");
}

#[test]
fn the_users_own_links_are_followed_to_a_file_that_is_not_there_yet() {
    let world = tempfile::tempdir().unwrap();
    fs::create_dir(world.path().join("dotfiles")).unwrap();
    symlink("dotfiles/viva.db", world.path().join("one.db")).unwrap();
    symlink("one.db", world.path().join("two.db")).unwrap();
    create(&world.path().join("two.db")).unwrap();
    assert_eq!(mode(&world.path().join("dotfiles/viva.db")), 0o600);
    assert!(fs::symlink_metadata(world.path().join("two.db")).unwrap().is_symlink());
    create(&world.path().join("two.db")).unwrap();
    pipe(&world.path().join("pipe"));
    assert!(create(&world.path().join("pipe")).is_err());
    assert!(create_new(&world.path().join("one.db")).is_err(), "not through a link");
}
