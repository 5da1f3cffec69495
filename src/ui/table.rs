//! Small aligned tables for numbers and names: `score`, `list`, `packs`.
//!
//! Columns are as wide as their widest cell and stand two spaces apart; nothing is wrapped or cut.

use unicode_width::UnicodeWidthStr;

use super::Style;
pub use super::grid::Align;
use super::grid::{self, Drawn};
use super::safe::visible_line;
use super::theme::{Role, push_painted};

/// One cell: its text and its looks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// The text; control characters in it are shown, newlines become spaces.
    pub text: String,
    /// Its looks where there is colour.
    pub role: Role,
}

impl Cell {
    /// A cell in the given looks.
    pub fn new(text: impl Into<String>, role: Role) -> Cell {
        Cell { text: text.into(), role }
    }
}

impl<T: Into<String>> From<T> for Cell {
    fn from(text: T) -> Cell {
        Cell::new(text, Role::Plain)
    }
}

/// A table that is filled row by row and drawn at once.
#[derive(Clone, Debug, Default)]
pub struct Table {
    columns: Vec<(String, Align)>,
    rows: Vec<Vec<Cell>>,
}

impl Table {
    /// A table with these column titles. If all titles are empty, no heading is drawn.
    pub fn new<T: Into<String>>(columns: impl IntoIterator<Item = (T, Align)>) -> Table {
        let columns = columns.into_iter().map(|(title, align)| (title.into(), align)).collect();
        Table { columns, rows: Vec::new() }
    }

    /// Adds a row. Missing cells stay empty, cells beyond the last column are not shown.
    pub fn row<C: Into<Cell>>(&mut self, cells: impl IntoIterator<Item = C>) -> &mut Table {
        self.rows.push(cells.into_iter().map(Into::into).collect());
        self
    }

    /// Whether there is no row.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Draws the table: a line for the titles, one for each row, no newline at the end, no spaces at line ends.
    pub fn render(&self, style: Style) -> String {
        let titles: Vec<Cell> =
            self.columns.iter().map(|(title, _)| Cell::new(title.as_str(), Role::Muted)).collect();
        let has_titles = titles.iter().any(|cell| !cell.text.is_empty());
        let lines: Vec<Vec<Cell>> = has_titles
            .then_some(&titles)
            .into_iter()
            .chain(&self.rows)
            .map(|row| self.shown_row(row))
            .collect();
        let widths = grid::widths(
            self.columns.len(),
            0,
            lines.iter().map(|row| row.iter().map(|cell| cell.text.width())),
        );
        let columns: Vec<(usize, Align)> =
            widths.into_iter().zip(self.columns.iter().map(|(_, align)| *align)).collect();
        let drawn: Vec<String> =
            lines.iter().map(|row| draw_row(row, &columns, style.color)).collect();
        drawn.join("\n")
    }

    fn shown_row(&self, row: &[Cell]) -> Vec<Cell> {
        let cells = row.iter().take(self.columns.len());
        cells.map(|cell| Cell::new(visible_line(&cell.text), cell.role)).collect()
    }
}

fn draw_row(row: &[Cell], columns: &[(usize, Align)], color: bool) -> String {
    let drawn = |cell: &Cell| {
        let mut text = String::new();
        if !cell.text.is_empty() {
            push_painted(&mut text, &cell.text, cell.role, color);
        }
        Drawn { text: text.into(), width: cell.text.width() }
    };
    let cells: Vec<Drawn<'_>> = row.iter().map(drawn).collect();
    grid::line(&cells, columns, "  ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> Table {
        let mut table =
            Table::new([("topic", Align::Left), ("ready", Align::Right), ("note", Align::Left)]);
        table.row(["concurrency", "7.5", "low"]);
        table.row(["очереди", "100.0", ""]);
        table.row(["漢字 \u{1b}[2J", "–"]);
        table
    }

    #[test]
    fn columns_line_up_without_colour() {
        insta::assert_snapshot!(sample().render(Style { width: 80, color: false }), @r"
        topic        ready  note
        concurrency    7.5  low
        очереди      100.0
        漢字 ␛[2J        –
        ");
    }

    #[test]
    fn colour_adds_no_width() {
        let mut table = Table::new([("a", Align::Left), ("b", Align::Right)]);
        table.row([Cell::new("x", Role::Good), Cell::new("10", Role::Bad)]);
        let drawn = table.render(Style { width: 80, color: true });
        assert_eq!(
            drawn,
            "\u{1b}[2ma\u{1b}[0m   \u{1b}[2mb\u{1b}[0m\n\u{1b}[32mx\u{1b}[0m  \u{1b}[31m10\u{1b}[0m"
        );
    }

    #[test]
    fn a_table_without_titles_or_rows_is_empty() {
        let table = Table::new([("", Align::Left)]);
        assert!(table.is_empty());
        assert_eq!(table.render(Style { width: 80, color: false }), "");
    }
}
