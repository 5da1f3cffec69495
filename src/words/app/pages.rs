//! What is said of the pages of the documentation.

use crate::words::sentences::sentences;

sentences! {
    manual_pages(command): "Manual pages: {command}\nThen `man viva` and `man viva-quiz`, where ~/.local/bin is on your path.";
}
