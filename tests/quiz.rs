//! The quiz by pipe, from the outside.

use std::fs;
use std::os::unix::fs::MetadataExt;

use crate::support::{TestEnv, open_question};

fn with_pack() -> TestEnv {
    let env = TestEnv::new();
    let markdown = format!(
        "# Decorators\n\n{}{}{}{}",
        open_question("first-wrapper"),
        "## Which one wraps? {#picked .middle kind=choice}\n\n- [ ] the first thing\n  - it does not\n\
         - [x] the second one\n- [ ] the third thing\n  - nor this\n\n### Answer\nThe second one wraps it.\n\n\
         ### Sources\n- <https://docs.python.org/3/>\n\n",
        "## Fill in: `@functools.[…]` keeps the name. {#filled .middle kind=cloze}\n\n### Answer\n`wraps`. It copies \
         the metadata.\n\n### Sources\n- <https://docs.python.org/3/>\n\n",
        "## What does this print? {#printed .senior kind=output}\n\n```python run\nprint(1)\nprint(2)\n```\n\n\
         ### Answer\n```output\n1\n2\n```\nTwo lines.\n\n### Sources\n- <https://docs.python.org/3/>\n",
    );
    let pack = env.pack("mine", &markdown);
    env.ok(&["import", pack.to_str().unwrap()]);
    env
}

fn events(env: &TestEnv) -> Vec<serde_json::Value> {
    let text = env.ok(&["export", "--format", "reviews"]);
    text.lines().map(|line| serde_json::from_str(line).expect("a line of JSON")).collect()
}

#[test]
fn a_grade_by_pipe_moves_the_schedule() {
    let env = with_pack();
    let said = env.ok_fed(&["quiz", "--pack", "mine", "--kind", "open"], "\n3\nq\n");
    assert!(said.contains("It wraps a function."), "{said}");
    let shown = env.json(&["show", "decorators/first-wrapper", "--json"]);
    let card = serde_json::json!({"n": 1, "ef": 2.5, "interval_days": 1, "due": "2026-11-22",
        "lapses": 0, "reviews": 1});
    assert_eq!(shown["card"], card);
}

#[test]
fn two_copies_of_one_database_give_the_same_bytes() {
    let (one, two) = (with_pack(), TestEnv::new());
    fs::create_dir_all(two.database().parent().unwrap()).unwrap();
    // A copy of a database that nobody has open: its write-ahead log is empty and not needed.
    one.ok(&["backup", "copy.db"]);
    fs::copy(one.home().join("copy.db"), two.database()).unwrap();
    let run = |env: &TestEnv| env.ok_fed(&["quiz"], "\n3\n:q\nq\n");
    assert_eq!(run(&one), run(&two));
}

#[test]
fn every_typed_kind_is_judged() {
    let env = with_pack();
    let by_kind = |kind: &str, answer: &str| {
        env.ok_fed(&["quiz", "--pack", "mine", "--kind", kind, "--limit", "1"], answer)
    };
    assert!(by_kind("choice", "b\n\n").contains("Right."));
    assert!(by_kind("cloze", "Wraps\n\n").contains("Right."));
    assert!(by_kind("output", "1\n2\n.\n\n").contains("Right."));
    let grades: Vec<i64> =
        events(&env).iter().map(|event| event["grade"].as_i64().unwrap()).collect();
    assert_eq!(grades, [4, 4, 4]);
}

#[test]
fn a_wrong_answer_is_explained_and_comes_back_as_a_drill() {
    let env = with_pack();
    let said = env.ok_fed(&["quiz", "--pack", "mine", "--kind", "choice"], "z\na\n\nb\n\n");
    assert!(said.contains("`z` is not an option"), "{said}");
    assert!(said.contains("Not right.") && said.contains("it does not"), "{said}");
    let facts: Vec<(String, i64)> = events(&env)
        .iter()
        .map(|event| (event["mode"].as_str().unwrap().to_owned(), event["grade"].as_i64().unwrap()))
        .collect();
    assert_eq!(facts, [("review".to_owned(), 2), ("drill".to_owned(), 4)]);
    let card = env.json(&["show", "decorators/picked", "--json"])["card"].clone();
    assert_eq!((card["n"].as_i64(), card["reviews"].as_i64()), (Some(0), Some(1)));
}

