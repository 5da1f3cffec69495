//! The debrief and what comes after it: the decision, the letter, the list, statistics, and forgetting somebody.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;
use viva::domain::interview::Set;

use super::markup;
use super::sets::{choice, open, read_set, replies, run_interview, set, whole, written};
use crate::support::TestEnv;

/// Anna and boris over the set of `written`: two apart on the last question.
fn held(env: &TestEnv) {
    written(env);
    run_interview(env, "out", "anna", &[3, 3, 4, 3]);
    let run = ["mock", "run", "out", "--interviewer", "boris"];
    let replies = "\n3\n\n2\nguessed b\n.\n\n4\nnamed wraps\n.\n\n1\ncould not say\n.\n";
    env.ok_fed(&run, &format!("{replies}2\ntoo thin on the last\n\n"));
}

#[test]
fn all_cards_stand_side_by_side_with_what_is_apart_and_what_people_recommend() {
    let env = TestEnv::new();
    held(&env);
    insta::assert_snapshot!(env.ok(&["mock", "debrief", "out"]), @r#"
    ── debrief · middle interview · candidate K-17 · 2 cards · middle-60-7-3fa90c1e

    The numbers say: Pass (2.88 of 4 overall, 4 of 4 asked)
      No key point is ticked: the verdict rests on ratings alone.

    interviewer  overall  asked  recommends
    anna            3.25      4  nothing
    boris           2.50      4  no
      boris: too thin on the last

    The same rating: 2 of 4 = 50 %, 95 % interval 15 to 85 %
    Within one: 3 of 4 = 75 %, 95 % interval 30 to 95 %
    Kappa is worked out from 30 pairs on; here n = 4.
    Two or more apart, to be talked over first: 4.

    competency   anna  boris   all
    python-core  3.25   2.50  2.88

       anna  boris           question
    1     3      3           decorators/one
         What does one do?
    2     3      2           decorators/two
         Which one wraps?
         boris: guessed b
    3     4      4           decorators/three
         What does three do?
         anna: heard it
         boris: named wraps
    4     3      1  2 apart  decorators/four
         What does four do?
         boris: could not say

    Not decided yet: --decide yes or no, with --because "why", writes it down.
    "#);
    let json = env.json(&["mock", "debrief", "out", "--json"]);
    assert_eq!(json["numbers"]["overall"], 2.875);
    assert_eq!(
        (&json["agreement"]["pairs"], &json["agreement"]["kappa"]),
        (&4.into(), &Value::Null)
    );
    assert_eq!(json["questions"][3]["apart"], true);
    assert_eq!(json["decision"], Value::Null);
    // One figure everywhere: with the card of one person alone, that of its score.
    let alone = env.json(&["mock", "debrief", "out", "--without", "boris", "--json"]);
    let score = env.json(&["mock", "score", "out", "--interviewer", "anna", "--format", "json"]);
    assert_eq!(alone["numbers"]["overall"], score["overall"]);
    assert_eq!(alone["left_out"][0], "boris");
}

#[test]
fn a_debrief_is_a_page_and_a_text_that_hold_every_note_inertly() {
    let env = TestEnv::new();
    written(&env);
    let note = "<b>loud</b> | *x* \u{1b}[2J";
    let notes = format!("\n1\n{note}\n.\n\n3\n\n3\n\n3\n4\n<i>why</i>\n\n");
    env.ok_fed(&["mock", "run", "out", "--interviewer", "anna"], &notes);
    env.ok(&["mock", "debrief", "out", "--out", "d.html"]);
    let html = fs::read_to_string(env.home().join("d.html")).unwrap();
    assert_eq!(markup::read(&html).problems, [] as [&str; 0]);
    assert!(
        html.contains("&lt;b&gt;loud") && !html.contains("<b>loud") && !html.contains("<i>why")
    );
    assert!(html.contains("data-label=\"anna\""), "tables become lists by their labels");
    assert!(!html.contains("http://") && !html.contains("https://") && !html.contains("<script"));
    let markdown = env.ok(&["mock", "debrief", "out", "--format", "md"]);
    assert!(markdown.contains("loud") && !markdown.contains("<b>") && !markdown.contains('\u{1b}'));
    let text = env.ok(&["mock", "debrief", "out"]);
    assert!(text.contains("<b>loud</b>") && !text.contains('\u{1b}'), "{text}");
    assert!(env.fails(&["mock", "debrief", "out", "--format", "csv"], 2).contains("is no table"));
}

#[test]
fn a_command_offers_the_formats_that_it_writes_and_no_other() {
    let env = TestEnv::new();
    for (command, is_table) in [("score", true), ("compare", true), ("debrief", false)] {
        let help = env.ok(&["mock", command, "--help"]);
        assert_eq!(help.contains("csv"), is_table, "{command}: {help}");
        assert!(help.contains("html"), "{command}: {help}");
    }
}

#[test]
fn a_code_of_a_candidate_is_no_folder_and_is_told_where_the_folders_are() {
    let env = TestEnv::new();
    for command in ["score", "debrief", "run"] {
        let error = env.fails(&["mock", command, "C-2"], 1);
        assert!(error.contains("`viva mock list` says in which folder"), "{command}: {error}");
    }
}

#[test]
fn nobody_sees_the_others_cards_before_all_are_in() {
    let env = TestEnv::new();
    written(&env);
    run_interview(&env, "out", "anna", &[3, 3, 3, 3]);
    env.ok_fed(&["mock", "run", "out", "--interviewer", "boris"], "\n1\nsecret\n.\nq\n");
    for command in [&["mock", "debrief", "out"][..], &["mock", "letter", "out"]] {
        let error = env.fails(command, 1);
        assert!(error.contains("not finished: boris") && !error.contains("secret"), "{error}");
    }
    let list = env.json(&["mock", "list", "--json"]);
    assert_eq!(
        (&list["interviews"][0]["state"], &list["interviews"][0]["verdict"]),
        (&"begun".into(), &Value::Null)
    );
    let text = env.ok(&["mock", "debrief", "out", "--without", "boris"]);
    assert!(text.contains("Left out: boris.") && !text.contains("secret"), "{text}");
}

#[test]
fn a_decision_is_written_with_its_reason_and_may_be_replaced() {
    let env = TestEnv::new();
    held(&env);
    let decide = ["mock", "debrief", "out", "--decide"];
    assert_eq!(env.viva(&[&decide[..], &["yes"]].concat()).code, 2);
    let error = env.fails(&[&decide[..], &["yes", "--because", " "]].concat(), 2);
    assert!(error.contains("a decision needs its reason"), "{error}");
    let said = env.ok(&[&decide[..], &["no", "--because", "thin on the last"]].concat());
    assert!(said.contains("Decided: no: thin on the last"), "{said}");
    assert!(said.contains("The numbers say: Pass"), "{said}");
    let said = env.ok(&[&decide[..], &["yes", "--because", "strong where we need it"]].concat());
    assert!(said.contains("It replaces: Decided: no: thin on the last"), "{said}");
    assert!(env.ok(&["mock", "debrief", "out"]).contains("Decided: yes: strong where we need it"));
    let list = env.ok(&["mock", "list"]);
    assert!(list.contains("K-17") && list.contains("decided") && list.contains("yes"), "{list}");
    // None of it is in the log.
    let events = env.ok(&["export", "--format", "reviews"]);
    assert_eq!(events, "");
}

/// A candidate's set of the same questions, in a folder of its own.
pub fn another(env: &TestEnv, folder: &str, candidate: &str) -> Set {
    let set = set(vec![open("one"), choice("two"), open("three"), open("four")]);
    let set = Set { id: format!("set-of-{folder}"), candidate: Some(candidate.to_owned()), ..set };
    let set = whole(set);
    env.write(&format!("{folder}/set.json"), serde_json::to_string_pretty(&set).unwrap());
    set
}

#[test]
fn a_letter_names_what_to_practise_and_nothing_of_the_interview() {
    let env = TestEnv::new();
    held(&env);
    run_interview(&env, "out", "clara", &[1, 1, 1, 1]);
    let letter = env.ok(&["mock", "letter", "out"]);
    assert!(letter.contains("## Worth working on") && letter.contains("Python core"), "{letter}");
    assert!(letter.contains("Practise with: `viva quiz --leaf decorators`"), "{letter}");
    let set = read_set(&env, "out");
    let mut hidden: Vec<String> = vec!["guessed b".into(), "anna".into(), "too thin".into()];
    for one in &set.questions {
        hidden.push(one.question.id.to_string());
        hidden.push(one.question.content.prompt.lines().next().unwrap().to_owned());
        hidden.extend(one.question.content.key_points.iter().map(|point| point.text.clone()));
    }
    for text in hidden {
        assert!(!letter.contains(&text), "{text}: {letter}");
    }
    assert!(!letter.chars().any(|letter| letter.is_ascii_digit()), "no rating: {letter}");
}

#[test]
fn points_stay_here_as_long_as_somebody_else_is_asked_the_same() {
    let env = TestEnv::new();
    another(&env, "a", "A-1");
    another(&env, "b", "B-2");
    let ticked = "\nt 1\n2\nslow\n.\n\n3\n\n3\n\n3\n4\n\n\n";
    env.ok_fed(&["mock", "run", "a", "--interviewer", "anna"], ticked);
    run_interview(&env, "b", "anna", &[3, 3, 3, 3]);
    let decide = |folder: &str| {
        env.ok(&["mock", "debrief", folder, "--decide", "no", "--because", "not yet"]);
    };
    let letter = ["mock", "letter", "a", "--with-points"];
    let error = env.fails(&letter, 1);
    assert!(error.contains("A-1") && error.contains("B-2"), "{error}");
    decide("a");
    let error = env.fails(&letter, 1);
    assert!(error.contains("B-2") && !error.contains("A-1"), "{error}");
    decide("b");
    let written = env.ok(&letter);
    assert!(!written.contains("takes a function"), "it was said: {written}");
    assert!(env.ok(&["mock", "letter", "a"]).len() <= written.len());
}

#[test]
fn a_letter_that_names_no_points_says_why_in_the_language_of_the_set() {
    let env = TestEnv::new();
    let made = |folder: &str, candidate: &str, language: &str| {
        let set = another(&env, folder, candidate);
        let set = whole(Set { language: language.to_owned(), ..set });
        env.write(&format!("{folder}/set.json"), serde_json::to_string_pretty(&set).unwrap());
    };
    made("good", "A-1", "en");
    made("weak", "B-2", "en");
    made("russian-good", "C-3", "ru");
    made("russian-weak", "D-4", "ru");
    for (folder, ratings) in
        [("good", [3; 4]), ("weak", [1; 4]), ("russian-good", [3; 4]), ("russian-weak", [1; 4])]
    {
        run_interview(&env, folder, "anna", &ratings);
        env.ok(&["mock", "debrief", folder, "--decide", "no", "--because", "not yet"]);
    }
    for (folder, why) in [
        ("good", "note: no topic is below 2.7, so the letter names no key points"),
        (
            "weak",
            "note: not in every answer that did not go well are key points ticked by themselves",
        ),
        ("russian-good", "ни одна тема не ниже 2,7, поэтому ключевых пунктов в письме нет"),
        ("russian-weak", "не во всех слабых ответах ключевые пункты отмечены поимённо"),
    ] {
        let said = env.viva(&["mock", "letter", folder, "--with-points"]);
        assert_eq!(said.code, 0, "{said:?}");
        assert!(said.stderr.contains(why) && !said.stdout.contains(why), "{folder}: {said:?}");
        let said = env.viva(&["mock", "letter", folder]);
        assert_eq!(said.stderr, "", "nobody asked for points");
    }
}

#[test]
fn what_questions_came_to_is_told_with_its_n() {
    let env = TestEnv::new();
    held(&env);
    let stats = env.json(&["mock", "stats", "--json"]);
    let rows = stats["questions"].as_array().unwrap();
    let of = |id: &str| rows.iter().find(|row| row["id"] == id).unwrap();
    let last = of("decorators/four");
    assert_eq!((&last["n"], &last["mean"], &last["right"]), (&2.into(), &2.0.into(), &0.5.into()));
    assert_eq!(last["right_flagged"], false);
    let text = env.ok(&["mock", "stats"]);
    assert!(text.contains("decorators/four") && text.contains("from n = 20 on"), "{text}");
    // A second look at the same cards counts nothing twice.
    env.ok(&["mock", "debrief", "out"]);
    assert_eq!(env.json(&["mock", "stats", "--json"]), stats);
}

/// Every file in a folder and below it.
pub fn files_below(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { found.extend(files_below(&path)) } else { found.push(path) }
    }
    found
}

