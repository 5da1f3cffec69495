//! The terminal of pipes and scripts: every prompt is printed, one reply is read a line and repeated behind a `>`, so
//! that what was printed reads as the whole dialogue.
//!
//! The same input gives the same bytes: nothing here looks at a clock, a size or an environment. It never waits
//! for more than a line and never asks again after the input has ended.

use std::io::{self, BufRead, Read, Write};

use super::bindings::elsewhere;
use super::keys::Manner;
use super::safe::{visible, visible_line};
use super::{Command, Keys, Mode, Style, Terminal, TextPrompt, TextReply, keys};
use crate::words::ui::prompts as words;

/// More than this in one line, or in one answer, is refused, so that a runaway input cannot fill the memory.
const INPUT_BYTES_MAX: usize = 1024 * 1024;

/// So many replies in a row that mean nothing are the end of the input: what sends them without an end is not listening.
const REFUSALS_MAX: u32 = 20;
/// So many empty lines in a row are the end as well, whatever they were taken for: a blank answer is asked again, and again.
const BLANKS_MAX: u32 = 200;

/// One line of input.
enum Input {
    Line(String),
    TooLong,
    End,
}

/// What was typed of an answer before a command came that returns to the same prompt.
#[derive(Debug, Default)]
struct Draft {
    prompt: TextPrompt,
    lines: Vec<String>,
}

/// A terminal that reads lines from `R` and writes to `W`.
#[derive(Debug)]
pub struct Lines<R, W> {
    input: R,
    output: W,
    style: Style,
    draft: Option<Draft>,
    /// What was typed of an answer before a command came that leaves its prompt.
    left: Vec<String>,
    has_shown: bool,
    /// Replies since the last one that meant something.
    refusals: u32,
    /// Empty lines in a row.
    blanks: u32,
}

impl<R: BufRead, W: Write> Lines<R, W> {
    /// A terminal over these two, drawn for `style`.
    pub fn new(input: R, output: W, style: Style) -> Lines<R, W> {
        let (draft, left) = (None, Vec::new());
        Lines { input, output, style, draft, left, has_shown: false, refusals: 0, blanks: 0 }
    }

    /// Gives the output back, for tests.
    pub fn into_output(self) -> W {
        self.output
    }

    fn say(&mut self, text: &str) -> io::Result<()> {
        writeln!(self.output, "{text}")?;
        self.output.flush()
    }

    /// Says a block or a prompt, an empty line after the one before.
    fn say_apart(&mut self, text: &str) -> io::Result<()> {
        if self.has_shown {
            self.output.write_all(b"\n")?;
        }
        self.has_shown = true;
        self.say(text)
    }

    /// Tells why a reply meant nothing; gives whether to ask again.
    fn refuse(&mut self, why: &str) -> io::Result<bool> {
        self.say(why)?;
        self.refusals += 1;
        if self.refusals < REFUSALS_MAX {
            return Ok(true);
        }
        self.refusals = 0;
        self.say(&words::too_many_refusals(&REFUSALS_MAX))?;
        Ok(false)
    }

    fn read(&mut self) -> io::Result<Input> {
        let mut bytes = Vec::new();
        let limit = INPUT_BYTES_MAX as u64 + 1;
        let count = self.input.by_ref().take(limit).read_until(b'\n', &mut bytes)?;
        if count == 0 {
            return Ok(Input::End);
        }
        if bytes.last() == Some(&b'\n') {
            bytes.pop();
            if bytes.last() == Some(&b'\r') {
                bytes.pop();
            }
        } else if bytes.len() > INPUT_BYTES_MAX {
            self.input.skip_until(b'\n')?;
            return Ok(Input::TooLong);
        }
        let line = String::from_utf8_lossy(&bytes).into_owned();
        self.blanks = if line.is_empty() { self.blanks + 1 } else { 0 };
        if self.blanks > BLANKS_MAX {
            self.say(&words::too_many_blanks(&BLANKS_MAX))?;
            return Ok(Input::End);
        }
        self.say(format!("> {}", visible_line(&line)).trim_end())?;
        Ok(Input::Line(line))
    }

