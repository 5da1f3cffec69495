//! `viva check --report`: what a pack holds, for its authors.

use std::io::Write;

use crate::app::Done;
use crate::app::bank::builtin;
use crate::app::figures::{self, authoring::Authoring};
use crate::error::Error;
use crate::pack::check::{CheckOptions, Known, Report, check_beside};
use crate::pack::source::PackSource;
use crate::words::app::checking as words;

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
    writeln!(out, "{}", words::report_questions(&sums.questions))?;
    for (what, counts) in [
        (words::level(), &sums.levels),
        (words::kind(), &sums.kinds),
        (words::leaf(), &sums.leaves),
    ] {
        writeln!(out, "{}", words::report_by(&what))?;
        for (word, count) in counts {
            writeln!(out, "  {count:>5}  {word}")?;
        }
    }
    let words = sums.answer_words;
    writeln!(out, "{}", words::report_translated(&sums.translations))?;
    writeln!(out, "{}", words::report_near_duplicates(&sums.near_duplicates))?;
    writeln!(out, "{}", words::report_answer_words(&words.least, &words.most, &words.median))?;
    for (what, ids) in [
        (words::unwritten(), &sums.unwritten),
        (words::without_source(), &sums.without_source),
        (words::short_answers(), &sums.short_answers),
    ] {
        writeln!(out, "{what:<16} {}", named(ids))?;
    }
    if !sums.right_option_rank.is_empty() {
        let ranks: Vec<String> = (1..)
            .zip(&sums.right_option_rank)
            .map(|(rank, count)| format!("{rank}: {count}"))
            .collect();
        writeln!(out, "{}", words::report_right_option(&ranks.join(", ")))?;
    }
    if sums.errors > 0 {
        let (word, are) = if sums.errors == 1 {
            (words::error(), words::is())
        } else {
            (words::errors(), words::are())
        };
        writeln!(out, "{}", words::report_lacks_broken_questions(&sums.errors, &word, &are))?;
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
