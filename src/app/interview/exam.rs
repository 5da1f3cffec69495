//! A timed exam for oneself. It never moves the schedule; a pass is kept as an event.
//!
//! Sets and journals are plain files of the one who is examined, and nothing here keeps people from cheating themselves. But a pass means
//! the same for everybody: a set that was not drawn by a built-in blueprint of its level, or whose questions do not keep its rows,
//! must not count as one.

use std::path::Path;

use crate::app::bank;
use crate::app::bank::files;
use crate::app::context::Context;
use crate::app::interview::console_loop::{self, Drive, End};
use crate::app::interview::documents;
use crate::app::interview::draw::{self, Request};
use crate::app::interview::examiner::Examiner;
use crate::app::interview::journal_file::{self, JournalFile};
use crate::app::interview::paused_exams::{self, SELF, folder_of};
use crate::app::interview::pool::Bank;
use crate::app::interview::recipe::Recipe;
use crate::app::interview::set_file::{SET_FILE, SetFile};
use crate::app::quoted::quoted;
use crate::app::{Done, terminal};
use crate::domain::interview::Blueprint;
use crate::domain::interview::console::{Console, Seat};
use crate::domain::interview::passed::{LevelPassed, Paused, newest, next_level};
use crate::domain::interview::report::{Report, Verdict};
use crate::domain::interview::score;
use crate::domain::labels::Level;
use crate::domain::language::Language;
use crate::domain::time::{Day, Moment};
use crate::error::Error;
use crate::store::Store;
use crate::ui::Terminal;
use crate::ui::view::{interview, mock_report, passed as passed_view};
use crate::words::app::holding as words;

/// What exam is wanted.
#[derive(Clone, Copy, Debug)]
pub struct Exam {
    /// The level; `None` is that of the goal while it is not passed, and else the one above the highest pass.
    pub level: Option<Level>,
    /// Minutes of its built-in blueprint; `None` is 60, or those of a paused one.
    pub minutes: Option<u16>,
    /// The seed of the draw; `None` is random.
    pub seed: Option<u64>,
    /// Language of the questions.
    pub language: Language,
    /// Whether a new one is begun in the place of the one that is paused.
    pub restart: bool,
}

impl Exam {
    /// Runs the exam, or goes on with it, and says what it came to.
    pub fn run(self, context: &Context) -> Result<Done, Error> {
        let mut store = bank::open(context)?;
        let exams = exams(&folder_of(context));
        settle(&exams, &mut store, context)?;
        let mut paused = paused_exams::of(exams)?;
        let meant = self.resumed(&mut paused);
        let (file, ended) = match meant {
            Some((file, _)) if !self.restart => (file, Vec::new()),
            meant => {
                // Of the same level and time as the one whose place it takes.
                let kind = meant.as_ref().map(|(_, exam)| *exam);
                let level = kind.map_or_else(|| self.level(&store), |exam| Ok(exam.level))?;
                let minutes = kind.map_or(60, |exam| exam.minutes);
                let blueprint = Recipe::exam(level, self.minutes.unwrap_or(minutes))?;
                let file = self.draw(blueprint, &store, context)?;
                let alike = paused.extract_if(.., |(_, exam)| Some(*exam) == kind).collect();
                let mut ended: Vec<_> = alike;
                ended.extend(meant);
                (file, ended)
            }
        };
        let mut terminal = terminal::open(context, false);
        let terminal = terminal.as_mut();
        for (old, exam) in &ended {
            let rated = paused_exams::discard(old, context)?;
            let of = old.set.questions.len();
            let text =
                interview::discarded(*exam, (rated, of), &quoted(&old.path), terminal.style());
            terminal.show(&text)?;
        }
        if !paused.is_empty() {
            let others: Vec<Paused> = paused.iter().map(|(_, exam)| *exam).collect();
            terminal.show(&interview::paused_exams(&others, terminal.style()))?;
        }
        let (mut journal, replay) = JournalFile::open(&file, SELF)?;
        let mut console = Console::new(&file.set, Seat::Alone, replay);
        terminal.show(&interview::exam(&file.set, terminal.style()))?;
        terminal.show(&interview::opening(&file.set, console.card(), terminal.style()))?;
        let examiner = Some(Examiner::default());
        let mut drive =
            Drive { context, journal: &mut journal, store: Ok(store), terminal, examiner };
        let end = console_loop::run(&mut drive, &mut console, None)?;
        let Drive { store, terminal, .. } = drive;
        if end != End::Finished {
            let resume = Paused::of(&file.set).command();
            terminal.show(&interview::paused(
                console.card(),
                &resume,
                Seat::Alone,
                terminal.style(),
            ))?;
            return Ok(if end == End::Interrupted { Done::Interrupted } else { Done::Ok });
        }
        let report = score::report(&file.set, console.card());
        conclude(&report, &mut store?, context, terminal)?;
        Ok(Done::Ok)
    }

