//! Packs: Markdown text to questions and back, and everything that can be wrong with the text.
//!
//! This layer reads files of a pack and nothing else. It must not open a database, print, read a clock or the
//! environment, run anything that a pack holds, or know how questions are stored and asked.

pub mod advice;
pub mod asked;
pub mod blueprint;
pub mod check;
pub mod context;
pub mod diagnostic;
pub mod file_name;
pub mod manifest;
pub mod outline;
pub mod parse;
mod passed_over;
mod pattern;
pub mod render;
pub mod role;
pub mod skeleton;
pub mod skills;
pub mod source;
pub mod span;
pub mod starter;
mod strict_toml;
pub mod taxonomy;
mod text;

/// The pack format that this build reads.
pub const FORMAT: i64 = 1;

/// Changes whenever the same bytes may parse to other fields, so that a stored digest is no longer trusted.
pub const PARSER_VERSION: u32 = 2;

/// Most bytes that a file of a pack may have: 4 MiB.
pub const FILE_MAX_BYTES: u64 = 4 * 1024 * 1024;

/// How deep lists, quotes and emphasis may nest.
pub const DEPTH_MAX: usize = 64;
