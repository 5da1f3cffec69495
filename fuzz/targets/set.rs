//! A set of an interview, as a stranger may have written it: with a digest that fits, so that what follows is looked at as well.

#![no_main]

use std::path::Path;

use libfuzzer_sys::fuzz_target;
use viva::app::interview::set_file::parse;
use viva::domain::interview::Set;

fuzz_target!(|bytes: &[u8]| {
    let path = Path::new("set.json");
    let _ = parse(path, bytes);
    let Ok(mut set) = serde_json::from_slice::<Set>(bytes) else { return };
    set.digest = set.digest_of();
    let again = serde_json::to_vec(&set).expect("a set can be written");
    if let Ok(read) = parse(path, &again) {
        assert!(read == set, "what was written is read");
        let _ = (read.kit(), read.box_minutes(), read.keeps(&read.blueprint));
    }
});
