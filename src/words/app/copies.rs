//! Copies of the database.

use crate::words::sentences::sentences;

sentences! {
    backed_up(file): "backed up to {file} and verified";
    add_force: "Add --force to put the copy in its place: what is there is kept beside it under another name.";
    restored(file): "restored from {file}";
    kept(file): "the database it replaced is kept at {file}";
}
