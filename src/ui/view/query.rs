//! A question that is answered by a query: its tables, and what an attempt gave.
//!
//! Everything comes in as plain data; which rows are wrong is decided elsewhere.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use crate::ui::safe::{visible, visible_line};
use crate::ui::table::{Align, Cell, Table};
use crate::ui::theme::{Role, paint};
use crate::ui::{Style, markdown};
use crate::words::counts::Noun;
use crate::words::ui::answer as words;

use super::{counted, heading, stacked};

/// Columns of the screen that one value may take.
const VALUE_COLUMNS: usize = 40;

/// One value of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shown {
    /// No value.
    Null,
    /// A number as it is written.
    Number(String),
    /// Text.
    Text(String),
}

/// Rows under the names of their columns.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Grid {
    /// What stands above: the table's name.
    pub title: String,
    /// Name of each column, and what is known of it: `integer key`.
    pub columns: Vec<(String, String)>,
    /// The rows.
    pub rows: Vec<Vec<Shown>>,
    /// Rows that are not among them.
    pub left_out: usize,
}

/// What an attempt gave that is not right.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Difference {
    /// Numbers of columns, expected and given, when they differ.
    pub columns: Option<(usize, usize)>,
    /// Rows that did not come; their title is not shown.
    pub missing: Grid,
    /// Rows that came too many.
    pub extra: Grid,
    /// Only the order is wrong.
    pub order_differs: bool,
    /// The known mistake behind it, as Markdown.
    pub reason: Option<String>,
}

/// The tables of a question, one below the other.
pub fn tables(tables: &[Grid], style: Style) -> String {
    let drawn = tables.iter().map(|table| {
        let empty = if table.rows.is_empty() { words::no_rows() } else { "" };
        let parts = [
            heading(&visible_line(&table.title), style),
            grid(table, style),
            paint(empty, Role::Muted, style.color),
        ];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n")
    });
    stacked(drawn)
}

/// A query that runs and is not right.
pub fn difference(difference: &Difference, style: Style) -> String {
    let mut said = vec![paint(words::not_right(), Role::Bad, style.color)];
    if let Some((expected, given)) = difference.columns {
        said.push(words::columns_differ(&counted(expected, Noun::Column), &given));
    }
    if difference.order_differs {
        said.push(words::order_is_not_right().to_owned());
    }
    let rows = |grid_of: &Grid, title: &str, role| {
        let count = grid_of.rows.len() + grid_of.left_out;
        if count == 0 {
            return String::new();
        }
        let title = format!("{} {title}", counted(count, Noun::Row));
        format!("{}\n{}", paint(&title, role, style.color), grid(grid_of, style))
    };
    let reason = difference.reason.as_ref().map_or(String::new(), |reason| {
        let title = paint(words::known_mistake(), Role::Warn, style.color);
        format!("{title}\n{}", markdown::render(reason, style))
    });
    stacked([
        said.join(" "),
        rows(&difference.missing, words::missing(), Role::Good),
        rows(&difference.extra, words::too_many(), Role::Bad),
        reason,
    ])
}

/// A query that does not run: what is wrong, and the line with the place under it. `place` is line and character, from 1.
pub fn failed(message: &str, place: Option<(usize, usize)>, query: &str, style: Style) -> String {
    let title = paint(words::query_does_not_run(), Role::Bad, style.color);
    let said = format!("{title} {}", visible_line(message));
    let Some((line, column)) = place else { return said };
    let text = query.lines().nth(line.saturating_sub(1)).unwrap_or_default();
    let before: String = text.chars().take(column.saturating_sub(1)).collect();
    let number = format!("{line} │ ");
    let indent = " ".repeat(number.width() + visible_line(&before).width());
    let number = paint(&number, Role::Muted, style.color);
    let mark = paint("^", Role::Bad, style.color);
    format!("{said}\n{number}{}\n{indent}{mark}", visible_line(text))
}

/// A query that was stopped.
pub fn stopped(reason: &str, style: Style) -> String {
    let title = paint(words::query_was_stopped(), Role::Bad, style.color);
    format!("{title} {}.", visible(reason))
}

/// A question whose answer cannot be judged; the fault is its pack's.
pub fn not_judged(reason: &str, style: Style) -> String {
    let text = words::cannot_be_judged(&visible_line(reason));
    paint(&text, Role::Warn, style.color)
}