#[test]
fn an_empty_answer_is_a_blank_and_again_then_means_one() {
    let env = with_pack();
    env.ok_fed(&["quiz", "--pack", "mine", "--kind", "cloze"], "\n1\n:q\n");
    assert_eq!(events(&env)[0]["grade"], 1);
}

#[test]
fn what_is_pending_is_asked_by_the_next_session_of_the_day_and_lapses_with_it() {
    let mut env = with_pack();
    env.ok_fed(&["quiz", "--pack", "mine", "--kind", "open"], "\n1\nq\n");
    assert_eq!(env.json(&["--json"])["pending"], 1);
    let again = env.ok_fed(&["quiz", "--pack", "mine", "--kind", "open"], "q\n");
    assert!(again.contains("once more"), "{again}");
    env.at("2026-11-22T09:00:00+03:00");
    let day = env.json(&["--json"]);
    assert_eq!((day["pending"].as_i64(), day["due"].as_i64()), (Some(0), Some(1)));
}

#[test]
fn hints_cap_the_grade_and_ticks_suggest_one() {
    let env = with_pack();
    let said =
        env.ok_fed(&["quiz", "--pack", "mine", "--kind", "open"], "h\nh\n\n3\nt 1\nt 9\n\nq\n");
    assert!(said.contains("Hint 2 of 2"), "{said}");
    assert!(said.contains("[x]"), "{said}");
    assert!(said.contains("Key points are numbers from 1 to 2"), "{said}");
    let event = events(&env)[0].clone();
    assert_eq!((event["grade"].as_i64(), event["hints"].as_i64()), (Some(3), Some(2)));
}

#[test]
fn undo_inside_the_quiz_takes_back_and_asks_again() {
    let env = with_pack();
    let said = env.ok_fed(&["quiz", "--pack", "mine", "--kind", "open"], "\n1\nu\n4\n");
    assert!(said.contains("undone"), "{said}");
    let events = events(&env);
    assert_eq!(events.len(), 1);
    assert_eq!(events[0]["grade"], 5);
}

#[test]
fn undo_as_a_command_says_what_it_voids_and_is_not_itself_undone() {
    let env = with_pack();
    env.ok_fed(&["quiz", "--pack", "mine", "--kind", "open"], "\n3\n");
    let said = env.ok(&["undo"]);
    assert_eq!(said, "undone: review of decorators/first-wrapper on 2026-11-21, graded good\n");
    assert!(env.fails(&["undo"], 1).contains("no answer to undo"));
    let card = env.json(&["show", "decorators/first-wrapper", "--json"])["card"].clone();
    assert_eq!(card["due"], serde_json::Value::Null);
}

#[test]
fn cram_leaves_the_schedule_alone() {
    let env = with_pack();
    env.ok_fed(&["quiz", "--cram", "--all", "--pack", "mine", "--kind", "open"], "\n3\n");
    assert!(events(&env).is_empty());
    let card = env.json(&["show", "decorators/first-wrapper", "--json"])["card"].clone();
    assert_eq!(card["reviews"], 0);
}

#[test]
fn a_cram_promises_no_drill_that_never_comes() {
    let env = with_pack();
    let cram = ["quiz", "--cram", "--all", "--pack", "mine", "--kind", "open"];
    let said = env.ok_fed(&cram, "\n1\nq\n");
    assert!(said.contains("once more at the end"), "{said}");
    assert!(!said.contains("to repeat today"), "{said}");
    let reviewed = env.ok_fed(&["quiz", "--pack", "mine", "--kind", "open"], "\n1\nq\n");
    assert!(reviewed.contains("1 question to repeat today"), "{reviewed}");
}

#[test]
fn nothing_to_ask_has_the_keys_of_every_summary() {
    let env = with_pack();
    let keys = |value: &serde_json::Value| -> Vec<String> {
        value.as_object().unwrap().keys().cloned().collect()
    };
    let run = ["quiz", "--json", "--pack", "mine", "--kind", "open"];
    let asked = env.feed(&run, "\n3\n").stdout;
    let nothing = env.feed(&run, "").stdout;
    let [asked, nothing] = [asked, nothing]
        .map(|text| serde_json::from_str::<serde_json::Value>(&text).expect("one object"));
    assert_eq!((keys(&asked), asked["asked"].as_i64()), (keys(&nothing), Some(1)));
    assert_eq!(nothing["asked"], 0);
}

