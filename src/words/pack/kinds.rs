//! What is said of what each kind of question holds: options, fences, gaps, lists.

use crate::words::sentences::sentences;

sentences! {
    options_must_come_last: "the options must be the last block of the prompt";
    choice_without_options: "a `choice` without options";
    end_with_a_list_of_options: "End the prompt with one bullet list, every item `- [ ]` or `- [x]`.";
    options_in_another_kind(kind): "a list of options in a question of kind `{kind}`";
    add_kind_choice: "Add kind=choice to the attributes.";
    section_is_for_another_kind(section, kinds, kind): "`### {section}` is for kind {kinds}, and this is {kind}";
    or: " or ";
    fence_inside_a_list(name): "a `{name}` fence inside a list or quote";
    fence_belongs_elsewhere(name, place, kind): "a `{name}` fence belongs in {place} of kind `{kind}` only";
    use_text_for_shown_output: "Use `text` for output that is only shown.";
    use_python_for_shown_code: "Use `python` alone for code that is only shown.";
    move_it_or_keep_the_language: "Move it there, or keep only the language in its first line.";
    second_fence(name): "a second `{name}` fence: there must be one";
    kind_needs_a_fence(kind, name, place): "kind `{kind}` needs one `{name}` fence in {place}";
    answer_does_not_say_the_rule: "the Answer does not say the rule behind the output";
    answer_must_open_with_the_output: "the Answer must open with the output";
    one_option_is_too_few: "1 option: a choice has 2 to 6";
    a_choice_has_two_to_six(count): "{count} options: a choice has 2 to 6";
    no_option_is_marked: "no option is marked `[x]`";
    write_one_nested_bullet: "Write one nested bullet with the mistake that the option stands for.";
    write_markers_of_options: "Write `- [ ]` for a wrong option, `- [x]` for a right one.";
    option_without_a_marker: "an option without a task marker";
    wrong_option_without_a_reason: "a wrong option without a reason";
    option_holds_more_than_one_bullet: "an option holds more than its text and one bullet";
    wrong_option_with_more_than_one_reason: "a wrong option with more than one reason";
    say_in_the_answer_why: "Say in the Answer why it is right.";
    right_option_has_no_bullet: "a right option has no nested bullet";
    option_without_text: "an option without text";
    write_the_option_after_its_marker: "Write the option after its marker.";
    answer_of_a_cloze_opens_with_forms: "the Answer of a cloze must open with the accepted forms";
    open_with_inline_code: "Open it with inline code: `form`, `other form`.";
    not_the_gap(found): "`{found}` is not the gap of a cloze";
    write_the_gap(gap): "Write `{gap}` with the one character … (U+2026).";
    no_gap(gap): "a cloze has exactly one gap `{gap}`, and this one has none";
    second_gap(gap): "a second gap `{gap}`: a cloze has exactly one";
    wrong_needs_one_fence: "`### Wrong` needs one `sql wrong` or `python wrong` fence";
    second_wrong_fence: "a second fence: repeat `### Wrong` for another wrong answer";
    wrong_does_not_say_why: "`### Wrong` does not say why it is wrong";

    section_is_empty(section): "`### {section}` is empty";
    other_number_of_levels(found, wanted): "`### Levels` has {found} items and needs {wanted}";
    write_what_ratings_sound_like: "Write what the ratings 1, 2, 3 and 4 sound like.";
    write_markers_of_points: "Write `- [x]` for a point that a pass needs, `- [ ]` for another.";
    point_without_a_marker: "a key point without a task marker";
    one_task_list: "one task list (`- [x] …`)";
    one_numbered_list: "one numbered list (`1. …`)";
    one_bullet_list: "one bullet list (`- …`)";
    section_must_be_a_list(section, shape): "`### {section}` must be {shape} and nothing else";
    item_without_text: "an item without text";
}
