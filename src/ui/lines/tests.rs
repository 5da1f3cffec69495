use super::*;
use crate::ui::{GradeKey, Mode};

const STYLE: Style = Style { width: 80, color: false };

fn terminal(input: &[u8]) -> Lines<&[u8], Vec<u8>> {
    Lines::new(input, Vec::new(), STYLE)
}

fn reveal_keys() -> Keys {
    Keys {
        mode: Mode::Quiz,
        enter: "reveal".into(),
        hint: true,
        skip: true,
        question: true,
        ..Keys::default()
    }
}

fn grade_keys() -> Keys {
    let grade = |digit, word| GradeKey { digit, word, interval: String::new() };
    let grades = vec![grade(1, "again"), grade(3, "good")];
    let (enter, suggested) = ("good".into(), Some(3));
    Keys { mode: Mode::Quiz, enter, suggested, grades, ticks: 2, question: true, ..Keys::default() }
}

#[test]
fn at_the_reveal_prompt_any_other_line_reveals() {
    let cases: [(&str, Command); 9] = [
        ("\n", Command::Enter),
        ("because of the GIL\n", Command::Enter),
        ("3\n", Command::Enter),
        ("foo\n", Command::Enter),
        ("h\n", Command::Hint),
        ("q", Command::Quit),
        ("f bad key\r\n", Command::Flag(Some("bad key".into()))),
        ("", Command::EndOfInput),
        // There is nothing to undo: told, and asked again until the input ends.
        ("u\nu\n", Command::EndOfInput),
    ];
    for (input, expected) in cases {
        let reply = terminal(input.as_bytes()).ask_key(&reveal_keys()).unwrap();
        assert_eq!(reply, expected, "{input:?}");
    }
}