    fn read_one_line_answer(&mut self, prompt: &TextPrompt) -> io::Result<TextReply> {
        loop {
            let line = match self.read()? {
                Input::End => return Ok(TextReply::Command(Command::EndOfInput)),
                Input::TooLong => {
                    self.say(words::too_long())?;
                    continue;
                }
                Input::Line(line) => line,
            };
            match text_command(&line, prompt) {
                None => return Ok(TextReply::Answer(uncoloned(line))),
                Some(Ok(command)) => return Ok(TextReply::Command(command)),
                Some(Err(why)) => self.say(&why)?,
            }
        }
    }

    fn read_answer(&mut self, prompt: &TextPrompt, draft: Vec<String>) -> io::Result<TextReply> {
        let mut size_bytes: usize = draft.iter().map(String::len).sum();
        let mut lines = draft;
        let mut is_too_long = false;
        loop {
            let line = match self.read()? {
                // A half answer is no answer.
                Input::End => {
                    self.left = lines;
                    return Ok(TextReply::Command(Command::EndOfInput));
                }
                Input::TooLong => {
                    is_too_long = true;
                    continue;
                }
                Input::Line(line) => line,
            };
            if line == "." {
                if !is_too_long {
                    return Ok(TextReply::Answer(lines.join("\n")));
                }
                self.say(words::too_long())?;
                (lines, size_bytes, is_too_long) = (Vec::new(), 0, false);
                continue;
            }
            match text_command(&line, prompt) {
                None if prompt.by_line && !is_too_long => {
                    return Ok(TextReply::Line(undotted(line)));
                }
                None => {}
                Some(Ok(command)) => {
                    if returns_to_prompt(&command) && !is_too_long {
                        self.draft = Some(Draft { prompt: prompt.clone(), lines });
                    } else {
                        self.left = lines;
                    }
                    return Ok(TextReply::Command(command));
                }
                Some(Err(why)) => {
                    self.say(&why)?;
                    continue;
                }
            }
            size_bytes = size_bytes.saturating_add(line.len() + 1);
            if size_bytes > INPUT_BYTES_MAX {
                is_too_long = true;
                lines.clear();
            } else {
                if let Some(told) = empty_line_told(&line, lines.is_empty(), prompt) {
                    self.say(told)?;
                }
                lines.push(undotted(line));
            }
        }
    }
}

/// What is told of an empty line with which an answer begins: whoever presses Enter alone may mean to give none.
pub(super) fn empty_line_told(
    line: &str,
    is_first: bool,
    prompt: &TextPrompt,
) -> Option<&'static str> {
    if !line.is_empty() || !is_first || prompt.keys.mode == Mode::Note {
        return None;
    }
    Some(match prompt.keys.give_up {
        true => words::empty_line_in_first_answer(),
        false => words::empty_line_in_answer(),
    })
}

/// Gives the command that a line at a text prompt names, `None` if the line is text. Unknown words after a colon
/// are text: `:=` may well be an answer. A command of another prompt is none, and is told what it is.
pub(super) fn text_command(line: &str, prompt: &TextPrompt) -> Option<Result<Command, String>> {
    let line = line.trim();
    let keys = &prompt.keys;
    let (word, has_colon) = match line.strip_prefix(':') {
        Some(word) => (word, true),
        None if is_no_letter(line, prompt.letters) => (line, false),
        None => return None,
    };
    if keys::is_command_word(word, keys) {
        return Some(keys::parse_reply(word, keys));
    }
    elsewhere::why_no_answer(word, keys).filter(|_| has_colon).map(Err)
}

/// Whether letters answer and this is another one.
fn is_no_letter(line: &str, letters: usize) -> bool {
    let mut characters = line.chars();
    match (characters.next(), characters.next()) {
        (Some(letter), None) => letters > 0 && !('a'..).take(letters).any(|known| known == letter),
        _ => false,
    }
}

/// Takes one dot from a line that begins with a dot and is longer than that, so that a lone dot can be typed; and a colon as [`uncoloned`].
pub(super) fn undotted(line: String) -> String {
    match line.strip_prefix('.') {
        Some(rest) if !rest.is_empty() => rest.to_owned(),
        _ => uncoloned(line),
    }
}

/// Takes one colon from several before the word of a command, so that what looks like a command can be an answer.
pub(super) fn uncoloned(line: String) -> String {
    match line.strip_prefix(':') {
        Some(rest) if rest.starts_with(':') && names_command(rest) => rest.to_owned(),
        _ => line,
    }
}

/// A line that [`undotted`] makes this one again.
pub(super) fn dotted(line: &str) -> String {
    if line.starts_with('.') {
        return [".", line].concat();
    }
    if names_command(line) { [":", line].concat() } else { line.to_owned() }
}

