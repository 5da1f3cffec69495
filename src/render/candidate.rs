//! What a candidate may see. The view holds nothing but the prompt's side of a question: what is not in it cannot leak.

use std::collections::BTreeMap;

use minijinja::Value;
use serde::Serialize;

use super::markdown::{Medium, split_title, with_tables};
use crate::domain::answer::letter;
use crate::domain::ids::QuestionId;
use crate::domain::interview::Set;
use crate::domain::interview::code::is_code;
use crate::domain::interview::set::SetQuestion;
use crate::domain::labels::Kind;
use crate::words::render::documents::words;
use crate::words::render::labels::fill;

/// Lines to write code on below a prompt of one line, and below the longest.
const CODE_LINES_MAX: u32 = 22;
const CODE_LINES_MIN: u32 = 8;

/// The candidate's copy.
#[derive(Debug, Serialize)]
pub(super) struct CandidateView {
    /// The set's code; nothing of a set of the first edition, whose name says level and seed.
    set: Option<String>,
    /// Code of the candidate.
    candidate: Option<String>,
    minutes: u32,
    questions: Vec<CandidateQuestion>,
}

/// One question as it is asked.
#[derive(Debug, Serialize)]
pub(super) struct CandidateQuestion {
    number: u32,
    minutes: u16,
    title: Value,
    body: Value,
    options: Vec<CandidateOption>,
    /// Ruled lines to write on.
    lines: u32,
    /// Whether the space is for drawing rather than for writing.
    is_blank: bool,
}

/// One option, without what tells whether it is right.
#[derive(Debug, Serialize)]
pub(super) struct CandidateOption {
    letter: String,
    text: Value,
}

impl CandidateView {
    pub(super) fn new(set: &Set, tables: &BTreeMap<QuestionId, String>, medium: Medium) -> Self {
        let questions = set.questions.iter();
        Self {
            set: public_code(set).map(str::to_owned),
            candidate: set.candidate.clone(),
            minutes: set.box_minutes(),
            questions: questions.map(|one| CandidateQuestion::new(one, tables, medium)).collect(),
        }
    }
}

impl CandidateQuestion {
    fn new(one: &SetQuestion, tables: &BTreeMap<QuestionId, String>, medium: Medium) -> Self {
        let question = &one.question;
        let options = question.content.options.iter().enumerate().map(|(place, option)| {
            CandidateOption { letter: letter(place).to_string(), text: medium.item(&option.text) }
        });
        let (title, body) = prompt(one, tables, medium);
        let (lines, is_blank) = match question.kind {
            Kind::Choice => (0, false),
            Kind::Cloze => (1, false),
            Kind::Output => (4, false),
            Kind::Open => (5, false),
            Kind::Behavioral => (8, false),
            Kind::Sql => (10, false),
            // With a long prompt in front of them they would run over to another sheet.
            Kind::Code => (code_lines(body.as_str().unwrap_or_default()), false),
            Kind::Design => (0, true),
        };
        Self {
            number: one.number,
            minutes: question.minutes,
            title,
            body,
            options: options.collect(),
            lines,
            is_blank,
        }
    }
}

/// Lines to write code on: as many as are left of a sheet by what stands above them.
fn code_lines(body: &str) -> u32 {
    let above = u32::try_from(body.lines().count()).unwrap_or(u32::MAX);
    CODE_LINES_MAX.saturating_sub(above / 2).max(CODE_LINES_MIN)
}

/// First line and rest of a prompt, its tables in place of the setup where there are any.
pub(super) fn prompt(
    one: &SetQuestion,
    tables: &BTreeMap<QuestionId, String>,
    medium: Medium,
) -> (Value, Value) {
    let (title, body) = split_title(&one.question.content.prompt);
    let body = match tables.get(&one.question.id) {
        Some(tables) => medium.blocks(&with_tables(body, tables)),
        None => medium.blocks(body),
    };
    (medium.line(title), body)
}

/// What a candidate may read of the set itself.
fn public_code(set: &Set) -> Option<&str> {
    is_code(&set.id).then_some(set.id.as_str())
}

/// `1 of 2`, when there is more than one form.
pub(super) fn form_of(set: &Set) -> Option<String> {
    let (form, forms) = (set.form.to_string(), set.forms.to_string());
    let label = words(&set.language).form_of;
    (set.forms > 1).then(|| fill(label, &[("form", &form), ("forms", &forms)]))
}