#[test]
fn a_transcript_reads_as_the_dialogue() {
    let env = with_pack();
    let said = env.ok_fed(&["quiz", "--pack", "mine", "--kind", "choice"], "a\n\nb\n3\n");
    insta::assert_snapshot!(said, @r"
    1 new question

    ── python-core · decorators/picked · middle · choice · 1 of 1 · new ────────────

    Which one wraps?

    a)  the first thing
    b)  the second one
    c)  the third thing

    Which letter? (Enter alone gives up)
    [:g] give up  [:k] know it  [:s] skip  [:q] quit  [:?] keys
    > a

    ── answer ──────────────────────────────────────────────────────────────────────

    Not right.
      yours  a
      right  b

    ✗ a)  the first thing
          it does not
    ✓ b)  the second one
    ✗ c)  the third thing
          nor this

    The second one wraps it.

    A first answer comes back in 1 d whatever its grade; the grade decides how far
    apart it comes after that, and again asks once more today.

    [1] again · 1 d  [2] hard · 1 d  [3] good · 1 d  [4] easy · 1 d
    [enter] again  [m] more  [q] quit  [?] keys
    >

    → again · back in 1 d, on 2026-11-22 · once more today

    ── python-core · decorators/picked · middle · choice · once more ───────────────

    Which one wraps?

    a)  the first thing
    b)  the second one
    c)  the third thing

    Which letter? (Enter alone gives up)
    [:g] give up  [:u] undo  [:s] skip  [:q] quit  [:?] keys
    > b

    ── answer ──────────────────────────────────────────────────────────────────────

    Right.

    ✗ a)  the first thing
          it does not
    ✓ b)  the second one
    ✗ c)  the third thing
          nor this

    The second one wraps it.

    [1] again  [2] hard  [3] good  [4] easy
    [enter] good  [m] more  [u] undo  [q] quit  [?] keys
    > 3

    → good · done for today

    This session
    level   asked  right  %  median s
    middle      1      0  0       0.0

    Look at again
      viva show decorators/picked

    Next: 1 question on 2026-11-22.
    ");
}

#[test]
fn six_keys_grade_by_quality() {
    let env = with_pack();
    env.ok_fed(&["quiz", "--grades", "six", "--pack", "mine", "--kind", "open"], "\n0\nq\n");
    assert_eq!(events(&env)[0]["grade"], 0);
}

#[test]
fn json_is_one_object_on_stdout_and_the_dialogue_goes_to_stderr() {
    let env = with_pack();
    let outcome = env.feed(&["quiz", "--json", "--pack", "mine", "--kind", "open"], "\n3\n");
    assert_eq!(outcome.code, 0);
    let summary: serde_json::Value = serde_json::from_str(&outcome.stdout).expect("one object");
    assert_eq!(summary["asked"], 1);
    assert_eq!(summary["levels"]["junior"]["right"], 1);
    assert!(outcome.stderr.contains("It wraps a function."));
}

#[test]
fn the_end_of_input_ends_the_run_and_an_unfinished_answer_is_discarded() {
    let env = with_pack();
    let outcome = env.feed(&["quiz", "--pack", "mine", "--kind", "output"], "1\n2");
    assert_eq!(outcome.code, 0);
    assert!(events(&env).is_empty());
}

#[test]
fn flag_skip_and_suspend_do_what_they_say() {
    let env = with_pack();
    env.ok_fed(&["quiz", "--pack", "mine", "--kind", "open"], "f look again\ns\n");
    let shown = env.json(&["show", "decorators/first-wrapper", "--json"]);
    assert_eq!(
        (shown["flagged"].as_bool(), shown["note"].as_str()),
        (Some(true), Some("look again"))
    );
    env.ok(&["suspend", "decorators/first-wrapper"]);
    let nothing = env.ok(&["quiz", "--pack", "mine", "--kind", "open"]);
    assert!(nothing.contains("Nothing is due"), "{nothing}");
    env.ok(&["unsuspend", "decorators/first-wrapper"]);
    env.ok_fed(&["quiz", "--pack", "mine", "--kind", "open"], "\n3\n");
    env.ok(&["reset", "decorators/first-wrapper"]);
    let card = env.json(&["show", "decorators/first-wrapper", "--json"])["card"].clone();
    assert_eq!(card["reviews"], 0);
}

