//! Paths in commands that are printed for the user to type.

use std::path::Path;

/// A path as a shell reads it.
pub fn quoted(path: &Path) -> String {
    let text = path.display().to_string();
    let is_plain = |letter: char| letter.is_alphanumeric() || "/._-+@%,:~".contains(letter);
    if !text.is_empty() && text.chars().all(is_plain) {
        return text;
    }
    format!("'{}'", text.replace('\'', r"'\''"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_quoted_where_a_shell_needs_it() {
        for (path, text) in
            [("out/set.json", "out/set.json"), ("my set", "'my set'"), ("it's", r"'it'\''s'")]
        {
            assert_eq!(quoted(Path::new(path)), text);
        }
    }
}
