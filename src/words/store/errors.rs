//! What went wrong with the database.

use crate::words::sentences::sentences;

sentences! {
    // The file.
    from_the_future(path, found, known): "{path} has schema version {found}, this program knows versions up to {known}";
    not_a_database(path): "{path} is not a database";
    of_another_program(path): "{path} is a database of another program";
    damaged(path, detail): "{path} is damaged: {detail}";
    changed_by_another_hand(path, differences): "{path} was changed by another hand: {differences}";
    would_run_without_an_end(path): "{path} was not read to the end: a query of it would run without an end";
    not_heeded(path, detail): "{path} is not heeded: {detail}";
    read_only(path): "{path} cannot be written: it is read-only";
    unready(path, missing): "{path} cannot be read where it is: it is read-only, and {missing}";
    cannot_grow(path, why): "{path} cannot grow: {why}";
    locked(path): "{path} is locked by another program";
    cannot_open(path, detail): "{path} cannot be opened: {detail}";
    already_exists(path): "{path} already exists";
    unfaithful_copy(path, detail): "{path} is not a faithful copy: {detail}";
    written_by_a_newer_viva(path, kind): "a newer viva wrote here (`{kind}`): {path} can be read by this one and not written";
    not_taken_in(path, detail): "{path} is not taken in: {detail}";

    // Differences of a schema.
    schema_differs: "its schema differs";
    and_more(first, more): "{first}, and {more} more";

    // A file taken away under a session.
    log_set_aside(log): "; the write-ahead log of the former file is set aside as {log}";
    was_deleted: "was deleted or moved away";
    was_replaced: "was replaced by another file";
    was_written_over: "was written over by another program";
    lost_its_log: "lost its write-ahead log to another program";
    nothing_to_keep: "nothing of this session was to be kept";
    entry_kept(count, file): "{count} entry of this session are kept in {file}";
    entries_kept(count, file): "{count} entries of this session are kept in {file}";
    only_these_lines(lines): "no file could be written, so this is what the session holds:\n{lines}";

    // Questions and packs.
    of_another_pack(id, pack): "`{id}` belongs to the pack `{pack}`";
    twice_in_the_pack(id): "`{id}` appears twice in the pack";
    former_name(id, current): "`{id}` is the former name of `{current}`, and both are in the pack";
    no_such_question(id): "there is no question `{id}`";
    no_such_pack(pack): "there is no pack `{pack}`";
    no_answer_to_undo: "there is no such answer to undo";

    // Events of other devices.
    event(number, device): "the event {number} of the device {device}";
    ahead(event, dated, now): "{event} is dated {dated}, more than 48 hours ahead of the clock here, which says {now}";
    not_written_by_viva(event, flaw): "{event} was not written by viva: {flaw}";
    another_event(event): "{event} is another one in this database";
}
