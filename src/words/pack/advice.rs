//! What to do where a rule is broken that says nothing more exact itself.

use crate::words::sentences::sentences;

sentences! {
    lines_of_toml: "A line of TOML is `key = \"text\"`, `key = 3`, `key = [\"a\", \"b\"]` or `[heading]`.";
    attributes_are_listed_in_the_help: "`viva help format` lists what each attribute may be.";
    keep_one_fence: "Keep one; code that is only shown bears the language alone.";
    keep_one_of_them: "Keep one of them.";
    keep_one_slug: "Keep one `#slug`.";
    keep_one_level: "Keep one of .junior, .middle and .senior.";
    write_all_below_one_heading: "Write all of it below one heading.";
    write_its_text_or_take_the_item_out: "Write its text, or take the item out.";
    write_it_or_take_the_heading_out: "Write it, or take the heading out.";
    take_it_out: "Take it out.";
    write_an_answer: "Write `### Answer` on a line, and below it what you would say.";
    write_the_fence: "Write three back-ticks and these words on a line, the code below, and three back-ticks to close it.";
    write_the_gap: "Write `[…]` where the word is missing, with the one character … (U+2026).";
    write_the_key: "Write it, as `viva help format` shows this file.";
    write_which_mistake_it_is: "Write below the fence which mistake it is.";
    write_why_it_comes_out_so: "Write below the output why it comes out like this.";
    a_section_stands_below_a_question: "A section stands below a question: `## Question {#slug .level}`.";
    mark_the_right_option: "Write `- [x]` before the right one.";
    keep_the_list_alone: "Keep the list alone; whatever else there is to say goes into `### Explanation`.";
    write_two_to_six_options: "Write two to six, each `- [ ]` or `- [x]`.";
    move_the_output_to_the_top: "Move the `output` fence to the top of the Answer.";
    take_it_out_of_the_tags: "Take it out of `tags=`.";
    keep_one_gap: "Keep one, and ask for the other in a question of its own.";
    keep_one_title: "Keep one `#` title; a question begins with `##`.";
    write_the_name_of_the_section_alone: "Write `### ` and the name alone: attributes belong to the `##` heading.";
    take_it_out_or_change_the_kind: "Take it out, or change `kind=` of the question.";
    a_question_begins_with_two_hashes: "A question begins with `## `; what nobody is to see goes into `<!-- … -->`.";
    mend_those_that_are_told_first: "Mend those that are told first.";
    keep_the_two_tags_that_fit_best: "Keep the two that fit best.";
    write_the_marks_of_the_original: "Write the marks of the original.";
    close_the_comment: "Close it with `-->`.";
    keys_of_yaml_that_are_read: "Keys that are read are title, level, kind, tags, importance, since and until.";
}
