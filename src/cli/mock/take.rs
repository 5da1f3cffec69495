//! `viva mock take`: a timed exam for oneself. It never moves the schedule; a pass is kept as an event.

use std::path::{Path, PathBuf};

use clap::Args;

use crate::cli::context::Context;
use crate::cli::{Done, files, quiz};
use crate::config::Language;
use crate::domain::labels::Level;
use crate::domain::mock::console::{Console, Seat};
use crate::domain::mock::passed::{LevelPassed, next_level};
use crate::domain::mock::report::{Report, Verdict};
use crate::domain::mock::score;
use crate::domain::time::Moment;
use crate::error::Error;
use crate::store::Store;
use crate::ui::Terminal;
use crate::ui::view::{interview, mock_report, passed as passed_view};

use super::bank::Bank;
use super::console_loop::{self, Drive, End};
use super::draw::{self, Request};
use super::examiner::Examiner;
use super::journal_file::{self, JournalFile};
use super::recipe::Recipe;
use super::set_file::{SET_FILE, SetFile};
use super::{documents, journals};

const EXAMPLES: &str = "Examples:
  viva mock take --level junior              60 minutes against the clock, then the verdict
  viva mock take --level middle --minutes 45
  viva mock take                             the level to try next, or the exam that was paused";

/// Who interviews oneself, in the name of the journal.
const SELF: &str = "self";

/// Examine yourself: a timed set, self-rated or judged, without hints; a pass of the level is kept
#[derive(Args, Debug)]
#[command(before_help = EXAMPLES)]
pub struct Take {
    /// junior, middle or senior [default: the one above your highest pass]
    #[arg(long, value_parser = clap::builder::PossibleValuesParser::new(Level::WORDS))]
    #[arg(hide_possible_values = true)]
    level: Option<String>,

    /// 45, 60 or 90
    #[arg(long, value_name = "M", default_value_t = 60)]
    minutes: u16,

    /// The same seed, bank and history give the same set [default: taken from the clock]
    #[arg(long, value_name = "S")]
    seed: Option<u64>,

    /// Language of the questions: en or ru
    #[arg(long, value_enum, hide_possible_values = true)]
    lang: Option<Language>,

    /// Begin a new exam though one is paused
    #[arg(long)]
    restart: bool,
}

impl Take {
    /// Runs the exam, or goes on with it, and says what it came to.
    pub fn run(self, context: &Context) -> Result<Done, Error> {
        let mut store = context.store()?;
        let folder = folder_of(context);
        settle(&folder, &mut store, context)?;
        let level = self.level(&store)?;
        let paused = if self.restart { None } else { paused(&folder, level, self.minutes)? };
        let file = match paused {
            Some(file) => file,
            None => self.draw(level, &folder, &store, context)?,
        };
        let mut terminal = quiz::terminal(context, false);
        let terminal = terminal.as_mut();
        let (mut journal, replay) = JournalFile::open(&file, SELF)?;
        let mut console = Console::new(&file.set, Seat::Alone, replay);
        terminal.show(&interview::opening(&file.set, console.card(), terminal.style()))?;
        let examiner = Some(Examiner::default());
        let mut drive =
            Drive { context, journal: &mut journal, store: Ok(store), terminal, examiner };
        let end = console_loop::run(&mut drive, &mut console, None)?;
        let Drive { store, terminal, .. } = drive;
        if end != End::Finished {
            let resume = format!("viva mock take --level {level} --minutes {}", self.minutes);
            terminal.show(&interview::paused(console.card(), &resume, terminal.style()))?;
            return Ok(if end == End::Interrupted { Done::Interrupted } else { Done::Ok });
        }
        let report = score::report(&file.set, console.card());
        conclude(&report, &mut store?, context, terminal)?;
        Ok(Done::Ok)
    }

    fn level(&self, store: &Store) -> Result<Level, Error> {
        if let Some(level) = self.level.as_deref().and_then(|word| word.parse().ok()) {
            return Ok(level);
        }
        let passes = store.levels_passed()?;
        let highest = passes.iter().map(|pass| pass.level).max();
        Ok(next_level(&passes).or(highest).unwrap_or(Level::Junior))
    }

