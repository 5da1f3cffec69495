//! `viva list`: one line a question.

use std::io::Write;

use clap::Args;

use crate::app::Done;
use crate::app::bank;
use crate::app::bank::names::{self, What};
use crate::app::context::Context;
use crate::app::figures::{self, question::Row};
use crate::domain::time::Day;
use crate::error::Error;
use crate::store::{CountRow, ListRow};
use crate::ui::view::counts::Counts;
use crate::ui::view::list as list_view;

use super::filter_args::FilterArgs;

const EXAMPLES: &str = "Examples:
  viva list --topic security --level junior
  viva list --tag indexes --json
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

    /// Show only questions put off as known
    #[arg(long)]
    postponed: bool,

    /// Print how many there are per topic, level and kind instead
    #[arg(long, conflicts_with_all = ["retired", "postponed"])]
    count: bool,

    /// Print the topics instead, each with how many questions
    #[arg(long, group = "names", conflicts_with_all = ["retired", "postponed", "count"])]
    topics: bool,

    /// Print the leaves instead, each with its topic and how many questions
    #[arg(long, group = "names", conflicts_with_all = ["retired", "postponed", "count"])]
    leaves: bool,

    /// Print the tags instead that are no leaves, each with how many questions
    #[arg(long, group = "names", conflicts_with_all = ["retired", "postponed", "count"])]
    tags: bool,

    /// Print one JSON object a line (with --count: one object)
    #[arg(long)]
    json: bool,

    // Last: its help heading would stay for what comes after it.
    #[command(flatten)]
    filter: FilterArgs,
}

impl List {
    /// Prints the rows as they are read, so that memory does not grow with the bank.
    pub fn run(self, context: &Context, out: &mut dyn Write) -> Result<Done, Error> {
        let store = bank::open(context)?;
        let filter = self.filter.filter(&store)?;
        if self.count {
            return counts(&store.counts(&filter)?, self.json, context, out);
        }
        if self.topics || self.leaves || self.tags {
            let what = match (self.topics, self.leaves) {
                (true, _) => What::Topics,
                (false, true) => What::Leaves,
                _ => What::Tags,
            };
            return names::print(what, &store, &filter, self.json, context, out);
        }
        let (style, columns, today) = (context.style(), context.columns(), context.today());
        let language = context.config.language.as_str();
        let mut count = 0_usize;
        store.list(&filter, self.retired, language, |row| -> Result<(), Error> {
            if self.postponed && !row.is_postponed(today) {
                return Ok(());
            }
            count += 1;
            match self.json {
                true => writeln!(out, "{}", figures::line(&Row::from(&row))?)?,
                false => {
                    let line = list_view::line(&row_view(&row, today), today, columns, style);
                    writeln!(out, "{line}")?;
                }
            }
            Ok(())
        })?;
        if count == 0 && !self.json {
            writeln!(out, "no question matches")?;
        }
        Ok(Done::Ok)
    }
}

fn counts(
    rows: &[CountRow],
    json: bool,
    context: &Context,
    out: &mut dyn Write,
) -> Result<Done, Error> {
    let mut counts = Counts::default();
    for row in rows {
        counts.add(&row.topic, row.level, row.kind, row.questions);
    }
    match json {
        true => writeln!(out, "{}", figures::line(&figures::counts::Counts::from(&counts))?)?,
        false => writeln!(out, "{}", counts.render(context.style()))?,
    }
    Ok(Done::Ok)
}

fn row_view(row: &ListRow, today: Day) -> list_view::Row<'_> {
    list_view::Row {
        id: row.id.as_str(),
        level: row.level,
        kind: row.kind,
        title: &row.title,
        card: row.card,
        retired: row.retired,
        suspended: row.suspended,
        flagged: row.flagged,
        postponed: row.postponed.filter(|_| row.is_postponed(today)),
    }
}
