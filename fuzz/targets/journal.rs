//! The journal of an interview: lines that cannot be read are told, and those that can be are replayed without a panic.

#![no_main]

use std::sync::OnceLock;

use libfuzzer_sys::fuzz_target;
use viva::domain::interview::Set;
use viva::domain::interview::journal::Entry;
use viva::domain::interview::replay::Replay;

fn set() -> &'static Set {
    static SET: OnceLock<Set> = OnceLock::new();
    SET.get_or_init(|| serde_json::from_slice(include_bytes!("../seeds/set/set.json")).expect("a set"))
}

fuzz_target!(|bytes: &[u8]| {
    let lines = bytes.split(|byte| *byte == b'\n');
    let entries: Vec<Entry> = lines.filter_map(|line| serde_json::from_slice(line).ok()).collect();
    if let Ok(replay) = Replay::of(set(), "anna", &entries) {
        let _ = viva::domain::interview::panel::report(set(), &[replay.into_card()]);
    }
});
