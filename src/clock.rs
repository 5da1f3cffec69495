//! The one place that reads the clock. Everything below gets moments as values.

use std::time::Instant;

use chrono::Local;

use crate::domain::time::Moment;

/// Where the time comes from.
#[derive(Clone, Copy, Debug)]
pub enum Clock {
    /// The machine's clock and time zone; the instant is the start of the run.
    System(Instant),
    /// A frozen moment (`VIVA_NOW`): elapsed times are then 0.
    Fixed(Moment),
    /// A clock that a test moves: milliseconds of UTC.
    #[cfg(test)]
    Moved(&'static std::sync::atomic::AtomicI64),
}

impl Clock {
    /// The machine's clock.
    #[expect(clippy::disallowed_methods, reason = "this is the home of the clock")]
    pub fn system() -> Self {
        Self::System(Instant::now())
    }

    /// The present moment, with the offset in force at it.
    #[expect(clippy::disallowed_methods, reason = "this is the home of the clock")]
    pub fn now(self) -> Moment {
        match self {
            Self::System(_) => Moment::from_datetime(Local::now().fixed_offset()),
            Self::Fixed(moment) => moment,
            #[cfg(test)]
            Self::Moved(at_ms) => {
                Moment { at_ms: at_ms.load(std::sync::atomic::Ordering::SeqCst), offset_min: 0 }
            }
        }
    }

    /// Milliseconds since the run began; never runs backwards, 0 when frozen.
    pub fn elapsed_ms(self) -> u64 {
        match self {
            Self::System(start) => u64::try_from(start.elapsed().as_millis()).unwrap_or(u64::MAX),
            Self::Fixed(_) => 0,
            #[cfg(test)]
            Self::Moved(_) => 0,
        }
    }
}
