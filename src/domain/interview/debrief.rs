//! All cards of a set side by side, what the numbers say over all of them, and what people decided: plain data for every way of writing it
//! down.

use serde::{Deserialize, Serialize};

use super::comparison::{CompetencyMeans, MustHaveMeans, QuestionRatings};
use super::journal::{Part, Recommended, Run, Scorecard};
use super::kappa::quadratic_kappa;
use super::panel;
use super::report::{QuestionRow, Report, Share};
use super::score::{number, report, whole};
use super::set::Set;
use super::wilson::wilson;
use crate::domain::labels::{Kind, Level};
use crate::words::domain::interviews as words;

/// From this difference of two ratings on a question is marked: one of the two heard something else.
pub const APART: u8 = 2;

/// Yes or no.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Answer {
    /// The candidate is wanted.
    Yes,
    /// Not now.
    No,
}

impl Answer {
    /// Both, as they are typed.
    pub const WORDS: &'static [&'static str] = &["yes", "no"];

    /// Its word, in files and where it is typed.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::No => "no",
        }
    }
}

/// A text that is neither yes nor no.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", words::decide_yes_or_no())]
pub struct NoAnswer;

impl std::str::FromStr for Answer {
    type Err = NoAnswer;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text {
            "yes" => Ok(Self::Yes),
            "no" => Ok(Self::No),
            _ => Err(NoAnswer),
        }
    }
}

/// What people decided, and why. It is never what the numbers say.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Decision {
    /// Yes or no.
    pub answer: Answer,
    /// Why.
    pub because: String,
    /// When, in UTC milliseconds.
    pub decided_ms: i64,
}

/// One interviewer in a debrief.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct DebriefCard {
    /// Who.
    pub interviewer: String,
    /// The questions that they took; `None` is all of them.
    pub part: Option<Part>,
    /// What they recommend.
    pub recommended: Option<Recommended>,
    /// The weighted mean of their ratings.
    pub overall: Option<f64>,
    /// Questions that they asked and rated.
    pub asked: u32,
    /// Why the card was changed after it was finished, once a time.
    pub reopened: Vec<String>,
}

/// What somebody noted to a question, and what was given and run.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Noted {
    /// Who.
    pub interviewer: String,
    /// What.
    pub note: String,
    /// The rating that the note was written for, where the question is rated otherwise now.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note_for: Option<u8>,
    /// Texts of the red flags that were seen.
    pub red_flags: Vec<String>,
    /// Hints that were given, own ones counted too.
    pub hints: u32,
    /// Texts of the hints that are not in the bank.
    pub own_hints: Vec<String>,
    /// What came of running what the candidate wrote.
    pub runs: Vec<Run>,
}

impl Noted {
    /// What was seen at a question; `None` where it was nothing.
    fn of(row: &QuestionRow, interviewer: &str) -> Option<Self> {
        let noted = Self {
            interviewer: interviewer.to_owned(),
            note: row.mark.note.trim().to_owned(),
            note_for: row.mark.noted_for_another(),
            red_flags: row.red_flags.clone(),
            hints: row.mark.hints_given(),
            own_hints: row.mark.own_hints.clone(),
            runs: row.mark.runs.clone(),
        };
        let is_empty = noted.note.is_empty()
            && noted.red_flags.is_empty()
            && noted.hints == 0
            && noted.runs.is_empty();
        (!is_empty).then_some(noted)
    }
}

/// One question in a debrief.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct DebriefQuestion {
    /// Its place in the interview, from 1.
    pub number: u32,
    /// Its kind.
    pub kind: Kind,
    /// The question and its ratings, one an interviewer.
    #[serde(flatten)]
    pub ratings: QuestionRatings,
    /// Highest minus lowest rating; `None` with fewer than two of them.
    pub difference: Option<u8>,
    /// Whether two ratings are two or more apart.
    pub apart: bool,
    /// Notes, red flags, hints and runs, in the interviewers' order; nothing where there are none.
    pub notes: Vec<Noted>,
}

/// How far the interviewers agree, over all pairs of ratings of the same question.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Agreed {
    /// Pairs of ratings.
    pub pairs: u32,
    /// Those that are equal.
    pub exact: Share,
    /// Those that differ by one or not at all.
    pub within_one: Share,
    /// Cohen's kappa with quadratic weights; `None` below 30 pairs, and where all ratings are one and the same.
    pub kappa: Option<f64>,
}

/// All cards of a set side by side.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Debrief {
    /// Id of the set.
    pub set: String,
    /// Number of the form, from 1.
    pub form: u32,
    /// The level that was interviewed for.
    pub level: Level,
    /// Language of the set.
    pub language: String,
    /// Code of the candidate.
    pub candidate: Option<String>,
    /// One an interviewer, in the order of the names.
    pub cards: Vec<DebriefCard>,
    /// Interviewers whose cards are left out.
    pub left_out: Vec<String>,
    /// What the numbers say over all cards: verdict, reasons, competencies, must-haves.
    pub numbers: Report,
    /// How far they agree.
    pub agreement: Agreed,
    /// Means per topic, in the order in which the set first meets them.
    pub competencies: Vec<CompetencyMeans>,
    /// Means of what a pass cannot do without, topics and kinds.
    pub must_haves: Vec<MustHaveMeans>,
    /// Per question.
    pub questions: Vec<DebriefQuestion>,
    /// What people decided.
    pub decision: Option<Decision>,
}

