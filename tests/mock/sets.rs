//! Sets made by hand, and an interview that is run over one.

use viva::domain::interview::blueprint::{Blueprint, Exposure, Order, Thresholds};
use viva::domain::interview::scale::possible_ratings;
use viva::domain::interview::set::{FORMAT, Role, Set, SetQuestion, TopicTitle};
use viva::domain::labels::{Importance, Kind, Level};
use viva::domain::question::{Choice, Content, KeyPoint, Question};

use crate::support::{Outcome, TestEnv};

/// A question to talk about: three key points, two hints, one follow-up.
pub fn open(slug: &str) -> Question {
    let point = |text: &str, required| KeyPoint { text: text.into(), required };
    question(
        slug,
        Kind::Open,
        Content {
            prompt: format!("What does {slug} do?"),
            answer: format!("The answer of {slug}: it **wraps**."),
            key_points: vec![
                point("it takes a function", true),
                point("it gives one back", true),
                point("it keeps the name", false),
            ],
            red_flags: vec!["it changes the source".into()],
            hints: vec!["Think of the name.".into(), "Think of a function.".into()],
            follow_ups: vec!["And when it fails?".into()],
            ..Content::default()
        },
    )
}

/// A question with three options; the second is right.
pub fn choice(slug: &str) -> Question {
    let option = |text: &str, right, reason: Option<&str>| Choice {
        text: text.into(),
        right,
        reason: reason.map(str::to_owned),
    };
    question(
        slug,
        Kind::Choice,
        Content {
            prompt: "Which one wraps?".into(),
            options: vec![
                option("the first thing", false, Some("it stays as it is")),
                option("the second one", true, None),
                option("the third thing", false, Some("nor this")),
            ],
            answer: "The second one wraps it.".into(),
            ..Content::default()
        },
    )
}

fn question(slug: &str, kind: Kind, content: Content) -> Question {
    Question {
        id: format!("decorators/{slug}").parse().unwrap(),
        topic: "python-core".into(),
        level: Level::Middle,
        kind,
        importance: Importance::Core,
        tags: Vec::new(),
        since: None,
        until: None,
        minutes: 3,
        case_exact: false,
        order_given: false,
        was: None,
        content,
    }
}

/// A whole set of these questions.
pub fn set(questions: Vec<Question>) -> Set {
    let numbered = questions.into_iter().zip(1..).map(|(question, number)| SetQuestion {
        number,
        role: if number == 1 { Role::Warmup } else { Role::Regular },
        revision: "00".repeat(16),
        question,
    });
    let blueprint = Blueprint {
        name: "middle-60".into(),
        level: Level::Middle,
        minutes: 60,
        tolerance: 0.05,
        warmup: 1,
        opening_minutes: 0,
        closing_minutes: 0,
        order: Order::default(),
        anchors: None,
        only: Vec::new(),
        exclude: Vec::new(),
        weights: Vec::new(),
        topics: Vec::new(),
        code_minutes: None,
        levels: Vec::new(),
        kinds: Vec::new(),
        exposure: Exposure { cooldown_days: 30, exclude_flagged: true, exclude_rare: false },
        verdict: Thresholds {
            pass: 2.7,
            must_have_topics: Vec::new(),
            must_have_kinds: Vec::new(),
            role_must_haves: Vec::new(),
            must_have: 2.0,
            asked_at_least: 0.8,
        },
    };
    whole(Set {
        format: FORMAT,
        id: "middle-60-7-3fa90c1e".into(),
        digest: String::new(),
        seed: 7,
        form: 1,
        forms: 1,
        swaps: 0,
        language: "en".into(),
        candidate: Some("K-17".into()),
        blueprint,
        blueprint_digest: "00".repeat(32),
        bank_digest: "00".repeat(32),
        minutes: 60,
        unmet: Vec::new(),
        reserved: Vec::new(),
        topics: vec![TopicTitle { topic: "python-core".into(), title: "Python core".into() }],
        questions: numbered.collect(),
    })
}

/// The set with the digest that belongs to it.
pub fn whole(set: Set) -> Set {
    let digest = set.digest_of();
    Set { digest, ..set }
}

/// Three open questions and one to choose, written to `out/set.json`.
pub fn written(env: &TestEnv) -> Set {
    let set = set(vec![open("one"), choice("two"), open("three"), open("four")]);
    write(env, &set);
    set
}

/// Writes a set to `out/set.json`.
pub fn write(env: &TestEnv, set: &Set) {
    env.write("out/set.json", serde_json::to_string_pretty(set).unwrap());
}

/// Runs the whole interview of `out/set.json` by lines: one rating a question, 0 for one that is not asked, each that wants
/// evidence with a note. What is chosen, printed or filled in has no 4 and gets the most it can.
pub fn run_interview(env: &TestEnv, set: &str, interviewer: &str, ratings: &[u8]) -> Outcome {
    let questions = read_set(env, set).questions;
    let replies: String = ratings
        .iter()
        .zip(&questions)
        .map(|(rating, one)| match highest(one.question.kind).min(*rating) {
            0 => "s\n".to_owned(),
            3 => "\n3\n".to_owned(),
            rating => format!("\n{rating}\nheard it\n.\n"),
        })
        .collect();
    let outcome = env.feed(
        &["mock", "run", set, "--interviewer", interviewer],
        // The last empty lines end the interview at its summary, without a recommendation.
        &format!("{replies}\n\n"),
    );
    assert!(outcome.stdout.contains("is finished"), "{outcome:?}");
    outcome
}

/// The highest rating that a question of a kind can be given.
pub fn highest(kind: Kind) -> u8 {
    possible_ratings(kind, false).last().copied().unwrap()
}

/// The set in a folder below the home.
pub fn read_set(env: &TestEnv, folder: &str) -> Set {
    let bytes = std::fs::read(env.home().join(folder).join("set.json")).unwrap();
    serde_json::from_slice(&bytes).unwrap()
}

/// A finding about one question: the rating, and how many of its key points are ticked from the first on.
pub type Finding = (u8, usize);

/// Replies that bring an interview over `set` to its end by lines: every rubric is looked at, ticked, rated, and a rating that
/// wants evidence gets a note.
pub fn replies(set: &Set, finding: impl Fn(&SetQuestion) -> Finding) -> String {
    let mut replies = String::new();
    for question in &set.questions {
        let (rating, ticks) = finding(question);
        let rating = rating.min(highest(question.question.kind));
        replies.push('\n');
        if ticks > 0 {
            let points: Vec<String> = (1..=ticks).map(|point| point.to_string()).collect();
            replies.push_str(&format!("t {}\n", points.join(",")));
        }
        replies.push_str(&format!("{rating}\n"));
        if rating != 3 {
            replies.push_str("heard it\n.\n");
        }
    }
    replies + "\n\n"
}
