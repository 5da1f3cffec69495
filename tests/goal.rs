//! What one prepares for: set, shown, cleared, asked for on a terminal, and refused where it cannot be.

use crate::support::TestEnv;
use crate::terminal::Terminal;

const JOB: &str =
    "Middle Python developer\n\nMust have:\n- PostgreSQL\n- Docker\n\nNice to have:\n- Kafka\n";

fn events(env: &TestEnv) -> u32 {
    let log = rusqlite::Connection::open(env.database()).expect("the database opens");
    let count = "SELECT count(*) FROM event WHERE kind = 'goal'";
    log.query_row(count, [], |row| row.get(0)).expect("a count")
}

#[test]
fn each_option_changes_one_part_and_the_rest_stays() {
    let env = TestEnv::new();
    assert!(env.ok(&["goal"]).contains("No goal is set"));
    assert!(env.json(&["goal", "--json"])["goal"].is_null());
    env.ok(&["goal", "--level", "middle", "--date", "2026-12-11"]);
    env.write("job.txt", JOB);
    env.ok(&["goal", "--minutes", "30"]);
    let goal = env.json(&["goal", "--role", "job.txt", "--json"]);
    let aim = &goal["goal"];
    assert_eq!((aim["level"].as_str(), aim["days_left"].as_u64()), (Some("middle"), Some(20)));
    assert_eq!(aim["minutes"].as_u64(), Some(30));
    let (leaves, must) = (aim["leaves"].as_u64().unwrap(), aim["must_leaves"].as_u64().unwrap());
    assert!(must > 0 && leaves > must, "{goal}");
    assert!(goal["must"]["questions"].as_u64() < goal["all"]["questions"].as_u64());
    assert_eq!(goal["all"]["readiness"].as_f64(), Some(0.0));
    let shown = env.ok(&["goal"]);
    for part in
        ["middle", "2026-12-11, 20 days left", "30 minutes a day", "You would recall 0 of 100"]
    {
        assert!(shown.contains(part), "{part}: {shown}");
    }
    assert!(shown.lines().all(|line| line.chars().count() <= 80), "{shown}");
    assert_eq!(env.ok(&["goal", "clear"]).trim(), "the goal is cleared");
    assert_eq!(env.ok(&["goal", "clear"]).trim(), "no goal was set");
    assert!(env.json(&["goal", "--json"])["goal"].is_null());
}

#[test]
fn a_right_answer_moves_where_one_stands() {
    let env = TestEnv::new();
    env.ok(&["goal", "--level", "junior"]);
    env.ok_fed(&["quiz", "--kind", "open", "--level", "junior", "--new", "1"], "\n4\n");
    let goal = env.json(&["goal", "--json"]);
    assert_eq!(goal["all"]["seen"].as_u64(), Some(1));
    assert!(goal["all"]["readiness"].as_f64().unwrap() > 0.0);
}

#[test]
fn what_cannot_be_is_refused_and_changes_nothing() {
    let env = TestEnv::new();
    env.ok(&["goal", "--level", "senior"]);
    for (arguments, says) in [
        (&["goal", "--date", "2026-11-21"][..], "2026-11-21 is today"),
        (&["goal", "--date", "2026-11-20"], "2026-11-20 is over"),
        (&["goal", "--date", "soon"], "a date is written as 2026-12-11"),
        (&["goal", "--minutes", "0"], "0 minutes a day cannot be"),
        (&["goal", "--role", "mdidle"], "Did you mean `middle`?"),
        (&["goal", "--edit"], "--edit asks on a terminal"),
        (&["goal", "clear", "--level", "middle"], "unexpected argument"),
    ] {
        let told = env.fails(arguments, 2);
        assert!(told.contains(says), "{arguments:?}: {told}");
    }
    env.write("empty.txt", "We are a friendly team.\n");
    assert!(env.fails(&["goal", "--role", "empty.txt"], 1).contains("the bank asks nothing"));
    assert_eq!(events(&env), 1);
    assert_eq!(env.json(&["goal", "--json"])["goal"]["level"].as_str(), Some("senior"));
}

#[test]
fn a_goal_rests_when_its_day_is_over() {
    let mut env = TestEnv::new();
    env.ok(&["goal", "--date", "2026-11-23", "--level", "middle"]);
    assert!(env.at("2026-11-23T09:00:00+03:00").ok(&["goal"]).contains("2026-11-23, today"));
    let shown = env.at("2026-11-25T09:00:00+03:00").ok(&["goal"]);
    assert!(shown.contains("The day is over and the goal rests"), "{shown}");
    // The other parts can be changed all the same.
    env.ok(&["goal", "--minutes", "15"]);
}

