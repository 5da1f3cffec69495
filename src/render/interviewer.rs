//! What an interviewer needs on the table: questions with their answers, rubric, clock and places to write.

use std::collections::BTreeMap;

use minijinja::Value;
use serde::Serialize;

use super::candidate::{form_of, prompt};
use super::markdown::Medium;
use crate::domain::answer::letter;
use crate::domain::ids::QuestionId;
use crate::domain::interview::Set;
use crate::domain::interview::evidence::{Needed, needed};
use crate::domain::interview::scale::possible_ratings;
use crate::domain::interview::set::{Role, SetQuestion, Unmet};
use crate::domain::interview::weight::weight;
use crate::domain::labels::Kind;
use crate::domain::question::Content;
use crate::words::render::documents::{Words, words};
use crate::words::render::labels::fill;

/// Ruled lines for the notes of a question; more of them of a longer one.
const LINES: u32 = 2;
/// Questions from this length on get more lines.
const LONG_FROM_MINUTES: u16 = 8;
const LONG_LINES: u32 = 4;
/// Longer code does not stand on the brief.
const SHORT_CODE_LINES: usize = 14;

/// The interviewer's copy.
#[derive(Debug, Serialize)]
pub(super) struct InterviewerView {
    pub(super) title: String,
    set: String,
    seed: u64,
    digest: String,
    candidate: Option<String>,
    form: Option<String>,
    level: &'static str,
    minutes: u32,
    /// The rows that the set does not keep, each one a sentence.
    unmet: Vec<String>,
    pass_rule: String,
    /// How the whole is made of the ratings.
    overall_rule: String,
    /// `None` when no topic is a must.
    must_have_rule: Option<String>,
    topics: Vec<TopicView>,
    questions: Vec<QuestionView>,
    /// Whether any question has tests or known wrong answers, which are too long to stand among the others.
    appendix: bool,
}

/// One line of the summary.
#[derive(Debug, Serialize)]
struct TopicView {
    title: String,
    must_have: bool,
    /// Numbers of its questions, `2, 5`.
    numbers: String,
    /// How many they are.
    count: usize,
    /// What the topic counts in the whole: by the role, or the sum of its questions' weights.
    weight: String,
}

#[derive(Debug, Serialize)]
struct QuestionView {
    number: u32,
    id: String,
    topic: String,
    leaf: String,
    level: &'static str,
    kind: &'static str,
    role: Option<&'static str>,
    minutes: u16,
    from: String,
    to: String,
    title: Value,
    body: Value,
    options: Vec<OptionView>,
    answer: Value,
    explanation: Option<Value>,
    key_points: Vec<PointView>,
    red_flags: Vec<Value>,
    hints: Vec<Value>,
    follow_ups: Vec<Value>,
    sources: Vec<Value>,
    /// The ratings that it can be given.
    ratings: &'static [u8],
    /// What the ratings sound like, from 1 on; empty where the general anchors hold.
    levels: Vec<Value>,
    tests: Option<Value>,
    wrong: Vec<WrongView>,
    /// What must be said, for a page that shows the whole interview at once: the required points, or all where none is marked.
    needed: Vec<Value>,
    /// How many further points there are, of which half make a 4; `None` where there are none.
    further: Option<String>,
    /// The right answer in a line, where it is short: what is printed, what fills the gap.
    short_answer: Option<Value>,
    /// The code that an answer is about, where a page for the whole interview has room for it.
    short_code: Option<Value>,
    /// Whether there is more to the prompt than its first line and the code above: code, tables, a task.
    has_more: bool,
    /// Ruled lines for notes.
    lines: u32,
}

#[derive(Debug, Serialize)]
struct OptionView {
    letter: String,
    text: Value,
    right: bool,
    reason: Option<Value>,
}

#[derive(Debug, Serialize)]
struct PointView {
    text: Value,
    required: bool,
}

#[derive(Debug, Serialize)]
struct WrongView {
    code: Value,
    reason: Value,
}

