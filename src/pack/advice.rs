//! What to write where a rule is broken, for every rule that has nothing more exact to say.

use super::diagnostic::Diagnostic;
use crate::words::pack::{advice as words, common};

/// Gives every diagnostic of a pack that says nothing itself what to do.
pub fn add(diagnostics: &mut [Diagnostic]) {
    for one in diagnostics.iter_mut().filter(|one| one.help.is_none()) {
        one.help = of(one.code).map(str::to_owned);
    }
}

fn of(code: &str) -> Option<&'static str> {
    Some(match code {
        "bad-toml" => words::lines_of_toml(),
        "bad-value" => words::attributes_are_listed_in_the_help(),
        "duplicate-fence" => words::keep_one_fence(),
        "duplicate-id" => words::keep_one_of_them(),
        "duplicate-id-attribute" => words::keep_one_slug(),
        "duplicate-key" => words::keep_one_of_them(),
        "duplicate-level" => words::keep_one_level(),
        "duplicate-section" => words::write_all_below_one_heading(),
        "duplicate-tag" => words::keep_one_of_them(),
        "empty-item" => words::write_its_text_or_take_the_item_out(),
        "empty-section" => words::write_it_or_take_the_heading_out(),
        "file-too-large" => common::split_the_file(),
        "key-not-for-kind" => words::take_it_out(),
        "missing-answer" => words::write_an_answer(),
        "missing-fence" => words::write_the_fence(),
        "missing-gap" => words::write_the_gap(),
        "missing-key" => words::write_the_key(),
        "missing-reason" => words::write_which_mistake_it_is(),
        "missing-rule" => words::write_why_it_comes_out_so(),
        "misplaced-section" => words::a_section_stands_below_a_question(),
        "no-right-option" => words::mark_the_right_option(),
        "not-a-list" => words::keep_the_list_alone(),
        "options-count" => words::write_two_to_six_options(),
        "output-not-first" => words::move_the_output_to_the_top(),
        "own-leaf-tag" => words::take_it_out_of_the_tags(),
        "second-gap" => words::keep_one_gap(),
        "second-title" => words::keep_one_title(),
        "section-attributes" => words::write_the_name_of_the_section_alone(),
        "section-not-for-kind" => words::take_it_out_or_change_the_kind(),
        "text-before-questions" => words::a_question_begins_with_two_hashes(),
        "too-many-problems" => words::mend_those_that_are_told_first(),
        "too-many-tags" => words::keep_the_two_tags_that_fit_best(),
        "translation-items" => common::translate_each_item(),
        "translation-ticks" => words::write_the_marks_of_the_original(),
        "unclosed-comment" => words::close_the_comment(),
        "yaml-key" => words::keys_of_yaml_that_are_read(),
        _ => return None,
    })
}