#[test]
fn empty_lines_without_an_end_grade_nothing_and_come_to_one() {
    let env = with_pack();
    let said = env.ok_fed(&["quiz", "--pack", "mine", "--kind", "open"], &"\n".repeat(10_000));
    assert!(said.contains("Nothing is suggested here: grade it yourself, 1 2 3 4."), "{said}");
    assert!(said.contains("20 replies in a row meant nothing here"), "{said}");
    assert!(said.contains("Nothing was graded, nothing has changed."), "{said}");
    assert!(events(&env).is_empty());
    // A blank is an answer and is repeated, three times and no more.
    let all = "\n".repeat(10_000);
    let cram = ["quiz", "--cram", "--all", "--pack", "mine", "--kind", "choice"];
    let said = env.ok_fed(&cram, &all);
    assert_eq!(said.matches("Which letter?").count(), 4, "{said}");
    // What is no answer is told, and not for ever.
    let said = env.ok_fed(&["quiz", "--pack", "mine", "--kind", "choice"], &"z\n".repeat(10_000));
    assert_eq!(said.matches("`z` is not an option").count(), 20, "{said}");
    assert!(events(&env).is_empty());
}

#[test]
fn what_is_behind_a_key_comes_by_pipe_too() {
    let env = with_pack();
    let long = open_question("long").replacen("wrapped one.", "wrapped one.\n\nThe essay.", 1);
    env.pack(
        "mine",
        &long.replacen("### Sources", "### Follow-ups\n- And then?\n\n### Sources", 1),
    );
    env.ok(&["import", "mine"]);
    let said =
        env.ok_fed(&["quiz", "--pack", "mine", "--kind", "open"], "a\nm\nv\n\n:a\nm\nv\nq\n");
    let (before, after) = said.split_once("── answer ─").unwrap();
    assert_eq!(before.matches("Nothing is revealed yet: Enter shows the answer.").count(), 2);
    assert_eq!(before.matches("What does the decorator long do?").count(), 2, "{before}");
    let (revealed, rest) = after.split_once("> :a").unwrap();
    assert!(revealed.contains("It wraps a function."), "{revealed}");
    assert!(!revealed.contains("The essay.") && !revealed.contains("And then?"), "{revealed}");
    // Red flags before, key points last: they are what one grades by.
    let places = ["Red flags", "Key points", "[1] again"].map(|part| revealed.find(part).unwrap());
    assert!(places.is_sorted(), "{revealed}");
    assert!(rest.contains("The essay.") && rest.contains("And then?"), "{rest}");
    assert!(rest.contains("What does the decorator long do?"), "{rest}");
}

#[test]
fn a_colon_before_a_command_changes_nothing_at_a_key_prompt() {
    for (skip, at) in [("s", ""), (":s", ""), ("s", "\n"), (":s", "\n")] {
        let env = with_pack();
        let said =
            env.ok_fed(&["quiz", "--pack", "mine", "--kind", "open"], &format!("{at}{skip}\n"));
        assert!(said.contains("→ skipped"), "{skip:?} {at:?}: {said}");
        assert!(events(&env).is_empty());
    }
    let env = with_pack();
    let said = env.ok_fed(&["quiz", "--pack", "mine", "--kind", "choice"], ":s\n");
    assert!(said.contains("→ skipped"), "{said}");
}

#[test]
fn what_comes_next_is_of_today_first_of_the_filter_and_within_the_days_limit() {
    let mut env = with_pack();
    env.ok_fed(&["quiz", "--pack", "mine", "--kind", "open"], "\n3\n");
    env.ok_fed(&["quiz", "--pack", "mine", "--kind", "choice"], "b\n\n");
    env.ok_fed(&["quiz", "--pack", "mine", "--kind", "cloze"], "wraps\n\n");
    let none = env.ok(&["quiz", "--pack", "mine", "--kind", "open", "--new", "0"]);
    assert!(none.contains("Next: 1 question on 2026-11-22."), "the filter holds: {none}");
    env.at("2026-11-22T09:00:00+03:00");
    let one = ["quiz", "--limit", "1", "--new", "0", "--kind", "open"];
    assert!(env.ok_fed(&one, "\n3\n").contains("Next: 1 question on 2026-11-28."));
    let one = ["quiz", "--limit", "1", "--new", "0"];
    env.ok_fed(&["undo"], "");
    let said = env.ok_fed(&one, "\n3\nb\n\nwraps\n\n");
    assert!(said.contains("Next: 2 questions today."), "{said}");
    // The others are over the day's limit: of tomorrow there are no more than a day allows.
    env.ok(&["config", "reviews_per_day", "1"]);
    let said = env.ok(&["quiz", "--new", "0"]);
    assert!(
        said.contains("2 more wait for another day. Next: 1 question on 2026-11-23."),
        "{said}"
    );
    assert_eq!(env.json(&["--json"])["next_due"], "2026-11-23");
}

