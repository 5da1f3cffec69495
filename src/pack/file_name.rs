//! What a path says: topic, leaf and language.

/// The parts of `topic/leaf.md` or `topic/leaf.ru.md`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FileName<'a> {
    /// The last folder of the path.
    pub folder: Option<&'a str>,
    /// The leaf.
    pub leaf: &'a str,
    /// The language of a translation; `None` for a base file.
    pub language: Option<&'a str>,
}

impl<'a> FileName<'a> {
    /// Cuts a path with `/` into its parts; it need not be a legal one.
    pub fn split(path: &'a str) -> Self {
        let (folders, name) = path.rsplit_once('/').map_or((None, path), |(a, b)| (Some(a), b));
        let folder = folders.map(|all| all.rsplit_once('/').map_or(all, |(_, last)| last));
        let stem = name.strip_suffix(".md").unwrap_or(name);
        let (leaf, language) = stem.split_once('.').map_or((stem, None), |(a, b)| (a, Some(b)));
        Self { folder, leaf, language }
    }
}
