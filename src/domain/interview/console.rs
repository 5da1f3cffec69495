//! The console of an interview as a state machine without input or output.
//!
//! [`Console::step`] takes what happened and says what is to be written and what is to be shown, in this order: an entry is durable
//! before the next prompt appears. Nothing in here knows a terminal or a file, and no input in any state makes it panic.

mod ending;
mod exchange;
mod given;
mod rating;

pub use exchange::{Input, Output, Refusal, Screen, Seat, Span, Told};
pub use rating::wants_evidence;

use super::journal::{Entry, Event, Mark, NOTE_BYTES_MAX, Recommendation, Scorecard, State};
use super::replay::{Misfit, Replay, number_of, place_of};
use super::set::{Set, SetQuestion};
use crate::domain::ids::QuestionId;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Phase {
    Closed,
    /// The question is shown, its rubric not.
    Asking(usize),
    /// The rubric is shown.
    Revealed(usize),
    /// A note to the question is written; then on to what comes after.
    Noting(usize, After),
    Summary,
    /// Something is recommended; the reason for it is asked for.
    Recommending(Recommendation),
    Ended(bool),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum After {
    /// Where the note was asked for.
    Asking,
    Revealed,
    /// The next question: the note belongs to this rating.
    Next(u8),
}

/// An interview in progress.
#[derive(Clone, Debug)]
pub struct Console<'s> {
    set: &'s Set,
    seat: Seat,
    replay: Replay,
    phase: Phase,
    /// Whether it was asked for a recommendation in vain.
    has_asked: bool,
}

/// What a step gathers.
struct Draft {
    at_ms: i64,
    entries: Vec<Entry>,
    exposed: Option<QuestionId>,
    told: Vec<Told>,
}

impl<'s> Console<'s> {
    /// The console over `set` after what `replay` holds of it; nothing is open yet.
    pub fn new(set: &'s Set, seat: Seat, replay: Replay) -> Self {
        let phase = if replay.card().finished { Phase::Ended(true) } else { Phase::Closed };
        Self { set, seat, replay, phase, has_asked: false }
    }

