//! The files of a pack, on the disk or in the binary.
//!
//! Reads only what lies inside the pack's folder: links that lead out of it are not followed. Nothing is written.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use include_dir::Dir;
use thiserror::Error;

use super::FILE_MAX_BYTES;
use super::diagnostic::{Diagnostic, Severity};
use super::file_name::FileName;
pub use super::file_name::is_question_file;
use super::manifest::{LOCAL_PACK, MANIFEST_FILE, Manifest};
use super::passed_over::{self, Why};
use super::text::visible;
use crate::domain::question::PackInfo;
use crate::files;
use crate::words::pack::{common, files as words};

/// Deepest folder inside a pack.
const FOLDER_DEPTH_MAX: usize = 16;

/// How much of a pack is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// The whole pack: what is missing from it has been taken out.
    Folder,
    /// A folder inside a pack: nothing can be said about the rest.
    Part,
    /// One file: what is missing from it has been taken out, and nothing can be said about the rest.
    File,
}

/// Why a pack or a file of it cannot be read.
#[derive(Debug, Error)]
pub enum SourceError {
    /// There is nothing at the path, or it may not be read.
    #[error("{}", words::cannot_read(.path, .error))]
    Read {
        /// What was read.
        path: String,
        /// Why it failed.
        error: io::Error,
    },
    /// A folder without `pack.toml` in it or above it.
    #[error("{}", words::not_a_pack(.0))]
    NoPack(String),
    /// A file that is not Markdown.
    #[error("{}", words::not_markdown(.0))]
    NotMarkdown(String),
    /// A file over the limit; it was not read.
    #[error("{}", words::too_large(.path, .bytes, &FILE_MAX_BYTES))]
    TooLarge {
        /// The file.
        path: String,
        /// Its size.
        bytes: u64,
    },
    /// A link out of the pack, or something that is no file.
    #[error("{}", words::not_inside_the_pack(.0))]
    Outside(String),
}

impl SourceError {
    /// What to do about it, where that can be said.
    pub fn hint(&self) -> Option<&'static str> {
        match self {
            Self::NoPack(_) => Some(words::how_a_pack_is_started()),
            Self::NotMarkdown(_) => Some(words::convert_reads_other_forms()),
            _ => None,
        }
    }

    /// The same as a diagnostic at the beginning of a file.
    pub fn to_diagnostic(&self, path: &str) -> Diagnostic {
        let (code, help) = match self {
            Self::TooLarge { .. } => ("file-too-large", Some(common::split_the_file().to_owned())),
            _ => ("unreadable-file", None),
        };
        Diagnostic {
            code,
            severity: Severity::Error,
            path: path.to_owned(),
            span: 0..0,
            line: 1,
            column: 1,
            message: visible(&self.to_string()).into_owned(),
            help,
        }
    }
}

#[derive(Clone, Debug)]
enum Root {
    /// The pack's folder with all links resolved, and the same as the user wrote it.
    Disk {
        folder: PathBuf,
        shown: String,
    },
    Embedded(&'static Dir<'static>),
}

/// A pack that can be read file by file.
#[derive(Clone, Debug)]
pub struct PackSource {
    root: Root,
    scope: Scope,
    manifest: Manifest,
    problems: Vec<Diagnostic>,
    files: Vec<String>,
    /// Files that were named one by one, and how.
    given: BTreeMap<String, String>,
}

