//! Compares what was printed or typed with what should have been.
//!
//! Pure: must not run anything. Trailing spaces and final blank lines never count.

use super::supervise::{Ending, Run};
use super::traceback::exception_type;
use crate::domain::difference::{self, DiffLine};

/// Lines of a difference beyond the expected ones that are kept: enough to see what went wrong.
const LINES_MORE: usize = 100;

/// How an answer differs from what was expected. Its text may hold control characters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mismatch {
    /// Set when the code did not come to an end of its own or was stopped; its output is then incomplete.
    pub stopped: Option<Ending>,
    /// What was expected and what came, line by line, without their trailing spaces.
    pub lines: Vec<DiffLine>,
    /// Lines of the answer that are left out at the end of `lines`.
    pub left_out: usize,
}

/// Compares what `run` printed with `expected`.
///
/// When the code ended in an exception, the last expected line is its type, after whatever was printed. Leaving with
/// a code other than 0 counts as `SystemExit`, interrupting itself as `KeyboardInterrupt`.
///
/// # Errors
/// The difference, or how the code was stopped.
pub fn compare(expected: &str, run: &Run) -> Result<(), Mismatch> {
    let mut expected = normal_lines(expected);
    let mut actual = normal_lines(&run.stdout);
    let raised = exception_type(&run.stderr);
    let (stopped, exception) = match run.ending {
        Ending::Exited(0) => (None, None),
        Ending::Exited(_) => (None, Some(raised.unwrap_or("SystemExit"))),
        // Python ends itself by this signal after an interrupt that nobody caught.
        Ending::Signal(2) if raised == Some("KeyboardInterrupt") => (None, raised),
        other => (Some(other), None),
    };
    if let Some(name) = exception {
        // Blank lines at the end of what was printed do not count here either.
        if let Some(last) = expected.pop() {
            drop_blank_end(&mut expected);
            expected.push(last);
        }
        actual.push(name);
    }
    compare_lines(&expected, &actual, stopped)
}

/// Lines without trailing white space, without blank ones at the end.
fn normal_lines(text: &str) -> Vec<&str> {
    let mut lines: Vec<&str> = text.split('\n').map(str::trim_end).collect();
    drop_blank_end(&mut lines);
    lines
}

fn drop_blank_end(lines: &mut Vec<&str>) {
    while lines.last().is_some_and(|line| line.is_empty()) {
        lines.pop();
    }
}

fn compare_lines(
    expected: &[&str],
    actual: &[&str],
    stopped: Option<Ending>,
) -> Result<(), Mismatch> {
    if expected == actual && stopped.is_none() {
        return Ok(());
    }
    // A flood of lines would make the comparison slow and nobody reads it.
    let shown = actual.len().min(expected.len().saturating_add(LINES_MORE));
    let actual_shown = actual.get(..shown).unwrap_or_default();
    let lines = difference::lines(expected, actual_shown);
    Err(Mismatch { stopped, lines, left_out: actual.len() - shown })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::difference::Side;

    fn run(stdout: &str, stderr: &str, ending: Ending) -> Run {
        Run { stdout: stdout.into(), stderr: stderr.into(), ending, elapsed_ms: 0 }
    }

    const RAISED: &str =
        "Traceback (most recent call last):\n  File \"main.py\"\nbuiltins.ValueError: no\n";
    const INTERRUPTED: &str =
        "Traceback (most recent call last):\n  File \"main.py\"\nKeyboardInterrupt\n";

    #[test]
    fn output_is_compared_by_the_rules() {
        let table = [
            ("1\n2\n", "1\n2", "", Ending::Exited(0), true),
            ("1", "1  \n\n \n", "", Ending::Exited(0), true),
            ("1", "1\r\n", "", Ending::Exited(0), true),
            ("", "", "", Ending::Exited(0), true),
            (" 1", "1", "", Ending::Exited(0), false),
            ("\n1", "1", "", Ending::Exited(0), false),
            ("1\n\n2", "1\n2", "", Ending::Exited(0), false),
            ("1\n2", "1", "", Ending::Exited(0), false),
            ("", "1", "", Ending::Exited(0), false),
            ("1", "1", "a warning\n", Ending::Exited(0), true),
            ("1", "1", RAISED, Ending::Exited(0), true),
            ("1\nValueError", "1\n", RAISED, Ending::Exited(0), false),
            ("1\nValueError", "1\n", RAISED, Ending::Exited(1), true),
            ("1\nValueError", "1", RAISED, Ending::Exited(1), true),
            ("1\n\nValueError", "1\n\n", RAISED, Ending::Exited(1), true),
            ("ValueError", "", RAISED, Ending::Exited(1), true),
            ("1", "1\n", RAISED, Ending::Exited(1), false),
            ("1\nKeyError", "1\n", RAISED, Ending::Exited(1), false),
            ("1\nSystemExit", "1\n", "", Ending::Exited(3), true),
            ("1", "1\n", "", Ending::Exited(3), false),
            ("KeyboardInterrupt", "", INTERRUPTED, Ending::Signal(2), true),
            ("KeyboardInterrupt", "", "", Ending::Signal(2), false),
            ("1", "1", "", Ending::Signal(9), false),
            ("1", "1", "", Ending::TimedOut, false),
            ("1", "1", "", Ending::TooMuchOutput, false),
        ];
        for (expected, stdout, stderr, ending, same) in table {
            let verdict = compare(expected, &run(stdout, stderr, ending));
            assert_eq!(verdict.is_ok(), same, "{expected:?} {stdout:?} {ending:?}");
        }
    }

    #[test]
    fn a_difference_names_each_line_and_its_side() {
        let printed = run("1\n3 \n4\n", "", Ending::Exited(0));
        let mismatch = compare("1\n2\n3", &printed).unwrap_err();
        let lines: Vec<_> =
            mismatch.lines.iter().map(|line| (line.side, line.text.as_str())).collect();
        assert_eq!(
            lines,
            [(Side::Both, "1"), (Side::First, "2"), (Side::Both, "3"), (Side::Second, "4")]
        );
        assert_eq!((mismatch.stopped, mismatch.left_out), (None, 0));
    }

    #[test]
    fn a_flood_of_lines_is_cut() {
        let printed = run(&"2\n".repeat(60_000), "", Ending::Exited(0));
        let mismatch = compare("1", &printed).unwrap_err();
        assert_eq!(mismatch.lines.len(), 1 + 1 + LINES_MORE);
        assert_eq!(mismatch.left_out, 60_000 - 1 - LINES_MORE);
    }
}
