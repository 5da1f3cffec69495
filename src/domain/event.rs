//! An event as every copy of a log holds it, and the clock that puts events of several devices into one order.
//!
//! The order is (hlc, device, seq). `hlc` is a hybrid logical clock (Kulkarni and others, *Logical Physical Clocks*, 2014): milliseconds of
//! the wall clock in the upper 48 bits, raised by one above every event that was known when it was written. So what was seen comes
//! before what answers it, whatever the clocks say.

use super::fact::{self, Fact};
use super::question::Revision;
use super::review::EventId;
use super::time::Moment;
use crate::words::domain::flaws as words;

/// Highest wall time that a clock value can hold, about the year 4199; later ones count as this.
const WALL_MAX_MS: i64 = 1 << 46;
/// Bits of a clock value below its milliseconds.
const COUNTER_BITS: u32 = 16;
/// How far ahead of the clock an event of another device may be, in milliseconds: 48 hours.
pub const AHEAD_MAX_MS: i64 = 48 * 3_600_000;

/// One event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// Its name, the same in every copy of the log.
    pub id: EventId,
    /// Its place in the order of all events; 0 or more.
    pub hlc: i64,
    /// When it was written, by the clock of its device.
    pub at: Moment,
    /// The question it speaks of, under the id of that time.
    pub question: Option<String>,
    /// Revision of the text that was shown.
    pub revision: Option<Revision>,
    /// The word for its kind.
    pub kind: String,
    /// Version of its body, from 1.
    pub version: u32,
    /// Whether a viva that does not know the kind must not write.
    pub critical: bool,
    /// What else it says: JSON, to the byte as its writer wrote it, for a later version may read more in it.
    pub body: String,
}

impl Event {
    /// What it says.
    pub fn fact(&self) -> Fact {
        Fact::parse(&self.kind, self.version, &self.body)
    }

    /// Its place in the order of all events.
    pub fn order(&self) -> (i64, [u8; 16], i64) {
        (self.hlc, self.id.device, self.id.seq)
    }

    /// What of it no viva can have written; `None` when all can be.
    pub fn flaw(&self) -> Option<&'static str> {
        let flaws = [
            (self.id.seq < 1, words::running_number_is_below_one()),
            (self.hlc < 0, words::clock_is_below_zero()),
            (!(-1440..=1440).contains(&self.at.offset_min), words::offset_is_over_a_day()),
            (self.kind.is_empty(), words::has_no_kind()),
            (self.version < 1, words::version_is_below_one()),
            (
                serde_json::from_str::<serde::de::IgnoredAny>(&self.body).is_err(),
                words::body_is_no_json(),
            ),
        ];
        flaws.into_iter().find(|(is_flawed, _)| *is_flawed).map(|(_, flaw)| flaw)
    }

    /// Whether its schedule must be left alone by a viva that does not know its kind.
    pub fn is_critical(&self) -> bool {
        self.critical || fact::is_critical(&self.kind)
    }
}

/// The lowest clock value of an event of this moment.
pub fn wall(now: Moment) -> i64 {
    now.at_ms.clamp(0, WALL_MAX_MS) << COUNTER_BITS
}

/// The clock value of an event written `now`, after events up to `last`. At the end of all values it stays there.
pub fn hlc_after(last: Option<i64>, now: Moment) -> i64 {
    last.map_or(0, |last| last.saturating_add(1)).max(wall(now))
}

/// The wall time in a clock value, in UTC milliseconds.
pub fn wall_ms(hlc: i64) -> i64 {
    hlc >> COUNTER_BITS
}

/// Whether a clock value is more than [`AHEAD_MAX_MS`] ahead of the clock.
pub fn is_ahead(hlc: i64, now: Moment) -> bool {
    wall_ms(hlc) > wall_ms(wall(now)).saturating_add(AHEAD_MAX_MS)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(at_ms: i64) -> Moment {
        Moment { at_ms, offset_min: 0 }
    }

    #[test]
    fn a_clock_value_is_above_all_before_it_and_not_below_the_wall() {
        assert_eq!(hlc_after(None, at(5)), 5 << 16);
        assert_eq!(hlc_after(Some(5 << 16), at(5)), (5 << 16) + 1);
        assert_eq!(hlc_after(Some(9 << 16), at(5)), (9 << 16) + 1);
        assert_eq!(hlc_after(None, at(-7)), 0);
        assert_eq!(hlc_after(Some(i64::MAX), at(5)), i64::MAX);
        assert!(hlc_after(None, at(i64::MAX)) < i64::MAX);
    }

    #[test]
    fn forty_eight_hours_ahead_are_let_pass_and_a_millisecond_more_is_not() {
        let now = at(1_000);
        assert!(!is_ahead(wall(at(1_000 + AHEAD_MAX_MS)), now));
        assert!(is_ahead(wall(at(1_001 + AHEAD_MAX_MS)), now));
        assert!(is_ahead(i64::MAX, now));
        assert!(!is_ahead(0, at(i64::MIN)));
    }

    #[test]
    fn what_no_viva_writes_is_named() {
        let event = Event {
            id: EventId { device: [1; 16], seq: 1 },
            hlc: 0,
            at: at(0),
            question: None,
            revision: None,
            kind: "reset".to_owned(),
            version: 1,
            critical: false,
            body: "{}".to_owned(),
        };
        assert_eq!(event.flaw(), None);
        let numbered = Event { id: EventId { device: [1; 16], seq: 0 }, ..event.clone() };
        let early = Event { hlc: -1, ..event.clone() };
        let elsewhere = Event { at: Moment { at_ms: 0, offset_min: 1441 }, ..event.clone() };
        let nameless = Event { kind: String::new(), ..event.clone() };
        let versionless = Event { version: 0, ..event.clone() };
        let broken = Event { body: "{".to_owned(), ..event };
        for flawed in [numbered, early, elsewhere, nameless, versionless, broken] {
            assert!(flawed.flaw().is_some(), "{flawed:?}");
        }
    }
}
