//! The end of an interview: what one recommends, a card that is reopened, one that keeps the others closed, and one on paper.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use super::sets::{choice, open, run_interview, set, write, written};
use crate::support::TestEnv;

const ALL_GOOD: &str = "\n3\n\n3\n\n3\n\n3\n";

#[test]
fn what_one_recommends_stands_apart_from_the_verdict() {
    let env = TestEnv::new();
    written(&env);
    let run = ["mock", "run", "out", "--interviewer", "anna"];
    let said = env.ok_fed(&run, &format!("{ALL_GOOD}2\ntoo quiet for this team\n\n"));
    assert!(said.contains("You recommend: no: too quiet for this team"), "{said}");
    let score = ["mock", "score", "out", "--interviewer", "anna"];
    let report = env.ok(&score);
    assert!(report.contains("Pass\n"), "{report}");
    assert!(report.contains("anna recommends: no: too quiet for this team"), "{report}");
    // Nothing was ticked, and that is said beside a pass.
    assert!(
        report.contains("No key point is ticked: the verdict rests on ratings alone."),
        "{report}"
    );
    for format in ["md", "html"] {
        let page = env.ok(&[&score[..], &["--format", format]].concat());
        assert!(page.contains("anna recommends: no. too quiet for this team"), "{page}");
        assert!(page.contains("the verdict rests on ratings alone"), "{page}");
    }
    let json = env.json(&[&score[..], &["--format", "json"]].concat());
    assert_eq!(json["recommended"]["recommendation"], "no");
    assert_eq!((&json["unticked"], &json["verdict"]), (&true.into(), &"pass".into()));
}

#[test]
fn a_finished_card_is_reopened_with_a_reason_and_both_states_stay() {
    let env = TestEnv::new();
    written(&env);
    run_interview(&env, "out", "anna", &[3, 3, 3, 1]);
    let path = env.home().join("out/set.anna.jsonl");
    let before = fs::read_to_string(&path).unwrap();
    let run = ["mock", "run", "out", "--interviewer", "anna"];
    let reopen = [&run[..], &["--reopen", "question 4 was rated by mistake"]].concat();
    env.ok_fed(&reopen, "j 4\n3\n3\ncame back to it\n\n");
    let after = fs::read_to_string(&path).unwrap();
    assert!(after.starts_with(&before), "what it was stands above");
    let json = env.json(&["mock", "score", "out", "--interviewer", "anna", "--format", "json"]);
    assert_eq!(json["questions"][3]["mark"]["rating"], 3);
    assert_eq!(json["reopened"][0], "question 4 was rated by mistake");
    assert_eq!(json["finished"], true);
    // Only what is finished is reopened, and never without a reason.
    let error = env.fails(&[&run[..], &["--reopen", " "]].concat(), 2);
    assert!(error.contains("reopened with a reason"), "{error}");
    env.ok_fed(&["mock", "run", "out", "--interviewer", "boris"], "q\n");
    let error =
        env.fails(&["mock", "run", "out", "--interviewer", "boris", "--reopen", "again"], 2);
    assert!(error.contains("the card of boris is not finished"), "{error}");
}

#[test]
fn one_card_that_is_never_finished_does_not_close_the_others_for_ever() {
    let env = TestEnv::new();
    written(&env);
    run_interview(&env, "out", "anna", &[3, 3, 3, 3]);
    env.ok_fed(&["mock", "run", "out", "--interviewer", "boris"], "\n1\nsecret\n.\nq\n");
    let error = env.fails(&["mock", "score", "out", "--interviewer", "anna"], 1);
    assert!(error.contains("not finished: boris"), "{error}");
    assert!(error.contains("viva mock run out/set.json --interviewer boris"), "{error}");
    assert!(error.contains("--without boris"), "{error}");
    let report = env.ok(&["mock", "score", "out", "--without", "boris"]);
    assert!(report.contains("by anna") && !report.contains("secret"), "{report}");
    let error = env.fails(&["mock", "score", "out", "--without", "clara"], 2);
    assert!(error.contains("clara has no card of this set"), "{error}");
    // Whoever has not finished does not look at the others by leaving themselves out.
    let mut command =
        env.command(&["mock", "score", "out", "--interviewer", "anna", "--without", "boris"]);
    let output = command.env("USER", "boris").output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).contains("your own card is not finished"));
    // The other way out: the card is brought to its end, and what was not asked is not asked.
    env.ok_fed(&["mock", "run", "out", "--interviewer", "boris"], "j\n\n\n");
    let json = env.json(&["mock", "score", "out", "--interviewer", "boris", "--format", "json"]);
    assert_eq!((&json["finished"], &json["asked"]), (&true.into(), &1.into()));
    assert_eq!(json["verdict"], "insufficient_evidence");
}