/// Whether a line is a command behind one or more colons.
fn names_command(line: &str) -> bool {
    line.starts_with(':') && elsewhere::is_known(line.trim_start_matches(':'))
}

/// A status as it stands above a line of keys.
pub(super) fn above(status: String) -> String {
    if status.is_empty() { status } else { status + "\n" }
}

/// Whether the same text prompt comes again after the command, so that what was typed is worth keeping.
pub(super) fn returns_to_prompt(command: &Command) -> bool {
    matches!(
        command,
        Command::Hint
            | Command::Flag(_)
            | Command::Edit
            | Command::Help
            | Command::Question
            | Command::OwnWords
    )
}

/// Whether two prompts ask for the same thing: a hint that was shown in between changes the keys only.
pub(super) fn is_same_prompt(one: &TextPrompt, other: &TextPrompt) -> bool {
    one.label == other.label && one.multiline == other.multiline
}

impl<R: BufRead, W: Write> Terminal for Lines<R, W> {
    fn style(&self) -> Style {
        self.style
    }

    fn is_interactive(&self) -> bool {
        false
    }

    fn show(&mut self, text: &str) -> io::Result<()> {
        self.say_apart(text)
    }

    fn ask_key(&mut self, keys: &Keys) -> io::Result<Command> {
        self.ask_key_below(&mut |_| String::new(), keys)
    }

    fn ask_key_below(
        &mut self,
        status: &mut dyn FnMut(Style) -> String,
        keys: &Keys,
    ) -> io::Result<Command> {
        self.draft = None;
        let above = above(status(self.style));
        self.say_apart(&[above, keys::key_line(keys, Manner::Typed, self.style)].concat())?;
        loop {
            let line = match self.read()? {
                Input::End => return Ok(Command::EndOfInput),
                Input::TooLong => {
                    self.say(words::too_long())?;
                    continue;
                }
                Input::Line(line) => line,
            };
            let reveals = keys.grades.is_empty() && !keys::is_command(&line, keys);
            let reply = if reveals { Ok(Command::Enter) } else { keys::parse_reply(&line, keys) };
            match reply {
                Ok(command) => {
                    self.refusals = 0;
                    return Ok(command);
                }
                Err(why) if self.refuse(&why)? => {}
                Err(_) => return Ok(Command::EndOfInput),
            }
        }
    }

    fn watch_key(
        &mut self,
        keys: &Keys,
        _every_ms: u32,
        _is_over: &mut dyn FnMut() -> bool,
    ) -> io::Result<Option<Command>> {
        self.ask_key(keys).map(Some)
    }

    fn take_left(&mut self) -> Vec<String> {
        std::mem::take(&mut self.left)
    }

    fn ask_text(&mut self, prompt: &TextPrompt) -> io::Result<TextReply> {
        self.left.clear();
        // The draft of another prompt, from which own words are written, waits for it.
        let draft = self.draft.take_if(|draft| is_same_prompt(&draft.prompt, prompt));
        let label = visible(&prompt.label);
        let key_line = keys::key_line(&prompt.keys, Manner::Colons, self.style);
        if !prompt.multiline {
            self.say_apart(&format!("{label}\n{key_line}"))?;
            return self.read_one_line_answer(prompt);
        }
        let is_start = draft.is_none();
        let lines = draft.map_or_else(|| prompt.start.clone(), |draft| draft.lines);
        if prompt.goes_on {
            return self.read_answer(prompt, lines);
        }
        let kept = match lines.len() {
            0 => String::new(),
            1 => words::one_line_so_far().to_owned(),
            count => words::lines_so_far(&count),
        };
        self.say_apart(&words::type_lines(&label, &kept, &key_line))?;
        if is_start {
            for line in &lines {
                self.say(&format!("> {}", visible_line(line)))?;
            }
        }
        self.read_answer(prompt, lines)
    }

    fn confirm(&mut self, question: &str) -> io::Result<bool> {
        loop {
            let question = visible(question);
            self.say_apart(&format!("{question} [y/N]"))?;
            let Input::Line(line) = self.read()? else { return Ok(false) };
            match line.trim().to_ascii_lowercase().as_str() {
                "y" | "yes" => return Ok(true),
                "" | "n" | "no" => return Ok(false),
                _ => self.say(words::answer_y_or_n())?,
            }
        }
    }
}

#[cfg(test)]
mod tests;