#[test]
fn at_the_grade_prompt_only_offered_digits_count() {
    let mut terminal = terminal(b"2\nwhat\nt 3\nt 1,2\n3\n");
    assert_eq!(terminal.ask_key(&grade_keys()).unwrap(), Command::Tick(vec![1, 2]));
    assert_eq!(terminal.ask_key(&grade_keys()).unwrap(), Command::Digit(3));
    assert_eq!(terminal.ask_key(&grade_keys()).unwrap(), Command::EndOfInput);
    insta::assert_snapshot!(String::from_utf8(terminal.into_output()).unwrap(), @r"
    [1] again  [3] good
    [enter] good  [t] tick  [q] quit  [?] keys
    > 2
    2 is not on offer; the grades are 1 3.
    > what
    This is not a key here; ? lists them.
    > t 3
    Key points are numbers from 1 to 2, for example t 1,2.
    > t 1,2

    [1] again  [3] good
    [enter] good  [t] tick  [q] quit  [?] keys
    > 3

    [1] again  [3] good
    [enter] good  [t] tick  [q] quit  [?] keys
    ");
}

#[test]
fn one_line_answers() {
    let prompt = TextPrompt { label: "letters".into(), keys: reveal_keys(), ..Default::default() };
    let cases = [
        ("a,c\n", TextReply::Answer("a,c".into())),
        ("\n", TextReply::Answer(String::new())),
        (":=\n", TextReply::Answer(":=".into())),
        ("q\n", TextReply::Answer("q".into())),
        (":q\n", TextReply::Command(Command::Quit)),
        (":f odd\n", TextReply::Command(Command::Flag(Some("odd".into())))),
        (":u\nb\n", TextReply::Answer("b".into())),
        ("", TextReply::Command(Command::EndOfInput)),
        ("no newline", TextReply::Answer("no newline".into())),
    ];
    let choice = TextPrompt { letters: 4, ..prompt.clone() };
    for (input, expected) in [
        ("s\n", TextReply::Command(Command::Skip)),
        (":s\n", TextReply::Command(Command::Skip)),
        ("a\n", TextReply::Answer("a".into())),
        ("z\n", TextReply::Answer("z".into())),
        ("b,s\n", TextReply::Answer("b,s".into())),
    ] {
        let reply = terminal(input.as_bytes()).ask_text(&choice).unwrap();
        assert_eq!(reply, expected, "{input:?}");
    }
    for (input, expected) in cases {
        assert_eq!(terminal(input.as_bytes()).ask_text(&prompt).unwrap(), expected, "{input:?}");
    }
}

#[test]
fn answers_of_many_lines_end_with_a_dot() {
    let prompt = TextPrompt {
        label: "answer".into(),
        multiline: true,
        keys: reveal_keys(),
        ..Default::default()
    };
    let answer = |text: &str| TextReply::Answer(text.to_owned());
    let cases = [
        ("select 1\n\n  from t\n.\n", answer("select 1\n\n  from t")),
        (".\n", answer("")),
        ("..\n...\n.5\n. \n.\n", answer(".\n..\n5\n ")),
        ("half\n", TextReply::Command(Command::EndOfInput)),
        ("half\n:q\n.\n", TextReply::Command(Command::Quit)),
        ("a\n:x\n.\n", answer("a\n:x")),
        // A key that does nothing here is told, and two colons type it.
        ("a\n:t 1,2\n:quit\n::g\n:::g\n.\n", answer("a\n:g\n::g")),
        ("::-1\n:3\n:=\n.\n", answer("::-1\n:3\n:=")),
    ];
    for (input, expected) in cases {
        assert_eq!(terminal(input.as_bytes()).ask_text(&prompt).unwrap(), expected, "{input:?}");
    }
}

/// `:h` was judged as the answer to a question of an exam, and counted as wrong.
#[test]
fn a_key_of_another_prompt_is_no_answer() {
    for mode in [Mode::Exam, Mode::Place, Mode::Quiz] {
        for word in
            ["h", "s", "u", "k", "f", "w", "m", "a", "t", "t 1", "g", "e", "r", "quit", "hint"]
        {
            let keys = Keys { mode, ..Keys::default() };
            let one_line = TextPrompt { label: "?".into(), keys, ..Default::default() };
            let many = TextPrompt { multiline: true, ..one_line.clone() };
            let input = format!(":{word}\nyes\n.\n");
            for prompt in [one_line, many] {
                let mut terminal = terminal(input.as_bytes());
                let reply = terminal.ask_text(&prompt).unwrap();
                let is_taken = !matches!(&reply, TextReply::Answer(text) if text != "yes");
                assert!(is_taken, "{mode:?} :{word}: {reply:?}");
                let typed = format!("::{word}\n.\n");
                let mut terminal = self::terminal(typed.as_bytes());
                let reply = terminal.ask_text(&prompt).unwrap();
                assert_eq!(reply, TextReply::Answer(format!(":{word}")), "{mode:?}");
            }
        }
    }
    let keys = Keys { mode: Mode::Exam, ..Keys::default() };
    let prompt = TextPrompt { label: "What is printed?".into(), keys, ..Default::default() };
    let mut terminal = terminal(b":h\n:g\n:quit\n7\n");
    assert_eq!(terminal.ask_text(&prompt).unwrap(), TextReply::Answer("7".into()));
    insta::assert_snapshot!(String::from_utf8(terminal.into_output()).unwrap(), @r"
    What is printed?
    [:q] pause  [:?] keys
    > :h
    `:h` (hint) is a key of the quiz, not of an exam. As an answer: `::h`.
    > :g
    `:g` (give up) does nothing at this question. As an answer: `::g`.
    > :quit
    Commands are letters: `:q` is pause. As an answer: `::quit`.
    > 7
    ");
}

/// An empty line went into the answer, and nothing showed that it had.
#[test]
fn an_empty_line_with_which_an_answer_begins_is_told_once() {
    let keys = Keys { give_up: true, ..reveal_keys() };
    let prompt = TextPrompt { label: "?".into(), multiline: true, keys, ..Default::default() };
    let mut answered = terminal(b"\n\n7\n\n.\n");
    assert_eq!(answered.ask_text(&prompt).unwrap(), TextReply::Answer("\n\n7\n".into()));
    let output = String::from_utf8(answered.into_output()).unwrap();
    assert_eq!(output.matches("An empty line is a line of your answer.").count(), 1, "{output}");
    assert!(output.contains("A single . ends it; alone it gives up."), "{output}");
    let mut note = terminal(b"\n.\n");
    let keys = Keys { mode: Mode::Note, ..Keys::default() };
    note.ask_text(&TextPrompt { keys, ..prompt }).unwrap();
    assert!(!String::from_utf8(note.into_output()).unwrap().contains("An empty line"));
}

#[test]
fn lines_that_look_like_commands_are_typed_and_kept() {
    for line in [":g", "::g", ":quit", ".", "..", ":=", "x", ":t 1", ""] {
        assert_eq!(undotted(dotted(line)), line);
    }
}

#[test]
fn a_hint_in_the_middle_keeps_what_was_typed() {
    let prompt = TextPrompt {
        label: "answer".into(),
        multiline: true,
        keys: reveal_keys(),
        ..Default::default()
    };
    let mut terminal = terminal(b"one\n:h\ntwo\n.\nthree\n.\n");
    assert_eq!(terminal.ask_text(&prompt).unwrap(), TextReply::Command(Command::Hint));
    let rest = TextPrompt { keys: Keys { mode: Mode::Quiz, ..Keys::default() }, ..prompt.clone() };
    assert_eq!(terminal.ask_text(&rest).unwrap(), TextReply::Answer("one\ntwo".into()));
    assert_eq!(terminal.ask_text(&rest).unwrap(), TextReply::Answer("three".into()));
}

#[test]
fn overlong_and_undecodable_input_is_survived() {
    let mut input = vec![b'x'; INPUT_BYTES_MAX + 10];
    input.extend_from_slice(b"\n\xff3\n3\n");
    let mut terminal = terminal(&input);
    assert_eq!(terminal.ask_key(&grade_keys()).unwrap(), Command::Digit(3));
    let output = String::from_utf8(terminal.into_output()).unwrap();
    assert!(output.contains("longer than 1 MiB"));
}

#[test]
fn replies_without_an_end_that_mean_nothing_are_the_end() {
    let keys = Keys { enter: String::new(), suggested: None, ..grade_keys() };
    let mut terminal = terminal(&[b'\n'; 1000]);
    assert_eq!(terminal.ask_key(&keys).unwrap(), Command::EndOfInput);
    let output = String::from_utf8(terminal.into_output()).unwrap();
    assert_eq!(output.matches("Nothing is suggested here: grade it yourself, 1 3.").count(), 20);
    assert!(output.ends_with("20 replies in a row meant nothing here: this is the end.\n"));
}

#[test]
fn yes_must_be_said() {
    for (input, expected) in
        [("y\n", true), ("YES\n", true), ("\n", false), ("", false), ("x\ny\n", true)]
    {
        assert_eq!(terminal(input.as_bytes()).confirm("sure?").unwrap(), expected, "{input:?}");
    }
}
