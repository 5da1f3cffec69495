//! The rules of ARCHITECTURE.md, held against every token of the source: layers, homes of words, circles, sizes.

mod circles;
mod layers;
mod sentences;
mod source;
