use super::*;
use crate::domain::interview::Set;
use crate::domain::interview::compare::compare;
use crate::domain::interview::samples::{card, held, set};
use crate::domain::interview::score::report;

fn sample(language: &str) -> Set {
    let mut set = set(
        "middle-60-7-3fa90c1e",
        &[("concurrency", "asyncio-tasks/a", 3), ("security", "passwords/b", 2)],
    );
    set.language = language.to_owned();
    set.candidate = Some("K-17".to_owned());
    set.blueprint.verdict.must_have_topics = vec!["concurrency".into(), "joins".into()];
    set
}

fn one(language: &str) -> Report {
    let set = sample(language);
    let mut card = card(&set, "anna", &[(1, 1), (4, 2)]);
    card.marks[0].hints = 1;
    card.marks[0].note = "=HYPERLINK(\"x\") <script>alert(1)</script>\nand | a bar".to_owned();
    report(&set, &card)
}

#[test]
fn a_report_in_markdown() {
    insta::assert_snapshot!(report_markdown(&one("en")).unwrap(), @r#"
    # Insufficient evidence

    Interview report · middle, 60 minutes

    - joins is a must-have, and the set has no question on it.

    A pass needs 2.7 or more overall and 80 % of the questions asked; 2.0 or more in each must-have (Title of concurrency, joins). A question weighs its planned minutes, at least 2 and at most 12.

    | | |
    |---|---|
    | Candidate | K-17 |
    | Interviewer | anna |
    | Overall | 2.50 of 4 |
    | Asked | 2 of 2 |
    | Key points | 3 of 5 ticked, 60 %; 95 % interval 23 to 88 % |
    | Time | 2 min at the questions, 60 planned for them |
    | Set | middle-60-7-3fa90c1e |

    ## Competencies

    | Topic | Mean | Rated | Key points | |
    |---|--:|--:|--:|---|
    | Title of concurrency | 1.00 | 1 of 1 | 1 of 3 | must-have, below 2.0 |
    | Title of security | 4.00 | 1 of 1 | 2 of 2 |  |
    | joins | – | 0 of 0 |  | must-have, no rating |

    ## Question by question

    | | Rating | Question | Level | Kind | Points |
    |--:|---|---|---|---|--:|
    | 1 | 1 | What is `asyncio-tasks/a`? (asyncio-tasks/a) | middle | open | 1 of 3 |
    | 2 | 4 | What is `passwords/b`? (passwords/b) | middle | open | 2 of 2 |

    ## Notes

    - **1** (hints: 1): =HYPERLINK("x") &lt;script\>alert(1)&lt;/script\> and \| a bar

    ## How to rate

    1. Mostly missing or wrong: fewer than half of the required points
    2. Partly right: a required point is missing
    3. Right: all required points
    4. Right and beyond: all required points and at least half of the others

    Ticks suggest a rating by this scale. Where no point is marked as required, all of them are; where there are no others, all is 3; after a hint it is at most 3. A choice, an output or a gap: right 3, wrong 1, after a hint or a wrong try 2. SQL and code: every test passes without help 3, after a hint or once a failure was explained 2, otherwise 1; a 4 is given by hand.
    "#);
}

#[test]
fn a_report_in_russian() {
    let text = report_markdown(&one("ru")).unwrap();
    for part in [
        "# Недостаточно данных",
        "joins: обязательно, но в варианте нет такого вопроса.",
        "| В целом | 2,50 из 4 |",
        "отмечено 3 из 5, 60 %; интервал 95 %: от 23 до 88 %",
        "(подсказок: 1)",
    ] {
        assert!(text.contains(part), "{part}: {text}");
    }
    let html = report_html(&one("ru")).unwrap();
    assert!(html.starts_with("<!doctype html>\n<html lang=\"ru\">"));
    assert!(html.contains("<h1 class=\"verdict unclear\">Недостаточно данных</h1>"), "{html}");
}

#[test]
fn a_note_is_text_and_the_policy_holds() {
    let html = report_html(&one("en")).unwrap();
    assert!(html.contains("&lt;script&gt;alert(1)&lt;&#x2f;script&gt;"), "{html}");
    assert!(!html.contains("<script") && !html.contains(" style="), "{html}");
    // Every place on a track has its rule.
    for class in html.split("class=\"").skip(1).filter_map(|rest| rest.split('"').next()) {
        for name in class.split(' ').filter(|name| {
            name.starts_with(['w', 'l']) && name.ends_with(|last: char| last.is_ascii_digit())
        }) {
            assert!(html.contains(&format!(".{name} {{")), "{name}");
        }
    }
    assert!(html.contains(".l675 { left: 67.5%; }"));
}

#[test]
fn a_report_as_rows() {
    insta::assert_snapshot!(report_csv(&one("en")).unwrap(), @r#"
    number,question,topic,leaf,level,kind,minutes,rating,ticked,points,hints,follow_ups,note,state,wrong_answers,seconds
    1,asyncio-tasks/a,concurrency,asyncio-tasks,middle,open,5,1,1,3,1,0,"'=HYPERLINK(""x"") <script>alert(1)</script>
    and | a bar",rated,0,60
    2,passwords/b,security,passwords,middle,open,5,4,2,2,0,0,,rated,0,60
    "#);
}

#[test]
fn a_comparison_in_markdown_and_as_rows() {
    let other = Set { candidate: Some("@K-18".to_owned()), ..sample("en") };
    let cards = [
        (sample("en"), card(&sample("en"), "anna", &[(1, 1), (4, 2)])),
        (other.clone(), card(&other, "anna", &[(3, 3), (4, 1)])),
    ];
    let comparison = compare(&held(&cards)).unwrap();
    insta::assert_snapshot!(comparison_markdown(&comparison).unwrap(), @r"
    # Candidates side by side

    2 questions in common, n = 2 of them asked in every interview

    - K-17 and @K-18: no difference that n = 2 can show (-1.00 a question, 95 % interval -13.71 to +11.71).

    ## Results

    | | Overall, whole set | Mean of n | Asked | Key points of n, 95 % interval | Whole set |
    |---|--:|--:|--:|---|---|
    | K-17 | 2.50 | 2.50 | 2 | 3 of 5 ticked, 60 %; 95 % interval 23 to 88 % | Insufficient evidence |
    | @K-18 | 3.50 | 3.50 | 2 | 4 of 5 ticked, 80 %; 95 % interval 38 to 96 % | Insufficient evidence |

    - K-17: joins is a must-have, and the set has no question on it.
    - @K-18: joins is a must-have, and the set has no question on it.

    ## Must-haves, whole set

    | Topic | K-17 | @K-18 | |
    |---|--:|--:|---|
    | Title of concurrency | 1.00 | 3.00 | must-have |
    | joins | – | – | must-have |

    ## Question by question

    | Question | K-17 | @K-18 |
    |---|--:|--:|
    | What is `asyncio-tasks/a`? (asyncio-tasks/a) | 1 | 3 |
    | What is `passwords/b`? (passwords/b) | 4 | 4 |
    ");
    insta::assert_snapshot!(comparison_csv(&comparison).unwrap(), @r"
    question,topic,level,K-17,'@K-18
    asyncio-tasks/a,concurrency,middle,1,3
    passwords/b,security,middle,4,4
    ");
    let html = comparison_html(&comparison).unwrap();
    assert!(html.contains("K-17 and @K-18: no difference that n = 2 can show ("), "{html}");
}

#[test]
fn an_agreement_in_markdown() {
    let set = sample("en");
    let cards = [
        (set.clone(), card(&set, "anna", &[(1, 1), (4, 2)])),
        (set.clone(), card(&set, "boris", &[(3, 3), (4, 1)])),
    ];
    let comparison = compare(&held(&cards)).unwrap();
    insta::assert_snapshot!(comparison_markdown(&comparison).unwrap(), @r"
    # Interviewers side by side

    middle · Candidate K-17

    - **The same rating**: 1 of 2, 50 %; 95 % interval 9 to 91 %
    - **Within one**: 1 of 2, 50 %; 95 % interval 9 to 91 %

    ## Results

    | | Overall | Asked | Key points | Whole set |
    |---|--:|--:|---|---|
    | anna | 2.50 | 2 of 2 | 3 of 5 ticked, 60 %; 95 % interval 23 to 88 % | Insufficient evidence |
    | boris | 3.50 | 2 of 2 | 4 of 5 ticked, 80 %; 95 % interval 38 to 96 % | Insufficient evidence |

    - anna: joins is a must-have, and the set has no question on it.
    - boris: joins is a must-have, and the set has no question on it.

    ## Competencies

    | Topic | anna | boris | |
    |---|--:|--:|---|
    | Title of concurrency | 1.00 | 3.00 | must-have |
    | Title of security | 4.00 | 4.00 | |
    | joins | – | – | must-have |

    ## Question by question

    | Question | anna | boris |
    |---|--:|--:|
    | What is `asyncio-tasks/a`? (asyncio-tasks/a) | 1 | 3 |
    | What is `passwords/b`? (passwords/b) | 4 | 4 |
    ");
    assert!(comparison_html(&comparison).unwrap().contains("The same rating"));
}
