//! What an event of the log says: its kinds, how each is written down, and how it is read back.
//!
//! A kind, a version or a shape that is not known here was written by a later viva. It is [`Fact::Unknown`], its event is kept as it
//! came, and what follows from the log is worked out without it, unless the kind is critical: then nothing may be worked out at all.

use serde::{Deserialize, Serialize};

use super::fsrs::FittedWeights;
use super::goal::Goal;
use super::grade::Grade;
use super::interview::passed::LevelPassed;
use super::placed::Placed;
use super::question::hex;
use super::review::{EventId, Mode};
use super::scheduling::{Retention, Scheduler};
use super::time::Day;

/// Version of the bodies that this program writes.
pub const BODY_VERSION: u32 = 1;

/// Kinds that this program knows.
const KNOWN: [&str; 17] = [
    "reviewed",
    "voided",
    "suspended",
    "unsuspended",
    "flagged",
    "unflagged",
    "reset",
    "renamed",
    "exposed",
    "level_passed",
    "goal",
    "scheduler",
    "retention",
    "weights",
    "placement",
    "postponed",
    "imported_review",
];

/// Kinds without which what is worked out is wrong.
const CRITICAL: [&str; 5] = ["postponed", "scheduler", "weights", "retention", "imported_review"];

/// What an event says.
#[derive(Clone, Debug, PartialEq)]
pub enum Fact {
    /// A question was answered and graded.
    Reviewed(Reviewed),
    /// A question was answered elsewhere, in Anki for example.
    ImportedReview(Reviewed),
    /// Another event does not count.
    Voided(EventId),
    /// A question is kept out of every session.
    Suspended,
    /// It is asked again.
    Unsuspended,
    /// A question is marked.
    Flagged,
    /// The mark is taken away.
    Unflagged,
    /// A question is new again.
    Reset,
    /// A question has another id from now on.
    Renamed {
        /// The id in use.
        to: String,
    },
    /// The question was asked in an interview.
    Exposed {
        /// Id of the set.
        set: String,
    },
    /// A level was passed in a mock taken by oneself.
    LevelPassed(LevelPassed),
    /// Who decides when questions come back, from now on and for all answers.
    Scheduler(Scheduler),
    /// The recall that FSRS keeps.
    Retention(Retention),
    /// Weights of FSRS that were fitted to this person.
    Weights(FittedWeights),
    /// What one prepares for from now on; an empty goal is none.
    Goal(Goal),
    /// A placement came to this.
    Placed(Placed),
    /// A question is known, and not asked before this study day.
    Postponed {
        /// The day.
        until: Day,
    },
    /// Of a kind, a version or a shape that this program does not know.
    Unknown,
}

/// An answer as it was given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reviewed {
    /// The grade.
    pub grade: Grade,
    /// The mode it was written in.
    pub mode: Mode,
    /// The study day it belongs to.
    #[serde(with = "day_number")]
    pub study_day: Day,
    /// From the question's appearance to its grade, in milliseconds.
    pub elapsed_ms: u32,
    /// Hints that were used.
    pub hints: u32,
    /// Whether a placement asked for it. Earlier vivas take such an answer for any other.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub in_placement: bool,
}

#[derive(Serialize, Deserialize)]
struct VoidedBody {
    device: String,
    seq: i64,
}

#[derive(Serialize, Deserialize)]
struct RenamedBody {
    to: String,
}

#[derive(Serialize, Deserialize)]
struct ExposedBody {
    set: String,
}

#[derive(Serialize, Deserialize)]
struct SchedulerBody {
    scheduler: Scheduler,
}

#[derive(Serialize, Deserialize)]
struct RetentionBody {
    hundredths: u8,
}

#[derive(Serialize, Deserialize)]
struct WeightsBody {
    ten_thousandths: [u32; 21],
}

#[derive(Serialize, Deserialize)]
struct PostponedBody {
    #[serde(with = "day_number")]
    until: Day,
}

