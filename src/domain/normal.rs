//! Text of strangers made comparable: one form for letters that look alike, hyphens and spaces.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;

/// NFKC, ё as е, no soft hyphens and no zero-width marks, dashes as ` - `, hyphens inside words as spaces, single spaces.
///
/// A hyphen between digits stays, so that `2-4` can be read as a range.
pub fn folded(text: &str) -> String {
    let letters: Vec<char> = text.nfkc().filter(|letter| !is_invisible(*letter)).collect();
    let mut out = String::with_capacity(text.len());
    for (at, letter) in letters.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|at| letters.get(at)).copied().unwrap_or(' ');
        let after = letters.get(at + 1).copied().unwrap_or(' ');
        match letter {
            'ё' => out.push('е'),
            'Ё' => out.push('Е'),
            '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' => {
                match (before.is_numeric() && after.is_numeric(), before, after) {
                    (true, ..) => out.push('-'),
                    (_, before, after) if before.is_alphanumeric() && after.is_alphanumeric() => {
                        out.push(' ');
                    }
                    _ => out.push_str(" - "),
                }
            }
            '\u{2018}' | '\u{2019}' => out.push('\''),
            letter if letter.is_whitespace() => out.push(' '),
            letter => out.push(*letter),
        }
    }
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Lower case of the same length in bytes: a letter whose lower case has another length stays as it is.
pub fn lower(text: &str) -> String {
    let small = |letter: char| {
        let mut all = letter.to_lowercase();
        match (all.next(), all.next()) {
            (Some(one), None) if one.len_utf8() == letter.len_utf8() => one,
            _ => letter,
        }
    };
    text.chars().map(small).collect()
}

/// Cyrillic and Greek letters that look like Latin ones, each before the one that it looks like.
const LOOK_ALIKES: &str = "аaеeоoсcрpхxуyкkіiѕsјjһhԁdԛqԝwгrАAВBЕEКKМMНHОOРPСCТTХXУYІIЅSЈJΑAΒBΕEΖZΗHΙIΚKΜMΝNΟOΡPΤTΥYΧXοoχx";

/// The text with Latin letters in the place of those that only look so; `None` where there are none, or where other letters are left.
pub fn latin(text: &str) -> Option<String> {
    if text.is_ascii() {
        return None;
    }
    let look = |letter: char| {
        let mut pairs = LOOK_ALIKES.chars();
        while let (Some(other), Some(latin)) = (pairs.next(), pairs.next()) {
            if other == letter {
                return Some(latin);
            }
        }
        None
    };
    let letter = |one: char| if one.is_ascii() { Some(one) } else { look(one) };
    text.chars().map(letter).collect()
}

/// Soft hyphens, joiners, variation selectors and byte order marks.
fn is_invisible(letter: char) -> bool {
    matches!(
        letter,
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{fe0e}' | '\u{fe0f}'
    )
}

/// Text that is UTF-8 read as Mac Roman or as Windows-1252, repaired; and with which of the two it had been read.
///
/// Only where every run of letters beyond ASCII becomes valid UTF-8 in the same way, so that text which merely looks strange stays.
pub fn repaired(text: &str) -> (Cow<'_, str>, Option<&'static str>) {
    if text.is_ascii() {
        return (Cow::Borrowed(text), None);
    }
    for (name, byte_of) in
        [("Mac Roman", mac_roman as fn(char) -> Option<u8>), ("Windows-1252", windows_1252)]
    {
        if let Some(repaired) = repair(text, byte_of) {
            return (Cow::Owned(repaired), Some(name));
        }
    }
    (Cow::Borrowed(text), None)
}

fn repair(text: &str, byte_of: fn(char) -> Option<u8>) -> Option<String> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut bytes = Vec::with_capacity(text.len());
    for letter in text.chars() {
        match u8::try_from(letter).ok().filter(u8::is_ascii) {
            Some(ascii) => bytes.push(ascii),
            None => bytes.push(byte_of(letter)?),
        }
    }
    String::from_utf8(bytes).ok()
}

/// The upper half of Mac Roman, from 0x80 on.
const MAC_ROMAN: &str = "ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡¬√ƒ≈∆«»…\u{a0}ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\u{f8ff}ÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ";

/// 0x80 to 0x9f of Windows-1252; `_` where it has nothing. The rest of it is Latin-1.
const WINDOWS_1252: &str = "€_‚ƒ„…†‡ˆ‰Š‹Œ_Ž__‘’“”•–—˜™š›œ_žŸ";

fn mac_roman(letter: char) -> Option<u8> {
    // Two versions of Mac Roman exist: the older has the currency sign where the euro is now.
    let letter = if letter == '¤' { '€' } else { letter };
    place(MAC_ROMAN, letter)
}

fn windows_1252(letter: char) -> Option<u8> {
    // Where Windows-1252 has nothing, readers give the control character of the same number.
    place(WINDOWS_1252, letter).or_else(|| u8::try_from(u32::from(letter)).ok())
}

fn place(half: &str, letter: char) -> Option<u8> {
    let at = half.chars().position(|one| one == letter && one != '_')?;
    u8::try_from(at + 0x80).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn look_alikes_become_one() {
        assert_eq!(folded("веб\u{2011}фрейм\u{ad}ворк — ещё"), "веб фреймворк - еще");
        assert_eq!(folded("от 2–4 лет,  CI\u{a0}/ CD"), "от 2-4 лет, CI / CD");
        assert_eq!(lower("ПИТОН İß Go").len(), "ПИТОН İß Go".len());
    }

    #[test]
    fn letters_that_look_latin_become_latin() {
        for (text, expected) in [
            ("Аnswer", Some("Answer")),
            ("сhоiсе", Some("choice")),
            ("answer", None),
            ("Ответ", None),
        ] {
            assert_eq!(latin(text).as_deref(), expected, "{text}");
        }
        assert_eq!(LOOK_ALIKES.chars().count() % 2, 0);
        let pairs: Vec<char> = LOOK_ALIKES.chars().collect();
        assert!(pairs.chunks(2).all(|pair| !pair[0].is_ascii() && pair[1].is_ascii()));
    }

    #[test]
    fn both_kinds_of_mojibake_are_repaired() {
        assert_eq!(repaired("Junior ‚Üí Mid"), (Cow::Borrowed("Junior → Mid"), Some("Mac Roman")));
        assert_eq!(repaired("done (âœ…)").0, "done (✅)");
        assert_eq!(repaired("Ð¾Ð¿Ñ‹Ñ‚").0, "опыт");
    }

    #[test]
    fn what_only_looks_strange_stays() {
        for text in ["опыт от 2–4 лет", "café, naïve", "âœ… and опыт", "plain"]
        {
            assert_eq!(repaired(text), (Cow::Borrowed(text), None), "{text}");
        }
    }

    #[test]
    fn the_tables_have_their_whole_halves() {
        assert_eq!((MAC_ROMAN.chars().count(), WINDOWS_1252.chars().count()), (128, 32));
    }
}
