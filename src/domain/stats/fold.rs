//! Adds answers up.

use std::collections::HashMap;

use super::corrected::Corrected;
use super::timed::Timed;
use super::{
    AGES_DAYS, About, BINS_PERCENT, Bin, DayTally, HARDEST, HARDEST_FAILURES, Hardest, LONGEST_MS,
    Recall, Stats, Times, Tried,
};
use crate::domain::fsrs::Foreseen;
use crate::domain::grade::Grade;
use crate::domain::labels::Kind;
use crate::domain::plan::Correction;
use crate::domain::review::Mode;
use crate::domain::time::Day;

/// One answer of the log.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Answer {
    /// Its study day.
    pub study_day: Day,
    /// The mode that it counted as.
    pub mode: Mode,
    /// The grade.
    pub grade: Grade,
    /// From the question's appearance to its grade, in milliseconds.
    pub elapsed_ms: u32,
    /// What was predicted of it; `None` for the question's first answer, for drills and for cramming.
    pub foreseen: Option<Foreseen>,
}

/// What is counted of one question.
#[derive(Clone, Copy, Debug)]
struct OfQuestion {
    /// First answers of a day.
    tried: Tried,
    /// Those to what was seen before.
    again: Tried,
    /// Study day of the last answer, drills too.
    last: Day,
}

/// Counters over answers.
#[derive(Debug)]
pub struct Fold {
    since: Day,
    today: Day,
    days: Vec<DayTally>,
    questions: Vec<OfQuestion>,
    ages: [Tried; 7],
    all: Bin,
    bins: [Bin; 6],
    times: Timed,
    places: HashMap<Box<str>, u32>,
    corrected: Corrected,
}

impl Fold {
    /// Counts what happened from `since` to `today`, both included; predictions as they are shown, by `correction`.
    pub fn new(since: Day, today: Day, correction: Correction) -> Self {
        let length = usize::try_from(today.since(since)).unwrap_or(0) + 1;
        Self {
            since,
            today,
            days: vec![DayTally::default(); length],
            questions: Vec::new(),
            ages: [Tried::default(); 7],
            all: Bin::default(),
            bins: [Bin::default(); 6],
            times: Timed::default(),
            places: HashMap::new(),
            corrected: Corrected::by(correction),
        }
    }

    /// Takes the next answers to the question with this id, in their order. Answers of other days are not counted; that a question
    /// was answered on one is remembered.
    pub fn take(&mut self, question: &str, answers: &[Answer]) {
        let Some(first) = answers.iter().find(|answer| answer.mode != Mode::Cram) else {
            answers.iter().for_each(|answer| self.count(None, answer));
            return;
        };
        let place = self.place(question, first.study_day);
        answers.iter().for_each(|answer| self.count(Some(place), answer));
    }

    fn count(&mut self, place: Option<u32>, answer: &Answer) {
        let is_first_of_day = !matches!(answer.mode, Mode::Drill | Mode::Cram);
        let is_counted = (self.since..=self.today).contains(&answer.study_day);
        if is_counted {
            self.count_day(answer, is_first_of_day);
        }
        let Some(place) = place.filter(|_| answer.mode != Mode::Cram) else { return };
        let Some(of) = usize::try_from(place).ok().and_then(|place| self.questions.get_mut(place))
        else {
            return;
        };
        let elapsed_days = answer.study_day.since(of.last);
        of.last = answer.study_day;
        if !is_counted || !is_first_of_day {
            return;
        }
        of.tried.add(answer.grade.is_recalled());
        self.times.add(place, answer.elapsed_ms, answer.foreseen.is_some());
        let Some(foreseen) = answer.foreseen else { return };
        of.again.add(answer.grade.is_recalled());
        self.ages[range_of(&AGES_DAYS, elapsed_days)].add(answer.grade.is_recalled());
        let recall_e4 = self.corrected.recall_e4(foreseen);
        self.all.add(recall_e4, answer.grade.is_recalled());
        let bin = range_of(&BINS_PERCENT, u32::from(recall_e4) / 100);
        self.bins[bin].add(recall_e4, answer.grade.is_recalled());
    }

