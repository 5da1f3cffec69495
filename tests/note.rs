//! Own words: written in the quiz and by command, shown after the reveal, kept in backups and out of the log, deleted for good.

use std::fs;
use std::process::Stdio;

use serde_json::Value;

use crate::support::{TestEnv, open_question};
use crate::terminal::Terminal;

const ID: &str = "decorators/one";

fn with_pack() -> TestEnv {
    let env = TestEnv::new();
    env.pack("mine", &open_question("one"));
    env.ok(&["import", "mine"]);
    env
}

fn words(env: &TestEnv) -> Value {
    env.json(&["note", ID, "--json"])["text"].clone()
}

/// Whether any file of the database holds this text.
fn is_on_disk(env: &TestEnv, text: &str) -> bool {
    let folder = env.database().parent().expect("a folder").to_owned();
    fs::read_dir(folder).expect("a folder").any(|file| {
        let bytes = fs::read(file.expect("a file").path()).unwrap_or_default();
        bytes.windows(text.len()).any(|window| window == text.as_bytes())
    })
}

#[test]
fn words_written_in_the_quiz_stand_beside_the_model_answer_and_not_before() {
    let env = with_pack();
    let typed =
        "w\nA wrapper, a wolf in\nsheep's clothing.\n.\n\nw\n..and it takes a function\n.\n3\n";
    let said = env.ok_fed(&["quiz", "--pack", "mine"], typed);
    let place = |words: &str| said.find(words).unwrap_or_else(|| panic!("no {words} in {said}"));
    assert!(
        place("What do you want to remember of it, in your own words?")
            < place("→ kept in your own words, 2 lines"),
        "{said}"
    );
    assert!(
        place("── answer") < place("Your words\nA wrapper, a wolf in\nsheep's clothing."),
        "{said}"
    );
    assert!(
        place("It wraps a function.") < place("Your words\n"),
        "the model answer is first: {said}"
    );
    assert!(place("Further words, below those you have?") < place("3 lines"), "{said}");
    assert!(said.contains("→ good"), "{said}");
    let text = "A wrapper, a wolf in\nsheep's clothing.\n.and it takes a function";
    assert_eq!(words(&env), text);
    assert!(env.ok(&["show", ID]).contains("Your words\nA wrapper"));
    assert_eq!(env.json(&["show", ID, "--json"])["own_words"], text);
    // One answer was given, and of the words there is nothing in the log.
    assert_eq!(env.json(&["doctor", "--json"])["events"], 1);
    let again = env.ok_fed(&["quiz", "--cram", "--pack", "mine"], "q\n");
    assert!(!again.contains("Your words"), "nothing is given away before the reveal: {again}");
}

#[test]
fn half_written_words_are_no_words() {
    let env = with_pack();
    for typed in ["w\nhalf a line\n", "w\n.\nq\n", "w\n:q\nq\n", "w\n \n\n.\nq\n"] {
        let said = env.ok_fed(&["quiz", "--pack", "mine"], typed);
        assert_eq!(env.ok(&["note", ID, "--json"]), "null\n", "{typed:?}: {said}");
    }
    let said =
        env.ok_fed(&["quiz", "--pack", "mine"], &format!("w\n{}\n.\n:q\nq\n", "x".repeat(70_000)));
    assert!(said.contains("these words take 69 KiB, and 64 are kept at most"), "{said}");
    assert_eq!(env.ok(&["note"]), "");
    assert_eq!(env.ok(&["export", "--format", "notes"]), "");
}

#[test]
fn where_an_answer_is_typed_words_have_a_colon_and_the_answer_waits() {
    let env = TestEnv::new();
    let output = "## What is printed? {#printed .junior kind=output}\n\n```python run\nprint(1)\nprint(2)\n```\n\n\
                  ### Answer\n```output\n1\n2\n```\nOne, then two.\n\n### Sources\n- <https://docs.python.org/3/>\n";
    env.pack("mine", output);
    env.ok(&["import", "mine"]);
    let said = env.ok_fed(&["quiz", "--pack", "mine"], "1\n:w\none a line\n.\n2\n.\n4\n");
    assert!(said.contains("1 line so far") && said.contains("Right."), "{said}");
    assert!(said.contains("Your words\none a line"), "{said}");
}

