//! The built-in bank: embedded in the program, imported on first use and whenever its digest differs.

use include_dir::{Dir, include_dir};

use crate::domain::runnable::RunDigest;
use crate::pack::PARSER_VERSION;
use crate::pack::source::PackSource;
use crate::pack::taxonomy::{TAXONOMY_FILE, Taxonomy};

pub use crate::pack::manifest::BUILTIN_PACK as NAME;

/// SHA-256 over the embedded files, worked out when the program was built, so that a start hashes nothing.
pub const DIGEST: &str = env!("VIVA_BUILTIN_DIGEST");

/// What in the built-in pack may run: ids with digests, of every language. Worked out when the program was built.
pub(super) const RUNS: &[(&str, RunDigest)] =
    include!(concat!(env!("OUT_DIR"), "/builtin_runs.rs"));

static FILES: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/questions");

/// What stands for the built-in pack in a database that holds this very one.
pub fn digest() -> String {
    format!("{PARSER_VERSION}-{DIGEST}")
}

/// Whether this is what may run of a question of the built-in pack.
pub fn runs(id: &str, digest: &RunDigest) -> bool {
    RUNS.iter().any(|(known, built)| *known == id && built == digest)
}

/// The built-in pack.
pub fn source() -> PackSource {
    PackSource::builtin(&FILES)
}

/// Topics and leaves of the built-in pack, for packs that bring none.
pub fn taxonomy() -> Taxonomy {
    let bytes = FILES.get_file(TAXONOMY_FILE).map_or(&[][..], |file| file.contents());
    Taxonomy::parse(bytes).0
}
