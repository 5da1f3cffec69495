//! Entries of a journal, added up to a scorecard: the same code while an interview runs, when it is resumed and when it is scored.
//!
//! A journal comes from a file that anybody can edit, so every entry is held against the set before it counts.

use super::journal::{Entry, Event, Mark, NOTE_BYTES_MAX, Part, Recommended, Scorecard, State};
use super::set::{Set, SetQuestion};
use crate::words::domain::interviews as words;

/// Why an entry cannot belong to this set.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Misfit {
    /// Something happened before the console was opened.
    #[error("{}", words::written_before_it_was_opened())]
    NotOpened,
    /// The journal belongs to another set.
    #[error("{}", words::journal_of_another_set(.found))]
    OtherSet {
        /// Id of that set.
        found: String,
    },
    /// The set was changed after the journal was begun.
    #[error("{}", words::written_before_the_set_changed())]
    OtherDigest,
    /// The journal belongs to somebody else.
    #[error("{}", words::journal_of(.found))]
    OtherInterviewer {
        /// Who wrote it.
        found: String,
    },
    /// Something follows the end of the interview.
    #[error("{}", words::something_follows_the_end())]
    AfterTheEnd,
    /// The set has no such question.
    #[error("{}", words::no_such_question(.number, .count))]
    NoSuchQuestion {
        /// The number given.
        number: u32,
        /// How many there are.
        count: usize,
    },
    /// The question has no such key point, hint or follow-up.
    #[error("{}", words::no_such_part(.number, .what, .given))]
    NoSuchPart {
        /// Number of the question.
        number: u32,
        /// `key point`, `hint` or `follow-up`.
        what: &'static str,
        /// The number given.
        given: u32,
    },
    /// A note is longer than the console takes.
    #[error("{}", words::note_is_too_long(.number))]
    LongNote {
        /// Number of the question.
        number: u32,
    },
    /// Ratings are 1 to 4.
    #[error("{}", words::no_rating(.rating))]
    NoSuchRating {
        /// The rating given.
        rating: u8,
    },
    /// A part ends before it begins.
    #[error("{}", words::no_question_in_the_part(.from, .to))]
    NoPart {
        /// The first question given.
        from: u32,
        /// The last one.
        to: u32,
    },
    /// Only what is finished can be reopened.
    #[error("{}", words::reopened_before_it_was_finished())]
    NotFinished,
    /// A reason is longer than a note may be.
    #[error("{}", words::reason_is_too_long())]
    LongReason,
}

/// The lowest and the highest rating.
pub const RATINGS: std::ops::RangeInclusive<u8> = 1..=4;

/// A scorecard while its entries are added up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Replay {
    card: Scorecard,
    digest: String,
    shapes: Vec<Shape>,
    /// By question: what the newest judged answer came to.
    answers: Vec<Option<Option<bool>>>,
    /// By question: what was typed of an answer that was not given yet.
    drafts: Vec<String>,
    is_opened: bool,
    is_discarded: bool,
    /// Place of the question on the screen.
    on_screen: Option<usize>,
    /// Moment of the newest entry; `None` while the console is closed.
    newest_ms: Option<i64>,
    /// Time with the console open, in milliseconds.
    open_ms: u64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Shape {
    hints: u32,
    follow_ups: u32,
    red_flags: u32,
}

impl Shape {
    fn of(question: &SetQuestion) -> Self {
        let content = &question.question.content;
        Self {
            hints: number_of(content.hints.len()),
            follow_ups: number_of(content.follow_ups.len()),
            red_flags: number_of(content.red_flags.len()),
        }
    }
}

impl Replay {
    /// Nothing has happened yet.
    pub fn new(set: &Set, interviewer: &str) -> Self {
        Self {
            card: Scorecard::empty(set, interviewer),
            digest: set.digest.clone(),
            shapes: set.questions.iter().map(Shape::of).collect(),
            answers: vec![None; set.questions.len()],
            drafts: vec![String::new(); set.questions.len()],
            is_opened: false,
            is_discarded: false,
            on_screen: None,
            newest_ms: None,
            open_ms: 0,
        }
    }

