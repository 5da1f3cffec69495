//! One run of the quiz as a state machine without input or output.
//!
//! [`Session::step`] takes what happened and says what must be done next; the caller draws, reads, loads and writes. Nothing in
//! here knows a terminal or a database, and no input in any state makes it panic.

mod exchange;

pub use exchange::{Asked, Input, Output, Refusal};

use std::collections::VecDeque;

use super::answer::{self, Judged};
use super::attempt::{Attempt, Attempts};
use super::grade::{self, Grade, Verdict};
use super::ids::QuestionId;
use super::labels::Level;
use super::postponed;
use super::review::{Answered, EventId, Mode, Receipt};
use super::schedule::{DRILLS_MAX, Earlier, Item};
use super::time::Day;

/// What a run is limited by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Questions asked for the first time in this run; `None` = all.
    pub first_sights: Option<usize>,
    /// Milliseconds after which no further question is asked; `None` = no limit.
    pub duration_ms: Option<u64>,
    /// Whether a question graded below 4 comes again in this run.
    pub repeats: bool,
}

/// The question on the screen and all that happened to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Current {
    /// Its place in the queue.
    pub item: Item,
    /// Whether it was asked before in this study day.
    pub is_repeat: bool,
    /// The loaded question.
    pub asked: Asked,
    /// Hints shown so far.
    pub hints: u32,
    /// One flag a key point.
    pub ticks: Vec<bool>,
    /// Attempts that were judged and not right.
    pub attempts: Attempts,
    /// What was typed; `None` before the reveal.
    pub judged: Option<Judged>,
    shown_at_ms: u64,
}

impl Current {
    /// Whether what is typed is run and judged, and may be corrected.
    pub fn takes_attempts(&self) -> bool {
        self.asked.can_judge && self.asked.question.kind.is_attempted()
    }

    /// Whether it was to be solved and its answer was shown instead.
    pub fn is_given_up(&self) -> bool {
        let is_blank = |judged: &Judged| judged.verdict == Verdict::Blank;
        self.takes_attempts() && self.judged.as_ref().is_some_and(is_blank)
    }

    /// The highest grade that is left: hints lower it, and what was given up was not solved, however clear its answer is now.
    pub fn cap(&self) -> Grade {
        let most = if self.is_given_up() { Grade::HARD } else { Grade::EASY };
        most.min(grade::cap(self.hints))
    }

    /// Whether an answer is typed before the reveal.
    pub fn is_typed(&self) -> bool {
        let kind = self.asked.question.kind;
        kind.is_typed() && (!kind.is_attempted() || self.asked.can_judge)
    }
}

/// The result of one first sight.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FirstSight {
    /// The question.
    pub id: QuestionId,
    /// Its level.
    pub level: Level,
    /// The grade it got.
    pub grade: Grade,
    /// Time from its appearance to the grade, in milliseconds.
    pub elapsed_ms: u32,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Waiting {
    item: Item,
    is_repeat: bool,
    /// Hints that were shown before an undo displaced it: they go on capping its grade.
    hints: u32,
}

impl Waiting {
    fn first(item: Item) -> Self {
        Self { item, is_repeat: false, hints: 0 }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Phase {
    Idle,
    Choosing,
    Loading(Waiting),
    Asking(Box<Current>),
    Judging(Box<Current>, String),
    Revealed(Box<Current>),
    Recording(Box<Current>, Answered),
    /// It is known; whether its answer is shown.
    Postponing(Box<Current>, bool),
    Voiding(Option<Waiting>),
    Finished,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Done {
    current: Box<Current>,
    event: EventId,
    deed: Deed,
}

/// What was done to a question that can be taken back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Deed {
    Answered { drills_again: bool },
    Postponed { was_revealed: bool },
}

/// A run of the quiz.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    limits: Limits,
    started_at_ms: u64,
    queue: VecDeque<Waiting>,
    /// Whether more first sights may be chosen when those in the queue are through.
    is_choosing: bool,
    phase: Phase,
    history: Vec<Done>,
    first_sights: Vec<FirstSight>,
    answers: usize,
    /// What was answered before this run, on its day.
    earlier: Earlier,
}

impl Session {
    /// A run over `items`, then over `pending`: drills left by an earlier run of the same study day. With a limit of no first
    /// sight nothing is asked, drills neither.
    pub fn new(items: Vec<Item>, pending: Vec<QuestionId>, limits: Limits, now_ms: u64) -> Self {
        let first = items.into_iter().map(Waiting::first);
        let drills = pending.into_iter().map(|id| Waiting {
            item: Item { id, mode: Mode::Drill, is_new: false },
            is_repeat: true,
            hints: 0,
        });
        let asks_nothing = limits.first_sights == Some(0);
        Self {
            limits,
            started_at_ms: now_ms,
            queue: first.chain(drills).filter(|_| !asks_nothing).collect(),
            is_choosing: false,
            phase: Phase::Idle,
            history: Vec::new(),
            first_sights: Vec::new(),
            answers: 0,
            earlier: Earlier::default(),
        }
    }