impl PackSource {
    /// Opens a folder with `pack.toml`, a folder inside a pack, or one `.md` file.
    ///
    /// Fails when there is nothing to read, or a folder belongs to no pack. What is wrong *in* `pack.toml` is no
    /// failure: see [`Self::problems`].
    pub fn open(path: &Path) -> Result<Self, SourceError> {
        let read_error = |error| SourceError::Read { path: path.display().to_string(), error };
        let real = fs::canonicalize(path).map_err(read_error)?;
        let is_file = fs::metadata(&real).map_err(read_error)?.is_file();
        if is_file && real.extension().is_none_or(|extension| extension != "md") {
            return Err(SourceError::NotMarkdown(path.display().to_string()));
        }
        let first = if is_file { real.parent().unwrap_or(&real) } else { &real };
        let found = first.ancestors().find(|folder| folder.join(MANIFEST_FILE).is_file());
        let folder = match found {
            Some(folder) => folder,
            None if is_file => first,
            None => return Err(SourceError::NoPack(path.display().to_string())),
        };
        let scope = match (is_file, folder == real) {
            (true, _) => Scope::File,
            (false, true) => Scope::Folder,
            (false, false) => Scope::Part,
        };
        let shown = shown_root(path, &real, folder);
        let mut source = Self {
            root: Root::Disk { folder: folder.to_owned(), shown },
            scope,
            manifest: Manifest::named(LOCAL_PACK),
            problems: Vec::new(),
            files: Vec::new(),
            given: BTreeMap::new(),
        };
        if found.is_some() {
            source.load_manifest()?;
        }
        let start = real.strip_prefix(folder).unwrap_or(Path::new(""));
        if is_file {
            source.files = source.one_file(start)?;
            let named = source.files.first().map(|file| (file.clone(), path.display().to_string()));
            source.given.extend(named);
        } else {
            source.walk(start)?;
        }
        source.files.retain(|file| !source.manifest.ignores(file));
        source
            .problems
            .retain(|one| one.code != passed_over::CODE || !source.manifest.ignores(&one.path));
        Ok(source)
    }

    /// The pack inside the binary.
    pub fn builtin(dir: &'static Dir<'static>) -> Self {
        let mut files = Vec::new();
        let mut pending = vec![dir];
        while let Some(dir) = pending.pop() {
            pending.extend(dir.dirs());
            let names = dir.files().filter_map(|file| slashed(file.path()));
            files.extend(names.filter(|name| is_question_file(name)));
        }
        sort_files(&mut files);
        let bytes = dir.get_file(MANIFEST_FILE).map(include_dir::File::contents);
        let (manifest, problems) = Manifest::parse(bytes.unwrap_or_default(), "builtin");
        Self {
            root: Root::Embedded(dir),
            scope: Scope::Folder,
            manifest,
            problems,
            files,
            given: BTreeMap::new(),
        }
    }

    /// Takes the files of another part of the same pack in, so that both are looked at together; gives it back where it is another pack.
    pub fn join(&mut self, other: Self) -> Option<Self> {
        let (Root::Disk { folder, .. }, Root::Disk { folder: theirs, .. }) =
            (&self.root, &other.root)
        else {
            return Some(other);
        };
        if folder != theirs || self.manifest != other.manifest {
            return Some(other);
        }
        if self.scope != other.scope || self.scope == Scope::File {
            let is_whole = self.scope == Scope::Folder || other.scope == Scope::Folder;
            self.scope = if is_whole { Scope::Folder } else { Scope::Part };
        }
        let known: BTreeSet<String> = self.files.drain(..).chain(other.files).collect();
        self.files = known.into_iter().collect();
        sort_files(&mut self.files);
        self.given.extend(other.given);
        let new = other.problems.into_iter().filter(|problem| !self.problems.contains(problem));
        let new: Vec<Diagnostic> = new.collect();
        self.problems.extend(new);
        None
    }

    /// What the pack says about itself.
    pub fn info(&self) -> PackInfo {
        let manifest = self.manifest.clone();
        PackInfo {
            name: manifest.name,
            title: manifest.title,
            version: manifest.version,
            license: manifest.license,
            languages: manifest.languages,
            root: match &self.root {
                Root::Disk { folder, .. } => Some(folder.display().to_string()),
                Root::Embedded(_) => None,
            },
        }
    }

    /// The read `pack.toml`.
    pub fn manifest(&self) -> &Manifest {
        &self.manifest
    }

