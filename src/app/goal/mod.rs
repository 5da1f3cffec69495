//! What one prepares for: setting it by options or in a form, and where one stands with it.

mod form;
mod outcome;
mod run;
mod set;
mod standing;

pub use form::{ask, ask_placement};
pub use outcome::ask_outcome;
pub use run::{Wanted, ask_and_set, run};
pub use set::{Request, change, refused};
pub use standing::standing;
