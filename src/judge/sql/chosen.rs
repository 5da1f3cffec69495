//! Whether rows were chosen by values that were read off the tables instead of being asked for by what the question says.

use std::collections::BTreeSet;
use std::time::Instant;

use super::database::quoted;
use super::words::tokens;
use super::{Exercise, Value, compare};
use crate::words::judge::sql as says;

/// Numbers that stand in any query and choose nothing.
const EVERYDAY: [&str; 5] = ["0", "1", "2", "60", "100"];

/// Rows that are taken away, one at a time.
const ROWS_TRIED: usize = 60;

/// Values that are named in the reason.
const NAMED: usize = 5;

impl Exercise {
    /// The reason against a query that holds values of the tables which neither question nor reference name, and that gives something else
    /// than the reference as soon as the tables lack a row. One of the two alone proves nothing: an honest query may name a value of its
    /// own, and one that joins otherwise may differ where a row has lost its parent, so tables keep their foreign keys here.
    pub(super) fn chosen_by_hand(&self, query: &str, end: Instant) -> Option<String> {
        if self.prompt.is_empty() {
            return None;
        }
        let foreign = self.foreign_values(query);
        if foreign.is_empty() || self.follows(query, end) {
            return None;
        }
        let values: Vec<String> =
            foreign.iter().take(NAMED).map(|value| format!("`{value}`")).collect();
        Some(says::chosen_by_hand(&values.join(", ")))
    }

    /// Literals of the query that are values of the tables, and stand neither in the question nor in the reference.
    fn foreign_values(&self, query: &str) -> BTreeSet<String> {
        let own = literals(&self.answer);
        let named = |value: &String| own.contains(value) || names(&self.prompt, value);
        let mut values = literals(query);
        values.retain(|value| !EVERYDAY.contains(&value.as_str()) && !named(value));
        if values.is_empty() {
            return values;
        }
        let held: BTreeSet<String> = self
            .tables()
            .iter()
            .flat_map(|table| &table.rows)
            .flatten()
            .filter_map(written)
            .collect();
        values.retain(|value| held.contains(value));
        values
    }

    /// Statements that take one row away, of the first tables and of their first rows.
    fn lacking(&self) -> Vec<String> {
        let rows = self.tables().into_iter().filter(|table| !table.is_view).flat_map(|table| {
            let name = quoted(&table.name);
            (0..table.rows.len()).map(move |place| {
                format!("DELETE FROM {name} WHERE rowid = (SELECT rowid FROM {name} ORDER BY rowid LIMIT 1 OFFSET {place});")
            })
        });
        rows.take(ROWS_TRIED).collect()
    }

    /// Whether it gives what the reference gives on every tables that lack one row; what cannot run there proves nothing.
    fn follows(&self, query: &str, end: Instant) -> bool {
        self.lacking().iter().all(|change| {
            let Some(database) = self.changed(change, true, end) else { return true };
            let (Ok(expected), Ok(given)) = (database.query(&self.answer), database.query(query))
            else {
                return true;
            };
            compare(&expected, &given, false).is_none()
        })
    }
}

/// Whether a text holds this value by itself, and not as a part of a longer word or number: `20` is no part of `2026`, nor of `2026-01-20`.
fn names(text: &str, value: &str) -> bool {
    let is_part = |letter: Option<char>| letter.is_some_and(char::is_alphanumeric);
    let joins = |sign: Option<char>, beyond: Option<char>| {
        matches!(sign, Some('.' | ':')) && beyond.is_some_and(|letter| letter.is_ascii_digit())
    };
    let of_date = |letter: &char| letter.is_ascii_digit() || *letter == '-';
    let dashes = |letters: &str| letters.matches('-').count();
    let is_number = value.ends_with(|letter: char| letter.is_ascii_digit());
    !value.is_empty()
        && text.match_indices(value).any(|(start, _)| {
            let mut before = text.get(..start).unwrap_or_default().chars().rev();
            let mut after = text.get(start + value.len()..).unwrap_or_default().chars();
            let around: String = before.clone().take_while(of_date).collect();
            let around = around + &after.clone().take_while(of_date).collect::<String>();
            let (left, right) = (before.next(), after.next());
            // A time, a fraction, or a date; `10-20` are two numbers.
            let is_joined =
                joins(left, before.next()) || joins(right, after.next()) || dashes(&around) > 1;
            !(is_part(left) || is_part(right) || is_number && is_joined)
        })
}

/// A value as a query would write it, without quotes; `None` for what nobody writes.
fn written(value: &Value) -> Option<String> {
    match value {
        Value::Integer(whole) => Some(whole.to_string()),
        Value::Real(real) => Some(real.to_string()),
        Value::Text(text) => Some(text.clone()),
        Value::Null | Value::Blob(_) => None,
    }
}

