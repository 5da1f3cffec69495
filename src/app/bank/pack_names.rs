//! Names of packs that an import would refuse: told by `viva check` too.

use super::builtin;
use crate::app::figures::check::Checked;
use crate::pack::diagnostic::{Diagnostic, Severity};
use crate::pack::manifest::{LOCAL_PACK, MANIFEST_FILE};
use crate::pack::source::PackSource;
use crate::words::app::packs as words;

/// Tells packs that bear the name of the built-in one, and two folders that bear one name.
pub fn tell(checked: &mut [Checked]) {
    let named: Vec<(String, Option<String>)> =
        checked.iter().map(|one| (one.source.info().name, one.source.info().root)).collect();
    for (at, one) in checked.iter_mut().enumerate() {
        let Some((name, root)) = named.get(at).filter(|(name, _)| name != LOCAL_PACK) else {
            continue;
        };
        let before =
            named.iter().take(at).find(|(other, other_root)| other == name && other_root != root);
        let told = if name == builtin::NAME && !is_builtin(&one.source) {
            Some((
                "reserved-name",
                words::name_of_the_builtin_pack(&name),
                words::give_it_a_name_of_its_own().to_owned(),
            ))
        } else {
            before.map(|(_, other)| {
                let other = other.as_deref().unwrap_or_default();
                (
                    "same-name",
                    words::another_bears_the_name(&other, &name),
                    words::give_one_another_name().to_owned(),
                )
            })
        };
        if let Some((code, message, help)) = told {
            one.report.counts.errors += 1;
            one.report.diagnostics.insert(0, problem(code, message, help));
        }
    }
}

/// Whether this is the text of the built-in pack itself, where its authors work on it.
fn is_builtin(source: &PackSource) -> bool {
    let (own, built) = (source.info(), builtin::source().info());
    (own.title, own.license, own.languages) == (built.title, built.license, built.languages)
}

fn problem(code: &'static str, message: String, help: String) -> Diagnostic {
    Diagnostic {
        code,
        severity: Severity::Error,
        path: MANIFEST_FILE.to_owned(),
        span: 0..0,
        line: 1,
        column: 1,
        message,
        help: Some(help),
    }
}
