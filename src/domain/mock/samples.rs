//! Small sets and scorecards for tests.

use super::blueprint::{Blueprint, Exposure, Thresholds};
use super::journal::{Mark, Scorecard, State};
use super::set::{FORMAT, Role, Set, SetQuestion, TopicTitle};
use crate::domain::labels::{Importance, Kind, Level};
use crate::domain::question::{Content, KeyPoint, Question};

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