impl InterviewerView {
    pub(super) fn new(set: &Set, tables: &BTreeMap<QuestionId, String>, medium: Medium) -> Self {
        let words = words(&set.language);
        let (level, minutes) =
            (words.level(set.blueprint.level), words.minutes_of(set.box_minutes()));
        let title = fill(words.interview_title, &[("level", level), ("minutes", &minutes)]);
        let mut questions = Vec::new();
        let mut clock_minutes = u32::from(set.blueprint.opening_minutes);
        for one in &set.questions {
            let until = clock_minutes + u32::from(one.question.minutes);
            let clock = (clock(clock_minutes), clock(until));
            questions.push(QuestionView::new(one, set, clock, tables, medium));
            clock_minutes = until;
        }
        let (pass_rule, must_have_rule) = rules(set, words);
        Self {
            title,
            set: set.id.clone(),
            seed: set.seed,
            digest: set.digest.clone(),
            candidate: set.candidate.clone(),
            form: form_of(set),
            level,
            minutes: set.box_minutes(),
            unmet: set.unmet.iter().map(|row| unmet(row, set, words)).collect(),
            pass_rule,
            overall_rule: overall_rule(set, words),
            must_have_rule,
            topics: topics(set, words),
            appendix: questions.iter().any(|one| one.tests.is_some() || !one.wrong.is_empty()),
            questions,
        }
    }
}

impl QuestionView {
    fn new(
        one: &SetQuestion,
        set: &Set,
        (from, to): (String, String),
        tables: &BTreeMap<QuestionId, String>,
        medium: Medium,
    ) -> Self {
        let words = words(&set.language);
        let (question, content) = (&one.question, &one.question.content);
        let items = |texts: &[String]| -> Vec<Value> {
            texts.iter().map(|text| medium.item(text)).collect()
        };
        let options = content.options.iter().enumerate().map(|(place, option)| OptionView {
            letter: letter(place).to_string(),
            text: medium.item(&option.text),
            right: option.right,
            reason: option.reason.as_deref().map(|reason| medium.item(reason)),
        });
        let points = content.key_points.iter();
        let wrong = content.wrong.iter().map(|wrong| WrongView {
            code: medium.code(&wrong.code),
            reason: medium.blocks(&wrong.reason),
        });
        let (title, body) = prompt(one, tables, medium);
        let explanation = content.explanation.as_str();
        Self {
            number: one.number,
            id: question.id.as_str().to_owned(),
            topic: set.topic_title(&question.topic).to_owned(),
            leaf: set.topic_title(question.id.leaf()).to_owned(),
            level: words.level(question.level),
            kind: words.kind(question.kind),
            role: match one.role {
                Role::Warmup => Some(words.warmup),
                Role::Anchor => Some(words.anchor),
                Role::Regular => None,
            },
            minutes: question.minutes,
            from,
            to,
            title,
            body,
            options: options.collect(),
            answer: medium.blocks(&content.answer),
            explanation: (!explanation.is_empty()).then(|| medium.blocks(explanation)),
            key_points: points
                .map(|point| PointView { text: medium.item(&point.text), required: point.required })
                .collect(),
            red_flags: items(&content.red_flags),
            hints: items(&content.hints),
            follow_ups: items(&content.follow_ups),
            sources: items(&content.sources),
            ratings: possible_ratings(question.kind, false),
            levels: items(&content.levels),
            tests: content.tests.as_deref().map(|tests| medium.code(tests)),
            wrong: wrong.collect(),
            needed: needed_points(content, medium),
            further: further_points(content, words),
            short_answer: short_answer(question.kind, content, medium),
            has_more: content.prompt.trim().contains('\n')
                && short_code(question.kind, content, medium).is_none(),
            short_code: short_code(question.kind, content, medium),
            lines: if question.minutes < LONG_FROM_MINUTES { LINES } else { LONG_LINES },
        }
    }
}

/// The required key points, or all where none is marked: then all of them are required.
fn needed_points(content: &Content, medium: Medium) -> Vec<Value> {
    let marks_some = content.key_points.iter().any(|point| point.required);
    let needed = content.key_points.iter().filter(|point| point.required || !marks_some);
    needed.map(|point| medium.line(&point.text)).collect()
}

