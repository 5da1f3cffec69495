//! Where everything of the user's lies on this machine.

use crate::app::context::Context;
use crate::app::interview::paused_exams;
use crate::store::Store;
use crate::words::ScreenLanguage;
use crate::words::app::database as words;
use crate::words::counts::{Noun, counted};

/// Folders of interviews that are named.
const NAMED_MAX: usize = 3;

/// Where exams lie, and the folders of the interviews that the database knows of, in the order of their making.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Places {
    /// The folder of exams.
    pub exams: String,
    /// How many exams are in it.
    pub exam_count: usize,
    /// Folders of interviews.
    pub interviews: Vec<String>,
}

impl Places {
    /// What is known here; of a database that cannot be read nothing is.
    pub fn of(context: &Context) -> Self {
        let folder = paused_exams::folder_of(context);
        let store = Store::open_to_read(&context.database).ok();
        let known = store.and_then(|store| store.interviews().ok()).unwrap_or_default();
        Self {
            exam_count: paused_exams::paths(&folder).len(),
            exams: folder.display().to_string(),
            interviews: known.into_iter().map(|one| one.folder).collect(),
        }
    }

    /// The rows of the screen, with those of folders that every command uses.
    pub fn rows(&self, context: &Context) -> Vec<(&'static str, String)> {
        let env = &context.env;
        let exams = match self.exam_count {
            0 => words::no_exam_taken().to_owned(),
            count => counted(ScreenLanguage::English, count, Noun::Exam),
        };
        vec![
            (words::database(), context.database.display().to_string()),
            (words::settings(), words::settings_lie_in(&env.config_file().display())),
            (words::state(), words::state_lies_in(&env.state_folder.display())),
            (words::cache(), words::cache_lies_in(&env.cache_folder.display())),
            (words::exams(), format!("{}, {exams}", self.exams)),
            (words::interviews(), self.interviews()),
        ]
    }

    fn interviews(&self) -> String {
        let newest: Vec<&str> =
            self.interviews.iter().rev().take(NAMED_MAX).map(String::as_str).collect();
        match (newest.is_empty(), self.interviews.len() > NAMED_MAX) {
            (true, _) => words::no_interview_made().to_owned(),
            (false, false) => newest.join(", "),
            (false, true) => {
                let more = self.interviews.len() - NAMED_MAX;
                words::interviews_and_more(&newest.join(", "), &more)
            }
        }
    }
}