    fn draw(
        &self,
        level: Level,
        folder: &Path,
        store: &Store,
        context: &Context,
    ) -> Result<SetFile, Error> {
        let text = Recipe::builtin(level, self.minutes).text()?;
        let bank = Bank::read(store, context)?;
        let request = Request {
            blueprint: text.parse(&bank.known(), context)?,
            forms: 1,
            seed: self.seed.unwrap_or_else(|| draw::seed(context)),
            must: Vec::new(),
            exclude: Vec::new(),
            nearest: false,
            language: self.lang.unwrap_or(context.config.language),
            candidate: None,
        };
        let sets = draw::sets(store, &bank, &request)?;
        let set = sets.into_iter().next().ok_or_else(|| Error::failed("no set was drawn"))?;
        let path = folder.join(&set.id).join(SET_FILE);
        if path.exists() {
            return Err(Error::failed(format!("{} was taken already", set.id))
                .hint(format!("See it again: viva mock score {}", path.display()))
                .hint("Leave --seed out for another set."));
        }
        files::replace(&path, documents::json(&set)?)?;
        Ok(SetFile { path, set })
    }
}

/// Exams lie beside the database that knows of them.
fn folder_of(context: &Context) -> PathBuf {
    context.database.parent().unwrap_or(Path::new(".")).join("mock")
}

/// The sets of all exams, in the order of their names.
fn exams(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten();
    let mut paths: Vec<PathBuf> =
        entries.filter_map(|entry| Some(entry.ok()?.path().join(SET_FILE))).collect();
    paths.retain(|path| path.exists());
    paths.sort();
    paths
}

/// The exam of this level and length that was begun and not finished; the first by name, if there are several.
fn paused(folder: &Path, level: Level, minutes: u16) -> Result<Option<SetFile>, Error> {
    for path in &exams(folder) {
        // An exam of another version, or one that was changed, keeps nobody from a new one.
        let Ok(file) = SetFile::read(path) else { continue };
        let blueprint = &file.set.blueprint;
        if (blueprint.level, blueprint.minutes) != (level, minutes) {
            continue;
        }
        let journal = journal_file::path_of(path, SELF);
        if !journal.exists() || !journals::card(&journal, &file.set)?.finished {
            return Ok(Some(file));
        }
    }
    Ok(None)
}

/// Keeps the passes of exams that were brought to their end while the log could not be written, or were killed just then.
fn settle(folder: &Path, store: &mut Store, context: &Context) -> Result<(), Error> {
    let known: Vec<String> = store.levels_passed()?.into_iter().map(|pass| pass.set).collect();
    for path in exams(folder) {
        // An exam that cannot be read keeps nobody from a new one.
        let Ok(file) = SetFile::read(&path) else { continue };
        let Ok(Some(replay)) = journal_file::read(&journal_file::path_of(&path, SELF), &file.set)
        else {
            continue;
        };
        if known.contains(&file.set.id) || !replay.card().finished {
            continue;
        }
        let at_ms = replay.newest_ms().unwrap_or(context.now().at_ms);
        let report = score::report(&file.set, replay.card());
        keep_pass(&report, store, context, Moment { at_ms, ..context.now() })?;
    }
    Ok(())
}

/// Writes a pass to the log as one of the study day that `ended` lies in.
fn keep_pass(
    report: &Report,
    store: &mut Store,
    context: &Context,
    ended: Moment,
) -> Result<(), Error> {
    if report.verdict != Verdict::Pass {
        return Ok(());
    }
    let passed = LevelPassed {
        level: report.level,
        set: report.set.clone(),
        study_day: ended.study_day(context.config.rollover_hour),
        overall_hundredths: report.overall.map_or(0, score::hundredths),
        asked: report.asked,
        questions: report.of,
        ticked: report.points.count,
        points: report.points.of,
    };
    Ok(store.pass_level(&passed, context.now())?)
}

/// Keeps a pass and shows the verdict.
fn conclude(
    report: &Report,
    store: &mut Store,
    context: &Context,
    terminal: &mut dyn Terminal,
) -> Result<(), Error> {
    let style = terminal.style();
    keep_pass(report, store, context, context.now())?;
    terminal.show(&mock_report::render(report, style))?;
    let after = match report.verdict {
        Verdict::Pass => passed_view::render(&store.levels_passed()?, style),
        _ => passed_view::try_again(report.level, style),
    };
    Ok(terminal.show(&after)?)
}