    /// Adds up `entries`.
    ///
    /// # Errors
    /// The place (from 0) of the first entry that cannot belong to the set, and why.
    pub fn of(set: &Set, interviewer: &str, entries: &[Entry]) -> Result<Self, (usize, Misfit)> {
        let mut replay = Self::new(set, interviewer);
        for (place, entry) in entries.iter().enumerate() {
            replay.add(entry).map_err(|misfit| (place, misfit))?;
        }
        Ok(replay)
    }

    /// Adds one entry; nothing changes when it does not fit.
    pub fn add(&mut self, entry: &Entry) -> Result<(), Misfit> {
        if let Event::Reopened { because } = &entry.event {
            return self.reopen(because);
        }
        if let Event::Replaced { because } = &entry.event {
            return self.replace(because);
        }
        if self.card.finished || self.is_discarded {
            return Err(Misfit::AfterTheEnd);
        }
        if let Event::Opened { set, digest, interviewer } = &entry.event {
            self.check_opened(set, digest, interviewer)?;
            (self.is_opened, self.on_screen, self.newest_ms) = (true, None, Some(entry.at_ms));
            return Ok(());
        }
        if !self.is_opened {
            return Err(Misfit::NotOpened);
        }
        let change = self.change(&entry.event)?;
        self.pass_time(entry.at_ms);
        match change {
            Change::Mark(place, mark, answer) => {
                if let Some(slot) = self.card.marks.get_mut(place) {
                    let elapsed_ms = slot.elapsed_ms;
                    *slot = Mark { elapsed_ms, ..mark };
                }
                if let Some(slot) = self.answers.get_mut(place).filter(|_| answer.is_some()) {
                    *slot = answer;
                    if let Some(draft) = self.drafts.get_mut(place) {
                        draft.clear();
                    }
                }
            }
            Change::Draft(place, text) => {
                if let Some(slot) = self.drafts.get_mut(place) {
                    *slot = text;
                }
            }
            Change::Show(place) => self.on_screen = place,
            Change::Pause => (self.on_screen, self.newest_ms) = (None, None),
            Change::Finish => self.card.finished = true,
            Change::Discard => self.is_discarded = true,
            Change::Part(part) => self.card.part = Some(part),
            Change::Recommend(recommended) => self.card.recommended = Some(recommended),
        }
        Ok(())
    }

    /// A finished card is open again. Time counts from the next `Opened` on.
    fn reopen(&mut self, because: &str) -> Result<(), Misfit> {
        if !self.card.finished {
            return Err(Misfit::NotFinished);
        }
        if because.len() > NOTE_BYTES_MAX {
            return Err(Misfit::LongReason);
        }
        self.card.finished = false;
        self.card.reopened.push(because.to_owned());
        (self.on_screen, self.newest_ms) = (None, None);
        Ok(())
    }

    /// What scorecard.csv has a column for is empty again, to be filled from a corrected one. What only a console saw stays: time, runs, red flags and
    /// hints of one's own, the part and what was recommended.
    fn replace(&mut self, because: &str) -> Result<(), Misfit> {
        if self.is_discarded {
            return Err(Misfit::AfterTheEnd);
        }
        if !self.is_opened {
            return Err(Misfit::NotOpened);
        }
        if because.len() > NOTE_BYTES_MAX {
            return Err(Misfit::LongReason);
        }
        // What was not finished was nobody's last word: its correction needs no mention.
        if std::mem::take(&mut self.card.finished) {
            self.card.reopened.push(because.to_owned());
        }
        for mark in &mut self.card.marks {
            *mark = std::mem::take(mark).without_sheet();
        }
        (self.on_screen, self.newest_ms) = (None, None);
        Ok(())
    }

    /// The card as it is now.
    pub fn card(&self) -> &Scorecard {
        &self.card
    }

    /// The card, when nothing more comes.
    pub fn into_card(self) -> Scorecard {
        self.card
    }

    /// What the newest judged answer to the question at `place` came to: `None` when none was typed.
    pub fn answer(&self, place: usize) -> Option<Option<bool>> {
        self.answers.get(place).copied().flatten()
    }

    /// What was typed of an answer to the question at `place` that was not given yet; empty where nothing was.
    pub fn draft(&self, place: usize) -> &str {
        self.drafts.get(place).map_or("", String::as_str)
    }

    /// Place of the question on the screen.
    pub fn on_screen(&self) -> Option<usize> {
        self.on_screen
    }

