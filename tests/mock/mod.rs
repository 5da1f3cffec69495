//! Mock interviews from the outside.

mod assembly;
mod console;
mod documents;
mod drawing;
pub mod leak;
pub mod markup;
pub mod sample;
mod score;
pub mod sets;
