//! Measuring what is on the screen, and editing one line on it.

use std::io;

use unicode_width::UnicodeWidthStr;

use crate::ui::TextPrompt;
use crate::ui::keyboard::Key;
use crate::ui::line_editor::LineEditor;
use crate::ui::safe::visible;
use crate::ui::text_editor::TextEditor;
use crate::ui::theme::{Role, paint};
use crate::ui::tty::Screen;

/// Some terminals report no size; the usual one is assumed then.
const COLUMNS_DEFAULT: usize = 80;
/// A tab is typed as so many spaces: its width on the screen would depend on where it stands.
const TAB_SPACES: usize = 4;

/// What came of editing a line.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Typed {
    /// Enter was pressed.
    Line(String),
    /// Escape was pressed on an empty line.
    Escape,
    /// Ctrl-C, with what was typed of the line.
    Interrupt(String),
    EndOfInput,
    /// The screen has another size; with what was typed of the line.
    Resized(String),
}

/// What was typed of an answer before a command came that returns to the same prompt.
#[derive(Debug)]
pub(super) struct Draft {
    pub(super) prompt: TextPrompt,
    pub(super) lines: Vec<String>,
}

pub(super) fn columns(reported: usize) -> usize {
    if reported == 0 { COLUMNS_DEFAULT } else { reported }
}

/// Gives how many screen rows a text takes, its colours not counted.
pub(super) fn rows_of(text: &str, reported_columns: usize) -> usize {
    let columns = columns(reported_columns);
    text.split('\n').map(|line| shown_width(line).div_ceil(columns).max(1)).sum()
}

fn shown_width(line: &str) -> usize {
    // Tabs occur in code only and are at most eight wide.
    let tabs = line.matches('\t').count();
    console::measure_text_width(line) + tabs * 8
}

/// Lets a line be typed after `label`. With `erases`, nothing of it stays on the screen; otherwise the line stays
/// as it was typed.
pub(super) fn edit_line(
    screen: &mut impl Screen,
    label: &str,
    color: bool,
    erases: bool,
) -> io::Result<Typed> {
    edit_with(screen, label, color, LineEditor::default(), (erases, false))
}

/// The same from a line that is there already. Nothing of it stays on the screen; where the screen changes its size, that ends it too if
/// `may_rewrap`.
pub(super) fn edit_line_from(
    screen: &mut impl Screen,
    label: &str,
    color: bool,
    start: &str,
    may_rewrap: bool,
) -> io::Result<Typed> {
    edit_with(screen, label, color, LineEditor::holding(start), (true, may_rewrap))
}

fn edit_with(
    screen: &mut impl Screen,
    label: &str,
    color: bool,
    mut editor: LineEditor,
    (erases, may_rewrap): (bool, bool),
) -> io::Result<Typed> {
    let label = fitting_label(label, columns(screen.size().1));
    let painted_label = paint(label, Role::Accent, color);
    loop {
        draw(screen, &editor, label, &painted_label)?;
        let typed = match screen.read_key()? {
            Key::Resized if may_rewrap => Some(Typed::Resized(editor.text().to_owned())),
            Key::Enter | Key::Pasted('\n') => Some(Typed::Line(editor.text().to_owned())),
            Key::Interrupt => Some(Typed::Interrupt(editor.text().to_owned())),
            Key::EndOfInput if editor.is_empty() => Some(Typed::EndOfInput),
            Key::Escape if editor.is_empty() => Some(Typed::Escape),
            key => {
                edit(&mut editor, key);
                None
            }
        };
        let Some(typed) = typed else { continue };
        if erases {
            screen.write("\r\u{1b}[K")?;
        } else {
            // The whole line, not only the part around the cursor.
            let text = visible(editor.text());
            screen.write(&format!("\r\u{1b}[K{painted_label}{text}\n"))?;
        }
        return Ok(typed);
    }
}

/// A text of several lines on the screen.
#[derive(Debug)]
pub(super) struct Block {
    label: &'static str,
    painted_label: String,
    /// Rows of it above the row of the cursor.
    above: usize,
}

impl Block {
    /// One of which nothing is drawn yet: it begins in the row of the cursor.
    pub(super) fn new(label: &'static str, color: bool) -> Self {
        Self { label, painted_label: paint(label, Role::Accent, color), above: 0 }
    }

