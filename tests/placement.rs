//! Placement and "I know this", from the outside.

use viva::domain::labels::Level;
use viva::domain::placed::Placed;
use viva::domain::placement::Answered;
use viva::domain::time::Moment;
use viva::store::Store;

use crate::support::{NOW, TestEnv, open_question};

/// Ends a question of any kind as not known: a blank where one line is asked for, then the end of a longer answer. Where the second
/// line comes to the next question it is an answer that is wrong, or none and asked again.
const NOT_KNOWN: &str = "\n.\n";

fn reviews(env: &TestEnv) -> Vec<serde_json::Value> {
    let text = env.ok(&["export", "--format", "reviews"]);
    text.lines().map(|line| serde_json::from_str(line).expect("a line of JSON")).collect()
}

fn fits(text: &str, columns: usize) -> bool {
    text.lines().all(|line| line.chars().count() <= columns)
}

#[test]
fn who_knows_nothing_is_placed_below_junior_and_that_is_kept() {
    let env = TestEnv::new();
    assert!(env.ok(&["place", "--show"]).starts_with("You were not placed yet."));
    let fresh = env.json(&["--json"])["new"].clone();
    let said = env.ok_fed(&["place"], &NOT_KNOWN.repeat(60));
    assert!(
        said.starts_with("Where do you stand?") && said.contains("At most 20 questions"),
        "{said}"
    );
    assert!(
        said.contains("You stand below junior: ") && said.contains(" % sure, after "),
        "{said}"
    );
    assert!(said.contains("Next: viva goal --level junior"), "{said}");
    assert!(said.contains("→ not known · back on 2026-11-22"), "{said}");
    assert!(!said.contains("did not know"), "a verdict grades, no key does: {said}");
    assert!(!said.contains('\u{1b}'), "no colours by pipe");
    let shown = env.ok(&["place", "--show"]);
    assert!(shown.contains("Placed on 2026-11-21.") && fits(&shown, 80), "{shown}");

    let placed = env.json(&["place", "--show", "--json"]);
    let questions = placed["questions"].as_u64().unwrap() as usize;
    assert!((1..=20).contains(&questions) && placed["right"] == 0, "{placed}");
    assert_eq!((&placed["level"], &placed["sure"]), (&serde_json::Value::Null, &true.into()));
    let shares: f64 =
        placed["shares"].as_object().unwrap().values().map(|one| one.as_f64().unwrap()).sum();
    assert!((shares - 100.0).abs() < 0.05, "{placed}");

    // The answers are first reviews, outside the day's new questions, and leave nothing to repeat.
    let reviews = reviews(&env);
    assert_eq!(reviews.len(), questions);
    assert!(reviews.iter().all(|one| one["mode"] == "review" && one["grade"] == 2), "{reviews:?}");
    let day = env.json(&["--json"]);
    assert_eq!((&day["new"], day["pending"].as_u64()), (&fresh, Some(0)), "{day}");
}

#[test]
fn undo_takes_the_placement_back_and_then_its_answers() {
    let mut env = TestEnv::new();
    env.ok_fed(&["place"], &NOT_KNOWN.repeat(60));
    let before = reviews(&env).len();
    // Not of today: asked for first.
    env.at("2026-11-22T09:00:00+03:00");
    let told = env.fails(&["undo"], 1);
    assert!(told.contains("the placement of 2026-11-21 (below junior)"), "{told}");
    env.at("2026-11-21T10:00:00+03:00");
    let said = env.ok(&["undo"]);
    assert!(said.starts_with("undone: the placement of 2026-11-21 (below junior);"), "{said}");
    assert_eq!(env.json(&["place", "--show", "--json"])["level"], serde_json::Value::Null);
    assert_eq!(env.json(&["place", "--show", "--json"])["questions"], 0);
    assert_eq!(reviews(&env).len(), before, "the answers stay");
    assert!(env.ok(&["undo"]).starts_with("undone: review of "));
    assert_eq!(reviews(&env).len(), before - 1);
}

