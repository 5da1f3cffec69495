//! A question before the reveal, and the short messages around it.

use crate::domain::answer::letter;
use crate::domain::labels::Kind;
use crate::domain::question::{Choice, Question};
use crate::domain::review::{Answered, Mode, Receipt};
use crate::domain::session::Current;
use crate::domain::setup::without_setup;
use crate::domain::time::Day;
use crate::ui::interval::interval_label;
use crate::ui::markdown;
use crate::ui::safe::visible;
use crate::ui::theme::{Role, paint};
use crate::ui::{Keys, Style, TextPrompt};
use crate::words::counts::Noun;
use crate::words::ui::question as words;

use super::query::{self, Grid};
use super::{counted, dated, paragraph, places, stacked};

/// What stands above a question beside what the question says itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Header {
    /// Place among the first sights of the run (from 1), and how many are planned, where that is known.
    pub progress: (usize, Option<usize>),
    /// Whether it is flagged.
    pub flagged: bool,
    /// Whether there are own words on it, which come after the reveal.
    pub has_own_words: bool,
    /// Lapses, where they are enough to say that it is struggled with.
    pub struggling: Option<u32>,
    /// The goal in few words, where there is one.
    pub goal: Option<String>,
    /// A remark, on a missing translation for example.
    pub note: Option<String>,
    /// The tables that its setup makes: they are drawn instead of the setup's text.
    pub tables: Vec<Grid>,
}

/// Header and prompt.
pub fn question(current: &Current, header: &Header, style: Style) -> String {
    let question = &current.asked.question;
    let text = &question.content.prompt;
    let shown = match header.tables.as_slice() {
        [] => prompt(text, style),
        _ => prompt(&without_setup(text), style),
    };
    stacked([
        header_line(current, header, style),
        shown,
        query::tables(&header.tables, style),
        options(&question.content.options, style),
    ])
}

/// The prompt, its first paragraph stressed: that is the question, the rest is what it is about.
pub fn prompt(markdown: &str, style: Style) -> String {
    let (first, rest) = markdown.split_once("\n\n").unwrap_or((markdown, ""));
    stacked([strong(&markdown::render(first, style), style), markdown::render(rest, style)])
}

/// Stresses every line, through whatever is coloured in it.
fn strong(text: &str, style: Style) -> String {
    const RESET: &str = "\u{1b}[0m";
    let stress = format!("\u{1b}[{}m", Role::Strong.sgr());
    let stressed = |line: &str| match style.color {
        true => format!("{stress}{}{RESET}", line.replace(RESET, &format!("{RESET}{stress}"))),
        false => line.to_owned(),
    };
    text.split('\n').map(stressed).collect::<Vec<_>>().join("\n")
}

/// The options with their letters, nothing given away.
pub fn options(options: &[Choice], style: Style) -> String {
    let lines: Vec<String> = options
        .iter()
        .enumerate()
        .map(|(place, option)| lettered(place, &option.text, Role::Accent, style))
        .collect();
    lines.join("\n")
}

/// One option behind its letter, wrapped and indented below itself.
pub fn lettered(place: usize, text: &str, role: Role, style: Style) -> String {
    let narrow = Style { width: style.width.saturating_sub(4).max(20), color: style.color };
    let body = markdown::render(text, narrow).replace('\n', "\n    ");
    format!("{}  {body}", paint(&format!("{})", letter(place)), role, style.color))
}

/// What is asked for when an answer is typed.
pub fn text_prompt(question: &Question, keys: Keys) -> TextPrompt {
    let several = question.content.options.iter().filter(|option| option.right).count() > 1;
    let label = match question.kind {
        Kind::Choice if several => words::which_letters(),
        Kind::Choice => words::which_letter(),
        Kind::Cloze => words::what_is_missing(),
        Kind::Sql => words::your_query(),
        Kind::Code => words::your_code(),
        Kind::Open | Kind::Behavioral | Kind::Design => words::your_answer(),
        Kind::Output => words::what_is_printed(),
    };
    let multiline = !matches!(question.kind, Kind::Choice | Kind::Cloze);
    let letters = question.content.options.len();
    // Where several lines may come, Enter alone is one of them.
    let label = match multiline {
        true => label.to_owned(),
        false => words::enter_alone_gives_up(&label),
    };
    TextPrompt { label, multiline, letters, keys, ..TextPrompt::default() }
}

