//! Values of JSON and cells of tables as Markdown.

use serde_json::Value;

use super::html;

/// A value as Markdown; `None` for what is no text.
pub fn text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) if html::is_html(text) => Some(html::to_markdown(text).markdown),
        Value::String(text) => Some(plain_names(text.trim())),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(flag) => Some(if *flag { "True" } else { "False" }.to_owned()),
        Value::Object(object) => object.get("text").and_then(text),
        Value::Array(values) => {
            let lines: Option<Vec<String>> =
                values.iter().map(|one| one.as_str().map(str::to_owned)).collect();
            lines.map(|lines| lines.join("\n"))
        }
        Value::Null => None,
    }
}

/// `__name__` is bold in Markdown, and a name in a text that has nothing else of Markdown.
fn plain_names(text: &str) -> String {
    let is_markdown = text.contains(['`', '\n']) || text.contains("**") || text.contains("](");
    if is_markdown { text.to_owned() } else { text.replace("__", "\\_\\_") }
}
