//! `viva new`: writes the skeleton of a question into a pack.

use std::io::{self, Write};
use std::path::PathBuf;

use clap::Args;

use crate::app::Done;
use crate::app::bank::{builtin, files};
use crate::app::context::Context;
use crate::cli::complete;
use crate::cli::vocabulary;
use crate::domain::ids::QuestionId;
use crate::domain::labels::{Kind, Level};
use crate::error::Error;
use crate::files::{Access, Folder};
use crate::pack::context::PackContext;
use crate::pack::skeleton;
use crate::pack::source::PackSource;
use crate::pack::taxonomy::Leaf;

const EXAMPLES: &str = "Examples:
  viva new gil --level middle --slug why-two-threads      in the pack of this folder
  viva new indexes --kind choice --level junior --slug covering-index --pack questions/";

/// Write the skeleton of a question into a pack
#[derive(Args, Debug)]
#[command(before_help = EXAMPLES)]
pub struct New {
    /// The leaf: the file it goes into
    #[arg(add = complete::leaves())]
    leaf: String,

    /// open, choice, output, cloze, sql, code, behavioral or design
    #[arg(long, default_value = "open")]
    #[arg(value_parser = vocabulary::kind())]
    kind: Kind,

    /// junior, middle or senior
    #[arg(long, value_parser = vocabulary::level())]
    level: Level,

    /// Its name for ever: a few words with hyphens
    #[arg(long)]
    slug: String,

    /// The pack's folder [default: the pack around the present folder]
    #[arg(long, value_name = "DIR", default_value = ".")]
    pack: PathBuf,
}

impl New {
    /// Appends the skeleton, and says what to do with it.
    pub fn run(self, _context: &Context, out: &mut dyn Write) -> Result<Done, Error> {
        let source = PackSource::open(&self.pack)?;
        let (pack, _) = PackContext::load(&source, &builtin::taxonomy());
        let id = QuestionId::new(&self.leaf, &self.slug)
            .map_err(|error| Error::usage(error.to_string()))?;
        let leaf = pack.taxonomy.leaf(&self.leaf).ok_or_else(|| unknown_leaf(&self.leaf, &pack))?;
        let name = format!("{}/{}.md", leaf.topic, leaf.id);
        let Some(path) = source.path_of(&name) else {
            return Err(Error::failed("this pack lies in no folder"));
        };
        let present = source.read_optional(&name)?.unwrap_or_default();
        let mut text = String::from_utf8(present)
            .map_err(|_| Error::failed(format!("{} is not UTF-8", source.shown(&name))))?;
        if text.contains(&format!("{{#{} ", id.slug())) {
            return Err(Error::failed(format!(
                "{id} is there already, in {}",
                source.shown(&name)
            )));
        }
        if text.is_empty() {
            text = skeleton::file(leaf.title(pack.base_language()));
        }
        let line = text.lines().count() + 2;
        text.push_str(&skeleton::question(&id, self.kind, self.level));
        write(&source, leaf, &text).map_err(|error| files::cannot_write(&path, &error))?;
        let shown = source.shown(&name);
        writeln!(out, "{id} stands at {shown}:{line}")?;
        writeln!(out, "write it, then: viva check {shown} --strict --run")?;
        Ok(Done::Ok)
    }
}

/// Writes the leaf's file in the folder of its topic: neither of them through a link out of the pack.
fn write(source: &PackSource, leaf: &Leaf, text: &str) -> io::Result<()> {
    let Some(root) = source.path_of("") else { return Ok(()) };
    let topic = Folder::open(&root)?.child(&leaf.topic, Access::Shared)?;
    topic.replace(format!("{}.md", leaf.id), text.as_bytes(), Access::Shared)
}

fn unknown_leaf(leaf: &str, pack: &PackContext) -> Error {
    let near = pack.taxonomy.nearest_leaf(leaf);
    Error::usage(format!("there is no leaf `{leaf}`"))
        .maybe_hint(near.map(|near| format!("Did you mean `{near}`?")))
        .hint(format!(
            "Write `[[topic.leaf]]` and `id = \"{leaf}\"` into taxonomy.toml, below its topic."
        ))
}
