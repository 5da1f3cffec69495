//! Why a query was stopped.

use crate::words::sentences::sentences;

sentences! {
    texts_too_long: "it compares texts that are too long for it";
}
