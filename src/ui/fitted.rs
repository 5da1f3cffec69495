//! Lines that are wider than the screen, broken between words: the terminal itself would break inside one.

use std::borrow::Cow;
use std::io::{self, Write};

use console::measure_text_width;

/// What is written to a screen of so many columns; without a number everything goes through as it is.
#[derive(Debug)]
pub struct Fitted<W: Write> {
    inner: W,
    columns: Option<usize>,
    breaks: Breaks,
    line: Vec<u8>,
}

/// Which lines may be broken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Breaks {
    /// Each: what goes on stands below the beginning of its words.
    All,
    /// Those at the left edge: what is indented may be code, which is copied as it is.
    Unindented,
}

impl<W: Write> Fitted<W> {
    /// A writer in front of another one.
    pub fn new(inner: W, columns: Option<usize>, breaks: Breaks) -> Self {
        Self { inner, columns, breaks, line: Vec::new() }
    }

    fn end_line(&mut self) -> io::Result<()> {
        let line = std::mem::take(&mut self.line);
        match (self.columns, std::str::from_utf8(&line)) {
            (Some(columns), Ok(text)) => {
                self.inner.write_all(fitted(text, columns, self.breaks).as_bytes())
            }
            _ => self.inner.write_all(&line),
        }
    }
}

impl<W: Write> Write for Fitted<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.columns.is_none() {
            return self.inner.write(bytes);
        }
        for part in bytes.split_inclusive(|byte| *byte == b'\n') {
            match part.strip_suffix(b"\n") {
                Some(rest) => {
                    self.line.extend_from_slice(rest);
                    self.end_line()?;
                    self.inner.write_all(b"\n")?;
                }
                None => self.line.extend_from_slice(part),
            }
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.end_line()?;
        self.inner.flush()
    }
}

/// Each of its lines as [`Fitted`] writes it.
pub fn fitted(text: &str, columns: usize, breaks: Breaks) -> Cow<'_, str> {
    if text.lines().all(|line| measure_text_width(line) <= columns) {
        return Cow::Borrowed(text);
    }
    let one = |line: &str| {
        let indent = blanks(line);
        // A line of JSON is for programs, wherever it is printed.
        let is_kept = line.starts_with(['{', '[']) || (breaks == Breaks::Unindented && indent > 0);
        match is_kept || measure_text_width(line) <= columns {
            true => line.to_owned(),
            false => broken(line, hanging(line).unwrap_or(indent).min(columns / 2), columns),
        }
    };
    Cow::Owned(text.split('\n').map(one).collect::<Vec<_>>().join("\n"))
}

/// What sentences begin with that go on below their own beginning.
const LEADS: [&str; 4] = ["= help: ", "error: ", "hint: ", "note: "];

/// How far a sentence behind one of these words is from the left; `None` for any other line.
pub(super) fn hanging(line: &str) -> Option<usize> {
    let blanks = blanks(line);
    let rest = line.get(blanks..).unwrap_or_default();
    LEADS.iter().find(|lead| rest.starts_with(**lead)).map(|lead| blanks + lead.len())
}

fn blanks(line: &str) -> usize {
    line.len() - line.trim_start_matches(' ').len()
}

/// A line broken between words; what goes on stands `indent` columns from the left. A word wider than the line stays whole.
pub(super) fn broken(line: &str, indent: usize, columns: usize) -> String {
    let (lead, rest) = line.split_at_checked(indent).unwrap_or(("", line));
    let mut out = lead.to_owned();
    let mut column = indent;
    for (place, word) in words(rest, columns.saturating_sub(indent)).into_iter().enumerate() {
        let width = measure_text_width(word);
        if place > 0 && column + 1 + width > columns && column > indent {
            out.push('\n');
            out.push_str(&" ".repeat(indent));
            column = indent;
        } else if place > 0 {
            out.push(' ');
            column += 1;
        }
        out.push_str(word);
        column += width;
    }
    out
}

/// The words of a line. A command between back-ticks is one of them where it fits into `room`: it is pasted as it stands.
fn words(text: &str, room: usize) -> Vec<&str> {
    let mut words = Vec::new();
    let mut rest = text;
    loop {
        let plain = rest.find(' ').unwrap_or(rest.len());
        let is_open =
            |end: usize| rest.get(..end).unwrap_or_default().matches('`').count() % 2 == 1;
        let closed = rest.match_indices(' ').map(|(at, _)| at).chain([rest.len()]);
        // What is longer than a line is not looked at: a letter takes four bytes at the most.
        let mut near = closed.take_while(|at| *at <= room.saturating_mul(4));
        let whole = near.find(|at| !is_open(*at)).unwrap_or(plain);
        let fits = measure_text_width(rest.get(..whole).unwrap_or_default()) <= room;
        let end = if fits { whole } else { plain };
        words.push(rest.get(..end).unwrap_or_default());
        match rest.get(end + 1..) {
            Some(left) if end < rest.len() => rest = left,
            _ => return words,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(text: &str, columns: Option<usize>, breaks: Breaks) -> String {
        let mut out = Vec::new();
        let mut writer = Fitted::new(&mut out, columns, breaks);
        // In pieces, as commands write.
        for piece in text.as_bytes().chunks(3) {
            writer.write_all(piece).unwrap();
        }
        writer.flush().unwrap();
        drop(writer);
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn lines_are_broken_between_words_and_go_on_below_their_beginning() {
        let text = "In folder:\n  one.html, two.html, three.html\nundone: an answer, graded good\n";
        assert_eq!(
            written(text, Some(20), Breaks::All),
            "In folder:\n  one.html,\n  two.html,\n  three.html\nundone: an answer,\ngraded good\n"
        );
        assert_eq!(written(text, None, Breaks::All), text);
        assert_eq!(
            written(text, Some(20), Breaks::Unindented),
            "In folder:\n  one.html, two.html, three.html\nundone: an answer,\ngraded good\n"
        );
    }

    #[test]
    fn a_command_is_not_broken_where_it_fits_on_a_line() {
        let text = "hint: a list; `viva convert a.md` makes a pack";
        assert_eq!(
            broken(text, 6, 30),
            "hint: a list;\n      `viva convert a.md`\n      makes a pack"
        );
        // One that is longer than a line is, and so is what follows a back-tick that nothing closes.
        assert_eq!(broken("a `viva convert a.md` b", 0, 12), "a `viva\nconvert\na.md` b");
        assert_eq!(broken("one ` two three", 0, 7), "one `\ntwo\nthree");
        assert_eq!(words("a  b ", 9), ["a", "", "b", ""]);
    }

    #[test]
    fn json_stays_on_its_line_and_colour_takes_no_room() {
        let text = "{\"a\": \"a text that is longer than the screen\"}\n";
        assert_eq!(written(text, Some(20), Breaks::All), text);
        let text = "\u{1b}[1mfour words\u{1b}[0m are here\n";
        assert_eq!(written(text, Some(20), Breaks::All), text);
        assert_eq!(written("no line end at all", Some(9), Breaks::All), "no line\nend at\nall");
    }
}
