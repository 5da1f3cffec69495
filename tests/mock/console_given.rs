//! What an interviewer gives and sees at the console: ratings before the reveal, the answer in full, red flags, hints of one's own, and
//! what the candidate wrote, run.

use viva::domain::interview::Set;
use viva::domain::interview::set::SetQuestion;
use viva::domain::question::hex;
use viva::domain::time::Moment;
use viva::store::Store;

use super::console::{RUN, entries, events};
use super::sets::{open, set, whole, write, written};
use crate::code;
use crate::sql;
use crate::support::{NOW, TestEnv};
use crate::terminal::Terminal;

#[test]
fn the_key_points_come_first_and_the_essay_only_when_asked_for() {
    let env = TestEnv::new();
    written(&env);
    let outcome = env.feed(&RUN, "a\n\na\nv\ns\n\ns\nq\n");
    assert_eq!(outcome.code, 0, "{outcome:?}");
    let said = outcome.stdout;
    assert!(said.contains("> a\nNothing is revealed yet: Enter shows the answer."), "{said}");
    let points = said.find("Key points (* required)").unwrap();
    let essay = said.find("The answer of one: it **wraps**.").unwrap();
    assert!(points < said.find("the answer in full").unwrap() && points < essay, "{said}");
    assert_eq!(said.matches("What does one do?").count(), 2, "asked, and shown again: {said}");
    // Which option is right is on the screen from the reveal on.
    let (asked, revealed) = said[essay..].split_once("── expected answer").unwrap();
    assert!(!asked.contains(['✓', '✗']) && asked.contains("b)  the second one"), "{asked}");
    assert!(revealed.contains("✓ b)  the second one"), "{revealed}");
    // Without key points there is nothing that the answer could be held back for.
    assert!(revealed.contains("The second one wraps it."), "{revealed}");
    assert_eq!(
        events(&env),
        ["opened", "shown 1", "not_asked 1", "shown 2", "not_asked 2", "shown 3", "paused"]
    );
}

#[test]
fn whoever_knows_the_answer_rates_at_once() {
    let env = TestEnv::new();
    written(&env);
    let outcome = env.feed(&RUN, "3\n2\nguessed\n.\nq\n");
    let said = &outcome.stdout;
    assert!(said.contains("[1] poor  [2] mixed  [3] good  [4] strong\n[enter] answer"), "{said}");
    assert!(said.contains("→ 3 good, without a look at the expected answer"), "{said}");
    assert!(said.contains("What did you hear that makes it 2 mixed?"), "{said}");
    assert_eq!(
        events(&env),
        ["opened", "shown 1", "rated 1", "shown 2", "rated 2", "noted 2", "shown 3", "paused"]
    );
}

#[test]
fn red_flags_and_hints_of_ones_own_are_in_the_journal_before_the_next_prompt() {
    let env = TestEnv::new();
    written(&env);
    let outcome =
        env.feed(&RUN, "r 1\ni think of a set\ni\nof a list\ni\n\n\nr 2\nr 1\nr 1\nr 1\nq\n");
    assert_eq!(outcome.code, 0, "{outcome:?}");
    for said in [
        "There are no red flags to tick here.",
        "→ the hint is noted",
        "Which hint did you give?",
        "Red flags are numbers from 1 to 1, for example r 1.",
        "1  [!] it changes the source",
        "• think of a set",
    ] {
        assert!(outcome.stdout.contains(said), "{said}: {}", outcome.stdout);
    }
    let told: Vec<String> = entries(&env)
        .iter()
        .filter_map(|entry| match entry["event"].as_str()? {
            "own_hint" => Some(entry["text"].to_string()),
            "red_flagged" => Some(entry["on"].to_string()),
            _ => None,
        })
        .collect();
    assert_eq!(told, ["\"think of a set\"", "\"of a list\"", "true", "false", "true"]);
    // All of it is there again, and in the score.
    let again = env.feed(&RUN, "\nq\n").stdout;
    assert!(
        again.contains("[!] it changes the source") && again.contains("• of a list"),
        "{again}"
    );
    env.feed(&RUN, "3\ns\ns\ns\n\n\n");
    let score = env.ok(&["mock", "score", "out", "--interviewer", "anna"]);
    assert!(score.contains("red flag: it changes the source"), "{score}");
    assert!(score.contains("hint: of a list"), "{score}");
}

/// A set over questions of the bank, as they are stored.
pub fn stored(env: &TestEnv, ids: &[&str]) -> Set {
    let store = Store::open(&env.database(), Moment::parse(NOW).unwrap()).unwrap();
    let mut all = set(ids.iter().map(|_| open("one")).collect());
    for (slot, id) in all.questions.iter_mut().zip(ids) {
        let found = store.question(&id.parse().unwrap(), "en").unwrap().unwrap();
        let revision = hex(&found.revision);
        *slot = SetQuestion { revision, question: found.question, ..slot.clone() };
    }
    whole(all)
}

