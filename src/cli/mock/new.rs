//! `viva mock new`: draws a set and writes everything that an interview needs.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::Args;
use serde_json::json;

use crate::cli::Done;
use crate::cli::context::Context;
use crate::cli::files::cannot_write;
use crate::cli::show::find;
use crate::config::Language;
use crate::domain::ids::QuestionId;
use crate::domain::mock::Set;
use crate::domain::mock::flaw::is_candidate_code;
use crate::error::Error;
use crate::files::{Access, Folder};
use crate::ui::view::mock_set;

use super::bank::Bank;
use super::documents;
use super::draw::{self, Request};
use super::journals;
use super::quoted;
use super::recipe::Recipe;
use super::set_file::{SET_FILE, SetFile};

const EXAMPLES: &str = "Examples:
  viva mock new --level middle           60 minutes, into a folder of its own
  viva mock new --level senior --minutes 90 --candidate C-17 --out c-17
  viva mock new --level junior --forms 2 two sets without a shared question
  viva mock new --level middle --show-blueprint > own.toml
  viva mock new --blueprint own.toml --must gil/what-gil-does --exclude caching";

/// Most parallel forms of one draw.
const FORMS_MAX: i64 = 20;

/// Draw a balanced set, with both copies and a scorecard
#[derive(Args, Debug)]
#[command(before_help = EXAMPLES)]
pub struct New {
    #[command(flatten)]
    recipe: Recipe,

    /// Parallel sets that share no question but the anchors
    #[arg(long, value_name = "N", default_value_t = 1)]
    #[arg(value_parser = clap::value_parser!(u32).range(1..=FORMS_MAX))]
    forms: u32,

    /// The same seed, blueprint and bank give the same set [default: taken from the clock]
    #[arg(long, value_name = "S")]
    seed: Option<u64>,

    /// Code of the candidate, never a name
    #[arg(long, value_name = "CODE")]
    candidate: Option<String>,

    /// A question that every set must hold; may be repeated
    #[arg(long, value_name = "ID")]
    must: Vec<String>,

    /// A question, leaf, topic or earlier set.json to leave out; may be repeated
    #[arg(long, value_name = "WHAT")]
    exclude: Vec<String>,

    /// When the blueprint cannot be met, take the set that misses it least
    #[arg(long)]
    nearest: bool,

    /// Language of the questions and documents: en or ru
    #[arg(long, value_enum, hide_possible_values = true)]
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
        let text = self.recipe.text()?;
        if self.show_blueprint {
            out.write_all(text.as_bytes())?;
            return Ok(Done::Ok);
        }
        let candidate = self.candidate.as_deref().map(candidate_code).transpose()?;
        let store = context.store()?;
        let bank = Bank::read(&store, context)?;
        let blueprint = text.parse(&bank.known(), context)?;
        let language = self.lang.unwrap_or(context.config.language);
        let must = |id: &String| Ok(find(&store, id, language)?.question.id);
        let request = Request {
            blueprint,
            forms: self.forms,
            seed: self.seed.unwrap_or_else(|| draw::seed(context)),
            must: self.must.iter().map(must).collect::<Result<_, Error>>()?,
            exclude: excluded(&bank, &self.exclude)?,
            nearest: self.nearest,
            language,
            candidate,
        };
        let sets = draw::sets(&store, &bank, &request)?;
        let folders = folders(self.out.as_deref(), &sets);
        for (set, folder) in sets.iter().zip(&folders) {
            refuse_to_replace(folder, set)?;
        }
        for (set, folder) in sets.iter().zip(&folders) {
            let opened = open(folder, sets.len() > 1);
            let cannot = |error| cannot_write(folder, &error);
            let opened = opened.map_err(cannot)?;
            opened.lock().map_err(cannot)?;
            let files = documents::write(&opened, set)?;
            if self.json {
                writeln!(out, "{}", summary(set, folder, &files))?;
            } else {
                let (columns, style) = (context.columns(), context.style());
                let text = mock_set::render(set, &quoted(folder), &files, columns, style);
                writeln!(out, "{text}\n")?;
            }
        }
        Ok(Done::Ok)
    }
}

/// A code that is printed on both copies.
fn candidate_code(code: &str) -> Result<String, Error> {
    if !is_candidate_code(code) {
        return Err(Error::usage(format!("`{code}` is no code of a candidate"))
            .hint("Use up to 40 letters, digits, `-`, `_` and `.`: a code, not a name."));
    }
    Ok(code.to_owned())
}

fn excluded(bank: &Bank, names: &[String]) -> Result<Vec<QuestionId>, Error> {
    let mut ids = Vec::new();
    for name in names {
        match bank.named(name) {
            Some(found) => ids.extend(found),
            None if Path::new(name).exists() => {
                let earlier = SetFile::read(Path::new(name))?.set;
                ids.extend(earlier.questions.into_iter().map(|one| one.question.id));
            }
            None => {
                return Err(Error::usage(format!(
                    "`{name}` is no question, leaf, topic or set.json"
                ))
                .hint("`viva list` shows questions; `viva score` shows topics."));
            }
        }
    }
    Ok(ids)
}

fn folders(out: Option<&Path>, sets: &[Set]) -> Vec<PathBuf> {
    let name = |set: &Set| match (out, sets.len()) {
        (Some(out), 1) => out.to_owned(),
        (Some(out), _) => out.join(format!("form-{}", set.form)),
        (None, _) => PathBuf::from(&set.id),
    };
    sets.iter().map(name).collect()
}

/// Makes the folder of a set. One among several stands in the folder that was named, and not through a link in it.
fn open(folder: &Path, is_among_several: bool) -> io::Result<Folder> {
    let name = folder.file_name().and_then(|name| name.to_str());
    match (folder.parent(), name) {
        (Some(parent), Some(name)) if is_among_several && !parent.as_os_str().is_empty() => {
            Folder::make(parent, Access::Private)?.child(name, Access::Private)
        }
        _ => Folder::make(folder, Access::Private),
    }
}

/// A folder that holds another set, or one that an interview was held with, is left alone.
fn refuse_to_replace(folder: &Path, set: &Set) -> Result<(), Error> {
    if folder.exists() && !folder.is_dir() {
        return Err(Error::failed(format!(
            "{} is no folder; nothing was written",
            folder.display()
        ))
        .hint("Name a folder with --out; it is made where there is none."));
    }
    let path = folder.join(SET_FILE);
    if !path.exists() {
        return Ok(());
    }
    let is_same = SetFile::read(&path).is_ok_and(|found| found.set == *set);
    if is_same && journals::beside(&path)?.is_empty() {
        return Ok(());
    }
    let what = if is_same { "an interview that was held" } else { "another set" };
    Err(Error::failed(format!("{} holds {what}; nothing was written", folder.display()))
        .hint("Name another folder with --out, or remove this one first."))
}

fn summary(set: &Set, folder: &Path, files: &[String]) -> serde_json::Value {
    json!({
        "set": set.id, "digest": set.digest, "seed": set.seed, "form": set.form,
        "forms": set.forms, "minutes": set.minutes, "folder": folder.display().to_string(),
        "files": files, "unmet": set.unmet,
        "questions": set.questions.iter().map(|one| json!({
            "number": one.number, "id": one.question.id, "role": one.role,
            "topic": one.question.topic, "level": one.question.level,
            "kind": one.question.kind, "minutes": one.question.minutes,
        })).collect::<Vec<_>>(),
    })
}
