//! What is said where no editor opens.

use crate::words::sentences::sentences;

sentences! {
    no_editor: "no editor is set to write in";
    no_terminal: "no editor opens without a terminal, and there is none here";
    set_one(id): "Set EDITOR, or `viva config editor`; or `viva note {id} 'your words'` keeps them at once.";
    without_terminal(id): "Give the words, `viva note {id} 'your words'`, or let standard input be read: `viva note {id} - < FILE`.";
    edit_in_your_own: "edit the file in your own editor";
    open_from_here(file): "{file} (set EDITOR to open it from here)";
    not_from_here(file): "{file} (no editor opens without a terminal)";
}
