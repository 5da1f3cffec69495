//! What is said of files of others: what they look like, where something stands in them, and why they cannot be read.

use crate::words::sentences::sentences;

sentences! {
    // What a file of each form looks like.
    looks_like_headings: "headings over their answers";
    looks_like_qa: "Q: and A: at the beginning of lines";
    looks_like_obsidian: "cards of Obsidian";
    looks_like_anki_text: "notes of Anki as text";
    looks_like_json: "a list of objects";
    looks_like_csv: "a table with a heading";
    looks_like_gift: "questions of Moodle";
    looks_like_a_deck: "a deck of Anki";
    no_form(word): "`{word}` is no form: use one of headings, qa, obsidian, anki-txt, apkg, json, csv, gift";

    // Places.
    line(number): "line {number}";
    line_and_column(line, column): "line {line}, column {column}";
    entry(number): "entry {number}";
    note(number): "note {number}";
    card_of_note(note, number): "{note}, card {number}";
    start: "offset 0";
    start_of(entry): "{entry}, offset 0";

    // Decks.
    no_archive: "this is no archive of Anki";
    no_archive_for(error): "this is no archive of Anki: {error}";
    too_many_entries(found, most): "{found} entries, and at most {most} are read";
    no_collection: "the archive holds no collection.anki2, .anki21 or .anki21b";
    unpacks_to(bytes): "it unpacks to {bytes} bytes, and at most 512 MiB are read";
    unpacks_to_more_than(bytes): "it unpacks to more than {bytes} bytes (512 MiB)";
    no_sqlite_database: "it is no SQLite database";
    no_table(table): "it has no table `{table}`: this is no collection";

    // Tables.
    no_column_of_questions: "the first row names no column of questions: write `question,answer` above the rows";
    no_number_of_minutes(found): "`{found}` is no number of minutes";
    cell_wrong(error): "the cell `wrong`: {error}";

    // Answers that were given elsewhere.
    file_is_empty: "the file is empty";
    exported_answers: "these are answers that viva exported for other programs";
    no_file_of_answers: "this is no file of answers: `viva convert --with-history` writes one";
    other_version(found, known): "version {found}, and this viva reads {known}";
    grades_and_moments: "a grade is 2 to 5, and a moment is after 1970";
    more_answers_than(most): "more than {most} answers";

    // What a pack says that was made of a file.
    from_to(low, high): "From {low} to {high}";
    explain: "Explain:" / "Объясните:";
    code(text): "Code:\n{text}" / "Код:\n{text}";
    unwritten_answer: "TODO(viva): the answer";
}
