//! Whether a leaf that has its number of questions still has its questions for seniors: plain ones are quickly written.

use std::collections::HashMap;

use crate::domain::ids::QuestionId;
use crate::domain::labels::Level;
use crate::pack::diagnostic::{Diagnostic, Problem, Problems, place};
use crate::pack::source::PackSource;
use crate::pack::span::SourceText;
use crate::pack::taxonomy::{TAXONOMY_FILE, Taxonomy};
use crate::words::pack::craft as words;

/// Questions of a pack by leaf: all of them, and those for seniors.
#[derive(Debug, Default)]
pub(super) struct Shares(HashMap<String, (u32, u32)>);

impl Shares {
    /// Counts a question.
    pub fn add(&mut self, id: &QuestionId, level: Level) {
        let (all, seniors) = self.0.entry(id.leaf().to_owned()).or_default();
        *all += 1;
        *seniors += u32::from(level == Level::Senior);
    }

    /// Tells leaves of the pack's own taxonomy with as many questions as planned and less than two thirds of the planned ones for
    /// seniors, rounded down.
    pub fn finish(&self, source: &PackSource, diagnostics: &mut Vec<Diagnostic>) {
        // What cannot be read was told when the pack was opened.
        let Ok(Some(bytes)) = source.read_optional(TAXONOMY_FILE) else { return };
        let Ok(text) = SourceText::new(&bytes) else { return };
        let mut problems = Problems::default();
        for leaf in &Taxonomy::parse(&bytes).0.leaves {
            let (all, seniors) = self.0.get(&leaf.id).copied().unwrap_or_default();
            let planned = leaf.split.get(2).copied().unwrap_or_default();
            let least = planned.saturating_mul(2) / 3;
            if all < leaf.target || seniors >= least {
                continue;
            }
            let name = format!("\"{}\"", leaf.id);
            let start = text.as_str().find(&name).unwrap_or(0);
            let message = words::too_few_for_seniors(&leaf.id, &seniors, &planned, &least);
            let help = words::write_for_seniors_or_change_split();
            let span = start..start + name.len();
            problems.push(Problem::warning("few-seniors", span, message).help(help));
        }
        diagnostics.extend(place(problems, TAXONOMY_FILE, &text));
    }
}
