//! What is said of a translation beside its original.

use crate::words::sentences::sentences;

sentences! {
    without_a_base_file: "a translation without a base file";
    add_the_base_file: "Add the base file beside it: the same name without the language.";
    translated_twice(slug): "`{slug}` is translated twice";
    not_in_the_base_file(slug): "the base file has no question `{slug}`";
    not_translated_yet(count, all, first): "{count} of {all} not translated yet, the first `{first}`";
    they_are_shown_in_the_base_language: "They are shown in the base language.";
    original_has_no_section(section): "the original has no `### {section}`";
    add_the_section_to_the_base_file: "Add it to the base file too, or take it out here.";
    section_is_not_translated(section): "`### {section}` is not translated";
    write_as_many_sections(section): "Write as many `### {section}` as the original has.";
    it_is_shown_in_the_base_language: "It is shown in the base language.";
    options: "options";
    other_number_of_items(what, here, there): "{what}: {here} items here, {there} in the original";
    no_marker: "no marker";
    other_marks(here, there): "{here} here, {there} in the original";
    other_number_of_nested_items(here, there): "{here} nested items here, {there} in the original";
    other_number_of_fences(place, here, there): "{place}: {here} fences here, {there} in the original";
    copy_them: "Copy them from the original: code and output stay the same.";
    fence_differs: "the fence differs from the original";
    code_stays_the_same: "Code, output and comments stay the same in every language.";
}
