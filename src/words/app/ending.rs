//! What a bug of the program says.

use crate::words::sentences::sentences;

sentences! {
    bug(what): "viva has a bug: {what}";
    after_a_bug: "What was graded is saved. `viva doctor` checks the database; please report this text.";
}
