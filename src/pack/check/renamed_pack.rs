//! A pack that the bank has under another name: told once, with what keeps its history, and not for each of its questions.

use std::collections::BTreeMap;

use super::known::Known;
use crate::pack::diagnostic::{Diagnostic, Severity};
use crate::pack::manifest::{BUILTIN_PACK, LOCAL_PACK, MANIFEST_FILE};
use crate::words::pack::names as words;

/// The rule under which an id of another pack is told.
pub const TAKEN: &str = "id-in-bank";

/// The rule under which a pack is told that the bank has under another name.
pub const RENAMED: &str = "renamed-pack";

/// Ids of other packs that came up in this one, with their packs.
#[derive(Debug, Default)]
pub struct Taken {
    by_pack: BTreeMap<String, Vec<String>>,
}

impl Taken {
    /// Notes an id that another pack owns.
    pub fn add(&mut self, id: &str, pack: &str) {
        self.by_pack.entry(pack.to_owned()).or_default().push(id.to_owned());
    }

    /// Where most questions of another pack are in this one, it is that pack: one problem takes the place of those of its questions. Gives
    /// the names of such packs.
    pub fn finish(
        self,
        name: &str,
        others: &[&Known],
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Vec<String> {
        let mut found = Vec::new();
        for (pack, ids) in self.by_pack {
            let count = others.iter().filter(|one| one.pack == pack).count();
            // One question alone may be a copy.
            if ids.len() < 2 || ids.len() * 2 < count {
                continue;
            }
            let is_of_it = |one: &Diagnostic| {
                one.code == TAKEN && ids.iter().any(|id| one.message == message(id, &pack))
            };
            diagnostics.retain(|one| !is_of_it(one));
            diagnostics.push(problem(name, &pack, ids.len()));
            found.push(pack);
        }
        found
    }
}

/// That an id belongs to another pack.
pub fn message(id: &str, pack: &str) -> String {
    words::id_belongs_to_another_pack(&id, &pack)
}

/// What to do about it.
pub fn help(pack: &str) -> String {
    let remove = match pack {
        // It cannot be taken out.
        BUILTIN_PACK => String::new(),
        pack => words::or_take_the_other_pack_out(&pack),
    };
    words::give_it_another_slug(&remove)
}

fn problem(name: &str, pack: &str, count: usize) -> Diagnostic {
    let (message, help) = match pack {
        LOCAL_PACK => (
            words::imported_from_single_files(&count),
            words::take_local_out_and_import().to_owned(),
        ),
        pack => (
            words::imported_under_another_name(&count, &pack, &name),
            words::write_the_name_again(&pack),
        ),
    };
    Diagnostic {
        code: RENAMED,
        severity: Severity::Error,
        path: MANIFEST_FILE.to_owned(),
        span: 0..0,
        line: 1,
        column: 1,
        message,
        help: Some(help),
    }
}
