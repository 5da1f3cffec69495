//! Roles that are kept.

use crate::words::sentences::sentences;

sentences! {
    saved(file, name): "saved as {file}; `viva role {name}` shows it";
}
