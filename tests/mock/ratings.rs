//! Which ratings a question can be given, what a note stands for once the rating is another, and hints as one number everywhere.

use std::fs;

use super::sets::written;
use crate::support::TestEnv;

fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A filled sheet of the four questions: rating, hints and note of each.
fn sheet(env: &TestEnv, rows: [&str; 4]) -> String {
    let ids = ["one", "two", "three", "four"];
    let rows = ids.iter().zip(rows).map(|(id, row)| format!("decorators/{id},{row}\n"));
    let text = format!("question,rating,hints,note\n{}", rows.collect::<String>());
    env.write("card.csv", text).display().to_string()
}

fn run(env: &TestEnv, interviewer: &str, replies: &str) -> String {
    flat(&env.ok_fed(&["mock", "run", "out", "--interviewer", interviewer], replies))
}

fn score(env: &TestEnv, interviewer: &str, format: &str) -> String {
    env.ok(&["mock", "score", "out", "--interviewer", interviewer, "--format", format])
}

fn mark(env: &TestEnv, interviewer: &str) -> serde_json::Value {
    let json: serde_json::Value = serde_json::from_str(&score(env, interviewer, "json")).unwrap();
    json["questions"][0]["mark"].clone()
}

#[test]
fn what_is_chosen_gets_no_four_at_the_console_or_on_paper_and_journals_of_before_are_read() {
    let env = TestEnv::new();
    written(&env);
    let told = "what is chosen, printed or filled in has no 4: right is 3, wrong 1, after a hint or a wrong try 2";
    let said = run(&env, "anna", "j 2\n\n4\n3\nj 1\n\n4\nheard it\n.\nj\n\n\n");
    let (_, choice) = said.split_once("decorators/two").expect("the choice");
    let (choice, after) = choice.split_once("→ 3 good").expect("its rating");
    assert!(choice.contains("[3] good") && !choice.contains("[4] strong"), "{said}");
    assert!(choice.contains(&format!("There is no 4 here: {told}.")), "{said}");
    assert!(after.contains("→ 4 strong"), "an open question has one: {said}");

    let from = sheet(&env, ["4,,quick", "4,,quick", "3,,", "3,,"]);
    let card = ["mock", "card", "out", "--interviewer", "boris", "--from", &from];
    let error = flat(&env.fails(&card, 1));
    assert!(error.contains(&format!("line 3, rating: `4` is none here: {told}")), "{error}");
    assert!(!error.contains("line 2"), "{error}");

    // What was rated before it was refused stands.
    let journal = env.home().join("out/set.anna.jsonl");
    let lines = fs::read_to_string(&journal).unwrap();
    let before = lines.replace("\"number\":2,\"rating\":3", "\"number\":2,\"rating\":4");
    assert_ne!(lines, before);
    fs::write(&journal, before).unwrap();
    let json: serde_json::Value = serde_json::from_str(&score(&env, "anna", "json")).unwrap();
    assert_eq!(json["questions"][1]["mark"]["rating"], 4);
}

#[test]
fn a_note_that_was_written_for_another_rating_is_told_on_the_screen_and_in_every_debrief() {
    let env = TestEnv::new();
    written(&env);
    let rest = "\n3\n\n3\n\n3\n\n\n";
    let said = run(&env, "anna", &format!("\n2\nslow\n.\nb\n4\n{rest}"));
    let told = "the note was written for 2 mixed: b goes back, n adds what makes it 4 strong";
    assert!(said.contains(told), "{said}");
    let (_, summary) = said.split_once("── summary").expect("the summary");
    assert!(summary.contains("4 strong for 2 mixed"), "{summary}");
    // What is added for the new rating is evidence for it.
    let said = run(&env, "boris", &format!("\n2\nslow\n.\nb\n4\nb\nn\nthen exact\n.\n\n{rest}"));
    let (_, summary) = said.split_once("── summary").expect("the summary");
    assert!(summary.contains("4 strong yes"), "{summary}");

    let debrief = |format| env.ok(&["mock", "debrief", "out", "--format", format]);
    let text = flat(&debrief("text"));
    assert_eq!(text.matches("the note was written for 2 mixed: slow").count(), 1, "{text}");
    for format in ["md", "html"] {
        let page = debrief(format);
        assert_eq!(page.matches("the note was written for 2:").count(), 1, "{format}: {page}");
    }
    let json: serde_json::Value = serde_json::from_str(&debrief("json")).unwrap();
    let notes = &json["questions"][0]["notes"];
    assert_eq!((&notes[0]["note_for"], notes[1].get("note_for")), (&2.into(), None), "{notes}");
    for (format, told) in [("text", "written for 2 mixed:"), ("md", "written for 2:")] {
        assert!(flat(&score(&env, "anna", format)).contains(told), "{format}");
        assert!(!score(&env, "boris", format).contains("written for"), "{format}");
    }
}

