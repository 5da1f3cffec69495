//! Why a query is not right although its rows are.

use std::time::Instant;

use super::database::Database;
use super::guard::after;
use super::limits::CHECKS_MS;
use super::words::{Token, tokens};
use super::{Difference, Exercise, Rows, compare, words};
use crate::words::judge::sql as says;

impl Exercise {
    /// What speaks against a query whose rows are right.
    pub(super) fn objection(&self, query: &str) -> Option<Difference> {
        // One time for all that is looked at: a query that is right and slow is run again and again.
        let end = after(CHECKS_MS);
        let is_shown = self.shown.iter().any(|shown| words(shown) == words(query));
        let (reason, order_differs) = if is_shown {
            (says::as_it_stands().to_owned(), false)
        } else if self.leaves_order_to_chance(query) {
            (says::unordered().to_owned(), true)
        } else if let Some(order_differs) = self.by_chance(query, end) {
            (
                if order_differs { says::unordered() } else { says::by_chance() }.to_owned(),
                order_differs,
            )
        } else if self.is_written_out(query, end) {
            (says::written_out().to_owned(), false)
        } else {
            (self.chosen_by_hand(query, end)?, false)
        };
        Some(Difference {
            headings: self.expected.columns.clone(),
            order_differs,
            reason: Some(reason),
            ..Difference::default()
        })
    }

    /// Whether the order counts and nothing in the query gives one: it has no ORDER BY of its own, or one of constants alone.
    pub(super) fn leaves_order_to_chance(&self, query: &str) -> bool {
        self.ordered && self.expected.rows.len() > 1 && !has_order(&tokens(query))
    }

    /// Whether a query gives something else on tables whose rows are stored last to first, where the reference does not: `Some(true)`
    /// where only the order is another one. A query that names rowids cannot run there, and is not accused.
    fn by_chance(&self, query: &str, end: Instant) -> Option<bool> {
        let database = self.turned(Some(end))?;
        let reference = database.query(&self.answer).ok()?;
        let is_same = |rows: &Rows| compare(&self.expected, rows, self.ordered);
        if is_same(&reference).is_some() {
            return None;
        }
        let given = database.query(query).ok()?;
        is_same(&given).map(|difference| difference.order_differs)
    }

    /// The tables of the setup, their rows last to first.
    pub(super) fn turned(&self, end: Option<Instant>) -> Option<Database> {
        let database = Database::until(end, &self.setup).ok()?;
        database.turn_tables().ok()?;
        Some(database)
    }
}

/// Whether the outermost ORDER BY names anything that differs between rows.
fn has_order(tokens: &[Token<'_>]) -> bool {
    let is_order = |token: &Token<'_>| token.depth == 0 && token.word() == "ORDER";
    let Some(at) = tokens.iter().rposition(is_order) else { return false };
    let terms = tokens.get(at + 2..).unwrap_or_default();
    let end = terms.iter().position(|token| {
        token.depth == 0 && matches!(token.word().as_str(), "LIMIT" | "OFFSET" | ";")
    });
    let terms = terms.get(..end.unwrap_or(terms.len())).unwrap_or_default();
    let is_comma = |token: &Token<'_>| token.depth == 0 && token.text == ",";
    terms.split(is_comma).any(|term| match term {
        // The number of a column, alone or with its direction.
        [place] => is_name(place) || is_number(place),
        [place, direction] if is_number(place) => is_name(direction) || !is_sign(place),
        term => term.iter().any(is_name),
    })
}

fn is_number(token: &Token<'_>) -> bool {
    token.text.chars().all(|letter| letter.is_ascii_digit())
}

fn is_sign(token: &Token<'_>) -> bool {
    !token.text.starts_with(|letter: char| letter.is_alphanumeric())
}

/// A name, of a column or a function; a quoted text is none, a quoted name is.
fn is_name(token: &Token<'_>) -> bool {
    const OTHERS: [&str; 8] =
        ["NULL", "ASC", "DESC", "NULLS", "FIRST", "LAST", "COLLATE", "NOCASE"];
    let begins = token.text.starts_with(|letter: char| {
        letter.is_alphabetic() || matches!(letter, '_' | '"' | '`' | '[')
    });
    begins && !OTHERS.contains(&token.word().as_str())
}

#[cfg(test)]
mod tests {
    use super::super::Verdict;
    use super::*;

    #[test]
    fn what_the_order_of_storage_decides_is_not_right() {
        let setup = "CREATE TABLE t (id INTEGER PRIMARY KEY, a INT, b INT);
                     INSERT INTO t VALUES (1, 1, 5), (2, 1, 6), (3, 2, 5);";
        let judged = |answer: &str, ordered, query: &str| {
            Exercise::new(setup, answer, ordered, &[]).unwrap().judge(query)
        };
        let by_both = "SELECT a, b FROM t ORDER BY a, b";
        for query in [
            "SELECT a, b FROM t ORDER BY a",
            "SELECT a, b FROM t ORDER BY NULL",
            "SELECT a, b FROM t ORDER BY 'a', 1 + 1",
        ] {
            let Verdict::Wrong(found) = judged(by_both, true, query) else { panic!("{query}") };
            assert!(found.order_differs && found.reason.unwrap().starts_with("Without"), "{query}");
        }
        assert_eq!(judged(by_both, true, "SELECT a, b FROM t ORDER BY 1, 2"), Verdict::Right);
        assert_eq!(judged(by_both, true, "SELECT a, b FROM t ORDER BY id"), Verdict::Right);
        let first = "SELECT id FROM t ORDER BY b, id LIMIT 1";
        let Verdict::Wrong(found) = judged(first, false, "SELECT id FROM t LIMIT 1") else {
            panic!()
        };
        assert!(found.reason.unwrap().contains("leaves something to chance"));
        // A reference that depends on it accuses nobody.
        assert_eq!(judged("SELECT id FROM t LIMIT 1", false, first), Verdict::Right);
    }

    #[test]
    fn an_order_by_constants_is_none() {
        for (query, expected) in [
            ("SELECT a FROM t ORDER BY a", true),
            ("SELECT a FROM t ORDER BY 1", true),
            ("SELECT a FROM t ORDER BY 2 DESC, 1", true),
            ("SELECT a FROM t ORDER BY NULL, t.a DESC LIMIT 3", true),
            ("SELECT a FROM t ORDER BY \"a\"", true),
            ("SELECT a FROM t ORDER BY (a)", true),
            ("SELECT a FROM t ORDER BY NULL", false),
            ("SELECT a FROM t ORDER BY 'a' DESC", false),
            ("SELECT a FROM t ORDER BY NULL NULLS LAST, 'x'", false),
            ("SELECT a FROM t ORDER BY 1 + 1", false),
            ("SELECT a, sum(b) OVER (ORDER BY c) FROM t", false),
            ("SELECT a FROM t", false),
        ] {
            assert_eq!(has_order(&tokens(query)), expected, "{query}");
        }
    }
}
