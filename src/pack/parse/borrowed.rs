//! The words that other formats, and other languages, have for kinds and sections of ours. They are looked for and never said.

use crate::domain::labels::Kind;
use crate::pack::outline::SectionName;

/// Words that others have for a kind.
pub(super) const KINDS: &[(&str, Kind)] = &[
    ("mcq", Kind::Choice),
    ("multiplechoice", Kind::Choice),
    ("multichoice", Kind::Choice),
    ("singlechoice", Kind::Choice),
    ("multipleresponse", Kind::Choice),
    ("choices", Kind::Choice),
    ("select", Kind::Choice),
    ("quiz", Kind::Choice),
    ("test", Kind::Choice),
    ("truefalse", Kind::Choice),
    ("coding", Kind::Code),
    ("programming", Kind::Code),
    ("algorithm", Kind::Code),
    ("python", Kind::Code),
    ("query", Kind::Sql),
    ("fill", Kind::Cloze),
    ("gap", Kind::Cloze),
    ("fillin", Kind::Cloze),
    ("fillintheblank", Kind::Cloze),
    ("blank", Kind::Cloze),
    ("predict", Kind::Output),
    ("stdout", Kind::Output),
    ("text", Kind::Open),
    ("free", Kind::Open),
    ("freetext", Kind::Open),
    ("essay", Kind::Open),
    ("theory", Kind::Open),
    ("shortanswer", Kind::Open),
    ("qa", Kind::Open),
    ("soft", Kind::Behavioral),
    ("softskills", Kind::Behavioral),
    ("behavior", Kind::Behavioral),
    ("systemdesign", Kind::Design),
    ("architecture", Kind::Design),
];

/// Words that others have for a section.
pub(super) const SECTIONS: &[(&str, SectionName)] = &[
    ("ответ", SectionName::Answer),
    ("решение", SectionName::Answer),
    ("solution", SectionName::Answer),
    ("объяснение", SectionName::Explanation),
    ("пояснение", SectionName::Explanation),
    ("ключевые пункты", SectionName::KeyPoints),
    ("ключевые моменты", SectionName::KeyPoints),
    ("тревожные сигналы", SectionName::RedFlags),
    ("красные флаги", SectionName::RedFlags),
    ("подсказки", SectionName::Hints),
    ("дополнительные вопросы", SectionName::FollowUps),
    ("источники", SectionName::Sources),
    ("ссылки", SectionName::Sources),
    ("references", SectionName::Sources),
    ("links", SectionName::Sources),
    ("тесты", SectionName::Tests),
    ("уровни", SectionName::Levels),
];
