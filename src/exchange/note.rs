//! A note of Anki, from a text or a collection, as questions.

use super::card::{Card, Gathered, Name, Reason};
use super::gaps;
use super::html;
use crate::words::exchange::files as says;

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
    /// The name of its type, where it is known.
    pub kind: Option<String>,
    /// Its cards by their number from 1, each with the field that it asks; empty where nobody says.
    pub asked: Vec<(u32, Option<String>)>,
}

/// Names of the field that asks and of the one that answers.
const FRONT: &[&str] = &["front", "question", "prompt", "expression", "вопрос", "лицо"];
const BACK: &[&str] = &["back", "answer", "ответ", "definition", "meaning", "оборот"];

/// The field that says whether a note is asked the other way round too.
const ADD_REVERSE: &[&str] = &["add reverse", "добавить обратную", "umgekehrt hinzufügen"];

/// How note types are named that ask both ways.
const BOTH_WAYS: &[&str] = &["reversed", "обратн", "beide richtungen", "umgekehrt"];

/// What Anki writes into a collection that older programs cannot read.
const PLACEHOLDER: &str = "please update to the latest anki version";

impl Note {
    /// Turns it into questions.
    pub fn gather(&self, found: &mut Gathered) {
        if self.fields.first().is_some_and(|(_, text)| text.to_lowercase().contains(PLACEHOLDER)) {
            return found.skip(self.place.clone(), Reason::Placeholder);
        }
        let fields: Vec<Field> =
            (0..self.fields.len()).filter_map(|at| self.field(at, found)).collect();
        if self.fields.iter().any(|(_, text)| text.contains("image-occlusion:")) {
            return found.skip(self.place.clone(), Reason::ImageOcclusion);
        }
        let cards = match self.cards(&fields, found) {
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

    fn field(&self, at: usize, found: &mut Gathered) -> Option<Field> {
        let (name, text) = self.fields.get(at)?;
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
            at,
            name: name.to_lowercase(),
            text: converted.markdown,
            has_words: converted.has_words,
        })
    }

    fn cards(&self, fields: &[Field], found: &mut Gathered) -> Result<Vec<Card>, Reason> {
        let gapped =
            fields.iter().enumerate().find_map(|(at, field)| Some((at, gaps::anki(&field.text)?)));
        if let Some((at, pieces)) = gapped {
            return Ok(self.gaps(fields, at, &pieces));
        }
        let front = self.front(fields)?;
        let mut cards = vec![self.side(fields, front, back_of(fields, front))];
        for (number, asked) in self.others(fields, front) {
            match asked {
                Some(asked) => {
                    let mut card = self.side(fields, asked, Some(front));
                    if let Some(key) = self.guid.clone().filter(|guid| !guid.is_empty()) {
                        card.name = Name::Foreign { key, part: format!("c{number}") };
                    }
                    cards.push(card);
                }
                None => {
                    found.skip(says::card_of_note(&self.place, &number), Reason::OtherCard);
                }
            }
        }
        Ok(cards)
    }

    /// The questions of a text with gaps, those inside of other gaps last.
    fn gaps(&self, fields: &[Field], at: usize, pieces: &[gaps::Piece]) -> Vec<Card> {
        let others =
            fields.iter().enumerate().filter(|(other, _)| *other != at).map(|(_, field)| field);
        let extra = joined(others);
        let guid = self.guid.as_deref();
        let mut cards = gaps::cards(pieces, &extra, &self.place, guid);
        let text = fields.get(at).map_or("", |field| field.text.as_str());
        for (number, pieces) in gaps::nested(text) {
            for mut card in gaps::cards(&pieces, &extra, &self.place, None) {
                if let Some(key) = guid.filter(|guid| !guid.is_empty()) {
                    let part = format!("c{number}");
                    card.name = Name::Foreign { key: key.to_owned(), part };
                }
                cards.push(card);
            }
        }
        cards
    }

    /// The field that asks: the one that the first card shows, else the one of that name, else the first.
    fn front(&self, fields: &[Field]) -> Result<usize, Reason> {
        let names: Vec<String> = self.fields.iter().map(|(name, _)| name.to_lowercase()).collect();
        let shown = self.asked.iter().min_by_key(|(number, _)| *number);
        let shown = shown.and_then(|(_, field)| field.as_deref()).map(str::to_lowercase);
        let wanted =
            shown.or_else(|| names.iter().find(|name| FRONT.contains(&name.as_str())).cloned());
        let at = match wanted {
            Some(wanted) => fields.iter().position(|field| field.name == wanted),
            // What is empty there is no question, and the answer must not become one.
            None => fields.iter().position(|field| field.at == 0),
        };
        let at = at.ok_or(Reason::EmptyQuestion)?;
        match fields.get(at) {
            Some(asked) if asked.has_words => Ok(at),
            _ => Err(Reason::NoPrompt),
        }
    }

    /// A question that asks one field and answers with another and whatever else there is.
    fn side(&self, fields: &[Field], front: usize, back: Option<usize>) -> Card {
        let asked = fields.get(front).map(|field| field.text.clone()).unwrap_or_default();
        let answer = back.and_then(|back| fields.get(back)).into_iter();
        let rest = fields
            .iter()
            .enumerate()
            .filter(|(at, field)| {
                *at != front && Some(*at) != back && !ADD_REVERSE.contains(&field.name.as_str())
            })
            .map(|(_, field)| field);
        let mut card = Card::open(self.place.clone(), asked, joined(answer.chain(rest)));
        if let Some(guid) = self.guid.as_deref().filter(|guid| !guid.is_empty()) {
            card.name = name_of(guid);
        }
        card
    }

