//! What is said of notes in one's own words.

use crate::words::sentences::sentences;

sentences! {
    what_to_remember: "What do you want to remember of it, in your own words?";
    help:
        "These words are yours: the answer as you would say it, or your story of situation, task, action, result.\n\
         They are shown after the reveal. A single . ends them, and Escape or :q leaves what was there.\n\
         `viva note ID` shows, edits and deletes them.";
    nothing_on_it_yet(id): "you have written nothing on {id} yet: `viva note {id} 'your words'`, or `w` in the quiz";
    nothing_yet: "you have written nothing yet: `viva note ID 'your words'`, or `w` in the quiz";
    nothing_was_changed: "nothing was changed; `viva note ID --delete` deletes";
    no_editor_is_set: "no editor is set to write in";
    nothing_to_delete(id): "you have written nothing on {id}, so there is nothing to delete";
    log_may_still_hold_them: "another viva has the database open: until it ends, the write-ahead log may still hold them";
    deleted(id): "deleted: your words on {id}; backups made before still hold them";
    heading(id): "# In your own words: {id}\n\n";
    lines_kept(lines): "→ kept in your own words, {lines}";
    keep_the_gist: "Keep the gist here, and the rest in a file of your own.";
    these_are_blank: "these words are blank, and nothing was changed";
    delete_what_you_have(id): "`viva note {id} --delete` deletes the words that you have.";
    replaces_a_note_of(lines): "; it replaces a note of {lines}";
    kept(lines, id, replaced): "kept: {lines} on {id}{replaced}";

    further_words: "Further words, below those you have?";
    the_note: "the note";
    not_kept(text): "These words were not kept:\n\n{text}";
    nothing_was_written_down: "→ nothing was written down";
}
