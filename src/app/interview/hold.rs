//! Holding an interview: the journal is opened, the console runs over it, and what comes next is told.

use crate::app::context::Context;
use crate::app::{Done, terminal};
use crate::domain::interview::console::{Console, Seat};
use crate::domain::interview::journal::{Entry, Event, NOTE_BYTES_MAX, Part, Scorecard};
use crate::domain::interview::replay::Replay;
use crate::error::Error;
use crate::ui::Terminal;
use crate::ui::view::interview;
use crate::words::app::holding as words;

use super::console_loop::{self, Drive, End};
use super::journal_file::{self, JournalFile};
use super::registry;
use super::set_file::SetFile;

/// An interview that is to be held, or gone on with.
#[derive(Debug)]
pub struct Holding {
    /// Its set.
    pub file: SetFile,
    /// Who interviews.
    pub interviewer: String,
    /// The question to begin at; `None` is the first that is open.
    pub from: Option<u32>,
    /// The questions that this interviewer of a panel takes; `None` leaves it as it was.
    pub part: Option<Part>,
    /// Why a finished card is to be changed.
    pub reopen: Option<String>,
    /// Set and interviewer as they were given, for the commands that are told.
    pub names: String,
    /// The set alone.
    pub set_name: String,
}

impl Holding {
    /// Runs the interview, or goes on with it.
    pub fn run(&self, context: &Context) -> Result<Done, Error> {
        let Self { file, interviewer: name, .. } = self;
        let count = file.set.questions.len();
        if let Some(from) = self.from.filter(|from| !(1..=count as u64).contains(&u64::from(*from)))
        {
            return Err(
                Error::usage(words::no_question(&from)).hint(words::from_which_questions(&count))
            );
        }
        if let Some(part) = self.part.filter(|part| part.to as usize > count) {
            return Err(Error::usage(words::no_part(&part)).hint(words::which_parts(&count)));
        }
        let mut terminal = terminal::open(context, false);
        let terminal = terminal.as_mut();
        let path = journal_file::path_of(&file.path, name);
        let before = journal_file::read(&path, &file.set)?;
        // A finished journal is not opened for writing: it may lie where nothing can be written any more.
        if let Some(before) = before
            && before.card().finished
            && before.card().interviewer == *name
            && self.reopen.is_none()
        {
            self.refuse_to_ignore(before.card())?;
            let console = Console::new(&file.set, Seat::Interviewer, before);
            settle(context, &console);
            return self.tell_finished(console.card(), terminal);
        }
        let (mut journal, mut replay) = JournalFile::open(file, name)?;
        if let Some(because) = &self.reopen {
            let entry = self.reopening(&replay, because, context)?;
            write(&mut journal, &mut replay, entry)?;
        }
        if let Some(part) = self.part.filter(|part| replay.card().part != Some(*part)) {
            let opened = Event::Opened {
                set: file.set.id.clone(),
                digest: file.set.digest.clone(),
                interviewer: name.clone(),
            };
            for event in [opened, Event::Part { from: part.from, to: part.to }, Event::Paused] {
                write(&mut journal, &mut replay, Entry { at_ms: context.now().at_ms, event })?;
            }
        }
        let mut console = Console::new(&file.set, Seat::Interviewer, replay);
        terminal.show(&interview::opening(&file.set, console.card(), terminal.style()))?;
        let store = context.store_as_it_is();
        let mut drive = Drive { context, journal: &mut journal, store, terminal, examiner: None };
        let end = console_loop::run(&mut drive, &mut console, self.from)?;
        let terminal = drive.terminal;
        let cards = std::slice::from_ref(console.card());
        registry::note(file, cards, context);
        if end == End::Finished {
            return self.tell_finished(console.card(), terminal);
        }
        let text =
            interview::paused(console.card(), &self.resume(), Seat::Interviewer, terminal.style());
        terminal.show(&text)?;
        Ok(if end == End::Interrupted { Done::Interrupted } else { Done::Ok })
    }

    /// A finished card takes no other part and asks nothing more: whoever wants that is told so.
    fn refuse_to_ignore(&self, card: &Scorecard) -> Result<(), Error> {
        let option = match (self.part.filter(|part| card.part != Some(*part)), self.from) {
            (Some(part), _) => words::option_part(&part.from, &part.to),
            (None, Some(from)) => words::option_from(&from),
            (None, None) => return Ok(()),
        };
        let name = &self.interviewer;
        Err(Error::failed(words::card_is_finished(&name, &option))
            .hint(words::open_it_once_more(&self.names, &option)))
    }

    fn tell_finished(&self, card: &Scorecard, terminal: &mut dyn Terminal) -> Result<Done, Error> {
        let text = interview::finished(card, &self.names, &self.set_name, terminal.style());
        terminal.show(&text)?;
        Ok(Done::Ok)
    }

    /// The entry that opens a finished card once more.
    fn reopening(&self, replay: &Replay, because: &str, context: &Context) -> Result<Entry, Error> {
        let because = because.trim();
        if because.is_empty() || because.len() > NOTE_BYTES_MAX {
            return Err(Error::usage(words::reopened_with_a_reason().to_owned())
                .hint(words::say_why_it_is_reopened()));
        }
        if !replay.card().finished {
            return Err(Error::usage(words::card_is_not_finished(&self.interviewer))
                .hint(words::it_goes_on_without_reopen(&self.resume())));
        }
        let event = Event::Reopened { because: because.to_owned() };
        Ok(Entry { at_ms: context.now().at_ms, event })
    }

    fn resume(&self) -> String {
        words::run_command(&self.names)
    }
}

/// Writes an entry of the program's own; it is on the disk when this returns.
fn write(journal: &mut JournalFile, replay: &mut Replay, entry: Entry) -> Result<(), Error> {
    replay.add(&entry).map_err(|misfit| Error::failed(misfit.to_string()))?;
    journal.append(std::slice::from_ref(&entry))
}

/// The log hears once more which questions a finished interview asked, where a kill or a locked database kept it from that.
fn settle(context: &Context, console: &Console<'_>) {
    if let Ok(mut store) = context.store_as_it_is() {
        // Nothing of the interview depends on it, and whoever looks at its end has nothing to decide.
        let _ =
            console.asked().try_for_each(|id| store.expose(&console.set().id, id, context.now()));
    }
}
