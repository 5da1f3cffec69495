//! Studying: what is asked today, the loop that asks it, and what judges the answers.

pub mod asking;
pub mod attempts;
pub mod catching_up;
pub mod deadline;
pub mod editor;
pub mod memories;
pub mod next;
pub mod notebook;
pub mod plan;
pub mod practice;
pub mod queue;
pub mod readiness;
pub mod scheduling;
pub mod source;
mod tests_run;
