//! The terminal of a person: single keys, a line editor, and paging of long texts.
//!
//! It is line-oriented: what was shown stays in the scrollback, only prompts are erased once they are answered.
//! This module must not know what a key does to a question.

mod numbers;
mod prompt;
#[cfg(test)]
mod tests;
mod text;

use std::io;

use super::bindings::{self, Press, Takes};
use super::fitted::{Breaks, fitted};
use super::keyboard::Key;
use super::keys::{self, Manner};
use super::lines::above;
use super::safe::visible;
use super::theme::{Role, paint};
use super::tty::{Screen, Tty};
use super::{Command, Keys, Style, Terminal, TextPrompt, TextReply};
use crate::words::ui::prompts as words;
use prompt::{Draft, columns, rows_of};

/// Rows that stay free below a text that does not page, at the least: an empty line and two lines of keys, so that nothing of
/// what was shown last scrolls away when the prompt appears.
const PROMPT_ROWS: usize = 3;
/// How often a status is looked at: often enough that its seconds pass evenly.
const STATUS_MS: u32 = 200;

/// A real terminal.
#[derive(Debug)]
pub struct Rich<S: Screen = Tty> {
    screen: S,
    width_max: usize,
    color: bool,
    /// Whether a pager was left by a key that is meant for the prompt that comes next: until then nothing pages.
    is_hurried: bool,
    draft: Option<Draft>,
    /// Columns of the screen when the oldest of what is on it was shown.
    wrapped_to: Option<usize>,
    /// What was typed of an answer before a command came that leaves its prompt.
    left: Vec<String>,
    has_shown: bool,
    /// Rows of the last prompt for keys, its empty line included.
    prompt_rows: usize,
    /// Whether a text is only read: no prompt comes.
    is_reader: bool,
}

/// What came of waiting for a key.
enum Waited {
    Key(Key),
    /// No key came.
    Nothing,
    /// Something else happened.
    Over,
}

impl Rich<Tty> {
    /// The terminal of this process. Prose is at most `width_max` columns wide, and narrower if the screen is.
    pub fn new(width_max: usize, color: bool) -> Rich<Tty> {
        Rich::with_screen(Tty::new(), width_max, color)
    }

    /// The same for a text that is only read.
    pub fn reader(width_max: usize, color: bool) -> Rich<Tty> {
        Rich { is_reader: true, prompt_rows: 1, ..Rich::new(width_max, color) }
    }
}

impl<S: Screen> Rich<S> {
    /// A terminal on any screen.
    pub fn with_screen(screen: S, width_max: usize, color: bool) -> Rich<S> {
        Rich {
            screen,
            width_max,
            color,
            is_hurried: false,
            draft: None,
            wrapped_to: None,
            left: Vec::new(),
            has_shown: false,
            prompt_rows: PROMPT_ROWS,
            is_reader: false,
        }
    }

    /// Runs `ask` with the keyboard grabbed, and gives the keyboard back whatever happens.
    fn grabbed<T>(&mut self, ask: impl FnOnce(&mut Self) -> io::Result<T>) -> io::Result<T> {
        self.screen.grab()?;
        let answer = ask(self);
        let released = self.screen.release();
        let answer = answer?;
        released?;
        Ok(answer)
    }

    /// A sentence that says why something was not done, as it stands above a prompt.
    fn warned(&self, why: &str) -> String {
        let why = fitted(why, columns(self.screen.size().1), Breaks::All);
        paint(&why, Role::Warn, self.color) + "\n"
    }

    /// Erases `text` that ends at the cursor.
    fn erase(&mut self, text: &str) -> io::Result<()> {
        let erasure = self.erasure(text);
        self.screen.write(&erasure)
    }

    fn erasure(&self, text: &str) -> String {
        let rows = rows_of(text, self.screen.size().1);
        let up = if rows > 1 { format!("\u{1b}[{}A", rows - 1) } else { String::new() };
        format!("\r{up}\u{1b}[J")
    }

