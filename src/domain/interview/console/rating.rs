//! A question is rated: what is suggested, what can be given, and whether a note says why.

use super::exchange::{Refusal, Screen, Seat, Told};
use super::{After, Console, Draft, Phase, number};
use crate::domain::interview::journal::{Event, State};
use crate::domain::interview::replay::RATINGS;
use crate::domain::interview::scale::{judged_rating, possible_ratings, ran_rating, ticked_rating};

impl Console<'_> {
    /// The rating that is suggested for the current question: by what its typed answer or the newest run of it came to, or else by its
    /// ticks once there is one.
    pub fn suggested(&self) -> Option<u8> {
        if let Some(judged) = self.judged() {
            return Some(judged);
        }
        let (question, mark) = self.current()?;
        if let Some(by_runs) = ran_rating(mark) {
            return Some(by_runs);
        }
        let by_ticks = ticked_rating(&question.question.content.key_points, mark)?;
        let highest = possible_ratings(question.question.kind, false).last().copied();
        Some(highest.map_or(by_ticks, |highest| by_ticks.min(highest)))
    }

    /// The rating that a judged answer to the current question comes to: 3 when it was right at once, 2 when it was later, 1 when it was
    /// not. No other can be given.
    pub fn judged(&self) -> Option<u8> {
        let (at, mark) = (self.at()?, self.current()?.1);
        let is_right = self.replay.answer(at)??;
        Some(judged_rating(is_right, mark.wrong_answers, mark.hints_given()))
    }

    pub(super) fn take(&mut self, at: usize, draft: &mut Draft) -> Screen {
        if self.state(at) != State::Open {
            draft.told.push(Told::Kept);
            return self.go_on(at, draft);
        }
        match self.suggested() {
            Some(rating) => self.rate(at, rating, draft),
            None => Screen::Refused(Refusal::NothingSuggested),
        }
    }

    pub(super) fn rate(&mut self, at: usize, rating: u8, draft: &mut Draft) -> Screen {
        if !RATINGS.contains(&rating) {
            return Screen::Refused(Refusal::NoSuchRating { given: rating });
        }
        if let Some(judged) = self.judged().filter(|judged| *judged != rating) {
            return Screen::Refused(Refusal::Judged { rating: judged });
        }
        let kind = self.set.questions.get(at).map(|one| one.question.kind);
        if kind.is_some_and(|kind| !possible_ratings(kind, false).contains(&rating)) {
            return Screen::Refused(Refusal::NoFour);
        }
        let before = self.mark(at);
        self.write(Event::Rated { number: number(at), rating }, draft);
        draft.told.push(match self.phase {
            Phase::Asking(_) => Told::RatedUnseen(rating),
            _ => Told::Rated(rating),
        });
        let other = self.mark(at).noted_for_another();
        draft.told.extend(other.map(|noted| Told::NoteOfAnother { noted, rating }));
        if self.seat == Seat::Alone {
            return self.go_on(at, draft);
        }
        if before.state != State::Rated {
            draft.exposed = self.set.questions.get(at).map(|one| one.question.id.clone());
        }
        if wants_evidence(rating) && before.note.is_empty() {
            return self.open_note(at, After::Next(rating));
        }
        self.go_on(at, draft)
    }
}

/// Whether a rating is one that says more than "good": it wants a note that says why.
pub fn wants_evidence(rating: u8) -> bool {
    rating != 3
}
