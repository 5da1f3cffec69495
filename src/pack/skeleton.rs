//! The beginning of a question: every section it needs, with a mark wherever a person must write.

use crate::domain::ids::QuestionId;
use crate::domain::labels::{Kind, Level};

/// Stands wherever something must be written; `viva check --strict` finds what is left of it.
pub const MARK: &str = "TODO(viva)";

/// A whole file with no question in it yet.
pub fn file(title: &str) -> String {
    format!("+++\ntitle = {}\n+++\n\n# {title}\n", toml::Value::from(title))
}

/// A question that `viva check` accepts in structure, ready to be filled in.
pub fn question(id: &QuestionId, kind: Kind, level: Level) -> String {
    let kind_key = if kind == Kind::Open { String::new() } else { format!(" kind={kind}") };
    let slug = id.slug();
    let heading = format!(
        "## {MARK}: the question in one line {{#{slug} .{level}{kind_key} importance=useful}}"
    );
    let cloze = "The word […] is what must be recalled.";
    let body = match kind {
        Kind::Open | Kind::Behavioral => String::new(),
        Kind::Choice => format!(
            "- [x] {MARK}: the right option\n- [ ] {MARK}: a mistake that somebody makes\n  - why it is one\n\
             - [ ] {MARK}: another mistake\n  - why it is one"
        ),
        Kind::Output => fence("python run", "print(1)"),
        Kind::Cloze => format!("{MARK}: {cloze}"),
        Kind::Sql => fence(
            "sql setup",
            "CREATE TABLE example (id INTEGER);\nINSERT INTO example VALUES (1);",
        ),
        Kind::Code => fence("python stub", "def example(number):\n    raise NotImplementedError"),
        Kind::Design => format!("{MARK}: the goal and three or four numbers."),
    };
    let parts = [heading, body, answer(kind), sections(kind), sources(kind)];
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    format!("\n{}\n", parts.join("\n\n"))
}

fn answer(kind: Kind) -> String {
    let said = format!(
        "{MARK}: the answer as you would say it aloud, then the reason, then an example or limit."
    );
    let key = match kind {
        Kind::Output => fence("output", "1"),
        Kind::Sql => fence("sql answer", "SELECT id FROM example"),
        Kind::Code => fence("python solution", "def example(number):\n    return number"),
        Kind::Cloze => return format!("### Answer\n`{MARK}`. {said}"),
        _ => return format!("### Answer\n{said}"),
    };
    format!("### Answer\n{key}\n\n{said}")
}

fn sections(kind: Kind) -> String {
    let rubric = format!(
        "### Key points\n- [x] {MARK}: what a full answer must hold\n- [x] {MARK}: another\n- [ ] {MARK}: what makes it better\n\n\
         ### Red flags\n- \"{MARK}: what people wrongly say\": why it is wrong\n\n\
         ### Follow-ups\n- {MARK}: an easier one first\n- {MARK}: a harder one"
    );
    let levels = format!(
        "### Levels\n1. {MARK}: poor\n2. {MARK}: fair\n3. {MARK}: good\n4. {MARK}: excellent"
    );
    let hints = format!("### Hints\n1. {MARK}: a nudge that gives nothing away");
    match kind {
        Kind::Open => rubric,
        Kind::Behavioral | Kind::Design => format!("{rubric}\n\n{levels}"),
        Kind::Choice | Kind::Output | Kind::Cloze => String::new(),
        Kind::Sql => {
            let wrong = fence("sql wrong", "SELECT id + 1 FROM example");
            format!("### Wrong\n{wrong}\n\n{MARK}: the row it gets wrong.\n\n{hints}")
        }
        Kind::Code => {
            let tests = fence(
                "python tests",
                "from answer import example\n\n\ndef test_one():\n    assert example(1) == 1",
            );
            let wrong = fence("python wrong", "def example(number):\n    return number + 1");
            format!(
                "### Tests\n{tests}\n\n### Wrong\n{wrong}\n\n{MARK}: what it gets wrong.\n\n{hints}"
            )
        }
    }
}

fn sources(kind: Kind) -> String {
    match kind {
        Kind::Behavioral => String::new(),
        _ => format!("### Sources\n- <https://docs.python.org/3/> {MARK}: the page that says so"),
    }
}

fn fence(info: &str, code: &str) -> String {
    format!("```{info}\n{code}\n```")
}
