//! Questions in the forms of others: read from them, and written as a pack.
//!
//! This layer turns text into text. It opens no file, knows no bank and prints nothing; what it writes is checked by `pack`, which it does
//! not know: `app` joins them.

pub mod anki_text;
pub mod apkg;
mod blocks;
pub mod card;
pub mod cells;
mod choose;
pub mod embed;
mod entry;
pub mod export;
mod folds;
pub mod form;
mod gaps;
pub mod gift;
mod grid;
pub mod headings;
pub mod history;
mod html;
mod keys;
pub mod layout;
mod marks;
pub mod names;
mod note;
pub mod objects;
pub mod obsidian;
mod offered;
pub mod own;
mod parted;
pub mod qa;
mod question_words;
pub mod sides;
pub mod table;
mod texts;
mod tree;
pub mod unreadable;
pub mod write;

/// Most bytes of a file of text that is read: 32 MiB.
pub const TEXT_MAX_BYTES: u64 = 32 * 1024 * 1024;
