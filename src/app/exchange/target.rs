//! The pack that is written: what is there already, what may be replaced, and all of it or nothing.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::{Path, PathBuf};

use toml_edit::{Array, DocumentMut, Item, Value};

use crate::app::bank::builtin;
use crate::app::bank::files::{cannot_read, cannot_write};
use crate::domain::question::PackInfo;
use crate::error::Error;
use crate::exchange::names;
use crate::files::{Access, Folder};
use crate::pack::FILE_MAX_BYTES;
use crate::pack::context::PackContext;
use crate::pack::manifest::{LOCAL_PACK, MANIFEST_FILE, Manifest};
use crate::pack::source::{PackSource, is_question_file};
use crate::pack::taxonomy::TAXONOMY_FILE;
use crate::words::app::converting as words;
use crate::words::app::packs as packs_words;
use crate::words::app::telling as telling_words;

/// A pack that is there, or will be.
#[derive(Debug)]
pub struct Target {
    folder: PathBuf,
    shown: String,
    /// Its name.
    pub name: String,
    /// Its base language, if it is there.
    pub lang: Option<String>,
    /// The text of its manifest, if it is there.
    manifest: Option<String>,
    /// The text of its taxonomy, if it has one.
    taxonomy: Option<String>,
    /// What its questions may refer to.
    pub context: PackContext,
}

/// What writing did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// Files that are new or changed, inside the pack.
    pub files: Vec<String>,
    /// Files that were there with the same text.
    pub unchanged: usize,
}

impl Target {
    /// Looks at a folder. `name` is the name of a new pack, where it is not the folder's.
    ///
    /// # Errors
    /// When a pack is there that cannot be read, or Markdown files without one.
    pub fn open(folder: &Path, name: Option<&str>) -> Result<Self, Error> {
        let shown = folder.display().to_string();
        let shown = shown.trim_end_matches('/').to_owned();
        let path = folder.join(MANIFEST_FILE);
        if path.is_file() {
            let source = PackSource::open(folder)?;
            let is_sound = source.problems().is_empty() && source.manifest().is_readable();
            let bytes = crate::files::read(&path, FILE_MAX_BYTES)
                .map_err(|error| cannot_read(&path, &error))?;
            let text = String::from_utf8(bytes).ok().filter(|_| is_sound).ok_or_else(|| {
                Error::failed(words::has_problems(&path.display()))
                    .hint(words::check_shows_them(&shown))
            })?;
            let (context, _) = PackContext::load(&source, &builtin::taxonomy());
            let lang = Some(context.base_language().to_owned());
            let name = source.info().name;
            let taxonomy = source
                .read_optional(TAXONOMY_FILE)?
                .map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
            return Ok(Self {
                folder: folder.to_owned(),
                shown,
                name,
                lang,
                manifest: Some(text),
                taxonomy,
                context,
            });
        }
        if let Some(file) = loose_question_file(folder) {
            return Err(
                Error::failed(words::no_pack_toml(&shown, &file)).hint(words::name_a_new_folder())
            );
        }
        let name = match name {
            Some(name) => name.to_owned(),
            None => name_of(folder)?,
        };
        let info = PackInfo {
            name: name.clone(),
            title: name.clone(),
            version: String::new(),
            license: String::new(),
            languages: vec!["en".to_owned()],
            root: None,
        };
        let context = PackContext {
            info,
            tags: Vec::new(),
            taxonomy: builtin::taxonomy(),
            asked: Vec::new(),
            has_taxonomy: false,
        };
        Ok(Self {
            folder: folder.to_owned(),
            shown,
            name,
            lang: None,
            manifest: None,
            taxonomy: None,
            context,
        })
    }

