//! Why a card or an answer of others is not taken.

use crate::words::sentences::sentences;

sentences! {
    // A card.
    no_prompt: "no words to ask (a picture or a sound alone)";
    empty_question: "an empty question";
    key_fits_none: "the key fits none of the options, or two of them at once";
    none_is_right: "none of the options is marked as right";
    unclosed_brace: "a brace `{` that nothing closes";
    outside_of_every_card: "text that asks and stands outside of every card";
    further_card: "a further card of a note, which asks the same side again";
    image_occlusion: "a picture with masks (image occlusion)";
    heading_over_nothing: "a heading over nothing";
    no_question: "no question: contents, licence and the like";
    one_side_is_empty: "one side is empty";
    malformed: "not in the shape of this form";
    placeholder: "a note that only says to update Anki";
    too_large: "longer than a file of a pack may be";
    nested_too_deep: "nested too deep, or otherwise nothing that a pack can hold";

    // An answer.
    moved_by_hand: "moved by hand, without an answer";
    not_of_anki: "not what Anki writes";
    of_deleted_cards: "of cards that are not in the deck";
    of_no_question: "of cards that became no question";
    too_many: "more than a file holds";

    // A column.
    cells_without_a_heading: "cells without a heading";
    second_of_this_name: ", the second column of this name";

    around_the_questions: "text around the questions, which belongs to none of them";
    chapter: "a heading over questions, which asks nothing itself";
}