#[test]
fn on_a_terminal_the_parts_are_asked_for_one_by_one() {
    let env = TestEnv::new();
    env.ok(&["packs"]);
    let mut terminal = Terminal::start_with(&env, "goal", (40, 100), &[]);
    terminal.sees(&["Which level do you aim at?", "senior"]).type_in("\u{1b}[B\r");
    terminal.sees(&["Day of the interview"]).type_in("2026-11-01\r");
    terminal.sees(&["2026-11-01 is over"]).type_in("\u{15}2026-12-11\r");
    terminal.sees(&["Minutes a day", "30"]).type_in("\r");
    terminal.sees(&["What is asked of you?", "the role senior"]).type_in("\r");
    terminal.sees(&["Prepare for this?"]).type_in("y");
    terminal.sees(&["Find out where you stand now"]).type_in("n");
    let shown = terminal.ends_with(0);
    assert!(shown.contains("senior · 2026-12-11, 20 days left · 30 minutes a day"), "{shown}");
    assert_eq!(events(&env), 1);
}

#[test]
fn a_first_goal_offers_a_placement_and_goes_on_into_it() {
    let env = TestEnv::new();
    env.ok(&["packs"]);
    let mut terminal = Terminal::start_with(&env, "goal", (40, 100), &[]);
    terminal.sees(&["Which level do you aim at?"]).type_in("\r");
    terminal.sees(&["Day of the interview"]).type_in("\r");
    terminal.sees(&["Minutes a day"]).type_in("\r");
    terminal.sees(&["What is asked of you?"]).type_in("\r");
    terminal.sees(&["Prepare for this?"]).type_in("y");
    terminal.sees(&["Find out where you stand now"]).type_in("y");
    terminal.sees(&["Where do you stand?", "[:q] stop"]).type_in(":q\r");
    let shown = terminal.ends_with(0);
    assert!(shown.contains("Nothing was answered, nothing has changed."), "{shown}");
    assert_eq!(events(&env), 1);
}

#[test]
fn ctrl_c_at_each_question_leaves_the_terminal_and_the_goal_as_they_were() {
    let env = TestEnv::new();
    env.ok(&["goal", "--minutes", "20"]);
    let answers = [
        ("Which level do you aim at?", "\r"),
        ("Day of the interview", "\r"),
        ("Minutes a day", "\r"),
        ("What is asked of you?", "\r"),
        ("Prepare for this?", "y"),
    ];
    for left in 0..answers.len() {
        for leave in ["\u{3}", "\u{1b}"] {
            // A line that is typed has no Esc.
            if leave == "\u{1b}" && (left == 1 || left == 2) {
                continue;
            }
            let mut terminal = Terminal::start_with(&env, "goal --edit", (40, 80), &[]);
            for (question, answer) in &answers[..left] {
                terminal.sees(&[question]).type_in(answer);
            }
            terminal.sees(&[answers[left].0]).type_in(leave);
            let shown = terminal.ends_with(130);
            // On a line of its own, not behind the question.
            let told = shown.lines().find(|line| line.contains("the goal is as it was"));
            assert!(told.is_some_and(|line| line.starts_with("note: ")), "{left}: {shown}");
        }
    }
    assert_eq!(events(&env), 1);
    assert_eq!(env.json(&["goal", "--json"])["goal"]["minutes"].as_u64(), Some(20));
}

#[test]
fn a_goal_that_was_agreed_to_is_kept_when_the_question_after_it_is_left() {
    for leave in ["\u{3}", "\u{1b}"] {
        let env = TestEnv::new();
        env.ok(&["packs"]);
        let mut terminal = Terminal::start_with(&env, "goal", (40, 100), &[]);
        terminal.sees(&["Which level do you aim at?"]).type_in("\r");
        terminal.sees(&["Day of the interview"]).type_in("\r");
        terminal.sees(&["Minutes a day"]).type_in("\r");
        terminal.sees(&["What is asked of you?"]).type_in("\r");
        terminal.sees(&["Prepare for this?"]).type_in("y");
        terminal.sees(&["Find out where you stand now"]).type_in(leave);
        let shown = terminal.ends_with(0);
        assert!(shown.contains("note: the goal is set; `viva place`"), "{shown}");
        assert_eq!(events(&env), 1);
        assert_eq!(env.json(&["goal", "--json"])["goal"]["level"].as_str(), Some("middle"));
    }
}

