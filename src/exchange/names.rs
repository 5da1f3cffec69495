//! Names of questions made of titles and of foreign keys: the same text gives the same name every time.

use sha2::{Digest, Sha256};

use crate::domain::ids::is_name;
use crate::domain::question::hex;

/// Longest name that is made of a title, in bytes: what it is about, not the whole of it.
const TITLE_MAX_BYTES: usize = 48;

/// How a name begins that is a foreign key in other letters; `key` reads it back.
const KEY_PREFIX: &str = "anki-";

/// Longest name before a number or a part is put behind it, in bytes.
const NAME_MAX_BYTES: usize = 64;

/// The 32 letters in which the bytes of a key are written, five bits each.
const DIGITS: &[u8; 32] = b"0123456789abcdefghijklmnopqrstuv";

/// A name made of any text, Cyrillic in Latin letters; `None` where nothing is left of it.
pub fn of_title(title: &str) -> Option<String> {
    let mut name = String::new();
    for letter in title.chars().flat_map(char::to_lowercase) {
        match (letter, latin(letter)) {
            ('a'..='z' | '0'..='9', _) => name.push(letter),
            (_, Some(latin)) => name.push_str(latin),
            // What joins letters in a word is passed over: `don't`.
            ('\'' | '’' | '\u{301}', None) => {}
            _ if !name.is_empty() && !name.ends_with('-') => name.push('-'),
            _ => {}
        }
    }
    if name.len() > TITLE_MAX_BYTES {
        let whole_words = name.get(..=TITLE_MAX_BYTES).and_then(|start| start.rfind('-'));
        name.truncate(whole_words.filter(|end| *end > 0).unwrap_or(TITLE_MAX_BYTES));
    }
    let name = name.trim_matches('-').to_owned();
    is_name(&name).then_some(name)
}

/// The name of a question: made of its title, else of a short hash of its text.
pub fn of_question(title: &str, text: &str) -> String {
    of_title(title).unwrap_or_else(|| format!("q-{}", short_hash(text)))
}

/// The name of a question that has a key elsewhere. It reads back as the key unless the key is longer than 36 bytes.
pub fn of_key(key: &str, part: &str) -> String {
    let encoded = format!("{KEY_PREFIX}{}", encode(key.as_bytes()));
    let room = NAME_MAX_BYTES.saturating_sub(part.len() + usize::from(!part.is_empty()));
    let name =
        if encoded.len() <= room { encoded } else { format!("{KEY_PREFIX}x-{}", short_hash(key)) };
    if part.is_empty() { name } else { format!("{name}-{part}") }
}

/// The key that a name was made of, and its part.
pub fn key_of(name: &str) -> Option<(String, &str)> {
    let rest = name.strip_prefix(KEY_PREFIX)?;
    let (digits, part) = rest.split_once('-').unwrap_or((rest, ""));
    Some((String::from_utf8(decode(digits)?).ok().filter(|key| !key.is_empty())?, part))
}

/// The same name with a number behind it, for the second and further ones.
pub fn numbered(name: &str, number: usize) -> String {
    let suffix = format!("-{number}");
    let mut name = name.to_owned();
    name.truncate(NAME_MAX_BYTES - suffix.len());
    format!("{}{suffix}", name.trim_end_matches('-'))
}

fn short_hash(text: &str) -> String {
    hex(Sha256::digest(text.as_bytes()).get(..6).unwrap_or_default())
}

fn encode(bytes: &[u8]) -> String {
    let mut out = String::new();
    let (mut held, mut bits) = (0_u32, 0_u32);
    let mut push = |value: u32| {
        let digit = DIGITS.get((value & 31) as usize).copied().unwrap_or(b'0');
        out.push(char::from(digit));
    };
    for byte in bytes {
        held = (held << 8) | u32::from(*byte);
        bits += 8;
        while bits >= 5 {
            bits -= 5;
            push(held >> bits);
        }
        held &= (1 << bits) - 1;
    }
    if bits > 0 {
        push(held << (5 - bits));
    }
    out
}

