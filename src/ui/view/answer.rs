//! The answer of a question: the verdict on what was typed, the answer, the rubric, where it comes from.

use crate::domain::answer::{normal_lines, right_letters};
use crate::domain::card::Card;
use crate::domain::grade::Verdict;
use crate::domain::labels::Kind;
use crate::domain::question::{Content, Question};
use crate::domain::session::Current;
use crate::ui::interval::interval_label;
use crate::ui::safe::{visible, visible_line};
use crate::ui::theme::{Role, paint};
use crate::ui::{Style, markdown};

use super::question::{lettered, prompt};
use super::{counted, heading, places, rule, stacked};

/// Everything after the reveal.
pub fn answer(current: &Current, style: Style) -> String {
    let question = &current.asked.question;
    let content = &question.content;
    let judged = current.judged.as_ref();
    let picked = judged.map_or(&[][..], |judged| &judged.picked);
    let verdict = judged.map_or(Verdict::Unjudged, |judged| judged.verdict);
    let typed = judged.map_or("", |judged| judged.typed.as_str());
    stacked([
        rule(&["answer".to_owned()], style),
        verdict_lines(current, verdict, typed, style),
        explained_options(content, picked, style),
        markdown::render(&content.answer, style),
        markdown::render(&content.explanation, style),
        key_points(current, style),
        section("What the ratings sound like", &content.levels, true, style),
        section("Red flags", &content.red_flags, false, style),
        section("Follow-ups", &content.follow_ups, false, style),
        section("Sources", &content.sources, false, style),
    ])
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
}

/// A whole question, answer and all, for `viva show`.
pub fn whole(question: &Question, facts: &Facts<'_>, style: Style) -> String {
    let content = &question.content;
    let right: Vec<usize> =
        (0..content.options.len()).filter(|place| content.options[*place].right).collect();
    stacked([
        facts_lines(question, facts, style),
        prompt(&content.prompt, style),
        section("Hints", &content.hints, true, style),
        rule(&["answer".to_owned()], style),
        explained_options(content, &right, style),
        markdown::render(&content.answer, style),
        markdown::render(&content.explanation, style),
        points(content, &[], style),
        section("What the ratings sound like", &content.levels, true, style),
        section("Red flags", &content.red_flags, false, style),
        section("Follow-ups", &content.follow_ups, false, style),
        section("Sources", &content.sources, false, style),
    ])
}

fn facts_lines(question: &Question, facts: &Facts<'_>, style: Style) -> String {
    let labels = format!(
        "{} · {} · {} · {} · {} min · {}",
        question.topic,
        question.level,
        question.kind,
        question.importance,
        question.minutes,
        facts.language,
    );
    let card = match facts.card {
        None => "new: never reviewed".to_owned(),
        Some(card) => format!(
            "due {} · interval {} · n {} · ease {:.2} · {} · {}",
            card.due,
            interval_label(card.memory.interval_days),
            card.memory.repetitions,
            f64::from(card.memory.ef_hundredths) / 100.0,
            counted(places(card.reviews), "review"),
            counted(places(card.lapses), "lapse"),
        ),
    };
    let mut lines = vec![
        heading(question.id.as_str(), style),
        paint(&visible_line(&labels), Role::Muted, style.color),
        paint(&card, Role::Muted, style.color),
    ];
    let pack = format!("pack {} · {}", facts.pack, facts.source);
    lines.push(paint(&visible(&pack), Role::Muted, style.color));
    let marks =
        [(facts.retired, "retired"), (facts.suspended, "suspended"), (facts.flagged, "flagged")];
    for (_, word) in marks.iter().filter(|(is_set, _)| *is_set) {
        lines.push(paint(word, Role::Warn, style.color));
    }
    if let Some(note) = facts.note {
        lines.push(paint(&visible(&format!("note: {note}")), Role::Warn, style.color));
    }
    lines.join("\n")
}

fn verdict_lines(current: &Current, verdict: Verdict, typed: &str, style: Style) -> String {
    let question = &current.asked.question;
    let content = &question.content;
    let attempts = current.attempts.wrong;
    match verdict {
        Verdict::Unjudged => String::new(),
        Verdict::RightAtOnce => paint("Right at the first attempt.", Role::Good, style.color),
        Verdict::Right if attempts > 0 => {
            let text = format!("Right at attempt {}.", attempts.saturating_add(1));
            paint(&text, Role::Good, style.color)
        }
        Verdict::Blank if question.kind.is_attempted() => {
            let after = match attempts {
                0 => String::new(),
                1 => " after 1 attempt".to_owned(),
                count => format!(" after {count} attempts"),
            };
            paint(&format!("Given up{after}."), Role::Warn, style.color)
        }
        Verdict::Right => paint("Right.", Role::Good, style.color),
        Verdict::Blank | Verdict::Wrong => {
            let said = match verdict {
                Verdict::Blank => paint("Nothing typed.", Role::Warn, style.color),
                _ => paint("Not right.", Role::Bad, style.color),
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
        lines.push(line("yours", typed, Role::Bad));
    }
    lines.push(line("right", right, Role::Good));
    lines.join("\n")
}

fn line_difference(typed: &str, right: &str, style: Style) -> String {
    // The reference itself stands in the answer below; a blank needs no comparison.
    if typed.is_empty() {
        return String::new();
    }
    let (typed, right) = (normal_lines(typed).join("\n"), normal_lines(right).join("\n"));
    let difference = similar::TextDiff::from_lines(&typed, &right);
    let drawn = difference.iter_all_changes().map(|change| {
        let (mark, role) = match change.tag() {
            similar::ChangeTag::Equal => ("    ", Role::Plain),
            similar::ChangeTag::Delete => ("  - ", Role::Bad),
            similar::ChangeTag::Insert => ("  + ", Role::Good),
        };
        let line = format!("{mark}{}", visible(change.value().trim_end_matches('\n')));
        paint(&line, role, style.color)
    });
    let title = paint("  - yours  + right", Role::Muted, style.color);
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
    let title = if any_required { "Key points (* required)" } else { "Key points" };
    format!("{}\n{}", heading(title, style), drawn.collect::<Vec<_>>().join("\n"))
}

pub(super) fn section(title: &str, items: &[String], is_ordered: bool, style: Style) -> String {
    if items.is_empty() {
        return String::new();
    }
    format!("{}\n{}", heading(title, style), markdown::list(items, is_ordered, style))
}
