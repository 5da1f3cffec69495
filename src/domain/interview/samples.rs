//! Small sets and scorecards for tests.

#![cfg(test)]

use super::blueprint::{Blueprint, Exposure, Order, Thresholds};
use super::compare::Held;
use super::journal::{Mark, Scorecard, State};
use super::set::{FORMAT, Role, Set, SetQuestion, TopicTitle};
use crate::domain::labels::{Importance, Kind, Level};
use crate::domain::question::{Choice, Content, KeyPoint, Question};

/// A set named `id` with a question for every (`topic`, `leaf/slug`, key points).
pub fn set(id: &str, questions: &[(&str, &str, usize)]) -> Set {
    let mut topics: Vec<TopicTitle> = Vec::new();
    for (topic, _, _) in questions {
        if !topics.iter().any(|one| one.topic == *topic) {
            topics.push(TopicTitle { topic: (*topic).into(), title: format!("Title of {topic}") });
        }
    }
    let mut set = Set {
        format: FORMAT,
        id: id.to_owned(),
        digest: String::new(),
        seed: 7,
        form: 1,
        forms: 1,
        swaps: 0,
        language: "en".to_owned(),
        candidate: None,
        blueprint: blueprint(),
        blueprint_digest: "b".repeat(64),
        bank_digest: "c".repeat(64),
        minutes: 60,
        unmet: Vec::new(),
        reserved: Vec::new(),
        topics,
        questions: questions.iter().zip(1..).map(|(one, number)| question(number, one)).collect(),
    };
    set.digest = set.digest_of();
    set
}

/// Pass 2.7, no must-have, 80 % asked.
pub fn blueprint() -> Blueprint {
    Blueprint {
        name: "middle-60".to_owned(),
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
    }
}

fn question(number: u32, (topic, id, points): &(&str, &str, usize)) -> SetQuestion {
    let key_points = (1..=*points)
        .map(|point| KeyPoint { text: format!("point {point}"), required: false })
        .collect();
    SetQuestion {
        number,
        role: Role::Regular,
        revision: "aa".repeat(16),
        question: Question {
            id: id.parse().unwrap(),
            topic: (*topic).to_owned(),
            level: Level::Middle,
            kind: Kind::Open,
            importance: Importance::Core,
            tags: Vec::new(),
            since: None,
            until: None,
            minutes: 5,
            case_exact: false,
            order_given: false,
            was: None,
            content: Content {
                prompt: format!("What is `{id}`?\n\nMore."),
                answer: "It is.".to_owned(),
                key_points,
                ..Content::default()
            },
        },
    }
}

/// A finished card: per question the rating (0 = not asked) and how many points are ticked.
pub fn card(set: &Set, interviewer: &str, marks: &[(u8, usize)]) -> Scorecard {
    let mut card = Scorecard::empty(set, interviewer);
    card.finished = true;
    for (mark, (rating, ticked)) in card.marks.iter_mut().zip(marks) {
        *mark = Mark {
            state: if *rating == 0 { State::NotAsked } else { State::Rated },
            rating: (*rating > 0).then_some(*rating),
            ticked: (0..mark.ticked.len()).map(|point| point < *ticked).collect(),
            elapsed_ms: 60_000,
            ..Mark::default()
        };
    }
    card
}

/// A question with `points` key points, `hints` hints and `follow_ups` follow-ups.
pub fn question_with(slug: &str, kind: Kind, parts: [usize; 3]) -> Question {
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
fn numbered(questions: Vec<Question>) -> Set {
    let minutes = questions.iter().map(|one| u32::from(one.minutes)).sum();
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
        blueprint: blueprint(),
        blueprint_digest: String::new(),
        bank_digest: String::new(),
        minutes,
        unmet: Vec::new(),
        reserved: Vec::new(),
        topics: Vec::new(),
        questions: numbered.collect(),
    };
    set.digest = set.digest_of();
    set
}

/// Four questions: with everything, without a rubric, one to choose, one to run.
pub fn four() -> Set {
    numbered(vec![
        question_with("one", Kind::Open, [4, 2, 2]),
        question_with("two", Kind::Open, [0, 0, 0]),
        question_with("three", Kind::Choice, [0, 1, 0]),
        question_with("four", Kind::Sql, [2, 0, 1]),
    ])
}

/// Each card as an interview of its own.
pub fn held(cards: &[(Set, Scorecard)]) -> Vec<Held> {
    let one = |(set, card): &(Set, Scorecard)| Held::new(set.clone(), std::slice::from_ref(card));
    cards.iter().map(one).collect()
}
