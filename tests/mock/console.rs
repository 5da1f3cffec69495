//! `viva mock run`: what an interviewer sees, what is on the disk meanwhile, and what a kill leaves.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::os::unix::fs::PermissionsExt;
use std::process::{Command, Stdio};

use serde_json::Value;

use super::sets::{run_interview, whole, write, written};
use crate::support::TestEnv;

pub const RUN: [&str; 5] = ["mock", "run", "out", "--interviewer", "anna"];

pub fn journal(env: &TestEnv) -> String {
    fs::read_to_string(env.home().join("out/set.anna.jsonl")).unwrap()
}

pub fn entries(env: &TestEnv) -> Vec<Value> {
    journal(env).lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// Events with the number of their question: `rated 3`.
pub fn events(env: &TestEnv) -> Vec<String> {
    let word = |entry: &Value| match entry["number"].as_u64() {
        Some(number) => format!("{} {number}", entry["event"].as_str().unwrap()),
        None => entry["event"].as_str().unwrap().to_owned(),
    };
    entries(env).iter().map(word).collect()
}

#[test]
fn the_dialogue_of_an_interview() {
    let env = TestEnv::new();
    written(&env);
    let outcome = env.feed(&RUN, "h\n\nt 1,2\n\n?\nb\nq\n");
    assert_eq!(outcome.code, 0, "{outcome:?}");
    insta::assert_snapshot!(outcome.stdout, @r"
    middle-60-7-3fa90c1e · 4 questions · 60 min · candidate K-17 · interviewer anna

    ── 1 of 4 · Python core · decorators/one · middle · open · 3 min · warm-up ─────

    What does one do?

    3:00 of 3:00 left · 60:00 of 60:00 left · hints 0/2 · follow-ups 0/1
    [1] poor  [2] mixed  [3] good  [4] strong
    [enter] answer and rubric  [h] hint  [i] own hint  [p] follow-up  [n] note
    [s] not asked  [j] jump  [q] pause  [?] keys
    > h

    Hint 1 of 2
    Think of the name.

    3:00 of 3:00 left · 60:00 of 60:00 left · hints 1/2 · follow-ups 0/1
    [1] poor  [2] mixed  [3] good  [4] strong
    [enter] answer and rubric  [h] hint  [i] own hint  [p] follow-up  [n] note
    [s] not asked  [j] jump  [q] pause  [?] keys
    >

    ── expected answer ─────────────────────────────────────────────────────────────

    Key points (* required)
     1* [ ] it takes a function
     2* [ ] it gives one back
     3  [ ] it keeps the name

    Red flags
     1  [ ] it changes the source

    Hints given
    1. Think of the name.

    3:00 of 3:00 left · 60:00 of 60:00 left · hints 1/2 · follow-ups 0/1
    [1] poor  [2] mixed  [3] good  [4] strong
    [t] tick  [r] red flag  [a] answer  [h] hint  [i] own hint  [p] follow-up
    [n] note  [s] not asked  [j] jump  [q] pause  [?] keys
    > t 1,2

    Key points (* required)
     1* [x] it takes a function
     2* [x] it gives one back
     3  [ ] it keeps the name

    3:00 of 3:00 left · 60:00 of 60:00 left · hints 1/2 · follow-ups 0/1
    suggested 3 good
    [1] poor  [2] mixed  [3] good  [4] strong
    [enter] 3 good, as suggested  [t] tick  [r] red flag  [a] answer  [h] hint
    [i] own hint  [p] follow-up  [n] note  [s] not asked  [j] jump  [q] pause
    [?] keys
    >

    → 3 good

    ── 2 of 4 · Python core · decorators/two · middle · choice · 3 min ─────────────

    Which one wraps?

    a)  the first thing
    b)  the second one
    c)  the third thing

    3:00 of 3:00 left · 60:00 of 60:00 left
    [1] poor  [2] mixed  [3] good
    [enter] answer and rubric  [i] own hint  [n] note  [s] not asked  [b] back
    [j] jump  [q] pause  [?] keys
    > ?

    enter  answer and rubric
    space  answer and rubric
    1      poor. Mostly missing or wrong: fewer than half of the required points
    2      mixed. Partly right: a required point is missing
    3      good. Right: all required points
    i      write down a hint of your own: i think of a set; it caps the suggestion too
    n      write down what you hear
    v      view the question again
    s      not asked
    b      back to the question before, to change what was decided
    j      jump to a question by number: j 3; j alone is the summary
    q      pause; everything is saved
    ?      these keys

    Ticks suggest a rating by this scale. Where no point is marked as required, all
    of them are; where there are no others, all is 3; after a hint it is at most 3.
    A choice, an output or a gap: right 3, wrong 1, after a hint or a wrong try 2.
    SQL and code: every test passes without help 3, after a hint or once a failure
    was explained 2, otherwise 1; a 4 is given by hand.

    3:00 of 3:00 left · 60:00 of 60:00 left
    [1] poor  [2] mixed  [3] good
    [enter] answer and rubric  [i] own hint  [n] note  [s] not asked  [b] back
    [j] jump  [q] pause  [?] keys
    > b

    ── 1 of 4 · Python core · decorators/one · middle · open · 3 min · warm-up ─────

    What does one do?

    ── expected answer ─────────────────────────────────────────────────────────────

    Key points (* required)
     1* [x] it takes a function
     2* [x] it gives one back
     3  [ ] it keeps the name

    Red flags
     1  [ ] it changes the source

    Hints given
    1. Think of the name.

    3:00 of 3:00 left · 60:00 of 60:00 left · hints 1/2 · follow-ups 0/1
    rated 3 good
    [1] poor  [2] mixed  [3] good  [4] strong
    [enter] keep it, next  [t] tick  [r] red flag  [a] answer  [h] hint
    [i] own hint  [p] follow-up  [n] note  [s] not asked  [j] jump  [q] pause
    [?] keys
    > q

    Paused, 3 questions open; everything is saved.
    Go on with viva mock run out --interviewer anna
    If the interview is over: j and Enter show its summary, there 1 to 4 say what
    you recommend, and Enter ends it (without a recommendation Enter twice). What
    was not asked stays unrated.
    ");
}

