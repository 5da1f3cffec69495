//! What one key is: where it is pressed, what it is called, when it means something, and what it does.

use crate::ui::{Command, Keys};

/// What is pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Press {
    /// Enter; an empty line where lines are read.
    Enter,
    /// Space. It pages and reveals, and never grades.
    Space,
    /// The digits of the grades on offer.
    Digits,
    /// A letter or sign.
    Letter(char),
}

/// What comes after a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Takes {
    /// Nothing.
    Nothing,
    /// Numbers of key points: `t 1,3`.
    Points,
    /// Numbers of red flags: `r 1`.
    Flags,
    /// The number of a question, or nothing: `j 3`.
    Number,
    /// Words, asked for at once when the key is pressed: `f looks wrong`.
    Words,
    /// Words, asked for at a prompt of their own when the key is pressed: `n said so twice`.
    Text,
}

/// One row of a table of keys.
#[derive(Debug)]
pub struct Binding {
    /// What is pressed.
    pub press: Press,
    /// Its word in the key line; empty where only the help names it. What Enter and Space do is said by [`Keys::enter`].
    pub name: &'static str,
    /// Whether it means something now.
    pub when: fn(&Keys) -> bool,
    /// What it does, for the help. What Enter and digits do is said by [`Keys`].
    pub help: &'static str,
    /// The command that it gives.
    pub gives: Command,
    /// What comes after it.
    pub takes: Takes,
    /// A sentence why it means nothing now. Without one, its letter is no command then and may be meant as text.
    pub refusal: Option<fn(&Keys) -> &'static str>,
}

impl Binding {
    pub(super) const fn new(
        letter: char,
        name: &'static str,
        when: fn(&Keys) -> bool,
        help: &'static str,
        gives: Command,
    ) -> Self {
        let (press, takes) = (Press::Letter(letter), Takes::Nothing);
        Self { press, name, when, help, gives, takes, refusal: None }
    }

    /// A key that always means something.
    pub(super) const fn always(
        letter: char,
        name: &'static str,
        help: &'static str,
        gives: Command,
    ) -> Self {
        Self::new(letter, name, |_| true, help, gives)
    }

    pub(super) const fn taking(mut self, takes: Takes) -> Self {
        self.takes = takes;
        self
    }

    pub(super) const fn or_else(mut self, refusal: fn(&Keys) -> &'static str) -> Self {
        self.refusal = Some(refusal);
        self
    }

    const fn of(press: Press, when: fn(&Keys) -> bool, gives: Command) -> Self {
        let takes = Takes::Nothing;
        Self { press, name: "", when, help: "", gives, takes, refusal: None }
    }

    pub(super) const ENTER: Self =
        Self::of(Press::Enter, |keys| !keys.enter.is_empty(), Command::Enter);

    pub(super) const SPACE: Self = Self::of(
        Press::Space,
        |keys| !keys.enter.is_empty() && (keys.grades.is_empty() || keys.console.unseen),
        Command::Enter,
    );

    /// The digit itself is put in its place.
    pub(super) const DIGITS: Self =
        Self::of(Press::Digits, |keys| !keys.grades.is_empty(), Command::Digit(0));
}
