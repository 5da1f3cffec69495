//! A newer built-in bank meets ids that imported packs have.

use rusqlite::Connection;

use crate::support::{TestEnv, open_question};

const ID: &str = "complexity/range-totals";

/// A world in which the pack `mine` has an id of the built-in bank, which is to be read anew.
fn world() -> TestEnv {
    let env = TestEnv::new();
    env.pack("mine", &open_question("kept"));
    env.ok(&["import", "mine"]);
    let bank = Connection::open(env.database()).unwrap();
    bank.execute_batch(&format!(
        "DELETE FROM question WHERE id = '{ID}';
         UPDATE question SET id = '{ID}' WHERE id = 'decorators/kept';
         UPDATE source_file SET digest = x'' WHERE pack = (SELECT id FROM pack WHERE name = 'viva');
         UPDATE pack SET digest = 'earlier' WHERE name = 'viva';
         INSERT INTO question_fts (question_fts) VALUES ('rebuild')"
    ))
    .unwrap();
    env
}

#[test]
fn an_id_that_an_imported_pack_has_blocks_no_command_and_is_told_once() {
    let env = world();
    for arguments in [&["packs"][..], &["export"], &["backup", "copy.db"]] {
        let outcome = env.viva(arguments);
        assert_eq!((outcome.code, outcome.stderr.as_str()), (0, ""), "{arguments:?}: {outcome:?}");
    }
    let said = env.json(&["doctor", "--json"]);
    assert!(said["builtin_bank"].as_str().unwrap().starts_with("not compared"), "{said}");
    let first = env.viva(&["show", ID]);
    assert_eq!(first.code, 0, "{first:?}");
    assert!(first.stdout.contains("pack mine"), "the imported one keeps the id: {first:?}");
    assert!(first.stderr.contains(&format!("`{ID}` was left out")), "{first:?}");
    assert!(first.stderr.contains("the pack `mine` has that id"), "{first:?}");
    for arguments in [&["list"][..], &["score"], &["packs"], &["doctor"]] {
        let outcome = env.viva(arguments);
        assert_eq!((outcome.code, outcome.stderr.as_str()), (0, ""), "{arguments:?}: {outcome:?}");
    }
    assert_eq!(env.json(&["doctor", "--json"])["builtin_bank"], "as it was built");
}

#[test]
fn a_built_in_question_that_was_left_out_comes_when_the_pack_goes() {
    for refreshed in [false, true] {
        let env = world();
        if refreshed {
            env.ok(&["list"]);
        }
        env.ok(&["packs", "remove", "mine"]);
        assert!(env.ok(&["show", ID]).contains("pack viva"));
        assert!(env.ok(&["doctor"]).contains("no problems"));
    }
}
