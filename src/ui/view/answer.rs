//! The answer of a question: the verdict on what was typed, the answer, the rubric, where it comes from.

use crate::domain::answer::{normal_lines, right_letters};
use crate::domain::card::Card;
use crate::domain::difference::{self, Side};
use crate::domain::grade::Verdict;
use crate::domain::labels::Kind;
use crate::domain::question::{Content, Question};
use crate::domain::session::Current;
use crate::domain::time::Day;
use crate::ui::interval::interval_label;
use crate::ui::safe::{visible, visible_line};
use crate::ui::theme::{Role, paint};
use crate::ui::{Style, markdown};
use crate::words::counts::Noun;
use crate::words::ui::answer as words;

use super::question::{lettered, prompt};
use super::{counted, heading, paragraph, places, rule, stacked};

/// What is shown at the reveal. The key points come last: they are ticked, and grading is by them. Where there are some, only the first
/// block of the answer is shown, which is the direct one; the rest and what else there is have keys of their own.
pub fn answer(current: &Current, own_words: Option<&str>, style: Style) -> String {
    let content = &current.asked.question.content;
    let parts = match holds_back(content) {
        true => vec![markdown::render(first_block(&content.answer).0, style)],
        false => whole_parts(content, style),
    };
    stacked(
        [rule(&[words::answer().to_owned()], style), verdict_and_options(current, style)]
            .into_iter()
            .chain(parts)
            .chain([
                in_own_words(own_words, style),
                section(words::what_ratings_sound_like(), &content.levels, true, style),
                section(words::red_flags(), &content.red_flags, false, style),
                key_points(current, style),
            ]),
    )
}

/// The whole answer, and what was wrong with the one that was given.
pub fn whole_answer(current: &Current, own_words: Option<&str>, style: Style) -> String {
    let content = &current.asked.question.content;
    stacked(
        [rule(&[words::whole_answer().to_owned()], style), verdict_and_options(current, style)]
            .into_iter()
            .chain(whole_parts(content, style))
            .chain([in_own_words(own_words, style)]),
    )
}

/// What the person wrote about a question, beside the model answer.
fn in_own_words(own_words: Option<&str>, style: Style) -> String {
    match own_words {
        Some(text) => {
            format!(
                "{}\n{}",
                heading(words::your_words(), style),
                paragraph(text, 0, Role::Plain, style)
            )
        }
        None => String::new(),
    }
}

/// Whether the reveal shows less than the whole answer.
pub fn holds_back(content: &Content) -> bool {
    let has_rest = !first_block(&content.answer).1.is_empty() || !content.explanation.is_empty();
    has_rest && !content.key_points.is_empty()
}

/// What else there is to an answer: how it may go on, and where it comes from.
pub fn more(content: &Content, style: Style) -> String {
    stacked([
        section(words::follow_ups(), &content.follow_ups, false, style),
        section(words::sources(), &content.sources, false, style),
    ])
}

/// Whether there is anything of that.
pub fn has_more(content: &Content) -> bool {
    !(content.follow_ups.is_empty() && content.sources.is_empty())
}

fn whole_parts(content: &Content, style: Style) -> Vec<String> {
    vec![markdown::render(&content.answer, style), markdown::render(&content.explanation, style)]
}

fn verdict_and_options(current: &Current, style: Style) -> String {
    let content = &current.asked.question.content;
    let judged = current.judged.as_ref();
    let picked = judged.map_or(&[][..], |judged| &judged.picked);
    let verdict = judged.map_or(Verdict::Unjudged, |judged| judged.verdict);
    let typed = judged.map_or("", |judged| judged.typed.as_str());
    stacked([
        verdict_lines(current, verdict, typed, style),
        explained_options(content, picked, style),
    ])
}

/// The first block of a text, up to an empty line that is not inside a fence, and the rest.
fn first_block(markdown: &str) -> (&str, &str) {
    let text = markdown.trim();
    let (mut at, mut fence) = (0, None);
    for line in text.split_inclusive('\n') {
        let trimmed = line.trim();
        match fence {
            Some(mark) if trimmed.starts_with(mark) => fence = None,
            Some(_) => {}
            None if trimmed.is_empty() => return (text[..at].trim_end(), text[at..].trim()),
            None => fence = ["```", "~~~"].into_iter().find(|mark| trimmed.starts_with(mark)),
        }
        at += line.len();
    }
    (text, "")
}

/// The key points with their ticks, numbered so that they can be ticked.
pub fn key_points(current: &Current, style: Style) -> String {
    points(&current.asked.question.content, &current.ticks, style)
}

