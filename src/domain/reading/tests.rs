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
