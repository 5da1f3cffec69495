//! Studying: what is asked today, the loop that asks it, and what judges the answers.

pub mod asking;
pub mod attempts;
pub mod by_plan;
pub mod catching_up;
mod coach;
pub mod deadline;
pub mod editor;
pub mod glance;
pub mod memories;
pub mod next;
pub mod notebook;
pub mod optimizing;
pub mod own_words;
pub mod place;
pub mod placing;
pub mod plan;
pub mod practice;
pub mod queue;
pub mod readiness;
pub mod scheduling;
pub mod source;
pub mod statistics;
mod tests_run;
pub mod today;
pub mod undo;
pub mod worked;
mod working_out;
