//! The languages that questions are written in.

use super::labels::vocabulary;

vocabulary! {
    /// A language of questions and documents.
    #[derive(Default)]
    Language, "language", {
        /// English.
        #[default]
        En = "en",
        /// Russian.
        Ru = "ru",
    }
}
