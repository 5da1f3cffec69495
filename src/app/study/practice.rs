//! One question in a file of one's own, judged on each change until it is right.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use crate::app::bank::files::cannot_write;
use crate::app::context::Context;
use crate::app::{Done, terminal};
use crate::domain::attempt::Attempt;
use crate::domain::labels::Kind;
use crate::domain::question::Question;
use crate::domain::review::Mode;
use crate::domain::schedule::Item;
use crate::domain::session::{Asked, Input, Limits, Output, Session};
use crate::error::Error;
use crate::files::{STANDARD_INPUT, write_new};
use crate::store::{Store, Stored};
use crate::ui::safe::visible;
use crate::ui::view::{answer, question as view};
use crate::ui::{Command, Keys, Terminal};

use super::asking::suggested;
use super::attempts::{self, Judge};
use super::editor;

/// How often the file is looked at.
const LOOK_MS: u32 = 200;

/// Judges `file` (by default `./SLUG.py` or `./SLUG.sql`) until it is right, or once where it is named and nobody is there.
pub fn run(
    context: &Context,
    mut store: Store,
    stored: Stored,
    file: Option<PathBuf>,
) -> Result<Done, Error> {
    if !stored.question.kind.is_attempted() {
        let kind = stored.question.kind;
        return Err(Error::usage(format!("`{}` is of kind {kind}", stored.question.id))
            .hint("Only sql and code questions can be practised: `viva list --kind code`."));
    }
    let mut judge = Judge::default();
    judge.prepare(&stored, context);
    if let Some(obstacle) = judge.obstacle() {
        return Err(Error::failed(format!("`{}` cannot be judged", stored.question.id))
            .hint(obstacle.to_owned()));
    }
    let mut terminal = terminal::open(context, false);
    if let (Some(file), false) = (&file, terminal.is_interactive()) {
        return once(&judge, file, terminal.as_mut());
    }
    let path = file.unwrap_or_else(|| default_file(&stored.question));
    if path.as_os_str() == STANDARD_INPUT {
        return Err(Error::usage("standard input is judged once, and not watched")
            .hint("Name a file with --answer FILE, or send the answer by pipe."));
    }
    let mut practising = Practising {
        context,
        store: &mut store,
        terminal: terminal.as_mut(),
        judge,
        stored,
        start: String::new(),
        seen: String::new(),
        watch: Watch { path, looked: None, before: None },
    };
    practising.run()
}

/// Judges a file once and grades nothing.
fn once(judge: &Judge, file: &Path, terminal: &mut dyn Terminal) -> Result<Done, Error> {
    if file != Path::new(STANDARD_INPUT) && !file.exists() {
        let message = format!("cannot judge {}: there is no such file", file.display());
        return Err(Error::failed(message));
    }
    let text = editor::read_text(file)
        .map_err(|reason| Error::failed(format!("cannot judge {}: {reason}", file.display())))?;
    let (attempt, said) = judge.judge(&text, terminal.style());
    let is_right = attempt == Attempt::Right;
    let said = if said.is_empty() && is_right { "Right.".to_owned() } else { said };
    terminal.show(said.trim_end())?;
    Ok(if is_right { Done::Ok } else { Done::Problems })
}

struct Practising<'a> {
    context: &'a Context,
    store: &'a mut Store,
    terminal: &'a mut dyn Terminal,
    judge: Judge,
    stored: Stored,
    /// What the file starts with.
    start: String,
    /// What was judged last.
    seen: String,
    watch: Watch,
}