fn grid(grid: &Grid, style: Style) -> String {
    let is_number = |column: usize| {
        let mut values = grid.rows.iter().filter_map(|row| row.get(column));
        values.all(|value| !matches!(value, Shown::Text(_)))
    };
    let columns = grid.columns.iter().enumerate().map(|(place, (name, _))| {
        let align =
            if is_number(place) && !grid.rows.is_empty() { Align::Right } else { Align::Left };
        (shortened(name), align)
    });
    let mut table = Table::new(columns);
    if grid.columns.iter().any(|(_, note)| !note.is_empty()) {
        let notes = grid.columns.iter();
        table.row(notes.map(|(_, note)| Cell::new(shortened(note), Role::Muted)));
    }
    for row in &grid.rows {
        table.row(row.iter().map(cell));
    }
    let drawn = table.render(style);
    match grid.left_out {
        0 => drawn,
        count => {
            let more = words::and_more(&counted(count, Noun::Row));
            format!("{drawn}\n{}", paint(&more, Role::Muted, style.color))
        }
    }
}

fn cell(value: &Shown) -> Cell {
    match value {
        Shown::Null => Cell::new("NULL", Role::Muted),
        Shown::Number(number) => Cell::new(number.as_str(), Role::Plain),
        Shown::Text(text) => {
            // What would look like nothing, or like something else, is quoted.
            let is_odd =
                text.is_empty() || text.trim() != text || text.eq_ignore_ascii_case("null");
            let text = shortened(text);
            Cell::new(if is_odd { format!("'{text}'") } else { text }, Role::Plain)
        }
    }
}

/// On one line, and cut where it is too wide.
fn shortened(text: &str) -> String {
    let text = visible_line(text);
    if text.width() <= VALUE_COLUMNS {
        return text;
    }
    let mut used = 1;
    let kept = text.chars().take_while(|letter| {
        used += letter.width().unwrap_or(0);
        used <= VALUE_COLUMNS
    });
    kept.chain(['…']).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLAIN: Style = Style { width: 80, color: false };

    fn people() -> Grid {
        let column = |name: &str, note: &str| (name.to_owned(), note.to_owned());
        let text = |text: &str| Shown::Text(text.to_owned());
        let number = |number: &str| Shown::Number(number.to_owned());
        Grid {
            title: "person".to_owned(),
            columns: vec![column("id", "integer key"), column("name", "text"), column("boss", "")],
            rows: vec![
                vec![number("1"), text("Ann\u{1b}[2J"), Shown::Null],
                vec![number("10"), text(""), number("1")],
                vec![number("11"), text(&"long ".repeat(20)), number("1.5")],
            ],
            left_out: 3,
        }
    }

    #[test]
    fn tables_show_names_types_and_rows() {
        let empty = Grid { rows: Vec::new(), left_out: 0, ..people() };
        insta::assert_snapshot!(tables(&[people(), empty], PLAIN), @r"
        person
                 id  name                                        boss
        integer key  text
                  1  Ann␛[2J                                     NULL
                 10  ''                                             1
                 11  'long long long long long long long long…'   1.5
        … and 3 rows more

        person
        id           name  boss
        integer key  text
        no rows
        ");
    }

    #[test]
    fn a_difference_names_rows_order_columns_and_the_reason() {
        let missing = Grid { rows: people().rows, columns: people().columns, ..Grid::default() };
        let whole = Difference {
            extra: Grid { rows: vec![people().rows.remove(0)], ..missing.clone() },
            missing,
            reason: Some("It forgets **NULL**.".to_owned()),
            ..Difference::default()
        };
        insta::assert_snapshot!(difference(&whole, PLAIN), @r"
        Not right.

        3 rows missing:
                 id  name                                        boss
        integer key  text
                  1  Ann␛[2J                                     NULL
                 10  ''                                             1
                 11  'long long long long long long long long…'   1.5

        1 row too many:
                 id  name     boss
        integer key  text
                  1  Ann␛[2J  NULL

        A known mistake:
        It forgets **NULL**.
        ");
        let order = Difference { order_differs: true, ..Difference::default() };
        assert_eq!(difference(&order, PLAIN), "Not right. The rows are right, their order is not.");
        let columns = Difference { columns: Some((1, 3)), ..Difference::default() };
        assert_eq!(
            difference(&columns, PLAIN),
            "Not right. The answer has 1 column, your query gives 3."
        );
    }

    #[test]
    fn an_error_points_at_its_place() {
        let said = failed("near \"form\": syntax error", Some((2, 5)), "SELECT\n\té x form", PLAIN);
        insta::assert_snapshot!(said, @r#"
        The query does not run: near "form": syntax error
        2 │  é x form
                ^
        "#);
        assert_eq!(failed("no", None, "x", PLAIN), "The query does not run: no");
        // A place that is not in the text is survived.
        assert!(failed("no", Some((9, 9)), "x", PLAIN).contains("9 │"));
    }
}
