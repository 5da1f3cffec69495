//! What the setting `language` does, said when it is set.

use std::collections::BTreeSet;

use crate::app::bank;
use crate::app::context::Context;
use crate::domain::language::Language;
use crate::words::app::finding as words;

/// What follows from a language of questions; `None` where there is nothing to say. A bank that cannot be read keeps nobody from a setting.
pub fn told(context: &Context, language: &str) -> Option<String> {
    let language: Language = language.parse().ok()?;
    if language.as_str() == "en" {
        return None;
    }
    let packs = bank::open(context).ok()?.packs().ok()?;
    let known: BTreeSet<String> = packs.into_iter().flat_map(|pack| pack.info.languages).collect();
    let screens = words::screens_stay_in_english();
    Some(match known.contains(language.as_str()) {
        true => words::questions_come_in(&language, &screens),
        false => words::no_pack_has(
            &language,
            &known.into_iter().collect::<Vec<_>>().join(", "),
            &screens,
        ),
    })
}
