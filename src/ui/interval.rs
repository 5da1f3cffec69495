//! How long until a question comes back, in as few characters as possible.

use crate::words::ui::question as words;

/// Days of a mean Gregorian month and year; a label needs no calendar.
const MONTH_DAYS: f64 = 30.436_875;
const YEAR_DAYS: f64 = 365.242_5;

/// Gives a short label for an interval in whole days: `6 d`, from 60 days on months (`3.2 mo`, `11 mo`), from 730
/// days on years (`2.5 y`). Below ten of a unit one decimal is kept.
pub fn interval_label(interval_days: u32) -> String {
    let days = f64::from(interval_days);
    match interval_days {
        0..60 => words::days_in_short(&interval_days),
        60..730 => scaled(days / MONTH_DAYS, words::months_in_short()),
        _ => scaled(days / YEAR_DAYS, words::years_in_short()),
    }
}

fn scaled(value: f64, unit: &str) -> String {
    // 9.95 would print as `10.0`: decide after rounding.
    let tenths = (value * 10.0).round() / 10.0;
    if tenths < 10.0 { format!("{tenths:.1} {unit}") } else { format!("{value:.0} {unit}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels() {
        let cases = [
            (0, "0 d"),
            (1, "1 d"),
            (59, "59 d"),
            (60, "2.0 mo"),
            (97, "3.2 mo"),
            (303, "10 mo"),
            (365, "12 mo"),
            (729, "24 mo"),
            (730, "2.0 y"),
            (1000, "2.7 y"),
            (36500, "100 y"),
        ];
        for (days, label) in cases {
            assert_eq!(interval_label(days), label, "{days}");
        }
    }
}
