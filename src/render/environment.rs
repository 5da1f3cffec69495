//! The templates and how they write values.
//!
//! Every value is escaped for the medium of its template unless [`super::markdown`] made it; there is no other way in.

use minijinja::syntax::SyntaxConfig;
use minijinja::value::Value;
use minijinja::{AutoEscape, Environment, Error, UndefinedBehavior, escape_formatter};

use super::markdown::escape_markdown;
use crate::domain::visible::visible;

/// Every template with its text. Names end in the medium they are written in, which decides how values are escaped.
const TEMPLATES: [(&str, &str); 15] = [
    ("base.html", include_str!("templates/base.html")),
    ("page.html", include_str!("templates/page.html")),
    ("interviewer.html", include_str!("templates/interviewer.html")),
    ("interviewer.md", include_str!("templates/interviewer.md")),
    ("brief.html", include_str!("templates/brief.html")),
    ("candidate.html", include_str!("templates/candidate.html")),
    ("candidate.md", include_str!("templates/candidate.md")),
    ("report.html", include_str!("templates/report.html")),
    ("report.md", include_str!("templates/report.md")),
    ("comparison.html", include_str!("templates/comparison.html")),
    ("statistics.html", include_str!("templates/statistics.html")),
    ("comparison.md", include_str!("templates/comparison.md")),
    ("debrief.html", include_str!("templates/debrief.html")),
    ("debrief.md", include_str!("templates/debrief.md")),
    ("letter.md", include_str!("templates/letter.md")),
];

/// An environment with all templates. Undefined names are errors: a typing mistake must not become an empty space.
pub fn environment() -> Result<Environment<'static>, Error> {
    let mut environment = Environment::new();
    let syntax = SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build()?;
    environment.set_syntax(syntax);
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_auto_escape_callback(|name| match name.ends_with(".md") {
        true => AutoEscape::Custom("markdown".into()),
        false => AutoEscape::Html,
    });
    environment.set_formatter(|out, state, value| {
        let Some(plain) = value.as_str().filter(|_| !value.is_safe()) else {
            return match state.auto_escape() {
                AutoEscape::Custom(_) => Ok(write!(out, "{value}")?),
                _ => escape_formatter(out, state, value),
            };
        };
        match state.auto_escape() {
            AutoEscape::Custom(_) => Ok(out.write_str(&escape_markdown(plain))?),
            _ => escape_formatter(out, state, &Value::from(visible(plain).into_owned())),
        }
    });
    environment.add_filter("indented", indented);
    environment.add_filter("cell", cell);
    for (name, text) in TEMPLATES {
        environment.add_template(name, text)?;
    }
    Ok(environment)
}

/// `text | indented(2)`: every line but the first moves to the right, so that blocks stay inside their list item.
fn indented(text: &Value, width: usize) -> Value {
    let plain = text.as_str().unwrap_or_default();
    let margin = format!("\n{}", " ".repeat(width));
    let moved = plain.replace('\n', &margin);
    // Blank lines need no margin, and editors would take it away.
    let moved =
        moved.replace(&format!("{margin}\n"), "\n\n").replace(&format!("{margin}\n"), "\n\n");
    same_trust(text, moved)
}

/// `text | cell`: one cell of a Markdown table; a bar that is not yet escaped would end it.
fn cell(text: &Value) -> Value {
    let plain = text.as_str().unwrap_or_default();
    let mut cell = String::with_capacity(plain.len());
    let mut is_escaped = false;
    for character in plain.chars() {
        match character {
            '|' if !is_escaped => cell.push_str("\\|"),
            '\n' => cell.push(' '),
            _ => cell.push(character),
        }
        is_escaped = character == '\\' && !is_escaped;
    }
    same_trust(text, cell)
}

fn same_trust(like: &Value, text: String) -> Value {
    if like.is_safe() { Value::from_safe_string(text) } else { Value::from(text) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use minijinja::context;

    fn render(name: &str, template: &str, value: Value) -> String {
        let environment = environment().unwrap();
        environment.render_named_str(name, template, context! { value }).unwrap()
    }

    #[test]
    fn values_are_escaped_for_their_medium_unless_made_safe() {
        for (name, expected) in
            [("x.html", "&lt;b&gt;*\\u{202e}"), ("x.md", "&lt;b\\>\\*\\\\u{202e}")]
        {
            let plain = Value::from("<b>*\u{202e}");
            assert_eq!(render(name, "{{ value }}", plain), expected);
            assert_eq!(render(name, "{{ value }}", Value::from_safe_string("<b>".into())), "<b>");
            assert_eq!(render(name, "{{ value }}", Value::from(12)), "12");
        }
    }

    #[test]
    fn filters_move_and_escape_and_keep_the_trust() {
        let safe = Value::from_safe_string("a\n\n<b>\nc".into());
        assert_eq!(render("x.md", "- {{ value | indented(2) }}", safe), "- a\n\n  <b>\n  c");
        let safe = Value::from_safe_string("a|b\\|c\\\\|d\n".into());
        assert_eq!(render("x.md", "{{ value | cell }}", safe), "a\\|b\\|c\\\\\\|d ");
        assert_eq!(render("x.md", "{{ value | cell }}", Value::from("<")), "&lt;");
    }

    #[test]
    fn an_unknown_name_is_an_error() {
        let environment = environment().unwrap();
        assert!(environment.render_named_str("x.html", "{{ nothing }}", context! {}).is_err());
    }
}
