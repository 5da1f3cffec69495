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

/// What every repository holds besides questions.
const NO_QUESTIONS: &[&str] =
    &["readme", "changelog", "contributing", "license", "code_of_conduct", "code-of-conduct"];

/// Whether a file of this name may hold questions: Markdown that is not hidden and none of the files that every repository has.
pub fn is_question_file(path: &str) -> bool {
    let last = path.rsplit('/').next().unwrap_or(path);
    let stem = last.split('.').next().unwrap_or(last);
    last.ends_with(".md")
        && !last.starts_with('.')
        && !NO_QUESTIONS.iter().any(|word| stem.eq_ignore_ascii_case(word))
}
