//! The selection that several commands share.

use clap::Args;

use crate::cli::{complete, vocabulary};
use crate::domain::filter::{Filter, Standing};
use crate::domain::labels::{Kind, Level};
use crate::domain::time::Day;

/// How one stands with the questions to take. Several must all hold.
#[derive(Args, Debug, Clone, Default)]
#[command(next_help_heading = "How you stand with them (several must all hold)")]
pub struct StandingArgs {
    /// What is due today or before
    #[arg(long)]
    due: bool,

    /// What was graded again at its last review
    #[arg(long)]
    failed: bool,

    /// What failed three times or more after it was known
    #[arg(long)]
    struggling: bool,

    /// What you put off with `k`, and until when
    #[arg(long)]
    postponed: bool,

    /// What is flagged
    #[arg(long)]
    flagged: bool,

    /// What is suspended
    #[arg(long)]
    suspended: bool,
}

impl StandingArgs {
    /// Those that were given.
    pub fn standings(&self, today: Day) -> impl Iterator<Item = Standing> {
        let all = [
            (self.due, Standing::DueBy(today)),
            (self.failed, Standing::Failed),
            (self.struggling, Standing::Struggling),
            (self.postponed, Standing::PostponedOn(today)),
            (self.flagged, Standing::Flagged),
            (self.suspended, Standing::Suspended),
        ];
        all.into_iter().filter(|(is_given, _)| *is_given).map(|(_, standing)| standing)
    }
}

/// Which questions to take. Each option may be repeated.
#[derive(Args, Debug, Clone, Default)]
#[command(next_help_heading = "Which questions (each may be repeated)")]
pub struct FilterArgs {
    #[command(flatten)]
    narrow: NarrowArgs,

    /// A leaf of a topic, such as asyncio-tasks
    #[arg(long)]
    #[arg(add = complete::leaves())]
    leaf: Vec<String>,
}

/// The same without leaves.
#[derive(Args, Debug, Clone, Default)]
#[command(next_help_heading = "Which questions (each may be repeated)")]
pub struct NarrowArgs {
    /// junior, middle or senior
    #[arg(long, value_parser = vocabulary::level())]
    #[arg(hide_possible_values = true)]
    level: Vec<Level>,

    /// A topic, such as concurrency
    #[arg(long)]
    #[arg(add = complete::topics())]
    topic: Vec<String>,

    /// A tag: the question's leaf or a further one
    #[arg(long)]
    #[arg(add = complete::tags())]
    tag: Vec<String>,

    /// open, choice, output, cloze, sql, code, behavioral or design
    #[arg(long, value_parser = vocabulary::kind())]
    #[arg(hide_possible_values = true)]
    kind: Vec<Kind>,

    /// A pack, by name
    #[arg(long)]
    #[arg(add = complete::packs())]
    pack: Vec<String>,
}

impl FilterArgs {
    /// The filter, with its names as they were given.
    pub fn filter(self) -> Filter {
        Filter { leaves: self.leaf, ..self.narrow.filter() }
    }
}

impl NarrowArgs {
    /// The filter, with its names as they were given.
    pub fn filter(self) -> Filter {
        let Self { level: levels, topic: topics, tag: tags, kind: kinds, pack: packs } = self;
        Filter { levels, topics, tags, kinds, packs, ..Filter::default() }
    }
}