/// The levels of the first new questions of a database, as the headers of the quiz name them.
fn levels(env: &TestEnv, arguments: &[&str], count: usize) -> [usize; 3] {
    let number = count.to_string();
    let all = [&["quiz", "--new", &number][..], arguments].concat();
    let said = env.ok_fed(&all, &":s\n".repeat(count));
    let headers: Vec<&str> = said.lines().filter(|line| line.starts_with("── ")).collect();
    assert_eq!(headers.len(), count, "{said}");
    let of = |level: &str| {
        headers
            .iter()
            .filter(|line| line.split(" · ").any(|word| word.trim_matches(['─', ' ']) == level))
            .count()
    };
    let levels = ["junior", "middle", "senior"].map(of);
    assert_eq!(levels.iter().sum::<usize>(), count, "{headers:#?}");
    levels
}

#[test]
fn new_questions_come_by_the_level_of_the_goal() {
    let env = TestEnv::new();
    env.ok(&["goal", "--level", "senior"]);
    let [junior, _, senior] = levels(&env, &[], 30);
    assert!(junior <= 5 && senior >= 20, "{junior} junior, {senior} senior");
    env.ok(&["goal", "--level", "junior"]);
    let [junior, _, senior] = levels(&env, &[], 30);
    assert!(senior <= 3 && junior >= 20, "{junior} junior, {senior} senior");
    // A filter is a filter, whatever the goal.
    assert_eq!(levels(&env, &["--level", "senior"], 5), [0, 0, 5]);
    assert_eq!(levels(&env, &["--leaf", "gil", "--level", "middle"], 3), [0, 3, 0]);
}

#[test]
fn new_questions_come_by_the_weights_of_the_role() {
    let env = TestEnv::new();
    env.write(
        "role.toml",
        "name = \"storage\"\nlevel = \"middle\"\n\n[must]\nindexes = 3\n\n[nice]\ngil = 1\n",
    );
    env.ok(&["goal", "--role", "role.toml"]);
    let said = env.ok_fed(&["quiz", "--new", "4"], &":s\n".repeat(4));
    let headers: Vec<&str> = said.lines().filter(|line| line.starts_with("── ")).collect();
    assert_eq!(headers.len(), 4);
    assert!(headers.iter().all(|line| line.contains("indexes/")), "{headers:#?}");
}

#[test]
fn no_new_question_comes_while_reviews_wait_over_the_days_limit() {
    let mut env = TestEnv::new();
    env.ok_fed(&["quiz", "--kind", "open", "--new", "3"], "\n4\n\n4\n\n4\n");
    env.at("2026-11-29T09:00:00+03:00").ok(&["config", "reviews_per_day", "2"]);
    let said = env.ok_fed(&["quiz"], ":q\n");
    assert!(said.contains("2 reviews; 1 more wait for another day; no new questions"), "{said}");
    assert_eq!(env.json(&["--json"])["new"].as_u64(), Some(0));
    let said = env.ok_fed(&["quiz", "--new", "5"], ":q\n");
    assert!(said.contains("2 reviews, 5 new questions"), "{said}");
}

#[test]
fn the_day_shows_goal_work_weakest_and_what_changed_within_its_columns() {
    let mut env = TestEnv::new();
    assert!(env.ok(&[]).contains("An interview ahead? `viva goal`"));
    env.ok(&["goal", "--level", "middle", "--date", "2026-12-01", "--minutes", "20"]);
    env.ok_fed(&["quiz", "--kind", "open", "--new", "4"], "\n4\n\n1\n\n4\n\n4\n:q\n");
    let shown = env.at("2026-11-22T09:00:00+03:00").ok(&[]);
    for part in [
        "Goal · middle · 2026-12-01, 9 days left · 20 minutes a day",
        "about ",
        "of what a middle is asked",
        "Expected on the day, counted likewise: ",
        "With what you may know",
        "Since yesterday: 4 answers, 3 right; 4 seen for the first time, 0 forgotten.",
        "viva quiz --leaf ",
    ] {
        assert!(shown.contains(part), "{part}: {shown}");
    }
    assert!(shown.lines().all(|line| line.chars().count() <= 80), "{shown}");
    let day = env.json(&["--json"]);
    assert_eq!(day["goal"]["days_left"].as_u64(), Some(9));
    assert_eq!(day["since_yesterday"]["right"].as_u64(), Some(3));
    // What failed yesterday is not gone: it was explained.
    let weakest = day["weakest"][0]["recall"].as_f64().unwrap();
    assert!(weakest > 50.0 && weakest < 90.0, "{weakest}");
    let expected = day["expected"].as_f64().unwrap();
    let plan = env.json(&["plan", "--json"]);
    assert_eq!((plan["minutes"].as_u64(), plan["days_left"].as_u64()), (Some(20), Some(9)));
    assert_eq!(plan["all"]["on_the_date"].as_f64(), Some(expected));
    // Now and then are counted in one way: what nobody asked is 0 in both, and what is presumed of it stands apart.
    assert_eq!(day["expected_asked"], plan["all"]["asked_on_the_date"]);
    let asked = |key: &str| plan["all"][key].as_f64().unwrap();
    assert!(
        (asked("asked_today") - day["asked"]["readiness"].as_f64().unwrap()).abs() < 0.2,
        "{plan}"
    );
    assert!(
        asked("asked_today") < asked("asked_on_the_date") && asked("asked_on_the_date") < expected
    );
    assert_eq!(plan["all"]["questions"], day["asked"]["questions"]);
    // The same in the line of a prompt, which opens no database.
    let status = env.ok(&["status"]);
    assert!(
        status.contains("middle, 9 days left") && status.ends_with("of 100 expected\n"),
        "{status}"
    );
    std::fs::remove_file(env.database()).unwrap();
    assert_eq!(env.ok(&["status"]), status);
    assert!(!env.database().exists());
    let later = env.at("2026-11-24T09:00:00+03:00").ok(&["status", "--short"]);
    assert!(later.ends_with(" due 7 d\n"), "{later}");
}