    /// Whether what is on the screen was wrapped to another width than the screen has now.
    fn is_wrapped_otherwise(&self) -> bool {
        self.wrapped_to.is_some_and(|columns| columns != self.screen.size().1)
    }

    /// Moves what is on the screen out of sight, not away, so that it can be shown anew; gives the command to do so. It does not page:
    /// all of it was read before.
    fn clear_for_rewrap(&mut self) -> io::Result<Command> {
        let rows = self.screen.size().0.max(1);
        self.screen.write(&["\n".repeat(rows), "\u{1b}[H".to_owned()].concat())?;
        self.has_shown = false;
        self.wrapped_to = None;
        self.is_hurried = true;
        Ok(Command::Redraw)
    }

    fn page(&mut self, text: &str) -> io::Result<()> {
        let mut lines = text.split('\n').peekable();
        while lines.peek().is_some() {
            let (rows, columns) = self.screen.size();
            let left: usize = lines.clone().map(|line| rows_of(line, columns)).sum();
            // The last page leaves room for the prompt, or it would push its own beginning off the screen.
            let with_prompt = rows.saturating_sub(self.prompt_rows).max(1);
            let alone = rows.saturating_sub(1).max(1);
            let room = if left <= alone { with_prompt } else { alone };
            let mut page = String::new();
            let mut used = 0;
            while let Some(line) = lines.peek() {
                let height = rows_of(line, columns);
                if used > 0 && used + height > room {
                    break;
                }
                used += height;
                page.push_str(line);
                page.push('\n');
                lines.next();
            }
            self.screen.write(&page)?;
            if lines.peek().is_some() && !self.ask_for_more()? {
                return Ok(());
            }
        }
        Ok(())
    }

    /// Waits for a key between two pages; gives whether to go on. A key that the pager does not know leaves it and is the first one of the
    /// prompt that comes next: whoever has read enough grades at once.
    fn ask_for_more(&mut self) -> io::Result<bool> {
        let pager = if self.is_reader { words::next_page() } else { words::next_page_or_key() };
        let prompt = paint(pager, Role::Muted, self.color);
        self.screen.write(&prompt)?;
        let goes_on = loop {
            match self.screen.read_key()? {
                Key::Char(' ') | Key::Enter | Key::PageDown | Key::Down => break true,
                Key::Escape => break false,
                Key::Char(letter) if bindings::by_place(letter) == 'q' => break false,
                Key::Interrupt | Key::EndOfInput if self.is_reader => break false,
                Key::Char(_) if self.is_reader => {}
                key @ (Key::Char(_) | Key::Interrupt | Key::EndOfInput) => {
                    self.screen.unread(key);
                    self.is_hurried = true;
                    break false;
                }
                key @ (Key::Redraw | Key::Resized | Key::Resumed) => {
                    if key != Key::Resumed {
                        self.erase(&prompt)?;
                    }
                    self.screen.write(&prompt)?;
                }
                _ => {}
            }
        };
        self.erase(&prompt)?;
        Ok(goes_on)
    }

    /// Reads a command below a status that is drawn anew, in place, when it changed.
    fn read_command(
        &mut self,
        status: &mut dyn FnMut(Style) -> String,
        keys: &Keys,
    ) -> io::Result<Command> {
        let mut read =
            |screen: &mut S| Ok(screen.poll_key(STATUS_MS)?.map_or(Waited::Nothing, Waited::Key));
        loop {
            if let Some(command) = self.read_command_with(keys, status, &mut read)? {
                return Ok(command);
            }
        }
    }

    /// Reads a command until `is_over`, which is asked every `every_ms` milliseconds, says that something else happened.
    fn read_command_or(
        &mut self,
        keys: &Keys,
        every_ms: u32,
        is_over: &mut dyn FnMut() -> bool,
    ) -> io::Result<Option<Command>> {
        self.read_command_with(keys, &mut |_| String::new(), &mut |screen| {
            Ok(match screen.poll_key(every_ms)? {
                Some(key) => Waited::Key(key),
                None if is_over() => Waited::Over,
                None => Waited::Nothing,
            })
        })
    }