    /// Takes one input at `now_ms` (UTC; a clock that runs backwards stands still) and says what to write and what to show.
    pub fn step(&mut self, input: Input, now_ms: i64) -> Output {
        // A new sitting begins with the clock as it is; within one it does not run backwards.
        let newest_ms = self.replay.newest_ms().filter(|_| self.phase != Phase::Closed);
        let at_ms = newest_ms.map_or(now_ms, |newest_ms| newest_ms.max(now_ms));
        let mut draft = Draft { at_ms, entries: Vec::new(), exposed: None, told: Vec::new() };
        let screen = match (self.phase, input) {
            (Phase::Ended(finished), _) => ended(finished),
            (Phase::Closed, Input::Begin(from)) => self.begin(from, &mut draft),
            (Phase::Closed, _) | (_, Input::Begin(_)) => Screen::Refused(Refusal::NotNow),
            (_, Input::Pause) => self.end(false, &mut draft),
            // Whoever examines oneself takes the questions as they come.
            (_, Input::Back | Input::Jump(_) | Input::NotAsked | Input::Write)
                if self.seat == Seat::Alone =>
            {
                Screen::Refused(Refusal::NotNow)
            }
            (Phase::Noting(at, after), Input::Note(text)) => self.note(at, after, text, &mut draft),
            (Phase::Noting(at, _), Input::NoteLine(line)) => self.note_line(at, &line, &mut draft),
            (Phase::Noting(at, after), Input::NoteDone) => {
                draft.told.push(Told::Noted);
                self.leave_note(at, after, &mut draft)
            }
            (Phase::Noting(at, after), Input::LeaveNote) => self.leave_note(at, after, &mut draft),
            (Phase::Noting(at, after), Input::TimeUp) => {
                self.leave_note(at, after, &mut draft);
                self.time_up(&mut draft)
            }
            (Phase::Noting(..), _) => Screen::Refused(Refusal::NotNow),
            (Phase::Recommending(what), Input::Note(text)) => self.because(what, &text, &mut draft),
            (Phase::Recommending(what), Input::LeaveNote) => self.because(what, "", &mut draft),
            (Phase::Recommending(_), _) => Screen::Refused(Refusal::NotNow),
            (Phase::Summary, Input::Enter) if self.wants_recommendation() => {
                self.has_asked = true;
                Screen::Refused(Refusal::NoRecommendation)
            }
            (Phase::Summary, Input::Enter) => self.end(true, &mut draft),
            (Phase::Summary, Input::Rate(digit)) if self.seat == Seat::Interviewer => {
                self.recommend(digit, &mut draft)
            }
            (_, Input::Back) => self.back(&mut draft),
            (_, Input::Jump(number)) => self.jump(number, &mut draft),
            (_, Input::TimeUp) => self.time_up(&mut draft),
            (Phase::Summary, _) => Screen::Refused(Refusal::NotNow),
            (Phase::Asking(at), Input::Enter) => self.reveal(at),
            (Phase::Asking(at), Input::Answered(right)) => self.answered(at, right, &mut draft),
            (Phase::Revealed(at), Input::Enter) => self.take(at, &mut draft),
            (Phase::Revealed(at), Input::Rate(rating)) => self.rate(at, rating, &mut draft),
            // Whoever knows the answer need not look at it first.
            (Phase::Asking(at), Input::Rate(rating)) if self.seat == Seat::Interviewer => {
                self.rate(at, rating, &mut draft)
            }
            (Phase::Revealed(at), Input::Tick(points)) => self.tick(at, &points, &mut draft),
            (Phase::Asking(at) | Phase::Revealed(at), Input::NotAsked) => {
                self.write(Event::NotAsked { number: number(at) }, &mut draft);
                draft.told.push(Told::NotAsked);
                self.go_on(at, &mut draft)
            }
            (Phase::Asking(at) | Phase::Revealed(at), Input::Hint) => self.hint(at, &mut draft),
            (Phase::Asking(at) | Phase::Revealed(at), Input::OwnHint(text)) => {
                self.own_hint(at, &text, &mut draft)
            }
            (Phase::Asking(at) | Phase::Revealed(at), Input::Ran(run)) => {
                self.ran(at, run, &mut draft)
            }
            (Phase::Revealed(at), Input::RedFlags(flags)) => self.red_flags(at, &flags, &mut draft),
            (Phase::Asking(at) | Phase::Revealed(at), Input::FollowUp) => {
                self.follow_up(at, &mut draft)
            }
            (Phase::Asking(at), Input::Write) => self.open_note(at, After::Asking),
            (Phase::Revealed(at), Input::Write) => self.open_note(at, After::Revealed),
            (Phase::Asking(_) | Phase::Revealed(_), _) => Screen::Refused(Refusal::NotNow),
        };
        let Draft { entries, exposed, told, .. } = draft;
        Output { entries, exposed, told, screen }
    }