    /// Whether it can still be gone on with.
    pub fn is_open(&self) -> bool {
        !self.card.finished && !self.is_discarded
    }

    /// Whether its console was opened ever.
    pub fn is_begun(&self) -> bool {
        self.is_opened
    }

    /// Moment of the newest entry since the console was opened, in UTC milliseconds.
    pub fn newest_ms(&self) -> Option<i64> {
        self.newest_ms
    }

    /// Time in front of the question at `place` up to `now_ms`, pauses not counted, in milliseconds.
    pub fn question_ms(&self, place: usize, now_ms: i64) -> u64 {
        let before = self.card.marks.get(place).map_or(0, |mark| mark.elapsed_ms);
        let running = if self.on_screen == Some(place) { self.running_ms(now_ms) } else { 0 };
        before.saturating_add(running)
    }

    /// Time with the console open up to `now_ms`, pauses not counted, in milliseconds.
    pub fn open_ms(&self, now_ms: i64) -> u64 {
        self.open_ms.saturating_add(self.running_ms(now_ms))
    }

    fn running_ms(&self, now_ms: i64) -> u64 {
        let newest_ms = self.newest_ms.unwrap_or(now_ms);
        // A clock that was set back does not take time away.
        u64::try_from(now_ms.saturating_sub(newest_ms)).unwrap_or(0)
    }

    fn pass_time(&mut self, at_ms: i64) {
        let passed_ms = self.running_ms(at_ms);
        self.open_ms = self.open_ms.saturating_add(passed_ms);
        if let Some(mark) = self.on_screen.and_then(|place| self.card.marks.get_mut(place)) {
            mark.elapsed_ms = mark.elapsed_ms.saturating_add(passed_ms);
        }
        // After a pause time begins again with the next `Opened`, whatever a hand-made journal says in between.
        self.newest_ms = self.newest_ms.map(|newest_ms| newest_ms.max(at_ms));
    }

    fn check_opened(&self, set: &str, digest: &str, interviewer: &str) -> Result<(), Misfit> {
        if set != self.card.set {
            return Err(Misfit::OtherSet { found: set.to_owned() });
        }
        if digest != self.digest {
            return Err(Misfit::OtherDigest);
        }
        if interviewer != self.card.interviewer {
            return Err(Misfit::OtherInterviewer { found: interviewer.to_owned() });
        }
        Ok(())
    }

    fn change(&self, event: &Event) -> Result<Change, Misfit> {
        let number = match event {
            // What is reopened or replaced was taken care of before.
            Event::Opened { .. }
            | Event::Summed
            | Event::Reopened { .. }
            | Event::Replaced { .. } => {
                return Ok(Change::Show(None));
            }
            Event::Paused => return Ok(Change::Pause),
            Event::Finished => return Ok(Change::Finish),
            Event::Discarded => return Ok(Change::Discard),
            Event::Shown { number } => return Ok(Change::Show(Some(self.place(*number)?))),
            Event::Drafted { number, text } if text.len() > NOTE_BYTES_MAX => {
                return Err(Misfit::LongNote { number: *number });
            }
            Event::Drafted { number, text } => {
                return Ok(Change::Draft(self.place(*number)?, text.clone()));
            }
            Event::Part { from, to } => return self.part(*from, *to).map(Change::Part),
            Event::Recommended { because, .. } if because.len() > NOTE_BYTES_MAX => {
                return Err(Misfit::LongReason);
            }
            Event::Recommended { recommendation, because } => {
                let (recommendation, because) = (*recommendation, because.clone());
                return Ok(Change::Recommend(Recommended { recommendation, because }));
            }
            Event::Ticked { number, .. }
            | Event::Counted { number, .. }
            | Event::Hinted { number }
            | Event::OwnHint { number, .. }
            | Event::FollowedUp { number }
            | Event::RedFlagged { number, .. }
            | Event::Ran { number, .. }
            | Event::Noted { number, .. }
            | Event::Answered { number, .. }
            | Event::Rated { number, .. }
            | Event::NotAsked { number } => *number,
        };
        let place = self.place(number)?;
        let mut mark = self.card.marks.get(place).cloned().unwrap_or_default();
        let answer = if let Event::Answered { right, .. } = event { Some(*right) } else { None };
        self.mark(event, (place, number), &mut mark)?;
        Ok(Change::Mark(place, mark, answer))
    }

