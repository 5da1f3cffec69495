//! What the program does: asks, imports, draws interviews, works out figures. No arguments, no queries, no drawing of its own.
//!
//! `cli` describes what can be asked for and calls what is here; this layer joins the others.

pub mod bank;
pub mod consent;
pub mod context;
pub mod copies;
pub mod dates;
pub mod doctor;
pub mod encoding;
pub mod ending;
pub mod exchange;
pub mod figures;
pub mod goal;
pub mod interview;
pub mod lookup;
pub mod manual;
pub mod pages;
pub mod quoted;
pub mod role;
pub mod settings;
pub mod study;
pub mod tell;
pub mod terminal;

/// How a command ended when nothing failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Done {
    /// Exit 0.
    Ok,
    /// Problems were found and printed: exit 1.
    Problems,
    /// Ctrl-C, after everything was put in order: exit 130.
    Interrupted,
}
