//! Letters of a Russian keyboard as the Latin letters on the same keys: who has just written a note in Russian goes on without switching.

/// The rows of both layouts, key by key.
const PLACES: [(&str, &str); 3] =
    [("йцукенгшщзхъ", "qwertyuiop[]"), ("фывапролджэ", "asdfghjkl;'"), ("ячсмитьбю", "zxcvbnm,.")];

/// The Latin letter on the key of a Russian one; any other character is itself. Capitals stay capitals.
pub fn by_place(letter: char) -> char {
    let small = letter.to_lowercase().next().unwrap_or(letter);
    let found = PLACES.iter().find_map(|(russian, latin)| {
        let place = russian.chars().position(|one| one == small)?;
        latin.chars().nth(place)
    });
    match found {
        Some(latin) if small != letter => latin.to_ascii_uppercase(),
        Some(latin) => latin,
        None => letter,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_russian_letter_is_the_latin_one_on_its_key() {
        let pressed: String = "йцукен фывапролд ячсмить Й?3é".chars().map(by_place).collect();
        assert_eq!(pressed, "qwerty asdfghjkl zxcvbnm Q?3é");
        for (russian, latin) in PLACES {
            assert_eq!(russian.chars().count(), latin.chars().count());
        }
    }
}
