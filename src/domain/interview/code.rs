//! The opaque code that a set goes by: the one thing of it that a candidate may read.

/// Letters of a code.
pub const LENGTH: usize = 8;

/// What codes are made of: no vowel, so that no code is a word, and no `l` that looks like a 1.
const LETTERS: &[u8; 20] = b"bcdfghjkmnpqrstvwxyz";

/// The code that random bits come to: about 34 of them are used.
pub fn code(random: u64) -> String {
    let letters = (0..LENGTH).scan(random, |rest, _| {
        let place = usize::try_from(*rest % 20).unwrap_or_default();
        *rest /= 20;
        LETTERS.get(place).map(|letter| char::from(*letter))
    });
    letters.collect()
}

/// Whether a name is a code: eight lower-case letters. Sets of the first edition are called after their blueprint and seed.
pub fn is_code(name: &str) -> bool {
    name.len() == LENGTH && name.bytes().all(|byte| byte.is_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn codes_are_eight_letters_and_follow_from_the_bits() {
        let codes: BTreeSet<String> = (0..20_000).map(code).collect();
        assert_eq!(codes.len(), 20_000);
        assert!(codes.iter().all(|code| is_code(code)));
        assert_eq!(code(0), "bbbbbbbb");
        assert!(is_code(&code(u64::MAX)));
        for name in ["middle-60-7-3fa90c1e", "abcdefg", "ABCDEFGH", "abcdefgé", "abc defg", ""] {
            assert!(!is_code(name), "{name}");
        }
    }
}
