//! What is said where a word, a sign or a line is nearly what was meant.

use crate::words::sentences::sentences;

sentences! {
    cyrillic(letter): "the Cyrillic letter `{letter}`";
    greek(letter): "the Greek letter `{letter}`";
    sign(letter): "the sign `{letter}`";
    no_break_space: "a no-break space";
    odd_space: "a space of another kind";
    with_code(what, code): "{what} (U+{code})";
    write_latin(word, what): "Write `{word}` in Latin letters: {what} stands in it.";

    marker_letter(what): "in the brackets of this marker stands {what}, no Latin x";
    marker_space(what): "in the brackets of this marker stands {what}, no plain space";
    marker_behind(what): "behind the brackets of this marker stands {what}, no plain space";
    marker_tight: "no space stands behind the brackets of this marker";
    marker_empty: "no space stands in the brackets of this marker";
    marker_padded: "too many spaces stand in the brackets of this marker";
    write_marker(marker): "Write `- {marker} ` with the letters and spaces of an English keyboard, then the text.";

    space_behind(mark, what): "behind `{mark}` stands {what}, no plain space: here it is text";
    write_space(mark): "Write `{mark} ` with the plain space of the keyboard.";

    write_section(name): "Write `### {name}` on a line of its own.";
    bold_section(name): "`{name}` in bold is text, and no section";
    deep_section(heading): "`{heading}` is a section with one `#` too many";
    deep_section_kept(heading): "`{heading}` is text of the section above it: a section has three `#`";
    section_stays_english(name): "Write `### {name}`: the names of sections stay English in every language.";

    comment_alone(name): "`### {name}` holds nothing but a comment";
    answer_in_comment: "the `### Answer` of this question stands in a comment";
    out_of_comment: "A comment `<!-- … -->` never leaves the file: take the text out of it.";

    other_kind(word, kind): "kind `{word}` is called `{kind}` here";
    write_kind(kind): "Write `kind={kind}`.";
    level_key: "a level is a word with a dot, not a key";
    level_word(word): "`{word}` needs a dot before it";
    write_level(level): "Write `.{level}`.";

    numbered_options: "the options are a numbered list";
    write_bullets: "Write `- [x]` before a right option and `- [ ]` before a wrong one: bullets, no numbers.";
}
