//! Markdown tables: columns shrink to the width, cells wrap, and where even that is too narrow each row becomes a
//! short list.

use pulldown_cmark::Alignment;

use crate::ui::grid::{self, Align, Drawn};
use crate::ui::theme::{Role, paint};
use crate::ui::wrap::{Face, Line, Span, wrap};

/// Below this many columns a cell is not worth wrapping.
const CELL_WIDTH_MIN: usize = 6;
const SEPARATOR: &str = " │ ";
const SEPARATOR_WIDTH: usize = 3;

type Cell = Vec<Span>;

/// A table whose cells are still coming. The first row is its heading.
pub(super) struct TableDraft {
    alignments: Vec<Alignment>,
    rows: Vec<Vec<Cell>>,
}

impl TableDraft {
    pub fn new(alignments: Vec<Alignment>) -> TableDraft {
        TableDraft { alignments, rows: Vec::new() }
    }

    pub fn start_row(&mut self) {
        self.rows.push(Vec::new());
    }

    pub fn push_cell(&mut self, mut cell: Cell) {
        // A cell is one line of Markdown.
        for span in &mut cell {
            span.text = span.text.replace('\n', " ");
        }
        if self.rows.len() == 1 {
            cell.iter_mut().for_each(|span| span.face.strong = true);
        }
        if let Some(row) = self.rows.last_mut() {
            row.push(cell);
        }
    }

    /// Gives all cells one after the other.
    pub fn into_spans(self) -> impl Iterator<Item = Span> {
        let space = || vec![Span { text: " ".to_owned(), face: Face::default() }];
        self.rows.into_iter().flatten().flat_map(move |cell| [cell, space()]).flatten()
    }

    /// Draws the table into lines of at most `width` columns.
    pub fn draw(&self, width: usize, color: bool) -> Vec<String> {
        match self.column_widths(width) {
            Some(widths) => self.draw_grid(&widths, color),
            None => self.draw_list(width, color),
        }
    }

    /// Gives the width of each column, or `None` if they do not fit side by side.
    fn column_widths(&self, width: usize) -> Option<Vec<usize>> {
        let rows = self.rows.iter().map(|row| row.iter().map(natural_width));
        let mut widths = grid::widths(self.alignments.len(), 1, rows);
        let separators = SEPARATOR_WIDTH * widths.len().saturating_sub(1);
        let available = width.saturating_sub(separators);
        // Take the columns from the widest until all fit; narrow columns keep what they need.
        let needed: usize = widths.iter().sum();
        let mut excess = needed.saturating_sub(available);
        while excess > 0 {
            let widest = widths.iter_mut().max()?;
            if *widest <= CELL_WIDTH_MIN {
                return None;
            }
            *widest -= 1;
            excess -= 1;
        }
        Some(widths)
    }

    fn draw_grid(&self, widths: &[usize], color: bool) -> Vec<String> {
        let separator = paint(SEPARATOR, Role::Muted, color);
        let columns: Vec<(usize, Align)> =
            widths.iter().copied().zip(self.alignments.iter().map(align)).collect();
        let mut lines = Vec::new();
        for (index, row) in self.rows.iter().enumerate() {
            let cells: Vec<Vec<Line>> = widths
                .iter()
                .enumerate()
                .map(|(column, width)| match row.get(column) {
                    Some(cell) => wrap(cell, *width, true, color),
                    None => Vec::new(),
                })
                .collect();
            let height = cells.iter().map(Vec::len).max().unwrap_or(0).max(1);
            for line_index in 0..height {
                let drawn: Vec<Drawn<'_>> = cells
                    .iter()
                    .map(|cell| cell.get(line_index).map(drawn).unwrap_or_default())
                    .collect();
                lines.push(grid::line(&drawn, &columns, &separator));
            }
            if index == 0 {
                let dashes: Vec<String> = widths.iter().map(|width| "─".repeat(*width)).collect();
                lines.push(paint(&dashes.join("─┼─"), Role::Muted, color));
            }
        }
        lines
    }

    /// Draws each row as lines of `heading: cell`, with a blank line between rows.
    fn draw_list(&self, width: usize, color: bool) -> Vec<String> {
        let Some((heading, rows)) = self.rows.split_first() else { return Vec::new() };
        let mut lines = Vec::new();
        for (index, row) in rows.iter().enumerate() {
            if index > 0 {
                lines.push(String::new());
            }
            for (column, cell) in row.iter().enumerate() {
                let mut spans = heading.get(column).cloned().unwrap_or_default();
                spans.push(Span { text: ": ".to_owned(), face: Face::default() });
                spans.extend_from_slice(cell);
                lines.extend(wrap(&spans, width, false, color).into_iter().map(|line| line.text));
            }
        }
        if rows.is_empty() {
            let mut spans: Vec<Span> = Vec::new();
            for cell in heading {
                spans.extend_from_slice(cell);
                spans.push(Span { text: " ".to_owned(), face: Face::default() });
            }
            lines.extend(wrap(&spans, width, false, color).into_iter().map(|line| line.text));
        }
        lines
    }
}

fn align(alignment: &Alignment) -> Align {
    match alignment {
        Alignment::Right => Align::Right,
        Alignment::Center => Align::Center,
        Alignment::Left | Alignment::None => Align::Left,
    }
}

fn drawn(line: &Line) -> Drawn<'_> {
    Drawn { text: line.text.as_str().into(), width: line.width }
}

fn natural_width(cell: &Cell) -> usize {
    let lines = wrap(cell, usize::MAX / 2, false, false);
    lines.first().map_or(0, |line| line.width)
}
