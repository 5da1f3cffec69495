//! The examples that begin the help of each command, by subject.

pub mod bank;
pub mod interview;
pub mod program;
pub mod study;
