//! What belongs to a pack, and what is left alone.

use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::Path;

use viva::pack::source::{PackSource, Scope, SourceError};

use super::{TestPack, fixtures};

#[test]
fn a_folder_a_part_and_a_file_belong_to_the_pack_above_them() {
    let root = fixtures().join("good");
    for (path, scope, files) in [
        ("", Scope::Folder, vec!["concurrency/gil.md", "concurrency/gil.ru.md", "sql/joins.md"]),
        ("sql", Scope::Part, vec!["sql/joins.md"]),
        ("concurrency/gil.ru.md", Scope::File, vec!["concurrency/gil.ru.md"]),
    ] {
        let source = PackSource::open(&root.join(path)).unwrap();
        assert_eq!((source.scope(), source.files()), (scope, &to_strings(&files)[..]), "{path}");
        assert_eq!(source.info().name, "good");
        assert_eq!(source.shown("x.md"), root.join("x.md").display().to_string());
    }
}

fn to_strings(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

#[test]
fn a_file_without_a_pack_is_local_and_a_folder_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("notes.md");
    std::fs::write(&file, "## A? {#a .junior}\n\n### Answer\nYes.\n").unwrap();
    let source = PackSource::open(&file).unwrap();
    assert_eq!((source.info().name.as_str(), source.scope()), ("local", Scope::File));
    assert_eq!(source.files(), ["notes.md"]);
    assert!(matches!(PackSource::open(folder.path()), Err(SourceError::NoPack(_))));
    let text = folder.path().join("notes.txt");
    std::fs::write(&text, "").unwrap();
    assert!(matches!(PackSource::open(&text), Err(SourceError::NotMarkdown(_))));
    let missing = PackSource::open(Path::new("no/such/pack")).unwrap_err().to_string();
    assert!(missing.starts_with("cannot read no/such/pack: "), "{missing}");
}

#[test]
fn other_packs_hidden_folders_and_links_out_of_the_pack_are_left_alone() {
    let outside = tempfile::tempdir().unwrap();
    std::fs::write(outside.path().join("secret.md"), "## S {#s .junior}\n").unwrap();
    let pack = TestPack::new(&[
        ("concurrency/gil.md", ""),
        ("inner/pack.toml", "format = 1\nname = \"inner\"\n"),
        ("inner/sql/joins.md", ""),
        (".git/x.md", ""),
        ("concurrency/README.md", ""),
        ("concurrency/notes.txt", ""),
    ]);
    let root = pack.folder.path();
    symlink(outside.path(), root.join("linked")).unwrap();
    symlink(outside.path().join("secret.md"), root.join("concurrency/secret.md")).unwrap();
    symlink("gil.md", root.join("concurrency/alias.md")).unwrap();
    symlink("loop.md", root.join("concurrency/loop.md")).unwrap();
    let source = pack.source();
    assert_eq!(source.files(), ["concurrency/alias.md", "concurrency/gil.md"]);
    for path in ["concurrency/secret.md", "../secret.md", "linked/secret.md", "concurrency"] {
        assert!(source.read(path).is_err(), "{path}");
    }
}

#[test]
fn base_files_come_before_their_translations() {
    let names = ["a.md", "a.de.md", "a.ru.md", "a-b.md", "ab.md"];
    let files: Vec<String> = names.iter().map(|name| format!("t/{name}")).collect();
    let pairs: Vec<(&str, &str)> = files.iter().map(|file| (file.as_str(), "")).collect();
    let found = TestPack::new(&pairs).source().files().to_vec();
    assert_eq!(found, files);
}

#[test]
fn an_unreadable_folder_is_named() {
    let pack = TestPack::new(&[("concurrency/gil.md", "")]);
    let folder = pack.folder.path().join("concurrency");
    let allow = |mode| std::fs::set_permissions(&folder, PermissionsExt::from_mode(mode)).unwrap();
    allow(0o000);
    // Root reads everything, so there is nothing to see then.
    let is_root = std::fs::read_dir(&folder).is_ok();
    let opened = PackSource::open(pack.folder.path());
    allow(0o755);
    match opened {
        Err(error) => assert!(error.to_string().contains("concurrency"), "{error}"),
        Ok(_) => assert!(is_root),
    }
}

#[test]
fn paths_are_shown_as_the_pack_was_named() {
    // Tests run in the package's folder.
    for path in ["", "/sql", "/sql/joins.md", "/concurrency/../sql"] {
        let given = format!("tests/packs/fixtures/good{path}");
        let source = PackSource::open(Path::new(&given)).unwrap();
        let shown = source.shown("sql/joins.md");
        assert!(shown.starts_with("tests/") && Path::new(&shown).is_file(), "{shown}");
    }
}

#[test]
fn an_embedded_pack_reads_like_one_on_the_disk() {
    static GOOD: include_dir::Dir<'static> =
        include_dir::include_dir!("$CARGO_MANIFEST_DIR/tests/packs/fixtures/good");
    let embedded = PackSource::builtin(&GOOD);
    let disk = PackSource::open(&fixtures().join("good")).unwrap();
    assert_eq!(embedded.files(), disk.files());
    assert_eq!((embedded.manifest(), embedded.info().root), (disk.manifest(), None));
    for file in disk.files() {
        assert_eq!(embedded.read(file).unwrap(), disk.read(file).unwrap());
    }
    assert!(embedded.read("no.md").is_err());
}