    /// The set.
    pub fn set(&self) -> &'s Set {
        self.set
    }

    /// Who sits here.
    pub fn seat(&self) -> Seat {
        self.seat
    }

    /// The scorecard as it is now.
    pub fn card(&self) -> &Scorecard {
        self.replay.card()
    }

    /// The question on the screen with its mark.
    pub fn current(&self) -> Option<(&'s SetQuestion, &Mark)> {
        let at = self.at()?;
        Some((self.set.questions.get(at)?, self.card().marks.get(at)?))
    }

    /// Whether the rubric of the current question is shown.
    pub fn is_revealed(&self) -> bool {
        matches!(self.phase, Phase::Revealed(_))
    }

    /// Whether a note is being written.
    pub fn is_noting(&self) -> bool {
        matches!(self.phase, Phase::Noting(..))
    }

    /// Whether the current question is decided already: what is entered now replaces it.
    pub fn is_decided(&self) -> bool {
        self.at().is_some_and(|at| self.state(at) != State::Open)
    }

    /// Whether the summary is shown.
    pub fn is_summary(&self) -> bool {
        self.phase == Phase::Summary
    }

    /// What is recommended while the reason for it is asked for.
    pub fn recommending(&self) -> Option<Recommendation> {
        if let Phase::Recommending(what) = self.phase { Some(what) } else { None }
    }

    /// Whether a question is one of those that this interviewer takes.
    pub fn is_own(&self, number: u32) -> bool {
        self.card().part.is_none_or(|part| part.holds(number))
    }

    /// What was typed of an answer to the current question before the console was closed; empty where nothing was.
    pub fn draft(&self) -> &str {
        self.at().map_or("", |at| self.replay.draft(at))
    }

    /// Time in front of the current question.
    pub fn question_time(&self, now_ms: i64) -> Option<Span> {
        let at = self.at()?;
        let minutes = u64::from(self.set.questions.get(at)?.question.minutes);
        Some(Span::of_minutes(self.replay.question_ms(at, now_ms), minutes))
    }

    /// Time of the whole interview, or of one's own part of it, pauses not counted.
    pub fn whole_time(&self, now_ms: i64) -> Span {
        let minutes = self.card().minutes(self.set);
        Span::of_minutes(self.replay.open_ms(now_ms), u64::from(minutes))
    }

    /// Questions of a kind of state, by number.
    pub fn numbers(&self, is_meant: impl Fn(&Mark) -> bool) -> Vec<u32> {
        let marks = self.card().marks.iter().enumerate();
        marks.filter(|(_, mark)| is_meant(mark)).map(|(at, _)| number(at)).collect()
    }

    /// Every question that counts as asked: for the log of exposures, which a crash may have kept from hearing of them.
    pub fn asked(&self) -> impl Iterator<Item = &'s QuestionId> + '_ {
        let alone = self.seat == Seat::Alone;
        let is_asked =
            move |mark: &Mark| mark.state == State::Rated || (alone && mark.elapsed_ms > 0);
        let marked = self.set.questions.iter().zip(&self.card().marks);
        marked.filter(move |(_, mark)| is_asked(mark)).map(|(one, _)| &one.question.id)
    }

    /// Numbers of one's own questions that are open: those of another interviewer's part are theirs to decide.
    fn own_open(&self) -> Vec<u32> {
        let mut open = self.numbers(|mark| mark.state == State::Open);
        open.retain(|number| self.is_own(*number));
        open
    }

    fn at(&self) -> Option<usize> {
        match self.phase {
            Phase::Asking(at) | Phase::Revealed(at) | Phase::Noting(at, _) => Some(at),
            Phase::Closed | Phase::Summary | Phase::Recommending(_) | Phase::Ended(_) => None,
        }
    }

    fn mark(&self, at: usize) -> Mark {
        self.card().marks.get(at).cloned().unwrap_or_default()
    }

    fn state(&self, at: usize) -> State {
        self.card().marks.get(at).map_or(State::Open, |mark| mark.state)
    }

    /// Adds an entry to the card and to what is to be written. One that did not fit would be a mistake in here; it is left out, so that
    /// a journal can always be read back.
    fn write(&mut self, event: Event, draft: &mut Draft) {
        let entry = Entry { at_ms: draft.at_ms, event };
        let added: Result<(), Misfit> = self.replay.add(&entry);
        if added.is_ok() {
            draft.entries.push(entry);
        }
    }

    fn begin(&mut self, from: Option<u32>, draft: &mut Draft) -> Screen {
        let wanted = match from {
            Some(given) => match self.place(given) {
                Ok(at) => Some(at),
                Err(refusal) => return Screen::Refused(refusal),
            },
            None => self.next_open(0),
        };
        let opened = Event::Opened {
            set: self.set.id.clone(),
            digest: self.set.digest.clone(),
            interviewer: self.card().interviewer.clone(),
        };
        self.write(opened, draft);
        match wanted {
            Some(at) => self.show(at, draft),
            None => self.sum_up(draft),
        }
    }

    fn place(&self, given: u32) -> Result<usize, Refusal> {
        let count = self.set.questions.len();
        place_of(given).filter(|at| *at < count).ok_or(Refusal::NoSuchQuestion { given, count })
    }

    /// The first open question of one's own from `at` on, or else the first one at all.
    fn next_open(&self, at: usize) -> Option<usize> {
        let count = self.set.questions.len();
        let is_open = |at: &usize| self.state(*at) == State::Open && self.is_own(number(*at));
        (at..count).find(is_open).or_else(|| (0..count).find(is_open))
    }

    fn show(&mut self, at: usize, draft: &mut Draft) -> Screen {
        self.write(Event::Shown { number: number(at) }, draft);
        if self.seat == Seat::Alone {
            draft.exposed = self.set.questions.get(at).map(|one| one.question.id.clone());
        }
        let is_open = self.state(at) == State::Open;
        self.phase = if is_open { Phase::Asking(at) } else { Phase::Revealed(at) };
        if is_open { Screen::Prompt } else { Screen::Whole }
    }

    fn sum_up(&mut self, draft: &mut Draft) -> Screen {
        self.write(Event::Summed, draft);
        self.phase = Phase::Summary;
        Screen::Summary
    }

    fn go_on(&mut self, at: usize, draft: &mut Draft) -> Screen {
        match self.next_open(at + 1) {
            Some(next) => self.show(next, draft),
            None => self.sum_up(draft),
        }
    }

    fn reveal(&mut self, at: usize) -> Screen {
        self.phase = Phase::Revealed(at);
        Screen::Rubric
    }

    fn answered(&mut self, at: usize, right: Option<bool>, draft: &mut Draft) -> Screen {
        self.write(Event::Answered { number: number(at), right }, draft);
        let kind = self.set.questions.get(at).map(|one| one.question.kind);
        if right == Some(false) && kind.is_some_and(|kind| kind.is_attempted()) {
            return Screen::TryAgain;
        }
        self.reveal(at)
    }

    fn open_note(&mut self, at: usize, after: After) -> Screen {
        self.phase = Phase::Noting(at, after);
        match after {
            After::Next(rating) => Screen::Note(Some(rating)),
            After::Asking | After::Revealed => Screen::Note(None),
        }
    }

    fn note(&mut self, at: usize, after: After, text: String, draft: &mut Draft) -> Screen {
        if text.len() > NOTE_BYTES_MAX {
            return Screen::Refused(Refusal::LongNote);
        }
        let text = text.trim().to_owned();
        let before = self.mark(at).note;
        if text != before {
            draft.told.push(if text.is_empty() { Told::NoteGone } else { Told::Noted });
            self.write(Event::Noted { number: number(at), text }, draft);
        }
        self.leave_note(at, after, draft)
    }

    fn note_line(&mut self, at: usize, line: &str, draft: &mut Draft) -> Screen {
        let before = self.mark(at).note;
        let between = if before.is_empty() { "" } else { "\n" };
        let text = format!("{before}{between}{}", line.trim_end());
        if text.len() > NOTE_BYTES_MAX {
            return Screen::Refused(Refusal::LongNote);
        }
        if text != before {
            self.write(Event::Noted { number: number(at), text }, draft);
        }
        Screen::Keys
    }

    fn leave_note(&mut self, at: usize, after: After, draft: &mut Draft) -> Screen {
        match after {
            After::Asking => self.phase = Phase::Asking(at),
            After::Revealed => self.phase = Phase::Revealed(at),
            After::Next(rating) => {
                if self.mark(at).note.is_empty() {
                    draft.told.push(Told::NoEvidence(rating));
                }
                return self.go_on(at, draft);
            }
        }
        Screen::Keys
    }

    fn back(&mut self, draft: &mut Draft) -> Screen {
        let at = self.at().unwrap_or(self.set.questions.len());
        match at.checked_sub(1) {
            Some(before) => self.show(before, draft),
            None => Screen::Refused(Refusal::First),
        }
    }

    fn jump(&mut self, number: Option<u32>, draft: &mut Draft) -> Screen {
        match number.map(|number| self.place(number)) {
            Some(Ok(at)) => self.show(at, draft),
            Some(Err(refusal)) => Screen::Refused(refusal),
            None => self.sum_up(draft),
        }
    }

    fn time_up(&mut self, draft: &mut Draft) -> Screen {
        let stays = if let Phase::Revealed(at) = self.phase { Some(number(at)) } else { None };
        for open in self.own_open() {
            if Some(open) != stays {
                self.write(Event::NotAsked { number: open }, draft);
            }
        }
        match stays {
            Some(_) => Screen::Keys,
            None => self.sum_up(draft),
        }
    }
}

fn ended(is_finished: bool) -> Screen {
    if is_finished { Screen::Finished } else { Screen::Paused }
}

fn number(at: usize) -> u32 {
    number_of(at).saturating_add(1)
}

#[cfg(test)]
mod tests;