impl Debrief {
    /// The questions of which somebody heard something else than somebody else.
    pub fn apart(&self) -> impl Iterator<Item = &DebriefQuestion> {
        self.questions.iter().filter(|one| one.apart)
    }
}

/// Lays the finished cards of one set side by side.
pub fn debrief(
    set: &Set,
    cards: &[Scorecard],
    left_out: Vec<String>,
    decision: Option<Decision>,
) -> Debrief {
    let reports: Vec<Report> = cards.iter().map(|card| report(set, card)).collect();
    let questions = questions(&reports);
    Debrief {
        set: set.id.clone(),
        form: set.form,
        level: set.blueprint.level,
        language: set.language.clone(),
        candidate: set.candidate.clone(),
        cards: reports.iter().map(card).collect(),
        left_out,
        numbers: panel::report(set, cards),
        agreement: agreement(&questions),
        competencies: super::compare::competency_means(&reports),
        must_haves: super::compare::must_have_means(&reports),
        questions,
        decision,
    }
}

fn card(report: &Report) -> DebriefCard {
    DebriefCard {
        interviewer: report.interviewer.clone(),
        part: report.part,
        recommended: report.recommended.clone(),
        overall: report.overall,
        asked: report.asked,
        reopened: report.reopened.clone(),
    }
}

fn questions(reports: &[Report]) -> Vec<DebriefQuestion> {
    let rows = super::compare::ratings_side_by_side(reports);
    let one = |(place, ratings): (usize, QuestionRatings)| {
        let given: Vec<u8> = ratings.ratings.iter().flatten().copied().map(whole).collect();
        let ends = given.iter().max().zip(given.iter().min()).filter(|_| given.len() > 1);
        let difference = ends.map(|(most, least)| most - least);
        let of = reports.first().and_then(|report| report.questions.get(place));
        let noted = |report: &Report| Noted::of(report.questions.get(place)?, &report.interviewer);
        DebriefQuestion {
            number: of.map_or(0, |row| row.number),
            kind: of.map_or(Kind::Open, |row| row.kind),
            apart: difference.is_some_and(|difference| difference >= APART),
            difference,
            notes: reports.iter().filter_map(noted).collect(),
            ratings,
        }
    };
    rows.into_iter().enumerate().map(one).collect()
}

fn agreement(questions: &[DebriefQuestion]) -> Agreed {
    let mut pairs: Vec<(u8, u8)> = Vec::new();
    for question in questions {
        let given = question.ratings.ratings.iter().flatten().copied();
        let given: Vec<u8> = given.map(whole).collect();
        for (place, first) in given.iter().enumerate() {
            pairs.extend(given.iter().skip(place + 1).map(|second| (*first, *second)));
        }
    }
    let count = |most: u8| {
        number(pairs.iter().filter(|(first, second)| first.abs_diff(*second) <= most).count())
    };
    let of = number(pairs.len());
    Agreed {
        pairs: of,
        exact: wilson(count(0), of),
        within_one: wilson(count(1), of),
        kappa: quadratic_kappa(&pairs),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::interview::journal::{Mark, Recommendation};
    use crate::domain::interview::report::Verdict;
    use crate::domain::interview::samples::{card, set};

    fn sample() -> Set {
        set("s", &[("a", "l/a", 2), ("a", "l/b", 2), ("b", "l/c", 2)])
    }

    #[test]
    fn ratings_two_apart_are_marked_and_notes_stand_under_each_other() {
        let set = sample();
        let mut anna = card(&set, "anna", &[(4, 2), (3, 2), (0, 0)]);
        anna.marks[0].note = " knew it all ".to_owned();
        anna.recommended =
            Some(Recommended { recommendation: Recommendation::Yes, because: "calm".into() });
        let mut boris = card(&set, "boris", &[(2, 1), (3, 2), (3, 0)]);
        boris.marks[0] = Mark { note: "guessed".to_owned(), ..boris.marks[0].clone() };
        (boris.marks[1].own_hints, boris.marks[1].hints) = (vec!["think of a set".to_owned()], 1);
        let found = debrief(&set, &[anna, boris], vec!["clara".to_owned()], None);
        let of = |place: usize| (found.questions[place].difference, found.questions[place].apart);
        assert_eq!([of(0), of(1), of(2)], [(Some(2), true), (Some(0), false), (None, false)]);
        let notes: Vec<&str> =
            found.questions[0].notes.iter().map(|one| one.note.as_str()).collect();
        assert_eq!(notes, ["knew it all", "guessed"]);
        let [helped] = &found.questions[1].notes[..] else { panic!("{:?}", found.questions[1]) };
        assert_eq!((helped.hints, helped.interviewer.as_str()), (1, "boris"));
        assert_eq!((found.agreement.pairs, found.agreement.exact.count), (2, 1));
        assert_eq!((found.agreement.within_one.count, found.agreement.kappa), (1, None));
        assert_eq!(found.numbers.verdict, Verdict::Pass);
        assert_eq!(found.numbers.overall, Some(3.0));
        assert_eq!(found.competencies[1].means, [None, Some(3.0)]);
        assert_eq!(found.left_out, ["clara"]);
    }

    #[test]
    fn with_one_card_the_numbers_are_those_of_its_score() {
        let set = sample();
        let anna = card(&set, "anna", &[(4, 2), (2, 2), (3, 1)]);
        let found = debrief(&set, std::slice::from_ref(&anna), Vec::new(), None);
        assert_eq!(found.numbers, report(&set, &anna));
    }
}
