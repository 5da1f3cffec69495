//! Small changes of a reference query. Tables on which one gives the same rows do not show whether it matters.

use super::words::{Token, matching, tokens};
use crate::words::judge::sql as says;

/// A reference with one thing changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mutant {
    /// Line of the query, from 1.
    pub line: usize,
    /// What was changed, as a fragment: ``without `WHERE paid` ``.
    pub name: String,
    /// The whole query.
    pub query: String,
}

/// Words that end a WHERE or HAVING at their own depth.
const CLAUSES: [&str; 10] = [
    "GROUP",
    "ORDER",
    "HAVING",
    "LIMIT",
    "UNION",
    "EXCEPT",
    "INTERSECT",
    "WINDOW",
    "WHERE",
    "RETURNING",
];

/// Every mutant of a query; with `ordered` also the one without its last ORDER BY.
pub fn mutants(query: &str, ordered: bool) -> Vec<Mutant> {
    let maker = Maker { query, tokens: tokens(query) };
    let mut found = Vec::new();
    if ordered {
        found.extend(maker.unordered());
    }
    for (at, token) in maker.tokens.iter().enumerate() {
        match token.word().as_str() {
            "WHERE" | "HAVING" => maker.terms(at, &mut found),
            "JOIN" => found.extend(maker.join(at)),
            "DISTINCT" => found.extend(maker.distinct(at)),
            "ROUND" => found.extend(maker.round(at)),
            _ => {}
        }
    }
    found
}

struct Maker<'q> {
    query: &'q str,
    tokens: Vec<Token<'q>>,
}

