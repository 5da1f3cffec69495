//! Compares the rows of two queries: as multisets, or in order. Pure.

use std::collections::BTreeMap;

use super::value::{Row, Rows, Value, is_same_row};

/// Rows of each sort that a difference names; the others are counted.
const NAMED: usize = 10;

/// How a result differs from the reference's.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Difference {
    /// Numbers of columns, expected and given, when they are not the same; rows are then not compared.
    pub columns: Option<(usize, usize)>,
    /// The reference's names of the columns.
    pub headings: Vec<String>,
    /// The first rows that should have come and did not.
    pub missing: Vec<Row>,
    /// Missing rows beyond those.
    pub missing_more: usize,
    /// The first rows that came and should not have.
    pub extra: Vec<Row>,
    /// Such rows beyond those.
    pub extra_more: usize,
    /// The rows are right and their order is not.
    pub order_differs: bool,
    /// Why it is wrong, when a known wrong answer gives the same.
    pub reason: Option<String>,
}

/// Compares what was given with what was expected; `None` when they are the same.
///
/// Rows are compared as multisets; with `ordered` their order counts too. Names of columns do not count, their number
/// does, also when there are no rows.
pub fn compare(expected: &Rows, given: &Rows, ordered: bool) -> Option<Difference> {
    let headings = expected.columns.clone();
    let (wanted, found) = (expected.columns.len(), given.columns.len());
    if wanted != found {
        return Some(Difference {
            columns: Some((wanted, found)),
            headings,
            ..Difference::default()
        });
    }
    if is_same_sequence(&expected.rows, &given.rows) {
        return None;
    }
    let (missing, extra) = unmatched(&expected.rows, &given.rows);
    if missing.is_empty() && extra.is_empty() {
        return ordered.then(|| Difference {
            headings,
            order_differs: true,
            ..Difference::default()
        });
    }
    let named = |rows: &[&Row]| rows.iter().take(NAMED).map(|row| (*row).clone()).collect();
    Some(Difference {
        headings,
        missing: named(&missing),
        missing_more: missing.len().saturating_sub(NAMED),
        extra: named(&extra),
        extra_more: extra.len().saturating_sub(NAMED),
        ..Difference::default()
    })
}

fn is_same_sequence(expected: &[Row], given: &[Row]) -> bool {
    expected.len() == given.len()
        && expected.iter().zip(given).all(|(one, other)| is_same_row(one, other))
}

/// What is exact about a value. Numbers are not: within a tolerance there is no order to look them up by.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Exact<'a> {
    Null,
    Number,
    Text(&'a str),
    Blob(&'a [u8]),
}

fn exact(row: &[Value]) -> Vec<Exact<'_>> {
    row.iter()
        .map(|value| match value {
            Value::Null => Exact::Null,
            Value::Integer(_) | Value::Real(_) => Exact::Number,
            Value::Text(text) => Exact::Text(text),
            Value::Blob(bytes) => Exact::Blob(bytes),
        })
        .collect()
}

/// Rows of each side that have no partner on the other, in the order of their side.
fn unmatched<'a>(expected: &'a [Row], given: &'a [Row]) -> (Vec<&'a Row>, Vec<&'a Row>) {
    let mut open: BTreeMap<Vec<Exact<'_>>, Vec<usize>> = BTreeMap::new();
    for (place, row) in expected.iter().enumerate() {
        open.entry(exact(row)).or_default().push(place);
    }
    let mut is_met = vec![false; expected.len()];
    let mut extra = Vec::new();
    for row in given {
        let candidates = open.get_mut(&exact(row));
        let partner = candidates.and_then(|places| {
            let is_partner =
                |place: &usize| expected.get(*place).is_some_and(|other| is_same_row(other, row));
            places.iter().position(is_partner).map(|found| places.remove(found))
        });
        match partner.and_then(|place| is_met.get_mut(place)) {
            Some(met) => *met = true,
            None => extra.push(row),
        }
    }
    let missing = expected.iter().zip(is_met).filter(|(_, met)| !met).map(|(row, _)| row);
    (missing.collect(), extra)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(columns: usize, rows: &[&[f64]]) -> Rows {
        // Whole numbers become integers, NaN stands for NULL.
        let value = |number: &f64| match *number {
            number if number.is_nan() => Value::Null,
            number if number.fract() == 0.0 => Value::Integer(number as i64),
            number => Value::Real(number),
        };
        let rows = rows.iter().map(|row| row.iter().map(value).collect()).collect();
        Rows { columns: vec!["c".to_owned(); columns], rows }
    }

    #[test]
    fn multisets_and_sequences() {
        const NULL: f64 = f64::NAN;
        let one: &[&[f64]] = &[&[1.0, 2.0], &[3.0, NULL], &[3.0, NULL]];
        let turned: &[&[f64]] = &[&[3.0, NULL], &[1.0, 2.0], &[3.0, NULL]];
        let fewer: &[&[f64]] = &[&[1.0, 2.0], &[3.0, NULL]];
        let zero: &[&[f64]] = &[&[1.0, 2.0], &[3.0, NULL], &[3.0, 0.0]];
        let close: &[&[f64]] = &[&[0.3, 1.0], &[0.1 + 0.2, 2.0]];
        let close_turned: &[&[f64]] = &[&[0.3, 2.0], &[0.1 + 0.2, 1.0]];
        // Expected, given, ordered, then: same, missing, extra, order differs.
        let table = [
            (one, one, true, true, 0, 0, false),
            (one, turned, false, true, 0, 0, false),
            (one, turned, true, false, 0, 0, true),
            (one, fewer, false, false, 1, 0, false),
            (fewer, one, false, false, 0, 1, false),
            (one, zero, false, false, 1, 1, false),
            (&[], one, false, false, 0, 3, false),
            (&[], &[], true, true, 0, 0, false),
            (close, close_turned, false, true, 0, 0, false),
            (close, close_turned, true, false, 0, 0, true),
        ];
        for (expected, given, ordered, same, missing, extra, order_differs) in table {
            let difference = compare(&rows(2, expected), &rows(2, given), ordered);
            assert_eq!(difference.is_none(), same, "{expected:?} {given:?}");
            let difference = difference.unwrap_or_default();
            let found =
                (difference.missing.len(), difference.extra.len(), difference.order_differs);
            assert_eq!(found, (missing, extra, order_differs), "{expected:?} {given:?}");
        }
    }

    #[test]
    fn the_number_of_columns_counts_even_without_rows() {
        let difference = compare(&rows(2, &[]), &rows(3, &[]), false).unwrap();
        assert_eq!(difference.columns, Some((2, 3)));
    }

    #[test]
    fn many_rows_are_counted_and_the_first_are_named() {
        let many: Vec<Vec<f64>> = (0..25).map(|number| vec![f64::from(number)]).collect();
        let many: Vec<&[f64]> = many.iter().map(Vec::as_slice).collect();
        let difference = compare(&rows(1, &many), &rows(1, &[&[7.0]]), false).unwrap();
        assert_eq!((difference.missing.len(), difference.missing_more), (10, 14));
        assert_eq!(difference.missing.first(), Some(&vec![Value::Integer(0)]));
        let difference = compare(&rows(1, &[]), &rows(1, &many), false).unwrap();
        assert_eq!((difference.extra.len(), difference.extra_more), (10, 15));
    }
}
