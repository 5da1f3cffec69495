//! Suggestions for mistyped words.

/// The candidate nearest to `word`, when it is near enough to be what was meant.
///
/// At most a third of the longer word's characters, and at least one, may be changed, added, left out or swapped.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    all_nearest(word, candidates).1.first().copied()
}

/// Every candidate that is as near as the nearest, in the order given, and how many characters it is away.
pub fn all_nearest<'a>(
    word: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> (usize, Vec<&'a str>) {
    let (mut best, mut found) = (usize::MAX, Vec::new());
    let (length, lower) = (word.chars().count(), word.to_lowercase());
    for candidate in candidates {
        let other = candidate.chars().count();
        let allowed = (length.max(other) / 3).max(1);
        // Counting takes the product of both lengths: a word of a megabyte is near to nothing short, and is not compared.
        if length.abs_diff(other) > allowed {
            continue;
        }
        let distance = strsim::osa_distance(&lower, &candidate.to_lowercase());
        if distance > allowed || distance > best {
            continue;
        }
        if distance < best {
            (best, found) = (distance, Vec::new());
        }
        found.push(candidate);
    }
    (best, found)
}

/// The same for names of words joined by hyphens: where no whole name is near, the first one of which a word is. `sqll` is near
/// `sql-databases`.
pub fn nearest_name<'a>(
    word: &str,
    names: impl IntoIterator<Item = &'a str> + Clone,
) -> Option<&'a str> {
    let by_word = || {
        let words = names.clone().into_iter().flat_map(|name| name.split('-'));
        let near = nearest(word, words)?;
        names.clone().into_iter().find(|name| name.split('-').any(|one| one == near))
    };
    nearest(word, names.clone()).or_else(by_word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_words_are_suggested_and_far_ones_are_not() {
        let levels = ["junior", "middle", "senior"];
        for (word, expected) in [
            ("midle", Some("middle")),
            ("senoir", Some("senior")),
            ("Junior", Some("junior")),
            ("expert", None),
        ] {
            assert_eq!(nearest(word, levels), expected, "{word}");
        }
    }

    #[test]
    fn a_name_is_found_by_one_of_its_words() {
        let names = ["web-apis", "sql-databases", "security"];
        for (word, expected) in [
            ("sqll", Some("sql-databases")),
            ("databases", Some("sql-databases")),
            ("securty", Some("security")),
            ("kitchen", None),
        ] {
            assert_eq!(nearest_name(word, names), expected, "{word}");
        }
    }

    #[test]
    fn a_word_of_a_megabyte_is_compared_with_nothing_short() {
        let long = "a".repeat(1 << 20);
        // Compared, this would take a million million steps.
        let candidates = vec!["a".repeat(64); 10_000];
        assert_eq!(nearest(&long, candidates.iter().map(String::as_str)), None);
    }
}
