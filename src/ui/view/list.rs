//! Lines of lists: questions, search hits, packs.

use console::measure_text_width;

use crate::domain::card::Card;
use crate::domain::labels::{Kind, Level};
use crate::domain::language::Language;
use crate::domain::question::PackInfo;
use crate::domain::time::Day;
use crate::ui::Style;
use crate::ui::markdown;
use crate::ui::safe::visible_line;
use crate::ui::table::{Align, Cell, Table};
use crate::ui::theme::{Role, paint};
use crate::words::counts::Noun;
use crate::words::ui::list as words;

use super::{counted, places};

/// One question of a list.
#[derive(Clone, Copy, Debug)]
pub struct Row<'a> {
    /// Its id.
    pub id: &'a str,
    /// Its level.
    pub level: Level,
    /// Its kind.
    pub kind: Kind,
    /// First line of its prompt, Markdown.
    pub title: &'a str,
    /// Its schedule state.
    pub card: Option<Card>,
    /// It left its pack.
    pub retired: bool,
    /// It is not asked.
    pub suspended: bool,
    /// It is flagged.
    pub flagged: bool,
    /// Until when it is put off as known; `None` when it is not.
    pub postponed: Option<Day>,
}

/// Cuts a line to the screen, where there is one: wrapped lines of a list cannot be told apart.
pub(super) fn cut(line: &str, columns: Option<usize>) -> String {
    match columns {
        Some(columns) => console::truncate_str(line, columns, "…").into_owned(),
        None => line.to_owned(),
    }
}

/// A question: labels, when it is due, id, title. Where the output goes elsewhere all is one line. On a screen the title has lines of its own,
/// as many as it takes.
pub fn question(row: &Row<'_>, today: Day, columns: Option<usize>, style: Style) -> String {
    let due = match row.card {
        _ if row.retired => words::retired().to_owned(),
        _ if row.suspended => words::suspended().to_owned(),
        _ if row.postponed.is_some() => words::known().to_owned(),
        None => words::new().to_owned(),
        Some(card) if card.due <= today => words::due().to_owned(),
        Some(card) => card.due.to_string(),
    };
    let id = paint(&visible_line(row.id), Role::Accent, style.color);
    if columns.is_none() {
        let mark = if row.flagged { "!" } else { " " };
        let labels = format!("{:<7}{:<11}{due:<11}", row.level, row.kind);
        let labels = paint(&labels, Role::Muted, style.color);
        let mark = paint(mark, Role::Warn, style.color);
        let until = row.postponed.map(|until| words::known_until(&until)).unwrap_or_default();
        let until = paint(&until, Role::Muted, style.color);
        return format!("{labels}{mark} {id}{until}  {}", markdown::inline(row.title, style));
    }
    let mut labels =
        vec![(Role::Muted, row.level.to_string()), (Role::Muted, row.kind.to_string())];
    labels.push((Role::Muted, due));
    if let Some(until) = row.postponed {
        labels.push((Role::Muted, words::until(&until)));
    }
    let card = row.card.filter(|_| !row.retired);
    if card.is_some_and(|card| card.is_failed()) {
        labels.push((Role::Warn, words::failed().to_owned()));
    }
    if let Some(lapses) = card.map(|card| card.lapses).filter(|lapses| *lapses > 0) {
        labels.push((Role::Muted, counted(places(lapses), Noun::Lapse)));
    }
    if row.flagged {
        labels.push((Role::Warn, words::flagged().to_owned()));
    }
    format!("{}\n{}", labelled(&id, &labels, style), title(row.title, style))
}

/// An id with its labels behind it; those that do not fit go on below.
fn labelled(id: &str, labels: &[(Role, String)], style: Style) -> String {
    let mut lines = vec![id.to_owned()];
    let mut column = console::measure_text_width(id);
    for (role, label) in labels {
        let label = format!(" · {}", visible_line(label));
        let width = console::measure_text_width(&label);
        if column + width > style.width {
            lines.push("   ".to_owned());
            column = 3;
        }
        column += width;
        if let Some(line) = lines.last_mut() {
            line.push_str(&paint(&label, *role, style.color));
        }
    }
    lines.join("\n")
}

/// A title below what it belongs to, whole.
fn title(markdown: &str, style: Style) -> String {
    const INDENT: usize = 4;
    let narrow = Style { width: style.width.saturating_sub(INDENT).max(20), ..style };
    let drawn = markdown::title(markdown, narrow);
    drawn.iter().map(|line| format!("    {line}")).collect::<Vec<_>>().join("\n")
}

/// A search hit: id and title, then where the words stand unless that is the title. On a screen the title has lines of its own, and the place
/// is cut to `columns`.
pub fn hit(id: &str, text: &str, snippet: &str, columns: Option<usize>, style: Style) -> String {
    let shown_id = paint(&visible_line(id), Role::Accent, style.color);
    let line = match columns {
        None => format!("{shown_id}  {}", markdown::inline(text, style)),
        Some(_) => format!("{shown_id}\n{}", title(text, style)),
    };
    if snippet.trim().is_empty() || snippet.trim() == text.trim() {
        return line;
    }
    // A snippet is cut out of Markdown anywhere: only the back-ticks of its fences are in the way.
    let snippet = visible_line(snippet).replace("```", "");
    let snippet = snippet.split_whitespace().collect::<Vec<_>>().join(" ");
    let snippet = paint(&format!("    {snippet}"), Role::Muted, style.color);
    format!("{line}\n{}", cut(&snippet, columns))
}