    /// The further cards of the note, each with the field that it asks; `None` where that is the first card's, or says nothing.
    fn others(&self, fields: &[Field], front: usize) -> Vec<(u32, Option<usize>)> {
        let has_words = |at: &usize| fields.get(*at).is_some_and(|field| field.has_words);
        if self.asked.is_empty() {
            let back = back_of(fields, front).filter(|_| self.is_both_ways()).filter(has_words);
            return back.map(|back| (2, Some(back))).into_iter().collect();
        }
        let first = self.asked.iter().map(|(number, _)| *number).min();
        let mut taken = vec![front];
        let others = self.asked.iter().filter(|(number, _)| Some(*number) != first);
        others
            .map(|(number, field)| {
                let name = field.as_deref().map(str::to_lowercase);
                let at = fields.iter().position(|field| Some(&field.name) == name.as_ref());
                let at = at.filter(has_words).filter(|at| !taken.contains(at));
                taken.extend(at);
                (*number, at)
            })
            .collect()
    }

    /// Whether the type of the note asks both ways, by its name.
    fn is_both_ways(&self) -> bool {
        let kind = self.kind.as_deref().unwrap_or_default().to_lowercase();
        let is_optional = kind.contains("optional") || kind.contains("необязательн");
        let is_added = self.fields.iter().any(|(name, text)| {
            !text.trim().is_empty()
                && (ADD_REVERSE.contains(&name.to_lowercase().as_str()) || name.is_empty())
        }) && self.fields.get(2).is_some_and(|(_, text)| !text.trim().is_empty());
        BOTH_WAYS.iter().any(|word| kind.contains(word)) && (!is_optional || is_added)
    }
}

/// The field that answers.
fn back_of(fields: &[Field], front: usize) -> Option<usize> {
    let named = fields.iter().position(|field| BACK.contains(&field.name.as_str()));
    named.filter(|back| *back != front).or_else(|| (0..fields.len()).find(|at| *at != front))
}

/// The name of a question by a GUID: an id of ours comes back as what it was.
fn name_of(guid: &str) -> Name {
    match guid.parse() {
        Ok(id) => Name::Id(id),
        Err(_) => Name::Foreign { key: guid.to_owned(), part: String::new() },
    }
}

struct Field {
    /// Its place in the note.
    at: usize,
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
            (vec![("Front", ""), ("Back", "")], Reason::EmptyQuestion),
            (vec![("Front", ""), ("Back", "its answer")], Reason::EmptyQuestion),
            (vec![("", " "), ("", "its answer")], Reason::EmptyQuestion),
            (
                vec![("Occlusion", "{{c1::image-occlusion:rect:left=.1}}"), ("Image", "x")],
                Reason::ImageOcclusion,
            ),
        ] {
            assert_eq!(note(&fields).skipped[0].reason, reason);
        }
    }
    #[test]
    fn a_note_that_asks_both_ways_gives_two_questions() {
        let fields = [("Front", "Paris"), ("Back", "France"), ("Add Reverse", "y")];
        let both = |kind: Option<&str>, asked: Vec<(u32, Option<String>)>, add: &str| {
            let mut fields: Vec<(String, String)> = fields
                .iter()
                .map(|(name, text)| ((*name).to_owned(), (*text).to_owned()))
                .collect();
            fields[2].1 = add.to_owned();
            let note = Note {
                place: "note 1".to_owned(),
                guid: Some("g".to_owned()),
                fields,
                kind: kind.map(str::to_owned),
                asked,
                ..Note::default()
            };
            let mut found = Gathered::default();
            note.gather(&mut found);
            found
        };
        let sides = |found: &Gathered| -> Vec<(String, String)> {
            let pair = |card: &Card| (card.content.prompt.clone(), card.content.answer.clone());
            found.cards.iter().map(pair).collect()
        };
        let there = ("Paris".to_owned(), "France".to_owned());
        let back = ("France".to_owned(), "Paris".to_owned());
        let asked =
            |second: &str| vec![(1, Some("Front".to_owned())), (2, Some(second.to_owned()))];
        let found = both(None, asked("Back"), "y");
        assert_eq!(sides(&found), [there.clone(), back.clone()]);
        let part = Name::Foreign { key: "g".to_owned(), part: "c2".to_owned() };
        assert_eq!(found.cards[1].name, part);
        // A text export knows the name of the type alone.
        let optional = Some("Basic (optional reversed card)");
        assert_eq!(sides(&both(optional, Vec::new(), "y")), [there.clone(), back.clone()]);
        assert_eq!(sides(&both(optional, Vec::new(), "")), std::slice::from_ref(&there));
        let reversed = Some("Basic (and reversed card)");
        assert_eq!(sides(&both(reversed, Vec::new(), "")), [there.clone(), back]);
        let plain = both(Some("Basic"), Vec::new(), "");
        assert_eq!(sides(&plain), std::slice::from_ref(&there));
        // A second card that shows the same side is no second question, and is told.
        let found = both(None, asked("Front"), "");
        assert_eq!(sides(&found), [there]);
        assert_eq!(
            (found.skipped[0].place.as_str(), found.skipped[0].reason),
            ("note 1, card 2", Reason::OtherCard)
        );
    }
}