    /// What is wrong with `pack.toml`, and which files cannot be read at all.
    pub fn problems(&self) -> &[Diagnostic] {
        &self.problems
    }

    /// How much of the pack is looked at.
    pub fn scope(&self) -> Scope {
        self.scope
    }

    /// Question files relative to the pack, with `/`, each base file before its translations. No `README.md` and the like, and none
    /// that the pack ignores.
    pub fn files(&self) -> &[String] {
        &self.files
    }

    /// A file's path for people: as they named the pack, then the file.
    pub fn shown(&self, file: &str) -> String {
        if let Some(given) = self.given.get(file) {
            return given.clone();
        }
        match &self.root {
            Root::Disk { shown, .. } if shown.is_empty() => file.to_owned(),
            Root::Disk { shown, .. } => format!("{}/{file}", shown.trim_end_matches('/')),
            Root::Embedded(_) => file.to_owned(),
        }
    }

    /// Where a file of the pack lies or would lie on the disk; `None` for the built-in pack.
    pub fn path_of(&self, file: &str) -> Option<PathBuf> {
        match &self.root {
            Root::Disk { folder, .. } => Some(folder.join(file)),
            Root::Embedded(_) => None,
        }
    }

    /// Bytes of a file. A file over the limit is refused before it is read.
    pub fn read(&self, file: &str) -> Result<Vec<u8>, SourceError> {
        let missing = || SourceError::Outside(self.shown(file));
        match self.read_optional(file)? {
            Some(bytes) => Ok(bytes),
            None => Err(missing()),
        }
    }

    /// The same; `None` if there is no such file.
    pub fn read_optional(&self, file: &str) -> Result<Option<Vec<u8>>, SourceError> {
        let folder = match &self.root {
            Root::Embedded(dir) => {
                return Ok(dir.get_file(file).map(|file| file.contents().to_vec()));
            }
            Root::Disk { folder, .. } => folder,
        };
        let fail = |error| SourceError::Read { path: self.shown(file), error };
        let real = match fs::canonicalize(folder.join(file)) {
            Ok(real) => real,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(fail(error)),
        };
        if !real.starts_with(folder) || !fs::metadata(&real).map_err(fail)?.is_file() {
            return Err(SourceError::Outside(self.shown(file)));
        }
        // Looked at once more when it is open: a pipe or a device in its place would hang or never end.
        let opened = files::open(&real).map_err(fail)?;
        let bytes = opened.metadata().map_err(fail)?.len();
        if bytes > FILE_MAX_BYTES {
            return Err(SourceError::TooLarge { path: self.shown(file), bytes });
        }
        let mut content = Vec::with_capacity(usize::try_from(bytes).unwrap_or(0) + 1);
        // The file may grow meanwhile; the limit holds all the same.
        opened.take(FILE_MAX_BYTES + 1).read_to_end(&mut content).map_err(fail)?;
        if content.len() as u64 > FILE_MAX_BYTES {
            let bytes = content.len() as u64;
            return Err(SourceError::TooLarge { path: self.shown(file), bytes });
        }
        Ok(Some(content))
    }

    fn load_manifest(&mut self) -> Result<(), SourceError> {
        let bytes = self.read(MANIFEST_FILE)?;
        let name = match &self.root {
            Root::Disk { folder, .. } => folder.file_name().and_then(|name| name.to_str()),
            Root::Embedded(_) => None,
        };
        (self.manifest, self.problems) = Manifest::parse(&bytes, name.unwrap_or(LOCAL_PACK));
        Ok(())
    }

    fn one_file(&self, file: &Path) -> Result<Vec<String>, SourceError> {
        match slashed(file) {
            Some(name) if !is_question_file(&name) => Ok(Vec::new()),
            Some(name) => Ok(vec![name]),
            None => Err(SourceError::Outside(file.display().to_string())),
        }
    }

