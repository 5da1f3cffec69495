//! Questions before what cannot be taken back.

use crate::words::sentences::sentences;

sentences! {
    nobody_to_ask: "nobody is there to ask";
    let_code_run: "Let this code run on this machine?";
    read_the_code: "Run it on a terminal, or give --yes once you have read what would run.";
    delete_all: "Delete all of it for good?";
    see_the_list: "Run it on a terminal, or give --yes once you have seen the list.";
    nothing_deleted: "nothing was deleted";
}
