//! A text of several lines while it is being typed: lines and a cursor in one of them, no screen.

use super::line_editor::LineEditor;

/// Lines, one of which has the cursor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct TextEditor {
    /// Never empty.
    lines: Vec<LineEditor>,
    at: usize,
}

impl TextEditor {
    /// A text with the cursor behind its last character.
    pub fn holding<'t>(lines: impl IntoIterator<Item = &'t str>) -> Self {
        let mut lines: Vec<_> = lines.into_iter().map(LineEditor::holding).collect();
        if lines.is_empty() {
            lines.push(LineEditor::default());
        }
        Self { at: lines.len() - 1, lines }
    }

    /// Every line, in order.
    pub fn lines(&self) -> impl ExactSizeIterator<Item = &str> {
        self.lines.iter().map(LineEditor::text)
    }

    /// Which line has the cursor, counted from 0.
    pub fn at(&self) -> usize {
        self.at
    }

    /// Whether the cursor is in the last line.
    pub fn is_at_end(&self) -> bool {
        self.at + 1 == self.lines.len()
    }

    /// Whether nothing was typed.
    pub fn is_empty(&self) -> bool {
        self.lines.len() == 1 && self.lines.iter().all(LineEditor::is_empty)
    }

    /// The line with the cursor.
    pub fn line(&self) -> &LineEditor {
        // There is one always; the first stands for it where that cannot be seen.
        self.lines.get(self.at).unwrap_or(&EMPTY)
    }

    /// The same, to type in.
    pub fn line_mut(&mut self) -> Option<&mut LineEditor> {
        self.lines.get_mut(self.at)
    }

    /// Breaks the line at the cursor, which goes to the beginning of the new one.
    pub fn break_line(&mut self) {
        let rest = self.line_mut().map(LineEditor::split_off).unwrap_or_default();
        self.at += 1;
        self.lines.insert(self.at, rest);
    }

    /// Joins the line with the one above, where the cursor stands at its beginning; gives whether it did.
    pub fn join_above(&mut self) -> bool {
        if self.at == 0 || !self.line().is_at_start() {
            return false;
        }
        let below = self.lines.remove(self.at);
        self.at -= 1;
        if let Some(line) = self.line_mut() {
            line.append(below.text());
        }
        true
    }

    /// Moves the cursor a line up; gives whether there was one.
    pub fn up(&mut self) -> bool {
        let may = self.at > 0;
        self.at = self.at.saturating_sub(1);
        may
    }

    /// Moves the cursor a line down; gives whether there was one.
    pub fn down(&mut self) -> bool {
        let may = !self.is_at_end();
        self.at += usize::from(may);
        may
    }

    /// The lines without the one with the cursor.
    pub fn others(&self) -> Vec<String> {
        let others = self.lines().enumerate().filter(|(place, _)| *place != self.at);
        others.map(|(_, line)| line.to_owned()).collect()
    }
}

static EMPTY: LineEditor = LineEditor::EMPTY;

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(editor: &TextEditor) -> Vec<&str> {
        editor.lines().collect()
    }

    #[test]
    fn lines_are_broken_and_joined_where_the_cursor_stands() {
        let mut editor = TextEditor::holding(["def f():", "return 1"]);
        assert!(editor.is_at_end() && editor.up() && !editor.up());
        editor.break_line();
        assert_eq!(lines(&editor), ["def f():", "", "return 1"]);
        for letter in "x = 1".chars() {
            editor.line_mut().unwrap().insert(letter);
        }
        assert!(!editor.join_above(), "the cursor stands behind the text");
        editor.line_mut().unwrap().home();
        assert!(editor.join_above());
        assert_eq!((lines(&editor), editor.at()), (vec!["def f():x = 1", "return 1"], 0));
        // The cursor is where the two met.
        editor.break_line();
        assert_eq!(lines(&editor), ["def f():", "x = 1", "return 1"]);
        assert!(editor.down() && !editor.down());
        assert_eq!(editor.others(), ["def f():", "x = 1"]);
    }

    #[test]
    fn a_text_has_a_line_even_when_it_is_empty() {
        let mut editor = TextEditor::holding([]);
        assert!(editor.is_empty() && editor.is_at_end() && !editor.join_above());
        editor.break_line();
        assert!(!editor.is_empty());
        assert_eq!(lines(&editor), ["", ""]);
    }
}
