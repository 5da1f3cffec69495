//! `viva init`: a new pack, ready to be edited and imported.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::Args;

use crate::app::Done;
use crate::app::bank::{builtin, files};
use crate::app::context::Context;
use crate::app::quoted::quoted;
use crate::cli::vocabulary;
use crate::domain::ids::is_name;
use crate::domain::language::Language;
use crate::error::Error;
use crate::files::{Access, Folder};
use crate::pack::manifest::{LOCAL_PACK, MANIFEST_FILE};
use crate::pack::starter::{self, Files};
use crate::pack::taxonomy::TAXONOMY_FILE;

const EXAMPLES: &str = "Examples:
  viva init my-pack                       a pack with a question of each kind
  viva init my-pack --topic payments      its topic has a name of its own
  viva init my-pack --lang de             its base language is German";

/// Start a pack of your own: its files, and one question of each kind
#[derive(Args, Debug)]
#[command(before_help = EXAMPLES)]
pub struct Init {
    /// The folder to make; its name becomes the pack's
    dir: PathBuf,

    /// The first topic [default: the pack's name]
    #[arg(long, value_name = "NAME")]
    topic: Option<String>,

    /// The base language
    #[arg(long, value_name = "TAG", default_value = "en", value_parser = vocabulary::language())]
    lang: Language,
}

impl Init {
    /// Writes the files, and says what to do next. A folder that is a pack already is left as it is.
    pub fn run(self, _context: &Context, out: &mut dyn Write) -> Result<Done, Error> {
        let shown = self.dir.display().to_string();
        let name = self.name()?;
        let topic = self.topic.clone().unwrap_or_else(|| name.clone());
        if !is_name(&format!("{topic}-basics")) {
            return Err(Error::usage(format!("`{topic}` is no name of a topic"))
                .hint("Use lower-case letters, digits and single hyphens: --topic payments."));
        }
        for taken in [MANIFEST_FILE, TAXONOMY_FILE, &topic] {
            if self.dir.join(taken).symlink_metadata().is_ok() {
                return Err(Error::failed(format!("{shown}/{taken} is there already"))
                    .hint("Nothing was written. Name another folder; `viva new` adds a question to a pack."));
            }
        }
        let new = starter::files(&name, &topic, self.lang.as_str());
        write(&self.dir, &new).map_err(|error| files::cannot_write(&self.dir, &error))?;
        let shown = shown.trim_end_matches('/');
        writeln!(out, "{shown}/{MANIFEST_FILE}")?;
        writeln!(out, "{shown}/{TAXONOMY_FILE}")?;
        writeln!(out, "{shown}/{}/{}.md: one question of each kind", new.topic, new.leaf)?;
        let folder = quoted(Path::new(shown));
        writeln!(out, "\nEdit them, then: viva import {folder}")?;
        if !starter::speaks(self.lang.as_str()) {
            writeln!(
                out,
                "They are in English: write yours in {} in their place",
                self.lang.as_str()
            )?;
        }
        writeln!(out, "How questions are written: viva help format")?;
        Ok(Done::Ok)
    }

    /// The pack's name: that of its folder.
    fn name(&self) -> Result<String, Error> {
        let full = std::path::absolute(&self.dir)?;
        let folder = full.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        let name = starter::name_of(folder).ok_or_else(|| {
            Error::usage(format!("no name for a pack can be made of `{folder}`"))
                .hint("Name the folder with Latin letters or digits; pack.toml holds a title in any script.")
        })?;
        if name == builtin::NAME || name == LOCAL_PACK {
            return Err(Error::usage(format!("`{name}` is a name that viva keeps for itself"))
                .hint("Name the folder otherwise."));
        }
        Ok(name)
    }
}

fn write(dir: &Path, new: &Files) -> io::Result<()> {
    let root = Folder::make(dir, Access::Shared)?;
    let topic = root.child(&new.topic, Access::Shared)?;
    topic.replace(format!("{}.md", new.leaf), new.questions.as_bytes(), Access::Shared)?;
    root.replace(TAXONOMY_FILE, new.taxonomy.as_bytes(), Access::Shared)?;
    // The manifest last: a folder with one is a whole pack.
    root.replace(MANIFEST_FILE, new.manifest.as_bytes(), Access::Shared)
}
