//! Mock interviews from the outside.

mod afterwards;
mod assembly;
mod codes;
pub mod console;
mod console_given;
mod console_keys;
mod debriefs;
mod documents;
mod drawing;
mod exam;
mod exposure;
pub mod forms;
mod help;
mod hostile;
mod judgement;
mod killed_swap;
mod kits;
pub mod leak;
mod leaks;
pub mod markup;
mod paper;
mod roles;
pub mod sample;
mod score;
pub mod sets;
mod swapping;
mod whole;
