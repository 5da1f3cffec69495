//! What every key does, in one table a mode: decoding, the key line, the help screens and the replies that are read as lines all come
//! from it.

mod binding;
pub mod elsewhere;
mod place;
mod tables;

pub use binding::{Binding, Press, Takes};
pub use place::by_place;

use super::{Keys, Mode};

/// The rows of the mode of `keys`, those that mean nothing now too.
pub fn table(mode: Mode) -> &'static [Binding] {
    match mode {
        Mode::Start => tables::START,
        Mode::Quiz => tables::QUIZ,
        Mode::Place => tables::PLACE,
        Mode::Practice => tables::PRACTICE,
        Mode::Note => tables::NOTE,
        Mode::Console => tables::CONSOLE,
        Mode::Exam => tables::EXAM,
    }
}

/// The rows that mean something now.
pub fn valid(keys: &Keys) -> impl Iterator<Item = &'static Binding> + '_ {
    table(keys.mode).iter().filter(|binding| (binding.when)(keys))
}

/// The row of a key that means something now; a Russian letter is the key that it stands on.
pub fn find(press: Press, keys: &Keys) -> Option<&'static Binding> {
    let press = match press {
        Press::Letter(letter) => Press::Letter(by_place(letter)),
        press => press,
    };
    valid(keys).find(|binding| binding.press == press)
}

/// The rows of a letter, whether it means something now or not.
pub fn of_letter(letter: char, mode: Mode) -> impl Iterator<Item = &'static Binding> {
    let letter = by_place(letter);
    table(mode).iter().filter(move |binding| binding.press == Press::Letter(letter))
}

#[cfg(test)]
mod tests;