/// How many points are not required, where some are.
fn further_points(content: &Content, words: &Words) -> Option<String> {
    let required = content.key_points.iter().filter(|point| point.required).count();
    let further = content.key_points.len() - required;
    let count = further.to_string();
    (required > 0 && further > 0).then(|| fill(words.further, &[("count", &count)]))
}

/// What is printed or fills the gap, its lines behind each other; an answer that has to be read whole stands in the copy.
fn short_answer(kind: Kind, content: &Content, medium: Medium) -> Option<Value> {
    let text = match kind {
        Kind::Output => content.solution.as_deref()?.trim(),
        Kind::Cloze => content.accepted.first()?.as_str(),
        _ => return None,
    };
    let line = text.lines().map(str::trim_end).collect::<Vec<_>>().join(" ⏎ ");
    Some(medium.text(&line))
}

/// The code of a question about what it prints, if it is not long.
fn short_code(kind: Kind, content: &Content, medium: Medium) -> Option<Value> {
    let code = content.code.as_deref().filter(|_| kind == Kind::Output)?;
    (code.trim().lines().count() <= SHORT_CODE_LINES).then(|| medium.code(code.trim()))
}

/// Minutes on the clock of the interview: `0:05`, `1:30`.
fn clock(minutes: u32) -> String {
    format!("{}:{:02}", minutes / 60, minutes % 60)
}

/// The topics in the order in which the set first meets them.
fn topics(set: &Set, words: &Words) -> Vec<TopicView> {
    let mut numbers: Vec<(&str, Vec<u32>)> = Vec::new();
    for one in &set.questions {
        let topic = one.question.topic.as_str();
        match numbers.iter_mut().find(|(known, _)| *known == topic) {
            Some((_, numbers)) => numbers.push(one.number),
            None => numbers.push((topic, vec![one.number])),
        }
    }
    let must_have = &set.blueprint.verdict.must_have_topics;
    let topics = numbers.into_iter().map(|(topic, numbers)| TopicView {
        title: set.topic_title(topic).to_owned(),
        must_have: must_have.iter().any(|name| name == topic),
        count: numbers.len(),
        weight: weight_of(topic, set, words),
        numbers: numbers.iter().map(u32::to_string).collect::<Vec<_>>().join(", "),
    });
    topics.collect()
}

/// `Topic Databases and SQL: wants 1–2, has 0`. A row that names nothing known is shown as it is.
fn unmet(row: &Unmet, set: &Set, words: &Words) -> String {
    if let Some(of) = row.row.strip_prefix("evidence for ") {
        let name = match of.split_once(' ') {
            Some(("kind", name)) => name.parse().map_or(name, |kind| words.kind(kind)),
            Some((_, name)) => set.topic_title(name),
            None => of,
        };
        let (what, got) = (fill(words.row_evidence, &[("name", name)]), row.got.to_string());
        let values = [("row", what.as_str()), ("wanted", words.evidence_wanted), ("got", &got)];
        return fill(words.unmet_row, &values);
    }
    let (label, name) = match row.row.split_once(' ') {
        Some(("topic", name)) => (words.row_topic, Some(set.topic_title(name))),
        Some(("level", name)) => (words.row_level, name.parse().ok().map(|it| words.level(it))),
        Some(("kind", name)) => (words.row_kind, name.parse().ok().map(|it| words.kind(it))),
        _ => (words.minutes, (row.row == "minutes").then_some("")),
    };
    let what = name.map_or(row.row.clone(), |name| fill(label, &[("name", name)]));
    let (wanted, got) = (row.wanted.replace('-', "–"), row.got.to_string());
    fill(words.unmet_row, &[("row", &what), ("wanted", &wanted), ("got", &got)])
}