/// What is known of a question beside its text.
#[derive(Clone, Copy, Debug)]
pub struct Facts<'a> {
    /// The pack it belongs to.
    pub pack: &'a str,
    /// The file it was read from.
    pub source: &'a str,
    /// The language shown.
    pub language: &'a str,
    /// Its schedule state.
    pub card: Option<Card>,
    /// It left its pack.
    pub retired: bool,
    /// It is not asked.
    pub suspended: bool,
    /// It is flagged.
    pub flagged: bool,
    /// The note that goes with the flag.
    pub note: Option<&'a str>,
    /// What the person wrote about it.
    pub own_words: Option<&'a str>,
    /// Until when it is put off as known; `None` when it is not.
    pub postponed: Option<Day>,
}

/// A whole question, answer and all, for `viva show`.
pub fn whole(question: &Question, facts: &Facts<'_>, style: Style) -> String {
    let content = &question.content;
    let right: Vec<usize> =
        (0..content.options.len()).filter(|place| content.options[*place].right).collect();
    stacked([
        facts_lines(question, facts, style),
        prompt(&content.prompt, style),
        section(words::hints(), &content.hints, true, style),
        rule(&[words::answer().to_owned()], style),
        explained_options(content, &right, style),
        markdown::render(&content.answer, style),
        markdown::render(&content.explanation, style),
        in_own_words(facts.own_words, style),
        points(content, &[], style),
        section(words::what_ratings_sound_like(), &content.levels, true, style),
        section(words::red_flags(), &content.red_flags, false, style),
        section(words::follow_ups(), &content.follow_ups, false, style),
        section(words::sources(), &content.sources, false, style),
    ])
}

fn facts_lines(question: &Question, facts: &Facts<'_>, style: Style) -> String {
    let labels = words::labels(
        &question.topic,
        &question.level,
        &question.kind,
        &question.importance,
        &question.minutes,
        &facts.language,
    );
    let card = match facts.card {
        None => words::never_reviewed().to_owned(),
        Some(card) => words::card(
            &card.due,
            &interval_label(card.interval_days()),
            &card.memory.repetitions,
            &(f64::from(card.memory.ef_hundredths) / 100.0),
            &counted(places(card.reviews), Noun::Review),
            &counted(places(card.lapses), Noun::Lapse),
        ),
    };
    let mut lines = vec![
        heading(question.id.as_str(), style),
        paint(&visible_line(&labels), Role::Muted, style.color),
        paint(&card, Role::Muted, style.color),
    ];
    let pack = words::pack(&facts.pack, &facts.source);
    lines.push(paint(&visible(&pack), Role::Muted, style.color));
    let marks = [
        (facts.retired, words::retired()),
        (facts.suspended, words::suspended()),
        (facts.flagged, words::flagged()),
    ];
    for (_, word) in marks.iter().filter(|(is_set, _)| *is_set) {
        lines.push(paint(word, Role::Warn, style.color));
    }
    if let Some(until) = facts.postponed {
        lines.push(paint(&words::known_until(&until), Role::Warn, style.color));
    }
    if let Some(note) = facts.note {
        lines.push(paint(&visible(&words::flag_note(&note)), Role::Warn, style.color));
    }
    lines.join("\n")
}

fn verdict_lines(current: &Current, verdict: Verdict, typed: &str, style: Style) -> String {
    let question = &current.asked.question;
    let content = &question.content;
    let attempts = current.attempts.wrong;
    match verdict {
        Verdict::Unjudged => String::new(),
        Verdict::RightAtOnce => paint(words::right_at_first_attempt(), Role::Good, style.color),
        Verdict::Right if attempts > 0 => {
            let text = words::right_at_attempt(&attempts.saturating_add(1));
            paint(&text, Role::Good, style.color)
        }
        Verdict::Blank if question.kind.is_attempted() => {
            let after = match attempts {
                0 => String::new(),
                1 => words::after_one_attempt().to_owned(),
                count => words::after_attempts(&count),
            };
            paint(&words::given_up(&after), Role::Warn, style.color)
        }
        Verdict::Right => paint(words::right(), Role::Good, style.color),
        Verdict::Blank | Verdict::Wrong => {
            let said = match verdict {
                Verdict::Blank => paint(words::nothing_typed(), Role::Warn, style.color),
                _ => paint(words::not_right(), Role::Bad, style.color),
            };
            let difference = match question.kind {
                Kind::Choice => compared(typed, &right_letters(&content.options), style),
                Kind::Cloze => compared(typed, &content.accepted.join(", "), style),
                _ => line_difference(typed, content.solution.as_deref().unwrap_or_default(), style),
            };
            if difference.is_empty() { said } else { format!("{said}\n{difference}") }
        }
    }
}

