//! A file of the user's own that an answer is written in, and what is new in it.

use std::fs;
use std::io::ErrorKind;
use std::path::PathBuf;
use std::time::{Duration, SystemTime};

use crate::app::bank::files::cannot_write;
use crate::app::context::Context;
use crate::domain::labels::Kind;
use crate::domain::question::Question;
use crate::error::Error;
use crate::files::{Access, replace, write_new};
use crate::ui::safe::visible;
use crate::words::app::{asking as words, editor as editing};

use super::attempts;
use super::editor;

/// Two saves within this time are one attempt.
const HASTE: Duration = Duration::from_secs(2);

/// What a look at the file found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Look {
    /// An answer that was not seen before.
    Answer(String),
    /// Nothing new.
    Unchanged,
    /// The file cannot be read, for this reason.
    Unreadable(String),
}

/// The file, and what was seen of it.
#[derive(Debug)]
pub struct Notebook {
    watch: Watch,
    /// What the file starts with.
    start: String,
    /// What was judged last, and when it was saved.
    seen: String,
    saved: Option<SystemTime>,
    /// Whether what was judged last came too soon after the one before to be an attempt of its own.
    is_hasty: bool,
    is_new: bool,
}

impl Notebook {
    /// Writes the file unless it is there: with the stub of the question, or its task as a comment.
    ///
    /// # Errors
    /// The file cannot be written, or the one that is there cannot be read.
    pub fn open(path: PathBuf, question: &Question) -> Result<Self, Error> {
        let start = start(question);
        let other = words::name_another_file();
        let is_new = match write_new(&path, start.as_bytes()) {
            Ok(()) => true,
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {
                editor::read_text(&path).map_err(|reason| {
                    Error::failed(words::cannot_judge(&path.display(), &reason)).hint(other)
                })?;
                false
            }
            Err(error) => return Err(cannot_write(&path, &error).hint(other)),
        };
        let watch = Watch { path, looked: None, before: None };
        Ok(Self {
            watch,
            start: start.trim_end().to_owned(),
            seen: String::new(),
            saved: None,
            is_hasty: false,
            is_new,
        })
    }

    /// `./SLUG.py` or `./SLUG.sql`.
    pub fn default_path(question: &Question) -> PathBuf {
        PathBuf::from(format!("./{}{}", question.id.slug(), attempts::suffix(question)))
    }

    /// The line that says where the file is.
    pub fn place(&self) -> String {
        let place = self.watch.path.display().to_string();
        let place = visible(&place);
        match self.is_new {
            true => words::your_file(&place),
            false => words::your_file_is_kept(&place),
        }
    }

    /// Whether the file changed since this was last said.
    pub fn has_changed(&mut self) -> bool {
        self.watch.is_changed()
    }

    /// Looks whether there is an answer; one that was judged already is given once more where it is `asked` for.
    pub fn look(&mut self, asked: bool) -> Look {
        let text = match editor::read_text(&self.watch.path) {
            Ok(text) => text,
            Err(reason) => return Look::Unreadable(reason),
        };
        let text = text.trim_end().to_owned();
        // An editor may empty a file before it fills it: a blank is no attempt.
        if text.is_empty() || text == self.start {
            return Look::Unchanged;
        }
        if text == self.seen {
            return if asked { Look::Answer(text) } else { Look::Unchanged };
        }
        let saved = fs::metadata(&self.watch.path).and_then(|found| found.modified()).ok();
        let gap = saved.zip(self.saved).map(|(now, before)| now.duration_since(before));
        self.is_hasty = gap.is_some_and(|gap| gap.unwrap_or_default() < HASTE);
        self.saved = saved;
        self.seen.clone_from(&text);
        Look::Answer(text)
    }

    /// Whether the newest answer was saved within two seconds of the one before: an editor that saves by itself, and no attempt.
    pub fn is_hasty(&self) -> bool {
        self.is_hasty
    }

    /// Puts back what the file started with.
    ///
    /// # Errors
    /// The file cannot be written.
    pub fn reset(&mut self) -> Result<(), Error> {
        let path = &self.watch.path;
        replace(path, format!("{}\n", self.start).as_bytes(), Access::Shared)
            .map_err(|error| cannot_write(path, &error))?;
        self.seen.clear();
        Ok(())
    }

    /// Opens the file in the user's editor.
    ///
    /// # Errors
    /// A fragment that says why not.
    pub fn edit(&self, context: &Context) -> Result<(), String> {
        match editor::command(context) {
            Some(editor) => editor::open(&editor, &self.watch.path),
            None => Err(format!("{}; {}", editor::missing(context), editing::edit_in_your_own())),
        }
    }
}

/// Tells when a file changed: by its time and size, and only once they stand still, so that no half of it is judged.
#[derive(Debug)]
struct Watch {
    path: PathBuf,
    /// What it was when a change was last told.
    looked: Option<(SystemTime, u64)>,
    /// What it was at the last look.
    before: Option<(SystemTime, u64)>,
}

impl Watch {
    fn is_changed(&mut self) -> bool {
        let found = fs::metadata(&self.path).ok();
        let now = found.and_then(|found| Some((found.modified().ok()?, found.len())));
        let is_still = now.is_some() && now == self.before;
        self.before = now;
        if !is_still || now == self.looked {
            return false;
        }
        self.looked = now;
        true
    }
}

/// What a new file holds: the stub, or the task as a comment.
fn start(question: &Question) -> String {
    if question.kind == Kind::Code {
        return format!("{}\n", attempts::start(question).trim_end());
    }
    let prompt = visible(&question.content.prompt);
    let lines = prompt.trim_end().lines().map(|line| format!("-- {line}").trim_end().to_owned());
    format!("{}\n\n", lines.collect::<Vec<_>>().join("\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_is_told_once_and_when_it_stands_still() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("answer.py");
        let mut watch = Watch { path: path.clone(), looked: None, before: None };
        assert!(!watch.is_changed(), "there is no file");
        fs::write(&path, "a").unwrap();
        assert_eq!(
            [watch.is_changed(), watch.is_changed(), watch.is_changed()],
            [false, true, false]
        );
        fs::write(&path, "ab").unwrap();
        assert!(!watch.is_changed());
        fs::write(&path, "abc").unwrap();
        assert_eq!(
            [watch.is_changed(), watch.is_changed(), watch.is_changed()],
            [false, true, false]
        );
    }
}
