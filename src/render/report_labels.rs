//! How figures of reports are said and placed: in the words of a language, and in thousandths of a track.

use serde::Serialize;

use crate::domain::interview::comparison::Outcome;
use crate::domain::interview::evidence::Needed;
use crate::domain::interview::journal::{Recommendation, Recommended, Run};
use crate::domain::interview::report::{Edge, MustHave, Reason, Report, Share, Verdict};
use crate::domain::interview::score::{Figure, figure, signed};
use crate::words::render::documents::{Words, words};
use crate::words::render::labels::fill;
use crate::words::render::reports::{ReportWords, report_words};

/// The labels that a report is written with.
#[derive(Clone, Copy)]
pub(super) struct Labels {
    pub words: &'static Words,
    pub report: &'static ReportWords,
}

/// A share as a point with whiskers. Places and widths are in thousandths of the track.
#[derive(Serialize)]
pub(super) struct WhiskerView {
    at: u32,
    low: u32,
    width: u32,
    text: String,
}

impl Labels {
    pub fn of(language: &str) -> Self {
        Self { words: words(language), report: report_words(language) }
    }

    pub fn verdict(self, verdict: Verdict) -> &'static str {
        match verdict {
            Verdict::Pass => self.words.pass,
            Verdict::NotYet => self.words.not_yet,
            Verdict::InsufficientEvidence => self.words.insufficient,
        }
    }

    /// A rating as it was given; the mean of several that is none of them with its decimals.
    pub fn rating(self, mean: f64) -> String {
        if mean.fract().abs() < 1e-9 { format!("{mean:.0}") } else { self.two(mean, None) }
    }

    /// A mean with two decimals, rounded half up; where that would reach what is `wanted` though it is below, it says so.
    pub fn two(self, mean: f64, wanted: Option<f64>) -> String {
        let number = |hundredths: u32| {
            format!("{}{}{:02}", hundredths / 100, self.words.decimal_mark, hundredths % 100)
        };
        match figure(mean, wanted) {
            Figure::Plain(hundredths) => number(hundredths),
            Figure::JustBelow(hundredths) => {
                fill(self.report.just_below, &[("mean", &number(hundredths))])
            }
        }
    }

    /// A difference with its sign and two decimals, rounded to the nearest.
    pub fn signed(self, number: f64) -> String {
        signed(number).replace('.', self.words.decimal_mark)
    }

    pub fn mean(self, mean: Option<f64>, wanted: Option<f64>) -> String {
        mean.map_or("–".to_owned(), |mean| self.two(mean, wanted))
    }

    pub fn count_of(self, count: u32, of: u32) -> String {
        let (count, of) = (count.to_string(), of.to_string());
        fill(self.report.count_of, &[("count", &count), ("of", &of)])
    }

    /// A share in words; `None` of nothing.
    pub fn share(self, label: &str, share: &Share) -> Option<String> {
        let value = share.value()?;
        let values = [
            ("count", share.count.to_string()),
            ("of", share.of.to_string()),
            ("share", percent(value)),
            ("low", percent(share.low)),
            ("high", percent(share.high)),
        ];
        Some(fill(label, &values.each_ref().map(|(name, value)| (*name, value.as_str()))))
    }

    pub fn whisker(self, share: &Share) -> Option<WhiskerView> {
        self.share(self.report.points_share, share).map(|text| WhiskerView {
            at: place(share.value().unwrap_or_default()),
            low: place(share.low),
            width: place(share.high - share.low),
            text,
        })
    }

    /// What a short question could turn the verdict into.
    pub fn edge(self, edge: &Edge, question: &str) -> String {
        let (rating, other) = (edge.rating.to_string(), edge.other.to_string());
        let values = [
            ("number", question),
            ("rating", &rating),
            ("other", &other),
            ("verdict", self.verdict(edge.verdict)),
        ];
        fill(self.report.edge, &values)
    }

    /// A verdict with the marks that it is on the edge, and that a pass does not speak of all that the role must have.
    pub fn marked_verdict(self, verdict: Verdict, is_on_edge: bool, is_partial: bool) -> String {
        let word = match verdict {
            Verdict::Pass if is_partial => self.report.pass_partial,
            _ => self.verdict(verdict),
        };
        if is_on_edge { fill(self.report.on_edge, &[("verdict", word)]) } else { word.to_owned() }
    }

    /// The same of one side of a comparison.
    pub fn outcome(self, outcome: &Outcome) -> String {
        self.marked_verdict(outcome.verdict, outcome.on_edge, outcome.partial)
    }

    /// Why one side of a comparison has its verdict, a sentence each.
    pub fn outcome_reasons(self, outcome: &Outcome) -> Vec<String> {
        let title = |what: &Needed| {
            let found = outcome.must_haves.iter().find(|one| one.what == *what);
            self.needed(what, found.map_or("", |one| &one.title))
        };
        let reasons = outcome.reasons.iter().map(|one| self.reason(one, title));
        reasons.chain(self.without_evidence(&outcome.without_evidence)).collect()
    }

    /// Everything that stands behind a verdict, a sentence each: the reasons and the questions that it hangs on, then what the role must have
    /// and was not asked.
    pub fn why(self, report: &Report) -> (Vec<String>, Vec<String>) {
        let title = |what: &Needed| {
            let found = report.must_haves.iter().find(|one| one.what == *what);
            self.needed(what, found.map_or("", |one| &one.title))
        };
        let reasons = report.reasons.iter().map(|one| self.reason(one, title)).collect();
        let edge = |one: &Edge| self.edge(one, &format!("{} ({})", one.number, one.prompt));
        let edges = report.edges.iter().map(edge);
        (reasons, edges.chain(self.without_evidence(&report.without_evidence)).collect())
    }

    /// What the role must have and the verdict says nothing of.
    pub fn without_evidence(self, without: &[MustHave]) -> Vec<String> {
        let named = |is_meant: fn(&MustHave) -> bool, label: &str| {
            let names: Vec<&str> =
                without.iter().filter(|one| is_meant(one)).map(|one| one.title.as_str()).collect();
            (!names.is_empty()).then(|| fill(label, &[("names", &names.join("; "))]))
        };
        let not_asked = named(|one| one.rated == 0, self.report.role_not_asked);
        let thin = named(|one| one.rated > 0, self.report.role_thin);
        not_asked.into_iter().chain(thin).collect()
    }

    /// How many rated questions have no tick.
    pub fn unticked(self, report: &Report) -> Option<String> {
        let n = report.unticked_questions.to_string();
        match (report.unticked, report.unticked_questions) {
            (true, _) => Some(self.report.unticked.to_owned()),
            (false, 0) => None,
            (false, _) => Some(fill(self.report.unticked_questions, &[("n", &n)])),
        }
    }

    /// A recommendation in words.
    pub fn recommendation(self, what: Recommendation) -> &'static str {
        match what {
            Recommendation::StrongNo => self.report.strong_no,
            Recommendation::No => self.report.recommend_no,
            Recommendation::Yes => self.report.recommend_yes,
            Recommendation::StrongYes => self.report.strong_yes,
        }
    }

    /// Who recommends what, and why.
    pub fn recommended(self, name: &str, one: &Recommended) -> String {
        let label = match one.because.is_empty() {
            true => self.report.recommends,
            false => self.report.recommends_because,
        };
        let what = self.recommendation(one.recommendation);
        fill(label, &[("name", name), ("what", what), ("because", &one.because)])
    }

    /// That a note is no evidence for the rating that stands now; nothing where it is.
    pub fn note_of_another(self, rating: Option<u8>) -> Vec<String> {
        let told = rating
            .map(|rating| fill(self.report.note_of_another, &[("rating", &rating.to_string())]));
        told.into_iter().collect()
    }

    /// What came of running what a candidate wrote.
    pub fn ran(self, run: &Run) -> String {
        let judged = match run.right {
            // What the judge said is English, and of what passed it says no more.
            Some(true) => return fill(self.report.ran_well, &[("file", &run.file)]),
            Some(false) => self.report.ran_wrong,
            None => self.report.ran_unjudged,
        };
        let values = [("file", run.file.as_str()), ("judged", judged), ("told", &run.told)];
        fill(self.report.ran, &values)
    }

    /// A must-have by its title, a kind by its name in the language.
    pub fn needed(self, what: &Needed, title: &str) -> String {
        match what {
            Needed::Topic(_) => title.to_owned(),
            Needed::Kind(kind) => fill(self.words.kind_needed, &[("name", self.words.kind(*kind))]),
        }
    }

    pub fn reason(self, reason: &Reason, title: impl Fn(&Needed) -> String) -> String {
        let decimal = |number: f64| self.words.decimal(number);
        let (label, values) = match reason {
            Reason::AskedTooFew { asked: 0, .. } => (self.report.reason_none, vec![]),
            Reason::AskedTooFew { asked, of, wanted } => (
                self.report.reason_asked,
                vec![
                    ("asked", asked.to_string()),
                    ("of", of.to_string()),
                    ("wanted", percent(*wanted)),
                ],
            ),
            Reason::MustHaveUnrated { what, of: 0 } => {
                (self.report.reason_absent, vec![("topic", title(what))])
            }
            Reason::MustHaveUnrated { what, .. } => {
                (self.report.reason_unrated, vec![("topic", title(what))])
            }
            Reason::MustHaveThin { what, .. } => {
                (self.report.reason_thin, vec![("topic", title(what))])
            }
            Reason::MustHaveBelow { what, mean, wanted } => (
                self.report.reason_below,
                vec![
                    ("topic", title(what)),
                    ("mean", self.two(*mean, Some(*wanted))),
                    ("wanted", decimal(*wanted)),
                ],
            ),
            Reason::OverallBelow { overall, wanted } => (
                self.report.reason_overall,
                vec![("overall", self.two(*overall, Some(*wanted))), ("wanted", decimal(*wanted))],
            ),
        };
        let values: Vec<(&str, &str)> =
            values.iter().map(|(name, value)| (*name, value.as_str())).collect();
        fill(label, &values)
    }
}

pub(super) fn looks(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Pass => "good",
        Verdict::NotYet => "bad",
        Verdict::InsufficientEvidence => "unclear",
    }
}

/// A share of a track in thousandths.
pub(super) fn place(share: f64) -> u32 {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 1000")]
    let place = (1000.0 * share.clamp(0.0, 1.0)).round() as u32;
    place
}

/// Rules for the classes `wN` (width) and `lN` (left): the policy of the page allows no style in the markup itself.
pub(super) fn places_css(places: impl IntoIterator<Item = u32>) -> String {
    let mut places: Vec<u32> = places.into_iter().collect();
    places.sort_unstable();
    places.dedup();
    let rule = |place: &u32| {
        let length = format!("{}.{}%", place / 10, place % 10);
        format!(".w{place} {{ width: {length}; }}\n.l{place} {{ left: {length}; }}\n")
    };
    places.iter().map(rule).collect()
}

impl WhiskerView {
    /// The same with other words.
    pub fn saying(self, text: String) -> Self {
        Self { text, ..self }
    }

    /// Every place and width on its track.
    pub fn places(&self) -> [u32; 3] {
        [self.at, self.low, self.width]
    }
}

pub(super) fn percent(share: f64) -> String {
    format!("{}", (100.0 * share).round())
}
