//! Finding what the user named, or an error that suggests the nearest.

use crate::domain::ids::QuestionId;
use crate::domain::language::Language;
use crate::domain::nearest::nearest;
use crate::domain::question::PackInfo;
use crate::error::Error;
use crate::pack::manifest::LOCAL_PACK;
use crate::store::{Store, Stored};
use crate::words::app::finding as words;
use crate::words::app::telling as telling_words;

/// The question that the user named, or an error that suggests the nearest.
pub fn question(store: &Store, text: &str, language: Language) -> Result<Stored, Error> {
    let id: QuestionId = match text.parse() {
        Ok(id) => id,
        Err(error) => {
            return Err(Error::usage(format!("{error}")).hint(words::see_the_ids()));
        }
    };
    match store.question(&id, language.as_str())? {
        Some(stored) => Ok(stored),
        None => {
            let same_leaf = store.ids_like(&format!("{}/", id.leaf()), 200)?;
            let near = nearest(text, same_leaf.iter().map(QuestionId::as_str)).map(str::to_owned);
            let error = Error::failed(words::no_question(&id));
            Err(match near {
                Some(near) => error.hint(telling_words::did_you_mean(&near)),
                None => error.hint(words::see_what_there_is()),
            })
        }
    }
}

/// A pack that is not there, with the nearest that is.
pub fn unknown_pack(store: &Store, name: &str) -> Result<Error, Error> {
    let names = store.pack_names()?;
    let near = nearest(name, names.iter().map(String::as_str));
    Ok(Error::failed(words::no_pack(&name))
        .maybe_hint(near.map(|near| telling_words::did_you_mean(&near)))
        .hint(words::see_the_packs()))
}

/// Single files that are named.
const FILES_MAX: usize = 3;

/// Where a pack comes from: its folder, or the single files of the pack of those.
pub fn origin(store: &Store, pack: &PackInfo) -> Result<String, Error> {
    if pack.name != LOCAL_PACK {
        return Ok(pack.root.clone().unwrap_or_else(|| words::built_in().to_owned()));
    }
    let files = store.pack_files(LOCAL_PACK)?;
    let more = match files.len().saturating_sub(FILES_MAX) {
        0 => String::new(),
        more => telling_words::and_more(&more),
    };
    Ok(files.into_iter().take(FILES_MAX).collect::<Vec<_>>().join(", ") + &more)
}
