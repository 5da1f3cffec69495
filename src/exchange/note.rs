//! A note of Anki, from a text or a collection, as questions.

use super::card::{Card, Gathered, Name, Reason};
use super::gaps;
use super::html;

/// A note with its fields.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Note {
    /// Where it stands, for people.
    pub place: String,
    /// What it is known by everywhere.
    pub guid: Option<String>,
    /// Its deck, `::` between the levels.
    pub deck: Option<String>,
    /// Its tags.
    pub tags: Vec<String>,
    /// Its fields with their names, where those are known.
    pub fields: Vec<(String, String)>,
    /// Whether the fields are HTML; `None` where nobody says.
    pub is_html: Option<bool>,
}

/// Names of the field that asks and of the one that answers.
const FRONT: &[&str] = &["front", "question", "prompt", "expression", "вопрос", "лицо"];
const BACK: &[&str] = &["back", "answer", "ответ", "definition", "meaning", "оборот"];

/// What Anki writes into a collection that older programs cannot read.
const PLACEHOLDER: &str = "please update to the latest anki version";

impl Note {
    /// Turns it into questions.
    pub fn gather(&self, found: &mut Gathered) {
        if self.fields.first().is_some_and(|(_, text)| text.to_lowercase().contains(PLACEHOLDER)) {
            return found.skip(self.place.clone(), Reason::Placeholder);
        }
        let fields: Vec<Field> =
            self.fields.iter().filter_map(|(name, text)| self.field(name, text, found)).collect();
        let cards = match self.cards(&fields) {
            Ok(cards) => cards,
            Err(reason) => return found.skip(self.place.clone(), reason),
        };
        let finished = cards.into_iter().map(|card| Card {
            deck: self.deck.clone(),
            tags: self.tags.clone(),
            ..card
        });
        found.take_all(&self.place, finished.collect(), Reason::Malformed);
    }

    fn field(&self, name: &str, text: &str, found: &mut Gathered) -> Option<Field> {
        let is_html =
            self.is_html.unwrap_or_else(|| html::is_html(text) || text.contains("[sound:"));
        let converted = match is_html {
            true => html::to_markdown(text),
            false => html::Converted {
                markdown: text.trim().to_owned(),
                attachments: 0,
                has_words: !text.trim().is_empty(),
            },
        };
        found.attachments += converted.attachments;
        let is_empty = converted.markdown.trim().is_empty();
        (!is_empty).then(|| Field {
            name: name.to_lowercase(),
            text: converted.markdown,
            has_words: converted.has_words,
        })
    }

    fn cards(&self, fields: &[Field]) -> Result<Vec<Card>, Reason> {
        let gapped =
            fields.iter().enumerate().find_map(|(at, field)| Some((at, gaps::anki(&field.text)?)));
        if let Some((at, pieces)) = gapped {
            let others =
                fields.iter().enumerate().filter(|(other, _)| *other != at).map(|(_, field)| field);
            return Ok(gaps::cards(&pieces, &joined(others), &self.place, self.guid.as_deref()));
        }
        let named =
            |names: &[&str]| fields.iter().position(|field| names.contains(&field.name.as_str()));
        let front = named(FRONT).unwrap_or(0);
        let Some(asked) = fields.get(front) else { return Err(Reason::NoPrompt) };
        if !asked.has_words {
            return Err(Reason::NoPrompt);
        }
        let back = named(BACK).filter(|back| *back != front);
        let answer = back.and_then(|back| fields.get(back)).into_iter();
        let rest = fields
            .iter()
            .enumerate()
            .filter(|(at, _)| *at != front && Some(*at) != back)
            .map(|(_, field)| field);
        let mut card =
            Card::open(self.place.clone(), asked.text.clone(), joined(answer.chain(rest)));
        if let Some(guid) = self.guid.as_deref().filter(|guid| !guid.is_empty()) {
            card.name = name_of(guid);
        }
        Ok(vec![card])
    }
}

/// The name of a question by a GUID: an id of ours comes back as what it was.
fn name_of(guid: &str) -> Name {
    match guid.parse() {
        Ok(id) => Name::Id(id),
        Err(_) => Name::Foreign { key: guid.to_owned(), part: String::new() },
    }
}

struct Field {
    name: String,
    text: String,
    has_words: bool,
}

/// Fields one below the other; those whose names say something carry them.
fn joined<'f>(fields: impl Iterator<Item = &'f Field>) -> String {
    let texts = fields.map(|field| {
        let is_plain = field.name.is_empty()
            || BACK.contains(&field.name.as_str())
            || FRONT.contains(&field.name.as_str())
            || ["text", "extra", "back extra", "дополнительно"].contains(&field.name.as_str());
        match is_plain {
            true => field.text.clone(),
            false => format!(
                "**{}:** {}",
                field.name.replace(['*', '_', '`', '\n'], " ").trim(),
                field.text
            ),
        }
    });
    texts.collect::<Vec<_>>().join("\n\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn note(fields: &[(&str, &str)]) -> Gathered {
        let fields =
            fields.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect();
        let note = Note {
            place: "note 1".to_owned(),
            guid: Some("k~X".to_owned()),
            fields,
            ..Note::default()
        };
        let mut found = Gathered::default();
        note.gather(&mut found);
        found
    }

    #[test]
    fn fields_become_the_sides_of_a_question() {
        let found = note(&[
            ("Front", "What is <b>it</b>?"),
            ("Back", "That"),
            ("Source", "a book"),
            ("Extra", ""),
        ]);
        let card = &found.cards[0];
        assert_eq!(card.content.prompt, "What is **it**?");
        assert_eq!(card.content.answer, "That\n\n**source:** a book");
        assert_eq!(card.name, Name::Foreign { key: "k~X".to_owned(), part: String::new() });
        let cloze = note(&[("Text", "{{c1::a}} and {{c2::b}}"), ("Back Extra", "why")]);
        assert_eq!((cloze.items, cloze.cards.len()), (1, 2));
        assert_eq!(cloze.cards[0].content.answer, "`a`\n\nwhy");
        for (fields, reason) in [
            (vec![("Front", "<img src=\"a.png\">"), ("Back", "x")], Reason::NoPrompt),
            (
                vec![("Front", "Please update to the latest Anki version, then import again")],
                Reason::Placeholder,
            ),
            (vec![("Front", ""), ("Back", "")], Reason::NoPrompt),
        ] {
            assert_eq!(note(&fields).skipped[0].reason, reason);
        }
    }
}
