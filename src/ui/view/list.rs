//! Lines of lists: questions, search hits, packs.

use crate::domain::card::Card;
use crate::domain::labels::{Kind, Level};
use crate::domain::question::PackInfo;
use crate::domain::time::Day;
use crate::ui::Style;
use crate::ui::markdown;
use crate::ui::safe::visible_line;
use crate::ui::theme::{Role, paint};

/// One question of a list.
#[derive(Clone, Copy, Debug)]
pub struct Row<'a> {
    /// Its id.
    pub id: &'a str,
    /// Its level.
    pub level: Level,
    /// Its kind.
    pub kind: Kind,
    /// First line of its prompt, Markdown.
    pub title: &'a str,
    /// Its schedule state.
    pub card: Option<Card>,
    /// It left its pack.
    pub retired: bool,
    /// It is not asked.
    pub suspended: bool,
    /// It is flagged.
    pub flagged: bool,
}

/// A question on one line: labels, when it is due, id, title.
pub fn line(row: &Row<'_>, today: Day, style: Style) -> String {
    let due = match row.card {
        _ if row.retired => "retired".to_owned(),
        _ if row.suspended => "suspended".to_owned(),
        None => "new".to_owned(),
        Some(card) if card.due <= today => "due".to_owned(),
        Some(card) => card.due.to_string(),
    };
    let mark = if row.flagged { "!" } else { " " };
    let labels = format!("{:<7}{:<11}{due:<11}{mark}", row.level, row.kind);
    format!(
        "{} {}  {}",
        paint(&labels, Role::Muted, style.color),
        paint(&visible_line(row.id), Role::Accent, style.color),
        markdown::inline(row.title, style),
    )
}

/// A search hit: id and title, then where the words stand.
pub fn hit(id: &str, title: &str, snippet: &str, style: Style) -> String {
    let snippet = paint(&visible_line(snippet), Role::Muted, style.color);
    let id = paint(&visible_line(id), Role::Accent, style.color);
    format!("{id}  {}\n    {snippet}", markdown::inline(title, style))
}

/// A pack: name, size, where it lies.
pub fn pack(info: &PackInfo, questions: u32, style: Style) -> String {
    let root = info.root.as_deref().unwrap_or("built in");
    let name = paint(&visible_line(&info.name), Role::Accent, style.color);
    let languages = info.languages.join(", ");
    let facts = format!("{questions} questions · {languages} · {} · {root}", info.version);
    let title = visible_line(&info.title);
    format!("{name}  {title}  {}", paint(&visible_line(&facts), Role::Muted, style.color))
}