#[test]
fn an_interview_by_lines_is_all_in_its_journal_and_only_exposures_in_the_log() {
    let env = TestEnv::new();
    let set = written(&env);
    let outcome = run_interview(&env, "out", "anna", &[4, 3, 0, 1]);
    assert_eq!(outcome.code, 0, "{outcome:?}");
    assert!(outcome.stdout.contains("viva mock score out --interviewer anna"), "{outcome:?}");
    assert_eq!(
        events(&env),
        [
            "opened",
            "shown 1",
            "rated 1",
            "noted 1",
            "shown 2",
            "rated 2",
            "shown 3",
            "not_asked 3",
            "shown 4",
            "rated 4",
            "noted 4",
            "summed",
            "finished",
        ]
    );
    let first = &entries(&env)[0];
    assert_eq!(
        (first["set"].as_str(), first["digest"].as_str()),
        (Some(&*set.id), Some(&*set.digest))
    );
    assert_eq!(first["interviewer"], "anna");
    // What was asked is in the log once, and no review is.
    assert_eq!(exposed(&env), ["decorators/four", "decorators/one", "decorators/two"]);
    assert_eq!(env.ok(&["export", "--format", "reviews"]), "");

    // What is finished is shown and not changed, even where nothing can be written.
    let before = journal(&env);
    let again = env.feed(&RUN, "\n1\n");
    assert_eq!(again.code, 0, "{again:?}");
    insta::assert_snapshot!(again.stdout, @r#"
    The interview of anna is finished: 3 of 4 questions rated.
    Its score: viva mock score out --interviewer anna
    Nothing is recommended yet: viva mock run out --interviewer anna --reopen "recommendation"
    All cards together: viva mock debrief out
    "#);
    assert_eq!(journal(&env), before);
}

/// Ids that the log holds as asked in an interview.
pub fn exposed(env: &TestEnv) -> Vec<String> {
    let store = viva::store::Store::open(
        &env.database(),
        viva::domain::time::Moment::parse(crate::support::NOW).unwrap(),
    );
    let count = store.unwrap().doctor().unwrap().counts.events;
    let bank = rusqlite::Connection::open(env.database()).unwrap();
    let mut query = bank.prepare("SELECT question FROM exposed ORDER BY 1").unwrap();
    let ids: Vec<String> =
        query.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    assert_eq!(u64::try_from(ids.len()).unwrap(), u64::from(count), "nothing else is in the log");
    ids
}

#[test]
fn another_interviewer_has_a_journal_of_their_own() {
    let env = TestEnv::new();
    written(&env);
    run_interview(&env, "out", "anna", &[1, 1, 1, 1]);
    let outcome = env.feed(&["mock", "run", "out", "--interviewer", "Boris"], "\nq\n");
    assert!(outcome.stdout.contains("interviewer boris"), "{outcome:?}");
    assert!(
        !outcome.stdout.contains("heard it") && !outcome.stdout.contains("anna"),
        "{outcome:?}"
    );
    assert!(env.home().join("out/set.boris.jsonl").exists());
    // Without a name it is the user's, its letters made fitting.
    let mut command = env.command(&["mock", "run", "out"]);
    command.env("USER", "J. Doe").stdin(Stdio::null()).stdout(Stdio::null());
    assert!(command.status().unwrap().success());
    assert!(env.home().join("out/set.j--doe.jsonl").exists());
    for bad in ["", "../x", "a b", "-a", "x.y"] {
        let name = format!("--interviewer={bad}");
        let said = env.fails(&["mock", "run", "out", &name], 2);
        assert!(said.contains("letters, digits and hyphens"), "{said}");
    }
}

#[test]
fn notes_hints_and_second_thoughts_by_lines() {
    let env = TestEnv::new();
    written(&env);
    // A wrong reply is told and changes nothing; a note is added to, and read again on the way back.
    let outcome = env.feed(
        &RUN,
        "t 1\nn thinks aloud\n\nh\np\np\nt 9\nt 1,2,3\n2\nb\nn\nsecond\nline\n.\n4\nj 4\nj\nb\nq\n",
    );
    assert_eq!(outcome.code, 0, "{outcome:?}");
    for said in [
        "There are no key points to tick here.",
        "Hint 1 of 2",
        "Follow-up 1 of 1",
        "There is no further follow-up.",
        "Key points are numbers from 1 to 3",
        "suggested 3 good",
        "thinks aloud",
        "Paused, 3 questions open",
    ] {
        assert!(outcome.stdout.contains(said), "{said}: {}", outcome.stdout);
    }
    let card = entries(&env);
    let newest = |event: &str| card.iter().rfind(|entry| entry["event"] == event).unwrap().clone();
    assert_eq!(newest("noted")["text"], "thinks aloud\nsecond\nline");
    assert_eq!(newest("rated")["rating"], 4);
    assert_eq!(newest("shown")["number"], 4);
    assert_eq!(card.last().unwrap()["event"], "paused");
}

#[test]
fn a_torn_last_line_is_cut_off_and_everything_before_it_counts() {
    let env = TestEnv::new();
    written(&env);
    env.feed(&RUN, "\n3\n\n");
    let whole = journal(&env);
    for torn in
        ["{\"at_ms\":179", "\0\0\0\0", "{\"at_ms\":1,\"event\":\"rated\",\"number\":2,\"rat"]
    {
        env.write("out/set.anna.jsonl", format!("{whole}{torn}"));
        let outcome = env.feed(&RUN, "");
        assert!(outcome.stdout.contains("1 of 4 decided"), "{outcome:?}");
        assert!(outcome.stdout.contains("2 of 4 · Python core"), "{outcome:?}");
        assert!(journal(&env).starts_with(&whole), "{}", journal(&env));
        assert_eq!(events(&env)[events(&env).len() - 3..], ["opened", "shown 2", "paused"]);
    }
}

#[test]
fn a_journal_that_cannot_be_believed_is_refused_and_left_alone() {
    let env = TestEnv::new();
    let set = written(&env);
    env.feed(&RUN, "\n3\n");
    let good = journal(&env);
    let lines: Vec<&str> = good.lines().collect();
    let broken = format!("{}\n{}\nnot json\n{}\n", lines[0], lines[1], lines[2]);
    let beyond =
        format!("{}\n{}\n", lines[0], r#"{"at_ms":1,"event":"rated","number":9,"rating":3}"#);
    for (content, told, hint) in [
        (broken, "out/set.anna.jsonl, line 3: expected", "Mend the line"),
        (beyond, "line 2: there is no question 9: the set has 4", "Mend the line"),
        (good.replace(&set.id, "other-set"), "of another set, `other-set`", "--interviewer NAME"),
        (good.replace(&set.digest, "00"), "as it was before it changed", "Keep the set"),
        (good.replace("anna", "boris"), "it is the journal of `boris`", "--interviewer NAME"),
    ] {
        env.write("out/set.anna.jsonl", &content);
        let said = env.fails(&RUN, 1);
        assert!(said.contains(told) && said.contains(hint), "{said}");
        assert_eq!(journal(&env), content);
    }
    // The set was changed: by hand, and by a program that knows how.
    env.write("out/set.anna.jsonl", &good);
    let text = fs::read_to_string(env.home().join("out/set.json")).unwrap();
    env.write("out/set.json", text.replace("it takes a function", "it takes two"));
    assert!(env.fails(&RUN, 1).contains("digest does not match"));
    let mut changed = set;
    changed.questions[1].question.content.prompt = "Which one?".into();
    write(&env, &whole(changed));
    assert!(env.fails(&RUN, 1).contains("as it was before it changed"));
}

#[test]
fn one_journal_is_in_one_hand() {
    let env = TestEnv::new();
    written(&env);
    let mut command = env.command(&RUN);
    command.stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut first = command.spawn().unwrap();
    let mut reader = BufReader::new(first.stdout.take().unwrap());
    let mut line = String::new();
    while !line.contains("1 of 4") {
        line.clear();
        assert_ne!(reader.read_line(&mut line).unwrap(), 0);
    }
    let said = env.fails(&RUN, 1);
    assert!(said.contains("anna has it open already"), "{said}");
    assert!(said.contains("--interviewer NAME"), "{said}");
    // Another interviewer is not in the way.
    assert_eq!(env.feed(&["mock", "run", "out", "--interviewer", "boris"], "q\n").code, 0);
    first.stdin.take().unwrap().write_all(b"\n3\n").unwrap();
    std::io::Read::read_to_string(&mut reader, &mut line).unwrap();
    assert!(first.wait().unwrap().success());
    assert_eq!(events(&env), ["opened", "shown 1", "rated 1", "shown 2", "paused"]);
    assert_eq!(env.feed(&RUN, "").code, 0, "the lock went with its holder");
}

#[test]
fn a_folder_that_cannot_be_written_is_told() {
    let env = TestEnv::new();
    written(&env);
    let folder = env.home().join("out");
    // A folder in the place of the journal cannot be written by anybody, not even by the superuser.
    fs::create_dir(folder.join("set.eva.jsonl")).unwrap();
    let said = env.fails(&["mock", "run", "out", "--interviewer", "eva"], 1);
    assert!(said.contains("set.eva.jsonl"), "{said}");
    run_interview(&env, "out", "anna", &[3, 3, 3, 3]);
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o555)).unwrap();
    assert!(env.ok(&RUN).contains("is finished"));
    if fs::write(folder.join("probe"), "").is_ok() {
        eprintln!("did not run: this user can write to a read-only folder");
        return;
    }
    let said = env.fails(&["mock", "run", "out", "--interviewer", "boris"], 1);
    assert!(said.contains("cannot write") && said.contains("copy the set"), "{said}");
}