impl Fact {
    /// The word for its kind in the log.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Reviewed(_) => "reviewed",
            Self::ImportedReview(_) => "imported_review",
            Self::Voided(_) => "voided",
            Self::Suspended => "suspended",
            Self::Unsuspended => "unsuspended",
            Self::Flagged => "flagged",
            Self::Unflagged => "unflagged",
            Self::Reset => "reset",
            Self::Renamed { .. } => "renamed",
            Self::Exposed { .. } => "exposed",
            Self::LevelPassed(_) => "level_passed",
            Self::Scheduler(_) => "scheduler",
            Self::Retention(_) => "retention",
            Self::Weights(_) => "weights",
            Self::Goal(_) => "goal",
            Self::Placed(_) => "placement",
            Self::Postponed { .. } => "postponed",
            Self::Unknown => "unknown",
        }
    }

    /// What else it says, as a JSON object.
    ///
    /// # Errors
    /// None that is known: every value of these types has a JSON form.
    pub fn body(&self) -> Result<String, serde_json::Error> {
        match self {
            Self::Reviewed(answer) | Self::ImportedReview(answer) => serde_json::to_string(answer),
            Self::Voided(event) => {
                serde_json::to_string(&VoidedBody { device: hex(&event.device), seq: event.seq })
            }
            Self::Renamed { to } => serde_json::to_string(&RenamedBody { to: to.clone() }),
            Self::Exposed { set } => serde_json::to_string(&ExposedBody { set: set.clone() }),
            Self::LevelPassed(passed) => serde_json::to_string(passed),
            Self::Scheduler(scheduler) => {
                serde_json::to_string(&SchedulerBody { scheduler: *scheduler })
            }
            Self::Retention(retention) => {
                serde_json::to_string(&RetentionBody { hundredths: retention.hundredths() })
            }
            Self::Weights(fitted) => {
                serde_json::to_string(&WeightsBody { ten_thousandths: fitted.ten_thousandths() })
            }
            Self::Goal(goal) => serde_json::to_string(goal),
            Self::Placed(placed) => serde_json::to_string(placed),
            Self::Postponed { until } => serde_json::to_string(&PostponedBody { until: *until }),
            _ => Ok("{}".to_owned()),
        }
    }

    /// Reads what [`Fact::kind`] and [`Fact::body`] wrote. Never fails: what is not understood is [`Fact::Unknown`].
    pub fn parse(kind: &str, version: u32, body: &str) -> Self {
        if !is_known(kind, version) {
            return Self::Unknown;
        }
        match kind {
            "reviewed" => serde_json::from_str(body).ok().map(Self::Reviewed),
            "imported_review" => serde_json::from_str(body).ok().map(Self::ImportedReview),
            "voided" => serde_json::from_str::<VoidedBody>(body)
                .ok()
                .and_then(|body| Some(EventId { device: unhex(&body.device)?, seq: body.seq }))
                .map(Self::Voided),
            "renamed" => serde_json::from_str::<RenamedBody>(body)
                .ok()
                .map(|body| Self::Renamed { to: body.to }),
            "exposed" => serde_json::from_str::<ExposedBody>(body)
                .ok()
                .filter(|body| !body.set.is_empty())
                .map(|body| Self::Exposed { set: body.set }),
            "level_passed" => serde_json::from_str::<LevelPassed>(body)
                .ok()
                .filter(LevelPassed::is_possible)
                .map(Self::LevelPassed),
            "scheduler" => serde_json::from_str::<SchedulerBody>(body)
                .ok()
                .map(|body| Self::Scheduler(body.scheduler)),
            "retention" => serde_json::from_str::<RetentionBody>(body)
                .ok()
                .and_then(|body| Retention::new(body.hundredths))
                .map(Self::Retention),
            "weights" => serde_json::from_str::<WeightsBody>(body)
                .ok()
                .and_then(|body| FittedWeights::new(body.ten_thousandths))
                .map(Self::Weights),
            "goal" => serde_json::from_str::<Goal>(body)
                .ok()
                .filter(|goal| goal.is_empty() || goal.check().is_ok())
                .map(Self::Goal),
            "placement" => serde_json::from_str::<Placed>(body)
                .ok()
                .filter(Placed::is_possible)
                .map(Self::Placed),
            "postponed" => serde_json::from_str::<PostponedBody>(body)
                .ok()
                .map(|body| Self::Postponed { until: body.until }),
            "suspended" => Some(Self::Suspended),
            "unsuspended" => Some(Self::Unsuspended),
            "flagged" => Some(Self::Flagged),
            "unflagged" => Some(Self::Unflagged),
            "reset" => Some(Self::Reset),
            _ => None,
        }
        .unwrap_or(Self::Unknown)
    }
}

/// Whether this program reads bodies of this kind in this version.
pub fn is_known(kind: &str, version: u32) -> bool {
    version <= BODY_VERSION && KNOWN.contains(&kind)
}

/// Whether a viva that does not know events of this kind must work nothing out and write nothing.
pub fn is_critical(kind: &str) -> bool {
    CRITICAL.contains(&kind)
}

/// The bytes of a device id in 32 hexadecimal digits.
pub fn unhex(text: &str) -> Option<[u8; 16]> {
    let mut bytes = [0; 16];
    if text.len() != 32 || !text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    for (index, byte) in bytes.iter_mut().enumerate() {
        *byte = u8::from_str_radix(text.get(index * 2..index * 2 + 2)?, 16).ok()?;
    }
    Some(bytes)
}

/// The day of an answer is a number in the log; `Day` itself serialises as a date.
mod day_number {
    use serde::{Deserialize, Deserializer, Serializer};

    use crate::domain::time::Day;

