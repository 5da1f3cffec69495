//! Whether a file, a text or a folder is of a set: by the codes of the set and its candidate.

use std::path::Path;

use crate::files;
use crate::store::Interview;

use super::set_file::{MAX_BYTES, SET_FILE, SetFile};

/// Whether this very set lies in a folder: where it lay there may be another person's now.
pub(super) fn holds_set(folder: &Path, set: &Interview) -> bool {
    SetFile::read(&folder.join(SET_FILE)).is_ok_and(|file| file.set.id == set.code)
}

/// What a set and its candidate go by.
pub(super) fn codes(set: &Interview) -> Vec<&str> {
    [Some(set.code.as_str()), set.candidate.as_deref()].into_iter().flatten().collect()
}

/// The first of `codes` that a file is called by, or holds.
pub(super) fn named<'c>(path: &Path, codes: &[&'c str]) -> Option<&'c str> {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let bytes = files::read(path, MAX_BYTES).unwrap_or_default();
    let text = String::from_utf8_lossy(&bytes);
    codes.iter().copied().find(|code| holds_word(&stem, code) || holds_word(&text, code))
}

/// Whether a text holds a code as a word of its own: what names `C-17` does not name `C-1`.
pub(super) fn holds_word(text: &str, word: &str) -> bool {
    let is_of_a_code = |one: char| one.is_alphanumeric() || matches!(one, '-' | '_');
    // A dot is part of a code only between two of its letters: it also ends a sentence.
    let touches = |mut near: std::str::Chars<'_>,
                   step: fn(&mut std::str::Chars<'_>) -> Option<char>| {
        match step(&mut near) {
            Some('.') => step(&mut near).is_some_and(is_of_a_code),
            other => other.is_some_and(is_of_a_code),
        }
    };
    !word.is_empty()
        && text.match_indices(word).any(|(place, found)| {
            let (before, after) = (&text[..place], &text[place + found.len()..]);
            !touches(before.chars(), |near| near.next_back())
                && !touches(after.chars(), |near| near.next())
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_that_is_part_of_anothers_is_another() {
        for (text, holds) in [
            ("C-1", true),
            ("met C-1.", true),
            ("(C-1) and \"C-1\"", true),
            ("C-17", false),
            ("AC-1", false),
            ("C-1-b, C-1_b and C-1.b", false),
            ("team.C-1", false),
            ("Яна-C-1", false),
            ("«C-1» — рано", true),
            ("C-1C-1 C-17", false),
            ("C-11 and C-1", true),
            ("C-17 came after C-1", true),
            ("", false),
        ] {
            assert_eq!(holds_word(text, "C-1"), holds, "{text}");
        }
        assert!(!holds_word("anything", ""));
    }
}