    /// The same run after what was answered earlier on its day: repeats are bounded over the whole of it.
    pub fn after(self, earlier: Earlier) -> Self {
        Self { earlier, ..self }
    }

    /// The same run, but when no first sight is left in its queue the next one is chosen elsewhere, each when the one before it was
    /// answered: by [`Output::Choose`].
    pub fn choosing(self) -> Self {
        Self { is_choosing: true, ..self }
    }

    /// Takes one input at `now_ms` (a clock of the caller's that never runs backwards) and says what to do next.
    pub fn step(&mut self, input: Input, now_ms: u64) -> Output {
        // The phase is taken out and every arm puts one back, so that no state can be half changed.
        let phase = std::mem::replace(&mut self.phase, Phase::Idle);
        let (phase, output) = match (phase, input) {
            (Phase::Finished, _) => (Phase::Finished, Output::Finished),
            (Phase::Idle, Input::Begin) => self.next(now_ms),
            (Phase::Loading(waiting), Input::Loaded(asked)) => Self::ask(waiting, *asked, now_ms),
            (Phase::Loading(_), Input::Missing) => self.next(now_ms),
            (Phase::Choosing, Input::Chosen(Some(item))) => Self::load(Waiting::first(item)),
            (Phase::Choosing, Input::Chosen(None)) => {
                self.is_choosing = false;
                self.next(now_ms)
            }
            (Phase::Asking(current), Input::Answer(typed)) => Self::answer(current, typed),
            (Phase::Judging(current, typed), Input::Judged(attempt)) => {
                Self::judged(current, typed, attempt)
            }
            (Phase::Asking(current), Input::Hint) => Self::hint(current),
            (Phase::Revealed(current), Input::Tick(points)) => Self::tick(current, &points),
            (Phase::Revealed(current), Input::Grade(grade, day)) => {
                Self::grade(current, grade, day, now_ms)
            }
            (Phase::Recording(current, answered), Input::Recorded(receipt)) => {
                self.recorded(current, &answered, receipt);
                self.next(now_ms)
            }
            (Phase::Asking(current), Input::Postpone) => Self::postpone(current, false),
            (Phase::Revealed(current), Input::Postpone) => Self::postpone(current, true),
            (Phase::Postponing(current, was_revealed), Input::Postponed(event)) => {
                self.history.push(Done { current, event, deed: Deed::Postponed { was_revealed } });
                self.next(now_ms)
            }
            (phase @ (Phase::Idle | Phase::Asking(_) | Phase::Revealed(_)), Input::Undo) => {
                self.undo(phase)
            }
            (Phase::Voiding(displaced), Input::Voided) => self.voided(displaced),
            (Phase::Asking(_) | Phase::Revealed(_), Input::Skip) => self.next(now_ms),
            (
                Phase::Idle
                | Phase::Choosing
                | Phase::Loading(_)
                | Phase::Asking(_)
                | Phase::Revealed(_),
                Input::Quit,
            ) => (Phase::Finished, Output::Finished),
            (phase, _) => (phase, Output::Refused(Refusal::NotNow)),
        };
        self.phase = phase;
        output
    }

    /// The question on the screen, if there is one.
    pub fn current(&self) -> Option<&Current> {
        match &self.phase {
            Phase::Asking(current)
            | Phase::Judging(current, _)
            | Phase::Revealed(current)
            | Phase::Postponing(current, _)
            | Phase::Recording(current, _) => Some(current),
            _ => None,
        }
    }

    /// Whether the answer of the current question is shown.
    pub fn is_revealed(&self) -> bool {
        matches!(self.phase, Phase::Revealed(_))
    }

    /// Whether there is something of this run to take back.
    pub fn can_undo(&self) -> bool {
        !self.history.is_empty()
    }

    /// Answers of this run, repeats included, those taken back not.
    pub fn answers(&self) -> usize {
        self.answers
    }

    /// Questions of this run that were put off as known.
    pub fn postponed(&self) -> usize {
        let is_postponed = |done: &&Done| matches!(done.deed, Deed::Postponed { .. });
        self.history.iter().filter(is_postponed).count()
    }

