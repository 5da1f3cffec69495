//! In which encoding a text that is not UTF-8 seems to be.

/// Bytes of a file that are looked at.
const SAMPLE_BYTES: usize = 64 << 10;

/// The name that `iconv` has for the encoding of bytes that are not UTF-8; `None` where nothing speaks for one.
pub fn guess(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => return Some("UTF-16"),
        _ => {}
    }
    let bytes = bytes.get(..SAMPLE_BYTES).unwrap_or(bytes);
    // Every second byte of simple text in UTF-16 is zero.
    let zeros = |from: usize| bytes.iter().skip(from).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    if (even + odd) * 8 > bytes.len() && even.min(odd) * 8 < even.max(odd) {
        return Some(if even > odd { "UTF-16BE" } else { "UTF-16LE" });
    }
    let high = bytes.iter().filter(|byte| **byte >= 0x80).count();
    if high == 0 || even + odd > 0 || is_damaged(bytes) {
        return None;
    }
    // Most letters of a text are small, and each encoding has them in a place of its own.
    let share = |is_small: fn(u8) -> bool| bytes.iter().filter(|byte| is_small(**byte)).count();
    let small = [
        ("WINDOWS-1251", share(|byte| matches!(byte, 0xe0..=0xff | 0xb8))),
        ("KOI8-R", share(|byte| matches!(byte, 0xc0..=0xdf | 0xa3))),
        ("CP866", share(|byte| matches!(byte, 0xa0..=0xaf | 0xe0..=0xef | 0xf1))),
    ];
    let (name, count) = small.into_iter().rev().max_by_key(|(_, count)| *count)?;
    // Letters beyond ASCII stand beside each other in Cyrillic, and alone in the languages of Western Europe.
    let pairs = bytes.windows(2).filter(|pair| pair.iter().all(|byte| *byte >= 0x80)).count();
    match pairs * 2 >= high && count * 3 >= high * 2 {
        true => Some(name),
        false if pairs * 4 <= high => Some("WINDOWS-1252"),
        false => None,
    }
}

/// Whether much of it is UTF-8: then a few bytes are broken, and no other encoding is meant.
fn is_damaged(bytes: &[u8]) -> bool {
    let valid: usize = bytes
        .utf8_chunks()
        .flat_map(|chunk| chunk.valid().chars())
        .filter(|letter| !letter.is_ascii())
        .count();
    let broken = bytes.utf8_chunks().filter(|chunk| !chunk.invalid().is_empty()).count();
    valid > broken
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encodings_are_told_by_where_their_small_letters_lie() {
        for (bytes, expected) in [
            (&b"## \xd7\xf2\xee \xf2\xe0\xea\xee\xe5 GIL? \xdd\xf2\xee \xe1\xeb\xee\xea\xe8\xf0\xee\xe2\xea\xe0."[..], Some("WINDOWS-1251")),
            (b"\xfe\xd4\xcf \xd4\xc1\xcb\xcf\xc5 GIL?", Some("KOI8-R")),
            (b"\x97\xe2\xae \xe2\xa0\xaa\xae\xa5 GIL?", Some("CP866")),
            (b"caf\xe9 and na\xefve \x93quotes\x94", Some("WINDOWS-1252")),
            (b"\xff\xfe#\0#\0", Some("UTF-16")),
            (b"#\0#\0 \0A\0?\0", Some("UTF-16LE")),
            (b"\0#\0#\0 \0A\0?", Some("UTF-16BE")),
            ("Что такое GIL?".as_bytes(), None),
            (b"\xd0\xa7\xd1\x82\xd0\xbe \xff", None),
            (b"PK\x03\x04\x14\0\0\0\x08\0\0\0\0\0\0\0", None),
            (b"", None),
        ] {
            assert_eq!(guess(bytes), expected, "{bytes:?}");
        }
    }
}
