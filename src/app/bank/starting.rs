//! `viva init`: the files of a new pack.

use std::io::{self, Write};
use std::path::Path;

use super::{builtin, files};
use crate::app::Done;
use crate::app::quoted::quoted;
use crate::domain::ids::is_name;
use crate::domain::language::Language;
use crate::error::Error;
use crate::files::{Access, Folder};
use crate::pack::manifest::{LOCAL_PACK, MANIFEST_FILE};
use crate::pack::starter::{self, Files};
use crate::pack::taxonomy::TAXONOMY_FILE;
use crate::words::app::files as files_words;
use crate::words::app::packs as words;

/// Writes the files, and says what to do next. A folder that is a pack already is left as it is. Without a topic it is named as the pack.
///
/// # Errors
/// When a name is none, or something is there already. Nothing is written then.
pub fn run(
    dir: &Path,
    topic: Option<&str>,
    lang: &Language,
    out: &mut dyn Write,
) -> Result<Done, Error> {
    let shown = dir.display().to_string();
    let name = name_of(dir)?;
    let topic = topic.unwrap_or(&name);
    if !is_name(&format!("{topic}-basics")) {
        return Err(
            Error::usage(words::no_name_of_a_topic(&topic)).hint(words::how_a_topic_is_written())
        );
    }
    for taken in [MANIFEST_FILE, TAXONOMY_FILE, topic] {
        if dir.join(taken).symlink_metadata().is_ok() {
            return Err(Error::failed(files_words::is_there_already_in(&shown, &taken))
                .hint(words::name_another_folder_or_add()));
        }
    }
    let new = starter::files(&name, topic, lang.as_str());
    write(dir, &new).map_err(|error| files::cannot_write(dir, &error))?;
    let shown = shown.trim_end_matches('/');
    writeln!(out, "{shown}/{MANIFEST_FILE}")?;
    writeln!(out, "{shown}/{TAXONOMY_FILE}")?;
    writeln!(out, "{}", words::one_question_of_each_kind(&shown, &new.topic, &new.leaf))?;
    writeln!(out, "{}", words::edit_them_then_import(&quoted(Path::new(shown))))?;
    if !starter::speaks(lang.as_str()) {
        writeln!(out, "{}", words::they_are_in_english(&lang.as_str()))?;
    }
    writeln!(out, "{}", words::how_questions_are_written())?;
    Ok(Done::Ok)
}

/// The pack's name: that of its folder.
fn name_of(dir: &Path) -> Result<String, Error> {
    let full = std::path::absolute(dir)?;
    let folder = full.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    let name = starter::name_of(folder).ok_or_else(|| {
        Error::usage(words::no_name_can_be_made_of(&folder))
            .hint(words::name_the_folder_with_latin_letters())
    })?;
    if name == builtin::NAME || name == LOCAL_PACK {
        return Err(Error::usage(words::a_name_that_viva_keeps(&name))
            .hint(words::name_the_folder_otherwise()));
    }
    Ok(name)
}

fn write(dir: &Path, new: &Files) -> io::Result<()> {
    let root = Folder::make(dir, Access::Shared)?;
    let topic = root.child(&new.topic, Access::Shared)?;
    topic.replace(format!("{}.md", new.leaf), new.questions.as_bytes(), Access::Shared)?;
    root.replace(TAXONOMY_FILE, new.taxonomy.as_bytes(), Access::Shared)?;
    // The manifest last: a folder with one is a whole pack.
    root.replace(MANIFEST_FILE, new.manifest.as_bytes(), Access::Shared)
}
