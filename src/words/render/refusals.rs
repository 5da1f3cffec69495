//! Why a document could not be made.

use crate::words::sentences::sentences;

sentences! {
    template(error): "cannot fill in a template: {error}";
    scorecard(error): "cannot write the scorecard: {error}";
}