#[test]
fn what_the_candidate_wrote_is_run_and_what_came_of_it_is_kept() {
    let env = TestEnv::new();
    env.pack("mine", &(sql::usual() + &code::usual() + &crate::support::open_question("talk")));
    env.ok(&["import", "mine"]);
    env.ok(&["trust", "mine", "--yes"]);
    let ids = ["decorators/bosses", "decorators/doubles", "decorators/talk"];
    write(&env, &stored(&env, &ids));
    env.write("theirs.sql", "SELECT name FROM person WHERE boss <> NULL\n");
    env.write("better.sql", sql::ANSWER);
    env.write("answer.py", code::SOLUTION);
    env.write("half.py", "def double(text:\n");
    let outcome = env.feed(
        &RUN,
        "x theirs.sql\nx better.sql\nx missing.sql\nx -\nx .\n\n2\nafter a look\n.\n\
         x half.py\nx\nanswer.py\n\n\nx answer.py\nq\n",
    );
    assert_eq!(outcome.code, 0, "{outcome:?}");
    for said in [
        "Not right.",
        "→ wrong; it is kept with the question",
        "→ right; it is kept with the question",
        "cannot run missing.sql: there is no such file",
        "cannot run -: name a file: the keys come from standard input",
        "cannot run .: ",
        "suggested 2 mixed",
        "Which file holds what the candidate wrote?",
        "→ not judged; it is kept with the question",
        "All 2 tests passed.",
        "suggested 3 good",
        "There is nothing to run here: only queries and functions are judged.",
    ] {
        assert!(outcome.stdout.contains(said), "{said}: {}", outcome.stdout);
    }
    let runs: Vec<(u64, String, Option<bool>)> = entries(&env)
        .iter()
        .filter(|entry| entry["event"] == "ran")
        .map(|entry| {
            let run = &entry["run"];
            let file = run["file"].as_str().unwrap().to_owned();
            assert!(!run["told"].as_str().unwrap().is_empty(), "{entry}");
            (entry["number"].as_u64().unwrap(), file, run["right"].as_bool())
        })
        .collect();
    let ran = |number, file: &str, right| (number, file.to_owned(), right);
    assert_eq!(
        runs,
        [
            ran(1, "theirs.sql", Some(false)),
            ran(1, "better.sql", Some(true)),
            ran(2, "half.py", None),
            ran(2, "answer.py", Some(true)),
        ]
    );
}

#[test]
fn nothing_is_run_of_a_pack_that_is_not_trusted_or_of_a_set_that_the_bank_does_not_hold() {
    let env = TestEnv::new();
    env.pack("mine", &(code::usual() + &sql::usual()));
    env.ok(&["import", "mine"]);
    let mut both = stored(&env, &["decorators/doubles", "decorators/bosses"]);
    // Somebody else's set brings tests of its own.
    both.questions[1].revision = "00".repeat(16);
    write(&env, &whole(both));
    env.write("answer.py", code::SOLUTION);
    let outcome = env.feed(&RUN, "x answer.py\ns\nx answer.py\nq\n");
    assert_eq!(outcome.code, 0, "{outcome:?}");
    let said = outcome.stdout;
    assert!(said.contains("not run: ") && said.contains("viva trust"), "{said}");
    assert!(said.contains("the bank no longer holds the question as it was drawn"), "{said}");
    assert!(!events(&env).iter().any(|event| event.starts_with("ran")), "{said}");
}

#[cfg(target_os = "linux")]
#[test]
fn the_pager_hands_on_every_key_that_it_does_not_use() {
    let env = TestEnv::new();
    written(&env);
    // The rubric is taller than the screen.
    let arguments = "mock run out --interviewer anna";
    let mut terminal = Terminal::start_with(&env, arguments, (14, 80), &[]);
    terminal.sees(&["1 of 4", "[space] answer and rubric"]);
    terminal.type_in(" ").sees(&["-- more --"]).type_in("r").sees(&["red flags (1-1): "]);
    terminal.type_in("1\r").sees(&["[!] it changes the source"]);
    terminal.type_in("i").sees(&["Which hint did you give?"]).type_in("of a set\r");
    terminal.sees(&["→ the hint is noted"]).type_in("b");
    terminal.sees(&["This is the first question."]).type_in("2");
    terminal.sees(&["What did you hear that makes it 2 mixed?"]).type_in("\u{1b}");
    terminal.sees(&["stands without evidence", "2 of 4"]).type_in("b").sees(&["-- more --"]);
    terminal.type_in("4").sees(&["What did you hear that makes it 4 strong?"]).type_in("\u{3}");
    terminal.ends_with(130);
    let told = events(&env);
    for event in ["red_flagged 1", "own_hint 1", "rated 1"] {
        assert!(told.iter().any(|one| one == event), "{event}: {told:?}");
    }
}
