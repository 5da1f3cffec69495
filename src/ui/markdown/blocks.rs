//! The page that is being drawn: finished lines, and the quotes and list items that are open around the next one.

use unicode_width::UnicodeWidthStr;

use crate::ui::Style;
use crate::ui::theme::{Role, push_painted};
use crate::ui::wrap::{Span, wrap};

/// Something that indents what stands in it.
struct Container {
    /// Written before its first line, then gone.
    marker: Option<(String, Role)>,
    /// Written before every further line.
    indent: String,
    /// Whether the indent is a mark that also stands on blank lines.
    is_quote: bool,
}

/// Lines so far, and how the next one is indented.
pub(super) struct Page {
    pub style: Style,
    text: String,
    is_empty: bool,
    containers: Vec<Container>,
    /// How many open containers are not drawn because the nesting is too deep.
    undrawn: usize,
    indent_width: usize,
    owes_blank: bool,
}

impl Page {
    pub const BULLET: &'static str = "• ";
    const QUOTE: &'static str = "│ ";
    const CODE_INDENT: &'static str = "  ";

    pub fn new(style: Style) -> Page {
        Page {
            style,
            text: String::new(),
            is_empty: true,
            containers: Vec::new(),
            undrawn: 0,
            indent_width: 0,
            owes_blank: false,
        }
    }

    pub fn finish(self) -> String {
        self.text
    }

    /// Columns left for prose.
    pub fn width(&self) -> usize {
        self.style.width.saturating_sub(self.indent_width).max(1)
    }

    /// Opens a list item. Its marker stands on the first line that is written.
    pub fn open_item(&mut self, marker: &str, role: Role) {
        let indent = " ".repeat(marker.width());
        self.open(Container { marker: Some((marker.to_owned(), role)), indent, is_quote: false });
    }

    /// Opens a quote.
    pub fn open_quote(&mut self) {
        self.pay_blank();
        self.open(Container { marker: None, indent: Self::QUOTE.to_owned(), is_quote: true });
    }

    fn open(&mut self, container: Container) {
        let width = container.indent.width();
        // Half of the line stays for text: deeper nesting is not drawn. Once one is left out, all inside it are,
        // or they would be closed in the wrong order.
        if self.undrawn > 0 || (self.indent_width + width) * 2 > self.style.width.max(8) {
            self.undrawn += 1;
            return;
        }
        self.indent_width += width;
        self.containers.push(container);
    }

    /// Replaces the marker of the item that was just opened, if nothing was written in it.
    pub fn set_marker(&mut self, marker: &str, role: Role) {
        if self.undrawn > 0 {
            return;
        }
        let Some(container) = self.containers.last_mut() else { return };
        if container.marker.is_none() {
            return;
        }
        self.indent_width = self.indent_width - container.indent.width() + marker.width();
        container.indent = " ".repeat(marker.width());
        container.marker = Some((marker.to_owned(), role));
    }

    /// Closes the innermost item or quote. An item in which nothing was written shows its marker.
    pub fn close(&mut self) {
        if self.undrawn > 0 {
            self.undrawn -= 1;
            return;
        }
        if self.containers.last().is_some_and(|container| container.marker.is_some()) {
            self.write_line("");
        }
        if let Some(container) = self.containers.pop() {
            self.indent_width -= container.indent.width();
        }
    }

    /// Asks for a blank line before whatever is written next.
    pub fn owe_blank(&mut self) {
        self.owes_blank = !self.is_empty;
    }

    /// Takes that back, inside tight lists.
    pub fn forgive_blank(&mut self) {
        self.owes_blank = false;
    }

    /// Whether the innermost item has written nothing yet.
    pub fn at_marker(&self) -> bool {
        self.containers.last().is_some_and(|container| container.marker.is_some())
    }

    /// Writes wrapped prose.
    pub fn write_prose(&mut self, spans: &[Span]) {
        for line in wrap(spans, self.width(), false, self.style.color) {
            self.write_line(&line.text);
        }
    }

    /// Writes lines of code, indented but otherwise untouched.
    pub fn write_code<'a>(&mut self, lines: impl Iterator<Item = &'a str>) {
        if self.at_marker() {
            // Beside a marker the first line of code could not be copied.
            self.write_line("");
        }
        for line in lines {
            match line {
                "" => self.write_line(""),
                _ => self.write_line(&[Self::CODE_INDENT, line].concat()),
            }
        }
    }

    /// Writes one line inside the open containers.
    pub fn write_line(&mut self, line: &str) {
        self.pay_blank();
        let color = self.style.color;
        let mut prefix = String::new();
        let mut trailing_spaces = 0;
        for container in &mut self.containers {
            if let Some((marker, role)) = container.marker.take() {
                let text = marker.trim_end();
                prefix.push_str(&" ".repeat(trailing_spaces));
                push_painted(&mut prefix, text, role, color);
                trailing_spaces = marker.len() - text.len();
            } else if container.is_quote {
                let text = container.indent.trim_end();
                prefix.push_str(&" ".repeat(trailing_spaces));
                push_painted(&mut prefix, text, Role::Muted, color);
                trailing_spaces = container.indent.len() - text.len();
            } else {
                trailing_spaces += container.indent.len();
            }
        }
        if !line.is_empty() {
            prefix.push_str(&" ".repeat(trailing_spaces));
        }
        self.begin_line();
        self.text.push_str(&prefix);
        self.text.push_str(line);
    }

    fn pay_blank(&mut self) {
        if !std::mem::take(&mut self.owes_blank) {
            return;
        }
        let color = self.style.color;
        let mut prefix = String::new();
        let mut trailing_spaces = 0;
        for container in self.containers.iter().take_while(|container| container.marker.is_none()) {
            if container.is_quote {
                prefix.push_str(&" ".repeat(trailing_spaces));
                push_painted(&mut prefix, container.indent.trim_end(), Role::Muted, color);
                trailing_spaces = 1;
            } else {
                trailing_spaces += container.indent.len();
            }
        }
        self.begin_line();
        self.text.push_str(&prefix);
    }

    fn begin_line(&mut self) {
        if !self.is_empty {
            self.text.push('\n');
        }
        self.is_empty = false;
    }
}