/// Hint number `place`, counted from 0.
pub fn hint(hints: &[String], place: usize, style: Style) -> String {
    let title = words::hint(&(place + 1), &hints.len());
    let text = hints.get(place).map_or("", String::as_str);
    format!("{}\n{}", paint(&title, Role::Accent, style.color), markdown::render(text, style))
}

/// Why the grades of a first answer all promise the same: `interval` is what they do.
pub fn first_grades(interval: &str, style: Style) -> String {
    let text = words::first_grades(&interval);
    paragraph(&text, 0, Role::Muted, style)
}

/// What a grade did; `word` is what the grade is called.
pub fn graded(answered: &Answered, receipt: &Receipt, word: &str, style: Style) -> String {
    let is_settled = answered.grade.is_settled();
    let back = receipt
        .card
        .filter(|_| receipt.mode.is_review())
        .map(|card| words::back_in(&interval_label(card.interval_days()), &card.due));
    let effect = match (receipt.mode, back) {
        (_, Some(back)) if is_settled => back,
        (_, Some(back)) => words::back_and_once_more(&back),
        (Mode::Drill, None) if answered.mode.is_review() => words::reviewed_elsewhere().to_owned(),
        (_, None) if !is_settled => words::once_more_at_the_end().to_owned(),
        (Mode::Cram, None) => words::schedule_is_unmoved().to_owned(),
        (_, None) => words::done_for_today().to_owned(),
    };
    let role = if is_settled { Role::Good } else { Role::Warn };
    let receipt_line = format!("{} · {effect}", paint(&format!("→ {word}"), role, style.color));
    match receipt.doubt {
        Some(doubt) => {
            format!("{receipt_line}\n{}", dated::doubted(doubt, answered.study_day, style))
        }
        None => receipt_line,
    }
}

/// The question is out of this run.
pub fn skipped(style: Style) -> String {
    paint(words::skipped(), Role::Muted, style.color)
}

/// Something was taken back; whether the answer is on the screen.
pub fn undone(is_revealed: bool, style: Style) -> String {
    let text = if is_revealed { words::undone_grade_again() } else { words::undone() };
    paint(text, Role::Warn, style.color)
}

/// The question is known and put off.
pub fn postponed(until: Day, style: Style) -> String {
    let text = words::known_until(&until);
    paint(&text, Role::Good, style.color)
}

/// Something was not possible.
pub fn refused(reason: &str, style: Style) -> String {
    paint(&visible(reason), Role::Warn, style.color)
}

/// A flag was set or removed.
pub fn flagged(id: &str, is_flagged: bool, style: Style) -> String {
    let text = if is_flagged { words::flagged() } else { words::flag_removed() };
    paint(&format!("{text}: {id}"), Role::Muted, style.color)
}

fn header_line(current: &Current, header: &Header, style: Style) -> String {
    let question = &current.asked.question;
    let mut parts = vec![
        (1, question.topic.clone()),
        (6, question.id.to_string()),
        (4, question.level.to_string()),
        (2, question.kind.to_string()),
    ];
    let place = match (current.is_repeat, header.progress) {
        (true, _) => words::once_more().to_owned(),
        (false, (place, Some(planned))) => words::place_of(&place, &planned.max(place)),
        (false, (place, None)) => words::place(&place),
    };
    parts.push((5, place));
    if current.item.is_new {
        parts.push((3, words::new().to_owned()));
    }
    parts.extend(header.goal.clone().map(|goal| (2, goal)));
    // On a line of their own, where nothing takes their place.
    let struggling = header.struggling.map(|lapses| {
        let lapses = counted(places(lapses), Noun::Lapse);
        match header.has_own_words {
            true => words::struggling(&lapses),
            false => words::struggling_use_own_words(&lapses),
        }
    });
    let flagged = header.flagged.then(|| words::flagged().to_owned());
    let notes: Vec<String> =
        flagged.into_iter().chain(struggling).chain(header.note.clone()).collect();
    let line = super::header(&parts, style);
    match notes.as_slice() {
        [] => line,
        _ => format!("{line}\n{}", paragraph(&notes.join(" · "), 0, Role::Warn, style)),
    }
}
