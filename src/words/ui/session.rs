//! What a session says at its end.

use crate::words::sentences::sentences;

sentences! {
    left_ungraded: "Your last answer was judged, and not graded: it counts for nothing, and its question is asked again.";
}
