//! `viva mock score` and `viva mock compare`, over journals that `viva mock run` wrote.

use std::fs;

use serde_json::{Value, json};
use viva::domain::interview::Set;
use viva::domain::interview::journal::Scorecard;
use viva::domain::interview::score::report;

use super::markup;
use super::sample::bank;
use super::sets::{choice, open, run_interview, set, whole, write, written};
use crate::support::TestEnv;

/// The set of `written` with a candidate of its own, in a folder of its own.
fn other(env: &TestEnv, folder: &str, candidate: &str) -> Set {
    let set = set(vec![open("one"), choice("two"), open("three"), open("four")]);
    let set = whole(Set { candidate: Some(candidate.to_owned()), ..set });
    env.write(&format!("{folder}/set.json"), serde_json::to_string_pretty(&set).unwrap());
    set
}

#[test]
fn an_interview_is_scored_from_the_only_journal() {
    let env = TestEnv::new();
    written(&env);
    run_interview(&env, "out", "anna", &[3, 2, 4, 1]);
    insta::assert_snapshot!(env.ok(&["mock", "score", "out"]), @r"
    ── middle interview · candidate K-17 · by anna · middle-60-7-3fa90c1e ──────────

    Not yet
      Overall it is 2.50; a pass needs 2.7.
      No key point is ticked: the verdict rests on ratings alone.
      A pass needs 2.7 or more overall, and 80 % of the questions asked. A question
      weighs its planned minutes, at least 2 and at most 12.

    overall     2.50 of 4
    asked       4 of 4 questions
    key points  none ticked

    competency   mean  of 4               rated  points
    python-core  2.50  ▇▇▇▇▇▇▇▇▇▇░░░░░░  4 of 4

       rating  points  level   kind    question
    1       3       -  middle  open    decorators/one
         What does one do?
    2       2          middle  choice  decorators/two
         Which one wraps?
         heard it
    3       4       -  middle  open    decorators/three
         What does three do?
         heard it
    4       1       -  middle  open    decorators/four
         What does four do?
         heard it

    1: Mostly missing or wrong: fewer than half of the required points
    2: Partly right: a required point is missing
    3: Right: all required points
    4: Right and beyond: all required points and at least half of the others
    Ticks suggest a rating by this scale. Where no point is marked as required, all
    of them are; where there are no others, all is 3; after a hint it is at most 3.
    A choice, an output or a gap: right 3, wrong 1, after a hint or a wrong try 2.
    SQL and code: every test passes without help 3, after a hint or once a failure
    was explained 2, otherwise 1; a 4 is given by hand.
    ");
    let report = env.json(&["mock", "score", "out/set.json", "--format", "json"]);
    let fields: Vec<&str> = report.as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(
        fields,
        [
            "asked",
            "candidate",
            "competencies",
            "edges",
            "elapsed_ms",
            "finished",
            "form",
            "interviewer",
            "language",
            "level",
            "minutes",
            "must_haves",
            "of",
            "overall",
            "part",
            "partial",
            "points",
            "question_minutes",
            "questions",
            "reasons",
            "recommendations",
            "recommended",
            "reopened",
            "set",
            "thresholds",
            "unticked",
            "unticked_questions",
            "verdict",
            "without_evidence"
        ]
    );
    assert_eq!(report["verdict"], "not_yet");
    assert_eq!(
        report["reasons"],
        json!([{ "reason": "overall_below", "overall": 2.5, "wanted": 2.7 }])
    );
    assert_eq!(report["competencies"][0]["title"], "Python core");
    assert_eq!(report["questions"][3]["mark"]["note"], "heard it");
}

#[test]
fn several_interviewers_are_named() {
    let env = TestEnv::new();
    written(&env);
    run_interview(&env, "out", "anna", &[3, 3, 3, 3]);
    run_interview(&env, "out", "boris", &[4, 3, 3, 1]);
    let error = env.fails(&["mock", "score", "out"], 2);
    assert!(error.contains("several people interviewed: anna, boris"), "{error}");
    assert!(error.contains("viva mock debrief"), "{error}");
    let text = env.ok(&["mock", "score", "out", "--interviewer", "Boris"]);
    assert!(text.contains("by boris"), "{text}");
    let error = env.fails(&["mock", "score", "out", "--interviewer", "clara"], 1);
    assert!(error.contains("there is no journal"), "{error}");
    insta::assert_snapshot!(env.ok(&["mock", "compare", "out"]), @r"
    ── 2 interviewers · middle interview · candidate K-17 · middle-60-7-3fa90c1e ───

    The same rating: 2 of 4 = 50 %, 95 % interval 15 to 85 %
    Within one: 3 of 4 = 75 %, 95 % interval 30 to 95 %

    interviewer  overall   asked  points  verdict
    anna            3.00  4 of 4       -  Pass
    boris           2.75  4 of 4       -  Pass

    competency   anna  boris
    python-core  3.00   2.75

    question          anna  boris
    decorators/one       3      4
         What does one do?
    decorators/two       3      3
         Which one wraps?
    decorators/three     3      3
         What does three do?
    decorators/four      3      1
         What does four do?
    ");
}

#[test]
fn what_is_not_finished_is_scored_and_says_so() {
    let env = TestEnv::new();
    written(&env);
    let error = env.fails(&["mock", "score", "out"], 1);
    assert!(
        error.contains("no journal lies beside") && error.contains("viva mock card"),
        "{error}"
    );
    // Without a user name whoever sits here is called `interviewer`: the card is their own.
    let outcome = env.feed(&["mock", "run", "out"], "\n3\nn\nsaid so\n.\nq\n");
    assert_eq!(outcome.code, 0, "{outcome:?}");
    let text = env.ok(&["mock", "score", "out"]);
    assert!(text.contains("The interview is not finished"), "{text}");
    assert!(text.contains("1 of 4 questions were asked; a verdict needs 80 %."), "{text}");
    // Beside a card that is not finished nobody's is shown, and least of all that one to others.
    written(&env);
    fs::remove_file(env.home().join("out/set.interviewer.jsonl")).unwrap();
    let outcome =
        env.feed(&["mock", "run", "out", "--interviewer", "anna"], "\n2\nsaid so\n.\nq\n");
    assert_eq!(outcome.code, 0, "{outcome:?}");
    run_interview(&env, "out", "boris", &[3, 3, 3, 3]);
    for arguments in [
        &["mock", "score", "out", "--interviewer", "anna"][..],
        &["mock", "score", "out", "--interviewer", "boris"],
    ] {
        for format in ["text", "md", "html", "json", "csv"] {
            let outcome = env.viva(&[arguments, &["--format", format]].concat());
            assert_eq!((outcome.code, outcome.stdout.as_str()), (1, ""), "{outcome:?}");
            assert!(outcome.stderr.contains("not finished: anna"), "{outcome:?}");
            assert!(!outcome.stderr.contains("said so"), "{outcome:?}");
        }
    }
    let error = env.fails(&["mock", "compare", "out"], 1);
    assert!(error.contains("not finished: anna (K-17)"), "{error}");
}

#[test]
fn a_torn_line_is_no_line_and_a_broken_one_is_an_error() {
    let env = TestEnv::new();
    written(&env);
    run_interview(&env, "out", "anna", &[3, 3, 3, 3]);
    let journal = env.home().join("out/set.anna.jsonl");
    let whole = fs::read_to_string(&journal).unwrap();
    fs::write(&journal, &whole[..whole.len() - 5]).unwrap();
    assert!(env.fails(&["mock", "score", "out"], 1).contains("not finished: anna"));
    fs::write(&journal, whole.replacen("{\"at_ms\"", "{at", 2)).unwrap();
    let error = env.fails(&["mock", "score", "out"], 1);
    assert!(error.contains("set.anna.jsonl, line 1: "), "{error}");
}

#[test]
fn an_interview_on_paper_is_scored_and_its_questions_rest() {
    let env = TestEnv::new();
    let set = written(&env);
    let documents = viva::render::documents(&set, &std::collections::BTreeMap::new()).unwrap();
    let blank = documents.iter().find(|one| one.name == "scorecard.csv").unwrap();
    // Filled in as by hand: rating and ticks behind the seven columns of the question.
    let text = String::from_utf8(blank.bytes.clone()).unwrap();
    let filled: Vec<String> = text
        .lines()
        .zip(["", "3,2", "s,", "4,3", "-,"])
        .map(|(line, cells)| match cells {
            "" => line.to_owned(),
            _ => line.replacen(",,,", &format!(",{cells},"), 1),
        })
        .collect();
    env.write("card.csv", filled.join("\r\n"));
    let score = ["mock", "score", "out", "--scorecard", "card.csv", "--interviewer", "anna"];
    let outcome = env.viva(&score);
    assert_eq!(outcome.code, 0, "{outcome:?}");
    assert!(outcome.stderr.contains("2 of 4 questions are noted as asked"), "{outcome:?}");
    assert!(outcome.stdout.contains("2 of 4 questions were asked"), "{outcome:?}");
    let again = env.viva(&[&score[..], &["--format", "csv", "--out", "scored.csv"]].concat());
    assert_eq!((again.code, again.stdout.as_str()), (0, "written: scored.csv\n"), "{again:?}");
    // What was written is a filled card itself.
    let report =
        env.json(&["mock", "score", "out", "--scorecard", "scored.csv", "--format", "json"]);
    assert_eq!((&report["asked"], &report["points"]["count"]), (&json!(2), &json!(5)));

    env.write("card.csv", filled.join("\n").replace(",3,2,", ",7,2,").replace("four", "five"));
    let error = env.fails(&score, 1);
    assert!(error.contains("line 2, rating: `7` is no rating"), "{error}");
    assert!(error.contains("line 5, question: `decorators/five` is not in the set"), "{error}");
}

#[test]
fn candidates_are_compared_over_what_both_were_asked() {
    let env = TestEnv::new();
    other(&env, "a", "K-1");
    other(&env, "b", "K-2");
    run_interview(&env, "a", "anna", &[3, 3, 3, 3]);
    run_interview(&env, "b", "anna", &[2, 3, 0, 3]);
    let text = env.ok(&["mock", "compare", "a", "b/set.anna.jsonl"]);
    assert!(text.contains("4 questions in common · n = 3 asked in all"), "{text}");
    assert!(text.contains("K-1 and K-2: no difference that n = 3 can show ("), "{text}");
    let value = env.json(&["mock", "compare", "a", "b", "--format", "json"]);
    assert_eq!((&value["comparison"], &value["n"]), (&json!("candidates"), &json!(3)));
    assert_eq!(value["pairs"][0]["ahead"], Value::Null);
    let csv = env.ok(&["mock", "compare", "a", "b", "--format", "csv"]);
    assert!(csv.starts_with("question,topic,level,K-1,K-2\n"), "{csv}");
    let error = env.fails(&["mock", "compare", "a", "a/set.anna.jsonl"], 1);
    assert!(error.contains("1 finished interview found"), "{error}");
    write(&env, &whole(Set { id: "other".into(), ..set(vec![open("five")]) }));
    run_interview(&env, "out", "anna", &[3]);
    let error = env.fails(&["mock", "compare", "a", "out"], 1);
    assert!(error.contains("no question in common") && error.contains("anchors"), "{error}");
}

#[test]
fn a_changed_set_and_wrong_files_are_refused() {
    let env = TestEnv::new();
    written(&env);
    run_interview(&env, "out", "anna", &[3, 3, 3, 3]);
    let path = env.home().join("out/set.json");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, text.replace("What does one do?", "What does one do??")).unwrap();
    for arguments in [["mock", "score", "out"], ["mock", "compare", "out/set.anna.jsonl"]] {
        assert!(env.fails(&arguments, 1).contains("changed by hand"));
    }
    assert!(env.fails(&["mock", "compare", "nowhere"], 1).contains("cannot read"));
    env.fails(&["mock", "compare"], 2);
}

#[test]
fn pages_over_the_bank_hold_nothing_but_what_pages_may() {
    for language in ["en", "ru"] {
        for set in bank(language).chunks(40) {
            let mut card = Scorecard::empty(&set, "anna");
            for (mark, rating) in card.marks.iter_mut().zip((1..=4).cycle()) {
                (mark.state, mark.rating) =
                    (viva::domain::interview::journal::State::Rated, Some(rating));
                mark.note = "<img src=x onerror=alert(1)> </style> --> {{ 7*7 }}".to_owned();
            }
            let html = viva::render::report::report_html(&report(&set, &card)).unwrap();
            let page = markup::read(&html);
            assert!(
                page.problems.is_empty(),
                "{}: {:?}",
                set.questions[0].question.id,
                page.problems
            );
            assert!(page.text.contains("onerror=alert(1)> </style> --> {{ 7*7 }}"));
        }
    }
}

#[test]
fn a_file_is_written_in_the_format_of_its_name() {
    let env = TestEnv::new();
    written(&env);
    run_interview(&env, "out", "anna", &[3, 3, 3, 3]);
    for (name, start) in [
        ("r.html", "<!doctype html>"),
        ("r.md", "# Pass"),
        ("r.json", "{\"set\""),
        ("r.csv", "number,"),
    ] {
        assert_eq!(env.ok(&["mock", "score", "out", "--out", name]), format!("written: {name}\n"));
        let text = fs::read_to_string(env.home().join(name)).unwrap();
        assert!(text.starts_with(start), "{name}: {text}");
    }
    for name in ["r.pdf", "r.txt", "r", "r.docx"] {
        for arguments in [
            &["mock", "score", "out", "--out", name][..],
            &["mock", "score", "out", "--format", "text", "--out", name],
        ] {
            let error = env.fails(arguments, 2);
            assert!(
                error.contains(&format!("{name} ends in no format that can be written")),
                "{error}"
            );
            assert!(error.contains(".md, .html, .json or .csv"), "{error}");
            assert!(!env.home().join(name).exists());
        }
    }
}
