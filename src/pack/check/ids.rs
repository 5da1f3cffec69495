//! Ids are unique within the pack.

use std::collections::HashMap;

use super::spot::Spot;
use crate::domain::ids::QuestionId;
use crate::pack::diagnostic::{Diagnostic, Problem, Problems, Severity};
use crate::pack::parse::Parsed;
use crate::words::pack::names as words;

/// Ids seen so far, each with the place of its first question.
#[derive(Debug, Default)]
pub struct Ids {
    files: Vec<String>,
    seen: HashMap<QuestionId, (u32, u32)>,
    /// Former ids, with where the new one is.
    former: Vec<(QuestionId, Spot)>,
}

impl Ids {
    /// Adds a base file and tells ids that were there before.
    pub fn add(&mut self, parsed: &Parsed<'_>, problems: &mut Problems) {
        let file = u32::try_from(self.files.len()).unwrap_or(u32::MAX);
        self.files.push(parsed.path.clone());
        for outline in &parsed.outline.questions {
            let Some(id) = &outline.id else { continue };
            let line = u32::try_from(outline.line).unwrap_or(u32::MAX);
            if let Some((file, line)) = self.seen.get(id) {
                let path = self.files.get(*file as usize).map_or("", String::as_str);
                let message = words::id_is_taken(&id);
                let help = words::first_question_is_at(&path, &line);
                let span = outline.id_span.clone();
                problems.push(Problem::error("duplicate-id", span, message).help(help));
                continue;
            }
            self.seen.insert(id.clone(), (file, line));
            // Naming itself is told when the file is read.
            if let Some((was, span)) = outline.was.as_ref().filter(|(was, _)| was != id) {
                let mut spot = Spot::of(parsed, outline);
                let start = spot.span.start;
                let before = parsed.slice(&(outline.heading.start..span.start));
                spot.column += before.chars().count();
                spot.span = start + before.len()..start + before.len() + span.len();
                self.former.push((was.clone(), spot));
            }
        }
    }

    /// Tells former ids that are in use, or that two questions claim.
    pub fn finish(&self, diagnostics: &mut Vec<Diagnostic>) {
        let mut claimed: HashMap<&QuestionId, &Spot> = HashMap::new();
        for (was, spot) in &self.former {
            let taken = self.seen.get(was);
            let (message, path, line) = if let Some((file, line)) = taken {
                let path = self.files.get(*file as usize).map_or("", String::as_str);
                (words::was_is_still_there(&was), path, *line as usize)
            } else if let Some(first) = claimed.get(was) {
                let message = words::was_is_claimed_twice(&was);
                (message, first.path.as_str(), first.line)
            } else {
                claimed.insert(was, spot);
                continue;
            };
            let help = words::see_place(&path, &line);
            let mut diagnostic = spot.warning("former-id-in-use", message, help);
            diagnostic.severity = Severity::Error;
            diagnostics.push(diagnostic);
        }
    }
}
