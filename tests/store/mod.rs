//! The database from outside: files that are not right, two programs at once, what is kept.

mod care;
mod history;
mod hostile;
mod importing;
mod interviews;
mod merging;
mod merging_laws;
mod mutants;
mod opening;
mod placing;
mod property;
mod reading;
mod support;
