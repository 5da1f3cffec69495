//! Mock interviews from the outside.

mod documents;
pub mod leak;
pub mod markup;
pub mod sample;
