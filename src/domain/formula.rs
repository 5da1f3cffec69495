//! Cells of tables that a spreadsheet would take for a formula and run.

use std::borrow::Cow;

/// The same cell behind a quotation mark where some spreadsheet takes it for a formula; [`unguarded`] gives it back.
pub fn guarded(cell: &str) -> Cow<'_, str> {
    // A quote that was there already is kept apart from the one that guards.
    let is_taken = is_formula(cell.trim_start_matches('\''));
    if is_taken { Cow::Owned(format!("'{cell}")) } else { Cow::Borrowed(cell) }
}

/// A cell as it was before [`guarded`].
pub fn unguarded(cell: &str) -> &str {
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
    fn a_guarded_cell_begins_no_formula_and_comes_back_as_it_was() {
        for cell in ["=1+1", " ＝1", "\u{a0}@x", "'=1", "''=1", "- a list", "plain", "'quoted'", ""]
        {
            let guarded = guarded(cell);
            assert!(!is_formula(&guarded), "{cell:?}");
            assert_eq!(unguarded(&guarded), cell);
        }
    }
}
