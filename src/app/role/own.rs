//! The roles that the user keeps, beside the settings.

use std::fs;
use std::path::PathBuf;

use crate::app::bank::builtin::taxonomy;
use crate::app::bank::files::replace_own;
use crate::app::context::Context;
use crate::domain::ids::is_name;
use crate::domain::role::Role;
use crate::error::Error;
use crate::pack::blueprint::OneFile;
use crate::pack::diagnostic::Severity;
use crate::pack::render::render;
use crate::pack::role::{BUILTIN, builtin, parse_role, role_toml};
use crate::words::app::role as words;
use crate::words::app::telling as telling_words;

/// Where a role comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// It came with the program.
    BuiltIn,
    /// A file of the user's.
    File(PathBuf),
}

/// A role of the list; a file with mistakes is named and not hidden.
#[derive(Clone, Debug, PartialEq)]
pub struct Listed {
    /// Its name.
    pub name: String,
    /// The role, unless its file has mistakes.
    pub role: Option<Role>,
    /// Where it comes from.
    pub origin: Origin,
}

/// Where a role of the user's lies or would lie.
pub(super) fn file_of(context: &Context, name: &str) -> PathBuf {
    context.env.config_folder.join("roles").join(format!("{name}.toml"))
}

/// The names of the user's own roles, in their order. A folder that is missing or cannot be read has none.
pub(super) fn names(context: &Context) -> Vec<String> {
    let folder = context.env.config_folder.join("roles");
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let paths = entries.map(|entry| entry.path());
    let files = paths.filter(|path| path.extension().is_some_and(|ending| ending == "toml"));
    let mut names: Vec<String> = files
        .filter_map(|path| path.file_stem()?.to_str().map(str::to_owned))
        .filter(|name| is_name(name) && !BUILTIN.contains(&name.as_str()))
        .collect();
    names.sort();
    names
}

/// Reads a role, or tells every mistake of it with its place.
pub(super) fn parse(
    context: &Context,
    bytes: &[u8],
    path: &str,
    stem: &str,
) -> Result<Role, Error> {
    let (role, problems) = parse_role(bytes, path, stem, &taxonomy());
    role.ok_or_else(|| {
        let errors: Vec<_> =
            problems.into_iter().filter(|one| one.severity == Severity::Error).collect();
        let count = match errors.len() {
            1 => telling_words::one_mistake().to_owned(),
            more => telling_words::mistakes(&more),
        };
        let drawn = render(&errors, &OneFile(bytes), context.error_style().color);
        Error::failed(words::mistakes_in_the_role(&count, &path, &drawn.trim_end()))
            .hint(words::a_role_that_works())
    })
}

/// All roles: the built-in ones, then the user's own.
pub fn all(context: &Context) -> Result<Vec<Listed>, Error> {
    let mut all = Vec::new();
    for name in BUILTIN {
        let text = builtin(name).unwrap_or_default();
        let role = parse(context, text.as_bytes(), name, name)?;
        all.push(Listed { name: name.to_owned(), role: Some(role), origin: Origin::BuiltIn });
    }
    for name in names(context) {
        let path = file_of(context, &name);
        let read = crate::files::read(&path, crate::domain::reading::TEXT_MAX_BYTES);
        let role = read.ok().and_then(|bytes| parse(context, &bytes, &name, &name).ok());
        all.push(Listed { name, role, origin: Origin::File(path) });
    }
    Ok(all)
}

/// Keeps a role under a name and gives its file.
///
/// # Errors
/// When the name cannot be one or is taken: a role is never replaced, since it may have been worked on.
pub fn save(context: &Context, role: &Role, name: &str) -> Result<PathBuf, Error> {
    if !is_name(name) {
        return Err(
            Error::usage(words::cannot_be_the_name(&name)).hint(words::how_a_name_is_written())
        );
    }
    let path = file_of(context, name);
    if BUILTIN.contains(&name) || path.exists() {
        let whose = if BUILTIN.contains(&name) {
            words::a_builtin_role()
        } else {
            words::a_role_of_yours()
        };
        return Err(
            Error::failed(words::it_is_taken(&name, &whose)).hint(words::save_under_another_name())
        );
    }
    if role.parts.is_empty() {
        return Err(Error::failed(words::nothing_is_asked()).hint(words::see_a_role()));
    }
    let named = Role { name: name.to_owned(), ..role.clone() };
    replace_own(&path, role_toml(&named))?;
    Ok(path)
}
