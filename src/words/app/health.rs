//! What an examination of the database says.

use crate::words::sentences::sentences;

sentences! {
    note(text): "note: {text}";
}
