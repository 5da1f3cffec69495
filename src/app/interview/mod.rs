//! Interviews: drawing a set, its documents, the console and its journal, and what is read back from them.

pub mod console_loop;
pub mod documents;
pub mod draw;
pub mod exam;
pub mod examiner;
pub mod filled_card;
pub mod folders;
pub mod for_role;
pub mod hold;
pub mod journal_file;
pub mod journals;
pub mod kept;
pub mod kit;
pub mod making;
pub mod next;
pub mod passes;
pub mod paused_exams;
pub mod pool;
pub mod recipe;
pub mod seal;
pub mod set_file;
pub mod swapping;
