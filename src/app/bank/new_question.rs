//! `viva new`: writes the skeleton of a question into a pack.

use std::io::{self, Write};
use std::path::PathBuf;

use super::{builtin, files};
use crate::app::Done;
use crate::domain::ids::QuestionId;
use crate::domain::labels::{Kind, Level};
use crate::error::Error;
use crate::files::{Access, Folder};
use crate::pack::context::PackContext;
use crate::pack::skeleton;
use crate::pack::source::PackSource;
use crate::pack::taxonomy::Leaf;
use crate::words::app::packs as words;

/// A question that is to be written.
#[derive(Clone, Debug)]
pub struct New {
    /// The leaf: the file that it goes into.
    pub leaf: String,
    /// Its kind.
    pub kind: Kind,
    /// Its level.
    pub level: Level,
    /// Its name below the leaf.
    pub slug: String,
    /// The folder of the pack.
    pub pack: PathBuf,
}

impl New {
    /// Appends the skeleton, and says what to do with it.
    ///
    /// # Errors
    /// When there is no such pack or leaf, the question is there already, or the file cannot be written.
    pub fn run(&self, out: &mut dyn Write) -> Result<Done, Error> {
        let source = PackSource::open(&self.pack)?;
        let (pack, _) = PackContext::load(&source, &builtin::taxonomy());
        let id = QuestionId::new(&self.leaf, &self.slug)
            .map_err(|error| Error::usage(error.to_string()))?;
        let leaf = pack.taxonomy.leaf(&self.leaf).ok_or_else(|| unknown_leaf(&self.leaf, &pack))?;
        let name = format!("{}/{}.md", leaf.topic, leaf.id);
        let Some(path) = source.path_of(&name) else {
            return Err(Error::failed(words::in_no_folder()));
        };
        let shown = source.shown(&name);
        let present = source.read_optional(&name)?.unwrap_or_default();
        let mut text =
            String::from_utf8(present).map_err(|_| Error::failed(words::not_utf_8(&shown)))?;
        if text.contains(&format!("{{#{} ", id.slug())) {
            return Err(Error::failed(words::there_already(&id, &shown)));
        }
        if text.is_empty() {
            text = skeleton::file(leaf.title(pack.base_language()));
        }
        let line = text.lines().count() + 2;
        text.push_str(&skeleton::question(&id, self.kind, self.level));
        write(&source, leaf, &text).map_err(|error| files::cannot_write(&path, &error))?;
        writeln!(out, "{}", words::stands_at(&id, &shown, &line))?;
        writeln!(out, "{}", words::write_it(&shown))?;
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
    Error::usage(words::no_leaf(&leaf))
        .maybe_hint(near.map(|near| words::did_you_mean(&near)))
        .hint(words::write_the_leaf(&leaf))
}