    /// Results of the questions seen for the first time in this run, in order.
    pub fn first_sights(&self) -> &[FirstSight] {
        &self.first_sights
    }

    /// Place of the current first sight (from 1), and how many there will be in this run: those that were skipped or
    /// are gone are no longer counted. `None` while more may be chosen.
    pub fn progress(&self) -> (usize, Option<usize>) {
        let seen = self.first_sights.len();
        let shown = match &self.phase {
            Phase::Loading(waiting) | Phase::Voiding(Some(waiting)) => !waiting.is_repeat,
            _ => self.current().is_some_and(|current| !current.is_repeat),
        };
        let waiting = self.queue.iter().filter(|waiting| !waiting.is_repeat).count();
        let all = seen + usize::from(shown) + waiting;
        let planned = match (self.limits.first_sights, self.is_choosing) {
            (limit, true) => limit,
            (limit, false) => Some(limit.map_or(all, |limit| limit.min(all))),
        };
        (seen + 1, planned.map(|planned| planned.max(seen)))
    }

    fn next(&mut self, now_ms: u64) -> (Phase, Output) {
        let elapsed_ms = now_ms.saturating_sub(self.started_at_ms);
        let out_of_time = self.limits.duration_ms.is_some_and(|limit_ms| elapsed_ms >= limit_ms);
        let full = self.limits.first_sights.is_some_and(|limit| self.first_sights.len() >= limit);
        if out_of_time {
            return (Phase::Finished, Output::Finished);
        }
        if self.is_choosing && !full && self.queue.iter().all(|waiting| waiting.is_repeat) {
            return (Phase::Choosing, Output::Choose);
        }
        let may_repeat = self.may_repeat();
        let place = self.queue.iter().position(|waiting| match waiting.is_repeat {
            true => may_repeat || waiting.item.mode == Mode::Cram,
            false => !full,
        });
        match place.and_then(|place| self.queue.remove(place)) {
            Some(waiting) => Self::load(waiting),
            None => (Phase::Finished, Output::Finished),
        }
    }

    /// Whether the day has room for one more repeat.
    fn may_repeat(&self) -> bool {
        let drills = self.answers - self.first_sights.len();
        self.earlier.drills_left(self.first_sights.len()) > drills
    }

    /// Whether a question, once more repeated or not, may come again today.
    fn comes_again(&self, id: &QuestionId, is_repeat: bool) -> bool {
        let earlier = self.earlier.drills.get(id).copied().unwrap_or(0);
        let of_run = self.history.iter();
        let of_run = of_run.filter(|done| done.current.is_repeat && done.current.item.id == *id);
        let drills = of_run.fold(earlier, |count, _| count + 1) + u32::from(is_repeat);
        drills < DRILLS_MAX
    }

    fn load(waiting: Waiting) -> (Phase, Output) {
        let id = waiting.item.id.clone();
        (Phase::Loading(waiting), Output::Load(id))
    }

    fn ask(waiting: Waiting, asked: Asked, now_ms: u64) -> (Phase, Output) {
        let current = Current {
            item: waiting.item,
            is_repeat: waiting.is_repeat,
            ticks: vec![false; asked.question.content.key_points.len()],
            asked,
            attempts: Attempts::default(),
            hints: waiting.hints,
            judged: None,
            shown_at_ms: now_ms,
        };
        (Phase::Asking(Box::new(current)), Output::Ask)
    }

    fn answer(current: Box<Current>, typed: String) -> (Phase, Output) {
        let is_attempt = current.takes_attempts() && !typed.trim().is_empty();
        if is_attempt {
            return (Phase::Judging(current, typed.clone()), Output::Judge(typed));
        }
        Self::reveal(current, &typed)
    }

    fn judged(mut current: Box<Current>, typed: String, attempt: Attempt) -> (Phase, Output) {
        let Some(verdict) = current.attempts.verdict(attempt) else {
            current.attempts.add(typed, attempt);
            return (Phase::Asking(current), Output::TryAgain);
        };
        current.judged = Some(Judged { verdict, typed, picked: Vec::new() });
        (Phase::Revealed(current), Output::Reveal)
    }

    fn reveal(mut current: Box<Current>, typed: &str) -> (Phase, Output) {
        if current.asked.question.kind.is_attempted() && !current.takes_attempts() {
            let typed = typed.trim_end().to_owned();
            current.judged = Some(Judged { verdict: Verdict::Unjudged, typed, picked: Vec::new() });
            return (Phase::Revealed(current), Output::Reveal);
        }
        match answer::judge(&current.asked.question, typed) {
            Ok(judged) => {
                current.judged = Some(judged);
                (Phase::Revealed(current), Output::Reveal)
            }
            Err(error) => (Phase::Asking(current), Output::Refused(error.into())),
        }
    }

