//! `viva mock new`: draws a set and writes everything that an interview needs.

use std::io::Write;
use std::path::PathBuf;

use clap::Args;

use crate::app::Done;
use crate::app::bank;
use crate::app::bank::find::question as find;
use crate::app::context::Context;
use crate::app::figures;
use crate::app::interview::draw::{self, Request};
use crate::app::interview::folders;
use crate::app::interview::kit::{self, Again, Remade};
use crate::app::interview::making::{self, Made};
use crate::app::interview::passes;
use crate::app::interview::pool::Bank;
use crate::app::interview::recipe::Recipe;
use crate::app::tell::note;
use crate::cli::complete;
use crate::cli::vocabulary;
use crate::domain::interview::parallel::Alike;
use crate::domain::language::Language;
use crate::error::Error;
use crate::ui::view::{mock_kit, mock_set};

use super::quoted::quoted;
use super::recipe_args::RecipeArgs;

const EXAMPLES: &str = "Examples:
  viva mock new --level middle             60 minutes, into a folder of its own
  viva mock new --level senior --minutes 90 --candidate C-17 --out c-17
  viva mock new --level junior --forms 2   two sets that are as hard, with shared questions
  viva mock new --like c-17 --candidate C-18 --out c-18    the same questions for the next one
  viva mock new --role middle --out c-19     what a role or a job description asks
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
        if let Some(like) = self.like.clone() {
            return self.again(like, context, out);
        }
        let text = Recipe::from(self.recipe.clone()).text(context)?;
        if self.show_blueprint {
            out.write_all(text.as_bytes())?;
            return Ok(Done::Ok);
        }
        let candidates = folders::candidate_codes(&self.candidate, self.forms)?;
        let codes = folders::set_codes(&self.code, self.forms)?;
        let mut store = bank::open(context)?;
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
            anchors: self.anchors,
            exclude: folders::excluded(&bank, &self.exclude)?,
            nearest: self.nearest,
            language,
            candidates,
            codes,
        };
        passes::tell_not_passed(&store, request.blueprint.level);
        let mut sets = draw::sets(&store, &bank, &request)?;
        draw::foresee(&bank, &request, &sets).iter().for_each(|line| note(line));
        let places = folders::of(self.out.as_deref(), &sets);
        if self.code.is_empty() {
            folders::keep_codes(&places, &mut sets);
        }
        let alike = Alike::of(&sets).filter(|_| !self.json);
        for made in making::make(sets, places, self.shared, &mut store, context)? {
            self.show(&made, context, out)?;
        }
        if let Some(alike) = alike {
            writeln!(out, "{}", mock_set::alike(&alike, context.style()))?;
        }
        Ok(Done::Ok)
    }

    /// The same questions for another candidate.
    fn again(&self, like: PathBuf, context: &Context, out: &mut dyn Write) -> Result<Done, Error> {
        let (candidates, codes) = (self.candidate.clone(), self.code.clone());
        let out_folder = self.out.clone();
        let wanted = Again { like, candidates, codes, out: out_folder, is_shared: self.shared };
        let Remade { made, changes, cooling } = kit::again(&wanted, context)?;
        self.show(&made, context, out)?;
        if !self.json {
            let (had_before, folder) = (&made.had_before, &quoted(&made.folder));
            let view = mock_kit::Again { had_before, changes: &changes, cooling, folder };
            writeln!(out, "{}", mock_kit::again(view, context.style()))?;
        }
        Ok(Done::Ok)
    }

    fn show(&self, made: &Made, context: &Context, out: &mut dyn Write) -> Result<(), Error> {
        let Made { set, folder, files, had_before } = made;
        if self.json {
            writeln!(
                out,
                "{}",
                figures::line(&figures::set::set(set, folder, files, had_before))?
            )?;
            return Ok(());
        }
        let (columns, style) = (context.columns(), context.style());
        let text = mock_set::render(set, &quoted(folder), files, columns, style);
        Ok(writeln!(out, "{text}\n")?)
    }
}
