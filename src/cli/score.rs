//! `viva score`: readiness per level and topic, or leaf by leaf.

use std::io::Write;

use clap::Args;

use crate::app::context::Context;
use crate::app::study::readiness;
use crate::app::{Done, bank, figures, terminal};
use crate::error::Error;
use crate::ui::view::score as view;

use super::filter_args::NarrowArgs;

const EXAMPLES: &str = "Examples:
  viva score                            readiness per topic and level, with coverage
  viva score --leaf                     what you do not know: every leaf, the weakest first, and what asks it
  viva score --leaf --topic security
  viva score --json                     the same for programs";

/// Show how ready you are: predicted recall per level and topic
#[derive(Args, Debug)]
#[command(before_help = EXAMPLES)]
pub struct Score {
    /// Leaf by leaf, the weakest first
    #[arg(long)]
    leaf: bool,

    /// Print one JSON object
    #[arg(long)]
    json: bool,

    // Last: its help heading would stay for what comes after it.
    #[command(flatten)]
    filter: NarrowArgs,
}

impl Score {
    /// Prints the table or the object; on a terminal the table pages.
    pub fn run(self, context: &Context, out: &mut dyn Write) -> Result<Done, Error> {
        let store = bank::open_to_read(context)?;
        let filter = self.filter.filter(&store)?;
        let mut terminal = terminal::reader(context, self.json);
        if self.leaf {
            let narrowed = readiness::options(&filter);
            let leaves = readiness::leaves(&store, &filter, context.today())?;
            match self.json {
                true => {
                    let value = figures::score::leaves(&leaves, &narrowed);
                    writeln!(out, "{}", figures::line(&value)?)?;
                }
                false => terminal.show(&view::leaves(&leaves, &narrowed, terminal.style()))?,
            }
            return Ok(Done::Ok);
        }
        let scores = readiness::scores_of(&store, &filter, context.today())?;
        let (struggling, passes) = (store.struggling()?, store.levels_passed()?);
        if self.json {
            let value = figures::score::score(&scores, &struggling, &passes);
            writeln!(out, "{}", figures::line(&value)?)?;
        } else {
            let named: Vec<_> =
                struggling.iter().map(|one| (one.id.as_str(), one.card.lapses)).collect();
            terminal.show(&view::render(&scores, &passes, &named, terminal.style()))?;
        }
        Ok(Done::Ok)
    }
}
