//! `scorecard.csv`: one row a question, with empty cells for whoever fills it in with a spreadsheet.

use crate::domain::formula::guarded;
use crate::domain::interview::Set;
use crate::domain::visible::visible;

/// The columns by which a filled card is read. From `rating` on they are empty, but for `points`.
pub const COLUMNS: [&str; 13] = [
    "number",
    "question",
    "topic",
    "leaf",
    "level",
    "kind",
    "minutes",
    "rating",
    "ticked",
    "points",
    "hints",
    "follow_ups",
    "note",
];

/// The empty card of a set. `question` is the id, `points` the number of key points that `ticked` is out of.
pub(super) fn scorecard(set: &Set) -> Result<Vec<u8>, csv::Error> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(COLUMNS)?;
    for one in &set.questions {
        let question = &one.question;
        let points = question.content.key_points.len();
        writer.write_record([
            one.number.to_string(),
            harmless(question.id.as_str()),
            harmless(&question.topic),
            harmless(question.id.leaf()),
            question.level.to_string(),
            question.kind.to_string(),
            question.minutes.to_string(),
            String::new(),
            String::new(),
            points.to_string(),
            String::new(),
            String::new(),
            String::new(),
        ])?;
    }
    writer.into_inner().map_err(|error| csv::Error::from(error.into_error()))
}

/// A cell that no spreadsheet takes for a formula, and that a terminal may show.
pub(super) fn harmless(cell: &str) -> String {
    guarded(&visible(cell)).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_formula_becomes_text_behind_spaces_and_in_wide_signs_too() {
        for (cell, expected) in [
            ("=1+1", "'=1+1"),
            ("+1", "'+1"),
            ("-1", "'-1"),
            ("@sum", "'@sum"),
            ("  =1+1", "'  =1+1"),
            ("\u{a0}=1+1", "'\u{a0}=1+1"),
            ("\u{3000}\u{2003} @x", "'\u{3000}\u{2003} @x"),
            ("\u{200d}=1", "'\u{200d}=1"),
            ("＝1+1", "'＝1+1"),
            (" ＋1", "' ＋1"),
            ("－1", "'－1"),
            ("＠x", "'＠x"),
            ("\u{2212}1", "'\u{2212}1"),
            ("'=1", "''=1"),
            ("'quoted'", "'quoted'"),
            (" plain = 1", " plain = 1"),
            ("\tx", "'\tx"),
            ("=1\u{1b}[2J\n\u{202e}x", "'=1␛[2J\n\\u{202e}x"),
            ("leaf/slug", "leaf/slug"),
            ("", ""),
        ] {
            let guarded = harmless(cell);
            assert_eq!(guarded, expected, "{cell:?}");
            assert_eq!(crate::domain::formula::unguarded(&guarded), visible(cell), "{cell:?}");
        }
    }
}
