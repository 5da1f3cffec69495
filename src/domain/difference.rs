//! How two texts differ, line by line.

use std::ops::Range;

use imara_diff::{Algorithm, Diff, InternedInput};

/// One line of a difference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DiffLine {
    /// Which side has it.
    pub side: Side,
    /// The line, as it was given.
    pub text: String,
}

/// Where a line stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// In both texts.
    Both,
    /// In the first text alone.
    First,
    /// In the second text alone.
    Second,
}

/// The lines of both texts in their order; where they differ, those of the first come before those of the second. As few lines as can be
/// stand on one side alone.
pub fn lines<T: AsRef<str>>(first: &[T], second: &[T]) -> Vec<DiffLine> {
    let (first, second): (Vec<&str>, Vec<&str>) =
        (first.iter().map(AsRef::as_ref).collect(), second.iter().map(AsRef::as_ref).collect());
    differing(&first, &second)
}

fn differing(first: &[&str], second: &[&str]) -> Vec<DiffLine> {
    let mut input = InternedInput::default();
    input.update_before(first.iter().copied());
    input.update_after(second.iter().copied());
    let mut diff = Diff::compute(Algorithm::MyersMinimal, &input);
    diff.postprocess_no_heuristic(&input);
    let mut drawn = Vec::with_capacity(first.len().max(second.len()));
    let mut at = 0;
    for hunk in diff.hunks() {
        let (removed, added) = (places(&hunk.before), places(&hunk.after));
        add(&mut drawn, Side::Both, first, at..removed.start);
        at = removed.end;
        add(&mut drawn, Side::First, first, removed);
        add(&mut drawn, Side::Second, second, added);
    }
    add(&mut drawn, Side::Both, first, at..first.len());
    drawn
}

fn add(drawn: &mut Vec<DiffLine>, side: Side, lines: &[&str], which: Range<usize>) {
    let lines = lines.get(which).unwrap_or_default();
    drawn.extend(lines.iter().map(|line| DiffLine { side, text: (*line).to_owned() }));
}

fn places(range: &Range<u32>) -> Range<usize> {
    range.start as usize..range.end as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(first: &[&str], second: &[&str]) -> String {
        let mark = |side| match side {
            Side::Both => ' ',
            Side::First => '-',
            Side::Second => '+',
        };
        let lines = lines(first, second);
        lines
            .iter()
            .map(|line| format!("{}{}", mark(line.side), line.text))
            .collect::<Vec<_>>()
            .join(",")
    }

    #[test]
    fn lines_of_one_side_are_told_from_those_of_both() {
        let table: [(&[&str], &[&str], &str); 7] = [
            (&[], &[], ""),
            (&["a"], &["a"], " a"),
            (&["a"], &[], "-a"),
            (&[], &["a", ""], "+a,+"),
            (&["a", "b", "c"], &["a", "x", "c", "d"], " a,-b,+x, c,+d"),
            (&["x", "y"], &["y", "x"], "-x, y,+x"),
            (&["1", "1", "2"], &["1", "2", "2"], " 1,-1,+2, 2"),
        ];
        for (first, second, expected) in table {
            assert_eq!(drawn(first, second), expected);
        }
    }

    proptest::proptest! {
        #[test]
        fn each_side_is_whole_and_in_order(
            first in proptest::collection::vec("[abc]", 0..20), second in proptest::collection::vec("[abc]", 0..20)
        ) {
            let (first, second): (Vec<&str>, Vec<&str>) =
                (first.iter().map(String::as_str).collect(), second.iter().map(String::as_str).collect());
            let drawn = lines(&first, &second);
            let side = |without: Side| -> Vec<&str> {
                drawn.iter().filter(|line| line.side != without).map(|line| line.text.as_str()).collect()
            };
            assert_eq!(side(Side::Second), first);
            assert_eq!(side(Side::First), second);
        }
    }
}