/// Files below the home that hold a word, byte by byte.
fn holding(env: &TestEnv, word: &str) -> Vec<String> {
    let holds = |path: &PathBuf| {
        fs::read(path).unwrap().windows(word.len()).any(|window| window == word.as_bytes())
    };
    let found = files_below(env.home()).into_iter().filter(holds);
    found.map(|path| path.strip_prefix(env.home()).unwrap().display().to_string()).collect()
}

#[test]
fn who_is_forgotten_is_in_no_byte_that_viva_can_reach() {
    let env = TestEnv::new();
    another(&env, "a", "Aksinya-1");
    another(&env, "b", "Boleslav-2");
    for folder in ["a", "b"] {
        run_interview(&env, folder, "anna", &[3, 1, 3, 3]);
        let because = format!("because of {folder}-reason");
        env.ok(&["mock", "debrief", folder, "--decide", "no", "--because", &because]);
    }
    env.ok(&["mock", "score", "a", "--out", "reports/a.html"]);
    env.ok(&["mock", "letter", "a", "--out", "letter.md"]);
    env.ok(&["mock", "compare", "a", "b", "--out", "both.html"]);
    env.write("a/photo.txt", "not viva's");
    env.write("a/own-notes.txt", "Aksinya-1 was early");
    assert!(holding(&env, "Aksinya-1").len() > 3);

    let asked = env.fails(&["mock", "forget", "Aksinya-1"], 2);
    assert!(asked.contains("nobody is there to ask"), "{asked}");
    assert!(env.home().join("a/set.json").exists(), "nothing was deleted yet");
    let said = env.ok(&["mock", "forget", "Aksinya-1", "--yes"]);
    for file in [
        "a/set.json",
        "a/set.anna.jsonl",
        "reports/a.html",
        "letter.md",
        "both.html",
        "a/own-notes.txt",
    ] {
        assert!(said.contains(&format!("~/{file}\n")), "{file}: {said}");
        assert!(!env.home().join(file).exists(), "{file}");
    }
    assert!(said.contains("left alone:\n  ~/a/photo.txt"), "{said}");
    assert!(said.contains("What viva cannot reach:") && said.contains("in the log"), "{said}");
    assert_eq!(holding(&env, "Aksinya-1"), [] as [&str; 0]);
    assert_eq!(holding(&env, "a-reason"), [] as [&str; 0]);
    // The set's own code is where it was said to be, and nowhere else.
    let database = ["data/viva/viva.db"];
    assert_eq!(holding(&env, "set-of-a"), database);
    // The other candidate is as before.
    assert!(env.ok(&["mock", "list"]).contains("Boleslav-2"));
    assert!(env.ok(&["mock", "debrief", "b"]).contains("b-reason"));
    let error = env.fails(&["mock", "forget", "Aksinya-1"], 1);
    assert!(error.contains("nothing is noted of `Aksinya-1`"), "{error}");
}

