//! The format as a document: every example of FORMAT.md holds, and a pack of one's own takes two commands.

mod comments;
mod document;
mod encodings;
mod foreign;
mod meant;
mod names;
mod own_pack;
mod swallowed;
