//! The terminal of a person: single keys, a line editor, and paging of long texts.
//!
//! It is line-oriented: what was shown stays in the scrollback, only prompts are erased once they are answered.
//! This module must not know what a key does to a question.

mod prompt;
#[cfg(test)]
mod tests;

use std::io;

use super::console_keys::parse_jump;
use super::keyboard::Key;
use super::keys::{self, Manner};
use super::lines::{above, is_same_prompt, returns_to_prompt, text_command, undotted};
use super::safe::{visible, visible_line};
use super::theme::{Role, paint};
use super::tty::{Screen, Tty};
use super::{Command, ConsoleKeys, Keys, Style, Terminal, TextPrompt, TextReply};
use prompt::{Typed, columns, edit_line, rows_of};

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
    /// What was pressed while a text paged, for the prompt that comes next.
    pending: Option<Command>,
    /// A key that was pressed while a text paged and that means nothing there.
    passed: Option<Key>,
    /// What was typed of an answer before a command came that returns to the same prompt.
    draft: Option<(TextPrompt, Vec<String>)>,
    has_shown: bool,
    /// Rows of the last prompt for keys, its empty line included.
    prompt_rows: usize,
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
}

impl<S: Screen> Rich<S> {
    /// A terminal on any screen.
    pub fn with_screen(screen: S, width_max: usize, color: bool) -> Rich<S> {
        Rich {
            screen,
            width_max,
            color,
            pending: None,
            passed: None,
            draft: None,
            has_shown: false,
            prompt_rows: PROMPT_ROWS,
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

    /// Waits for a key between two pages; gives whether to go on.
    fn ask_for_more(&mut self) -> io::Result<bool> {
        let prompt = paint("-- more -- [space] next page  [q] stop", Role::Muted, self.color);
        self.screen.write(&prompt)?;
        let goes_on = loop {
            match self.screen.read_key()? {
                Key::Char(' ') | Key::Enter | Key::PageDown | Key::Down => break true,
                Key::Char('q') | Key::Escape => break false,
                Key::Interrupt => {
                    self.pending = Some(Command::Interrupt);
                    break false;
                }
                Key::EndOfInput => {
                    self.pending = Some(Command::EndOfInput);
                    break false;
                }
                Key::Redraw | Key::Pasted(_) => {}
                // Whoever presses another key has read enough: it is for the prompt that comes next.
                key => {
                    self.passed = Some(key);
                    break false;
                }
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
        loop {
            let Some(key) = self.wait_for_key(&told, keys, status, read)? else { return Ok(None) };
            let reply = match (key, &keys.console) {
                (Key::Char('t'), _) if keys.ticks > 0 => self.read_ticks(keys.ticks)?,
                (Key::Char('j'), Some(console)) if console.jump > 0 => self.read_jump(console)?,
                (Key::Char('f'), None) if keys.question => self.read_flag(keys.flagged)?,
                // Pasting onto a key prompt is an accident: no grade is given by it.
                (Key::Pasted(_) | Key::Redraw, _) => continue,
                _ => Some(command_of_key(key, keys)),
            };
            match reply {
                Some(Ok(command)) => return Ok(Some(command)),
                Some(Err(why)) => told = paint(&why, Role::Warn, self.color) + "\n",
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
            if let Some(key) = self.passed.take() {
                break Some(key);
            }
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
        self.erase(&prompt)?;
        Ok(key)
    }

    /// Reads the numbers of key points; `None` if that was called off.
    fn read_ticks(&mut self, ticks: usize) -> io::Result<Option<Result<Command, String>>> {
        let label = match ticks {
            1 => "tick (1): ".to_owned(),
            _ => format!("tick (1-{ticks}, for example 1,{ticks}): "),
        };
        self.read_numbers(&label, |line| {
            (!line.trim().is_empty()).then(|| keys::parse_ticks(line, ticks))
        })
    }

    /// Reads the number of a question; `None` if that was called off.
    fn read_jump(&mut self, console: &ConsoleKeys) -> io::Result<Option<Result<Command, String>>> {
        let label = format!("to question (1-{}, [enter] summary, [esc] stay): ", console.jump);
        self.read_numbers(&label, |line| Some(parse_jump(line, console)))
    }

    fn read_numbers(
        &mut self,
        label: &str,
        parse: impl FnOnce(&str) -> Option<Result<Command, String>>,
    ) -> io::Result<Option<Result<Command, String>>> {
        self.screen.write("\n")?;
        let typed = edit_line(&mut self.screen, &mut None, label, self.color, true)?;
        self.erase("\n")?;
        Ok(match typed {
            Typed::Line(line) => parse(&line),
            Typed::Escape => None,
            Typed::Interrupt(_) => Some(Ok(Command::Interrupt)),
            Typed::EndOfInput => Some(Ok(Command::EndOfInput)),
        })
    }

    /// Reads the note of a flag; `None` if that was called off.
    fn read_flag(&mut self, is_flagged: bool) -> io::Result<Option<Result<Command, String>>> {
        let entries = match is_flagged {
            false => "[enter] flag without a note  [esc] do not flag",
            true => "[enter] take the flag away  [esc] leave it",
        };
        let heading = ["\n", &paint(entries, Role::Muted, self.color), "\n"].concat();
        self.screen.write(&heading)?;
        let typed = edit_line(&mut self.screen, &mut None, "note: ", self.color, true)?;
        self.erase(&heading)?;
        Ok(match typed {
            Typed::Line(line) => {
                let note = line.trim();
                Some(Ok(Command::Flag((!note.is_empty()).then(|| note.to_owned()))))
            }
            Typed::Escape => None,
            Typed::Interrupt(_) => Some(Ok(Command::Interrupt)),
            Typed::EndOfInput => Some(Ok(Command::EndOfInput)),
        })
    }

    /// Reads an answer of one line. Only the answer itself stays on the screen.
    fn read_one_line(&mut self, prompt: &TextPrompt) -> io::Result<TextReply> {
        let mut told = String::new();
        loop {
            let heading = ["\n", &told, &self.text_heading(prompt), "\n"].concat();
            self.screen.write(&heading)?;
            let ahead = &mut self.passed;
            let typed = edit_line(&mut self.screen, ahead, "> ", self.color, true)?;
            self.erase(&heading)?;
            let line = match typed {
                Typed::Line(line) => line,
                Typed::Escape => return Ok(TextReply::Command(Command::Quit)),
                Typed::Interrupt(_) => return Ok(TextReply::Command(Command::Interrupt)),
                Typed::EndOfInput => return Ok(TextReply::Command(Command::EndOfInput)),
            };
            match text_command(&line, &prompt.keys) {
                Some(Ok(command)) => return Ok(TextReply::Command(command)),
                Some(Err(why)) => told = paint(&why, Role::Warn, self.color) + "\n",
                None => {
                    let mark = paint("> ", Role::Accent, self.color);
                    self.screen.write(&format!("\n{mark}{}\n", visible(&line)))?;
                    return Ok(TextReply::Answer(line));
                }
            }
        }
    }

    fn read_lines(&mut self, prompt: &TextPrompt) -> io::Result<TextReply> {
        let mut lines = match self.draft.take() {
            Some((same, lines)) if is_same_prompt(&same, prompt) => lines,
            _ => Vec::new(),
        };
        if !prompt.goes_on {
            let heading = self.text_heading(prompt);
            self.screen.write(&format!("\n{heading}\n"))?;
        }
        for line in &lines {
            self.screen.write(&format!("> {}\n", visible(line)))?;
        }
        loop {
            let ahead = &mut self.passed;
            let line = match edit_line(&mut self.screen, ahead, "> ", self.color, false)? {
                Typed::Line(line) => line,
                Typed::Escape => return Ok(TextReply::Command(Command::Quit)),
                Typed::Interrupt(half) if prompt.by_line && !half.is_empty() => {
                    self.pending = Some(Command::Interrupt);
                    return Ok(TextReply::Line(half));
                }
                Typed::Interrupt(_) => return Ok(TextReply::Command(Command::Interrupt)),
                Typed::EndOfInput => return Ok(TextReply::Command(Command::EndOfInput)),
            };
            match text_command(&line, &prompt.keys) {
                Some(Ok(Command::Edit)) if prompt.keys.editor => {
                    return Ok(TextReply::Editor(lines.join("\n")));
                }
                Some(Ok(command)) => {
                    if returns_to_prompt(&command) {
                        self.draft = Some((prompt.clone(), lines));
                    }
                    return Ok(TextReply::Command(command));
                }
                Some(Err(why)) => {
                    self.screen.write(&(paint(&why, Role::Warn, self.color) + "\n"))?;
                }
                None if line == "." => return Ok(TextReply::Answer(lines.join("\n"))),
                None if prompt.by_line => return Ok(TextReply::Line(undotted(line))),
                None => lines.push(undotted(line)),
            }
        }
    }

    fn text_heading(&self, prompt: &TextPrompt) -> String {
        let key_line = keys::key_line(&prompt.keys, Manner::Colons, self.style());
        let end =
            if prompt.multiline { " (as many lines as you need; a single . ends it)" } else { "" };
        let label = paint(&visible_line(&prompt.label), Role::Strong, self.color);
        let end = paint(end, Role::Muted, self.color);
        format!("{label}{end}\n{key_line}")
    }

    fn read_yes(&mut self, question: &str) -> io::Result<bool> {
        let prompt = format!("{} {} ", visible(question), paint("[y/N]", Role::Accent, self.color));
        self.screen.write(&prompt)?;
        let answer = loop {
            match self.screen.read_key()? {
                Key::Char('y' | 'Y') => break true,
                Key::Interrupt => {
                    self.pending = Some(Command::Interrupt);
                    break false;
                }
                Key::Char('n' | 'N') | Key::Enter | Key::Escape | Key::EndOfInput => break false,
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
        Key::Enter | Key::Char(' ') if !keys.enter.is_empty() => Ok(Command::Enter),
        Key::Enter | Key::Char(' ') => Err("Press one of the keys below.".to_owned()),
        Key::Char(letter) => keys::command_of(letter, keys),
        _ => Err("That key does nothing here.".to_owned()),
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
        let block = [gap, text].concat();
        if rows_of(&block, columns) + self.prompt_rows <= rows || self.pending.is_some() {
            return self.screen.write(&[&block, "\n"].concat());
        }
        self.grabbed(|terminal| terminal.page(&block))
    }

    fn ask_key(&mut self, keys: &Keys) -> io::Result<Command> {
        self.draft = None;
        match self.pending.take() {
            Some(command) => Ok(command),
            None => {
                let command = self.grabbed(|terminal| {
                    terminal.read_command_with(keys, &mut |_| String::new(), &mut |screen| {
                        screen.read_key().map(Waited::Key)
                    })
                });
                command.map(|command| command.unwrap_or(Command::EndOfInput))
            }
        }
    }

    fn ask_key_below(
        &mut self,
        status: &mut dyn FnMut(Style) -> String,
        keys: &Keys,
    ) -> io::Result<Command> {
        self.draft = None;
        match self.pending.take() {
            Some(command) => Ok(command),
            None => self.grabbed(|terminal| terminal.read_command(status, keys)),
        }
    }

    fn watch_key(
        &mut self,
        keys: &Keys,
        every_ms: u32,
        is_over: &mut dyn FnMut() -> bool,
    ) -> io::Result<Option<Command>> {
        self.draft = None;
        match self.pending.take() {
            Some(command) => Ok(Some(command)),
            None => self.grabbed(|terminal| terminal.read_command_or(keys, every_ms, is_over)),
        }
    }

    fn ask_text(&mut self, prompt: &TextPrompt) -> io::Result<TextReply> {
        match self.pending.take() {
            Some(command) => Ok(TextReply::Command(command)),
            None if prompt.multiline => self.grabbed(|terminal| terminal.read_lines(prompt)),
            None => self.grabbed(|terminal| terminal.read_one_line(prompt)),
        }
    }

    fn confirm(&mut self, question: &str) -> io::Result<bool> {
        match self.pending {
            Some(_) => Ok(false),
            None => {
                // Nobody agrees to what was not yet asked.
                self.passed = None;
                self.grabbed(|terminal| terminal.read_yes(question))
            }
        }
    }
}