#[test]
fn what_helped_and_what_ran_stands_in_the_debrief_and_a_mean_of_two_is_no_whole_rating() {
    let env = TestEnv::new();
    another(&env, "a", "A-1");
    env.ok_fed(
        &["mock", "run", "a", "--interviewer", "anna"],
        "i think of a set\n\n3\n\n3\n\n3\n\n3\n\n\n",
    );
    env.ok_fed(
        &["mock", "run", "a", "--interviewer", "boris", "--part", "1-1"],
        "\n4\nheard\n.\n\n\n",
    );
    for format in ["text", "md", "html"] {
        let arguments = ["mock", "debrief", "a", "--format", format];
        let told = if format == "text" { env.ok(&arguments[..3]) } else { env.ok(&arguments) };
        assert!(told.contains("hint: think of a set"), "{format}: {told}");
        let arguments = ["mock", "score", "a", "--format", format];
        let told = if format == "text" { env.ok(&arguments[..3]) } else { env.ok(&arguments) };
        assert!(told.contains("3.50"), "{format}: {told}");
    }
    let csv = env.ok(&["mock", "score", "a", "--format", "csv"]);
    assert!(csv.contains(",3.50,"), "{csv}");
    let json = env.json(&["mock", "score", "a", "--format", "json"]);
    assert_eq!(json["questions"][0]["mean"], 3.5);
}

