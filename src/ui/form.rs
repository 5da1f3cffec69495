//! A form: one question after the other, each with an answer to keep or to change. The crate `dialoguer` draws them, over our own guard of
//! the terminal: however a question is left, the cursor is there again and the terminal as it was.

use std::io;

use console::Term;
use dialoguer::theme::{ColorfulTheme, SimpleTheme, Theme};
use dialoguer::{Confirm, Input, Select};

use super::safe::visible_line;
use super::tty::Tty;
use crate::words::ui::prompts as words;

/// Fewest rows of a terminal in which `dialoguer` can draw a choice: it panics in a smaller one.
const ROWS_MIN: u16 = 3;

/// Asks on the terminal of this process, which must be one.
pub struct Form {
    tty: Tty,
    theme: Box<dyn Theme>,
}

impl Form {
    /// A form, in colour or not.
    pub fn new(color: bool) -> Self {
        let theme: Box<dyn Theme> = match color {
            true => Box::new(ColorfulTheme::default()),
            false => Box::new(SimpleTheme),
        };
        Self { tty: Tty::new(), theme }
    }

    /// Lets one of `items` be chosen, beginning at `first`: without it nothing is chosen by Enter alone. `None` when the form was left by Esc, `q` or Ctrl-C.
    ///
    /// # Errors
    /// When the terminal cannot be used.
    pub fn choose(
        &mut self,
        label: &str,
        items: &[String],
        first: Option<usize>,
    ) -> io::Result<Option<usize>> {
        let rows = Term::stdout().size().0;
        if rows < ROWS_MIN {
            let message = words::terminal_is_too_low(&rows, &ROWS_MIN);
            return Err(io::Error::other(message));
        }
        let items: Vec<String> = items.iter().map(|item| visible_line(item)).collect();
        let Self { tty, theme } = self;
        let choice = Select::with_theme(theme.as_ref()).with_prompt(label).items(&items);
        let choice = first.into_iter().fold(choice, Select::default);
        left(tty.lent(|| choice.interact_on_opt(&Term::stdout()))?)
    }

    /// Lets a line be typed, beginning with `initial`, until `check` has nothing against it; `None` when the form was left by Ctrl-C.
    ///
    /// # Errors
    /// When the terminal cannot be used.
    pub fn line(
        &mut self,
        label: &str,
        initial: &str,
        check: impl Fn(&str) -> Result<(), String>,
    ) -> io::Result<Option<String>> {
        let Self { tty, theme } = self;
        let input = Input::<String>::with_theme(theme.as_ref())
            .with_prompt(label)
            .with_initial_text(visible_line(initial))
            .allow_empty(true)
            .validate_with(|line: &String| check(line.trim()));
        let typed = tty.lent(|| input.interact_text_on(&Term::stdout()))?;
        Ok(left(typed.map(Some))?.map(|line| line.trim().to_owned()))
    }

    /// Asks for yes or no, with yes on Enter; `None` when the form was left by Esc, `q` or Ctrl-C.
    ///
    /// # Errors
    /// When the terminal cannot be used.
    pub fn confirm(&mut self, label: &str) -> io::Result<Option<bool>> {
        let Self { tty, theme } = self;
        let confirm = Confirm::with_theme(theme.as_ref()).with_prompt(label).default(true);
        left(tty.lent(|| confirm.interact_on_opt(&Term::stdout()))?)
    }
}

/// What came of a question; that it was interrupted is an answer too. A question that was left stands alone on its line: what is told next
/// begins below it.
fn left<T>(answer: dialoguer::Result<Option<T>>) -> io::Result<Option<T>> {
    let answer = match answer.map_err(io::Error::from) {
        Err(error) if error.kind() == io::ErrorKind::Interrupted => None,
        answer => answer?,
    };
    if answer.is_none() {
        Term::stdout().write_line("")?;
    }
    Ok(answer)
}