    /// Draws the line of the cursor alone.
    pub(super) fn draw_line(&self, screen: &mut impl Screen, text: &TextEditor) -> io::Result<()> {
        draw(screen, text.line(), self.label, &self.painted_label)
    }

    /// Writes out the line of the cursor, which is the last one, and goes to the row below it.
    pub(super) fn pass_line(
        &mut self,
        screen: &mut impl Screen,
        text: &TextEditor,
    ) -> io::Result<()> {
        let line = [self.label, &visible(text.line().text())].concat();
        self.above += rows_of(&line, screen.size().1);
        let shown = visible(text.line().text());
        screen.write(&format!("\r\u{1b}[K{}{shown}\n", self.painted_label))
    }

    /// Draws all of it in its place, or what fits the screen around the cursor.
    pub(super) fn draw(&mut self, screen: &mut impl Screen, text: &TextEditor) -> io::Result<()> {
        let (rows, columns) = screen.size();
        let room = rows.saturating_sub(1).max(1);
        let lines: Vec<String> = text.lines().map(|line| visible(line).into_owned()).collect();
        let height = |place: usize| {
            let line = lines.get(place).map_or("", String::as_str);
            rows_of(&[self.label, line].concat(), columns)
        };
        let (at, mut used) = (text.at(), 1);
        let (mut first, mut end) = (at, at + 1);
        while first > 0 && used + height(first - 1) <= room {
            first -= 1;
            used += height(first);
        }
        while end < lines.len() && used + height(end) <= room {
            used += height(end);
            end += 1;
        }
        let whole = |range: std::ops::Range<usize>| -> String {
            let lines = lines.get(range).unwrap_or_default().iter();
            lines.map(|line| [&self.painted_label, line.as_str(), "\n"].concat()).collect()
        };
        let mut drawn = up(self.above.min(room)) + "\r\u{1b}[J" + &whole(first..at);
        // The row of the cursor is drawn last.
        let below = whole(at + 1..end);
        if !below.is_empty() {
            drawn += &format!("\n{}", below.trim_end_matches('\n'));
            drawn += &up((at + 1..end).map(height).sum());
        }
        self.above = (first..at).map(height).sum();
        screen.write(&drawn)?;
        self.draw_line(screen, text)
    }

    /// Leaves it as it is, the cursor in the row below.
    pub(super) fn leave(
        &mut self,
        screen: &mut impl Screen,
        text: &mut TextEditor,
    ) -> io::Result<()> {
        if !text.is_at_end() {
            while text.down() {}
            self.draw(screen, text)?;
        }
        self.pass_line(screen, text)
    }
}

/// So many rows up.
fn up(rows: usize) -> String {
    if rows > 0 { format!("\u{1b}[{rows}A") } else { String::new() }
}

pub(super) fn edit(editor: &mut LineEditor, key: Key) {
    match key {
        Key::Tab | Key::Pasted('\t') => {
            let _ = (0..TAB_SPACES).all(|_| editor.insert(' '));
        }
        Key::Char(character) | Key::Pasted(character) => {
            // What could not be shown as it is cannot be edited either.
            let mut bytes = [0; 4];
            let text: &str = character.encode_utf8(&mut bytes);
            if visible(text) == text {
                editor.insert(character);
            }
        }
        Key::Backspace => editor.backspace(),
        Key::Delete | Key::EndOfInput => editor.delete(),
        Key::DeleteWord => editor.delete_word(),
        Key::DeleteToStart | Key::Escape => editor.delete_to_start(),
        Key::Left => editor.left(),
        Key::Right => editor.right(),
        Key::Home => editor.home(),
        Key::End => editor.end(),
        _ => {}
    }
}

/// On a narrow screen the label gives way to the text.
fn fitting_label(label: &str, columns: usize) -> &str {
    if label.width() * 2 <= columns { label } else { "> " }
}

fn draw(
    screen: &mut impl Screen,
    editor: &LineEditor,
    label: &str,
    painted_label: &str,
) -> io::Result<()> {
    let width = columns(screen.size().1).saturating_sub(label.width());
    let (text, column) = editor.window(width);
    let column = label.width() + column;
    let forward = if column > 0 { format!("\u{1b}[{column}C") } else { String::new() };
    screen.write(&format!("\r\u{1b}[K{painted_label}{text}\r{forward}"))
}