fn card(env: &TestEnv, rows: &[&str]) -> String {
    let path =
        env.write("card.csv", [&["question,rating,ticked,hints,note"], rows].concat().join("\r\n"));
    path.to_str().unwrap().to_owned()
}

#[test]
fn a_finished_card_takes_no_other_part_and_says_so() {
    let env = TestEnv::new();
    written(&env);
    run_interview(&env, "out", "boris", &[3, 3, 3, 3]);
    let run = ["mock", "run", "out", "--interviewer", "boris"];
    let before = std::fs::read(env.home().join("out/set.boris.jsonl")).unwrap();
    for option in [["--part", "1-2"], ["--from", "2"]] {
        let error = env.fails(&[&run[..], &option].concat(), 1);
        let told = format!("the card of boris is finished; {} changes nothing", option.join(" "));
        assert!(error.contains(&told) && error.contains("--reopen"), "{error}");
    }
    assert_eq!(std::fs::read(env.home().join("out/set.boris.jsonl")).unwrap(), before);
    env.ok(&run);
    env.ok_fed(&[&run[..], &["--part", "1-2", "--reopen", "a slip"]].concat(), "q\n");
}

#[test]
fn an_interview_on_paper_becomes_a_card_like_any_other() {
    let env = TestEnv::new();
    written(&env);
    run_interview(&env, "out", "boris", &[3, 3, 3, 3]);
    let from = card(
        &env,
        &[
            "decorators/one,4,2,,\"said\r\nso, twice\"",
            "decorators/two,3,,,",
            "decorators/three,2,1,1,slow",
            "decorators/four,s,,,",
        ],
    );
    let keep = ["mock", "card", "out", "--interviewer", "anna", "--from", &from];
    let more = ["--recommend", "strong-yes", "--because", "exact"];
    let outcome = env.viva(&[&keep[..], &more].concat());
    assert_eq!(outcome.code, 0, "{outcome:?}");
    assert!(
        outcome.stdout.contains("The card of anna is kept: 3 of 4 questions rated"),
        "{outcome:?}"
    );
    assert!(outcome.stderr.contains("3 of 4 questions are noted as asked"), "{outcome:?}");
    let path = env.home().join("out/set.anna.jsonl");
    assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    let json = env.json(&["mock", "score", "out", "--interviewer", "anna", "--format", "json"]);
    let mark = &json["questions"][0]["mark"];
    assert_eq!(
        (&mark["rating"], &mark["counted"], &mark["note"]),
        (&4.into(), &2.into(), &"said\r\nso, twice".into())
    );
    // Paper says how many were ticked, not which.
    assert_eq!(mark["ticked"], serde_json::json!([false, false, false]));
    assert_eq!(json["points"]["count"], 3);
    assert_eq!(json["recommended"]["recommendation"], "strong_yes");
    assert!(env.ok(&["mock", "compare", "out"]).contains("anna"));
    // A second card of one person is refused, and the first stays.
    let before = fs::read(&path).unwrap();
    let error = env.fails(&keep, 1);
    assert!(error.contains("anna has a card already"), "{error}");
    assert_eq!(fs::read(&path).unwrap(), before);
}

