//! `viva mock new`: draws a set and writes everything that an interview needs.

use std::io::Write;
use std::path::PathBuf;

use clap::Args;

use crate::app::Done;
use crate::app::bank;
use crate::app::bank::files::cannot_write;
use crate::app::bank::find::question as find;
use crate::app::context::Context;
use crate::app::figures;
use crate::app::interview::documents;
use crate::app::interview::draw::{self, Request};
use crate::app::interview::folders;
use crate::app::interview::passes;
use crate::app::interview::pool::Bank;
use crate::app::interview::recipe::Recipe;
use crate::cli::complete;
use crate::cli::vocabulary;
use crate::domain::language::Language;
use crate::error::Error;
use crate::ui::view::mock_set;

use super::quoted::quoted;
use super::recipe_args::RecipeArgs;

const EXAMPLES: &str = "Examples:
  viva mock new --level middle             60 minutes, into a folder of its own
  viva mock new --level senior --minutes 90 --candidate C-17 --out c-17
  viva mock new --level junior --forms 2   two sets without a shared question
  viva mock new --level middle --show-blueprint > own.toml
  viva mock new --blueprint own.toml --must gil/what-gil-does --exclude caching-strategies";

/// Most parallel forms of one draw.
const FORMS_MAX: i64 = 20;

/// Draw a balanced set, with both copies and a scorecard
#[derive(Args, Debug)]
#[command(before_help = EXAMPLES)]
pub struct New {
    #[command(flatten)]
    recipe: RecipeArgs,

    /// Parallel sets that share no question but the anchors
    #[arg(long, value_name = "N", default_value_t = 1)]
    #[arg(value_parser = clap::value_parser!(u32).range(1..=FORMS_MAX))]
    forms: u32,

    /// The same seed, blueprint and bank give the same set. A small number can be found again by trying [default: 64 random bits]
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
    #[arg(long, value_name = "TAG", value_parser = vocabulary::language())]
    lang: Option<Language>,

    /// Folder for the documents; with several forms, one folder each inside [default: the set's id]
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,

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
        let text = Recipe::from(self.recipe.clone()).text()?;
        if self.show_blueprint {
            out.write_all(text.as_bytes())?;
            return Ok(Done::Ok);
        }
        let candidates = folders::candidate_codes(&self.candidate, self.forms)?;
        let codes = folders::set_codes(&self.code, self.forms)?;
        let store = bank::open(context)?;
        let language = self.lang.unwrap_or(context.config.language);
        let bank = Bank::read(&store, context, language)?;
        let blueprint = text.parse(&bank.known(), context)?;
        draw::tell_language(&bank, language);
        let must = |id: &String| Ok(find(&store, id, language)?.question.id);
        let request = Request {
            blueprint,
            forms: self.forms,
            seed: match self.seed {
                Some(seed) => seed,
                None => draw::seed(&store, context)?,
            },
            must: self.must.iter().map(must).collect::<Result<_, Error>>()?,
            exclude: folders::excluded(&bank, &self.exclude)?,
            nearest: self.nearest,
            language,
            candidates,
            codes,
        };
        passes::tell_not_passed(&store, request.blueprint.level);
        let mut sets = draw::sets(&store, &bank, &request)?;
        let folders = folders::of(self.out.as_deref(), &sets);
        if self.code.is_empty() {
            folders::keep_codes(&folders, &mut sets);
        }
        for (set, folder) in sets.iter().zip(&folders) {
            folders::refuse_to_replace(folder, set)?;
        }
        for (set, folder) in sets.iter().zip(&folders) {
            let opened = folders::make(folder, sets.len() > 1);
            let cannot = |error| cannot_write(folder, &error);
            let opened = opened.map_err(cannot)?;
            opened.lock().map_err(cannot)?;
            let files = documents::write(&opened, set)?;
            if self.json {
                writeln!(out, "{}", figures::line(&figures::set::set(set, folder, &files))?)?;
            } else {
                let (columns, style) = (context.columns(), context.style());
                let text = mock_set::render(set, &quoted(folder), &files, columns, style);
                writeln!(out, "{text}\n")?;
            }
        }
        Ok(Done::Ok)
    }
}
