//! The table: what was measured, what it was measured against, and the limit.

use std::time::Duration;

/// One line of the table.
pub struct Row {
    what: String,
    measured: String,
    against: String,
    result: String,
    limit: String,
    is_held: Option<bool>,
}

impl Row {
    /// `measured` may be `limit` times as long as `against`.
    pub fn ratio(
        what: &str,
        measured: Duration,
        base: &str,
        against: Duration,
        limit: f64,
    ) -> Self {
        let ratio = measured.as_secs_f64() / against.as_secs_f64().max(1e-9);
        Self {
            what: what.to_owned(),
            measured: time(measured),
            against: format!("{base}: {}", time(against)),
            result: format!("{ratio:.2} x"),
            limit: format!("{limit} x"),
            is_held: Some(ratio <= limit),
        }
    }

    /// `measured` may be at most `limit`.
    pub fn time(what: &str, measured: Duration, against: &str, limit: Duration) -> Self {
        Self {
            what: what.to_owned(),
            measured: time(measured),
            against: against.to_owned(),
            result: time(measured),
            limit: time(limit),
            is_held: Some(measured <= limit),
        }
    }

    /// The peak of resident memory may be at most `limit_mib`.
    pub fn peak(what: &str, peak_kib: u64, limit_mib: u64) -> Self {
        let shown = format!("{:.1} MiB", peak_kib as f64 / 1024.0);
        Self {
            what: what.to_owned(),
            measured: shown.clone(),
            against: "peak resident".to_owned(),
            result: shown,
            limit: format!("{limit_mib} MiB"),
            is_held: Some(peak_kib <= limit_mib * 1024),
        }
    }

    /// A figure without a limit, or the reason why there is none.
    pub fn fact(what: &str, measured: &str, against: &str) -> Self {
        Self {
            what: what.to_owned(),
            measured: measured.to_owned(),
            against: against.to_owned(),
            result: String::new(),
            limit: String::new(),
            is_held: None,
        }
    }
}

/// Prints the rows as a Markdown table.
pub fn print(rows: &[Row]) {
    println!("| What | Measured | Against | Result | Limit | Held |\n|---|---|---|---|---|---|");
    for row in rows {
        let held = match row.is_held {
            Some(true) => "yes",
            Some(false) => "**no**",
            None => "",
        };
        let Row { what, measured, against, result, limit, .. } = row;
        println!("| {what} | {measured} | {against} | {result} | {limit} | {held} |");
    }
}

/// A duration for people: µs, ms or s, three figures.
pub fn time(duration: Duration) -> String {
    match duration.as_secs_f64() {
        seconds if seconds < 1e-3 => format!("{:.0} µs", seconds * 1e6),
        seconds if seconds < 1e-1 => format!("{:.1} ms", seconds * 1e3),
        seconds if seconds < 1.0 => format!("{:.0} ms", seconds * 1e3),
        seconds => format!("{seconds:.2} s"),
    }
}
