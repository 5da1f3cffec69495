//! Mock interviews from the outside.

mod documents;
mod drawing;
pub mod leak;
pub mod markup;
pub mod sample;