#[test]
fn a_status_without_a_day_is_one_line_and_no_error() {
    let env = TestEnv::new();
    assert_eq!(env.ok(&["status"]).lines().count(), 1);
    assert_eq!(env.ok(&["status", "--short"]), "viva\n");
}

#[test]
fn a_plan_needs_a_date_of_its_own_or_of_the_goal() {
    let env = TestEnv::new();
    assert!(env.fails(&["plan"], 2).contains("there is no date to plan for"));
    env.ok(&["goal", "--level", "junior"]);
    assert!(env.fails(&["plan"], 2).contains("viva goal --date"));
    env.ok(&["goal", "--date", "2026-12-01"]);
    let (own, all) =
        (env.json(&["plan", "--json"]), env.json(&["plan", "--date", "2026-12-01", "--json"]));
    assert!(own["all"]["questions"].as_u64() < all["all"]["questions"].as_u64());
}

#[test]
fn the_goal_is_set_from_the_screen_of_the_day() {
    let env = TestEnv::new();
    env.ok(&["packs"]);
    let mut terminal = Terminal::start_with(&env, "", (50, 100), &[]);
    terminal.sees(&["[g] goal"]).type_in("g");
    terminal.sees(&["Which level do you aim at?"]).type_in("\u{3}");
    terminal.sees(&["the goal is as it was", "[g] goal"]).type_in("q");
    terminal.ends_with(0);
    // What the screen shows from before would be taken for the next question: so another one.
    let mut terminal = Terminal::start_with(&env, "", (50, 100), &[]);
    terminal.sees(&["[g] goal"]).type_in("g");
    terminal.sees(&["Which level do you aim at?"]).type_in("\r");
    terminal.sees(&["Day of the interview"]).type_in("\r");
    terminal.sees(&["Minutes a day"]).type_in("\r");
    terminal.sees(&["What is asked of you?"]).type_in("\r");
    terminal.sees(&["Prepare for this?"]).type_in("y");
    terminal.sees(&["Find out where you stand now"]).type_in("n");
    terminal.sees(&["Goal · middle · 30 minutes a day"]).type_in("q");
    terminal.ends_with(0);
    assert_eq!(events(&env), 1);
}

#[test]
fn after_the_day_it_is_asked_once_how_it_went() {
    let mut env = TestEnv::new();
    env.ok(&["goal", "--level", "middle", "--date", "2026-11-23"]);
    env.at("2026-11-25T09:00:00+03:00");
    assert!(env.ok(&[]).contains("The day is over"));
    let mut terminal = Terminal::start_with(&env, "", (50, 100), &[]);
    terminal.sees(&["How did it go?"]).type_in("\u{3}");
    terminal.ends_with(130);
    assert_eq!(events(&env), 1);
    let mut terminal = Terminal::start_with(&env, "", (50, 100), &[]);
    terminal
        .sees(&["Your interview was on 2026-11-23. How did it go?"])
        .type_in("\u{1b}[B\u{1b}[B\r");
    terminal
        .sees(&[
            "noted as not passed",
            "`viva undo`",
            "2026-11-23, not passed",
            "[enter] start the quiz",
        ])
        .type_in("q");
    terminal.ends_with(0);
    let mut terminal = Terminal::start_with(&env, "", (50, 100), &[]);
    terminal.sees(&["[enter] start the quiz"]).type_in("q");
    assert!(!terminal.ends_with(0).contains("How did it go?"));
    assert_eq!(events(&env), 2);
    // Another day is another interview.
    env.ok(&["goal", "--date", "2026-11-26"]);
    env.at("2026-11-27T09:00:00+03:00");
    let mut terminal = Terminal::start_with(&env, "", (50, 100), &[]);
    terminal.sees(&["How did it go?"]).type_in("\u{1b}[B\u{1b}[B\u{1b}[B\r");
    terminal.sees(&["To which day"]).type_in("2026-12-24\r");
    terminal.sees(&["2026-12-24, 27 days left"]).type_in("q");
    terminal.ends_with(0);
}