#[test]
fn a_corrected_file_takes_the_place_of_a_card_and_both_states_stay() {
    let env = TestEnv::new();
    written(&env);
    let keep = |rows: &[&str]| {
        let from = card(&env, rows);
        ["mock", "card", "out", "--interviewer", "anna", "--from", &from].map(str::to_owned)
    };
    let rows = ["decorators/one,4,2,1,quick", "decorators/two,3,,,", "decorators/three,2,1,1,slow"];
    let last = "decorators/four,s,,,";
    let replace = |rows: &[&str], more: &[&str]| {
        let keep = keep(rows);
        let keep: Vec<&str> = keep.iter().map(String::as_str).chain(more.iter().copied()).collect();
        env.viva(&keep)
    };
    // There is nothing yet whose place it could take.
    let first = [&rows[..], &[last]].concat();
    let refused = replace(&first, &["--replace", "too early"]);
    assert_eq!(refused.code, 1, "{refused:?}");
    assert!(refused.stderr.contains("anna has no card of this set"), "{refused:?}");
    let yes = ["--recommend", "yes", "--because", "calm"];
    assert_eq!(replace(&first, &yes).code, 0);
    let path = env.home().join("out/set.anna.jsonl");
    let before = fs::read_to_string(&path).unwrap();
    let refused = replace(&first, &[]);
    assert_eq!(refused.code, 1, "{refused:?}");
    assert!(refused.stderr.contains("--replace \"why\""), "{refused:?}");

    // What is refused leaves the card as it was: no reason, nothing filled in, a mistake.
    let right = ["decorators/one,3,1,,quick", rows[1], rows[2], "decorators/four,1,,,guessed"];
    let empty = ["one", "two", "three", "four"].map(|slug| format!("decorators/{slug},,,,"));
    let empty: Vec<&str> = empty.iter().map(String::as_str).collect();
    let wrong = ["decorators/one,9,1,,", rows[1], rows[2], last];
    for (rows, why, said) in [
        (&right[..], " ", "a card is replaced with a reason"),
        (&empty, "emptied", "no question has a rating"),
        (&wrong, "mistyped", "`9` is no rating"),
    ] {
        let refused = replace(rows, &["--replace", why]);
        assert!(refused.code > 0 && refused.stderr.contains(said), "{said}: {refused:?}");
        assert_eq!(fs::read_to_string(&path).unwrap(), before, "{said}");
    }
    let same = replace(&first, &["--replace", "to be sure"]);
    assert!(same.stdout.contains("what the card of anna holds: nothing was written"), "{same:?}");
    assert_eq!(fs::read_to_string(&path).unwrap(), before);

    let said = replace(&right, &["--replace", "row 1 was read wrong"]);
    assert_eq!(said.code, 0, "{said:?}");
    for line in [
        "The card of anna is replaced: 4 of 4 questions rated",
        "  question 1: 4 strong → 3 good; 2 key points → 1; 1 hint → 0; the note was\n  written for 4 strong\n",
        "  question 4: not asked → 1 poor; a note\n  ",
        "What it was stays in that file, above what counts now.",
    ] {
        assert!(said.stdout.contains(line.trim_end_matches("  ")), "{line}: {said:?}");
    }
    assert!(!said.stdout.contains("question 2") && !said.stdout.contains("recommendation"));
    let after = fs::read_to_string(&path).unwrap();
    assert!(after.starts_with(&before) && after.len() > before.len(), "{after}");
    assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    let score = ["mock", "score", "out", "--interviewer", "anna"];
    let json = env.json(&[&score[..], &["--format", "json"]].concat());
    let mark = &json["questions"][0]["mark"];
    assert_eq!(
        (&mark["rating"], &mark["counted"], &mark["hints"]),
        (&3.into(), &1.into(), &0.into())
    );
    assert_eq!((&json["finished"], &json["asked"]), (&true.into(), &4.into()));
    // The recommendation stays where the new file brings none.
    assert_eq!(json["recommended"]["because"], "calm");
    assert_eq!(json["reopened"], serde_json::json!(["row 1 was read wrong"]));
    let told = "hanged after it was finished: row 1 was read wrong";
    assert!(env.ok(&score).contains(told));
    let debrief = env.ok(&["mock", "debrief", "out"]);
    assert!(debrief.contains("anna changed the finished card: row 1 was read wrong"), "{debrief}");
    let stats = env.json(&["mock", "stats", "--json"]);
    let of = |id: &str| stats["questions"].as_array().unwrap().iter().find(|one| one["id"] == id);
    assert_eq!(of("decorators/one").unwrap()["mean"], 3.0, "the new state counts: {stats}");

    let no = ["--replace", "and the recommendation", "--recommend", "no"];
    let said = replace(&right, &no);
    assert!(said.stdout.contains("  recommendation: yes: calm → no\n"), "{said:?}");
}

