//! Text of a file and the way back from it to bytes, lines and columns.
//!
//! Every span inside this layer is a range of the *normalised* text (no byte order mark, `\n` only); a
//! [`SourceText`] turns it into the place in the file. Nothing here looks at what the text means.

use std::borrow::Cow;
use std::ops::Range;

/// A file's text with Unix line ends, and where the dropped bytes were.
#[derive(Clone, Debug, Default)]
pub struct SourceText<'a> {
    text: Cow<'a, str>,
    bom_bytes: usize,
    /// Offsets in the unedited text of the line feeds that had a carriage return before them.
    returns: Vec<usize>,
    /// The text before anything was taken out of it; `None` while nothing was.
    unedited: Option<Cow<'a, str>>,
    /// For every round of edits, the parts that stayed: where each is now, where it was, how long it is.
    rounds: Vec<Vec<Kept>>,
}

#[derive(Clone, Copy, Debug)]
struct Kept {
    now: usize,
    before: usize,
    length: usize,
}

/// Something to take out of a text, and what stands there instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Edit {
    /// What goes.
    pub span: Range<usize>,
    /// What comes.
    pub by: String,
}

/// A place for people: both numbers count from 1, columns count characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// Line.
    pub line: usize,
    /// Column, in characters.
    pub column: usize,
}

impl<'a> SourceText<'a> {
    /// Reads bytes as UTF-8. Fails with the offset of the first byte that is not.
    pub fn new(bytes: &'a [u8]) -> Result<Self, usize> {
        let text = std::str::from_utf8(bytes).map_err(|error| error.valid_up_to())?;
        let body = text.strip_prefix('\u{feff}').unwrap_or(text);
        let bom_bytes = text.len() - body.len();
        if !body.contains('\r') {
            return Ok(Self { text: Cow::Borrowed(body), bom_bytes, ..Self::default() });
        }
        let mut normal = String::with_capacity(body.len());
        let mut returns = Vec::new();
        let mut parts = body.split('\r');
        normal.push_str(parts.next().unwrap_or_default());
        for part in parts {
            // A return on its own ends a line too, as it does for CommonMark.
            if part.starts_with('\n') {
                returns.push(normal.len());
            } else {
                normal.push('\n');
            }
            normal.push_str(part);
        }
        Ok(Self { text: Cow::Owned(normal), bom_bytes, returns, ..Self::default() })
    }

    /// Makes edits, which must be sorted and apart. Every later span is one of the new text and still leads back to the file; line
    /// ends should stay, so that lines keep their numbers.
    pub(crate) fn edit(&mut self, edits: &[Edit]) {
        if edits.is_empty() {
            return;
        }
        let old = std::mem::take(&mut self.text);
        let mut text = String::with_capacity(old.len());
        let mut kept = Vec::new();
        let mut from = 0;
        let end = Edit { span: old.len()..old.len(), by: String::new() };
        for edit in edits.iter().chain(std::iter::once(&end)) {
            let part = old.get(from..edit.span.start).unwrap_or_default();
            kept.push(Kept { now: text.len(), before: from, length: part.len() });
            text.push_str(part);
            text.push_str(&edit.by);
            from = edit.span.end;
        }
        self.rounds.push(kept);
        self.text = Cow::Owned(text);
        self.unedited.get_or_insert(old);
    }

    /// The normalised text before any edit.
    pub(crate) fn whole(&self) -> &str {
        self.unedited.as_ref().unwrap_or(&self.text)
    }

    /// Offset in the text before any edit for one in the text as it is.
    pub(crate) fn whole_offset(&self, offset: usize) -> usize {
        self.rounds.iter().rev().fold(offset, |offset, kept| {
            let at = kept.partition_point(|part| part.now <= offset).saturating_sub(1);
            kept.get(at).map_or(offset, |part| part.before + (offset - part.now).min(part.length))
        })
    }

    /// The normalised text.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Range of bytes in the file for a range of the normalised text.
    pub fn file_span(&self, span: &Range<usize>) -> Range<usize> {
        self.file_offset(span.start)..self.file_offset(span.end)
    }

    fn file_offset(&self, offset: usize) -> usize {
        let offset = self.whole_offset(offset);
        offset + self.bom_bytes + self.returns.partition_point(|at| *at < offset)
    }
}

/// Where the lines of a text begin.
#[derive(Clone, Debug)]
pub struct LineIndex<'t> {
    text: &'t str,
    starts: Vec<usize>,
    /// The place asked for last: the next one is often on the same, perhaps huge, line.
    last: std::cell::Cell<(usize, Position)>,
}

impl<'t> LineIndex<'t> {
    /// Finds every line of a normalised text.
    pub fn new(text: &'t str) -> Self {
        let breaks = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
        let starts = std::iter::once(0).chain(breaks.map(|(at, _)| at + 1)).collect();
        let last = std::cell::Cell::new((0, Position { line: 1, column: 1 }));
        Self { text, starts, last }
    }

    /// Line and column of an offset; an offset inside a character or past the end is moved back.
    pub fn position(&self, offset: usize) -> Position {
        let mut offset = offset.min(self.text.len());
        while !self.text.is_char_boundary(offset) {
            offset -= 1;
        }
        let line = self.starts.partition_point(|start| *start <= offset).max(1);
        let (known, known_position) = self.last.get();
        let (start, before) = if known_position.line == line && known <= offset {
            (known, known_position.column)
        } else {
            (self.starts.get(line - 1).copied().unwrap_or(0), 1)
        };
        let column = self.text.get(start..offset).map_or(0, |part| part.chars().count()) + before;
        let position = Position { line, column };
        self.last.set((offset, position));
        position
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn normalised_text_leads_back_to_the_bytes_of_the_file() {
        let bytes = "\u{feff}one\r\ntwo\rthree\r\n".as_bytes();
        let text = SourceText::new(bytes).unwrap();
        assert_eq!(text.as_str(), "one\ntwo\nthree\n");
        for word in ["one", "two", "three"] {
            let at = text.as_str().find(word).unwrap();
            assert_eq!(&bytes[text.file_span(&(at..at + word.len()))], word.as_bytes(), "{word}");
        }
        assert_eq!(SourceText::new(b"ab\xffc").unwrap_err(), 2);
    }

    #[test]
    fn an_edited_text_still_leads_back_to_the_file() {
        let bytes = "\u{feff}one\r\ntwo <!-- x --> three\r\n".as_bytes();
        let mut text = SourceText::new(bytes).unwrap();
        text.edit(&[Edit { span: 8..18, by: String::new() }]);
        assert_eq!(text.as_str(), "one\ntwo  three\n");
        text.edit(&[Edit { span: 0..3, by: "longer".to_owned() }]);
        assert_eq!(text.as_str(), "longer\ntwo  three\n");
        for word in ["two", "three"] {
            let at = text.as_str().find(word).unwrap();
            assert_eq!(&bytes[text.file_span(&(at..at + word.len()))], word.as_bytes(), "{word}");
        }
        assert_eq!(text.whole(), "one\ntwo <!-- x --> three\n");
    }

    #[test]
    fn columns_count_characters() {
        let lines = LineIndex::new("ab\nпять x\n");
        assert_eq!(lines.position(0), Position { line: 1, column: 1 });
        assert_eq!(lines.position(3 + 9), Position { line: 2, column: 6 });
        assert_eq!(lines.position(4), Position { line: 2, column: 1 });
        assert_eq!(lines.position(3 + 8), Position { line: 2, column: 5 });
        assert_eq!(lines.position(3 + 9), Position { line: 2, column: 6 });
        assert_eq!(lines.position(999), Position { line: 3, column: 1 });
    }
}
