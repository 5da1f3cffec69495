//! Why something in a file of others was passed over.

use crate::words::sentences::sentences;

sentences! {
    around: "text around the questions, which belongs to none of them";
    chapter: "a heading over questions, which asks nothing itself";
}
