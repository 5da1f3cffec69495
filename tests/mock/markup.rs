//! HTML as a browser's tokenizer reads it, and what of it our pages allow.

use html5gum::{DefaultEmitter, Token, Tokenizer};

/// Elements that may occur, and the ones among them that have no end.
const ELEMENTS: &[&str] = &[
    "html",
    "head",
    "body",
    "title",
    "style",
    "main",
    "header",
    "footer",
    "section",
    "article",
    "div",
    "span",
    "p",
    "h1",
    "h2",
    "h3",
    "dl",
    "dt",
    "dd",
    "ul",
    "ol",
    "li",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "pre",
    "code",
    "a",
    "b",
    "i",
    "em",
    "strong",
    "del",
    "blockquote",
    "meta",
    "br",
    "hr",
];
const VOID: &[&str] = &["meta", "br", "hr"];

/// Attributes that may occur, with the elements that may bear them; an empty list means all.
const ATTRIBUTES: &[(&str, &[&str])] = &[
    ("class", &[]),
    ("aria-hidden", &["div"]),
    ("lang", &["html"]),
    ("href", &["a"]),
    ("start", &["ol"]),
    ("colspan", &["td", "th"]),
    ("scope", &["th"]),
    ("charset", &["meta"]),
    ("name", &["meta"]),
    ("content", &["meta"]),
    ("http-equiv", &["meta"]),
    ("data-label", &["td"]),
];

/// What a page says.
#[derive(Default)]
pub struct Markup {
    /// Everything that is shown, styles not counted.
    pub text: String,
    /// Values of attributes and comments.
    pub hidden: String,
    /// What the page must not hold; empty when all is well.
    pub problems: Vec<String>,
}

/// Reads a page.
pub fn read(html: &str) -> Markup {
    let mut emitter = DefaultEmitter::default();
    emitter.naively_switch_states(true);
    let mut found = Markup::default();
    let mut open: Vec<String> = Vec::new();
    let string = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    for token in Tokenizer::new_with_emitter(html, emitter) {
        let Ok(token) = token;
        match token {
            Token::StartTag(tag) => {
                let name = string(&tag.name);
                if !ELEMENTS.contains(&name.as_str()) {
                    found.problems.push(format!("element {name}"));
                }
                for (key, value) in &tag.attributes {
                    let (key, value) = (string(key), string(value));
                    check_attribute(&name, &key, &value, &mut found.problems);
                    found.hidden.push_str(&value);
                    found.hidden.push(' ');
                }
                if !VOID.contains(&name.as_str()) {
                    open.push(name);
                }
            }
            Token::EndTag(tag) => {
                let name = string(&tag.name);
                if open.pop().as_ref() != Some(&name) {
                    found.problems.push(format!("</{name}> does not close what is open"));
                }
            }
            Token::String(text) if open.last().is_some_and(|name| name == "style") => {
                found.problems.extend(style_problems(&string(&text)));
            }
            Token::String(text) => {
                found.text.push_str(&string(&text));
                found.text.push(' ');
            }
            Token::Comment(text) => {
                found.problems.push("a comment".to_owned());
                found.hidden.push_str(&string(&text));
            }
            Token::Doctype(_) => {}
            Token::Error(error) => found.problems.push(format!("not well formed: {error:?}")),
        }
    }
    found.problems.extend(open.iter().map(|name| format!("<{name}> is never closed")));
    found
}

fn check_attribute(element: &str, key: &str, value: &str, problems: &mut Vec<String>) {
    let is_allowed = ATTRIBUTES.iter().any(|(name, elements)| {
        *name == key && (elements.is_empty() || elements.contains(&element))
    });
    if !is_allowed {
        problems.push(format!("attribute {key} of {element}"));
    }
    let is_web = value.starts_with("https://") || value.starts_with("http://");
    if key == "href" && !is_web {
        problems.push(format!("link to {value}"));
    }
    if key == "class" && !value.bytes().all(is_class_letter) {
        problems.push(format!("class {value}"));
    }
}

/// Names of ours: words and places, `l675`.
fn is_class_letter(byte: u8) -> bool {
    byte.is_ascii_lowercase() || byte.is_ascii_digit() || b" -".contains(&byte)
}

fn style_problems(style: &str) -> Vec<String> {
    let fetching = ["url(", "@import", "@font-face", "expression(", "image-set("];
    let found = fetching.iter().filter(|word| style.contains(*word));
    found.map(|word| format!("style with {word}")).collect()
}
