use crate::domain::interview::samples::set;

use super::*;

fn sample() -> Set {
    set("s", &[("security", "passwords/a", 3), ("testing", "mocks/b", 2)])
}

fn problems(text: &str) -> Vec<String> {
    parse(text.as_bytes(), &sample(), "anna").1
}

#[test]
fn columns_may_move_and_delimiters_differ() {
    for text in [
        "number,question,rating,ticked,note\n1,passwords/a,3,2,\"good, \"\"very\"\"\"\n2,mocks/b,s,,\n",
        "\u{feff}Rating;question;note;ticked;own\r\n3;passwords/a;\"good, \"\"very\"\"\";2;x\r\n-;mocks/b;;;\r\n;;;;\r\n",
        "question\trating\tticked\tnote\nmocks/b\t\t\t\npasswords/a\t3\t2\t\"good, \"\"very\"\"\"",
    ] {
        let (card, problems) = parse(text.as_bytes(), &sample(), "anna");
        assert!(problems.is_empty(), "{problems:?}");
        assert!(card.finished);
        let first = &card.marks[0];
        assert_eq!(
            (first.rating, first.ticks(), first.note.as_str()),
            (Some(3), 2, "good, \"very\"")
        );
        assert_eq!((card.marks[1].state, card.marks[1].rating), (State::NotAsked, None));
    }
}

#[test]
fn ticked_is_how_many_points_or_which_and_an_empty_cell_says_nothing() {
    let of = |ticked: &str| {
        let text = format!("question;rating;ticked\npasswords/a;3;{ticked}\nmocks/b;s;\n");
        let (card, problems) = parse(text.as_bytes(), &sample(), "anna");
        assert!(problems.is_empty(), "{problems:?}");
        let mark = card.marks[0].clone();
        (mark.ticks(), mark.counted, mark.ticked.clone(), mark.has_points())
    };
    assert_eq!(of("2"), (2, Some(2), vec![false; 3], true));
    assert_eq!(of("0"), (0, Some(0), vec![false; 3], true));
    assert_eq!(of(""), (0, None, vec![false; 3], false));
    for which in ["1,3", "1 3", "3, 1"] {
        assert_eq!(of(which), (2, None, vec![true, false, true], true), "{which}");
    }
    let told = problems("question;rating;ticked\npasswords/a;3;1,4\nmocks/b;s;\n");
    assert!(told[0].starts_with("line 2, ticked: `1,4` is neither"), "{told:?}");
}

#[test]
fn a_guarded_note_loses_its_guard() {
    let text = "question,rating,note\npasswords/a,'-,'=SUM(A1)\nmocks/b,4,'quoted'\n";
    let (card, _) = parse(text.as_bytes(), &sample(), "anna");
    assert_eq!(card.marks[0].note, "=SUM(A1)");
    assert_eq!(card.marks[1].note, "'quoted'");
}

#[test]
fn every_mistake_is_told_with_its_place() {
    let text = "number,question,rating,ticked,hints\n\
                1,passwords/a,5,4,21\n\
                1,mocks/b,2,1,0\n\
                3,passwords/zzz,1,,\n\
                1,passwords/a,1,,\n";
    assert_eq!(
        problems(text),
        [
            "line 2, hints: `21` is not a number from 0 to 20",
            "line 2, ticked: `4` is neither a number of points from 0 to 3 nor a list of them like 1,2",
            "line 2, rating: `5` is no rating: use 1 to 4, or s for not asked",
            "line 3, number: `1` is not the number of mocks/b",
            "line 4, question: `passwords/zzz` is not in the set s",
            "line 5, question: it stands in line 2 already",
            "question 2 (mocks/b) has no row",
        ]
    );
    for text in [
        "question,rating,note\r\npasswords/a,3,\"one\r\ntwo\r\nthree\"\r\nmocks/b,7,\r\n",
        "question,rating,note\npasswords/a,3,\"one\ntwo\nthree\"\nmocks/b,7,\n",
        "question,rating,note\rpasswords/a,3,\"one\rtwo\rthree\"\rmocks/b,7,\r",
        "\u{feff}question,rating,note\r\n\r\npasswords/a,3,\"one\r\ntwo\"\r\nmocks/b,7,\r\n",
    ] {
        assert_eq!(
            problems(text),
            ["line 5, rating: `7` is no rating: use 1 to 4, or s for not asked"]
        );
    }
    assert_eq!(problems(""), ["line 1: there is no column `question`"]);
    assert_eq!(problems("question,note\n"), ["line 1: there is no column `rating`"]);
    let (_, told) = parse(b"question,rating\npasswords/a,1,\xff\xfe\n", &sample(), "anna");
    assert!(told.len() == 1 && told[0].starts_with("line 2: it is not UTF-8"), "{told:?}");
}

#[test]
fn a_card_that_was_saved_before_it_was_filled_in_is_told() {
    for rating in ["", "-", "s"] {
        let told = problems(&format!("question,rating\npasswords/a,{rating}\nmocks/b,{rating}\n"));
        assert_eq!(told, ["no question has a rating: nothing is filled in"], "{rating}");
    }
    assert_eq!(problems("question,rating\npasswords/a,s\nmocks/b,1\n"), [] as [&str; 0]);
}