/// What to say where nothing was found; `others` are the questions that other languages have.
pub fn nothing_found(language: Option<&Language>, others: usize) -> String {
    match language {
        Some(language) if others > 0 => {
            words::nothing_found_in_language(&language, &counted(others, Noun::Question))
        }
        _ => words::nothing_found().to_owned(),
    }
}

/// What to tell of words that no question has, each with the one that was looked for instead, and of signs that were not found as typed.
pub fn not_found(unknown: &[(&str, Option<&str>)], signs: &[String]) -> Vec<String> {
    let quoted = |word: &str| format!("`{}`", visible_line(word));
    let mut notes = Vec::new();
    for (word, near) in unknown {
        let (word, near) = (quoted(word), near.map(quoted));
        notes.push(match near {
            Some(near) => words::word_is_unknown_near(&word, &near),
            None => words::word_is_unknown(&word),
        });
    }
    if !signs.is_empty() {
        let all: Vec<String> = signs.iter().map(|sign| quoted(sign)).collect();
        notes.push(words::not_found_as_typed(&all.join(", ")));
    }
    notes
}

/// A pack as it is listed.
#[derive(Clone, Debug)]
pub struct Pack<'a> {
    /// What it says about itself.
    pub info: &'a PackInfo,
    /// Active questions.
    pub questions: u32,
    /// How many of them have a text in each language.
    pub texts: Vec<(String, u32)>,
    /// Where it lies.
    pub origin: String,
}

/// The packs: name, how many questions, languages, version, where each lies, title.
pub fn packs(packs: &[Pack<'_>], columns: Option<usize>, style: Style) -> String {
    let drawn = pack_table(packs, true, style);
    let width = columns.unwrap_or(usize::MAX);
    if drawn.lines().all(|line| measure_text_width(line) <= width) {
        return drawn;
    }
    // Where a pack comes from has a line of its own: a path is copied whole.
    let narrow = pack_table(packs, false, style);
    let mut lines = narrow.lines().map(str::to_owned);
    let title = lines.next();
    let rows = lines.zip(packs).flat_map(|(line, pack)| {
        [line, format!("  {}", paint(&visible_line(&pack.origin), Role::Muted, style.color))]
    });
    title.into_iter().chain(rows).collect::<Vec<_>>().join("\n")
}

fn pack_table(packs: &[Pack<'_>], has_origin: bool, style: Style) -> String {
    let mut columns = vec![
        (words::pack(), Align::Left),
        (words::questions(), Align::Right),
        (words::languages(), Align::Left),
        (words::version(), Align::Left),
        (words::title(), Align::Left),
    ];
    columns.extend(has_origin.then_some((words::from(), Align::Left)));
    let mut table = Table::new(columns);
    for Pack { info, questions, texts, origin } in packs {
        // One language has as many texts as there are questions.
        let languages: Vec<String> = match texts.as_slice() {
            [(tag, _)] => vec![tag.clone()],
            many => many.iter().map(|(tag, count)| format!("{tag} {count}")).collect(),
        };
        let cells = [
            Cell::new(info.name.as_str(), Role::Accent),
            Cell::from(questions.to_string()),
            Cell::from(languages.join(", ")),
            Cell::from(info.version.as_str()),
            Cell::from(info.title.as_str()),
        ];
        table.row(
            cells.into_iter().chain(has_origin.then(|| Cell::new(origin.as_str(), Role::Muted))),
        );
    }
    table.render(style)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::grade::Grade;

    #[test]
    fn on_a_screen_a_title_is_whole_and_elsewhere_all_is_one_line() {
        let lapsed = [Grade::GOOD, Grade::AGAIN]
            .iter()
            .zip(1..)
            .fold(None, |card, (grade, day)| Card::after(card, *grade, Day::from_number(day)));
        let row = Row {
            id: "leaf/slug",
            level: Level::Middle,
            kind: Kind::Open,
            title: "What is `it`, and what is it that it is not when it is?",
            card: lapsed,
            retired: false,
            suspended: false,
            flagged: true,
            postponed: None,
        };
        let drawn = |columns, width| {
            question(&row, Day::from_number(3), columns, Style { width, color: false })
        };
        insta::assert_snapshot!(
            drawn(None, 80),
            @"middle open       due        ! leaf/slug  What is `it`, and what is it that it is not when it is?"
        );
        insta::assert_snapshot!(drawn(Some(80), 80), @r"
        leaf/slug · middle · open · due · failed · 1 lapse · flagged
            What is `it`, and what is it that it is not when it is?
        ");
        insta::assert_snapshot!(drawn(Some(40), 40), @r"
        leaf/slug · middle · open · due · failed
            · 1 lapse · flagged
            What is `it`, and what is it that it
            is not when it is?
        ");
        let known = Row { postponed: Some(Day::from_number(20_808)), card: None, ..row };
        let drawn = |columns| {
            question(&known, Day::from_number(1), columns, Style { width: 80, color: false })
        };
        insta::assert_snapshot!(
            drawn(None),
            @"middle open       known      ! leaf/slug · until 2026-12-21  What is `it`, and what is it that it is not when it is?"
        );
        insta::assert_snapshot!(drawn(Some(80)), @r"
        leaf/slug · middle · open · known · until 2026-12-21 · flagged
            What is `it`, and what is it that it is not when it is?
        ");
    }

    #[test]
    fn a_snippet_that_is_the_title_is_not_repeated() {
        let style = Style { width: 80, color: false };
        assert_eq!(hit("a/b", "What?", "What?", None, style), "a/b  What?");
        assert_eq!(hit("a/b", "What?", "…```py x ```", None, style), "a/b  What?\n    …py x");
    }
}