#[test]
fn the_command_shows_keeps_replaces_lists_and_deletes() {
    let env = with_pack();
    let none = env.viva(&["note", ID]);
    assert_eq!((none.code, none.stdout.as_str()), (0, ""), "{none:?}");
    assert!(none.stderr.contains("you have written nothing on decorators/one yet"), "{none:?}");
    assert_eq!(env.ok(&["note", ID, "first words"]), "kept: 1 line on decorators/one\n");
    assert_eq!(env.ok(&["note", ID]), "first words\n");
    env.ok_fed(&["note", ID, "-"], "\n\n    code\nand\r\nmore \n\n");
    assert_eq!(env.ok(&["note", ID]), "    code\nand\nmore\n");
    assert_eq!(env.ok(&["note"]), "decorators/one  code\n");
    let line: Value =
        serde_json::from_str(&env.ok(&["export", "--format", "notes"])).expect("JSON");
    assert_eq!(
        line,
        serde_json::json!({"id": ID, "text": "    code\nand\nmore", "changed_at": "2026-11-21T06:00:00Z"})
    );
    for (arguments, told) in [
        (&["note", ID, "  \n "][..], "these words are blank, and nothing was changed"),
        (&["note", ID, "--edit"], "no editor opens without a terminal"),
        (&["note", ID, "words", "--delete"], "cannot be used with"),
        (&["note", "--delete"], "required"),
    ] {
        assert!(env.fails(arguments, 2).contains(told), "{arguments:?}");
    }
    // An editor is set, and nobody could use it.
    let mut command = env.command(&["note", ID, "--edit"]);
    let output = command.env("EDITOR", "true").stdin(Stdio::null()).output().expect("it runs");
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(said.contains("no editor opens without a terminal"), "{said}");
    assert!(
        said.contains("viva note decorators/one - < FILE") && !said.contains("EDITOR"),
        "{said}"
    );
    let long = env.feed(&["note", ID, "-"], &"x".repeat(65_537));
    assert_eq!(long.code, 2, "{long:?}");
    assert!(long.stderr.contains("65 KiB, and 64 are kept at most"), "{long:?}");
    assert!(env.fails(&["note", "decorators/onee", "x"], 1).contains("decorators/one"));
    assert_eq!(env.ok(&["note", ID]), "    code\nand\nmore\n", "nothing of this changed them");
    assert!(env.ok(&["note", ID, "--delete"]).starts_with("deleted: your words on decorators/one"));
    assert!(env.fails(&["note", ID, "--delete"], 1).contains("nothing to delete"));
    assert_eq!(env.ok(&["note", ID, "--json"]), "null\n");
}

#[test]
fn what_is_deleted_or_replaced_is_on_the_disk_no_more() {
    let env = with_pack();
    let (secret, other) = ("Grandmother's maiden name", "Her first bicycle was red");
    env.ok(&["note", ID, secret]);
    assert!(is_on_disk(&env, secret));
    env.ok(&["note", ID, other]);
    assert!(is_on_disk(&env, other) && !is_on_disk(&env, secret));
    env.ok(&["note", ID, "--delete"]);
    assert!(!is_on_disk(&env, other));
}

#[test]
fn backups_rebuilds_renames_and_removed_packs_keep_the_words() {
    let env = with_pack();
    env.ok(&["note", ID, "mine"]);
    env.ok(&["backup", "kept.db"]);
    env.ok(&["note", ID, "--delete"]);
    env.ok(&["restore", "kept.db", "--force"]);
    assert_eq!(words(&env), "mine");
    env.ok(&["doctor", "--rebuild"]);
    assert_eq!(words(&env), "mine");
    // Words on both ids are joined.
    env.pack("mine", &format!("{}{}", open_question("one"), open_question("two")));
    env.ok(&["import", "mine"]);
    env.ok(&["note", "decorators/two", "of two"]);
    let renamed = open_question("two").replace(".junior", ".junior was=decorators/one");
    env.pack("mine", &renamed);
    env.ok(&["import", "mine"]);
    assert_eq!(env.json(&["note", "decorators/two", "--json"])["text"], "of two\n\nmine");
    assert_eq!(env.ok(&["note"]).lines().count(), 1);
    env.ok(&["packs", "remove", "mine"]);
    assert_eq!(env.ok(&["note", "decorators/two"]), "of two\n\nmine\n");
    env.ok(&["note", "decorators/two", "--delete"]);
    assert_eq!(env.ok(&["note"]), "");
}

