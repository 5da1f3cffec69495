//! `viva check --report`: what a pack holds, for its authors.

use std::io::Write;

use crate::app::Done;
use crate::app::bank::builtin;
use crate::app::figures::{self, authoring::Authoring};
use crate::error::Error;
use crate::pack::check::{CheckOptions, Known, Report, check_beside};
use crate::pack::source::PackSource;

/// Most ids named in a line.
const NAMED_MAX: usize = 8;

/// Prints the statistics of all sources together.
pub fn run(
    sources: &[PackSource],
    known: &[Known],
    json: bool,
    out: &mut dyn Write,
) -> Result<Done, Error> {
    let options = CheckOptions { keep_questions: true, ..CheckOptions::default() };
    let taxonomy = builtin::taxonomy();
    let reports: Vec<Report> = sources
        .iter()
        .map(|source| check_beside(source, &taxonomy, options, known, &mut |_, _| ()))
        .collect();
    let sums = Authoring::of(reports.iter());
    match json {
        true => writeln!(out, "{}", figures::line(&sums)?)?,
        false => text(&sums, out)?,
    }
    // Statistics of half a pack are no sound pack.
    Ok(if sums.errors > 0 { Done::Problems } else { Done::Ok })
}

fn text(sums: &Authoring, out: &mut dyn Write) -> Result<(), Error> {
    writeln!(out, "questions        {}", sums.questions)?;
    for (what, counts) in [("level", &sums.levels), ("kind", &sums.kinds), ("leaf", &sums.leaves)] {
        writeln!(out, "\nby {what}")?;
        for (word, count) in counts {
            writeln!(out, "  {count:>5}  {word}")?;
        }
    }
    let words = sums.answer_words;
    writeln!(out, "\ntranslated       {}", sums.translations)?;
    writeln!(out, "near-duplicates  {}", sums.near_duplicates)?;
    writeln!(out, "answer, words    {} to {}, median {}", words.least, words.most, words.median)?;
    for (what, ids) in [
        ("unwritten", &sums.unwritten),
        ("without source", &sums.without_source),
        ("short answers", &sums.short_answers),
    ] {
        writeln!(out, "{what:<16} {}", named(ids))?;
    }
    if !sums.right_option_rank.is_empty() {
        let ranks: Vec<String> = (1..)
            .zip(&sums.right_option_rank)
            .map(|(rank, count)| format!("{rank}: {count}"))
            .collect();
        writeln!(out, "right option by length, 1 = the longest: {}", ranks.join(", "))?;
    }
    if sums.errors > 0 {
        let (word, are) = if sums.errors == 1 { ("error", "is") } else { ("errors", "are") };
        writeln!(
            out,
            "\n{} {word} {are} in it, and broken questions are missing above: see `viva check` without --report",
            sums.errors
        )?;
    }
    Ok(())
}

fn named(ids: &[String]) -> String {
    let first: Vec<&str> = ids.iter().take(NAMED_MAX).map(String::as_str).collect();
    match ids.len() {
        0 => "0".to_owned(),
        count if count > NAMED_MAX => format!("{count}: {}, …", first.join(", ")),
        count => format!("{count}: {}", first.join(", ")),
    }
}
