//! Holding an interview: the journal is opened, the console runs over it, and what comes next is told.

use crate::app::context::Context;
use crate::app::{Done, terminal};
use crate::domain::interview::console::{Console, Seat};
use crate::domain::interview::journal::Scorecard;
use crate::error::Error;
use crate::ui::Terminal;
use crate::ui::view::interview;

use super::console_loop::{self, Drive, End};
use super::journal_file::{self, JournalFile};
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
    /// Set and interviewer as they were given, for the commands that are told.
    pub names: String,
}

impl Holding {
    /// Runs the interview, or goes on with it.
    pub fn run(&self, context: &Context) -> Result<Done, Error> {
        let Self { file, interviewer: name, .. } = self;
        let count = file.set.questions.len();
        if let Some(from) = self.from.filter(|from| !(1..=count as u64).contains(&u64::from(*from)))
        {
            return Err(Error::usage(format!("there is no question {from}"))
                .hint(format!("The set has {count}: --from 1 to --from {count}.")));
        }
        let mut terminal = terminal::open(context, false);
        let terminal = terminal.as_mut();
        let path = journal_file::path_of(&file.path, name);
        let before = journal_file::read(&path, &file.set)?;
        // A finished journal is not opened for writing: it may lie where nothing can be written any more.
        if let Some(before) = before
            && before.card().finished
            && before.card().interviewer == *name
        {
            let console = Console::new(&file.set, Seat::Interviewer, before);
            settle(context, &console);
            return self.tell_finished(console.card(), terminal);
        }
        let (mut journal, replay) = JournalFile::open(file, name)?;
        let mut console = Console::new(&file.set, Seat::Interviewer, replay);
        terminal.show(&interview::opening(&file.set, console.card(), terminal.style()))?;
        let store = context.store_as_it_is();
        let mut drive = Drive { context, journal: &mut journal, store, terminal, examiner: None };
        let end = console_loop::run(&mut drive, &mut console, self.from)?;
        let terminal = drive.terminal;
        if end == End::Finished {
            return self.tell_finished(console.card(), terminal);
        }
        let text = interview::paused(console.card(), &self.resume(), terminal.style());
        terminal.show(&text)?;
        Ok(if end == End::Interrupted { Done::Interrupted } else { Done::Ok })
    }

    fn tell_finished(&self, card: &Scorecard, terminal: &mut dyn Terminal) -> Result<Done, Error> {
        let score = format!("viva mock score {}", self.names);
        terminal.show(&interview::finished(card, &score, terminal.style()))?;
        Ok(Done::Ok)
    }

    fn resume(&self) -> String {
        format!("viva mock run {}", self.names)
    }
}

/// The log hears once more which questions a finished interview asked, where a kill or a locked database kept it from that.
fn settle(context: &Context, console: &Console<'_>) {
    if let Ok(mut store) = context.store_as_it_is() {
        // Nothing of the interview depends on it, and whoever looks at its end has nothing to decide.
        let _ =
            console.asked().try_for_each(|id| store.expose(&console.set().id, id, context.now()));
    }
}
