//! `viva quiz`: plans a session, runs it on the terminal, sums it up.

use clap::Args;

use super::filter_args::FilterArgs;
use crate::app::Done;
use crate::app::context::Context;
use crate::app::study::quiz::Wanted;
use crate::cli::{complete, vocabulary};
use crate::domain::grade::GradeScale;
use crate::domain::language::Language;
use crate::domain::schedule::Choice;
use crate::error::Error;
use crate::words::cli::examples::study;

/// Review what is due, then learn new questions
#[derive(Args, Debug)]
#[command(before_help = study::quiz())]
pub struct Quiz {
    /// New questions in this run, whatever the day's allowance
    #[arg(long, value_name = "N", value_parser = vocabulary::whole::<u32>())]
    #[arg(help_heading = "How much", conflicts_with = "Which")]
    new: Option<u32>,

    /// Stop after this many questions; repeats do not count
    #[arg(long, value_name = "N", value_parser = vocabulary::whole::<usize>())]
    #[arg(help_heading = "How much")]
    limit: Option<usize>,

    /// Stop before the next question once this many minutes have passed
    #[arg(long, value_name = "M", value_parser = vocabulary::minutes())]
    #[arg(help_heading = "How much")]
    minutes: Option<u64>,

    #[command(flatten)]
    which: Which,

    /// Language of the questions: en, ru or any other that a pack has
    #[arg(long, value_name = "TAG", value_parser = vocabulary::language(), add = complete::languages())]
    lang: Option<Language>,

    /// four: keys 1 to 4; six: SM-2's qualities 0 to 5
    #[arg(long, value_parser = vocabulary::grade_scale())]
    #[arg(value_name = "KEYS", hide_possible_values = true)]
    grades: Option<GradeScale>,

    /// With --cram: what was never seen too
    #[arg(long, requires = "cram", help_heading = "What of them")]
    all: bool,

    /// Print one JSON object to standard output; the dialogue goes to standard error
    #[arg(long)]
    json: bool,

    // Last: its help heading would stay for what comes after it.
    #[command(flatten)]
    filter: FilterArgs,
}

/// What of the matching questions is asked.
#[derive(Args, Debug)]
#[command(next_help_heading = "What of them")]
#[group(multiple = false)]
struct Which {
    /// What is due, and nothing new
    #[arg(long)]
    due: bool,

    /// What was graded again at its last review
    #[arg(long)]
    failed: bool,

    /// What is failed, due, or failed three times or more, the weakest first
    #[arg(long)]
    weak: bool,

    /// What was seen before, the weakest first, without touching the schedule
    #[arg(long)]
    cram: bool,
}

impl Quiz {
    /// Runs one session.
    pub fn run(self, context: &Context) -> Result<Done, Error> {
        let choice = self.choice();
        let Self { limit, minutes, lang: language, grades, json, filter, .. } = self;
        let filter = filter.filter();
        Wanted { choice, limit, minutes, language, grades, json, filter }.run(context)
    }

    fn choice(&self) -> Choice {
        match &self.which {
            Which { due: true, .. } => Choice::Due,
            Which { failed: true, .. } => Choice::Failed,
            Which { weak: true, .. } => Choice::Weak,
            Which { cram: true, .. } if self.all => Choice::Everything,
            Which { cram: true, .. } => Choice::Seen,
            _ => Choice::Usual(self.new),
        }
    }
}