    fn hint(mut current: Box<Current>) -> (Phase, Output) {
        let place = usize::try_from(current.hints).unwrap_or(usize::MAX);
        if place >= current.asked.question.content.hints.len() {
            return (Phase::Asking(current), Output::Refused(Refusal::NoHint));
        }
        current.hints += 1;
        (Phase::Asking(current), Output::Hint(place))
    }

    fn tick(mut current: Box<Current>, points: &[usize]) -> (Phase, Output) {
        let count = current.ticks.len();
        if let Some(given) = points.iter().find(|point| !(1..=count).contains(*point)) {
            let refusal = Refusal::NoSuchPoint { given: *given, count };
            return (Phase::Revealed(current), Output::Refused(refusal));
        }
        for point in points {
            current.ticks[point - 1] ^= true;
        }
        (Phase::Revealed(current), Output::Ticked)
    }

    fn grade(current: Box<Current>, grade: Grade, study_day: Day, now_ms: u64) -> (Phase, Output) {
        let cap = current.cap();
        if grade > cap {
            let refusal = match current.is_given_up() {
                true => Refusal::GivenUp,
                false => Refusal::AboveCap { hints: current.hints, cap },
            };
            return (Phase::Revealed(current), Output::Refused(refusal));
        }
        let elapsed_ms = now_ms.saturating_sub(current.shown_at_ms);
        let answered = Answered {
            question: current.item.id.clone(),
            grade,
            mode: current.item.mode,
            study_day,
            elapsed_ms: u32::try_from(elapsed_ms).unwrap_or(u32::MAX),
            hints: current.hints,
        };
        (Phase::Recording(current, answered.clone()), Output::Record(answered))
    }

    fn postpone(current: Box<Current>, was_revealed: bool) -> (Phase, Output) {
        if postponed::may_postpone(current.asked.card) {
            return (Phase::Postponing(current, was_revealed), Output::Postpone);
        }
        let back = if was_revealed { Phase::Revealed } else { Phase::Asking };
        (back(current), Output::Refused(Refusal::Failed))
    }

    fn recorded(&mut self, current: Box<Current>, answered: &Answered, receipt: Receipt) {
        let drills_again = self.limits.repeats
            && !answered.grade.is_settled()
            && self.comes_again(&answered.question, current.is_repeat);
        if drills_again {
            let mode = if answered.mode == Mode::Cram { Mode::Cram } else { Mode::Drill };
            let item = Item { id: answered.question.clone(), mode, is_new: false };
            self.queue.push_back(Waiting { item, is_repeat: true, hints: 0 });
        }
        if !current.is_repeat {
            self.first_sights.push(FirstSight {
                id: answered.question.clone(),
                level: current.asked.question.level,
                grade: answered.grade,
                elapsed_ms: answered.elapsed_ms,
            });
        }
        self.answers += 1;
        let deed = Deed::Answered { drills_again };
        self.history.push(Done { current, event: receipt.event, deed });
    }

    fn undo(&self, phase: Phase) -> (Phase, Output) {
        let Some(done) = self.history.last() else {
            return (phase, Output::Refused(Refusal::NothingToUndo));
        };
        let displaced = match phase {
            Phase::Asking(current) | Phase::Revealed(current) => {
                let Current { item, is_repeat, hints, .. } = *current;
                Some(Waiting { item, is_repeat, hints })
            }
            _ => None,
        };
        (Phase::Voiding(displaced), Output::Void(done.event))
    }

    fn voided(&mut self, displaced: Option<Waiting>) -> (Phase, Output) {
        if let Some(waiting) = displaced {
            self.queue.push_front(waiting);
        }
        let Some(done) = self.history.pop() else { return (Phase::Idle, Output::Ask) };
        let drills_again = match done.deed {
            Deed::Answered { drills_again } => drills_again,
            Deed::Postponed { was_revealed } => {
                let back = if was_revealed { Phase::Revealed } else { Phase::Asking };
                return (back(done.current), Output::Returned);
            }
        };
        let id = &done.current.item.id;
        if drills_again
            && let Some(place) = self.queue.iter().rposition(|waiting| waiting.item.id == *id)
        {
            self.queue.remove(place);
        }
        if !done.current.is_repeat {
            self.first_sights.pop();
        }
        self.answers -= 1;
        (Phase::Revealed(done.current), Output::Returned)
    }
}

#[cfg(test)]
#[path = "session_tests.rs"]
mod tests;
