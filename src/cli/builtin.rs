//! The built-in bank: embedded in the program, imported on first use and whenever its digest differs.

use include_dir::{Dir, include_dir};

use crate::domain::ids::QuestionId;
use crate::domain::runnable::RunDigest;
use crate::error::Error;
use crate::pack::PARSER_VERSION;
use crate::pack::source::PackSource;
use crate::pack::taxonomy::{TAXONOMY_FILE, Taxonomy};
use crate::store::Store;

use super::context::{self, Context};
use super::import::import_around;

/// Name of the built-in pack, as its `pack.toml` says.
pub const NAME: &str = "viva";

/// SHA-256 over the embedded files, worked out when the program was built, so that a start hashes nothing.
pub const DIGEST: &str = env!("VIVA_BUILTIN_DIGEST");

/// What in the built-in pack may run: ids with digests, of every language. Worked out when the program was built.
pub(super) const RUNS: &[(&str, RunDigest)] =
    include!(concat!(env!("OUT_DIR"), "/builtin_runs.rs"));

static FILES: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/questions");

/// Imports the built-in bank unless this very bank is already in the database.
pub fn refresh(store: &mut Store, context: &Context) -> Result<(), Error> {
    let digest = digest();
    if store.pack_digest(NAME)?.as_deref() == Some(&digest) {
        return Ok(());
    }
    let mut left_out = Some(Vec::new());
    let label = "importing the built-in bank";
    import_around(store, &source(), &digest, context, label, &mut left_out)?;
    if let Some(text) = left_out_note(&left_out.unwrap_or_default()) {
        context::note(&text);
    }
    Ok(())
}

/// The same where the database has no built-in bank at all, for commands that can do with the one that is there.
pub fn ensure(store: &mut Store, context: &Context) -> Result<(), Error> {
    match store.pack_digest(NAME)? {
        Some(_) => Ok(()),
        None => refresh(store, context),
    }
}

/// What to tell of questions whose ids imported packs own.
fn left_out_note(left_out: &[(QuestionId, String)]) -> Option<String> {
    let ((id, pack), more) = (left_out.first()?, left_out.len() - 1);
    let others = if more == 0 { String::new() } else { format!(" and {more} more") };
    Some(format!(
        "the built-in question `{id}`{others} was left out: the pack `{pack}` has that id. Give yours another id there \
         (`was={id}` keeps its history), or remove the pack, to have both"
    ))
}

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