    /// Finds the files below `start`. What is named like one and cannot be read is a problem: were it passed over, an
    /// import would retire its questions without a word.
    fn walk(&mut self, start: &Path) -> Result<(), SourceError> {
        let Root::Disk { folder, .. } = &self.root else { return Ok(()) };
        let (mut files, mut problems) = (Vec::new(), Vec::new());
        let mut pending = vec![(start.to_owned(), 0)];
        while let Some((relative, depth)) = pending.pop() {
            let path = folder.join(&relative);
            // A folder with a manifest of its own is another pack.
            if depth > 0 && path.join(MANIFEST_FILE).is_file() {
                continue;
            }
            let shown = || relative.to_str().map_or_else(String::new, |name| self.shown(name));
            let fail = |error| SourceError::Read { path: shown(), error };
            for entry in fs::read_dir(&path).map_err(fail)? {
                let entry = entry.map_err(fail)?;
                let name = entry.file_name();
                if name.as_encoded_bytes().first() == Some(&b'.') {
                    continue;
                }
                let relative = relative.join(&name);
                let kind = entry.file_type().map_err(fail)?;
                let shown = relative.to_string_lossy().into_owned();
                if let Some(why) = why_not(&entry.path(), kind, depth) {
                    problems.push(passed_over::warning(&shown, why));
                    continue;
                }
                if kind.is_dir() {
                    pending.push((relative, depth + 1));
                    continue;
                }
                if !is_question_file(&shown) {
                    continue;
                }
                let is_readable =
                    kind.is_file() || (kind.is_symlink() && self.is_inside(&relative));
                match slashed(&relative).filter(|_| is_readable) {
                    Some(name) => files.push(name),
                    None => {
                        let error = SourceError::Outside(self.shown(&shown));
                        problems.push(error.to_diagnostic(&shown));
                    }
                }
            }
        }
        sort_files(&mut files);
        self.files = files;
        self.problems.extend(problems);
        Ok(())
    }

    /// Whether a link leads to a file inside the pack.
    fn is_inside(&self, relative: &Path) -> bool {
        let Root::Disk { folder, .. } = &self.root else { return false };
        fs::canonicalize(folder.join(relative))
            .is_ok_and(|real| real.starts_with(folder) && real.is_file())
    }
}

/// Why something that may hold questions is not looked at.
fn why_not(path: &Path, kind: fs::FileType, depth: usize) -> Option<Why> {
    let name = path.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
    if kind.is_dir() {
        return (depth >= FOLDER_DEPTH_MAX).then_some(Why::TooDeep);
    }
    let is_folder = kind.is_symlink() && fs::metadata(path).is_ok_and(|found| found.is_dir());
    match is_folder {
        true => Some(Why::LinkedFolder),
        false => passed_over::is_markdown(&name).then_some(Why::Ending),
    }
}

/// How to show the pack's folder to somebody who named `given`, which is `real`.
fn shown_root(given: &Path, real: &Path, folder: &Path) -> String {
    let below = real.strip_prefix(folder).map_or(0, |rest| rest.components().count());
    let mut shown = given;
    for _ in 0..below {
        match shown.parent() {
            // `file.md` has the parent "": the folder one stands in.
            Some(parent) if given.ends_with(real.file_name().unwrap_or_default()) => shown = parent,
            _ => return folder.display().to_string(),
        }
    }
    if shown == Path::new(".") { String::new() } else { shown.display().to_string() }
}

fn slashed(path: &Path) -> Option<String> {
    let parts: Option<Vec<&str>> = path.iter().map(|part| part.to_str()).collect();
    parts.map(|parts| parts.join("/"))
}

fn sort_files(files: &mut [String]) {
    files.sort_by(|a, b| order_of(a).cmp(&order_of(b)));
}

fn order_of(path: &str) -> (&str, &str, Option<&str>) {
    let folders = path.rsplit_once('/').map_or("", |(folders, _)| folders);
    let name = FileName::split(path);
    (folders, name.leaf, name.language)
}
