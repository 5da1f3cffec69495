//! `scorecard.csv`: one row a question, with empty cells for whoever fills it in with a spreadsheet.

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
    let cell = visible(cell);
    // A quote that was there already is kept apart from the one that guards.
    let is_taken = is_formula(cell.trim_start_matches('\''));
    if is_taken { format!("'{cell}") } else { cell.into_owned() }
}

/// A cell as it was before [`harmless`] guarded it.
pub(super) fn unguarded(cell: &str) -> &str {
    let rest = cell.strip_prefix('\'');
    rest.filter(|rest| is_formula(rest.trim_start_matches('\''))).unwrap_or(cell)
}

/// Whether some spreadsheet takes a cell for a formula: they pass over spaces of every kind before it, and some read the wide and small forms
/// of a sign as the sign.
fn is_formula(cell: &str) -> bool {
    let is_blank =
        |letter: char| letter.is_whitespace() || matches!(letter, '\u{200c}' | '\u{200d}');
    let rest = cell.trim_start_matches(is_blank);
    let signs = ['=', '+', '-', '@'];
    let wide = ['＝', '＋', '－', '＠', '﹦', '﹢', '﹣', '﹫', '−', '⁺', '⁻', '⁼', '₊', '₋', '₌'];
    rest.starts_with(signs) || rest.starts_with(wide) || cell.starts_with(['\t', '\r', '\n'])
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
            assert_eq!(unguarded(&guarded), visible(cell), "{cell:?}");
        }
    }
}
