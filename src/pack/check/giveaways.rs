//! Wordings that give the game away, as they stand in questions and options.

/// Options that are none.
pub const CATCH_ALLS: [&str; 2] = ["all of the above", "none of the above"];

/// What asks for the exception, wherever it stands in a choice.
pub const EXCEPTIONS: [&str; 2] = ["which is not", "which are not"];
