//! Settings as they are shown.

use crate::words::sentences::sentences;

sentences! {
    setting(key, value): "{key} = {value}";
    file(path): "# {path}";
    no_file_yet(path): "# {path} (not there yet: defaults)";
    unreadable(keys, why): "# {keys}: {why}";
}
