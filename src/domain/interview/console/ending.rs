//! The end of an interview: what one recommends, apart from what the numbers say, and what was left open.

use super::exchange::{Refusal, Screen, Seat, Told};
use super::{Console, Draft, Phase, ended};
use crate::domain::interview::journal::{Event, NOTE_BYTES_MAX, Recommendation};

impl Console<'_> {
    /// Whether an interviewer ends without a recommendation and was not asked for one yet.
    pub(super) fn wants_recommendation(&self) -> bool {
        self.seat == Seat::Interviewer && !self.has_asked && self.card().recommended.is_none()
    }

    /// Writes what is recommended at once, so that a kill in front of the reason loses only that.
    pub(super) fn recommend(&mut self, digit: u8, draft: &mut Draft) -> Screen {
        let Some(recommendation) = Recommendation::of_digit(digit) else {
            return Screen::Refused(Refusal::NoSuchRating { given: digit });
        };
        self.write(Event::Recommended { recommendation, because: String::new() }, draft);
        draft.told.push(Told::Recommended(recommendation));
        self.phase = Phase::Recommending(recommendation);
        Screen::Because(recommendation)
    }

    pub(super) fn because(
        &mut self,
        recommendation: Recommendation,
        text: &str,
        draft: &mut Draft,
    ) -> Screen {
        let because = text.trim().to_owned();
        if because.len() > NOTE_BYTES_MAX {
            return Screen::Refused(Refusal::LongNote);
        }
        if because.is_empty() {
            draft.told.push(Told::NoReason);
        } else {
            self.write(Event::Recommended { recommendation, because }, draft);
        }
        self.phase = Phase::Summary;
        Screen::Summary
    }

    pub(super) fn end(&mut self, is_finished: bool, draft: &mut Draft) -> Screen {
        if is_finished {
            for number in self.own_open() {
                self.write(Event::NotAsked { number }, draft);
            }
        }
        self.write(if is_finished { Event::Finished } else { Event::Paused }, draft);
        self.phase = Phase::Ended(is_finished);
        ended(is_finished)
    }
}
