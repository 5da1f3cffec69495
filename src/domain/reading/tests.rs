use super::*;
use crate::domain::skill::{Skill, Spelling};

fn lexicon() -> Lexicon {
    let skill = |id: &str, words: &[&str], implies: &[&str]| Skill {
        id: id.to_owned(),
        title: words[0].trim_start_matches('=').to_owned(),
        leaves: vec![format!("{id}-leaf")],
        spellings: words.iter().filter_map(|word| Spelling::parse(word)).collect(),
        implies: implies.iter().map(|one| (*one).to_owned()).collect(),
        family: None,
    };
    Lexicon::new(vec![
        skill("python", &["Python"], &[]),
        skill("django", &["Django"], &["python"]),
        skill("docker", &["Docker"], &[]),
        skill("kafka", &["Kafka"], &[]),
        skill("java", &["Java"], &[]),
        skill("go", &["=Go"], &[]),
        skill("queues", &["~queue*", "~index*", "~очеред*"], &[]),
    ])
    .unwrap()
}

fn needs(text: &str) -> Vec<(String, &'static str)> {
    let reading = Reading::of(text, &lexicon(), None);
    reading.asked.into_iter().map(|asked| (asked.skill, asked.need.as_str())).collect()
}

fn pairs(expected: &[(&str, &'static str)]) -> Vec<(String, &'static str)> {
    expected.iter().map(|(skill, need)| ((*skill).to_owned(), *need)).collect()
}

#[test]
fn headings_decide_and_words_of_the_clause_overrule_them() {
    let text = "Requirements:\n- Python\n- Docker; опыт с Kafka — преимущество\n\nNice to have\n- Django\n";
    let expected = [("python", "must"), ("docker", "must"), ("kafka", "nice"), ("django", "nice")];
    assert_eq!(needs(text), pairs(&expected));
}

#[test]
fn what_is_said_not_to_be_needed_is_not_asked() {
    for text in [
        "No experience with Java is needed.",
        "Java isn't required",
        "Not required: Java, Go",
        "Знание Java не требуется.",
        "Java нам не нужна, Go тоже не понадобится",
        "Без опыта с Java можно откликаться",
        "What we don't ask for\n- Java",
    ] {
        let reading = Reading::of(&format!("Requirements:\n{text}"), &lexicon(), None);
        assert_eq!(reading.asked, [], "{text}");
        assert!(!reading.denied.is_empty(), "{text}");
    }
}

#[test]
fn a_bare_not_denies_nothing() {
    assert_eq!(needs("Требования:\n- не боится Docker"), pairs(&[("docker", "must")]));
    let text = "Requirements:\n- Python is not enough, Kafka does not scare you";
    assert_eq!(needs(text), pairs(&[("python", "must"), ("kafka", "must")]));
}

#[test]
fn a_denial_ends_with_its_clause() {
    let text = "Requirements:\n- Java is not required, but Docker is";
    assert_eq!(needs(text), pairs(&[("docker", "must")]));
}

#[test]
fn what_is_offered_is_not_asked() {
    assert_eq!(
        needs("Требования:\n- Python\n\nМы предлагаем:\n- курсы по Kafka"),
        pairs(&[("python", "must")])
    );
}

#[test]
fn lines_without_a_known_word_are_listed_with_their_number() {
    let text = "About us\nWe like tea.\n\nRequirements:\n- Python\n- A driving licence\n";
    let reading = Reading::of(text, &lexicon(), None);
    let expected = Place { line: 6, words: "- A driving licence".to_owned() };
    assert_eq!(reading.unknown, [expected]);
}

#[test]
fn marks_of_done_claim_what_stands_below_them() {
    let text = "# Plan\n## Python (âœ…)\n- Docker\n## Kafka\n- [x] Django\n- [ ] Go";
    let reading = Reading::of(text, &lexicon(), None);
    assert!(reading.is_checklist);
    assert_eq!(reading.repaired, Some("Windows-1252"));
    let claimed = reading.asked.iter().filter(|asked| asked.is_claimed);
    let claimed: Vec<&str> = claimed.map(|asked| asked.skill.as_str()).collect();
    assert_eq!(claimed, ["python", "docker", "django"]);
}

#[test]
fn a_level_comes_from_the_title_or_from_years_and_never_from_several() {
    let level = |text: &str| Reading::of(text, &lexicon(), None).level;
    assert_eq!(level("Senior Python Developer"), Some(Level::Senior));
    assert_eq!(level("Стажёр"), Some(Level::Junior));
    assert_eq!(level("Developer\n\nRequirements:\n- 3+ years of experience"), Some(Level::Middle));
    let several = "Developer\n\n\n# A\n## Junior Level\n- Python\n## Senior Level\n- Kafka";
    let reading = Reading::of(several, &lexicon(), None);
    assert_eq!((reading.level, reading.levels.len()), (None, 2));
    let junior = Reading::of(several, &lexicon(), Some(Level::Junior));
    assert_eq!(junior.asked.iter().map(|one| one.skill.as_str()).collect::<Vec<_>>(), ["python"]);
}

#[test]
fn what_is_taken_for_granted_is_apart_and_nice_to_have() {
    let lexicon = lexicon();
    let reading = Reading::of("Requirements:\n- Django", &lexicon, None);
    assert_eq!(reading.implied(&lexicon), ["python"]);
    let role = reading.role("x", &lexicon);
    let parts: Vec<_> = role.parts.iter().map(|part| (part.name.as_str(), part.weight)).collect();
    assert_eq!(parts, [("django-leaf", 3.0), ("python-leaf", 1.0)]);
}

/// What a line below "Requirements" makes of the skills in it: `+` a must, `?` nice, `-` said not to be needed.
fn line(text: &str) -> String {
    read(&format!("Requirements:\n- {text}"))
}

fn read(text: &str) -> String {
    let reading = Reading::of(text, &lexicon(), None);
    let asked = reading.asked.iter().map(|asked| {
        format!("{}{}", if asked.need == Need::Must { '+' } else { '?' }, asked.skill)
    });
    let denied = reading.denied.iter().map(|place| format!("-{}", place.words.to_lowercase()));
    let mut all: Vec<String> = asked.chain(denied).collect();
    all.sort();
    all.join(" ")
}

#[test]
fn a_denial_holds_for_its_own_object() {
    for (text, expected) in [
        ("Мы не используем Django, у нас Python", "+python -django"),
        ("We moved away from Java to Kafka", "+kafka -java"),
        ("Отказались от Django в пользу Kafka", "+kafka -django"),
        ("Kafka is a plus, Docker is a must", "+docker ?kafka"),
        ("Преимуществом будет опыт с Kafka, знание Docker", "?docker ?kafka"),
        ("С Kafka мы не работаем", "-kafka"),
        ("Без Django и без Kafka", "-django -kafka"),
        ("Python without Django", "+python -django"),
        ("You will not be working with Django", "-django"),
        ("Python, not Java", "+python -java"),
        ("Python, а не Java или Go", "+python -go -java"),
        ("Kafka instead of Docker, Python", "+kafka +python -docker"),
        ("Вместо Docker у нас Kafka", "+kafka -docker"),
        ("Docker is required, Kafka is not", "+docker -kafka"),
        ("Java was replaced by Go", "+go -java"),
        ("We replaced Java with Go", "+go -java"),
        ("Docker (Kafka не используем)", "+docker -kafka"),
        ("Kafka не обязательна, но будет плюсом", "?kafka"),
        ("Kafka is not required, but would be a plus", "?kafka"),
    ] {
        assert_eq!(line(text), expected, "{text}");
    }
    assert_eq!(read("Будет плюсом:\n- С Kafka не работаем\n- Docker"), "-kafka ?docker");
}

#[test]
fn a_heading_that_denies_and_goes_on_is_a_plus() {
    for heading in [
        "Not required, but nice to have:",
        "Не обязательно, но будет плюсом:",
        "Not necessary, yet appreciated",
        "Необязательно, однако приятно",
        "Nice to have (none of these is required)",
        "Если есть, хорошо, если нет - научим:",
    ] {
        assert_eq!(
            read(&format!("Requirements:\n- Docker\n\n{heading}\n- Kafka")),
            "+docker ?kafka",
            "{heading}"
        );
    }
}

#[test]
fn a_want_in_so_many_words_is_stronger_than_a_denial_elsewhere() {
    let text = "Requirements:\n- Kafka\n\nYou don't need Kafka experience for phase one.";
    assert_eq!(read(text), "+kafka");
    // What is only named in passing is not.
    assert_eq!(
        read("What you will do:\n- talk to our Java services\n\nYou need no Java."),
        "-java"
    );
}

#[test]
fn a_denial_in_brackets_ends_with_them() {
    for (text, expected) in [
        ("Kafka (not essential), Docker, Python", "+docker +python ?kafka"),
        ("Kafka (we do not use it any more), Docker", "+docker -kafka"),
        ("Docker (no Kafka needed), Python", "+docker +python -kafka"),
        ("Docker is welcome (although we have somebody for Kafka)", "?docker"),
    ] {
        assert_eq!(line(text), expected, "{text}");
    }
}

#[test]
fn what_a_company_does_without_is_denied_in_many_words() {
    for text in [
        "We do not use Kafka",
        "Kafka is not our stack",
        "There is no Kafka here",
        "We moved away from Kafka",
        "We work without Kafka",
        "Kafka is handled by the platform team",
        "You won't touch Kafka",
        "Not a problem if you have never seen Kafka",
        "Kafka - no",
        "Kafka у нас нет",
        "Мы ушли от Kafka",
        "Kafka не понадобится",
        "Обходимся без Kafka",
        "Нет Kafka и не будет",
        "С Kafka вы не столкнетесь",
        "Kafka закрывает отдельная команда",
    ] {
        assert_eq!(
            read(&format!("Python developer\n\nRequirements:\n- Docker\n\n{text}.")),
            "+docker +python -kafka",
            "{text}"
        );
    }
    assert_eq!(line("No Java, Kafka or Django here"), "-django -java -kafka");
    assert_eq!(line("Docker, no Java"), "+docker -java");
}

#[test]
fn offers_hiring_and_the_product_ask_nothing() {
    let head = "Python developer\n\n";
    for text in [
        "What you get\n- Kafka courses",
        "What's in it for you\nLearn Kafka with us.",
        "Perks:\n- Kafka certification",
        "Our hiring process\n1. Task on Kafka\n2. Offer",
        "The process consists of a call and a technical test in Kafka.",
        "Interview: one stage, about Kafka.",
        "In return: a day a week for Kafka.",
        "Our product helps teams to monitor Kafka.",
        "About us\nOur clients run Kafka and Docker, and we help them.",
        "Что взамен\n- курсы по Kafka",
        "Этапы отбора:\n1. Тестовое по Kafka",
        "Тестовое: небольшая задача на Kafka.",
        "О компании\nНаши клиенты строят на Kafka очереди.",
        "Как мы нанимаем: созвон, затем интервью про Kafka.",
    ] {
        assert_eq!(read(&format!("{head}{text}")), "+python", "{text}");
    }
    for text in [
        "You will work with Kafka every day.",
        "Our services talk to each other over Kafka.",
        "We offer:\n- a modern stack: Kafka",
        "Мы предлагаем:\n- современный стек: Kafka",
        "Пишем на Kafka.",
    ] {
        assert_eq!(read(&format!("{head}{text}")), "+kafka +python", "{text}");
    }
    // A heading of unknown words ends what is offered; behind it counts what asks.
    let tail =
        "Perks\n- Go course\n\nDaily bread\nYou will run Kafka.\nDocker is the name of a cat.";
    assert_eq!(read(&format!("{head}{tail}")), "+kafka +python");
}

#[test]
fn a_word_of_life_needs_something_technical_beside_it() {
    for (text, expected) in [
        ("Our product shows the queue of candidates and an index of happiness.", ""),
        ("You will enjoy the queue of candidates.", ""),
        ("You will tune queues.", "+queues"),
        ("Our services use queues and Kafka.", "+kafka +queues"),
        ("Requirements:\n- queues", "+queues"),
        ("Requirements:\n- the queue of visitors", ""),
    ] {
        assert_eq!(read(&format!("Engineer\n\n{text}")), expected, "{text}");
    }
}

#[test]
fn signs_before_words_are_bullets_or_adorn_a_heading() {
    let text = "🔧 What you'll do\n✅ Docker\n✅ Kafka\n\n🎁 What you get\n✅ Go course\n";
    let reading = Reading::of(text, &lexicon(), None);
    assert!(!reading.is_checklist);
    assert_eq!(read(text), "+docker +kafka");
    assert_eq!(
        read("#python #junior\n\n>> WHAT WE OFFER\n▪️ Go\n\n>> YOUR PROFILE\n1️⃣ Kafka"),
        "+kafka +python"
    );
}

#[test]
fn the_title_decides_over_prose_and_prose_over_years() {
    let level = |text: &str| Reading::of(text, &lexicon(), None).level;
    for (text, expected) in [
        ("Senior/Middle+ Python developer\n\n7+ years of experience", Level::Middle),
        ("Strong Junior Python developer\n\nYou will pair with senior engineers.", Level::Junior),
        (
            "Python developer\n\n\n\nRequirements:\n- x\n- y\n- We look for a senior engineer with 3 years of experience",
            Level::Senior,
        ),
        (
            "Python developer\n\nRequirements:\n- 3+ years of experience; you mentor juniors and middles",
            Level::Middle,
        ),
        ("Ведущий разработчик\n\nОпыт от 3 лет", Level::Senior),
        ("Старший инженер", Level::Senior),
        ("Developer\n\nПозиция: Junior Python Developer", Level::Junior),
    ] {
        assert_eq!(level(text), Some(expected), "{text}");
    }
}

#[test]
fn what_is_named_in_passing_is_neither_asked_nor_denied() {
    for (text, expected) in [
        ("Rewrite the reports from Java to Go", "+go"),
        ("Переводить сервисы с Java на Go", "+go"),
        ("Опыт перехода с Java на Go", "+go +java"),
        ("Work with the Kafka team on Docker", "+docker"),
        ("Pair with our Java developer", ""),
    ] {
        assert_eq!(line(text), expected, "{text}");
    }
}

#[test]
fn a_denial_may_point_back_at_what_was_named() {
    assert_eq!(
        line("Docker; the older ones are Java, but you won't have to touch those"),
        "+docker -java"
    );
    assert_eq!(line("Kafka, although we do not use it yet"), "+kafka");
}

#[test]
fn headings_of_what_one_does_without_deny_what_stands_below() {
    for heading in [
        "Without:",
        "Без чего можно обойтись:",
        "Что тебе не пригодится",
        "What we don't use",
        "Please don't worry about",
        "Чего у нас нет",
        "Not a fit if",
    ] {
        assert_eq!(
            read(&format!("Requirements:\n- Docker\n\n{heading}\n- Kafka")),
            "+docker -kafka",
            "{heading}"
        );
    }
}

#[test]
fn a_chapter_of_a_checklist_is_headed_by_what_it_names() {
    assert_eq!(
        read("# Plan\n## Docker and packages\n- Kafka\n## Interview topics\n- Go"),
        "+docker +go +kafka"
    );
}

#[test]
fn a_paragraph_behind_a_list_counts_where_it_asks() {
    let text = "Nice to have:\n- Kafka\n\nOur clients love Docker and Go, which our product helps them to monitor.";
    assert_eq!(read(text), "?kafka");
    assert_eq!(
        read(&format!("{text}\n\nYou must know Python well, and we mean it.")),
        "+python ?kafka"
    );
}
