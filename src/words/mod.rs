//! The words that people read, both languages side by side.

pub mod counts;
