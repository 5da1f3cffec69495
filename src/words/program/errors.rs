//! How an error is told.

use crate::words::sentences::sentences;

sentences! {
    error(message): "error: {message}";
    hint(hint): "\n  hint: {hint}";
    not_all_written(why): "not everything could be written: {why}";
}
