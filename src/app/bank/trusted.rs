//! Whether the code of a question may run: its digest, worked out of the text that was just read from the database, is in the program for
//! the built-in pack, in the trust file for any other.

use crate::app::context::Context;
use crate::error::Error;
use crate::store::{Store, StoreError, Stored, TrustFile};
use crate::ui::safe::visible_line;
use crate::words::app::packs as words;

use super::builtin;

/// The trust file of this person.
pub fn file(context: &Context) -> TrustFile {
    TrustFile::within(&context.env.config_folder)
}

/// Why the code of a `code` question may not run; `None` when it may.
pub fn obstacle(stored: &Stored, context: &Context) -> Option<String> {
    let question = &stored.question;
    let digest = question.content.run_digest(question.kind, &stored.language);
    if stored.pack == builtin::NAME {
        let is_built_in = builtin::runs(question.id.as_str(), &digest);
        let reason = words::code_is_not_that_of_the_builtin_bank();
        return (!is_built_in).then(|| reason.to_owned());
    }
    match file(context).trusts(&stored.pack, &digest) {
        Ok(true) => None,
        Ok(false) => Some(words::trust_lets_its_code_run(&visible_line(&stored.pack))),
        Err(error) => Some(error.to_string()),
    }
}

/// Whether everything that a pack may run is trusted now.
pub fn is_whole(store: &Store, pack: &str, context: &Context) -> Result<bool, Error> {
    let rows = store.runnable(pack)?;
    if pack == builtin::NAME {
        return Ok(rows.iter().all(|row| builtin::runs(row.id.as_str(), &row.digest)));
    }
    match file(context).trusts_all(pack, &rows) {
        Ok(whole) => Ok(whole == Some(true)),
        Err(StoreError::Trust { .. }) => Ok(false),
        Err(error) => Err(error.into()),
    }
}

/// What to tell after an import that changed code which was trusted before.
pub fn ended(store: &Store, pack: &str, context: &Context) -> Result<Option<String>, Error> {
    let rows = store.runnable(pack)?;
    let is_ended = matches!(file(context).trusts_all(pack, &rows), Ok(Some(false)));
    Ok(is_ended.then(|| words::code_is_not_what_you_trusted(&pack)))
}