impl Maker<'_> {
    /// The query with the tokens from `from` to before `to` replaced.
    fn changed(&self, from: usize, to: usize, by: &str, name: String) -> Option<Mutant> {
        let start = self.tokens.get(from)?.start;
        let end = self.tokens.get(to.checked_sub(1)?).map_or(start, Token::end).max(start);
        let query = format!("{}{by}{}", self.query.get(..start)?, self.query.get(end..)?);
        let line = self.query.get(..start)?.matches('\n').count() + 1;
        Some(Mutant { line, name, query })
    }

    fn text(&self, from: usize, to: usize) -> String {
        let start = self.tokens.get(from).map_or(0, |token| token.start);
        let end = self.tokens.get(to.saturating_sub(1)).map_or(start, Token::end);
        let text = self.query.get(start..end).unwrap_or_default();
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    fn is_word(&self, at: usize, word: &str) -> bool {
        self.tokens.get(at).is_some_and(|token| token.word() == word)
    }

    /// Without the last ORDER BY of the query itself.
    fn unordered(&self) -> Option<Mutant> {
        let at = (0..self.tokens.len()).rev().find(|at| {
            self.is_word(*at, "ORDER") && self.tokens.get(*at).is_some_and(|token| token.depth == 0)
        })?;
        let ends =
            |token: &Token<'_>| token.depth == 0 && (token.word() == "LIMIT" || token.text == ";");
        let rest = self.tokens.iter().skip(at).position(ends);
        let to = rest.map_or(self.tokens.len(), |rest| at + rest);
        self.changed(at, to, "", says::without_its_last(&self.text(at, to)))
    }

    /// Each term of the WHERE or HAVING at `at` taken as always true; of an OR as never.
    fn terms(&self, at: usize, found: &mut Vec<Mutant>) {
        let Some(depth) = self.tokens.get(at).map(|token| token.depth) else { return };
        let ends = |token: &Token<'_>| {
            token.depth < depth
                || (token.depth == depth
                    && (CLAUSES.contains(&token.word().as_str()) || token.text == ";"))
        };
        let rest = self.tokens.iter().skip(at + 1).position(ends);
        let to = rest.map_or(self.tokens.len(), |rest| at + 1 + rest);
        // Where terms begin and what joins each to the one before it.
        let (mut starts, mut joints) = (vec![at + 1], Vec::new());
        let (mut cases, mut between) = (0_i32, false);
        for (place, token) in self.tokens.iter().enumerate().take(to).skip(at + 1) {
            let word = token.word();
            match word.as_str() {
                "CASE" => cases += 1,
                "END" => cases -= 1,
                "BETWEEN" if token.depth == depth => between = true,
                "AND" if token.depth == depth && between => between = false,
                "AND" | "OR" if token.depth == depth && cases == 0 => {
                    joints.push(word);
                    starts.push(place + 1);
                }
                _ => {}
            }
        }
        for (number, start) in starts.iter().enumerate() {
            let end = starts.get(number + 1).map_or(to, |next| next - 1);
            let near = [number.checked_sub(1), Some(number)].into_iter().flatten();
            let mut near = near.filter_map(|joint| joints.get(joint)).peekable();
            let is_of_or = near.peek().is_some() && near.all(|joint| joint == "OR");
            let name = says::without_the_condition(&self.text(*start, end));
            found.extend(self.changed(*start, end, if is_of_or { "0" } else { "1" }, name));
        }
    }

    /// An outer join as an inner one, and the other way round.
    fn join(&self, at: usize) -> Option<Mutant> {
        let word =
            |back: usize| at.checked_sub(back).and_then(|at| self.tokens.get(at)).map(Token::word);
        let outer = |word: &str| matches!(word, "LEFT" | "RIGHT" | "FULL");
        let before = word(1).unwrap_or_default();
        let from = match before.as_str() {
            "OUTER" if word(2).is_some_and(|word| outer(&word)) => at - 2,
            word if outer(word) => at - 1,
            "INNER" => {
                return self.changed(
                    at - 1,
                    at + 1,
                    "LEFT JOIN",
                    says::inner_join_as_left_join().to_owned(),
                );
            }
            "CROSS" | "NATURAL" => return None,
            _ => {
                return self.changed(at, at + 1, "LEFT JOIN", says::join_as_left_join().to_owned());
            }
        };
        self.changed(from, at + 1, "JOIN", says::as_join(&self.text(from, at + 1)))
    }

    fn distinct(&self, at: usize) -> Option<Mutant> {
        // IS DISTINCT FROM is a comparison.
        let is_comparison = self.is_word(at + 1, "FROM");
        (!is_comparison)
            .then(|| self.changed(at, at + 1, "", says::without_distinct().to_owned()))?
    }

    /// The number itself in the place of its rounded one.
    fn round(&self, at: usize) -> Option<Mutant> {
        let open = at + 1;
        let close = matching(&self.tokens, open)?;
        let depth = self.tokens.get(open)?.depth;
        let comma = (open + 1..close).find(|place| {
            self.tokens
                .get(*place)
                .is_some_and(|token| token.text == "," && token.depth == depth + 1)
        });
        let inner = self.text(open + 1, comma.unwrap_or(close));
        let name = says::without_the_rounding(&inner);
        self.changed(at, close + 1, &format!("({inner})"), name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_change_is_made_at_its_place() {
        let query = "SELECT DISTINCT a, ROUND(b, 2) -- WHERE no\nFROM t LEFT JOIN u ON t.id = u.id\n\
                     WHERE a = 'x OR y' AND (b BETWEEN 1 AND 2 OR c)\nORDER BY a LIMIT 3";
        let found: Vec<(usize, String)> =
            mutants(query, true).into_iter().map(|one| (one.line, one.name)).collect();
        let expected = [
            (4, "without its last `ORDER BY a`"),
            (1, "without `DISTINCT`"),
            (1, "without the rounding of `b`"),
            (2, "with `LEFT JOIN` as `JOIN`"),
            (3, "without the condition `a = 'x OR y'`"),
            (3, "without the condition `(b BETWEEN 1 AND 2 OR c)`"),
        ];
        assert_eq!(found, expected.map(|(line, name)| (line, name.to_owned())));
        assert!(mutants(query, true)[0].query.ends_with("OR c)\n LIMIT 3"));
        assert!(mutants(query, false)[4].query.contains("AND 1\nORDER BY"));
    }

    #[test]
    fn a_term_of_an_or_becomes_false_and_a_subquery_has_terms_of_its_own() {
        let query = "SELECT 1 WHERE a OR b OR EXISTS (SELECT 1 FROM t JOIN u USING (id) WHERE c HAVING d IS DISTINCT FROM 2)";
        let queries: Vec<String> = mutants(query, true).into_iter().map(|one| one.query).collect();
        assert_eq!(queries.len(), 6, "{queries:#?}");
        assert!(queries[0].contains("WHERE 0 OR b") && queries[1].contains("a OR 0 OR"));
        assert!(queries[2].ends_with("b OR 0") && queries[3].contains("t LEFT JOIN u"));
        assert!(queries[4].contains("WHERE 1 HAVING") && queries[5].ends_with("HAVING 1)"));
    }
}