    /// Writes files below topics (`topic/leaf.md`) and the manifest: all of them, or none.
    ///
    /// # Errors
    /// When a file is there with another text and `may_replace` is not given, and when one cannot be written.
    pub fn write(
        &self,
        files: &BTreeMap<(String, String), String>,
        manifest: &Manifest,
        taxonomy: Option<&str>,
        may_replace: bool,
    ) -> Result<Written, Error> {
        let manifest = self.manifest_text(manifest)?;
        let fail = |error: io::Error| cannot_write(&self.folder, &error);
        let (mut written, mut corrected) = (Written::default(), Vec::new());
        let mut new = BTreeMap::new();
        for ((topic, leaf), text) in files {
            let file = format!("{topic}/{leaf}.md");
            match self.present(topic, &format!("{leaf}.md"))? {
                Some(present) if present == text.as_bytes() => written.unchanged += 1,
                present => {
                    if present.is_some() && !may_replace {
                        corrected.push(file.clone());
                    }
                    written.files.push(file);
                    new.insert((topic, leaf), text);
                }
            }
        }
        let taxonomy = taxonomy.filter(|text| self.taxonomy.as_deref() != Some(*text));
        if taxonomy.is_some() && self.taxonomy.is_some() && !may_replace {
            corrected.push(TAXONOMY_FILE.to_owned());
        }
        if !corrected.is_empty() {
            return Err(self.would_replace(&corrected));
        }
        let root = Folder::make(&self.folder, Access::Shared).map_err(fail)?;
        let topics: BTreeSet<&String> = new.keys().map(|(topic, _)| *topic).collect();
        let mut folders = BTreeMap::new();
        for topic in topics {
            folders.insert(topic, root.child(topic, Access::Shared).map_err(fail)?);
        }
        let mut staged = Vec::new();
        for ((topic, leaf), text) in new {
            let Some(folder) = folders.get(topic) else { continue };
            let name = format!("{leaf}.md");
            staged
                .push(folder.stage(name.as_ref(), text.as_bytes(), Access::Shared).map_err(fail)?);
        }
        if let Some(text) = taxonomy {
            staged.push(
                root.stage(TAXONOMY_FILE.as_ref(), text.as_bytes(), Access::Shared)
                    .map_err(fail)?,
            );
            written.files.push(TAXONOMY_FILE.to_owned());
        }
        if self.manifest.as_deref() != Some(manifest.as_str()) {
            // The manifest last: a folder with one is a whole pack.
            let name = MANIFEST_FILE;
            staged.push(
                root.stage(name.as_ref(), manifest.as_bytes(), Access::Shared).map_err(fail)?,
            );
            written.files.push(name.to_owned());
        }
        for one in staged {
            one.commit().map_err(fail)?;
        }
        folders.values().chain([&root]).for_each(Folder::sync);
        Ok(written)
    }

    fn present(&self, topic: &str, file: &str) -> Result<Option<Vec<u8>>, Error> {
        let folder = self.folder.join(topic);
        match folder.symlink_metadata() {
            Ok(found) if found.is_dir() => {}
            // A link or a file in its place is refused when it is to be written.
            _ => return Ok(None),
        }
        let path = folder.join(file);
        let opened = Folder::open(&folder).map_err(|error| cannot_read(&folder, &error))?;
        opened.read(file, FILE_MAX_BYTES).map_err(|error| cannot_write(&path, &error))
    }

    fn would_replace(&self, corrected: &[String]) -> Error {
        let shown = &self.shown;
        let first: Vec<String> =
            corrected.iter().take(3).map(|file| format!("{shown}/{file}")).collect();
        let more = corrected.len().saturating_sub(first.len());
        let more = if more > 0 { telling_words::and_more(&more) } else { String::new() };
        Error::failed(words::would_be_replaced(&first.join(", "), &more))
            .hint(words::name_another_folder_or_force())
    }

    /// The manifest with what it must name; what people wrote into one stays.
    fn manifest_text(&self, manifest: &Manifest) -> Result<String, Error> {
        let Some(text) = &self.manifest else { return Ok(new_manifest(manifest)) };
        let missing: Vec<&String> =
            manifest.tags.iter().filter(|tag| !self.context.tags.contains(tag)).collect();
        if missing.is_empty() {
            return Ok(text.clone());
        }
        let mut document: DocumentMut = text
            .parse()
            .map_err(|error| Error::failed(format!("{}/{MANIFEST_FILE}: {error}", self.shown)))?;
        let tags = document.entry("tags").or_insert(Item::Value(Value::Array(Array::new())));
        if let Some(tags) = tags.as_array_mut() {
            tags.extend(missing.into_iter().map(String::as_str));
        }
        Ok(document.to_string())
    }
}

/// A Markdown file in a folder that would be read as questions of a pack there.
fn loose_question_file(folder: &Path) -> Option<String> {
    let entries = folder.read_dir().ok()?;
    let names = entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    names.filter(|name| is_question_file(name)).min()
}

/// The name of a new pack: that of its folder.
fn name_of(folder: &Path) -> Result<String, Error> {
    let full = std::path::absolute(folder)?;
    let last = full.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let name = names::of_title(&last).ok_or_else(|| {
        Error::usage(packs_words::no_name_can_be_made_of(&last))
            .hint(words::name_the_folder_with_letters())
    })?;
    if name == builtin::NAME || name == LOCAL_PACK {
        return Err(Error::usage(packs_words::a_name_that_viva_keeps(&name))
            .hint(packs_words::name_the_folder_otherwise()));
    }
    Ok(name)
}

/// A manifest as a file.
fn new_manifest(manifest: &Manifest) -> String {
    let text = |value: &str| toml::Value::from(value).to_string();
    let list = |values: &[String]| {
        format!("[{}]", values.iter().map(|value| text(value)).collect::<Vec<_>>().join(", "))
    };
    format!(
        "format = {}\nname = {}\ntitle = {}\nversion = {}\nlicense = {}\nlanguages = {}\ntags = {}\n",
        manifest.format,
        text(&manifest.name),
        text(&manifest.title),
        text(&manifest.version),
        text(&manifest.license),
        list(&manifest.languages),
        list(&manifest.tags)
    )
}
