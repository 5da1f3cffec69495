//! The pages of the documentation that `viva help` prints: the same text as in the repository, drawn where a person reads it.

use std::io::Write;

use crate::app::Done;
use crate::app::context::Context;
use crate::config::ColorChoice;
use crate::env::Env;
use crate::error::Error;
use crate::ui::Terminal;
use crate::ui::fitted::{Breaks, fitted};
use crate::ui::markdown;
use crate::ui::rich::Rich;
use crate::words::app::pages as words;

/// A page.
#[derive(Clone, Copy, Debug)]
pub struct Page {
    /// What is typed behind `viva help`.
    pub name: &'static str,
    /// What it is about, in a few words.
    pub about: &'static str,
    /// The file in the repository.
    pub path: &'static str,
    /// Its text.
    pub text: &'static str,
}

macro_rules! page {
    ($name:literal, $path:literal, $about:literal) => {
        Page {
            name: $name,
            about: $about,
            path: $path,
            text: include_str!(concat!("../../", $path)),
        }
    };
}

/// Further names of pages: what people type.
const ALSO: &[(&str, &str)] =
    &[("interview", "lead"), ("interviews", "lead"), ("kit", "lead"), ("kits", "lead")];

/// The page of a name, or of another one that it goes by.
pub fn find(name: &str) -> Option<&'static Page> {
    let also = ALSO.iter().find(|(also, _)| *also == name).map_or(name, |(_, page)| page);
    ALL.iter().find(|page| page.name == also)
}

/// What writes the manual pages where `man` finds them.
const MAN: &str = "viva man --out ~/.local/share/man/man1";

/// Lists the pages, and says how the manual pages are come by.
///
/// # Errors
/// When `out` cannot be written to.
pub fn list(out: &mut dyn Write) -> Result<Done, Error> {
    writeln!(out, "Pages (viva help PAGE):")?;
    for page in ALL {
        writeln!(out, "  {:<14} {}", page.name, page.about)?;
    }
    writeln!(out, "\n{}", words::manual_pages(&MAN))?;
    Ok(Done::Ok)
}

/// Prints a page: on a terminal drawn, wrapped and page by page, elsewhere as it lies in the repository.
///
/// # Errors
/// When the terminal or `out` cannot be written to.
pub fn print(page: &Page, color: Option<ColorChoice>, out: &mut dyn Write) -> Result<Done, Error> {
    // Settings that cannot be read are no reason to keep the documentation from anybody.
    let context = Env::read().and_then(|env| Context::new(env, None, color)).ok();
    let is_drawn = |context: &Context| context.env.stdout_is_terminal && page.path.ends_with(".md");
    let Some(context) = context.filter(is_drawn) else {
        out.write_all(page.text.as_bytes())?;
        return Ok(Done::Ok);
    };
    let style = context.style();
    let text = markdown::render(page.text, style);
    // Its code is read here; to be copied it comes through a pipe.
    let text = fitted(&text, context.env.columns, Breaks::All);
    match context.env.is_interactive {
        true => Rich::reader(context.config.width_max, style.color).show(&text)?,
        false => writeln!(out, "{text}")?,
    }
    Ok(Done::Ok)
}

/// Every page, in the order in which they are listed.
pub const ALL: &[Page] = &[
    page!("candidate", "docs/candidate.md", "sessions, keys, the daily habit"),
    page!("lead", "docs/lead.md", "mock interviews, from the set to the verdict"),
    page!("team", "docs/team.md", "questions of your own, checks in a repository"),
    page!("bring", "docs/convert.md", "questions from Anki, Obsidian, lists and spreadsheets"),
    page!("format", "FORMAT.md", "how questions and packs are written"),
    page!("export-schema", "docs/export.schema.json", "JSON schema of a line of `viva export`"),
    page!("judgement", "docs/judgement.md", "how ratings become a verdict, and how often it errs"),
    page!("reference", "docs/reference.md", "JSON, lines mode, exit codes, variables"),
    page!("speed", "docs/speed.md", "how fast it is, measured"),
    page!("security", "SECURITY.md", "what is promised about files of others"),
];
