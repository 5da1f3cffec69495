//! What a second reader is asked about an answer, and what of its reply is taken.
//!
//! A coach is any program of the user's own. Its reply is a suggestion: key points to tick, and a remark.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::labels::Kind;
use super::question::Question;
use crate::words::domain::answers as words;

/// The longest remark that is shown, in characters; the rest is cut off.
pub const COMMENT_CHARS: usize = 2000;

/// The object that a coach reads.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Request<'a> {
    /// The question, Markdown.
    pub question: &'a str,
    /// What a good answer holds, in the order in which it is numbered from 1.
    pub key_points: Vec<Point<'a>>,
    /// Beliefs that give a weak answer away.
    pub red_flags: &'a [String],
    /// What was typed.
    pub answer: &'a str,
    /// Tag of the language of the question.
    pub language: &'a str,
}

/// A key point as a coach reads it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Point<'a> {
    /// The point.
    pub text: &'a str,
    /// Whether a pass needs it.
    pub required: bool,
}

/// What a coach suggests.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Advice {
    /// Key points that the answer holds, counted from 1, in order, each once.
    pub ticks: Vec<usize>,
    /// A remark of at most [`COMMENT_CHARS`] characters; may hold control characters, may be empty.
    pub comment: String,
}

/// Why a reply is none.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum ReplyError {
    /// It is not the object that was asked for.
    #[error("{}", words::reply_is_no_verdict(.0))]
    Shape(String),
    /// It ticks what is not there.
    #[error("{}", words::ticks_no_such_point(.given, .count))]
    NoSuchPoint {
        /// The number it gave.
        given: usize,
        /// How many points there are.
        count: usize,
    },
}

/// Whether a coach can say something about answers to this question: one grades oneself, by key points.
pub fn can_read(question: &Question) -> bool {
    matches!(question.kind, Kind::Open | Kind::Behavioral | Kind::Design)
        && !question.content.key_points.is_empty()
}

impl<'a> Request<'a> {
    /// What is asked about `answer`.
    pub fn new(question: &'a Question, answer: &'a str, language: &'a str) -> Self {
        let content = &question.content;
        let points = content.key_points.iter();
        Self {
            question: &content.prompt,
            key_points: points
                .map(|point| Point { text: &point.text, required: point.required })
                .collect(),
            red_flags: &content.red_flags,
            answer,
            language,
        }
    }
}

/// Reads the reply of a coach to a question with `count` key points. Fields that are not known are passed over.
///
/// # Errors
/// When it is no such object, or ticks a point that is not there: then none of it is taken.
pub fn reply(text: &str, count: usize) -> Result<Advice, ReplyError> {
    #[derive(Deserialize)]
    struct Reply {
        ticks: Vec<usize>,
        #[serde(default)]
        comment: String,
    }
    let reply: Reply =
        serde_json::from_str(text.trim()).map_err(|error| ReplyError::Shape(error.to_string()))?;
    let mut ticks = reply.ticks;
    if let Some(given) = ticks.iter().find(|point| !(1..=count).contains(*point)) {
        return Err(ReplyError::NoSuchPoint { given: *given, count });
    }
    ticks.sort_unstable();
    ticks.dedup();
    let comment = reply.comment.trim();
    let mut shown: String = comment.chars().take(COMMENT_CHARS).collect();
    if shown.len() < comment.len() {
        shown.push('…');
    }
    Ok(Advice { ticks, comment: shown })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_are_in_order_and_each_once() {
        let advice =
            reply("{\"ticks\":[3,1,3],\"comment\":\" good \",\"model\":\"m\"}\n", 3).unwrap();
        assert_eq!(advice, Advice { ticks: vec![1, 3], comment: "good".into() });
        assert_eq!(reply("{\"ticks\":[]}", 0).unwrap().ticks, Vec::<usize>::new());
    }

    #[test]
    fn a_reply_that_is_wrong_in_one_place_is_not_taken_at_all() {
        let refused = |text| reply(text, 3).unwrap_err().to_string();
        assert_eq!(refused("{\"ticks\":[1,4]}"), "it ticks key point 4, and there are 3");
        assert_eq!(refused("{\"ticks\":[0]}"), "it ticks key point 0, and there are 3");
        for text in [
            "",
            "fine",
            "[1]",
            "{\"comment\":\"x\"}",
            "{\"ticks\":[-1]}",
            "{\"ticks\":\"1\"}",
            "{\"ticks\":[1]} and more",
        ] {
            assert!(refused(text).starts_with("its reply is not {\"ticks\": [1, 2]"), "{text}");
        }
    }

    #[test]
    fn a_long_remark_is_cut() {
        let long = format!("{{\"ticks\":[],\"comment\":\"{}\"}}", "ж".repeat(COMMENT_CHARS + 5));
        let comment = reply(&long, 1).unwrap().comment;
        assert_eq!(comment.chars().count(), COMMENT_CHARS + 1);
        assert!(comment.ends_with('…'));
    }
}
