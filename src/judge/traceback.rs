//! Reads from Python's stderr which exception ended the program. Pure text work.

/// Header of an ordinary traceback.
const HEADER: &str = "Traceback (most recent call last):";

/// Header of an exception group's traceback; all its lines are indented behind a bar.
const GROUP_HEADER: &str = "+ Exception Group Traceback (most recent call last):";

/// Type of the exception in the last traceback, without its module: `ValueError`. `None` without a traceback.
///
/// Looks below the last header for the first line that is not indented, not at the last line of all: messages have
/// several lines, and notes follow them. Tracebacks of exceptions that Python ignored do not count.
pub fn exception_type(stderr: &str) -> Option<&str> {
    let lines: Vec<&str> = stderr.lines().collect();
    let mut found = None;
    for (index, line) in lines.iter().enumerate() {
        let body = lines.get(index + 1..).unwrap_or_default();
        let before =
            index.checked_sub(1).and_then(|before| lines.get(before)).copied().unwrap_or_default();
        if *line == HEADER && !before.starts_with("Exception ignored") {
            found = type_below(body.iter().copied()).or(found);
        } else if line.trim() == GROUP_HEADER {
            found = type_below(body.iter().filter_map(|line| line.trim_start().strip_prefix("| ")))
                .or(found);
        }
    }
    // A syntax error in the program itself comes without a header.
    if found.is_none() && stderr.starts_with("  File ") {
        found = type_below(lines.iter().copied());
    }
    found
}

/// The type named by the first line that is not indented.
fn type_below<'text>(mut body: impl Iterator<Item = &'text str>) -> Option<&'text str> {
    let line = body.find(|line| !line.is_empty() && !line.starts_with(char::is_whitespace))?;
    let path = line.split(':').next()?.split_whitespace().next()?;
    let name = path.rsplit('.').next()?;
    let is_name = name.chars().all(|letter| letter.is_alphanumeric() || letter == '_');
    (is_name && !name.is_empty()).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::exception_type;

    #[test]
    fn the_type_is_found_in_what_python_prints() {
        let table = [
            ("", None),
            ("a word of its own: no traceback\n", None),
            (
                "Traceback (most recent call last):\n  File \"main.py\", line 1\n    x\nValueError: no\n",
                Some("ValueError"),
            ),
            ("Traceback (most recent call last):\n  File\nStopIteration\n", Some("StopIteration")),
            (
                "Traceback (most recent call last):\n  File\ndecimal.InvalidOperation: [<x>]\n",
                Some("InvalidOperation"),
            ),
            ("Traceback (most recent call last):\n  File\n__main__.Odd: a: b\n", Some("Odd")),
            (
                "Traceback (most recent call last):\n  File\nValueError: first\nKeyError: second\n",
                Some("ValueError"),
            ),
            (
                "Traceback (most recent call last):\n  File\nTypeError: x\na note\n",
                Some("TypeError"),
            ),
            (
                "Traceback (most recent call last):\n  F\nKeyError: 1\n\nDuring handling of the above exception, \
                 another exception occurred:\n\nTraceback (most recent call last):\n  F\nOSError: 2\n",
                Some("OSError"),
            ),
            (
                "Traceback (most recent call last):\n  F\nOSError: 2\nException ignored in: <f>\nTraceback (most \
                 recent call last):\n  F\nKeyError: 1\n",
                Some("OSError"),
            ),
            (
                "  File \"main.py\", line 1\n    def\n       ^\nSyntaxError: invalid syntax\n",
                Some("SyntaxError"),
            ),
            (
                "  + Exception Group Traceback (most recent call last):\n  |   File \"main.py\", line 1\n  | \
                 ExceptionGroup: two (2 sub-exceptions)\n  +-+---------------- 1 ----------------\n    | ValueError: \
                 1\n    +------------------------------------\n",
                Some("ExceptionGroup"),
            ),
        ];
        for (stderr, expected) in table {
            assert_eq!(exception_type(stderr), expected, "{stderr}");
        }
    }
}