    pub fn serialize<S: Serializer>(day: &Day, out: S) -> Result<S::Ok, S::Error> {
        out.serialize_i32(day.number())
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Day, D::Error> {
        i64::deserialize(from).map(Day::from_number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::labels::Level;

    fn passed() -> LevelPassed {
        LevelPassed {
            level: Level::Middle,
            set: "middle-60-7-3fa90c1e".to_owned(),
            study_day: Day::from_number(20_778),
            overall_hundredths: 312,
            asked: 11,
            questions: 12,
            ticked: 30,
            points: 41,
        }
    }

    fn placed() -> Placed {
        Placed {
            level: Some(Level::Middle),
            shares_e4: [100, 2000, 7500, 400],
            ability_e4: 12_345,
            sd_e4: 6000,
            questions: 14,
            right: 9,
            study_day: Day::from_number(20_778),
        }
    }

    #[test]
    fn what_is_written_reads_back() {
        let answer = Reviewed {
            grade: Grade::HARD,
            mode: Mode::Review,
            study_day: Day::from_number(20_778),
            elapsed_ms: 5300,
            hints: 1,
            in_placement: false,
        };
        let event = EventId { device: *b"0123456789abcdef", seq: 7 };
        for fact in [
            Fact::Reviewed(answer),
            Fact::ImportedReview(answer),
            Fact::Voided(event),
            Fact::Suspended,
            Fact::Unsuspended,
            Fact::Flagged,
            Fact::Unflagged,
            Fact::Reset,
            Fact::Renamed { to: "leaf/new".to_owned() },
            Fact::Exposed { set: "middle-60-7-3fa90c1e".to_owned() },
            Fact::LevelPassed(passed()),
            Fact::Reviewed(Reviewed { mode: Mode::Early, ..answer }),
            Fact::Scheduler(Scheduler::Fsrs),
            Fact::Retention(Retention::new(85).unwrap()),
            Fact::Weights(FittedWeights::EVERYBODY),
            Fact::Goal(Goal { minutes: Some(30), ..Goal::default() }),
            Fact::Goal(Goal::default()),
            Fact::Reviewed(Reviewed { in_placement: true, ..answer }),
            Fact::Placed(placed()),
            Fact::Postponed { until: Day::from_number(20_808) },
        ] {
            let body = fact.body().unwrap();
            assert_eq!(Fact::parse(fact.kind(), 1, &body), fact, "{body}");
        }
        insta::assert_snapshot!(
            Fact::LevelPassed(passed()).body().unwrap(),
            @r#"{"level":"middle","set":"middle-60-7-3fa90c1e","study_day":"2026-11-21","overall_hundredths":312,"asked":11,"questions":12,"ticked":30,"points":41}"#
        );
        insta::assert_snapshot!(
            Fact::Reviewed(answer).body().unwrap(),
            @r#"{"grade":3,"mode":"review","study_day":20778,"elapsed_ms":5300,"hints":1}"#
        );
        insta::assert_snapshot!(
            Fact::Placed(placed()).body().unwrap(),
            @r#"{"level":"middle","shares_e4":[100,2000,7500,400],"ability_e4":12345,"sd_e4":6000,"questions":14,"right":9,"study_day":"2026-11-21"}"#
        );
        insta::assert_snapshot!(
            Fact::Postponed { until: Day::from_number(20_808) }.body().unwrap(),
            @r#"{"until":20808}"#
        );
    }

    #[test]
    fn a_kind_that_is_written_is_known_in_the_version_in_which_it_is_written() {
        for kind in KNOWN {
            assert!(is_known(kind, BODY_VERSION) && !is_known(kind, BODY_VERSION + 1), "{kind}");
        }
    }

    #[test]
    fn only_what_a_schedule_hangs_on_is_critical() {
        let critical: Vec<&str> = KNOWN.into_iter().filter(|kind| is_critical(kind)).collect();
        assert_eq!(critical, ["scheduler", "retention", "weights", "postponed", "imported_review"]);
        assert!(CRITICAL.into_iter().all(is_critical) && !is_critical("mocked"));
    }

    #[test]
    fn what_is_not_understood_is_unknown() {
        for (kind, version, body) in [
            ("mocked", 1, "{}"),
            ("reviewed", 2, r#"{"grade":3}"#),
            (
                "reviewed",
                1,
                r#"{"grade":9,"mode":"review","study_day":1,"elapsed_ms":0,"hints":0}"#,
            ),
            ("exposed", 1, r#"{"set":""}"#),
            ("level_passed", 1, r#"{"level":"middle"}"#),
            // A part of a goal that a later version may know, and goals that cannot be.
            ("goal", 1, r#"{"level":"middle","salary":1}"#),
            ("goal", 1, r#"{"minutes":0}"#),
            ("goal", 1, r#"{"leaves":{"gil":{"weight":0,"is_must":true}}}"#),
            ("goal", 1, r#"{"level":"principal"}"#),
            ("placement", 1, r#"{"level":"middle"}"#),
            ("postponed", 1, "{}"),
            ("voided", 1, r#"{"device":"zz","seq":1}"#),
            // A mode of a later version.
            (
                "reviewed",
                1,
                r#"{"grade":4,"mode":"dreamt","study_day":1,"elapsed_ms":0,"hints":0}"#,
            ),
            ("voided", 1, r#"{"device":"+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1","seq":1}"#),
            ("scheduler", 1, r#"{"scheduler":"sm18"}"#),
            ("retention", 1, r#"{"hundredths":98}"#),
            ("weights", 1, r#"{"ten_thousandths":[1,2,3]}"#),
            ("voided", 1, r#"{"device":"éééééééééééééééé","seq":1}"#),
        ] {
            assert_eq!(Fact::parse(kind, version, body), Fact::Unknown, "{kind} {body}");
        }
    }
}