#[test]
fn a_full_disk_loses_nothing_that_was_acknowledged() {
    let env = TestEnv::new();
    written(&env);
    // A limit on the size of files stands in for a full disk.
    let viva = env!("CARGO_BIN_EXE_viva");
    let script = format!("trap '' XFSZ; ulimit -f 1; exec {viva} mock run out --interviewer anna");
    let note = format!("n {}\n", "x".repeat(300));
    let world = env.command(&[]);
    let mut limited = Command::new("bash");
    limited.args(["-c", &script]).env_clear().current_dir(env.home());
    limited.envs(world.get_envs().filter_map(|(key, value)| value.map(|value| (key, value))));
    limited.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = limited.spawn().unwrap();
    let _ = child.stdin.take().unwrap().write_all(format!("\n3\n{}", note.repeat(4)).as_bytes());
    let output = child.wait_with_output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(said.contains("cannot write") && said.contains("goes on from there"), "{said}");
    let outcome = env.feed(&RUN, "");
    assert!(outcome.stdout.contains("1 of 4 decided"), "{outcome:?}");
}

#[test]
fn without_a_database_the_interview_goes_on_and_the_log_hears_of_it_later() {
    let env = TestEnv::new();
    written(&env);
    let broken = env.write("broken.db", "this is no database");
    let path = broken.to_str().unwrap().to_owned();
    let arguments = ["--db", &path, "mock", "run", "out", "--interviewer", "anna"];
    let outcome = env.feed(&arguments, "\n3\n\n3\n");
    assert_eq!(outcome.code, 0, "{outcome:?}");
    assert_eq!(outcome.stdout.matches("the database does not hear").count(), 1, "{outcome:?}");
    env.feed(&RUN, "");
    assert_eq!(exposed(&env), ["decorators/one", "decorators/two"]);

    // Also when the interview was finished without one.
    let env = TestEnv::new();
    written(&env);
    env.write("broken.db", "this is no database");
    assert_eq!(
        env.feed(
            &arguments.map(|word| if word == path { "broken.db" } else { word }),
            "\n3\ns\ns\ns\n\n\n"
        )
        .code,
        0
    );
    assert!(env.ok(&RUN).contains("is finished"));
    assert_eq!(exposed(&env), ["decorators/one"]);
}

#[test]
fn an_interview_can_begin_anywhere() {
    let env = TestEnv::new();
    written(&env);
    let from = |from: &'static str| [&RUN[..], &["--from", from]].concat();
    assert!(env.feed(&from("3"), "q\n").stdout.contains("3 of 4 · Python core"));
    for beyond in ["0", "5"] {
        assert!(env.fails(&from(beyond), 2).contains("--from 1 to --from 4"));
    }
    assert!(env.fails(&["mock", "run", "nowhere"], 1).contains("nowhere"));
}
