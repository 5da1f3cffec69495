//! What `viva convert` prints.

use std::io::Write;
use std::path::Path;

use crate::app::figures;
use crate::app::figures::convert::{Converted, Read, ReadLevel, Unread};
use crate::app::quoted::quoted;
use crate::error::Error;
use crate::exchange::form::Form;
use crate::ui::Style;
use crate::ui::safe::visible_line;
use crate::ui::table::{Align, Table};
use crate::words::app::converting as words;

/// Ids with a number behind them that are named.
const NUMBERED_MAX: usize = 5;

/// Columns that were not read that are named.
const UNREAD_MAX: usize = 12;

/// Prints what was read and written.
pub fn print(
    converted: &Converted,
    json: bool,
    style: Style,
    out: &mut dyn Write,
) -> Result<(), Error> {
    if json {
        return Ok(writeln!(out, "{}", figures::line(converted)?)?);
    }
    for file in converted.files.iter().filter(|file| file.guessed) {
        let looks = file.form.parse::<Form>().map_or("", Form::looks);
        writeln!(out, "{}", words::looks_like(&visible_line(&file.path), &looks, &file.form))?;
    }
    let mut table = Table::new([
        (words::file(), Align::Left),
        (words::items(), Align::Right),
        (words::questions(), Align::Right),
        (words::unwritten(), Align::Right),
        (words::skipped_items(), Align::Right),
    ]);
    for file in &converted.files {
        let skipped: usize = file.skipped.iter().map(|one| one.count).sum();
        let numbers =
            [file.items, file.questions, file.unwritten, skipped].map(|number| number.to_string());
        table.row(std::iter::once(file.path.clone()).chain(numbers));
    }
    write!(out, "\n{}\n", table.render(style).trim_end())?;
    let told = skipped(converted);
    if !told.is_empty() {
        write!(out, "\n{told}")?;
    }
    notes(converted, out)?;
    written(converted, out)
}

/// What was passed over and why, a line each.
pub fn skipped(converted: &Converted) -> String {
    let mut out = String::new();
    let several = converted.files.len() > 1;
    for file in &converted.files {
        for one in &file.skipped {
            let more = if one.count > one.places.len() { ", …" } else { "" };
            let path = if several { format!("{}, ", file.path) } else { String::new() };
            let line =
                words::skipped(&one.count, &one.reason, &path, &one.places.join(", "), &more);
            out.push_str(&visible_line(&line));
            out.push('\n');
        }
    }
    out
}

fn notes(converted: &Converted, out: &mut dyn Write) -> Result<(), Error> {
    let sum = |of: fn(&Read) -> usize| converted.files.iter().map(of).sum::<usize>();
    let (unwritten, plain, attachments) =
        (sum(|file| file.unwritten), sum(|file| file.plain), sum(|file| file.attachments));
    let mut lines: Vec<String> = converted.files.iter().flat_map(of_columns).collect();
    if unwritten > 0 {
        lines.push(words::some_without_an_answer(&unwritten));
    }
    if attachments > 0 {
        lines.push(words::attachments_left_out(&attachments));
    }
    if plain > 0 {
        lines.push(words::kept_as_plain_text(&plain));
    }
    if converted.left_tags > 0 {
        lines.push(words::tags_in_comments(&converted.left_tags));
    }
    if let Some(answers) = converted.answers {
        let left_out = converted.answers_left_out;
        let why: Vec<String> = converted
            .answers_left_out_why
            .iter()
            .map(|one| format!("{} {}", one.count, one.reason))
            .collect();
        let why = if why.is_empty() { String::new() } else { format!(" ({})", why.join(", ")) };
        lines.push(words::answers_written(&answers, &left_out, &why));
    }
    if !converted.numbered.is_empty() {
        let ids: Vec<&str> =
            converted.numbered.iter().take(NUMBERED_MAX).map(|one| one.id.as_str()).collect();
        let more = if converted.numbered.len() > ids.len() { ", …" } else { "" };
        lines.push(words::got_a_number(&converted.numbered.len(), &ids.join(", "), &more));
    }
    for (at, line) in lines.iter().enumerate() {
        let before = if at == 0 { "\n" } else { "" };
        writeln!(out, "{before}{}", visible_line(line))?;
    }
    Ok(())
}

/// What is to be known about the columns of a table, or the fields of entries.
fn of_columns(file: &Read) -> Vec<String> {
    let mut lines = Vec::new();
    if let Some(from) = file.keys_from {
        lines.push(words::keys_counted_from(&file.path, &from));
    }
    let is_other_word = |one: &&ReadLevel| one.word != one.level;
    if file.levels.iter().any(|one| is_other_word(&one)) {
        let levels = file
            .levels
            .iter()
            .filter(is_other_word)
            .map(|one| words::level_as(&one.word, &one.level, &one.count));
        let levels: Vec<String> = levels.collect();
        lines.push(words::levels_read(&file.path, &levels.join(", ")));
    }
    let is_json = file.form == Form::Json.as_str();
    let what = if is_json { words::fields() } else { words::columns() };
    if !file.unread.is_empty() {
        lines.push(words::not_read(&file.path, &what, &named(&file.unread)));
    }
    if !file.unread_values.is_empty() {
        let shown = |one: &Unread| {
            let more = if one.count > one.examples.len() { ", …" } else { "" };
            format!("`{}` ({}: {}{more})", one.name, one.count, one.examples.join(", "))
        };
        let values: Vec<String> = file.unread_values.iter().take(UNREAD_MAX).map(shown).collect();
        let values = values.join(", ");
        let every = if is_json { words::entry() } else { words::row() };
        lines.push(words::not_read_in_every(&file.path, &what, &every, &values));
    }
    lines
}

/// The first of them with their numbers: `` `id` (3), `hint` (1), … ``.
fn named(unread: &[Unread]) -> String {
    let first = unread.iter().take(UNREAD_MAX);
    let first: Vec<String> = first.map(|one| format!("`{}` ({})", one.name, one.count)).collect();
    let more = if unread.len() > first.len() { ", …" } else { "" };
    format!("{}{more}", first.join(", "))
}

fn written(converted: &Converted, out: &mut dyn Write) -> Result<(), Error> {
    let pack = visible_line(converted.pack.trim_end_matches('/')).to_string();
    let files = converted.written.len();
    let word = if files == 1 { words::file() } else { words::files() };
    if files == 0 {
        writeln!(out, "{}", words::nothing_has_changed_in(&pack))?;
    } else {
        let unchanged = match converted.unchanged {
            0 => String::new(),
            unchanged => words::also_unchanged(&unchanged),
        };
        writeln!(
            out,
            "{}",
            words::files_written(
                &files,
                &word,
                &pack,
                &unchanged,
                &converted.lang,
                &converted.level
            )
        )?;
    }
    let folder = visible_line(&quoted(Path::new(converted.pack.trim_end_matches('/'))));
    writeln!(out, "{}", words::read_and_correct_them(&folder))?;
    Ok(())
}