/// What a topic counts in the whole: what the role gives it, or the sum of what its questions weigh.
fn weight_of(topic: &str, set: &Set, words: &Words) -> String {
    let weights = &set.blueprint.weights;
    if weights.is_empty() {
        let own = set.questions.iter().filter(|one| one.question.topic == topic);
        return own.map(|one| weight(one.question.minutes)).sum::<u32>().to_string();
    }
    let own = weights.iter().find(|one| one.topic == topic);
    words.weight(own.map_or(1.0, |own| own.weight))
}

/// How the whole is made of the ratings, so that a calculation by hand comes to the figure of the verdict.
fn overall_rule(set: &Set, words: &Words) -> String {
    if set.blueprint.weights.is_empty() {
        return words.overall_rule.to_owned();
    }
    let mut topics: Vec<&str> = Vec::new();
    for one in &set.questions {
        if !topics.contains(&one.question.topic.as_str()) {
            topics.push(&one.question.topic);
        }
    }
    let named =
        |topic: &&str| format!("{} {}", set.topic_title(topic), weight_of(topic, set, words));
    let weights = topics.iter().map(named).collect::<Vec<_>>().join(", ");
    fill(words.role_weights_rule, &[("weights", &weights)])
}

/// The thresholds in words: of a pass, and of its must-have topics with those of the role that it does not rest on.
fn rules(set: &Set, words: &Words) -> (String, Option<String>) {
    let thresholds = &set.blueprint.verdict;
    let pass = words.decimal(thresholds.pass);
    let asked = format!("{:.0}", thresholds.asked_at_least * 100.0);
    let must_have = words.decimal(thresholds.must_have);
    let title = |what: &Needed| match what {
        Needed::Topic(name) => set.topic_title(name).to_owned(),
        Needed::Kind(kind) => fill(words.kind_needed, &[("name", words.kind(*kind))]),
    };
    let titles = needed(thresholds).iter().map(title).collect::<Vec<_>>().join(", ");
    let pass_rule = fill(words.pass_rule, &[("pass", &pass), ("asked", &asked)]);
    let must_have_rule =
        fill(words.must_have_rule, &[("must_have", &must_have), ("topics", &titles)]);
    let outside: Vec<&str> = thresholds.outside().map(|topic| set.topic_title(topic)).collect();
    let outside_rule = fill(words.outside_rule, &[("topics", &outside.join(", "))]);
    let told = [(titles.is_empty(), must_have_rule), (outside.is_empty(), outside_rule)];
    let told: Vec<String> =
        told.into_iter().filter(|(is_none, _)| !is_none).map(|(_, rule)| rule).collect();
    (pass_rule, (!told.is_empty()).then(|| told.join("; ")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::interview::set::TopicTitle;

    #[test]
    fn the_clock_counts_hours_and_minutes() {
        for (minutes, shown) in [(0, "0:00"), (9, "0:09"), (60, "1:00"), (95, "1:35")] {
            assert_eq!(clock(minutes), shown);
        }
    }

    #[test]
    fn a_row_that_is_not_kept_is_a_sentence_with_titles() {
        let mut set = crate::domain::interview::samples::set("x", &[("concurrency", "gil/a", 1)]);
        let title =
            |topic: &str, title: &str| TopicTitle { topic: topic.into(), title: title.into() };
        set.topics.push(title("gil", "The GIL"));
        for (row, english, russian) in [
            ("topic concurrency", "Topic Title of concurrency", "Тема «Title of concurrency»"),
            ("topic gil", "Topic The GIL", "Тема «The GIL»"),
            ("topic nowhere", "Topic nowhere", "Тема «nowhere»"),
            ("level senior", "Level senior", "Уровень senior"),
            ("kind choice", "Kind choice", "Вид «выбор»"),
            ("kind {name}", "kind {name}", "kind {name}"),
            ("minutes", "Minutes", "Минуты"),
            ("<b>", "<b>", "<b>"),
        ] {
            let row = Unmet { row: row.into(), wanted: "1-2".into(), got: 0 };
            let expected = format!("{english}: wants 1–2, has 0");
            assert_eq!(unmet(&row, &set, words("en")), expected);
            let expected = format!("{russian}: нужно 1–2, есть 0");
            assert_eq!(unmet(&row, &set, words("ru")), expected);
        }
    }
}
