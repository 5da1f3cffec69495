//! What the front of a card shows.

/// The front in the stored form of a template: its first field, a text.
pub fn front(config: &[u8]) -> Option<String> {
    let rest = config.strip_prefix(&[0x0a])?;
    let (mut length, mut shift, mut at) = (0_usize, 0_u32, 0_usize);
    loop {
        let byte = *rest.get(at)?;
        at += 1;
        length |= usize::from(byte & 0x7f).checked_shl(shift)?;
        shift += 7;
        if byte & 0x80 == 0 {
            break;
        }
        if shift > 28 {
            return None;
        }
    }
    let bytes = rest.get(at..at.checked_add(length)?)?;
    Some(String::from_utf8_lossy(bytes).into_owned())
}

/// The first field of the note that a front shows; `None` where it shows none.
pub fn asks(front: &str, fields: &[String]) -> Option<String> {
    let mut rest = front;
    while let Some((_, behind)) = rest.split_once("{{") {
        let (inside, after) = behind.split_once("}}")?;
        rest = after;
        let inside = inside.trim();
        if inside.starts_with(['#', '^', '/', '!']) {
            continue;
        }
        // `type:Front`, `text:Front`: filters stand before the name.
        let name = inside.rsplit(':').next().unwrap_or(inside).trim();
        if let Some(field) = fields.iter().find(|field| field.as_str() == name) {
            return Some(field.clone());
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_front_tells_the_field_that_it_asks() {
        let fields = ["Front", "Back", "Add Reverse"].map(str::to_owned);
        for (text, expected) in [
            ("{{Front}}", Some("Front")),
            ("<b>{{type:Back}}</b>", Some("Back")),
            ("{{#Add Reverse}}{{Back}}{{/Add Reverse}}", Some("Back")),
            ("{{Tags}} {{Front}}", Some("Front")),
            ("{{Deck}}", None),
            ("{{Front", None),
        ] {
            assert_eq!(asks(text, &fields).as_deref(), expected, "{text}");
        }
        let stored = |text: &str| {
            let mut bytes = vec![0x0a, u8::try_from(text.len()).unwrap()];
            bytes.extend_from_slice(text.as_bytes());
            bytes
        };
        assert_eq!(front(&stored("{{Front}}")).as_deref(), Some("{{Front}}"));
        for broken in [&[][..], &[0x0a], &[0x0a, 0xff, 0xff, 0xff, 0xff, 0xff], &[0x0a, 9, b'a']] {
            assert_eq!(front(broken), None);
        }
    }
}