#[test]
fn a_leaked_question_stays_out_of_sets() {
    let env = TestEnv::new();
    let new = ["mock", "new", "--level", "middle", "--seed", "7", "--out"];
    env.ok(&[&new[..], &["first"]].concat());
    let id = read_set(&env, "first").questions[3].question.id.to_string();
    env.ok(&["flag", &id, "leaked"]);
    env.ok(&[&new[..], &["second"]].concat());
    let set = read_set(&env, "second");
    assert!(set.questions.iter().all(|one| one.question.id.as_str() != id));
}

/// A whole week: one kit for three candidates, drawn for a job description, a panel of two with parts, a paper card, debriefs with decisions, letters, statistics, and one
/// candidate who is forgotten.
#[test]
fn a_week_of_interviews() {
    let env = TestEnv::new();
    env.write("job.md", super::roles::JOB);
    let new = ["mock", "new", "--role", "job.md", "--minutes", "60", "--seed", "5"];
    env.ok(&[&new[..], &["--candidate", "Week-1", "--out", "Week-1"]].concat());
    for candidate in ["Week-2", "Week-3"] {
        let like = ["mock", "new", "--like", "Week-1", "--candidate", candidate];
        let said = env.viva(&[&like[..], &["--out", candidate]].concat());
        assert_eq!(said.code, 0, "{said:?}");
        // Whoever had the kit before is told.
        assert!((said.stdout + &said.stderr).contains("Week-1"), "{candidate}");
    }
    let set = read_set(&env, "Week-1");
    let third = read_set(&env, "Week-3");
    assert_eq!((set.kit(), &set.questions), (third.kit(), &third.questions));
    assert_ne!(set.id, third.id);
    assert!(!set.blueprint.weights.is_empty(), "the job description weighs its topics");
    let forgotten = read_set(&env, "Week-2").id;
    let count = set.questions.len();
    let middle = count / 2;

    // The first: a panel of two, each with a part.
    for (name, from, to) in [("anna", 1, middle), ("boris", middle + 1, count)] {
        let part = format!("{from}-{to}");
        let own = Set { questions: set.questions[from - 1..to].to_vec(), ..set.clone() };
        let said = env.ok_fed(
            &["mock", "run", "Week-1", "--interviewer", name, "--part", &part],
            &replies(&own, |_| (3, 1)),
        );
        assert!(said.contains("is finished"), "{said}");
    }
    let joint = env.json(&["mock", "score", "Week-1", "--format", "json"]);
    assert_eq!((&joint["asked"], &joint["verdict"]), (&count.into(), &"pass".into()));
    // The second: weak, and not the same everywhere.
    env.ok_fed(
        &["mock", "run", "Week-2", "--interviewer", "anna"],
        &replies(&set, |one| (1 + u8::from(one.number % 3 == 0), 0)),
    );
    // The third, on paper.
    let blank = fs::read_to_string(env.home().join("Week-3/scorecard.csv")).unwrap();
    let mut sheet = csv::Reader::from_reader(blank.as_bytes());
    let titles = sheet.headers().unwrap().clone();
    let column = titles.iter().position(|title| title == "rating").unwrap();
    let mut filled = csv::Writer::from_writer(Vec::new());
    filled.write_record(&titles).unwrap();
    for row in sheet.records() {
        let row = row.unwrap();
        let cells = row.iter().enumerate();
        filled.write_record(cells.map(|(at, cell)| if at == column { "3" } else { cell })).unwrap();
    }
    env.write("filled.csv", filled.into_inner().unwrap());
    env.ok(&[
        "mock",
        "card",
        "Week-3",
        "--interviewer",
        "boris",
        "--from",
        "filled.csv",
        "--recommend",
        "yes",
    ]);

    let overall = |folder: &str, command: &str| {
        let json = env.json(&["mock", command, folder, "--format", "json"]);
        let of = if command == "debrief" { &json["numbers"] } else { &json };
        of["overall"].clone()
    };
    for (folder, answer) in [("Week-1", "yes"), ("Week-2", "no"), ("Week-3", "yes")] {
        assert_eq!(overall(folder, "debrief"), overall(folder, "score"), "{folder}");
        let points = env.viva(&["mock", "letter", folder, "--with-points"]);
        assert_eq!(points.code, 1, "somebody has no decision: {points:?}");
        let because = format!("seen in {folder}");
        env.ok(&["mock", "debrief", folder, "--decide", answer, "--because", &because]);
    }
    // One figure everywhere, also side by side.
    let compared = env.json(&["mock", "compare", "Week-1", "Week-2", "Week-3", "--format", "json"]);
    for (side, folder) in
        compared["sides"].as_array().unwrap().iter().zip(["Week-1", "Week-2", "Week-3"])
    {
        assert_eq!(side["overall"], overall(folder, "score"), "{folder}");
    }
    assert_eq!(compared["pairs"][0]["ahead"], "Week-1");
    assert_eq!(compared["pairs"][1]["ahead"], Value::Null);
    env.ok(&["mock", "letter", "Week-2", "--with-points", "--out", "letter-2.md"]);
    let stats = env.json(&["mock", "stats", "--json"]);
    let rows = stats["questions"].as_array().unwrap();
    assert_eq!(rows.len(), count);
    assert!(rows.iter().all(|row| row["n"] == 3 && row["asked"] == 3), "{rows:?}");

    let said = env.ok(&["mock", "forget", "Week-2", "--yes"]);
    assert!(said.contains("~/letter-2.md"), "{said}");
    // Of that person nothing is left, and of the set its code in the log, which the command said it cannot reach.
    assert!(said.contains("What viva cannot reach:") && said.contains("in the log"), "{said}");
    assert_eq!(holding(&env, "Week-2"), [] as [&str; 0], "{said}");
    assert_eq!(holding(&env, "seen in Week-2"), [] as [&str; 0], "{said}");
    assert_eq!(holding(&env, &forgotten), ["data/viva/viva.db"], "{said}");
    let after = env.json(&["mock", "stats", "--json"]);
    assert!(after["questions"].as_array().unwrap().iter().all(|row| row["n"] == 2));
    assert_eq!(env.json(&["mock", "list", "--json"])["interviews"].as_array().unwrap().len(), 2);
}
