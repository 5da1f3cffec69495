//! Sets for the tests of this layer.

use super::blueprint::{Blueprint, Exposure, Thresholds};
use super::set::{FORMAT, Role, Set, SetQuestion};
use crate::domain::labels::{Importance, Kind, Level};
use crate::domain::question::{Choice, Content, KeyPoint, Question};

/// A question with `points` key points, `hints` hints and `follow_ups` follow-ups.
pub(crate) fn question(slug: &str, kind: Kind, parts: [usize; 3]) -> Question {
    let many = |count: usize, what: &str| (1..=count).map(|one| format!("{what} {one}")).collect();
    let [points, hints, follow_ups] = parts;
    let point = |one| KeyPoint { text: format!("point {one}"), required: one == 1 };
    let option = |right| Choice { text: "an option".into(), right, reason: None };
    Question {
        id: format!("leaf/{slug}").parse().unwrap(),
        topic: "topic".into(),
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
        content: Content {
            prompt: format!("What is {slug}?"),
            options: if kind == Kind::Choice { vec![option(true), option(false)] } else { vec![] },
            answer: "It is this.".into(),
            key_points: (1..=points).map(point).collect(),
            hints: many(hints, "hint"),
            follow_ups: many(follow_ups, "follow-up"),
            ..Content::default()
        },
    }
}

/// A whole set over these questions.
pub(crate) fn set(questions: Vec<Question>) -> Set {
    let numbered = questions.into_iter().zip(1..).map(|(question, number)| SetQuestion {
        number,
        role: if number == 1 { Role::Warmup } else { Role::Regular },
        revision: "00".into(),
        question,
    });
    let mut set = Set {
        format: FORMAT,
        id: "middle-60-7-3fa90c1e".into(),
        digest: String::new(),
        seed: 7,
        form: 1,
        forms: 1,
        swaps: 0,
        language: "en".into(),
        candidate: None,
        blueprint: Blueprint {
            name: "middle-60".into(),
            level: Level::Middle,
            minutes: 60,
            tolerance: 0.05,
            warmup: 1,
            anchors: Vec::new(),
            topics: Vec::new(),
            levels: Vec::new(),
            kinds: Vec::new(),
            exposure: Exposure { cooldown_days: 30, exclude_flagged: true },
            verdict: Thresholds {
                pass: 2.7,
                must_have_topics: Vec::new(),
                must_have: 2.0,
                asked_at_least: 0.8,
            },
        },
        blueprint_digest: String::new(),
        bank_digest: String::new(),
        minutes: 60,
        unmet: Vec::new(),
        reserved: Vec::new(),
        topics: Vec::new(),
        questions: numbered.collect(),
    };
    set.digest = set.digest_of();
    set
}

/// Four questions: with everything, without a rubric, one to choose, one to run.
pub(crate) fn four() -> Set {
    set(vec![
        question("one", Kind::Open, [4, 2, 2]),
        question("two", Kind::Open, [0, 0, 0]),
        question("three", Kind::Choice, [0, 1, 0]),
        question("four", Kind::Sql, [2, 0, 1]),
    ])
}
