//! `viva mock run`: the interviewer's console.

use std::path::PathBuf;

use clap::Args;

use crate::cli::context::Context;
use crate::cli::{Done, quiz};
use crate::domain::labels::Level;
use crate::domain::mock::Set;
use crate::domain::mock::console::{Console, Seat};
use crate::domain::mock::journal::Scorecard;
use crate::domain::mock::passed::newest;
use crate::error::Error;
use crate::store::{Store, StoreError};
use crate::ui::Terminal;
use crate::ui::view::interview;

use super::console_loop::{self, Drive, End};
use super::journal_file::{self, JournalFile};
use super::quoted;
use super::set_file::SetFile;

const EXAMPLES: &str = "Examples:
  viva mock run out                      begin, or go on where it stopped
  viva mock run out/set.json --interviewer anna
  viva mock run out --from 5             begin at question 5
  printf '\\n3\\nq\\n' | viva mock run out  keys by pipe, one reply a line";

/// Run an interview, or go on with it: timers, ratings, ticks, notes
#[derive(Args, Debug)]
#[command(before_help = EXAMPLES)]
pub struct Run {
    /// set.json, or the folder that it lies in
    set: PathBuf,

    /// Who interviews: letters, digits, hyphens [default: your user name]
    #[arg(long, value_name = "NAME")]
    interviewer: Option<String>,

    /// Begin at this question instead of the first that is open
    #[arg(long, value_name = "N")]
    from: Option<u32>,
}

impl Run {
    /// Runs the interview, or goes on with it.
    pub fn run(self, context: &Context) -> Result<Done, Error> {
        let file = SetFile::settled(&self.set)?;
        let name = journal_file::interviewer(self.interviewer.as_deref(), &context.env)?;
        let count = file.set.questions.len();
        if let Some(from) = self.from.filter(|from| !(1..=count as u64).contains(&u64::from(*from)))
        {
            return Err(Error::usage(format!("there is no question {from}"))
                .hint(format!("The set has {count}: --from 1 to --from {count}.")));
        }
        let mut terminal = quiz::terminal(context, false);
        let terminal = terminal.as_mut();
        let path = journal_file::path_of(&file.path, &name);
        let before = journal_file::read(&path, &file.set)?;
        // A finished journal is not opened for writing: it may lie where nothing can be written any more.
        if let Some(before) = before
            && before.card().finished
            && before.card().interviewer == name
        {
            let console = Console::new(&file.set, Seat::Interviewer, before);
            settle(context, &console);
            return self.tell_finished(console.card(), terminal);
        }
        let (mut journal, replay) = JournalFile::open(&file, &name)?;
        let mut console = Console::new(&file.set, Seat::Interviewer, replay);
        terminal.show(&interview::opening(&file.set, console.card(), terminal.style()))?;
        let store = context.store_as_it_is();
        tell_not_passed(store.as_ref(), &file.set, terminal)?;
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
        let score = format!("viva mock score {}", self.names());
        terminal.show(&interview::finished(card, &score, terminal.style()))?;
        Ok(Done::Ok)
    }

    fn resume(&self) -> String {
        format!("viva mock run {}", self.names())
    }

    /// The set and the interviewer as they were given.
    fn names(&self) -> String {
        let set = quoted(&self.set);
        match &self.interviewer {
            Some(name) => format!("{set} --interviewer {}", name.to_lowercase()),
            None => set,
        }
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

/// Tells whoever has not passed the level of the set; a database that cannot be asked says so at the first rating.
fn tell_not_passed(
    store: Result<&Store, &Error>,
    set: &Set,
    terminal: &mut dyn Terminal,
) -> Result<(), Error> {
    let level: Level = set.blueprint.level;
    let passes = store.ok().and_then(|store| -> Option<_> {
        let passes: Result<_, StoreError> = store.levels_passed();
        passes.ok()
    });
    if passes.is_some_and(|passes| newest(&passes, level).is_none()) {
        terminal.show(&interview::not_passed(level.as_str(), terminal.style()))?;
    }
    Ok(())
}
