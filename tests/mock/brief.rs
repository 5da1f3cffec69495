//! The whole interview on a sheet or two: what is asked, what must be said, a box for each rating, one line for a note, and nothing else.

use viva::domain::interview::Set;
use viva::domain::interview::scale::possible_ratings;
use viva::domain::labels::Kind;

use super::markup;
use super::sample::{bank, written};

/// Texts as a page shows them, in one line.
fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The articles of a brief, one a question.
fn articles(html: &str) -> Vec<&str> {
    html.split("<article class=\"one\">").skip(1).collect()
}

fn sets() -> Vec<Set> {
    ["en", "ru"].iter().flat_map(|language| bank(language).chunks(12)).collect()
}

#[test]
fn every_question_stands_on_the_brief_with_its_boxes_and_one_line() {
    for set in sets() {
        let files = written(&set);
        let html = &files["brief.html"];
        let found = articles(html);
        assert_eq!(found.len(), set.questions.len());
        for (one, article) in set.questions.iter().zip(found) {
            let id = &one.question.id;
            let number = format!("<b>{}</b>", one.number);
            assert!(article.contains(&number), "{id}: {number}");
            let ratings = possible_ratings(one.question.kind, false);
            let boxes: String = ratings.iter().map(|rating| format!("<b>{rating}</b>")).collect();
            let boxes = &format!("<div class=\"rates\">{boxes}<b>–</b></div>");
            assert_eq!(article.matches(boxes).count(), 1, "{id}");
            assert_eq!(article.matches("<p class=\"note\"></p>").count(), 1, "{id}");
            let points = &one.question.content.key_points;
            let required = points.iter().filter(|point| point.required).count();
            let shown = if required == 0 { points.len() } else { required };
            assert_eq!(article.matches("<span class=\"box\">").count(), shown, "{id}");
            let options = &one.question.content.options;
            let letters = (b'a'..).take(options.len()).map(|one| format!("{})", char::from(one)));
            assert!(letters.clone().all(|letter| article.contains(&letter)), "{id}");
            let right = article.matches("<li><b class=\"letter\">").count();
            assert_eq!(right, options.iter().filter(|one| one.right).count(), "{id}");
        }
    }
}

/// What a reader sees of a piece of a page.
fn seen(html: &str) -> String {
    let texts = html.split('<').map(|piece| piece.split_once('>').map_or(piece, |(_, text)| text));
    flat(&texts.collect::<Vec<_>>().join(""))
}

#[test]
fn the_brief_holds_no_essay_no_flag_no_hint_no_source_and_no_seed() {
    for set in sets() {
        let files = written(&set);
        let html = &files["brief.html"];
        let page = flat(&markup::read(html).text);
        assert!(page.contains(&set.id));
        assert!(!page.contains(&set.digest) && !page.contains(&format!("seed {}", set.seed)));
        for (one, article) in set.questions.iter().zip(articles(html)) {
            let (content, article) = (&one.question.content, seen(article));
            let prompt = flat(content.prompt.lines().next().unwrap());
            let is_plain =
                |text: &str| text.len() > 30 && !text.contains(['`', '*', '<', '[', '&', '\\']);
            if is_plain(&prompt) {
                assert!(article.contains(&prompt), "{}: {article}", one.question.id);
            }
            let held_back =
                [&content.red_flags, &content.hints, &content.follow_ups, &content.sources];
            for text in held_back.into_iter().flatten().filter(|text| is_plain(text)) {
                assert!(!article.contains(&flat(text)), "{}: {text}", one.question.id);
            }
        }
    }
}

#[test]
fn a_short_answer_is_given_in_its_line_and_what_is_left_out_is_named() {
    let english = bank("en");
    let kinds = [Kind::Output, Kind::Cloze];
    let picked = english.questions.iter().filter(|one| kinds.contains(&one.kind)).cloned();
    let set = english.set(picked.collect());
    let html = &written(&set)["brief.html"];
    let answered = articles(html).into_iter().filter(|article| {
        article.contains("<p class=\"right\">right:")
            || article.contains("<p class=\"right\">Right:")
    });
    assert!(answered.count() * 2 > set.questions.len());
    let set = english.set(
        english.questions.iter().filter(|one| one.kind == Kind::Sql).take(8).cloned().collect(),
    );
    for article in articles(&written(&set)["brief.html"]) {
        assert!(
            article.contains("<p class=\"right soft\">") || article.contains("<pre"),
            "{article}"
        );
    }
}
