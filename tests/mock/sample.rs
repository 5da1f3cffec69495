//! Sets made of the built-in bank without the search that draws real ones.

use std::collections::BTreeMap;
use std::path::PathBuf;

use viva::domain::ids::QuestionId;
use viva::domain::interview::blueprint::{Blueprint, Exposure, Order, Thresholds};
use viva::domain::interview::set::{FORMAT, Role, Set, SetQuestion, TopicTitle};
use viva::domain::labels::Level;
use viva::domain::question::{Question, hex};
use viva::pack::context::PackContext;
use viva::pack::parse::parse_file;
use viva::pack::source::PackSource;
use viva::pack::taxonomy::Taxonomy;
use viva::render::{Document, documents};

/// The bank in one language, with the titles of its topics.
pub struct Bank {
    pub questions: Vec<Question>,
    pub topics: Vec<TopicTitle>,
    pub language: &'static str,
}

/// Reads the bank. In another language than English it holds the translated questions only.
pub fn bank(language: &'static str) -> Bank {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("questions");
    let (taxonomy, _) = Taxonomy::parse(&std::fs::read(root.join("taxonomy.toml")).unwrap());
    let source = PackSource::open(&root).unwrap();
    let (context, _) = PackContext::load(&source, &taxonomy);
    let mut questions = BTreeMap::new();
    let mut translated = Vec::new();
    for path in source.files() {
        let bytes = source.read(path).unwrap();
        let parsed = parse_file(&context, path, &bytes);
        questions.extend(parsed.questions.into_iter().map(|one| (one.id.clone(), one)));
        for translation in parsed.translations.into_iter().filter(|one| one.language == language) {
            let base = questions[&translation.id].clone();
            translated.push(Question { content: translation.content, ..base });
        }
    }
    let title = |topic: &viva::pack::taxonomy::Topic| TopicTitle {
        topic: topic.id.clone(),
        title: topic.title(language).to_owned(),
    };
    let topics = taxonomy.topics.iter().map(title).collect();
    let questions = if language == "en" { questions.into_values().collect() } else { translated };
    Bank { questions, topics, language }
}

impl Bank {
    /// Every question in sets of `size`.
    pub fn chunks(&self, size: usize) -> Vec<Set> {
        self.questions.chunks(size).map(|questions| self.set(questions.to_vec())).collect()
    }

    /// The questions with these ids, in this order.
    pub fn picked(&self, ids: &[&str]) -> Set {
        let find =
            |id: &&str| self.questions.iter().find(|one| one.id.as_str() == *id).expect(id).clone();
        self.set(ids.iter().map(find).collect())
    }

    pub fn set(&self, questions: Vec<Question>) -> Set {
        set_of(questions, self.topics.clone(), self.language)
    }
}

/// A set of any questions; the first is the warm-up, the second an anchor.
pub fn set_of(questions: Vec<Question>, mut topics: Vec<TopicTitle>, language: &str) -> Set {
    topics.retain(|one| questions.iter().any(|question| question.topic == one.topic));
    let minutes: u32 = questions.iter().map(|one| u32::from(one.minutes)).sum();
    let mut must_have_topics: Vec<String> =
        questions.iter().take(4).map(|one| one.topic.clone()).collect();
    must_have_topics.dedup();
    let numbered = questions.into_iter().zip(1..).map(|(question, number)| SetQuestion {
        number,
        role: match number {
            1 => Role::Warmup,
            2 => Role::Anchor,
            _ => Role::Regular,
        },
        revision: hex(&question.revision()),
        question,
    });
    let mut set = Set {
        format: FORMAT,
        id: "middle-60-7-3fa90c1e".to_owned(),
        digest: String::new(),
        seed: 7,
        form: 1,
        forms: 2,
        swaps: 0,
        language: language.to_owned(),
        candidate: None,
        blueprint: Blueprint {
            name: "middle-60".to_owned(),
            level: Level::Middle,
            minutes: u16::try_from(minutes).unwrap_or(u16::MAX),
            tolerance: 0.05,
            warmup: 1,
            opening_minutes: 0,
            closing_minutes: 0,
            order: Order::default(),
            anchors: None,
            only: Vec::new(),
            exclude: Vec::new(),
            weights: Vec::new(),
            topics: Vec::new(),
            code_minutes: None,
            levels: Vec::new(),
            kinds: Vec::new(),
            exposure: Exposure { cooldown_days: 30, exclude_flagged: true, exclude_rare: false },
            verdict: Thresholds {
                pass: 2.7,
                must_have_topics,
                must_have_kinds: Vec::new(),
                role_must_haves: Vec::new(),
                must_have: 2.0,
                asked_at_least: 0.8,
            },
        },
        blueprint_digest: String::new(),
        bank_digest: String::new(),
        minutes,
        unmet: Vec::new(),
        reserved: Vec::new(),
        topics,
        questions: numbered.collect(),
    };
    set.digest = set.digest_of();
    set
}

/// The documents of a set by name, without tables of the judge.
pub fn written(set: &Set) -> BTreeMap<&'static str, String> {
    written_with(set, &BTreeMap::new())
}

/// The documents of a set by name.
pub fn written_with(
    set: &Set,
    tables: &BTreeMap<QuestionId, String>,
) -> BTreeMap<&'static str, String> {
    let text = |document: Document| (document.name, String::from_utf8(document.bytes).unwrap());
    documents(set, tables).unwrap().into_iter().map(text).collect()
}
