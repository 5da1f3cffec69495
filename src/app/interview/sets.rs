//! `viva mock new`: draws sets, or makes a kit again, and says what lies where.

use std::io::Write;
use std::path::PathBuf;

use super::draw::{self, Request};
use super::kit::{self, Again, Remade};
use super::making::{self, Made};
use super::pool::Bank;
use super::recipe::{Recipe, Text};
use super::{folders, passes};
use crate::app::bank::find::question as find;
use crate::app::context::Context;
use crate::app::quoted::quoted;
use crate::app::tell::note;
use crate::app::{Done, bank, figures};
use crate::domain::ids::QuestionId;
use crate::domain::interview::parallel::Alike;
use crate::domain::language::Language;
use crate::error::Error;
use crate::store::Store;
use crate::ui::view::{mock_kit, mock_set};

/// Sets that are wanted.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// What names the blueprint.
    pub recipe: Recipe,
    /// A set whose questions are to be asked again, instead of a draw.
    pub like: Option<PathBuf>,
    /// How many parallel sets.
    pub forms: u32,
    /// Questions that they share; `None` leaves it to the blueprint.
    pub anchors: Option<u32>,
    /// What everything is drawn from; `None` is random.
    pub seed: Option<u64>,
    /// Codes of the candidates.
    pub candidates: Vec<String>,
    /// Codes of the sets, where they are not drawn.
    pub codes: Vec<String>,
    /// Questions that every set must hold.
    pub must: Vec<String>,
    /// Questions, leaves, topics and earlier sets to leave out.
    pub exclude: Vec<String>,
    /// Whether the nearest set is taken where the blueprint cannot be met.
    pub nearest: bool,
    /// The language of questions and documents; `None` is that of the settings.
    pub language: Option<Language>,
    /// The folder for the documents; `None` is named after the set.
    pub out: Option<PathBuf>,
    /// Whether the folder is shared with its group.
    pub is_shared: bool,
    /// Whether the blueprint is printed and nothing drawn.
    pub show_blueprint: bool,
    /// Whether one JSON object a set is printed.
    pub json: bool,
}

impl Wanted {
    /// Draws, writes, and says what lies where.
    ///
    /// # Errors
    /// When what is wanted cannot be, or a folder cannot be written to.
    pub fn run(self, context: &Context, out: &mut dyn Write) -> Result<Done, Error> {
        if let Some(like) = self.like.clone() {
            return self.again(like, context, out);
        }
        let text = self.recipe.text(context)?;
        if self.show_blueprint {
            out.write_all(text.as_bytes())?;
            return Ok(Done::Ok);
        }
        self.draw(&text, context, out)
    }

    fn draw(&self, text: &Text, context: &Context, out: &mut dyn Write) -> Result<Done, Error> {
        let candidates = folders::candidate_codes(&self.candidates, self.forms)?;
        let codes = folders::set_codes(&self.codes, self.forms)?;
        let mut store = bank::open(context)?;
        let language = self.language.unwrap_or(context.config.language);
        let bank = Bank::read(&store, context, language)?;
        let blueprint = text.parse(&bank.known(), context)?;
        draw::tell_language(&bank, language);
        let request = Request {
            blueprint,
            forms: self.forms,
            seed: match self.seed {
                Some(seed) => seed,
                None => draw::seed(&store, context)?,
            },
            must: self.must(&store, language)?,
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
        if self.codes.is_empty() {
            folders::keep_codes(&places, &mut sets);
        }
        let alike = Alike::of(&sets).filter(|_| !self.json);
        for made in making::make(sets, places, self.is_shared, &mut store, context)? {
            self.show(&made, context, out)?;
        }
        if let Some(alike) = alike {
            writeln!(out, "{}", mock_set::alike(&alike, context.style()))?;
        }
        Ok(Done::Ok)
    }

    fn must(&self, store: &Store, language: Language) -> Result<Vec<QuestionId>, Error> {
        self.must.iter().map(|id| Ok(find(store, id, language)?.question.id)).collect()
    }

    /// The same questions for another candidate.
    fn again(self, like: PathBuf, context: &Context, out: &mut dyn Write) -> Result<Done, Error> {
        let (candidates, codes) = (self.candidates.clone(), self.codes.clone());
        let out_folder = self.out.clone();
        let wanted = Again { like, candidates, codes, out: out_folder, is_shared: self.is_shared };
        let Remade { made, changes, cooling } = kit::again(&wanted, context)?;
        self.show(&made, context, out)?;
        if !self.json {
            let (had_before, folder) = (&made.had_before, &quoted(&made.folder));
            let view = mock_kit::Again { had_before, changes: &changes, cooling, folder };
            writeln!(out, "{}", mock_kit::again(view, context.style()))?;
        }
        Ok(Done::Ok)
    }

    fn show(&self, made: &Made, context: &Context, out: &mut dyn Write) -> Result<Done, Error> {
        let Made { set, folder, files, had_before } = made;
        if self.json {
            return figures::print(&figures::set::set(set, folder, files, had_before), out);
        }
        let (columns, style) = (context.columns(), context.style());
        writeln!(out, "{}\n", mock_set::render(set, &quoted(folder), files, columns, style))?;
        Ok(Done::Ok)
    }
}
