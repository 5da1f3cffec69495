//! Suggestions for mistyped words.

/// The candidate nearest to `word`, when it is near enough to be what was meant.
///
/// At most a third of the longer word's characters, and at least one, may be changed, added, left out or swapped.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let mut best: Option<(usize, &'a str)> = None;
    for candidate in candidates {
        let allowed = (word.chars().count().max(candidate.chars().count()) / 3).max(1);
        let distance = strsim::osa_distance(&word.to_lowercase(), &candidate.to_lowercase());
        if distance <= allowed && best.is_none_or(|(known, _)| distance < known) {
            best = Some((distance, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
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
}