    fn part(&self, from: u32, to: u32) -> Result<Part, Misfit> {
        let (first, last) = (self.place(from)?, self.place(to)?);
        if first > last { Err(Misfit::NoPart { from, to }) } else { Ok(Part { from, to }) }
    }

    /// What an event does to the mark of its question.
    fn mark(
        &self,
        event: &Event,
        (place, number): (usize, u32),
        mark: &mut Mark,
    ) -> Result<(), Misfit> {
        let no_part = |what, given| Misfit::NoSuchPart { number, what, given };
        match event {
            Event::Ticked { point, on, .. } => {
                let slot = place_of(*point).and_then(|place| mark.ticked.get_mut(place));
                *slot.ok_or(no_part(words::key_point(), *point))? = *on;
                // Who ticks knows which.
                mark.counted = None;
            }
            Event::Counted { ticked, .. } => {
                if *ticked > number_of(mark.ticked.len()) {
                    return Err(no_part(words::key_point(), *ticked));
                }
                mark.counted = Some(*ticked);
            }
            Event::Hinted { .. } => {
                let given = mark.bank_hints;
                mark.bank_hints =
                    self.next(place, number, words::hint(), given, |shape| shape.hints)?;
                mark.hints = mark.hints.saturating_add(1);
            }
            Event::FollowedUp { .. } => {
                let given = mark.follow_ups;
                let of = |shape: &Shape| shape.follow_ups;
                mark.follow_ups = self.next(place, number, words::follow_up(), given, of)?;
            }
            Event::RedFlagged { flag, on, .. } => {
                let count = self.shapes.get(place).map_or(0, |shape| shape.red_flags);
                if !(1..=count).contains(flag) {
                    return Err(no_part(words::red_flag(), *flag));
                }
                mark.red_flags.retain(|one| one != flag);
                mark.red_flags.extend(on.then_some(*flag));
                mark.red_flags.sort_unstable();
            }
            Event::OwnHint { text, .. } | Event::Noted { text, .. }
                if text.len() > NOTE_BYTES_MAX =>
            {
                return Err(Misfit::LongNote { number });
            }
            Event::Ran { run, .. } if run.told.len() > NOTE_BYTES_MAX => {
                return Err(Misfit::LongNote { number });
            }
            Event::OwnHint { text, .. } => mark.own_hint(text),
            Event::Ran { run, .. } => mark.run(run),
            Event::Noted { text, .. } => mark.write_note(text),
            Event::Answered { right, .. } => {
                mark.judged = right.is_some();
                mark.wrong_answers =
                    mark.wrong_answers.saturating_add(u32::from(*right == Some(false)));
            }
            Event::Rated { rating, .. } if RATINGS.contains(rating) => {
                mark.rate(*rating);
            }
            Event::Rated { rating, .. } => return Err(Misfit::NoSuchRating { rating: *rating }),
            _ => (mark.state, mark.rating) = (State::NotAsked, None),
        }
        Ok(())
    }

    fn next(
        &self,
        place: usize,
        number: u32,
        what: &'static str,
        given: u32,
        count: impl Fn(&Shape) -> u32,
    ) -> Result<u32, Misfit> {
        let next = given.saturating_add(1);
        let has_next = self.shapes.get(place).is_some_and(|shape| next <= count(shape));
        if has_next { Ok(next) } else { Err(Misfit::NoSuchPart { number, what, given: next }) }
    }

    fn place(&self, number: u32) -> Result<usize, Misfit> {
        let count = self.card.marks.len();
        let place = place_of(number).filter(|place| *place < count);
        place.ok_or(Misfit::NoSuchQuestion { number, count })
    }
}

enum Change {
    Mark(usize, Mark, Option<Option<bool>>),
    Draft(usize, String),
    Show(Option<usize>),
    Pause,
    Finish,
    Discard,
    Part(Part),
    Recommend(Recommended),
}

/// The place (from 0) of what is counted from 1.
pub(super) fn place_of(number: u32) -> Option<usize> {
    usize::try_from(number.checked_sub(1)?).ok()
}

/// A length as it is counted in journals.
pub(super) fn number_of(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

#[cfg(test)]
#[path = "replay_tests.rs"]
mod tests;
