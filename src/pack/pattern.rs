//! Patterns of paths: `*` is anything but a slash, `?` one character of that, `**` anything at all.

/// Most stars of a pattern: each may be tried at every place of a path.
const STARS_MAX: usize = 8;

/// Whether a text is a pattern of paths inside a pack.
pub fn is_pattern(text: &str) -> bool {
    !text.is_empty()
        && text.len() <= 256
        && !text.starts_with('/')
        && !text.split('/').any(|part| part == "..")
        && text.matches('*').count() <= STARS_MAX
}

/// Whether a path with `/` fits. A pattern that ends in `/` stands for everything in that folder.
pub fn matches(pattern: &str, path: &str) -> bool {
    let path: Vec<char> = path.chars().collect();
    let mut pattern: Vec<char> = pattern.chars().collect();
    if pattern.last() == Some(&'/') {
        pattern.extend(['*', '*']);
    }
    fits(&pattern, &path)
}

fn fits(pattern: &[char], path: &[char]) -> bool {
    match pattern {
        [] => path.is_empty(),
        ['*', '*', '/', rest @ ..] => {
            fits(rest, path)
                || (0..path.len()).any(|at| {
                    path.get(at) == Some(&'/')
                        && path.get(at + 1..).is_some_and(|tail| fits(rest, tail))
                })
        }
        ['*', '*', rest @ ..] => {
            (0..=path.len()).any(|at| path.get(at..).is_some_and(|tail| fits(rest, tail)))
        }
        ['*', rest @ ..] => {
            let part = path.iter().take_while(|letter| **letter != '/').count();
            (0..=part).any(|at| path.get(at..).is_some_and(|tail| fits(rest, tail)))
        }
        ['?', rest @ ..] => match path {
            [letter, tail @ ..] => *letter != '/' && fits(rest, tail),
            [] => false,
        },
        [wanted, rest @ ..] => match path {
            [letter, tail @ ..] => letter == wanted && fits(rest, tail),
            [] => false,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_match_paths_as_people_expect() {
        for (pattern, path, expected) in [
            ("docs/**", "docs/a.md", true),
            ("docs/**", "docs/a/b.md", true),
            ("docs/", "docs/a/b.md", true),
            ("docs/*", "docs/a/b.md", false),
            ("**/notes.md", "notes.md", true),
            ("**/notes.md", "a/b/notes.md", true),
            ("*.md", "a/b.md", false),
            ("a?.md", "ab.md", true),
            ("docs/**", "doc/a.md", false),
        ] {
            assert_eq!(matches(pattern, path), expected, "{pattern} {path}");
        }
        assert!(is_pattern("docs/**") && !is_pattern("/etc/*") && !is_pattern("../*"));
        assert!(!is_pattern(&"*a".repeat(9)));
    }
}