#[test]
fn a_limit_of_nothing_asks_nothing() {
    let env = with_pack();
    env.ok_fed(&["quiz", "--pack", "mine", "--kind", "open"], "\n1\nq\n");
    let said = env.ok_fed(&["quiz", "--pack", "mine", "--limit", "0"], "\n3\n");
    assert!(said.contains("Nothing was graded, nothing has changed."), "{said}");
    assert!(!said.contains("──"), "{said}");
    assert_eq!(events(&env).len(), 1);
}

#[test]
fn how_many_of_the_questions_are_in_the_language_is_said_once_where_not_all_are() {
    let env = TestEnv::new();
    env.pack("mine", &(open_question("one") + &open_question("two") + &open_question("three")));
    let manifest = env.home().join("mine/pack.toml");
    let text = std::fs::read_to_string(&manifest).expect("a manifest");
    std::fs::write(&manifest, text.replace("[\"en\"]", "[\"en\", \"de\"]")).expect("a manifest");
    let translated = |slugs: &[&str]| -> String {
        let one =
            |slug: &&str| format!("## Was tut {slug}? {{#{slug}}}\n\n### Answer\nEs umhüllt.\n\n");
        slugs.iter().map(one).collect()
    };
    let asked = |slugs: &[&str], arguments: &[&str]| {
        env.write("mine/python-core/decorators.de.md", translated(slugs));
        env.ok(&["import", "mine"]);
        env.ok_fed(&[&["quiz", "--pack", "mine"], arguments].concat(), "q\n")
    };
    let said = asked(&["one"], &["--lang", "de"]);
    let told =
        "3 new questions\n1 of 3 have a text in `de`; 2 are asked in the language of their pack.\n";
    assert!(said.contains(told), "{said}");
    assert_eq!(said.matches("in `de`").count(), 1, "{said}");
    let said = asked(&["one", "two"], &["--lang", "de"]);
    assert!(said.contains("2 of 3 have a text in `de`; one is asked in"), "{said}");
    let said = asked(&["one", "two", "three"], &["--lang", "de"]);
    assert!(!said.contains("in `de`"), "{said}");
    let said = asked(&["one"], &["--lang", "fr"]);
    assert!(said.contains("None of them has a text in `fr`: all are asked"), "{said}");
    assert!(!asked(&["one"], &[]).contains("have a text"), "the language of the pack is no news");
}

#[test]
fn a_question_without_hints_says_so() {
    let env = TestEnv::new();
    let text = "## Real? {#real .junior}\n\n### Answer\nYes.\n\n## Which? {#which .junior kind=choice}\n\n- [x] this\n- [ ] that\n  - no\n\n### Answer\nThis.\n";
    env.pack("mine", text);
    env.ok(&["import", "mine"]);
    let said = env.ok_fed(&["quiz", "--pack", "mine", "--kind", "open"], "h\n\nh\n3\n");
    assert_eq!(said.matches("This question has no hints.").count(), 2, "{said}");
    let said = env.ok_fed(&["quiz", "--pack", "mine", "--kind", "choice"], ":h\nh\na\n3\n");
    assert_eq!(said.matches("This question has no hints.").count(), 2, "{said}");
}

#[test]
fn a_run_that_wrote_nothing_leaves_what_is_told_at_a_glance_and_a_grade_renews_it() {
    let env = with_pack();
    let told = || env.ok(&["status"]);
    let kept = || {
        let folder = fs::read_dir(env.home().join(".local/state/viva")).expect("the state folder");
        let names = folder.map(|entry| entry.expect("an entry").path());
        let mut glances = names.filter(|path| path.to_string_lossy().contains("glance-"));
        let path = glances.next().expect("a glance");
        (fs::read_to_string(&path).expect("text"), path.metadata().expect("a file").ino())
    };
    // None is kept before the first run.
    env.ok_fed(&["quiz", "--pack", "mine"], "q\n");
    let (before, line) = (kept(), told());
    env.ok_fed(&["quiz", "--pack", "mine"], "q\n");
    assert_eq!(kept(), before);
    env.ok_fed(&["quiz", "--pack", "mine", "--kind", "open"], "\n3\n");
    let (text, _) = kept();
    assert_ne!(text, before.0);
    assert_ne!(told(), line);
}
