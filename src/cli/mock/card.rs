//! `viva mock card`: an interview that was held on paper becomes a card.

use std::io::Write;
use std::path::PathBuf;

use clap::Args;

use crate::app::Done;
use crate::app::context::Context;
use crate::app::interview::card::Given;
use crate::cli::vocabulary;
use crate::domain::interview::journal::Recommendation;
use crate::error::Error;
use crate::words::cli::examples::interview;

/// Make a card of an interview on paper, from its filled scorecard.csv
#[derive(Args, Debug)]
#[command(before_help = interview::card())]
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
        let Self { set, from, interviewer, recommend, because, replace } = self;
        Given { set, from, interviewer, recommend, because, replace }.run(context, out)
    }
}
