//! `viva mock take`: a timed exam for oneself.

use clap::Args;

use crate::app::Done;
use crate::app::context::Context;
use crate::app::interview::exam::Exam;
use crate::cli::{complete, vocabulary};
use crate::domain::labels::Level;
use crate::domain::language::Language;
use crate::error::Error;
use crate::words::cli::examples::interview;

/// Examine yourself, timed and without hints; a pass of the level is kept
#[derive(Args, Debug)]
#[command(before_help = interview::take())]
pub struct Take {
    /// junior, middle or senior [default: that of your goal, or the one above your highest pass]
    #[arg(long, value_parser = vocabulary::level())]
    #[arg(hide_possible_values = true)]
    level: Option<Level>,

    /// 45, 60 or 90 [default: 60, or those of a paused exam]
    #[arg(long, value_name = "M")]
    minutes: Option<u16>,

    /// The same seed, bank and history give the same set [default: random]
    #[arg(value_parser = vocabulary::whole::<u64>())]
    #[arg(long, value_name = "S")]
    seed: Option<u64>,

    /// Language of the questions: en, ru or any other that a pack has
    #[arg(long, value_name = "TAG", value_parser = vocabulary::language(), add = complete::languages())]
    lang: Option<Language>,

    /// End the paused exam, which then counts for nothing, and begin another like it
    #[arg(long)]
    restart: bool,
}

impl Take {
    /// Runs the exam, or goes on with it, and says what it came to.
    pub fn run(self, context: &Context) -> Result<Done, Error> {
        let Self { level, minutes, seed, lang, restart } = self;
        let language = lang.unwrap_or(context.config.language);
        Exam { level, minutes, seed, language, restart }.run(context)
    }
}
