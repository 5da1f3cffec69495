//! The built-in bank: embedded in the program, imported on first use and whenever its digest differs.

use include_dir::{Dir, include_dir};

use crate::pack::source::PackSource;
use crate::pack::taxonomy::{TAXONOMY_FILE, Taxonomy};

/// Name of the built-in pack, as its `pack.toml` says.
pub const NAME: &str = "viva";

/// SHA-256 over the embedded files, worked out when the program was built, so that a start hashes nothing.
pub const DIGEST: &str = env!("VIVA_BUILTIN_DIGEST");

static FILES: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/questions");

/// The built-in pack.
pub fn source() -> PackSource {
    PackSource::builtin(&FILES)
}

/// Topics and leaves of the built-in pack, for packs that bring none.
pub fn taxonomy() -> Taxonomy {
    let bytes = FILES.get_file(TAXONOMY_FILE).map_or(&[][..], |file| file.contents());
    Taxonomy::parse(bytes).0
}