#[test]
fn on_a_terminal_words_are_typed_or_written_in_the_editor() {
    let env = with_pack();
    let mut quiz = Terminal::start(&env, "quiz --pack mine", 80);
    quiz.sees(&["[space] reveal"]).type_in("?").sees(&["write it down in your own words"]);
    quiz.type_in("w")
        .sees(&["What do you want to remember of it, in your own words?", "[:q] leave it"]);
    quiz.type_in("typed by hand\r.\r").sees(&["kept in your own words, 1 line"]);
    quiz.type_in(" ").sees(&["Your words", "typed by hand", "[1] again"]);
    // Escape leaves it, and what was there stays.
    quiz.type_in("w")
        .sees(&["Further words"])
        .type_in("\u{1b}")
        .sees(&["nothing was written down"]);
    quiz.type_in("w").sees(&["Further words"]).type_in("half\u{3}");
    quiz.ends_with(130);
    assert_eq!(words(&env), "typed by hand");

    let editor = env.write("editor.sh", "#!/bin/sh\nprintf 'from the editor\\n' >> \"$1\"\n");
    let run = format!("sh {}", editor.display());
    let variables = [("EDITOR", run.as_str())];
    let mut note = Terminal::start_with(&env, "note decorators/one --edit", (24, 80), &variables);
    note.sees(&["kept: 2 lines on decorators/one"]);
    note.ends_with(0);
    assert_eq!(words(&env), "typed by hand\nfrom the editor");
    let mut quiz = Terminal::start_with(&env, "quiz --pack mine", (24, 80), &variables);
    quiz.sees(&["[space] reveal"]).type_in("w").sees(&["[:e] editor"]).type_in("and\r:e\r");
    quiz.sees(&["kept in your own words, 4 lines"]).type_in("q");
    quiz.ends_with(0);
    assert_eq!(words(&env), "typed by hand\nfrom the editor\nand\nfrom the editor");
}

#[test]
fn what_an_editor_wrote_and_viva_cannot_read_is_kept_and_told_as_a_failure() {
    let env = with_pack();
    for (script, reason) in [
        ("printf 'My words, caf\\351\\n' > \"$1\"\n", "cannot be read as UTF-8"),
        ("printf 'half of it\\n' >> \"$1\"; exit 3\n", "the editor failed"),
    ] {
        let editor = env.write("editor.sh", format!("#!/bin/sh\n{script}"));
        let run = format!("sh {}", editor.display());
        let folder = tempfile::tempdir().expect("a folder");
        let variables =
            [("EDITOR", run.as_str()), ("TMPDIR", folder.path().to_str().expect("a path"))];
        let mut note =
            Terminal::start_with(&env, "note decorators/one --edit", (24, 200), &variables);
        note.sees(&[reason, "what was written is kept in"]);
        note.ends_with(1);
        let kept: Vec<_> = std::fs::read_dir(folder.path()).expect("a folder").collect();
        assert_eq!(kept.len(), 1, "{reason}");
    }
    assert_eq!(env.ok(&["note"]), "");
}

#[test]
fn words_of_somebody_who_means_harm_reach_no_terminal_as_they_are() {
    let env = with_pack();
    env.ok(&["note", ID, "red \u{1b}[31m\u{7}"]);
    for arguments in [&["note", ID][..], &["note"], &["show", ID], &["export", "--format", "notes"]]
    {
        assert!(!env.ok(arguments).contains('\u{1b}'), "{arguments:?}");
    }
    let said = env.ok_fed(&["quiz", "--pack", "mine"], "\nq\n");
    assert!(said.contains("Your words\nred ") && !said.contains('\u{1b}'), "{said}");
}

#[test]
fn words_that_replace_others_say_so() {
    let env = with_pack();
    assert_eq!(env.ok(&["note", ID, "a\nb\nc"]), format!("kept: 3 lines on {ID}\n"));
    let said = env.ok(&["note", ID, "d"]);
    assert_eq!(said, format!("kept: 1 line on {ID}; it replaces a note of 3 lines\n"));
    assert_eq!(words(&env), "d");
}

#[test]
fn a_session_that_edited_a_file_does_not_say_that_nothing_has_changed() {
    let env = with_pack();
    let variables = [("EDITOR", "true")];
    let mut quiz = Terminal::start_with(&env, "quiz --pack mine", (24, 60), &variables);
    quiz.sees(&["decorators/one"]);
    quiz.type_in("e");
    quiz.sees(&["edited; take the change in with:"]);
    quiz.type_in("q");
    quiz.sees(&["Nothing was graded. 1 file edited."]);
    quiz.ends_with(0);
}