#[test]
fn on_paper_too_ratings_without_a_note_and_notes_of_another_rating_are_told() {
    let env = TestEnv::new();
    written(&env);
    let keep = |rows, more: &[&str]| {
        let from = sheet(&env, rows);
        let card = ["mock", "card", "out", "--interviewer", "anna", "--from", &from];
        flat(&env.ok(&[&card[..], more].concat()))
    };
    let said = keep(["2,,slow", "1,,", "3,,", "4,,"], &[]);
    assert!(said.contains("A 1, 2 or 4 without a note, so without evidence: 2, 4."), "{said}");
    let said = keep(["4,,slow", "1,,guessed", "3,,", "3,,"], &["--replace", "row 1"]);
    assert!(said.contains("2 mixed → 4 strong; the note was written for 2 mixed"), "{said}");
    assert!(!said.contains("without evidence"), "{said}");
    let debrief = flat(&env.ok(&["mock", "debrief", "out"]));
    assert!(debrief.contains("the note was written for 2 mixed: slow"), "{debrief}");
    let said = keep(["4,,exact", "1,,guessed", "3,,", "3,,"], &["--replace", "and its note"]);
    assert!(!said.contains("written for"), "{said}");
}

#[test]
fn hints_are_one_number_wherever_they_are_read_and_ones_own_count_on_paper() {
    let env = TestEnv::new();
    written(&env);
    run(&env, "anna", "h\ni of a list\n\n2\nslow\n.\n\n3\n\n3\n\n3\n\n\n");
    let of = |name: &str| {
        let csv = score(&env, name, "csv");
        let mut lines = csv.lines().map(|line| line.split(',').collect::<Vec<_>>());
        let place = lines.next().unwrap().iter().position(|title| *title == "hints").unwrap();
        let text = flat(&score(&env, name, "text"));
        let told = ["1 hint", "2 hints", "3 hints"].iter().position(|told| text.contains(told));
        let csv: usize = lines.next().unwrap()[place].parse().unwrap();
        let json = mark(&env, name)["hints"].as_u64().unwrap();
        let debrief = env.json(&["mock", "debrief", "out", "--format", "json"]);
        let notes = debrief["questions"][0]["notes"].as_array().unwrap();
        let noted = notes.iter().find(|one| one["interviewer"] == name).unwrap();
        (csv, json, noted["hints"].as_u64().unwrap(), told.map(|place| place + 1))
    };
    assert_eq!(of("anna"), (2, 2, 2, Some(2)));
    assert_eq!(mark(&env, "anna")["own_hints"], serde_json::json!(["of a list"]));

    // The bank has two hints of the first question; a third was one's own.
    let from = sheet(&env, ["2,3,slow", "3,,", "3,,", "3,,"]);
    let keep = |name| ["mock", "card", "out", "--interviewer", name, "--from", &from];
    env.ok(&keep("boris"));
    assert_eq!(of("boris"), (3, 3, 3, Some(3)));
    let again = env.ok(&[&keep("boris")[..], &["--replace", "to be sure"]].concat());
    assert!(again.contains("nothing was written"), "{again}");
    // A hint whose words are in the card is one of those that the sheet counts.
    env.ok(&[&keep("anna")[..], &["--replace", "one more hint"]].concat());
    assert_eq!(of("anna"), (3, 3, 3, Some(3)));
    assert_eq!(mark(&env, "anna")["own_hints"], serde_json::json!(["of a list"]));
}
