//! Errors, hints and notes on a terminal: broken between words, where the terminal itself would break inside one.

use console::Term;

use super::fitted::{broken, hanging};
use super::safe::visible;

/// Longer lines are hard to read, however wide the terminal is.
const WIDTH_MAX: usize = 100;

/// Made visible, and wrapped where standard error is a terminal.
pub fn for_standard_error(text: &str) -> String {
    let text = visible(text);
    let terminal = Term::stderr();
    match terminal.is_term() {
        true => wrapped(&text, usize::from(terminal.size().1).clamp(20, WIDTH_MAX)),
        false => text.into_owned(),
    }
}

/// Breaks its sentences between words; what goes on stands below the beginning of the sentence.
fn wrapped(text: &str, width: usize) -> String {
    let lines = text.lines().map(|line| match hanging(line) {
        Some(indent) => broken(line, indent, width),
        None => line.to_owned(),
    });
    lines.collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hint_is_broken_between_words_and_goes_on_below_itself() {
        let text = "  3 | a table of its own, however long it may be\nerror: no\n  hint: `viva goal --date DATE` sets another day";
        assert_eq!(
            wrapped(text, 30),
            "  3 | a table of its own, however long it may be\nerror: no\n  hint: `viva goal --date DATE`\n        sets another day"
        );
        let help = "   = help: write it out, and import again";
        assert_eq!(
            wrapped(help, 26),
            "   = help: write it out,\n           and import\n           again"
        );
        for width in 8..60 {
            let lines: Vec<String> =
                wrapped("note: what was kept stays", width).lines().map(str::to_owned).collect();
            let words: Vec<&str> = lines.iter().flat_map(|line| line.split_whitespace()).collect();
            assert_eq!(words.join(" "), "note: what was kept stays");
        }
    }
}