#[test]
fn leaving_says_what_is_known_and_keeps_it_only_from_five_answers_on() {
    let env = TestEnv::new();
    let said = env.ok_fed(&["place"], ":q\nq\n");
    assert!(said.ends_with("Nothing was answered, nothing has changed.\n"), "{said}");
    let few = env.feed(&["place", "--json"], "\n.\n");
    let object: serde_json::Value = serde_json::from_str(&few.stdout).expect("one object");
    let questions = object["questions"].as_u64().unwrap();
    assert!((1..5).contains(&questions), "{object}");
    assert_eq!((&object["kept"], object["ended"].as_str()), (&false.into(), Some("left")));
    assert!(
        few.stderr.contains("Most probably you stand ")
            || few.stderr.contains("Undecided between "),
        "{}",
        few.stderr
    );
    assert!(
        few.stderr.contains("This is not kept as your placement: that takes 5 answers"),
        "{}",
        few.stderr
    );
    assert_eq!(env.json(&["place", "--show", "--json"])["questions"], 0);
}

#[test]
fn a_role_narrows_it_and_one_that_asks_nothing_says_so() {
    let env = TestEnv::new();
    let role = "name = \"own\"\ntitle_en = \"Own\"\n\n[must]\nsecurity = 3\n";
    env.write("own.toml", role);
    env.ok_fed(&["place", "--role", "own.toml", "--level", "junior"], &"\n.\n1\n".repeat(40));
    let asked = reviews(&env);
    assert!(asked.len() >= 3, "{asked:?}");
    for review in &asked {
        let shown = env.json(&["show", review["id"].as_str().unwrap(), "--json"]);
        assert_eq!((&shown["topic"], &shown["level"]), (&"security".into(), &"junior".into()));
    }
    let told = env.fails(&["place", "--role", "nobody"], 2);
    assert!(told.contains("there is no role and no file `nobody`"), "{told}");
    env.write("job.txt", "We bake bread.\n");
    let told = env.fails(&["place", "--role", "job.txt"], 1);
    assert!(told.contains("nothing that `job.txt` asks for is asked by the bank"), "{told}");
}

/// A role of one leaf that only a pack of the user's own has, with four open questions and two clozes.
fn small() -> TestEnv {
    let env = TestEnv::new();
    let cloze = |slug: &str, level: &str| {
        format!(
            "## Fill in: `@functools.[…]` for {slug}. {{#{slug} .{level} kind=cloze}}\n\n### Answer\n`wraps`. It copies \
             the metadata.\n\n### Sources\n- <https://docs.python.org/3/>\n\n"
        )
    };
    let mut markdown: String = ["aa", "bb", "cc", "dd"].map(open_question).concat();
    markdown += &[cloze("ee", "junior"), cloze("ff", "junior")].concat();
    env.pack("mine", &markdown);
    env.ok(&["import", "mine"]);
    // What else the bank has of this leaf is out of the way.
    for row in env.ok(&["list", "--leaf", "decorators", "--json"]).lines() {
        let row: serde_json::Value = serde_json::from_str(row).unwrap();
        let id = row["id"].as_str().unwrap();
        if id.split('/').next_back().is_some_and(|slug| slug.len() > 2) {
            env.ok(&["suspend", id]);
        }
    }
    env.write("one.toml", "name = \"one\"\ntitle_en = \"One\"\n\n[must]\ndecorators = 3\n");
    env
}

