//! What is given and seen at a question: ticks, hints, follow-ups, red flags, and what came of running an answer.

use super::exchange::{Refusal, Screen, Seat, Told};
use super::{Console, Draft, number};
use crate::domain::interview::journal::{Event, NOTE_BYTES_MAX, Run};
use crate::domain::interview::replay::number_of;

impl Console<'_> {
    pub(super) fn tick(&mut self, at: usize, points: &[usize], draft: &mut Draft) -> Screen {
        let ticked = self.mark(at).ticked;
        let count = ticked.len();
        if let Some(given) = points.iter().copied().find(|point| !(1..=count).contains(point)) {
            return Screen::Refused(Refusal::NoSuchPoint { given, count });
        }
        let mut flipped = points.to_vec();
        flipped.sort_unstable();
        flipped.dedup();
        for point in flipped {
            let on = !ticked.get(point - 1).copied().unwrap_or_default();
            self.write(Event::Ticked { number: number(at), point: number_of(point), on }, draft);
        }
        Screen::Ticks
    }

    pub(super) fn own_hint(&mut self, at: usize, text: &str, draft: &mut Draft) -> Screen {
        let text = text.trim().to_owned();
        if self.seat == Seat::Alone || text.is_empty() {
            return Screen::Refused(Refusal::NotNow);
        }
        if text.len() > NOTE_BYTES_MAX {
            return Screen::Refused(Refusal::LongNote);
        }
        self.write(Event::OwnHint { number: number(at), text }, draft);
        draft.told.push(Told::OwnHint);
        Screen::Keys
    }

    pub(super) fn ran(&mut self, at: usize, run: Run, draft: &mut Draft) -> Screen {
        if self.seat == Seat::Alone {
            return Screen::Refused(Refusal::NotNow);
        }
        if run.told.len() > NOTE_BYTES_MAX {
            return Screen::Refused(Refusal::LongNote);
        }
        draft.told.push(Told::Ran(run.right));
        self.write(Event::Ran { number: number(at), run }, draft);
        Screen::Keys
    }

    pub(super) fn red_flags(&mut self, at: usize, flags: &[usize], draft: &mut Draft) -> Screen {
        let count =
            self.set.questions.get(at).map_or(0, |one| one.question.content.red_flags.len());
        if self.seat == Seat::Alone {
            return Screen::Refused(Refusal::NotNow);
        }
        if let Some(given) = flags.iter().copied().find(|flag| !(1..=count).contains(flag)) {
            return Screen::Refused(Refusal::NoSuchRedFlag { given, count });
        }
        let seen = self.mark(at).red_flags;
        let mut flipped: Vec<u32> = flags.iter().map(|flag| number_of(*flag)).collect();
        flipped.sort_unstable();
        flipped.dedup();
        for flag in flipped {
            let on = !seen.contains(&flag);
            self.write(Event::RedFlagged { number: number(at), flag, on }, draft);
        }
        Screen::RedFlags
    }

    pub(super) fn hint(&mut self, at: usize, draft: &mut Draft) -> Screen {
        let place = usize::try_from(self.mark(at).bank_hints).unwrap_or(usize::MAX);
        if self.seat == Seat::Alone {
            return Screen::Refused(Refusal::NotNow);
        }
        if place >= self.set.questions.get(at).map_or(0, |one| one.question.content.hints.len()) {
            return Screen::Refused(Refusal::NoHint);
        }
        self.write(Event::Hinted { number: number(at) }, draft);
        Screen::Hint(place)
    }

    pub(super) fn follow_up(&mut self, at: usize, draft: &mut Draft) -> Screen {
        let place = usize::try_from(self.mark(at).follow_ups).unwrap_or(usize::MAX);
        if self.seat == Seat::Alone {
            return Screen::Refused(Refusal::NotNow);
        }
        let questions = &self.set.questions;
        if place >= questions.get(at).map_or(0, |one| one.question.content.follow_ups.len()) {
            return Screen::Refused(Refusal::NoFollowUp);
        }
        self.write(Event::FollowedUp { number: number(at) }, draft);
        Screen::FollowUp(place)
    }
}