fn compared(typed: &str, right: &str, style: Style) -> String {
    let mut lines = Vec::new();
    let line = |word, text: &str, role| {
        let label = paint(word, Role::Muted, style.color);
        format!("  {label}  {}", paint(&visible(text), role, style.color))
    };
    if !typed.is_empty() {
        lines.push(line(words::yours(), typed, Role::Bad));
    }
    lines.push(line(words::right_one(), right, Role::Good));
    lines.join("\n")
}

fn line_difference(typed: &str, right: &str, style: Style) -> String {
    // The reference itself stands in the answer below; a blank needs no comparison.
    if typed.is_empty() {
        return String::new();
    }
    let drawn =
        difference::lines(&normal_lines(typed), &normal_lines(right)).into_iter().map(|line| {
            let (mark, role) = match line.side {
                Side::Both => ("    ", Role::Plain),
                Side::First => ("  - ", Role::Bad),
                Side::Second => ("  + ", Role::Good),
            };
            paint(&format!("{mark}{}", visible(&line.text)), role, style.color)
        });
    let title = paint(words::yours_and_right(), Role::Muted, style.color);
    format!("{title}\n{}", drawn.collect::<Vec<_>>().join("\n"))
}

pub(super) fn explained_options(content: &Content, picked: &[usize], style: Style) -> String {
    let drawn = content.options.iter().enumerate().map(|(place, option)| {
        let role = match (option.right, picked.contains(&place)) {
            (true, _) => Role::Good,
            (false, true) => Role::Bad,
            (false, false) => Role::Muted,
        };
        let mark = if option.right { "✓" } else { "✗" };
        let beside = Style { width: style.width.saturating_sub(2), ..style };
        let line = lettered(place, &option.text, role, beside).replace('\n', "\n  ");
        let line = format!("{} {line}", paint(mark, role, style.color));
        match &option.reason {
            Some(reason) => {
                let narrow = Style { width: style.width.saturating_sub(6).max(20), ..style };
                let reason = markdown::render(reason, narrow).replace('\n', "\n      ");
                format!("{line}\n      {}", paint_lines(&reason, style))
            }
            None => line,
        }
    });
    drawn.collect::<Vec<_>>().join("\n")
}

fn paint_lines(text: &str, style: Style) -> String {
    // Text that already holds colours of its own keeps them.
    if text.contains('\u{1b}') { text.to_owned() } else { paint(text, Role::Muted, style.color) }
}

pub(super) fn points(content: &Content, ticks: &[bool], style: Style) -> String {
    if content.key_points.is_empty() {
        return String::new();
    }
    let narrow = Style { width: style.width.saturating_sub(8).max(20), color: style.color };
    let drawn = content.key_points.iter().enumerate().map(|(place, point)| {
        let ticked = ticks.get(place).copied().unwrap_or(false);
        let (mark, role) = if ticked { ("[x]", Role::Good) } else { ("[ ]", Role::Muted) };
        let text = markdown::render(&point.text, narrow).replace('\n', "\n        ");
        let star = if point.required { "*" } else { " " };
        format!("{:>2}{star} {} {text}", place + 1, paint(mark, role, style.color))
    });
    let any_required = content.key_points.iter().any(|point| point.required);
    let title = if any_required { words::key_points_some_required() } else { words::key_points() };
    format!("{}\n{}", heading(title, style), drawn.collect::<Vec<_>>().join("\n"))
}

pub(super) fn section(title: &str, items: &[String], is_ordered: bool, style: Style) -> String {
    if items.is_empty() {
        return String::new();
    }
    format!("{}\n{}", heading(title, style), markdown::list(items, is_ordered, style))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_block_ends_at_an_empty_line_outside_a_fence() {
        for (text, first, rest) in [
            ("", "", ""),
            ("One.", "One.", ""),
            ("One,\nstill one.\n\nTwo.\n\nThree.\n", "One,\nstill one.", "Two.\n\nThree."),
            ("```python\na = 1\n\nb = 2\n```\n\nWhy.", "```python\na = 1\n\nb = 2\n```", "Why."),
            ("~~~\nnever closed\n\nx", "~~~\nnever closed\n\nx", ""),
        ] {
            assert_eq!(first_block(text), (first, rest), "{text}");
        }
    }
}