#[test]
fn where_little_is_judged_one_says_oneself_whether_one_knew_it() {
    let env = small();
    // Every answer is a letter, a word or a key that fits all of the six: Enter reveals or is a blank, then 3 says that it was known.
    let said = env.ok_fed(&["place", "--role", "one.toml"], &"\n3\n".repeat(12));
    assert!(said.contains("Only 2 questions among them can be judged"), "{said}");
    assert!(said.contains("[1] did not know  [3] knew it"), "{said}");
    assert!(said.contains("There are no further questions to ask here."), "{said}");
    assert!(said.contains("→ right") && said.contains("This is kept;"), "{said}");
    let grades: Vec<u64> = reviews(&env).iter().map(|one| one["grade"].as_u64().unwrap()).collect();
    assert_eq!(grades.len(), 6);
    assert!(grades.iter().all(|grade| [2, 4].contains(grade)), "{grades:?}");
    let told = env.fails(&["place", "--role", "one.toml"], 1);
    assert!(told.contains("too few questions are left that you have never seen: 0"), "{told}");
}

#[test]
fn an_answer_of_a_placement_can_be_taken_back_within_it() {
    let env = small();
    for id in ["aa", "bb", "cc", "dd"] {
        env.ok(&["show", &format!("decorators/{id}")]);
    }
    // The first two are opens or clozes: a blank or a reveal, then (for an open) 1; then the undo, and it was known after all.
    let said = env.ok_fed(&["place", "--role", "one.toml"], "\n1\n:u\n3\n:q\nq\n");
    assert!(said.contains("→ undone · grade it again"), "{said}");
    assert!(said.contains("→ not known") && said.contains("→ right"), "{said}");
    let grades: Vec<u64> = reviews(&env).iter().map(|one| one["grade"].as_u64().unwrap()).collect();
    assert!(grades.contains(&4), "{grades:?}");
}

#[test]
fn without_a_level_in_the_goal_the_placement_says_where_new_questions_begin() {
    let env = TestEnv::new();
    env.ok(&["packs"]);
    let now = Moment::parse(NOW).unwrap();
    let right = Answered { level: Level::Senior, guess: 0.0, is_right: true };
    let placed = Placed::of(&[right; 20], now.study_day(4)).unwrap();
    assert_eq!(placed.level, Some(Level::Senior));
    Store::open(&env.database(), now).unwrap().keep_placement(&placed, now).unwrap();
    let seniors = |env: &TestEnv| {
        let said = env.ok_fed(&["quiz", "--new", "16"], &":s\n".repeat(16));
        said.lines().filter(|line| line.starts_with("── ") && line.contains(" senior ")).count()
    };
    assert!(seniors(&env) >= 10, "{}", seniors(&env));
    env.ok(&["goal", "--level", "junior"]);
    assert!(seniors(&env) <= 2, "the level of the goal goes before: {}", seniors(&env));
}

#[test]
fn a_placement_asks_for_the_leaves_of_the_goal() {
    let env = TestEnv::new();
    env.write("one.toml", "name = \"one\"\n\n[must]\nsecurity = 3\n");
    env.ok(&["goal", "--role", "one.toml"]);
    env.ok_fed(&["place", "--level", "junior"], &"\n.\n1\n".repeat(40));
    for review in reviews(&env) {
        let shown = env.json(&["show", review["id"].as_str().unwrap(), "--json"]);
        assert_eq!(shown["topic"], "security");
    }
    assert!(!reviews(&env).is_empty());
}

fn with_open() -> TestEnv {
    let env = TestEnv::new();
    env.pack("mine", &["one", "two"].map(open_question).concat());
    env.ok(&["import", "mine"]);
    env
}

const QUIZ: [&str; 4] = ["quiz", "--pack", "mine", "--new"];

fn quiz(env: &TestEnv, keys: &str) -> String {
    env.ok_fed(&[&QUIZ[..], &["2"]].concat(), keys)
}

