//! Roles, and what was read from a job description.

use unicode_width::UnicodeWidthStr;

use super::{counted, heading, paragraph, stacked};
use crate::domain::labels::Level;
use crate::domain::reading::Place;
use crate::domain::role::{Need, Standing};
use crate::ui::Style;
use crate::ui::safe::visible_line;
use crate::ui::table::{Align, Cell, Table};
use crate::ui::theme::{Role, paint};
use crate::words::counts::Noun;
use crate::words::ui::commands;
use crate::words::ui::list as words;

/// A role of the list.
#[derive(Clone, Debug)]
pub struct Listed<'a> {
    /// Its name.
    pub name: &'a str,
    /// Its level.
    pub level: Option<Level>,
    /// How many must-haves and how many that are nice to have; `None` where its file has mistakes.
    pub parts: Option<(usize, usize)>,
    /// Its title.
    pub title: &'a str,
    /// Its file; `None` for a built-in role.
    pub file: Option<String>,
}

/// A skill that a text asks for.
#[derive(Clone, Debug)]
pub struct SkillRow<'a> {
    /// How it is called.
    pub title: &'a str,
    /// How much it is wanted.
    pub need: Need,
    /// The words and their line.
    pub place: &'a Place,
    /// The leaves that ask about it.
    pub leaves: &'a [String],
    /// How one stands.
    pub standing: Standing,
    /// Whether the text claims it.
    pub is_claimed: bool,
}

/// All that was read from a text.
#[derive(Clone, Debug, Default)]
pub struct Read<'a> {
    /// The level it speaks of.
    pub level: Option<Level>,
    /// The levels it names, where it names several.
    pub levels: &'a [Level],
    /// As what its UTF-8 had been read, where that was repaired.
    pub repaired: Option<&'static str>,
    /// Whether it claims what is done.
    pub is_checklist: bool,
    /// The skills it asks for.
    pub skills: Vec<SkillRow<'a>>,
    /// Titles of skills that go without saying.
    pub implied: Vec<&'a str>,
    /// What it says is not needed.
    pub denied: &'a [Place],
    /// Lines of which no word is known.
    pub unknown: &'a [Place],
}

