//! What is said of headings, sections and the shape of a question.

use crate::words::sentences::sentences;

sentences! {
    underlined_heading: "a heading underlined with `=` or `-` is not allowed";
    write_a_heading_with_hashes: "Write `## …` or `### …`; a rule needs a blank line before it.";
    section_with_one_hash_too_few(mark, section): "`{mark} {section}` is a section with one `#` too few";
    did_you_mean_the_section(section): "Did you mean `### {section}`?";
    comment_is_not_closed: "the comment that opens here is never closed";
    title_after_the_first_question: "a `#` title after the first question";
    how_questions_and_sections_start: "A question starts with `##`, a section with `###`; code belongs in a fence.";
    second_title: "a second `#` title";
    section_before_the_first_question: "a section before the first question";
    section_has_no_attributes: "a section has no attributes";
    unknown_section(name): "unknown section `{name}`";
    sections_are(names): "Sections are {names}.";
    second_section(section): "a second section `{section}` in one question";

    fence_is_not_closed: "the fence that opens here is never closed";
    close_the_fence: "Close it with the same number of back-ticks or tildes on a line of their own.";
    nested_too_deep(most): "nested more than {most} levels deep";
    flatten_it: "Flatten the lists or quotes.";

    close_the_comment_in_its_paragraph: "Close it with `-->` in the same paragraph.";
    nothing_defines_the_link(name): "`{name}` is a link by reference, and nothing defines it";
    write_the_address: "Write the address in round brackets, or add a line `[name]: https://…`.";

    own_leaf_is_no_tag(tag): "the file's own leaf `{tag}` is not repeated as a tag";
    write_the_question_before_the_attributes: "Write the question between `##` and the attributes.";
    heading_has_no_text: "the heading has no text";
    brace_is_not_closed: "`{` is never closed";
    close_the_brace: "End the heading with `}`.";
    end_with_the_slug: "End it with {#slug}.";
    end_with_slug_and_level: "End it with {#slug .level}.";
    heading_without_an_id: "a `##` heading without an id";
    begin_with_the_slug: "Begin with `#slug`.";
    the_rest_comes_from_the_base_file: "Level, kind and all the rest come from the base file.";
    translation_carries_only_its_id: "a translation's heading carries only its id";
    add_a_level: "Add .junior, .middle or .senior, or a `level` for the whole file between `+++`.";
    question_has_no_level: "the question has no level";
    since_is_after_until(since, until): "`since` {since} is after `until` {until}";
    key_is_for_another_kind(key, home, kind): "`{key}` is for kind `{home}`, and this is `{kind}`";
    was_is_its_own_id: "`was` is the question's own id";
    question_has_no_answer: "the question has no `### Answer`";

    text_before_the_first_question: "this text stands before the first question and is never shown";
    heading_needs_a_space: "a heading needs a space behind its `#`: here it is text";
    write_a_question_or_a_section: "Write `## Question {#id .level}` or `### Section`.";
    a_heading_of_another_level: "a heading of another level";
    code: "code";
    a_list: "a list";
    a_paragraph: "a paragraph";
    html: "HTML";
    a_quote_or_table: "a quote or table";
    question_stands_in(place): "this looks like a question, but it stands in {place}";
    a_question_starts_a_line: "A question starts with `## ` at the beginning of a line, after a blank line.";
}
