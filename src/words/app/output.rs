//! Results of interviews: their formats, and where they are written.

use crate::words::sentences::sentences;

sentences! {
    text: "For the terminal";
    markdown: "Markdown";
    html: "One self-contained page";
    json: "One object";
    csv: "One row a question";
    unknown_format: "use text, md, html, json or csv";
    no_format(name): "{name} ends in no format that can be written";
    name_a_format: "Name a file that ends in .md, .html, .json or .csv; a browser prints the page as PDF.";
    no_table: "a debrief is no table";
    where_the_table_is: "Write it as md, html or json; `viva mock compare --format csv` has its ratings.";
    written(file): "written: {file}";
}
