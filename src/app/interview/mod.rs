//! Interviews: drawing a set, its documents, the console and its journal, and what is read back from them.

pub mod console_loop;
pub mod debriefing;
pub mod documents;
pub mod draw;
pub mod exam;
pub mod examiner;
pub mod filled_card;
pub mod folders;
pub mod forgetting;
pub mod hold;
pub mod item_stats;
pub mod journal_file;
pub mod journals;
pub mod letters;
pub mod listing;
pub mod paper;
pub mod passes;
pub mod paused_exams;
pub mod pool;
pub mod recipe;
pub mod registry;
pub mod seal;
pub mod set_file;
