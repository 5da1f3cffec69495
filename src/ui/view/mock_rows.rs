//! Rows of a table of questions, with the id at their end, or below where a row has no room for it.

use crate::ui::Style;
use crate::ui::safe::visible_line;
use crate::ui::theme::{Role, paint};
use crate::words::ui::mock_report as words;

/// How far an id below its row, and what is said of a question, is indented.
pub(super) const INDENT: usize = 5;

/// The lines of a drawn table, the first its titles, each with the id that belongs to it. No line is wider than the screen unless an id is.
pub(super) fn with_ids<'i>(
    drawn: &str,
    ids: impl IntoIterator<Item = &'i str>,
    style: Style,
) -> Vec<String> {
    let width = drawn.lines().map(console::measure_text_width).max().unwrap_or(0);
    let ids = ids.into_iter().map(|id| (visible_line(id), Role::Accent));
    let titled = [(words::question().to_owned(), Role::Muted)].into_iter().chain(ids);
    let line = |(line, (text, role)): (&str, (String, Role))| {
        let painted = paint(&text, role, style.color);
        let gap = width - console::measure_text_width(line) + 2;
        let fits = width + 2 + console::measure_text_width(&text) <= style.width;
        match (fits, role) {
            (true, _) => format!("{line}{}{painted}", " ".repeat(gap)),
            // The titles need no line of their own for a word that the ids below explain.
            (false, Role::Muted) => line.to_owned(),
            (false, _) => format!("{line}\n{}{painted}", " ".repeat(INDENT)),
        }
    };
    drawn.lines().zip(titled).map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_that_has_no_room_stands_below_its_row_whole() {
        let drawn = "   rating\n1       3\n2       4";
        let ids = ["a/b", "a-long-leaf/and-a-long-slug-behind-it"];
        let wide = with_ids(drawn, ids, Style { width: 80, color: false });
        assert_eq!(wide[0], "   rating  question");
        assert_eq!(wide[2], "2       4  a-long-leaf/and-a-long-slug-behind-it");
        let narrow = with_ids(drawn, ids, Style { width: 42, color: false });
        assert_eq!(narrow[1], "1       3  a/b");
        assert_eq!(narrow[2], "2       4\n     a-long-leaf/and-a-long-slug-behind-it");
    }
}
