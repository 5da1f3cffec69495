//! What is said where something is read: lines, numbers, texts, choices.

use crate::words::sentences::sentences;

sentences! {
    // Replies in lines.
    too_many_refusals(refusals): "{refusals} replies in a row meant nothing here: this is the end.";
    too_many_blanks(blanks): "{blanks} empty lines in a row: this is the end.";
    empty_line_in_first_answer: "An empty line is a line of your answer. A single . ends it; alone it gives up.";
    empty_line_in_answer: "An empty line is a line of your answer. A single . ends it.";
    too_long: "This is longer than 1 MiB; type it again, shorter.";
    one_line_so_far: ", 1 line so far";
    lines_so_far(count): ", {count} lines so far";
    type_lines(label, kept, key_line): "{label} (as many lines as you need; a single . ends it{kept})\n{key_line}";
    answer_y_or_n: "Please answer y or n.";

    // Numbers and words behind a key.
    tick_one: "tick (1): ";
    tick_numbers(ticks): "tick (1-{ticks}, for example 1,{ticks}): ";
    enter_ticks: "[enter] tick  [esc] leave them";
    red_flag_numbers(flags): "red flags (1-{flags}): ";
    to_question(questions): "to question (1-{questions}): ";
    enter_alone_is_summary: "[enter] alone: the summary  [esc] stay";
    enter_flags: "[enter] flag without a note  [esc] do not flag";
    enter_takes_flag_away: "[enter] take the flag away  [esc] leave it";
    note: "note: ";

    // Texts.
    as_many_lines_as_you_need: "(as many lines as you need; a single . ends it)";
    as_many_lines_and_earlier: "(a single . ends it; the Up key brings back what you typed before)";

    // Choices.
    terminal_is_too_low(rows, takes): "the terminal has {rows} rows, and a choice takes {takes}";

    // Progress.
    running: "running… (Ctrl-C stops it)";

    // Replies from a script.
    script_answers_another(reply, asked): "the script answers {reply} to {asked}";
    a_key_prompt: "a key prompt";
    a_text_prompt: "a text prompt";
    a_yes_or_no_question: "a yes-or-no question";

    next_page_or_key: "-- more -- [space] next page  [q] close the text  or a key of the prompt";
    next_page: "-- more -- [space] next page  [q] close";
    no_text_is_asked_for: "No text is asked for here: a . and the Enter behind it do nothing.";
    key_does_nothing: "That key does nothing here.";
}
