//! What is said of a run of tests.

use crate::words::sentences::sentences;

sentences! {
    stopped: "Stopped:";
}
