//! `viva list`: the questions of the bank.

use std::io::Write;

use clap::Args;

use crate::app::Done;
use crate::app::bank;
use crate::app::bank::listing;
use crate::app::bank::names::{self, What};
use crate::app::context::Context;
use crate::error::Error;

use super::filter_args::{FilterArgs, StandingArgs};

const EXAMPLES: &str = "Examples:
  viva list --topic security --level junior
  viva list --tag indexes --json
  viva list --struggling              what failed three times or more
  viva list --failed --topic security --count
  viva list --postponed               what you put off with `k`, and until when
  viva list --retired                 what left its pack but keeps its history
  viva list --count                   how many per topic, level and kind
  viva list --leaves                  every leaf with its topic and how many questions";

/// List the questions of the bank
#[derive(Args, Debug)]
#[command(before_help = EXAMPLES)]
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
        let store = bank::open_to_read(context)?;
        let mut filter = self.filter.filter(&store)?;
        filter.standings.extend(self.standing.standings(context.today()));
        if self.count {
            return listing::print_counts(&store, &filter, self.json, context, out);
        }
        if self.topics || self.leaves || self.tags {
            let what = match (self.topics, self.leaves) {
                (true, _) => What::Topics,
                (false, true) => What::Leaves,
                _ => What::Tags,
            };
            return names::print(what, &store, &filter, self.json, context, out);
        }
        listing::print(&store, &filter, self.retired, self.json, context, out)
    }
}
