//! The terminal that fits how the program was started.

use std::io::{self, BufWriter, StdoutLock};

use crate::ui::fitted::{Breaks, Fitted};
use crate::ui::lines::Lines;
use crate::ui::rich::Rich;
use crate::ui::{Style, Terminal};

use super::context::Context;

/// A person's terminal, or lines by pipe; with `json` the dialogue goes to standard error.
pub fn open(context: &Context, json: bool) -> Box<dyn Terminal> {
    if context.env.is_interactive && !json {
        return Box::new(Rich::new(context.config.width_max, context.style().color));
    }
    let input = io::BufReader::new(io::stdin());
    if json {
        let style = Style { color: false, ..context.error_style() };
        Box::new(Lines::new(input, io::stderr(), style))
    } else {
        Box::new(Lines::new(input, io::stdout(), context.style()))
    }
}

/// The same for a text that is only read: no prompt comes behind it.
pub fn reader(context: &Context, json: bool) -> Box<dyn Terminal> {
    if context.env.is_interactive && !json {
        return Box::new(Rich::reader(context.config.width_max, context.style().color));
    }
    open(context, json)
}

/// Standard output for a command that only prints: its lines are broken between words where there are `columns`.
pub fn printer(columns: Option<usize>, breaks: Breaks) -> Fitted<BufWriter<StdoutLock<'static>>> {
    Fitted::new(BufWriter::new(io::stdout().lock()), columns, breaks)
}
