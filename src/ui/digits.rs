//! The digits that grade or rate, which every mode reads alike.

use super::{Command, Keys};

/// Gives the grade of a digit, or a sentence why it is none now.
pub(super) fn digit_command(letter: char, keys: &Keys) -> Result<Command, String> {
    let is_offered = |digit: &u8| keys.grades.iter().any(|grade| grade.digit == *digit);
    let digit = letter.to_digit(10).and_then(|digit| u8::try_from(digit).ok());
    if let Some(digit) = digit.filter(is_offered) {
        return Ok(Command::Digit(digit));
    }
    if keys.grades.is_empty() {
        return Err("There is nothing to grade yet.".to_owned());
    }
    let offered: Vec<String> = keys.grades.iter().map(|grade| grade.digit.to_string()).collect();
    Err(format!("{letter} is not on offer; the grades are {}.", offered.join(" ")))
}