/// Numbers and quoted texts of a query, without their quotes.
fn literals(query: &str) -> BTreeSet<String> {
    let literal = |text: &str| match text.strip_prefix('\'') {
        Some(rest) => Some(rest.strip_suffix('\'').unwrap_or(rest).replace("''", "'")),
        None => text.starts_with(|letter: char| letter.is_ascii_digit()).then(|| text.to_owned()),
    };
    tokens(query).iter().filter_map(|token| literal(token.text)).collect()
}

#[cfg(test)]
mod tests {
    use super::super::Verdict;
    use super::*;

    const SETUP: &str = "
        CREATE TABLE login (user_id INTEGER, day TEXT, state TEXT);
        INSERT INTO login VALUES (10, '2026-01-01', 'ok'), (20, '2026-01-01', 'ok'), (20, '2026-01-02', 'failed'),
            (40, '2026-01-02', 'ok'), (40, '2026-01-03', 'failed'), (50, '2026-01-03', 'ok');
    ";

    fn judged(query: &str) -> Verdict {
        let answer = "SELECT DISTINCT user_id FROM login WHERE state = 'failed'";
        let exercise = Exercise::new(SETUP, answer, false, &[]).unwrap();
        exercise.with_prompt("Which users failed to log in?".to_owned()).judge(query)
    }

    #[test]
    fn rows_picked_by_values_that_the_question_does_not_name_are_no_answer() {
        for query in [
            "SELECT DISTINCT user_id FROM login WHERE user_id IN (20, 40)",
            "SELECT user_id FROM login WHERE day IN ('2026-01-02', '2026-01-03') AND user_id IN (20, 40) GROUP BY user_id",
        ] {
            let Verdict::Wrong(difference) = judged(query) else { panic!("{query}") };
            let reason = difference.reason.unwrap();
            assert!(reason.contains("`20`") && reason.contains("`40`"), "{reason}");
        }
    }

    #[test]
    fn a_value_of_ones_own_is_no_fault_where_the_query_follows_the_tables() {
        for query in [
            "SELECT DISTINCT user_id FROM login WHERE state <> 'ok'",
            "SELECT user_id FROM login GROUP BY user_id HAVING sum(CASE state WHEN 'ok' THEN 0 ELSE 10 END) >= 10",
        ] {
            assert_eq!(judged(query), Verdict::Right, "{query}");
        }
    }

    #[test]
    #[expect(
        clippy::disallowed_methods,
        reason = "a ratio to what one run takes is what is tested"
    )]
    fn a_right_query_that_is_slow_is_not_run_for_every_row_of_the_tables() {
        let numbers = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n LIMIT 50)
                       INSERT INTO login SELECT 1000 + x, '2026-02-01', 'ok' FROM n;";
        let answer = "SELECT DISTINCT user_id FROM login WHERE state = 'failed'";
        let exercise = Exercise::new(&format!("{SETUP}{numbers}"), answer, false, &[]).unwrap();
        let exercise = exercise.with_prompt("Which users failed to log in?".to_owned());
        let mut steps = 1_000;
        loop {
            let query = format!(
                "{answer} AND user_id <> 50 AND (WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n LIMIT {steps}) SELECT count(*) FROM n) > 0"
            );
            let (started, again) = (Instant::now(), exercise.database.query(&query));
            let elapsed = started.elapsed();
            // A machine that is too busy to measure.
            if again.is_err() {
                return;
            }
            // A query that is run once and again for each of more than fifty rows, were there no bound; against what one run takes here.
            if elapsed.as_millis() >= 100 {
                let started = Instant::now();
                assert_eq!(exercise.judge(&query), Verdict::Right);
                assert!(started.elapsed() < elapsed * 40, "{:?}", started.elapsed() / 40);
                return;
            }
            steps *= 2;
        }
    }

    #[test]
    fn a_value_is_named_by_itself_and_not_as_a_part_of_another() {
        for (text, value, expected) in [
            ("Since 2026-01-20 only.", "20", false),
            ("The 20 newest, id 20.", "20", true),
            ("Who is 20?", "20", true),
            ("More than 1.20 each", "20", false),
            ("Users 10, 20 and 30", "20", true),
            ("Those of (20)", "20", true),
            ("Logins that are `ok`", "ok", true),
            ("Logins that are broken", "ok", false),
            ("20 and 120", "120", true),
            ("10,20,30", "20", true),
            ("Users 10-20", "20", true),
            ("At 12:20", "20", false),
            ("Since 2026-01-20.", "2026-01-20", true),
            ("", "20", false),
        ] {
            assert_eq!(names(text, value), expected, "{text}: {value}");
        }
    }

    #[test]
    fn literals_are_read_without_their_quotes() {
        let found = literals("SELECT 'it''s', 20 FROM t1 WHERE a = -1.5");
        assert_eq!(found.into_iter().collect::<Vec<_>>(), ["1.5", "20", "it's"]);
    }
}
