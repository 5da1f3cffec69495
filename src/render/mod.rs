//! Documents of an interview: the two copies, the scorecard, and the page that reports are written on.
//!
//! Takes finished data of the domain and gives bytes. It must not read or write files, know the bank or the clock, or
//! let any text of a question through that [`markdown`] or the escaping of the templates has not seen.

pub mod environment;
pub mod markdown;
mod page;
mod visible;
pub mod words;

pub use page::{Page, page};

/// Why a document could not be made. None of them is known to happen with a set that could be read.
#[derive(Debug, thiserror::Error)]
pub enum RenderError {
    /// A template and its values do not fit.
    #[error("cannot fill in a template: {0}")]
    Template(#[from] minijinja::Error),
    /// The scorecard could not be written.
    #[error("cannot write the scorecard: {0}")]
    Scorecard(#[from] csv::Error),
}