    /// Reads a command from the keys that `read` gives, until it gives none.
    fn read_command_with(
        &mut self,
        keys: &Keys,
        status: &mut dyn FnMut(Style) -> String,
        read: &mut dyn FnMut(&mut S) -> io::Result<Waited>,
    ) -> io::Result<Option<Command>> {
        let mut told = String::new();
        let mut is_dotted = false;
        loop {
            if keys.redraw && self.is_wrapped_otherwise() {
                return self.clear_for_rewrap().map(Some);
            }
            let Some(key) = self.wait_for_key(&told, keys, status, read)? else { return Ok(None) };
            // A dot and Enter end a text; whoever types them where none is asked for means nothing by that Enter.
            let is_end_of_text = std::mem::take(&mut is_dotted) && key == Key::Enter;
            is_dotted = key == Key::Char('.');
            if is_dotted || is_end_of_text {
                told = self.warned(words::no_text_is_asked_for());
                continue;
            }
            // Pasting onto a key prompt is an accident: no grade is given by it.
            if matches!(key, Key::Pasted(_) | Key::Redraw | Key::Resized | Key::Resumed) {
                continue;
            }
            let takes = press_of(key).and_then(|press| bindings::find(press, keys));
            let reply = match takes.map_or(Takes::Nothing, |binding| binding.takes) {
                Takes::Points => self.read_ticks(keys.ticks)?,
                Takes::Flags => self.read_red_flags(keys.console.red_flags)?,
                Takes::Number => self.read_jump(keys.console.jump)?,
                Takes::Words => self.read_flag(keys.flagged)?,
                Takes::Nothing | Takes::Text => Some(command_of_key(key, keys)),
            };
            match reply {
                Some(Ok(command)) => return Ok(Some(command)),
                Some(Err(why)) => told = self.warned(&why),
                None => told.clear(),
            }
        }
    }

    /// Shows the prompt until a key comes, and takes it away again; `None` when something else happened.
    fn wait_for_key(
        &mut self,
        told: &str,
        keys: &Keys,
        status: &mut dyn FnMut(Style) -> String,
        read: &mut dyn FnMut(&mut S) -> io::Result<Waited>,
    ) -> io::Result<Option<Key>> {
        let mut draw = |terminal: &Self| {
            let style = terminal.style();
            let key_line = keys::key_line(keys, Manner::Pressed, style);
            ["\n", told, &above(status(style)), &key_line].concat()
        };
        let mut prompt = draw(self);
        self.screen.write(&prompt)?;
        let key = loop {
            match read(&mut self.screen)? {
                Waited::Key(key) => break Some(key),
                Waited::Over => break None,
                Waited::Nothing => {}
            }
            let next = draw(self);
            if next != prompt {
                // One write, so that nothing flickers.
                let erased = self.erasure(&prompt);
                self.screen.write(&[erased, next.clone()].concat())?;
                prompt = next;
            }
        };
        self.prompt_rows = rows_of(&prompt, self.screen.size().1).max(PROMPT_ROWS);
        // What others wrote meanwhile stays.
        if key != Some(Key::Resumed) {
            self.erase(&prompt)?;
        }
        Ok(key)
    }

    fn read_yes(&mut self, question: &str) -> io::Result<bool> {
        let prompt = format!("{} {} ", visible(question), paint("[y/N]", Role::Accent, self.color));
        let prompt = fitted(&prompt, columns(self.screen.size().1), Breaks::All);
        self.screen.write(&prompt)?;
        let answer = loop {
            match self.screen.read_key()? {
                Key::Interrupt => {
                    self.screen.unread(Key::Interrupt);
                    break false;
                }
                Key::Enter | Key::Escape | Key::EndOfInput => break false,
                Key::Char(letter) => match bindings::by_place(letter) {
                    'y' | 'Y' => break true,
                    'n' | 'N' => break false,
                    _ => {}
                },
                _ => {}
            }
        };
        self.screen.write(if answer { "yes\n" } else { "no\n" })?;
        Ok(answer)
    }
}

