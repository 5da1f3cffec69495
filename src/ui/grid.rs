//! Cells side by side: how wide columns are and how a line of them is drawn, for every table on the screen.

use std::borrow::Cow;

/// At which side of its column a cell stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// Names and sentences.
    Left,
    /// Numbers.
    Right,
    /// Only what Markdown wants there.
    Center,
}

/// What stands in one line of a cell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Drawn<'t> {
    /// The text with its colours.
    pub text: Cow<'t, str>,
    /// Columns of the screen that it takes, which its colours do not.
    pub width: usize,
}

/// The width of each of `count` columns: that of its widest cell, `least` at the least. `rows` gives the widths of the cells of each row; cells
/// beyond the last column do not count.
pub fn widths<Row: IntoIterator<Item = usize>>(
    count: usize,
    least: usize,
    rows: impl IntoIterator<Item = Row>,
) -> Vec<usize> {
    let mut widths = vec![least; count];
    for row in rows {
        for (widest, width) in widths.iter_mut().zip(row) {
            *widest = (*widest).max(width);
        }
    }
    widths
}

/// One line of cells, each in its column of that width, with `separator` between columns; no spaces at its end. Missing cells are empty.
pub fn line(cells: &[Drawn<'_>], columns: &[(usize, Align)], separator: &str) -> String {
    let empty = Drawn::default();
    let mut line = String::new();
    for (at, (width, align)) in columns.iter().enumerate() {
        if at > 0 {
            line.push_str(separator);
        }
        let cell = cells.get(at).unwrap_or(&empty);
        let padding = width.saturating_sub(cell.width);
        let before = match align {
            Align::Left => 0,
            Align::Center => padding / 2,
            Align::Right => padding,
        };
        line.push_str(&" ".repeat(before));
        line.push_str(&cell.text);
        line.push_str(&" ".repeat(padding - before));
    }
    line.truncate(line.trim_end().len());
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(text: &str) -> Drawn<'_> {
        Drawn { text: text.into(), width: text.len() }
    }

    #[test]
    fn a_line_keeps_columns_and_ends_without_spaces() {
        let columns = [(3, Align::Left), (4, Align::Right), (5, Align::Center)];
        for (cells, expected) in [
            (vec!["a", "12", "mid"], "a  |  12| mid"),
            (vec!["a", "", "x"], "a  |    |  x"),
            (vec!["a"], "a  |    |"),
            (vec!["too long", "1", "y"], "too long|   1|  y"),
        ] {
            let cells: Vec<Drawn<'_>> = cells.into_iter().map(drawn).collect();
            assert_eq!(line(&cells, &columns, "|"), expected);
        }
        let coloured = [Drawn { text: "\u{1b}[1ma\u{1b}[0m".into(), width: 1 }];
        assert_eq!(line(&coloured, &columns[..1], "|"), "\u{1b}[1ma\u{1b}[0m");
    }

    #[test]
    fn a_column_is_as_wide_as_its_widest_cell() {
        assert_eq!(widths(3, 1, [vec![2, 0, 1], vec![1, 0, 4, 9]]), [2, 1, 4]);
    }
}
