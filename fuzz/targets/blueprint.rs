//! A blueprint: it is returned unless there is an error, and is written as it was read.

#![no_main]

use libfuzzer_sys::fuzz_target;
use viva::pack::blueprint::{blueprint_toml, parse_blueprint};

fuzz_target!(|bytes: &[u8]| {
    let Some(blueprint) = parse_blueprint(bytes, "b.toml", "b", None).0 else { return };
    let text = blueprint_toml(&blueprint, &[]);
    let (again, diagnostics) = parse_blueprint(text.as_bytes(), "b.toml", "b", None);
    assert_eq!(again.as_ref(), Some(&blueprint), "{diagnostics:?}\n{text}");
});
