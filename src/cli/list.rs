//! `viva list`: the questions of the bank.

use std::io::Write;

use clap::Args;

use super::filter_args::{FilterArgs, StandingArgs};
use crate::app::Done;
use crate::app::bank::listed::{self, Listed};
use crate::app::bank::names::What;
use crate::app::context::Context;
use crate::error::Error;
use crate::words::cli::examples::bank;

/// List the questions of the bank
#[derive(Args, Debug)]
#[command(before_help = bank::list())]
pub struct List {
    /// Show retired questions too
    #[arg(long)]
    retired: bool,

    /// Print how many there are per topic, level and kind instead
    #[arg(long, conflicts_with = "retired")]
    count: bool,

    /// Print the topics instead, each with how many questions
    #[arg(long, group = "names", conflicts_with_all = ["retired", "count"])]
    topics: bool,

    /// Print the leaves instead, each with its topic and how many questions
    #[arg(long, group = "names", conflicts_with_all = ["retired", "count"])]
    leaves: bool,

    /// Print the tags instead that are no leaves, each with how many questions
    #[arg(long, group = "names", conflicts_with_all = ["retired", "count"])]
    tags: bool,

    /// Print one JSON object a line (with --count: one object)
    #[arg(long)]
    json: bool,

    // Last: their help headings would stay for what comes after them.
    #[command(flatten)]
    standing: StandingArgs,

    #[command(flatten)]
    filter: FilterArgs,
}

impl List {
    /// Prints questions, how many there are, or words that narrow.
    pub fn run(self, context: &Context, out: &mut dyn Write) -> Result<Done, Error> {
        let mut filter = self.filter.filter();
        filter.standings.extend(self.standing.standings(context.today()));
        let wanted = match self {
            Self { count: true, .. } => Listed::Counts,
            Self { topics: true, .. } => Listed::Names(What::Topics),
            Self { leaves: true, .. } => Listed::Names(What::Leaves),
            Self { tags: true, .. } => Listed::Names(What::Tags),
            Self { retired: with_retired, .. } => Listed::Questions { with_retired },
        };
        listed::print(wanted, filter, self.json, context, out)
    }
}
