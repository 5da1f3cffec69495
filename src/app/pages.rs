//! The pages of the documentation that `viva help` prints, the same text as in the repository.

/// A page.
#[derive(Clone, Copy, Debug)]
pub struct Page {
    /// What is typed behind `viva help`.
    pub name: &'static str,
    /// What it is about, in a few words.
    pub about: &'static str,
    /// The file in the repository.
    pub path: &'static str,
    /// Its text.
    pub text: &'static str,
}

macro_rules! page {
    ($name:literal, $path:literal, $about:literal) => {
        Page {
            name: $name,
            about: $about,
            path: $path,
            text: include_str!(concat!("../../", $path)),
        }
    };
}

/// Further names of pages: what people type.
const ALSO: &[(&str, &str)] =
    &[("interview", "lead"), ("interviews", "lead"), ("kit", "lead"), ("kits", "lead")];

/// The page of a name, or of another one that it goes by.
pub fn find(name: &str) -> Option<&'static Page> {
    let also = ALSO.iter().find(|(also, _)| *also == name).map_or(name, |(_, page)| page);
    ALL.iter().find(|page| page.name == also)
}

/// Every page, in the order in which they are listed.
pub const ALL: &[Page] = &[
    page!("candidate", "docs/candidate.md", "sessions, keys, the daily habit"),
    page!("lead", "docs/lead.md", "mock interviews, from the set to the verdict"),
    page!("team", "docs/team.md", "questions of your own, checks in a repository"),
    page!("bring", "docs/convert.md", "questions from Anki, Obsidian, lists and spreadsheets"),
    page!("format", "FORMAT.md", "how questions and packs are written"),
    page!("export-schema", "docs/export.schema.json", "JSON schema of a line of `viva export`"),
    page!("judgement", "docs/judgement.md", "how ratings become a verdict, and how often it errs"),
    page!("reference", "docs/reference.md", "JSON, lines mode, exit codes, variables"),
    page!("speed", "docs/speed.md", "how fast it is, measured"),
    page!("security", "SECURITY.md", "what is promised about files of others"),
];