    fn count_day(&mut self, answer: &Answer, is_first_of_day: bool) {
        let place = usize::try_from(answer.study_day.since(self.since)).unwrap_or(usize::MAX);
        let Some(day) = self.days.get_mut(place) else { return };
        day.answers += 1;
        day.spent_ms += u64::from(answer.elapsed_ms.min(LONGEST_MS));
        day.firsts += u32::from(is_first_of_day && answer.foreseen.is_none());
    }

    /// The ids of the questions that were answered, in the order in which they first came.
    pub fn questions(&self) -> Vec<&str> {
        let mut ids: Vec<(&str, u32)> =
            self.places.iter().map(|(id, place)| (id.as_ref(), *place)).collect();
        ids.sort_unstable_by_key(|(_, place)| *place);
        ids.into_iter().map(|(id, _)| id).collect()
    }

    /// Everything, with what the questions are about: one for each of [`Fold::questions`], `None` for those that are gone.
    pub fn finish(self, abouts: &[Option<About>]) -> Stats {
        let mut recall = Recall { ages: self.ages, all: self.all.tried, ..Recall::default() };
        for (of, about) in self.questions.iter().zip(abouts) {
            let Some(about) = about.as_ref().filter(|_| of.again.answers > 0) else { continue };
            recall.levels[usize::from(about.level.rank())].join(of.again);
            match recall.topics.get_mut(&about.topic) {
                Some(topic) => topic.join(of.again),
                None => _ = recall.topics.insert(about.topic.clone(), of.again),
            }
        }
        Stats {
            since: self.since,
            today: self.today,
            recall,
            calibration: (self.all, self.bins),
            times: times(&self.times, abouts),
            review_ms: median(self.times.again().collect()),
            hardest: hardest(&self.questions(), &self.questions, abouts),
            days: self.days,
        }
    }

    fn place(&mut self, question: &str, day: Day) -> u32 {
        if let Some(place) = self.places.get(question) {
            return *place;
        }
        let place = u32::try_from(self.questions.len()).unwrap_or(u32::MAX);
        let (tried, again) = (Tried::default(), Tried::default());
        self.questions.push(OfQuestion { tried, again, last: day });
        self.places.insert(question.into(), place);
        place
    }
}

/// The last range that begins at or below `value`.
fn range_of(starts: &[u32], value: u32) -> usize {
    starts.iter().rposition(|start| value >= *start).unwrap_or(0)
}

fn times(times: &Timed, abouts: &[Option<About>]) -> Vec<Times> {
    let of_kind = |kind: &Kind| {
        let is_of_kind = |place: u32| {
            let place = usize::try_from(place).unwrap_or(usize::MAX);
            abouts.get(place).and_then(Option::as_ref).is_some_and(|about| about.kind == *kind)
        };
        let of_kind: Vec<u32> = times.of(is_of_kind).collect();
        let answers = of_kind.len();
        median(of_kind).map(|median_ms| Times { kind: *kind, answers, median_ms })
    };
    Kind::ALL.iter().filter_map(of_kind).collect()
}

/// The number in the middle, of two the larger.
fn median(mut numbers: Vec<u32>) -> Option<u32> {
    let middle = numbers.len() / 2;
    (middle < numbers.len()).then(|| *numbers.select_nth_unstable(middle).1)
}

fn hardest(ids: &[&str], questions: &[OfQuestion], abouts: &[Option<About>]) -> Vec<Hardest> {
    let mut failed: Vec<(&str, Tried, &Option<About>)> = ids
        .iter()
        .zip(questions)
        .zip(abouts)
        .map(|((id, of), about)| (*id, of.tried, about))
        .filter(|(_, tried, _)| tried.failed() >= HARDEST_FAILURES)
        .collect();
    // Of those that failed equally often the one that was tried less often is the harder.
    failed.sort_unstable_by_key(|(id, tried, _)| {
        (std::cmp::Reverse(tried.failed()), tried.answers, *id)
    });
    failed
        .into_iter()
        .take(HARDEST)
        .map(|(id, tried, about)| Hardest { id: id.to_owned(), about: about.clone(), tried })
        .collect()
}
