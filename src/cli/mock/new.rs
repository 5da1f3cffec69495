//! `viva mock new`: draws a set and writes everything that an interview needs.

use std::io::Write;
use std::path::PathBuf;

use clap::Args;

use super::recipe_args::RecipeArgs;
use crate::app::Done;
use crate::app::context::Context;
use crate::app::interview::sets::Wanted;
use crate::cli::{complete, vocabulary};
use crate::domain::language::Language;
use crate::error::Error;
use crate::words::cli::examples::interview;

/// Most parallel forms of one draw.
const FORMS_MAX: i64 = 20;

/// Draw a balanced set, with both copies and a scorecard
#[derive(Args, Debug)]
#[command(before_help = interview::new())]
pub struct New {
    #[command(flatten)]
    recipe: RecipeArgs,

    /// The kit of this set again, for another candidate: the same questions in the same order
    #[arg(long, value_name = "SET")]
    #[arg(conflicts_with_all = ["level", "minutes", "blueprint", "role", "forms", "anchors", "seed", "must", "exclude"])]
    #[arg(conflicts_with_all = ["nearest", "lang", "show_blueprint"])]
    like: Option<PathBuf>,

    /// Parallel sets: some questions are shared, so that candidates can be compared, and tasks come in pairs
    #[arg(long, value_name = "N", default_value_t = 1)]
    #[arg(value_parser = clap::value_parser!(u32).range(1..=FORMS_MAX))]
    forms: u32,

    /// Questions that several forms share; 0: none, and then they cannot be compared [default: the blueprint's, or a third and at least 6]
    #[arg(long, value_name = "N", value_parser = vocabulary::whole::<u32>())]
    anchors: Option<u32>,

    /// The same seed, blueprint, bank and history (what was asked lately or is flagged stays out) give the same set. A small number can be found by trying [default: 64 random bits]
    #[arg(value_parser = vocabulary::whole::<u64>())]
    #[arg(long, value_name = "S")]
    seed: Option<u64>,

    /// Code of the candidate, never a name; with several forms once for each
    #[arg(long, value_name = "CODE")]
    candidate: Vec<String>,

    /// Code of the set, 8 letters: all that the candidate's copy says of it; with several forms once for each [default: random]
    #[arg(long, value_name = "LETTERS")]
    code: Vec<String>,

    /// A question that every set must hold; may be repeated
    #[arg(long, value_name = "ID")]
    #[arg(add = complete::ids())]
    must: Vec<String>,

    /// A question, leaf, topic or earlier set.json to leave out; may be repeated
    #[arg(long, value_name = "WHAT")]
    #[arg(add = complete::ids())]
    exclude: Vec<String>,

    /// When the blueprint cannot be met, take the set that misses it least
    #[arg(long)]
    nearest: bool,

    /// Language of the questions and documents: en, ru or any other that a pack has
    #[arg(long, value_name = "TAG", value_parser = vocabulary::language(), add = complete::languages())]
    lang: Option<Language>,

    /// Folder for the documents; with several forms, one folder each inside [default: the set's id]
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,

    /// Share the folder with its group: they read and write what lies in it, notes too
    #[arg(long, conflicts_with = "show_blueprint")]
    shared: bool,

    /// Print the blueprint as TOML and draw nothing
    #[arg(long)]
    show_blueprint: bool,

    /// Print one JSON object a set
    #[arg(long)]
    json: bool,
}

impl New {
    /// Draws, writes, and says what lies where.
    pub fn run(self, context: &Context, out: &mut dyn Write) -> Result<Done, Error> {
        let wanted = Wanted {
            recipe: self.recipe.into(),
            like: self.like,
            forms: self.forms,
            anchors: self.anchors,
            seed: self.seed,
            candidates: self.candidate,
            codes: self.code,
            must: self.must,
            exclude: self.exclude,
            nearest: self.nearest,
            language: self.lang,
            out: self.out,
            is_shared: self.shared,
            show_blueprint: self.show_blueprint,
            json: self.json,
        };
        wanted.run(context, out)
    }
}
