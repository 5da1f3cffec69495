//! Mock interviews from the outside.

mod assembly;
mod console;
mod documents;
mod drawing;
mod exam;
mod exposure;
mod hostile;
pub mod leak;
mod leaks;
pub mod markup;
pub mod sample;
mod score;
pub mod sets;
mod whole;
