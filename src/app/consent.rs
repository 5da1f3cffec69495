//! Consent to what cannot be taken back: given with the command, or asked for.

use crate::error::Error;
use crate::ui::Terminal;
use crate::words::app::consent as words;

/// Whether the person agrees to what was just shown: `yes` was said with the command, or is the answer to `question`. `hint` is for whoever gave
/// the command where nobody can be asked.
///
/// # Errors
/// When nobody is there to ask, or the terminal cannot be used.
pub fn agrees(
    yes: bool,
    question: &str,
    hint: &str,
    terminal: &mut dyn Terminal,
) -> Result<bool, Error> {
    if yes {
        return Ok(true);
    }
    if !terminal.is_interactive() {
        return Err(Error::usage(words::nobody_to_ask()).hint(hint));
    }
    Ok(terminal.confirm(question)?)
}
