//! Foreign text made harmless before it is styled; see [`crate::domain::visible`], which documents use as well.

pub use crate::domain::visible::{json_text, visible, visible_line};