fn decode(digits: &str) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    let (mut held, mut bits) = (0_u32, 0_u32);
    for digit in digits.bytes() {
        let value = DIGITS.iter().position(|known| *known == digit)?;
        held = (held << 5) | u32::try_from(value).ok()?;
        bits += 5;
        if bits >= 8 {
            bits -= 8;
            out.push(u8::try_from((held >> bits) & 255).ok()?);
            held &= (1 << bits) - 1;
        }
    }
    // What is left over is padding, and less than a digit.
    (bits < 5 && held == 0).then_some(out)
}

/// A letter of a Cyrillic alphabet in Latin ones; other accented letters lose their accents.
fn latin(letter: char) -> Option<&'static str> {
    Some(match letter {
        'а' => "a",
        'б' => "b",
        'в' => "v",
        'г' | 'ґ' => "g",
        'д' => "d",
        'е' | 'ё' | 'э' => "e",
        'є' => "ye",
        'ж' => "zh",
        'з' => "z",
        'и' | 'і' => "i",
        'ї' => "yi",
        'й' => "y",
        'к' => "k",
        'л' => "l",
        'м' => "m",
        'н' => "n",
        'о' => "o",
        'п' => "p",
        'р' => "r",
        'с' => "s",
        'т' => "t",
        'у' | 'ў' => "u",
        'ф' => "f",
        'х' => "kh",
        'ц' => "ts",
        'ч' => "ch",
        'ш' => "sh",
        'щ' => "shch",
        'ъ' | 'ь' => "",
        'ы' => "y",
        'ю' => "yu",
        'я' => "ya",
        'ä' | 'á' | 'à' | 'â' | 'ã' | 'å' => "a",
        'é' | 'è' | 'ê' | 'ë' => "e",
        'í' | 'ì' | 'î' | 'ï' => "i",
        'ö' | 'ó' | 'ò' | 'ô' | 'õ' | 'ø' => "o",
        'ü' | 'ú' | 'ù' | 'û' => "u",
        'ß' => "ss",
        'ç' => "c",
        'ñ' => "n",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_gives_its_words_in_latin_letters() {
        for (title, expected) in [
            ("What is the GIL?", Some("what-is-the-gil")),
            ("Что такое декоратор?", Some("chto-takoe-dekorator")),
            ("Зачем нужен `__slots__`?", Some("zachem-nuzhen-slots")),
            ("Don't panic", Some("dont-panic")),
            ("Größe", Some("grosse")),
            ("什么是", None),
            ("???", None),
        ] {
            assert_eq!(of_title(title).as_deref(), expected, "{title}");
        }
        let long = of_title(&"eleven more ".repeat(20)).unwrap();
        assert!(
            long.len() <= TITLE_MAX_BYTES && is_name(&long) && long.ends_with("more"),
            "{long}"
        );
        assert!(is_name(&of_question("什么是", "什么是")));
    }

    #[test]
    fn a_key_reads_back_from_its_name() {
        for key in
            ["k~Xe&2mQ[r", "b0f9-1", "0", "3c1f4f3e-63a7-4a1d-9e5c-0d6f5b9a7c11", "ключ", "\0\0"]
        {
            for part in ["", "c2", "reverse"] {
                let name = of_key(key, part);
                assert!(is_name(&name) && name.len() <= NAME_MAX_BYTES, "{name}");
                match key.len() + part.len() <= 36 {
                    true => assert_eq!(key_of(&name), Some((key.to_owned(), part)), "{name}"),
                    false => assert_eq!(key_of(&name).filter(|(known, _)| known != key), None),
                }
            }
        }
        let long = of_key(&"x".repeat(100), "c12");
        assert!(is_name(&long), "{long}");
        assert_eq!(key_of("what-is-the-gil"), None);
        assert_eq!(numbered(&"a".repeat(64), 12).len(), 64);
    }
}
