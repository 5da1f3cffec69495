//! `viva mock card`: an interview that was held on paper becomes a card.

use std::io::Write;
use std::path::PathBuf;

use clap::Args;

use crate::app::Done;
use crate::app::context::Context;
use crate::app::interview::paper::{self, Filled};
use crate::app::interview::{documents, journal_file, registry};
use crate::cli::vocabulary;
use crate::domain::interview::journal::{Recommendation, Recommended};
use crate::error::Error;
use crate::ui::view::mock_card;

use super::quoted::quoted;

const EXAMPLES: &str = "Examples:
  viva mock card out --interviewer anna --from out/scorecard.csv
  viva mock card out --from card.csv --recommend yes --because \"calm, exact\"
  viva mock card out --interviewer anna --from card.csv --replace \"row 4 was read wrong\"";

/// Make a card of an interview on paper, from its filled scorecard.csv
#[derive(Args, Debug)]
#[command(before_help = EXAMPLES)]
pub struct Card {
    /// The set.json of the interview, or its folder
    set: PathBuf,

    /// The filled scorecard.csv; - is standard input
    #[arg(long, value_name = "FILE")]
    from: PathBuf,

    /// Who interviewed: letters, digits, hyphens [default: your user name]
    #[arg(long, value_name = "NAME")]
    interviewer: Option<String>,

    /// What the interviewer recommends: strong-no, no, yes or strong-yes
    #[arg(long, value_name = "WHAT", value_parser = vocabulary::recommendation())]
    recommend: Option<Recommendation>,

    /// Why, in a sentence
    #[arg(long, value_name = "WHY", requires = "recommend")]
    because: Option<String>,

    /// Put this corrected file in the place of a card that is in; why stays in it, with both states
    #[arg(long, value_name = "WHY")]
    replace: Option<String>,
}

impl Card {
    /// Keeps the card and says what comes next.
    pub fn run(self, context: &Context, out: &mut dyn Write) -> Result<Done, Error> {
        let set = documents::settled(&self.set)?;
        let name = journal_file::interviewer(self.interviewer.as_deref(), &context.env)?;
        let because = self.because.unwrap_or_default().trim().to_owned();
        let recommended =
            self.recommend.map(|recommendation| Recommended { recommendation, because });
        let replace = self.replace.as_deref();
        let filled = Filled { interviewer: &name, from: &self.from, recommended, replace };
        let kept = paper::keep(&set, &filled, context)?;
        let text = match &kept.before {
            None => mock_card::kept(&kept.card, &kept.path, &quoted(&self.set), context.style()),
            Some(before) => {
                let both = (before, &kept.card);
                mock_card::replaced(both, &kept.path, &quoted(&self.set), context.style())
            }
        };
        writeln!(out, "{text}")?;
        out.flush()?;
        paper::expose(&set, &kept.card, context)?;
        registry::note(&set, std::slice::from_ref(&kept.card), context);
        Ok(Done::Ok)
    }
}