fn command_of_key(key: Key, keys: &Keys) -> Result<Command, String> {
    match key {
        Key::Interrupt => Ok(Command::Interrupt),
        Key::EndOfInput => Ok(Command::EndOfInput),
        Key::Escape => Ok(Command::Quit),
        _ => match press_of(key) {
            Some(press) => keys::command_of(press, keys),
            None => Err(words::key_does_nothing().to_owned()),
        },
    }
}

fn press_of(key: Key) -> Option<Press> {
    match key {
        Key::Enter => Some(Press::Enter),
        Key::Char(' ') => Some(Press::Space),
        Key::Char(letter) => Some(Press::Letter(letter)),
        _ => None,
    }
}

impl<S: Screen> Terminal for Rich<S> {
    fn style(&self) -> Style {
        let width = columns(self.screen.size().1).min(self.width_max).max(1);
        Style { width, color: self.color }
    }

    fn is_interactive(&self) -> bool {
        true
    }

    fn show(&mut self, text: &str) -> io::Result<()> {
        let (rows, columns) = self.screen.size();
        let gap = if self.has_shown { "\n" } else { "" };
        self.has_shown = true;
        self.wrapped_to.get_or_insert(columns);
        let text = fitted(text, prompt::columns(columns), Breaks::Unindented);
        let block = [gap, &text].concat();
        if rows_of(&block, columns) + self.prompt_rows <= rows || self.is_hurried {
            return self.screen.write(&[&block, "\n"].concat());
        }
        self.grabbed(|terminal| terminal.page(&block))
    }

    fn ask_key(&mut self, keys: &Keys) -> io::Result<Command> {
        self.draft = None;
        self.is_hurried = false;
        let command = self.grabbed(|terminal| {
            terminal.read_command_with(keys, &mut |_| String::new(), &mut |screen| {
                screen.read_key().map(Waited::Key)
            })
        });
        command.map(|command| command.unwrap_or(Command::EndOfInput))
    }

    fn ask_key_below(
        &mut self,
        status: &mut dyn FnMut(Style) -> String,
        keys: &Keys,
    ) -> io::Result<Command> {
        self.draft = None;
        self.is_hurried = false;
        self.grabbed(|terminal| terminal.read_command(status, keys))
    }

    fn watch_key(
        &mut self,
        keys: &Keys,
        every_ms: u32,
        is_over: &mut dyn FnMut() -> bool,
    ) -> io::Result<Option<Command>> {
        self.draft = None;
        self.is_hurried = false;
        self.grabbed(|terminal| terminal.read_command_or(keys, every_ms, is_over))
    }

    fn take_left(&mut self) -> Vec<String> {
        std::mem::take(&mut self.left)
    }

    fn ask_text(&mut self, prompt: &TextPrompt) -> io::Result<TextReply> {
        self.is_hurried = false;
        self.left.clear();
        self.grabbed(|terminal| match (prompt.multiline, prompt.by_line) {
            (false, _) => terminal.read_one_line(prompt),
            (true, true) => terminal.read_next_line(prompt),
            (true, false) => terminal.read_text(prompt),
        })
    }

    fn confirm(&mut self, question: &str) -> io::Result<bool> {
        // Nobody agrees to what was not yet asked: what was pressed while a text paged is no answer.
        let is_hurried = std::mem::take(&mut self.is_hurried);
        self.grabbed(|terminal| {
            let is_over = |key| matches!(key, Key::Interrupt | Key::EndOfInput);
            if is_hurried && is_over(terminal.screen.read_key()?) {
                return Ok(false);
            }
            terminal.read_yes(question)
        })
    }
}