/// The list of roles.
pub fn list(roles: &[Listed<'_>], style: Style) -> String {
    let mut table = Table::new([
        (words::role(), Align::Left),
        (words::level(), Align::Left),
        (words::must_leaves(), Align::Right),
        (words::nice(), Align::Right),
        (words::title(), Align::Left),
    ]);
    for role in roles {
        let count = |count: Option<usize>| count.map_or("-".to_owned(), |count| count.to_string());
        table.row([
            Cell::new(role.name, Role::Accent),
            Cell::from(role.level.map_or("", Level::as_str)),
            Cell::from(count(role.parts.map(|(must, _)| must))),
            Cell::from(count(role.parts.map(|(_, nice)| nice))),
            match role.parts {
                Some(_) => Cell::from(role.title),
                None => Cell::new(words::role_has_mistakes(&role.name), Role::Bad),
            },
        ]);
    }
    let own: Vec<String> =
        roles.iter().filter_map(|role| role.file.as_deref()).map(visible_line).collect();
    let own = match own.is_empty() {
        true => String::new(),
        false => format!("{}\n{}", heading(words::your_own(), style), own.join("\n")),
    };
    let next = words::role_shows_one();
    stacked([table.render(style), own, paragraph(next, 0, Role::Muted, style)])
}

/// One role: its parts and how one stands.
pub fn role(
    title: &str,
    level: Option<Level>,
    parts: &[(&str, Need, f64, Standing)],
    style: Style,
) -> String {
    let mut table = Table::new([
        (words::need(), Align::Left),
        (words::leaf_or_topic(), Align::Left),
        (words::weight(), Align::Right),
        (words::questions(), Align::Right),
        (words::seen(), Align::Right),
        (words::known(), Align::Right),
    ]);
    for (name, need, weight, standing) in parts {
        table.row([
            Cell::new(need.as_str(), need_role(*need)),
            Cell::new(*name, Role::Accent),
            Cell::from(weight.to_string()),
            Cell::from(standing.questions.to_string()),
            Cell::from(standing.seen.to_string()),
            Cell::from(standing.known.to_string()),
        ]);
    }
    let level = level.map_or(String::new(), |level| format!(" ({level})"));
    stacked([heading(&format!("{title}{level}"), style), table.render(style)])
}

/// What was read from a text: a row for each skill with its words and command below, then what is left.
pub fn read(read: &Read<'_>, style: Style) -> String {
    stacked([
        head(read, style),
        skills(read, style),
        claims(read, style),
        sentence(words::goes_without_saying(), read.implied.join(", "), style),
        sentence(words::not_in_the_bank(), not_in_bank(read), style),
        sentence(words::not_needed(), places(read.denied), style),
        unknown(read.unknown, style),
    ])
}

fn head(read: &Read<'_>, style: Style) -> String {
    let count = |need| read.skills.iter().filter(|row| row.need == need).count();
    let named =
        |levels: &[Level]| levels.iter().map(|level| level.as_str()).collect::<Vec<_>>().join(", ");
    let level = match (read.level, read.levels) {
        (Some(level), _) => level.to_string(),
        (None, []) => words::not_said().to_owned(),
        (None, several) => words::choose_a_level(&named(several)),
    };
    let mut lines = vec![
        words::level_is(&level),
        words::asked(&counted(count(Need::Must), Noun::Skill), &count(Need::Nice)),
    ];
    if let Some(encoding) = read.repaired {
        lines.push(words::repaired(&encoding));
    }
    paragraph(&lines.join("\n"), 0, Role::Plain, style)
}

fn skills(read: &Read<'_>, style: Style) -> String {
    if read.skills.is_empty() {
        return paragraph(words::no_skill_is_named(), 0, Role::Warn, style);
    }
    let claimed = if read.is_checklist { words::is_claimed() } else { "" };
    let mut table = Table::new([
        (words::need(), Align::Left),
        (words::skill(), Align::Left),
        (words::line(), Align::Right),
        (words::questions(), Align::Right),
        (words::shown(), Align::Right),
        (claimed, Align::Left),
    ]);
    for row in &read.skills {
        table.row([
            Cell::new(row.need.as_str(), need_role(row.need)),
            Cell::new(row.title, Role::Accent),
            Cell::from(row.place.line.to_string()),
            Cell::from(row.standing.questions.to_string()),
            Cell::from(shown(row)),
            Cell::from(if row.is_claimed { words::is_claimed() } else { "" }),
        ]);
    }
    let drawn = table.render(style);
    let mut lines = drawn.lines();
    let mut out: Vec<String> = lines.next().map(str::to_owned).into_iter().collect();
    for (line, row) in lines.zip(&read.skills) {
        out.push(line.to_owned());
        out.extend(below(row, style));
    }
    out.join("\n")
}

/// The words of the text where they are not the skill's name, and the command that asks about it.
fn below(row: &SkillRow<'_>, style: Style) -> Vec<String> {
    const INDENT: &str = "      ";
    let mut lines = Vec::new();
    if !row.place.words.eq_ignore_ascii_case(row.title) {
        lines.push(format!("{INDENT}“{}”", visible_line(&row.place.words)));
    }
    if row.standing.questions > 0 {
        let mut command = format!("{INDENT}{}", commands::quiz());
        for leaf in row.leaves {
            let option = commands::leaf_option(&leaf);
            // A command goes on behind a backslash, so that it can be copied whole.
            if command.width() + option.width() + 2 > style.width {
                command.push_str(" \\");
                lines.push(std::mem::replace(&mut command, format!("{INDENT}   ")));
            }
            command.push_str(&option);
        }
        lines.push(command);
    }
    lines.into_iter().map(|line| paint(&line, Role::Muted, style.color)).collect()
}

fn shown(row: &SkillRow<'_>) -> String {
    match row.standing {
        Standing { questions: 0, .. } => "-".to_owned(),
        Standing { seen: 0, .. } => words::nothing_yet().to_owned(),
        Standing { questions, known, .. } => words::known_of(&known, &questions),
    }
}

/// What a checklist claims and no answer has shown.
fn claims(read: &Read<'_>, style: Style) -> String {
    let claimed: Vec<&SkillRow<'_>> = read.skills.iter().filter(|row| row.is_claimed).collect();
    if claimed.is_empty() {
        return String::new();
    }
    let open: Vec<&str> =
        claimed.iter().filter(|row| row.standing.known == 0).map(|row| row.title).collect();
    let title = words::claimed(&claimed.len(), &open.len());
    sentence(
        &title,
        if open.is_empty() { words::none().to_owned() } else { open.join(", ") },
        style,
    )
}

fn not_in_bank(read: &Read<'_>) -> String {
    let missing = read.skills.iter().filter(|row| row.standing.questions == 0);
    let named = missing.map(|row| words::with_line(&row.title, &row.place.line));
    named.collect::<Vec<_>>().join(", ")
}

fn places(places: &[Place]) -> String {
    let named = places.iter().map(|place| words::with_line(&place.words, &place.line));
    named.collect::<Vec<_>>().join(", ")
}

fn sentence(title: &str, text: String, style: Style) -> String {
    if text.is_empty() {
        return String::new();
    }
    format!("{}\n{}", heading(title, style), paragraph(&text, 2, Role::Plain, style))
}

fn unknown(unknown: &[Place], style: Style) -> String {
    if unknown.is_empty() {
        return String::new();
    }
    let line = |place: &Place| {
        paragraph(&words::line_of_words(&place.line, &place.words), 2, Role::Plain, style)
    };
    let lines: Vec<String> = unknown.iter().map(line).collect();
    format!("{}\n{}", heading(words::not_understood(), style), lines.join("\n"))
}

fn need_role(need: Need) -> Role {
    if need == Need::Must { Role::Plain } else { Role::Muted }
}