#[test]
fn what_is_known_is_put_off_by_a_key_for_longer_each_time() {
    let mut env = with_open();
    let said = quiz(&env, "k\n:k\nq\n");
    assert_eq!(
        said.matches("→ known · not asked before 2026-12-21; its schedule is unmoved").count(),
        2
    );
    assert!(said.contains("[k] know it"), "{said}");
    assert!(said.contains("Nothing was graded. Put off as known: 2 questions;"), "{said}");
    assert!(reviews(&env).is_empty());
    let listed = env.ok(&["list", "--postponed"]);
    assert_eq!(listed.lines().count(), 2, "{listed}");
    assert!(listed.lines().all(|line| line.contains("until 2026-12-21")), "{listed}");
    assert!(env.ok(&["show", "decorators/one"]).contains("known: not asked before 2026-12-21"));
    assert_eq!(env.json(&["show", "decorators/one", "--json"])["postponed_until"], "2026-12-21");
    assert!(quiz(&env, "").contains("Nothing is due."));
    assert!(env.viva(&["quiz", "--pack", "mine", "--cram"]).stdout.contains("nothing to cram"));
    let next =
        [("2026-12-21", "2027-03-21"), ("2027-03-21", "2027-09-17"), ("2027-09-17", "2028-03-15")];
    for (day, until) in next {
        env.at(&format!("{day}T09:00:00+03:00"));
        assert!(env.ok(&["list", "--postponed"]).contains("no question matches"), "{day}");
        let said = quiz(&env, "k\nk\n");
        assert_eq!(said.matches(&format!("not asked before {until}")).count(), 2, "{day}: {said}");
    }
    env.ok(&["doctor"]);
}

#[test]
fn known_can_be_undone_in_the_quiz_after_it_and_by_unsuspend() {
    let env = with_open();
    // Before the reveal, and after it.
    let said = quiz(&env, "k\nu\n\nk\nu\n3\nq\n");
    assert_eq!(said.matches("→ undone").count(), 2, "{said}");
    assert!(said.contains("→ good"), "{said}");
    assert!(env.ok(&["list", "--postponed"]).contains("no question matches"));
    quiz(&env, "k\nq\n");
    assert_eq!(env.ok(&["list", "--postponed"]).lines().count(), 1);
    let undone = env.json(&["undo", "--json"]);
    assert_eq!(
        (&undone["undone"], &undone["study_day"]),
        (&"postponement".into(), &"2026-11-21".into())
    );
    assert!(env.ok(&["list", "--postponed"]).contains("no question matches"));
    quiz(&env, "k\nq\n");
    let listed = env.ok(&["list", "--postponed", "--json"]);
    let row: serde_json::Value = serde_json::from_str(&listed).unwrap();
    env.ok(&["unsuspend", row["id"].as_str().unwrap()]);
    assert!(env.ok(&["list", "--postponed"]).contains("no question matches"));
    let healthy = env.json(&["doctor", "--json"]);
    assert_eq!(healthy["ok"], true, "{healthy}");
}

#[test]
fn what_failed_is_not_put_off_and_what_is_put_off_counts_as_never_seen() {
    let mut env = with_open();
    quiz(&env, "\n1\nq\n");
    env.at("2026-11-22T09:00:00+03:00");
    let said = env.ok_fed(&["quiz", "--pack", "mine", "--new", "0"], "k\n\nk\n3\nq\n");
    assert_eq!(
        said.matches("It failed before: only what never lapsed can be put off as known.").count(),
        2
    );
    env.at("2026-11-23T09:00:00+03:00");
    let seen = |env: &TestEnv| env.json(&["score", "--json"])["levels"]["junior"]["seen"].clone();
    let expected =
        |env: &TestEnv| env.json(&["plan", "--date", "2026-12-05", "--json"])["seen"].clone();
    assert_eq!((seen(&env), expected(&env)), (1.into(), 1.into()));
    let failed = reviews(&env)[0]["id"].clone();
    // Learnt since: it may be put off again.
    let said = env.ok_fed(&["quiz", "--pack", "mine", "--new", "0"], "k\n");
    assert!(said.contains("→ known · not asked before 2026-12-23"), "{said}");
    assert_eq!((seen(&env), expected(&env)), (0.into(), 0.into()));
    let plan = env.json(&["plan", "--date", "2026-12-05", "--json"]);
    let asks = plan["asks"].as_array().unwrap();
    assert!(!asks.is_empty() && !asks.contains(&failed), "{asks:?}");
}
