//! What to write where a rule is broken, for every rule that has nothing more exact to say.

use super::diagnostic::Diagnostic;

/// Gives every diagnostic of a pack that says nothing itself what to do.
pub fn add(diagnostics: &mut [Diagnostic]) {
    for one in diagnostics.iter_mut().filter(|one| one.help.is_none()) {
        one.help = of(one.code).map(str::to_owned);
    }
}

fn of(code: &str) -> Option<&'static str> {
    Some(match code {
        "bad-toml" => {
            "A line of TOML is `key = \"text\"`, `key = 3`, `key = [\"a\", \"b\"]` or `[heading]`."
        }
        "bad-value" => "`viva help format` lists what each attribute may be.",
        "duplicate-fence" => "Keep one; code that is only shown bears the language alone.",
        "duplicate-id" => "Keep one of them.",
        "duplicate-id-attribute" => "Keep one `#slug`.",
        "duplicate-key" => "Keep one of them.",
        "duplicate-level" => "Keep one of .junior, .middle and .senior.",
        "duplicate-section" => "Write all of it below one heading.",
        "duplicate-tag" => "Keep one of them.",
        "empty-item" => "Write its text, or take the item out.",
        "empty-section" => "Write it, or take the heading out.",
        "file-too-large" => "Split the file.",
        "key-not-for-kind" => "Take it out.",
        "missing-answer" => "Write `### Answer` on a line, and below it what you would say.",
        "missing-fence" => {
            "Write three back-ticks and these words on a line, the code below, and three back-ticks to close it."
        }
        "missing-gap" => {
            "Write `[…]` where the word is missing, with the one character … (U+2026)."
        }
        "missing-key" => "Write it, as `viva help format` shows this file.",
        "missing-reason" => "Write below the fence which mistake it is.",
        "missing-rule" => "Write below the output why it comes out like this.",
        "misplaced-section" => "A section stands below a question: `## Question {#slug .level}`.",
        "no-right-option" => "Write `- [x]` before the right one.",
        "not-a-list" => {
            "Keep the list alone; whatever else there is to say goes into `### Explanation`."
        }
        "options-count" => "Write two to six, each `- [ ]` or `- [x]`.",
        "output-not-first" => "Move the `output` fence to the top of the Answer.",
        "own-leaf-tag" => "Take it out of `tags=`.",
        "second-gap" => "Keep one, and ask for the other in a question of its own.",
        "second-title" => "Keep one `#` title; a question begins with `##`.",
        "section-attributes" => {
            "Write `### ` and the name alone: attributes belong to the `##` heading."
        }
        "section-not-for-kind" => "Take it out, or change `kind=` of the question.",
        "text-before-questions" => {
            "A question begins with `## `; what nobody is to see goes into `<!-- … -->`."
        }
        "too-many-problems" => "Mend those that are told first.",
        "too-many-tags" => "Keep the two that fit best.",
        "translation-items" => "Translate each item of the original, in its order.",
        "translation-ticks" => "Write the marks of the original.",
        "unclosed-comment" => "Close it with `-->`.",
        "yaml-key" => {
            "Keys that are read are title, level, kind, tags, importance, since and until."
        }
        _ => return None,
    })
}
