//! A text in one of the forms of others, read and laid out as a pack.

#![no_main]

use libfuzzer_sys::fuzz_target;
use viva::domain::ids::is_name;
use viva::domain::labels::Level;
use viva::exchange::form::Form;
use viva::exchange::layout::{Draft, Frame, lay_out};
use viva::exchange::objects::Objects;

fuzz_target!(|text: &str| {
    Form::guess("x.txt", text);
    let Ok(Objects::Foreign(found)) = Form::AnkiText.read(text) else { return };
    let frame = Frame { level: Level::Middle, lang: "en", is_leaf: &|name| name == "gil" };
    let drafts: Vec<Draft> = found.cards.iter().map(|card| Draft::new(card, "leaf", &frame)).collect();
    for draft in &drafts {
        assert!(is_name(&draft.slug) && is_name(&draft.leaf), "{draft:?}");
        assert!(!draft.text().contains(['\u{1b}', '\u{202e}']), "{text:?}");
    }
    lay_out(drafts, &frame);
});
