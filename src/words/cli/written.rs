//! What is said of what was written where an argument names.

use crate::words::sentences::sentences;

sentences! {
    pages_written(count, folder): "{count} pages in {folder}: `man {folder}/viva.1` reads one";
}
