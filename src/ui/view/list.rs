//! Lines of lists: questions, search hits, packs.

use crate::domain::card::Card;
use crate::domain::labels::{Kind, Level};
use crate::domain::question::PackInfo;
use crate::domain::time::Day;
use crate::ui::Style;
use crate::ui::markdown;
use crate::ui::safe::visible_line;
use crate::ui::table::{Align, Cell, Table};
use crate::ui::theme::{Role, paint};

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

/// A question on one line: labels, when it is due, id, title. On a screen of `columns` the line is cut to fit.
pub fn line(row: &Row<'_>, today: Day, columns: Option<usize>, style: Style) -> String {
    let due = match row.card {
        _ if row.retired => "retired".to_owned(),
        _ if row.suspended => "suspended".to_owned(),
        _ if row.postponed.is_some() => "known".to_owned(),
        None => "new".to_owned(),
        Some(card) if card.due <= today => "due".to_owned(),
        Some(card) => card.due.to_string(),
    };
    let until = row.postponed.map(|until| format!(" · until {until}")).unwrap_or_default();
    let mark = if row.flagged { "!" } else { " " };
    let labels = format!("{:<7}{:<11}{due:<11}", row.level, row.kind);
    let line = format!(
        "{}{} {}{}  {}",
        paint(&labels, Role::Muted, style.color),
        paint(mark, Role::Warn, style.color),
        paint(&visible_line(row.id), Role::Accent, style.color),
        paint(&until, Role::Muted, style.color),
        markdown::inline(row.title, style),
    );
    cut(&line, columns)
}

/// A search hit: id and title, then where the words stand unless that is the title. On a screen of `columns` its
/// lines are cut to fit.
pub fn hit(id: &str, title: &str, snippet: &str, columns: Option<usize>, style: Style) -> String {
    let shown_id = paint(&visible_line(id), Role::Accent, style.color);
    let line = cut(&format!("{shown_id}  {}", markdown::inline(title, style)), columns);
    if snippet.trim().is_empty() || snippet.trim() == title.trim() {
        return line;
    }
    // A snippet is cut out of Markdown anywhere: only the back-ticks of its fences are in the way.
    let snippet = visible_line(snippet).replace("```", "");
    let snippet = snippet.split_whitespace().collect::<Vec<_>>().join(" ");
    let snippet = paint(&format!("    {snippet}"), Role::Muted, style.color);
    format!("{line}\n{}", cut(&snippet, columns))
}

/// What to tell of words that no question has, each with one that may have been meant, and of signs that were not found as typed.
pub fn not_found(typed: &str, unknown: &[(&str, Option<&str>)], signs: &[String]) -> Vec<String> {
    let quoted = |word: &str| format!("`{}`", visible_line(word));
    let mut notes = Vec::new();
    for (word, near) in unknown {
        let mut text = format!("no question has the word {}", quoted(word));
        if let Some(near) = near {
            let corrected: Vec<String> =
                typed
                    .split_whitespace()
                    .map(|one| {
                        if one.to_lowercase() == *word {
                            (*near).to_owned()
                        } else {
                            one.to_owned()
                        }
                    })
                    .collect();
            text.push_str(&format!("; did you mean {}?", quoted(&corrected.join(" "))));
        }
        notes.push(text);
    }
    if !signs.is_empty() {
        let all: Vec<String> = signs.iter().map(|sign| quoted(sign)).collect();
        notes
            .push(format!("nothing found holds {} as typed; these hold its words", all.join(", ")));
    }
    notes
}

/// The packs: name, how many questions, languages, version, where each lies, title.
pub fn packs<'a>(packs: impl IntoIterator<Item = (&'a PackInfo, u32)>, style: Style) -> String {
    let mut table = Table::new([
        ("pack", Align::Left),
        ("questions", Align::Right),
        ("languages", Align::Left),
        ("version", Align::Left),
        ("title", Align::Left),
        ("from", Align::Left),
    ]);
    for (info, questions) in packs {
        table.row([
            Cell::new(info.name.as_str(), Role::Accent),
            Cell::from(questions.to_string()),
            Cell::from(info.languages.join(", ")),
            Cell::from(info.version.as_str()),
            Cell::from(info.title.as_str()),
            Cell::new(info.root.as_deref().unwrap_or("built in"), Role::Muted),
        ]);
    }
    table.render(style)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn on_a_screen_a_line_is_cut_and_elsewhere_whole() {
        let row = Row {
            id: "leaf/slug",
            level: Level::Middle,
            kind: Kind::Open,
            title: "What is `it`?",
            card: None,
            retired: false,
            suspended: false,
            flagged: true,
            postponed: None,
        };
        let style = Style { width: 80, color: false };
        let drawn = |columns| line(&row, Day::from_number(1), columns, style);
        assert_eq!(drawn(None), "middle open       new        ! leaf/slug  What is `it`?");
        assert_eq!(drawn(Some(48)), "middle open       new        ! leaf/slug  What …");
        let known = Row { postponed: Some(Day::from_number(20_808)), ..row };
        let drawn = line(&known, Day::from_number(1), None, style);
        assert_eq!(
            drawn,
            "middle open       known      ! leaf/slug · until 2026-12-21  What is `it`?"
        );
    }

    #[test]
    fn a_snippet_that_is_the_title_is_not_repeated() {
        let style = Style { width: 80, color: false };
        assert_eq!(hit("a/b", "What?", "What?", None, style), "a/b  What?");
        assert_eq!(hit("a/b", "What?", "…```py x ```", None, style), "a/b  What?\n    …py x");
    }
}
