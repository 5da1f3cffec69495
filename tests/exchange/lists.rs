//! Lists in the shapes that people write them in by hand: each question comes out, and none stands in the answer of another one.

use viva::exchange::card::{Gathered, Reason};
use viva::exchange::form::Form;
use viva::exchange::headings;
use viva::exchange::objects::Objects;

/// Prompts and answers.
fn pairs(found: &Gathered) -> Vec<(&str, &str)> {
    found
        .cards
        .iter()
        .map(|card| (card.content.prompt.as_str(), card.content.answer.as_str()))
        .collect()
}

#[test]
fn questions_with_their_answers_on_one_line_come_out_one_by_one() {
    for list in [
        "1. **Is it?** — Yes\n2. **Was it?** — No\n",
        "1. Is it? - Yes\n2. Was it? - No\n",
        "- **Is it?** Yes\n- **Was it?** No\n",
        "**Is it?** Yes\n**Was it?** No\n",
        "| Question | Answer |\n|---|---|\n| Is it? | Yes |\n| Was it? | No |\n",
        "| what | then |\n| :-- | --- |\n| Is it? | Yes |\n| Was it? | No |\n",
        "Q: Is it?\nA: Yes\nQ: Was it?\nA: No\n",
        "Q: Is it?\n\nA: Yes\n\nQ: Was it?\n\nA: No\n",
        "- Q: Is it?\n- A: Yes\n- Q: Was it?\n- A: No\n",
    ] {
        let text = format!("# Notes\n\n## Basics\n\n{list}\n## What is more?\n\nThis is more.\n");
        let found = headings::read(&text);
        let expected = [("Is it?", "Yes"), ("Was it?", "No"), ("What is more?", "This is more.")];
        assert_eq!(pairs(&found), expected, "{text}");
    }
}

#[test]
fn cards_of_lines_among_headings_are_read_with_the_headings() {
    let text = "# Notes\n\n## What is one?\n\nOne.\n\nQ: What is two?\nA: Two.\n\n## What is three?\n\nThree.\n\n## What is four?\n\nFour.\n";
    assert_eq!(Form::guess("notes.md", text), Form::Headings);
    let expected = [
        ("What is one?", "One."),
        ("What is two?", "Two."),
        ("What is three?", "Three."),
        ("What is four?", "Four."),
    ];
    assert_eq!(pairs(&headings::read(text)), expected);
    assert_eq!(Form::guess("cards.md", "# Deck\n\nQ: What?\nA: That.\n"), Form::Qa);
}

#[test]
fn a_table_with_options_below_a_heading_is_a_quiz() {
    let text = "## Quiz\n\n| Question | A | B | Correct | Page |\n|---|---|---|---|---|\n| Which? | x\\|y | z | A | 4 |\n| Which one? | a | b | Q | 5 |\n";
    let found = headings::read(text);
    assert_eq!(found.cards.len(), 1);
    let content = &found.cards[0].content;
    assert!(content.options[0].right && content.options[0].text == "x|y", "{content:?}");
    assert_eq!(found.skipped[0].place, "line 6: `Q`");
    assert_eq!(found.unread.get("Page"), Some(&2));
}

#[test]
fn a_letter_behind_answer_that_no_option_has_is_told() {
    let text = "## Which one is it?\n\nA. one\nB. two\n\nAnswer: D\n\n## Which is right?\n\nA. one\nB. two\n\nAnswer: B\n";
    let found = headings::read(text);
    assert_eq!(found.skipped[0].place, "line 1: `D`");
    assert!(found.cards.len() == 1 && found.cards[0].content.options[1].right);
}

#[test]
fn a_heading_row_of_any_language_is_no_question() {
    for (name, text) in [
        ("q.csv", "Frage;Antwort A;Antwort B;Richtig\nWas?;eins;zwei;B\n"),
        ("q.tsv", "Frage\tAntwort\nWas?\tDas\n"),
        ("q.txt", "Question\tAnswer\nWhat?\tThat\n"),
        ("q.csv", "Pregunta,Respuesta\n¿Qué?,Eso\n"),
    ] {
        let form = Form::guess(name, text);
        assert_eq!(form, Form::Csv, "{text}");
        let Ok(Objects::Foreign(found)) = form.read(text) else { panic!("{text}") };
        assert_eq!((found.cards.len(), found.items), (1, 1), "{text}");
    }
}

/// Text above a list and between lists was dropped, and "skipped 0" told.
#[test]
fn what_stands_around_questions_is_told_with_its_line_and_its_reason() {
    let text = "Written by us.\n\n# Interview\n\nWe ask these.\n\n- be kind\n- be short\n\n1. What is a lock? That.\n2. What is a list? This.\n\nGood luck.\n\n## Why?\n\nSo.\n";
    let found = headings::read(text);
    let expected = [("What is a lock?", "That."), ("What is a list?", "This."), ("Why?", "So.")];
    assert_eq!(pairs(&found), expected);
    let skipped: Vec<(&str, Reason)> =
        found.skipped.iter().map(|one| (one.place.as_str(), one.reason)).collect();
    assert_eq!(
        skipped,
        [
            ("line 1", Reason::Around),
            ("line 5", Reason::Around),
            ("line 13", Reason::Around),
            ("line 3", Reason::Chapter),
        ]
    );
    assert_eq!(found.items, found.cards.len() + found.skipped.len());
}

#[test]
fn a_list_of_requests_asks_each_of_them() {
    for list in [
        "- Tell me about yourself\n- Describe a conflict at work\n",
        "1. Explain how rebase works.\n2. Compare lists and tuples.\n",
        "- Расскажите о себе\n- Объясните, что такое GIL\n- Опишите конфликт\n",
        "1. Что такое GIL?\n2. Расскажите о декораторах.\n3. Опишите MRO.\n",
    ] {
        let found = headings::read(&format!("# Interview\n\n## First part\n\n{list}"));
        assert_eq!(found.cards.len(), list.lines().count(), "{list}: {:?}", pairs(&found));
        assert!(pairs(&found).iter().all(|(_, answer)| answer.is_empty()), "{list}");
    }
    // Advice is no list of questions, and what answers a question is none either.
    let found = headings::read(
        "## Advice\n\n- Write tests\n- Name things well\n\n## What to do?\n\n- Explain it\n- Describe it\n",
    );
    assert_eq!(found.cards.len(), 2, "{:?}", pairs(&found));
}
