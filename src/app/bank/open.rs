//! Opening the database with the built-in bank in it.

use crate::app::context::Context;
use crate::error::Error;
use crate::pack::PARSER_VERSION;
use crate::store::Store;

use super::builtin::{DIGEST, NAME, source};
use super::import::import_pack;

/// Opens the database and brings the built-in bank up to date in it.
pub fn open(context: &Context) -> Result<Store, Error> {
    let mut store = context.store_as_it_is()?;
    refresh(&mut store, context)?;
    Ok(store)
}

/// Imports the built-in bank unless this very bank is already in the database.
fn refresh(store: &mut Store, context: &Context) -> Result<(), Error> {
    let digest = format!("{PARSER_VERSION}-{DIGEST}");
    if store.pack_digest(NAME)?.as_deref() == Some(&digest) {
        return Ok(());
    }
    import_pack(store, &source(), &digest, context, "importing the built-in bank").map(|_| ())
}
