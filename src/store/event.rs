//! The append-only log: what an event says, and how one is added. What events add up to is not decided here.

use rusqlite::{Connection, Row, named_params};
use serde::{Deserialize, Serialize};

use crate::domain::grade::Grade;
use crate::domain::interview::passed::LevelPassed;
use crate::domain::question::{Revision, hex};
use crate::domain::review::{EventId, Mode};
use crate::domain::time::{Day, Moment};

/// Version of the bodies that this program writes.
pub(super) const BODY_VERSION: u32 = 1;

/// Highest wall time that a clock value can hold, about the year 4199; later ones count as this.
const WALL_MAX_MS: i64 = 1 << 46;

/// One event as it lies in the log.
#[derive(Clone, Debug)]
pub(super) struct Event {
    pub id: EventId,
    pub hlc: i64,
    pub at: Moment,
    pub question: Option<String>,
    pub fact: Fact,
}

/// What an event says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Fact {
    Reviewed(Reviewed),
    Voided(EventId),
    Suspended,
    Unsuspended,
    Flagged,
    Unflagged,
    Reset,
    Renamed {
        to: String,
    },
    /// The question was asked in the set of this id.
    Exposed {
        set: String,
    },
    LevelPassed(LevelPassed),
    /// Of a kind, a version or a shape that this program does not know: kept, and passed over.
    Unknown,
}

/// An answer as it was given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Reviewed {
    pub grade: Grade,
    pub mode: Mode,
    #[serde(with = "day_number")]
    pub study_day: Day,
    pub elapsed_ms: u32,
    pub hints: u32,
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

impl Fact {
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Reviewed(_) => "reviewed",
            Self::Voided(_) => "voided",
            Self::Suspended => "suspended",
            Self::Unsuspended => "unsuspended",
            Self::Flagged => "flagged",
            Self::Unflagged => "unflagged",
            Self::Reset => "reset",
            Self::Renamed { .. } => "renamed",
            Self::Exposed { .. } => "exposed",
            Self::LevelPassed(_) => "level_passed",
            Self::Unknown => "unknown",
        }
    }

    pub fn body(&self) -> Result<String, serde_json::Error> {
        match self {
            Self::Reviewed(answer) => serde_json::to_string(answer),
            Self::Voided(event) => {
                serde_json::to_string(&VoidedBody { device: hex(&event.device), seq: event.seq })
            }
            Self::Renamed { to } => serde_json::to_string(&RenamedBody { to: to.clone() }),
            Self::Exposed { set } => serde_json::to_string(&ExposedBody { set: set.clone() }),
            Self::LevelPassed(passed) => serde_json::to_string(passed),
            _ => Ok("{}".to_owned()),
        }
    }

    fn parse(kind: &str, version: u32, body: &str) -> Self {
        if version > BODY_VERSION {
            return Self::Unknown;
        }
        match kind {
            "reviewed" => serde_json::from_str(body).ok().map(Self::Reviewed),
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

impl Event {
    /// Reads a row of `event_replay`, `event_of_question` or `event_get`.
    pub fn from_row(row: &Row<'_>) -> rusqlite::Result<Self> {
        let kind = row.get_ref(5)?.as_str()?;
        let body = row.get_ref(8)?.as_str()?;
        Ok(Self {
            id: EventId { device: row.get(0)?, seq: row.get(1)? },
            hlc: row.get(2)?,
            at: Moment { at_ms: row.get(3)?, offset_min: row.get(4)? },
            question: row.get(7)?,
            fact: Fact::parse(kind, row.get(6)?, body),
        })
    }
}

/// The lowest clock value of an event of this moment.
pub(super) fn wall(now: Moment) -> i64 {
    now.at_ms.clamp(0, WALL_MAX_MS) << 16
}

/// Adds an event of this device at the end of the log. The caller holds the write lock and applies the event afterwards.
pub(super) fn append(
    connection: &Connection,
    device: &[u8; 16],
    question: Option<&str>,
    revision: Option<Revision>,
    fact: Fact,
    now: Moment,
) -> rusqlite::Result<Event> {
    let body = fact.body().map_err(|error| super::error::impossible(error.to_string()))?;
    let (seq, hlc) = connection.prepare_cached(sql!("event_add"))?.query_row(
        named_params! {
            ":device": device,
            ":wall": wall(now),
            ":at_ms": now.at_ms,
            ":tz_min": now.offset_min,
            ":kind": fact.kind(),
            ":v": BODY_VERSION,
            ":question": question,
            ":revision": revision,
            ":body": body,
        },
        |row| Ok((row.get(0)?, row.get(1)?)),
    )?;
    let id = EventId { device: *device, seq };
    Ok(Event { id, hlc, at: now, question: question.map(str::to_owned), fact })
}

/// The event of this name, if the log has it.
pub(super) fn get(connection: &Connection, id: EventId) -> rusqlite::Result<Option<Event>> {
    let mut statement = connection.prepare_cached(sql!("event_get"))?;
    let mut rows = statement.query(named_params! { ":device": id.device, ":seq": id.seq })?;
    rows.next()?.map(Event::from_row).transpose()
}

fn unhex(text: &str) -> Option<[u8; 16]> {
    let mut bytes = [0; 16];
    if text.len() != 32 {
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

    #[test]
    fn what_is_written_reads_back() {
        let answer = Reviewed {
            grade: Grade::HARD,
            mode: Mode::Review,
            study_day: Day::from_number(20_778),
            elapsed_ms: 5300,
            hints: 1,
        };
        let event = EventId { device: *b"0123456789abcdef", seq: 7 };
        for fact in [
            Fact::Reviewed(answer),
            Fact::Voided(event),
            Fact::Suspended,
            Fact::Unsuspended,
            Fact::Flagged,
            Fact::Unflagged,
            Fact::Reset,
            Fact::Renamed { to: "leaf/new".to_owned() },
            Fact::Exposed { set: "middle-60-7-3fa90c1e".to_owned() },
            Fact::LevelPassed(passed()),
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
            ("voided", 1, r#"{"device":"zz","seq":1}"#),
            ("voided", 1, r#"{"device":"éééééééééééééééé","seq":1}"#),
        ] {
            assert_eq!(Fact::parse(kind, version, body), Fact::Unknown, "{kind} {body}");
        }
    }
}
