//! `viva convert`: questions of others as a pack.

use std::io::Write;
use std::path::PathBuf;

use clap::Args;

use crate::app::Done;
use crate::app::context::Context;
use crate::app::exchange::convert::{self, Wanted};
use crate::cli::{complete, vocabulary};
use crate::domain::labels::Level;
use crate::domain::language::Language;
use crate::error::Error;
use crate::exchange::form::Form;
use crate::words::cli::examples::bank;

/// Turn questions of others into a pack of Markdown to read, correct and import
#[derive(Args, Debug)]
#[command(before_help = bank::convert())]
pub struct Convert {
    /// Files with questions: Markdown, text, decks of Anki, CSV, JSON
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,

    /// The folder of the pack; what was corrected there is never overwritten
    #[arg(long, value_name = "PACK")]
    out: PathBuf,

    /// headings, qa, obsidian, anki-txt, apkg, json, csv or gift [default: guessed, and told]
    #[arg(long, value_name = "FORM", add = complete::words(Form::words))]
    from: Option<Form>,

    /// The level of questions that tell none
    #[arg(long, default_value = "middle", value_parser = vocabulary::level())]
    level: Level,

    /// The topic, a folder of the pack [default: the pack's name]
    #[arg(long, value_name = "NAME")]
    topic: Option<String>,

    /// The language of the questions [default: guessed by their letters]
    #[arg(long, value_name = "TAG", value_parser = vocabulary::language(), add = complete::languages())]
    lang: Option<Language>,

    /// Write the answers given in Anki into a file for `viva import --history`
    #[arg(long, value_name = "FILE")]
    with_history: Option<PathBuf>,

    /// Write over files that have another text
    #[arg(long)]
    force: bool,

    /// Print one JSON object
    #[arg(long)]
    json: bool,
}

impl Convert {
    /// Writes the pack and tells what became of each file.
    pub fn run(self, context: &Context, out: &mut dyn Write) -> Result<Done, Error> {
        let Self { files, out: folder, from, level, topic, lang, with_history, force, json } = self;
        let lang = lang.map(|lang| lang.as_str().to_owned());
        let history = with_history;
        let wanted = Wanted {
            paths: files,
            out: folder,
            form: from,
            level,
            topic,
            lang,
            history,
            force,
            json,
        };
        convert::run(&wanted, context, out)
    }
}
