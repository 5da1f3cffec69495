//! Measuring what is on the screen, and editing one line on it.

use std::io;

use unicode_width::UnicodeWidthStr;

use crate::ui::keyboard::Key;
use crate::ui::line_editor::LineEditor;
use crate::ui::safe::visible;
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
    let mut editor = LineEditor::default();
    let label = fitting_label(label, columns(screen.size().1));
    let painted_label = paint(label, Role::Accent, color);
    loop {
        draw(screen, &editor, label, &painted_label)?;
        let typed = match screen.read_key()? {
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

fn edit(editor: &mut LineEditor, key: Key) {
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