    /// The paused exam that is meant: the one that was left last among those that fit what was asked for. It is taken out of `paused`.
    fn resumed(&self, paused: &mut Vec<(SetFile, Paused)>) -> Option<(SetFile, Paused)> {
        let fits = |exam: &Paused| {
            self.level.is_none_or(|level| level == exam.level)
                && self.minutes.is_none_or(|minutes| minutes == exam.minutes)
        };
        let place = paused.iter().rposition(|(_, exam)| fits(exam))?;
        Some(paused.remove(place))
    }

    fn level(&self, store: &Store) -> Result<Level, Error> {
        if let Some(level) = self.level {
            return Ok(level);
        }
        let passes = store.levels_passed()?;
        let aim = store.goal()?.and_then(|goal| goal.level);
        if let Some(aim) = aim.filter(|aim| newest(&passes, *aim).is_none()) {
            return Ok(aim);
        }
        let highest = passes.iter().map(|pass| pass.level).max();
        Ok(next_level(&passes).or(highest).unwrap_or(Level::Junior))
    }

    fn draw(
        &self,
        blueprint: Blueprint,
        store: &Store,
        context: &Context,
    ) -> Result<SetFile, Error> {
        let bank = Bank::read(store, context, self.language)?;
        draw::tell_language(&bank, self.language);
        let request = Request {
            blueprint,
            forms: 1,
            seed: match self.seed {
                Some(seed) => seed,
                None => draw::seed(store, context)?,
            },
            must: Vec::new(),
            anchors: None,
            exclude: Vec::new(),
            nearest: false,
            language: self.language,
            candidates: Vec::new(),
            codes: Vec::new(),
        };
        let sets = draw::sets(store, &bank, &request)?;
        let set =
            sets.into_iter().next().ok_or_else(|| Error::failed(words::no_set_was_drawn()))?;
        let folder = folder_of(context);
        if let Some(taken) = exams(&folder).iter().find(|one| one.set.digest == set.digest) {
            let path = taken.path.display();
            return Err(Error::failed(words::set_was_taken_already())
                .hint(words::see_it_again(&path))
                .hint(words::leave_the_seed_out()));
        }
        let path = folder.join(&set.id).join(SET_FILE);
        files::replace(&path, documents::json(&set)?)?;
        Ok(SetFile { path, set })
    }
}

/// Every exam that was drawn, by name. One of a newer version, or one that was changed, keeps nobody from another.
fn exams(folder: &Path) -> Vec<SetFile> {
    paused_exams::paths(folder).iter().filter_map(|path| SetFile::read(path).ok()).collect()
}

/// Keeps the passes of finished exams that the log has not heard of, because a kill or a locked database came between.
fn settle(exams: &[SetFile], store: &mut Store, context: &Context) -> Result<(), Error> {
    let known = store.levels_passed()?;
    for SetFile { path, set } in exams {
        if known.iter().any(|pass| pass.set == set.id) {
            continue;
        }
        if !Recipe::is_exam(set) {
            continue;
        }
        // A journal that cannot be read is told when its exam is gone on with.
        let journal = journal_file::read(&journal_file::path_of(path, SELF), set);
        let Ok(Some(replay)) = journal else { continue };
        let report = score::report(set, replay.card());
        if report.finished && report.verdict == Verdict::Pass {
            let now = context.now();
            let at_ms = replay.newest_ms().unwrap_or(now.at_ms);
            let day = Moment { at_ms, ..now }.study_day(context.config.rollover_hour);
            store.pass_level(&passed(&report, day), now)?;
        }
    }
    Ok(())
}

/// Shows the verdict and keeps a pass.
fn conclude(
    report: &Report,
    store: &mut Store,
    context: &Context,
    terminal: &mut dyn Terminal,
) -> Result<(), Error> {
    let style = terminal.style();
    // Shown first: it stands in the journal, whatever happens to the log.
    terminal.show(&mock_report::render(report, style))?;
    if report.verdict != Verdict::Pass {
        return Ok(terminal.show(&passed_view::try_again(report.level, style))?);
    }
    store
        .pass_level(&passed(report, context.today()), context.now())
        .map_err(|error| Error::from(error).hint(words::pass_is_not_lost()))?;
    Ok(terminal.show(&passed_view::render(&store.levels_passed()?, style))?)
}

fn passed(report: &Report, study_day: Day) -> LevelPassed {
    LevelPassed {
        level: report.level,
        set: report.set.clone(),
        study_day,
        overall_hundredths: report.overall.map_or(0, score::hundredths),
        asked: report.asked,
        questions: report.of,
        ticked: report.points.count,
        points: report.points.of,
    }
}
