//! HTML as a tree. Whatever the tags look like there is one: what is not closed ends with what holds it.

use html5gum::{DefaultEmitter, HtmlString, Token, Tokenizer};

/// How deep elements may stand in each other; deeper ones count as their text.
const DEPTH_MAX: usize = 48;

/// A piece of HTML.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Node {
    /// Text, entities decoded.
    Text(String),
    /// An element.
    Element(Element),
}

/// An element with what it holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Element {
    /// Its name in lower case.
    pub name: String,
    /// Its attributes, decoded.
    attributes: Vec<(String, String)>,
    /// What it holds.
    pub children: Vec<Node>,
}

impl Element {
    /// The value of an attribute.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// All text in it, as it is; a line break is one.
    pub fn text(&self) -> String {
        let mut out = String::new();
        push_text(&self.children, &mut out);
        out
    }
}

fn push_text(nodes: &[Node], out: &mut String) {
    for node in nodes {
        match node {
            Node::Text(text) => out.push_str(text),
            Node::Element(element) if element.name == "br" => out.push('\n'),
            Node::Element(element) => {
                let is_line = matches!(element.name.as_str(), "div" | "p" | "li" | "tr");
                if is_line && !out.is_empty() && !out.ends_with('\n') {
                    out.push('\n');
                }
                push_text(&element.children, out);
            }
        }
    }
}

/// Reads HTML. Nothing is refused.
pub fn parse(html: &str) -> Vec<Node> {
    let mut open: Vec<Element> = vec![element(String::new(), Vec::new())];
    for token in Tokenizer::new_with_emitter(html, DefaultEmitter::default()) {
        let Ok(token) = token;
        match token {
            Token::StartTag(tag) => {
                let name = decoded(&tag.name);
                close_implied(&name, &mut open);
                let attributes = tag
                    .attributes
                    .iter()
                    .map(|(name, value)| (decoded(name), decoded(value)))
                    .collect();
                let new = element(name, attributes);
                if is_void(&new.name) || tag.self_closing {
                    push(&mut open, Node::Element(new));
                } else if open.len() <= DEPTH_MAX {
                    open.push(new);
                }
            }
            Token::EndTag(tag) => close(&decoded(&tag.name), &mut open),
            Token::String(text) => push(&mut open, Node::Text(decoded(&text))),
            _ => {}
        }
    }
    while open.len() > 1 {
        close_last(&mut open);
    }
    open.pop().map(|root| root.children).unwrap_or_default()
}

fn decoded(text: &HtmlString) -> String {
    String::from_utf8_lossy(text).into_owned()
}

fn element(name: String, attributes: Vec<(String, String)>) -> Element {
    Element { name, attributes, children: Vec::new() }
}

fn push(open: &mut [Element], node: Node) {
    if let Some(last) = open.last_mut() {
        last.children.push(node);
    }
}

fn close_last(open: &mut Vec<Element>) {
    if let Some(last) = open.pop() {
        push(open, Node::Element(last));
    }
}

fn close(name: &str, open: &mut Vec<Element>) {
    let Some(at) = open.iter().skip(1).rposition(|one| one.name == name) else { return };
    while open.len() > at + 1 {
        close_last(open);
    }
}

/// Ends what cannot hold what comes: an item another item, a paragraph a block.
fn close_implied(name: &str, open: &mut Vec<Element>) {
    let ended: &[&str] = match name {
        "li" => &["li", "p"],
        "tr" => &["tr", "td", "th", "p"],
        "td" | "th" => &["td", "th", "p"],
        "dt" | "dd" => &["dt", "dd", "p"],
        "option" => &["option"],
        "p" | "div" | "ul" | "ol" | "pre" | "table" | "blockquote" | "h1" | "h2" | "h3" | "h4"
        | "h5" | "h6" | "hr" => &["p"],
        _ => return,
    };
    // Not beyond what holds both.
    let is_border = |one: &Element| {
        matches!(one.name.as_str(), "" | "ul" | "ol" | "table" | "blockquote" | "dl")
    };
    while let Some(at) = open.iter().rposition(|one| ended.contains(&one.name.as_str())) {
        if at == 0 || open.iter().skip(at + 1).any(is_border) {
            return;
        }
        while open.len() > at {
            close_last(open);
        }
    }
}

fn is_void(name: &str) -> bool {
    matches!(
        name,
        "br" | "img"
            | "hr"
            | "input"
            | "meta"
            | "link"
            | "wbr"
            | "area"
            | "base"
            | "col"
            | "embed"
            | "source"
            | "track"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text_of(html: &str) -> String {
        let mut out = String::new();
        push_text(&parse(html), &mut out);
        out
    }

    #[test]
    fn any_tags_make_a_tree() {
        assert_eq!(text_of("a<br>b &lt;&amp; <b>c"), "a\nb <& c");
        let nodes = parse("<ul><li>a<ul><li>b</ul><li>c</ul>d");
        let [Node::Element(list), Node::Text(text)] = nodes.as_slice() else { panic!("{nodes:?}") };
        assert_eq!((list.children.len(), text.as_str()), (2, "d"));
        assert_eq!(text_of("</b></div>x<p>y</p></p>"), "x\ny");
        let deep = format!("{}x{}", "<div>".repeat(5000), "</div>".repeat(10));
        assert_eq!(text_of(&deep), "x");
    }
}