#[test]
fn a_stray_enter_says_nothing_of_an_interview_and_a_slip_can_be_taken_back() {
    let mut env = TestEnv::new();
    env.ok(&["goal", "--level", "middle", "--date", "2026-11-23"]);
    env.at("2026-11-25T09:00:00+03:00");
    let mut terminal = Terminal::start_with(&env, "", (50, 100), &[]);
    terminal.sees(&["How did it go?"]).type_in("\r\r\u{1b}[B\r");
    // Only what was chosen is noted: the first, by the arrow.
    terminal.sees(&["noted as passed", "[enter] start the quiz"]).type_in("q");
    terminal.ends_with(0);
    assert_eq!(events(&env), 2);
    let undone = env.ok(&["undo"]);
    assert!(undone.contains("how the interview of 2026-11-23 went (noted as passed)"), "{undone}");
    let mut terminal = Terminal::start_with(&env, "", (50, 100), &[]);
    terminal.sees(&["How did it go?"]).type_in("\u{3}");
    terminal.ends_with(130);
}

#[test]
fn the_goal_names_its_role_and_says_leaves_and_questions_apart() {
    let env = TestEnv::new();
    env.ok(&["goal", "--role", "middle"]);
    let shown = env.ok(&["goal"]);
    assert!(shown.contains("the role middle: ") && shown.contains(" leaves, "), "{shown}");
    assert!(shown.contains("must-have questions"), "{shown}");
    env.write("job.txt", JOB);
    let shown = env.ok(&["goal", "--role", "job.txt"]);
    assert!(shown.contains("a job description: "), "{shown}");
    assert!(env.ok(&[]).contains("a job description"));
}

#[test]
fn a_day_of_no_calendar_and_a_far_year_are_refused_with_the_reason() {
    let env = TestEnv::new();
    for (date, says) in [
        ("2026-02-30", "2026-02-30 is in no calendar: there is no such day"),
        ("2126-01-01", "2126-01-01 is more than ten years ahead"),
    ] {
        let told = env.fails(&["goal", "--date", date], 2);
        assert!(told.contains(says), "{told}");
    }
    assert!(env.ok(&["goal"]).contains("--date 2026-12-12"), "an example lies ahead of today");
    assert_eq!(events(&env), 0);
}

#[test]
fn days_of_rest_keep_a_streak() {
    let mut env = TestEnv::new();
    env.ok(&["config", "new_per_day", "1"]);
    for day in ["2026-11-26", "2026-11-27", "2026-11-30"] {
        env.at(&format!("{day}T09:00:00+03:00")).ok_fed(&["quiz", "--kind", "open"], "\n4\n\n4\n");
    }
    let streak = |env: &TestEnv| env.json(&["--json"])["streak_days"].as_u64();
    assert_eq!(streak(&env), Some(1));
    env.ok(&["config", "rest_days", "sat sun"]);
    assert_eq!(streak(&env), Some(3));
    let said = env.fails(&["config", "rest_days", "caturday"], 1);
    assert!(said.contains("days of the week"), "{said}");
}

#[test]
fn whoever_sets_a_goal_may_be_placed_at_once() {
    let env = TestEnv::new();
    env.ok(&["packs"]);
    let mut terminal = Terminal::start_with(&env, "goal", (50, 100), &[]);
    terminal.sees(&["Which level do you aim at?"]).type_in("\r");
    terminal.sees(&["Day of the interview"]).type_in("\r");
    terminal.sees(&["Minutes a day"]).type_in("\r");
    terminal.sees(&["What is asked of you?"]).type_in("\r");
    terminal.sees(&["Prepare for this?"]).type_in("y");
    terminal.sees(&["Find out where you stand now"]).type_in("y");
    // The first question of the placement.
    terminal.sees(&["[:q] stop"]).type_in("\u{3}");
    terminal.sees(&["exit"]);
    assert_eq!(events(&env), 1);
}
