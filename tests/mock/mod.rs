//! Mock interviews.

mod assembly;