impl Practising<'_> {
    fn run(&mut self) -> Result<Done, Error> {
        let clock = self.context.env.clock;
        let item = self.item();
        let limits =
            Limits { first_sights: None, duration_ms: None, study_day: self.context.today() };
        let mut session = Session::new(vec![item], Vec::new(), limits, clock.elapsed_ms());
        session.step(Input::Begin, clock.elapsed_ms());
        let (question, card) = (self.stored.question.clone(), self.stored.card);
        let asked = Asked { question, card, can_judge: true };
        session.step(Input::Loaded(Box::new(asked)), clock.elapsed_ms());
        self.open(&session)?;
        loop {
            let keys = self.keys(&session);
            let watch = &mut self.watch;
            let command = self.terminal.watch_key(&keys, LOOK_MS, &mut || watch.is_changed())?;
            let is_asked = command == Some(Command::Enter);
            match command {
                None | Some(Command::Enter) => {
                    if let Some(done) = self.look(&mut session, is_asked)? {
                        return Ok(done);
                    }
                }
                Some(Command::Quit | Command::EndOfInput) => return Ok(Done::Ok),
                Some(Command::Interrupt) => return Ok(Done::Interrupted),
                Some(Command::Hint) => self.hint(&mut session)?,
                Some(Command::Edit) => self.edit()?,
                Some(Command::Flag(note)) => {
                    let id = &self.stored.question.id;
                    self.store.flag(id, note.as_deref(), self.context.now())?;
                    let text = view::flagged(id.as_str(), true, self.terminal.style());
                    self.terminal.show(&text)?;
                }
                Some(Command::Help) => {
                    let text = view::help(&keys, false, self.terminal.style());
                    self.terminal.show(&text)?;
                }
                Some(_) => {}
            }
        }
    }

    /// A review when the question is due or new; otherwise the schedule stays as it is.
    fn item(&self) -> Item {
        let today = self.context.today();
        let card = self.stored.card;
        let is_open = !self.stored.retired && !self.stored.suspended;
        let is_due = card.is_none_or(|card| card.due <= today);
        let mode = if is_open && is_due { Mode::Review } else { Mode::Cram };
        Item { id: self.stored.question.id.clone(), mode, is_new: card.is_none() }
    }

    /// Writes the file unless it is there, and shows the question and where the file is.
    fn open(&mut self, session: &Session) -> Result<(), Error> {
        let path = self.watch.path.clone();
        let start = start(&self.stored.question);
        let other = "Name another file with --answer FILE.";
        let is_new = match write_new(&path, start.as_bytes()) {
            Ok(()) => true,
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {
                editor::read_text(&path).map_err(|reason| {
                    Error::failed(format!("cannot judge {}: {reason}", path.display())).hint(other)
                })?;
                false
            }
            Err(error) => return Err(cannot_write(&path, &error).hint(other)),
        };
        self.start = start.trim_end().to_owned();
        let style = self.terminal.style();
        if let Some(current) = session.current() {
            let header = view::Header {
                tables: self.judge.tables(),
                progress: (1, 1),
                flagged: self.stored.flagged,
                leech: self.stored.card.is_some_and(|card| card.is_leech()),
                note: None,
            };
            self.terminal.show(&view::question(current, &header, style))?;
        }
        let place = path.display().to_string();
        let place = visible(&place);
        let text = match is_new {
            true => format!("Your file: {place}"),
            false => format!("Your file: {place} (it was there, and is kept)"),
        };
        Ok(self.terminal.show(&text)?)
    }

    /// Judges the file if it holds something new; gives the end when it is right, or cannot be judged.
    fn look(&mut self, session: &mut Session, is_asked: bool) -> Result<Option<Done>, Error> {
        let style = self.terminal.style();
        let text = match editor::read_text(&self.watch.path) {
            Ok(text) => text,
            Err(reason) => {
                self.terminal.show(&view::refused(&reason, style))?;
                return Ok(None);
            }
        };
        let text = text.trim_end().to_owned();
        // An editor may empty a file before it fills it: a blank is no attempt.
        if text.is_empty() || text == self.start || text == self.seen {
            if is_asked {
                let said = "nothing was changed, so nothing is judged";
                self.terminal.show(&view::refused(said, style))?;
            }
            return Ok(None);
        }
        self.seen.clone_from(&text);
        let clock = self.context.env.clock;
        session.step(Input::Answer(text.clone()), clock.elapsed_ms());
        let (attempt, said) = self.judge.judge(&text, style);
        if !said.is_empty() {
            self.terminal.show(said.trim_end())?;
        }
        if attempt == Attempt::Unjudged {
            return Ok(Some(Done::Problems));
        }
        match session.step(Input::Judged(attempt), clock.elapsed_ms()) {
            Output::Reveal => self.finish(session).map(Some),
            _ => Ok(None),
        }
    }

    /// Shows the answer and records the grade that the attempts and hints are worth.
    fn finish(&mut self, session: &mut Session) -> Result<Done, Error> {
        let style = self.terminal.style();
        let Some(current) = session.current() else { return Ok(Done::Ok) };
        let grade = suggested(current);
        self.terminal.show(&answer::answer(current, style))?;
        let output = session.step(Input::Grade(grade), self.context.env.clock.elapsed_ms());
        if let Output::Record(answered) = output {
            let now = self.context.now();
            let receipt = self.store.record(&answered, Some(self.stored.revision), now)?;
            let word = self.context.config.grades.word(answered.grade);
            self.terminal.show(&view::graded(&answered, &receipt, word, style))?;
        }
        Ok(Done::Ok)
    }

    fn hint(&mut self, session: &mut Session) -> Result<(), Error> {
        let style = self.terminal.style();
        let text = match session.step(Input::Hint, self.context.env.clock.elapsed_ms()) {
            Output::Hint(place) => view::hint(&self.stored.question.content.hints, place, style),
            Output::Refused(refusal) => view::refused(&refusal.to_string(), style),
            _ => return Ok(()),
        };
        Ok(self.terminal.show(&text)?)
    }

    fn edit(&mut self) -> Result<(), Error> {
        let said = match editor::command(self.context) {
            Some(editor) => editor::open(&editor, &self.watch.path).err(),
            None => Some("no editor is set; edit the file in your own".to_owned()),
        };
        match said {
            Some(said) => Ok(self.terminal.show(&view::refused(&said, self.terminal.style()))?),
            None => Ok(()),
        }
    }

    fn keys(&self, session: &Session) -> Keys {
        let hints = self.stored.question.content.hints.len();
        let used = session.current().map_or(0, |current| current.hints);
        Keys {
            enter: "look again".to_owned(),
            hint: usize::try_from(used).is_ok_and(|used| used < hints),
            editor: editor::command(self.context).is_some(),
            question: true,
            ..Keys::default()
        }
    }
}

/// Tells when a file changed: by its time and size, and only once they stand still, so that no half of it is judged.
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

fn default_file(question: &Question) -> PathBuf {
    PathBuf::from(format!("./{}{}", question.id.slug(), attempts::suffix(question)))
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
