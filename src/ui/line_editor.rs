//! One line of text while it is being typed: characters and a cursor, no screen.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Longer input is not taken, so that a paste gone wrong cannot fill the memory.
const LINE_BYTES_MAX: usize = 64 * 1024;

/// A line with a cursor.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct LineEditor {
    text: String,
    /// Byte position, always between characters.
    cursor: usize,
}

impl LineEditor {
    /// A line without a character.
    pub const EMPTY: Self = Self { text: String::new(), cursor: 0 };

    /// A line with the cursor behind its last character.
    pub fn holding(text: &str) -> Self {
        Self { text: text.to_owned(), cursor: text.len() }
    }

    /// Whether the cursor stands before the first character.
    pub fn is_at_start(&self) -> bool {
        self.cursor == 0
    }

    /// Whether the cursor stands behind the last character.
    pub fn is_at_end(&self) -> bool {
        self.cursor == self.text.len()
    }

    /// Cuts what stands behind the cursor off, as a line with the cursor at its beginning.
    pub fn split_off(&mut self) -> Self {
        Self { text: self.text.split_off(self.cursor), cursor: 0 }
    }

    /// Adds text at the end; the cursor stands before it.
    pub fn append(&mut self, text: &str) {
        self.cursor = self.text.len();
        self.text.push_str(text);
    }

    pub fn text(&self) -> &str {
        &self.text
    }

    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Inserts a character at the cursor; gives whether there was room.
    pub fn insert(&mut self, character: char) -> bool {
        if self.text.len() >= LINE_BYTES_MAX {
            return false;
        }
        self.text.insert(self.cursor, character);
        self.cursor += character.len_utf8();
        true
    }

    pub fn backspace(&mut self) {
        let end = self.cursor;
        self.left();
        self.text.drain(self.cursor..end);
    }

    pub fn delete(&mut self) {
        let start = self.cursor;
        self.right();
        self.text.drain(start..self.cursor);
        self.cursor = start;
    }

    /// Deletes the word before the cursor and the spaces after it.
    pub fn delete_word(&mut self) {
        let before = self.text.get(..self.cursor).unwrap_or_default();
        let word = before.trim_end();
        let start = word.rfind(char::is_whitespace).map_or(0, |space| {
            space + word.get(space..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8)
        });
        self.text.drain(start..self.cursor);
        self.cursor = start;
    }

    /// Deletes everything before the cursor.
    pub fn delete_to_start(&mut self) {
        self.text.drain(..self.cursor);
        self.cursor = 0;
    }

    /// Moves over one character and the marks that combine with it.
    pub fn left(&mut self) {
        let before = self.text.get(..self.cursor).unwrap_or_default();
        for (position, character) in before.char_indices().rev() {
            self.cursor = position;
            if character.width().unwrap_or(0) > 0 {
                break;
            }
        }
    }

    /// Moves over one character and the marks that combine with it.
    pub fn right(&mut self) {
        let after = self.text.get(self.cursor..).unwrap_or_default();
        let next = after.char_indices().skip(1).find(|(_, next)| next.width().unwrap_or(0) > 0);
        self.cursor += next.map_or(after.len(), |(position, _)| position);
    }

    pub fn home(&mut self) {
        self.cursor = 0;
    }

    pub fn end(&mut self) {
        self.cursor = self.text.len();
    }

    /// Gives the part that fits `width` columns, with the cursor in it, and the cursor's column in that part.
    pub fn window(&self, width: usize) -> (&str, usize) {
        // One column stays free for the cursor behind the last character.
        let width = width.saturating_sub(1).max(1);
        let before = self.text.get(..self.cursor).unwrap_or_default();
        let mut start = 0;
        let mut column = before.width();
        for character in before.chars() {
            if column <= width {
                break;
            }
            column -= character.width().unwrap_or(0);
            start += character.len_utf8();
        }
        let shown = self.text.get(start..).unwrap_or_default();
        let mut used = 0;
        let end = shown.char_indices().find(|(_, character)| {
            used += character.width().unwrap_or(0);
            used > width
        });
        let shown = end.and_then(|(end, _)| shown.get(..end)).unwrap_or(shown);
        (shown, column)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(text: &str) -> LineEditor {
        let mut editor = LineEditor::default();
        for character in text.chars() {
            assert!(editor.insert(character));
        }
        editor
    }

    #[test]
    fn editing_moves_by_whole_characters() {
        let mut editor = typed("aя漢");
        editor.left();
        editor.backspace();
        assert_eq!(editor.text(), "a漢");
        editor.home();
        editor.delete();
        editor.left();
        editor.insert('b');
        editor.end();
        editor.right();
        editor.delete();
        editor.insert('!');
        assert_eq!(editor.text(), "b漢!");
    }

    #[test]
    fn combining_marks_go_with_their_letter() {
        let mut editor = typed("xe\u{301}");
        editor.backspace();
        assert_eq!(editor.text(), "x");
    }

    #[test]
    fn words_and_lines_are_deleted() {
        let mut editor = typed("one два  ");
        editor.delete_word();
        assert_eq!(editor.text(), "one ");
        editor.delete_word();
        assert_eq!(editor.text(), "");
        editor.delete_word();
        let mut editor = typed("ab");
        editor.left();
        editor.delete_to_start();
        assert_eq!(editor.text(), "b");
    }

    #[test]
    fn the_window_follows_the_cursor() {
        let mut editor = typed("abcdef漢字");
        assert_eq!(editor.window(80), ("abcdef漢字", 10));
        assert_eq!(editor.window(6), ("f漢字", 5));
        editor.home();
        assert_eq!(editor.window(6), ("abcde", 0));
    }
}
