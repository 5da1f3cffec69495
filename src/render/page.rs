//! The frame of every HTML file: one file, no script, nothing fetched, and a policy that forbids both.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use minijinja::{Value, context};
use sha2::{Digest, Sha256};

use super::RenderError;
use super::environment::environment;
use crate::domain::visible::visible;

const BASE_CSS: &str = include_str!("templates/base.css");

/// What `base.html` asks for, as `page`.
#[derive(Clone, Debug)]
pub struct Page<'p> {
    /// Language of the text, `ru` for example; anything that is no language code becomes `en`.
    pub language: &'p str,
    /// Title of the window, plain text.
    pub title: &'p str,
    /// Printed at the foot of every sheet, left of the page number; plain text.
    pub footer: &'p str,
    /// Rules beyond those of every page.
    pub css: &'p str,
}

impl Page<'_> {
    /// The values for the templates that extend `base.html`.
    pub fn value(&self) -> Value {
        let footer = css_string(self.footer);
        let margin = format!("@page {{ @bottom-left {{ content: {footer}; }} }}\n");
        // Nothing of ours holds this; a style sheet that did would end the element early.
        let style = format!("\n{BASE_CSS}{margin}{}", self.css).replace("</", "<\\/");
        let digest = STANDARD.encode(Sha256::digest(style.as_bytes()));
        let policy = format!(
            "default-src 'none'; style-src 'sha256-{digest}'; img-src 'none'; base-uri 'none'; form-action 'none'"
        );
        context! {
            language => language_code(self.language),
            title => self.title,
            style => Value::from_safe_string(style),
            // Base64 has no character that could end the attribute, and the quotes must reach the browser as they are.
            policy => Value::from_safe_string(policy),
        }
    }
}

/// A whole HTML file around `body`, which must be safe HTML: from a template, or from
/// [`Medium::Html`](super::markdown::Medium).
pub fn page(page: &Page<'_>, body: &str) -> Result<String, RenderError> {
    let body = Value::from_safe_string(body.to_owned());
    let environment = environment()?;
    Ok(environment.get_template("page.html")?.render(context! { page => page.value(), body })?)
}

/// A string for CSS: what is not a plain character is written as its number, so that nothing ends the string.
fn css_string(plain: &str) -> String {
    let mut string = String::from("\"");
    for character in visible(plain).chars() {
        match character {
            ' ' | '-' | '.' | ',' | ':' | '·' => string.push(character),
            _ if character.is_alphanumeric() => string.push(character),
            _ => string.push_str(&format!("\\{:x} ", u32::from(character))),
        }
    }
    string.push('"');
    string
}

/// The language as it may stand in `lang`.
fn language_code(language: &str) -> &str {
    let is_code = (2..=35).contains(&language.len())
        && language.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    if is_code { language } else { "en" }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn example() -> Page<'static> {
        let footer = "a\"; } </style> \\";
        Page { language: "ru", title: "<Title>", footer, css: "p { color: red }\n" }
    }

    #[test]
    fn the_policy_names_the_very_style_that_follows() {
        let html = page(&example(), "<p>body</p>").unwrap();
        let (_, rest) = html.split_once("<style>").unwrap();
        let (style, rest) = rest.split_once("</style>").unwrap();
        assert!(!rest.contains("style"), "{rest}");
        let digest = STANDARD.encode(Sha256::digest(style.as_bytes()));
        assert!(html.contains(&format!("style-src 'sha256-{digest}'")), "{html}");
        assert!(style.contains("p { color: red }"));
        assert!(style.contains(r#"content: "a\22 \3b  \7d  \3c \2f style\3e  \5c ""#), "{style}");
    }

    #[test]
    fn the_frame_says_its_language_and_title() {
        let html = page(&example(), "<p>body</p>").unwrap();
        assert!(html.starts_with("<!doctype html>\n<html lang=\"ru\">"), "{html}");
        assert!(html.contains("<title>&lt;Title&gt;</title>"));
        assert!(html.contains("<p>body</p>"));
        for (language, code) in [("en", "en"), ("pt-BR", "pt-BR"), ("\"><b>", "en"), ("", "en")] {
            assert_eq!(language_code(language), code);
        }
    }
}
