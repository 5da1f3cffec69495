//! What is said of a file that is not UTF-8.

use crate::words::sentences::sentences;

sentences! {
    save_as_utf8: "Save the file as UTF-8.";
    convert_input(encoding): "It looks like {encoding}: send it through `iconv -f {encoding} -t UTF-8` first.";
    convert_file(encoding, old, new): "It looks like {encoding}. This converts it: `iconv -f {encoding} -t UTF-8 {old} > {new} && mv {new} {old}`";
}
