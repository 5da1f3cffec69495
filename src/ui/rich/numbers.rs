//! Keys that ask for more: numbers of key points, the number of a question, the note of a flag.

use std::io;

use super::Rich;
use super::prompt::{Typed, edit_line};
use crate::ui::theme::{Role, paint};
use crate::ui::tty::Screen;
use crate::ui::{Command, keys};
use crate::words::ui::prompts as words;

impl<S: Screen> Rich<S> {
    /// Reads the numbers of key points; `None` if that was called off.
    pub(super) fn read_ticks(
        &mut self,
        ticks: usize,
    ) -> io::Result<Option<Result<Command, String>>> {
        let label = match ticks {
            1 => words::tick_one().to_owned(),
            _ => words::tick_numbers(&ticks),
        };
        self.read_numbers(words::enter_ticks(), &label, |line| {
            // The key is typed once more out of habit.
            let line = line.trim().trim_start_matches('t');
            (!line.is_empty()).then(|| keys::parse_ticks(line, ticks))
        })
    }

    /// Reads the numbers of red flags; `None` if that was called off.
    pub(super) fn read_red_flags(
        &mut self,
        flags: usize,
    ) -> io::Result<Option<Result<Command, String>>> {
        let label = words::red_flag_numbers(&flags);
        self.read_numbers(words::enter_ticks(), &label, |line| {
            let line = line.trim().trim_start_matches('r');
            (!line.is_empty()).then(|| keys::parse_red_flags(line, flags))
        })
    }

    /// Reads the number of a question; `None` if that was called off.
    pub(super) fn read_jump(
        &mut self,
        questions: u32,
    ) -> io::Result<Option<Result<Command, String>>> {
        let label = words::to_question(&questions);
        let entries = words::enter_alone_is_summary();
        self.read_numbers(entries, &label, |line| {
            Some(keys::parse_jump(line.trim().trim_start_matches('j'), questions))
        })
    }

    /// Reads numbers until they mean something: after a mistake the prompt stays open, so that a second try is not taken for keys.
    fn read_numbers(
        &mut self,
        entries: &str,
        label: &str,
        parse: impl Fn(&str) -> Option<Result<Command, String>>,
    ) -> io::Result<Option<Result<Command, String>>> {
        let mut told = String::new();
        loop {
            let heading = ["\n", &told, &paint(entries, Role::Muted, self.color), "\n"].concat();
            self.screen.write(&heading)?;
            let typed = edit_line(&mut self.screen, label, self.color, true)?;
            self.erase(&heading)?;
            return Ok(match typed {
                Typed::Line(line) => match parse(&line) {
                    Some(Err(why)) => {
                        told = self.warned(&why);
                        continue;
                    }
                    parsed => parsed,
                },
                Typed::Escape | Typed::Resized(_) => None,
                Typed::Interrupt(_) => Some(Ok(Command::Interrupt)),
                Typed::EndOfInput => Some(Ok(Command::EndOfInput)),
            });
        }
    }

    /// Reads the note of a flag; `None` if that was called off.
    pub(super) fn read_flag(
        &mut self,
        is_flagged: bool,
    ) -> io::Result<Option<Result<Command, String>>> {
        let entries = match is_flagged {
            false => words::enter_flags(),
            true => words::enter_takes_flag_away(),
        };
        let heading = ["\n", &paint(entries, Role::Muted, self.color), "\n"].concat();
        self.screen.write(&heading)?;
        let typed = edit_line(&mut self.screen, words::note(), self.color, true)?;
        self.erase(&heading)?;
        Ok(match typed {
            Typed::Line(line) => {
                let note = line.trim();
                Some(Ok(Command::Flag((!note.is_empty()).then(|| note.to_owned()))))
            }
            Typed::Escape | Typed::Resized(_) => None,
            Typed::Interrupt(_) => Some(Ok(Command::Interrupt)),
            Typed::EndOfInput => Some(Ok(Command::EndOfInput)),
        })
    }
}