#[test]
fn a_file_takes_the_place_of_a_card_of_the_console_and_what_it_has_no_column_for_stays() {
    let env = TestEnv::new();
    written(&env);
    env.ok_fed(
        &["mock", "run", "out", "--interviewer", "anna"],
        "i of a list\n\nt 1\nr 1\n2\nslow\n.\nq\n",
    );
    let rows = ["one,3,,,", "two,3,,,", "three,3,,,", "four,3,,,"];
    let from =
        card(&env, &rows.map(|row| format!("decorators/{row}")).each_ref().map(|row| &**row));
    let keep = ["mock", "card", "out", "--interviewer", "anna", "--from", &from];
    let said =
        env.ok(&[&keep[..], &["--replace", "the laptop went down, the rest is on paper"]].concat());
    assert!(said.contains("question 1: 2 mixed → 3 good; 1 key point → 0; no note"), "{said}");
    assert!(said.contains("question 2: open → 3 good"), "{said}");
    let json = env.json(&["mock", "score", "out", "--interviewer", "anna", "--format", "json"]);
    let mark = &json["questions"][0]["mark"];
    assert_eq!((&mark["own_hints"][0], &mark["red_flags"][0]), (&"of a list".into(), &1.into()));
    // It was never finished before: nothing was changed after its end.
    assert_eq!((&json["finished"], &json["reopened"]), (&true.into(), &serde_json::json!([])));
}

#[test]
fn a_paper_card_with_mistakes_is_told_line_by_line_and_keeps_nothing() {
    let env = TestEnv::new();
    write(&env, &set(vec![open("one"), choice("two"), open("three")]));
    let from = card(
        &env,
        &[
            "decorators/one,5,2,,\"one\r\ntwo\r\nthree\"",
            "decorators/two,3,,29,",
            "decorators/other,3,,,",
        ],
    );
    let error = env.fails(&["mock", "card", "out", "--interviewer", "anna", "--from", &from], 1);
    for said in [
        "line 2, rating: `5` is no rating",
        "line 5, hints: `29` is not a number from 0 to",
        "line 6, question: `decorators/other` is not in the set",
        "question 3 (decorators/three) has no row",
    ] {
        assert!(error.contains(said), "{said}: {error}");
    }
    assert!(!env.home().join("out/set.anna.jsonl").exists());
}

#[test]
fn a_panel_is_judged_over_both_parts() {
    let env = TestEnv::new();
    written(&env);
    for (name, part, numbers) in [("anna", "1-2", "1"), ("boris", "3-4", "3")] {
        let run = ["mock", "run", "out", "--interviewer", name, "--part", part];
        let said = env.ok_fed(&run, "\n3\n\n3\n3\nfine\n\n");
        assert!(said.contains(&format!("questions {part}")), "{said}");
        assert!(said.contains(&format!("── {numbers} of 4")), "{said}");
        assert!(said.contains("2 of 2 questions rated"), "{said}");
    }
    let own = env.json(&["mock", "score", "out", "--interviewer", "anna", "--format", "json"]);
    assert_eq!(own["verdict"], "insufficient_evidence");
    let both = env.json(&["mock", "score", "out", "--format", "json"]);
    assert_eq!((&both["verdict"], &both["asked"]), (&"pass".into(), &4.into()));
    assert_eq!(both["interviewer"], "anna, boris");
    let error = env.fails(&["mock", "run", "out", "--interviewer", "c", "--part", "3-9"], 2);
    assert!(error.contains("--part 1-4 is all of them"), "{error}");
    let error = env.fails(&["mock", "run", "out", "--part", "4-3"], 2);
    assert!(error.contains("the first and the last: 7-12"), "{error}");
}
