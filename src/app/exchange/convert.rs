//! `viva convert`: files of others as a pack that people read, correct and import.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use std::path::{Path, PathBuf};

use super::convert_output;
use super::reading::{self, Input};
use super::target::Target;
use crate::app::Done;
use crate::app::bank::{builtin, files};
use crate::app::context::Context;
use crate::app::figures::convert::{
    AnswersLeftOut, Converted, Numbered, Read, ReadLevel, Skipped, Unread,
};
use crate::domain::ids::is_name;
use crate::domain::labels::Level;
use crate::error::Error;
use crate::exchange::card::{Card, Gathered, Reason};
use crate::exchange::form::Form;
use crate::exchange::history::{self, History, LeftOut, Logged};
use crate::exchange::layout::{self, Draft, Frame};
use crate::exchange::objects::Objects;
use crate::exchange::own::{OwnLine, OwnPack};
use crate::pack::FORMAT;
use crate::pack::context::PackContext;
use crate::pack::diagnostic::Severity;
use crate::pack::manifest::Manifest;
use crate::pack::parse::parse_file;
use crate::pack::starter::titled;
use crate::words::app::converting as words;
use crate::words::app::files as files_words;
use crate::words::app::packs as packs_words;

/// Places of what was skipped that are told for each reason.
const PLACES_MAX: usize = 5;

/// What was asked for.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// The files.
    pub paths: Vec<PathBuf>,
    /// The folder of the pack.
    pub out: PathBuf,
    /// Their form, where it is not to be guessed.
    pub form: Option<Form>,
    /// The level of questions that tell none.
    pub level: Level,
    /// The topic: the folder inside the pack.
    pub topic: Option<String>,
    /// The language, where it is not to be guessed.
    pub lang: Option<String>,
    /// Where the answers that were given elsewhere are written; `None` to leave them.
    pub history: Option<PathBuf>,
    /// Whether text that is there may be replaced.
    pub force: bool,
    /// Whether one JSON object is printed.
    pub json: bool,
}

/// Reads the files, writes the pack and tells what came of it.
///
/// # Errors
/// When a file cannot be read, holds no question, or something would be overwritten. Nothing is written then.
pub fn run(wanted: &Wanted, context: &Context, out: &mut dyn Write) -> Result<Done, Error> {
    if let Some(topic) = wanted.topic.as_deref().filter(|topic| !is_name(topic)) {
        return Err(Error::usage(packs_words::no_name_of_a_topic(&topic))
            .hint(packs_words::how_a_topic_is_written()));
    }
    let inputs: Vec<Input> = wanted
        .paths
        .iter()
        .map(|path| reading::read(path, wanted.form))
        .collect::<Result<_, _>>()?;
    let is_own = inputs.iter().any(|input| matches!(input.objects, Objects::Own(_)));
    let converted = match is_own {
        true => own(inputs, wanted)?,
        false => foreign(&inputs, wanted)?,
    };
    convert_output::print(&converted, wanted.json, context.style(), out)?;
    Ok(Done::Ok)
}

fn foreign(inputs: &[Input], wanted: &Wanted) -> Result<Converted, Error> {
    let target = Target::open(&wanted.out, None)?;
    let gathered: Vec<(&Input, &Gathered)> = inputs
        .iter()
        .filter_map(|input| match &input.objects {
            Objects::Foreign(found) => Some((input, found.as_ref())),
            Objects::Own(_) => None,
        })
        .collect();
    let lang = language(wanted, &target, gathered.iter().flat_map(|(_, found)| &found.cards));
    let is_leaf = |name: &str| target.context.knows_tag(name);
    let frame = Frame { level: wanted.level, lang: &lang, is_leaf: &is_leaf };
    let topic = wanted.topic.clone().unwrap_or_else(|| target.name.clone());
    let mut converted = Converted {
        pack: wanted.out.display().to_string(),
        lang: lang.clone(),
        level: wanted.level.to_string(),
        ..Converted::default()
    };
    let mut drafts = Vec::new();
    for (input, found) in &gathered {
        let (read, mut own) = draft_all(input, found, &frame, &target.context);
        converted.files.push(read);
        drafts.append(&mut own);
    }
    if drafts.is_empty() {
        return Err(nothing(&converted));
    }
    refuse_unknown_leaves(&drafts, &target, &wanted.out)?;
    let layout = layout::lay_out(drafts, &frame);
    let texts: BTreeMap<(String, String), String> = layout
        .files
        .iter()
        .map(|file| ((topic.clone(), file.leaf.clone()), file.text.clone()))
        .collect();
    if wanted.history.is_some() && histories(&gathered).len() != 1 {
        return Err(
            Error::usage(words::history_needs_one_deck()).hint(words::one_deck_after_the_other())
        );
    }
    if let Some(path) =
        wanted.history.as_ref().filter(|path| path.symlink_metadata().is_ok() && !wanted.force)
    {
        return Err(Error::failed(files_words::is_there_already(&path.display()))
            .hint(files_words::name_another_or_force()));
    }
    let manifest = Manifest {
        format: FORMAT,
        title: titled(&target.name),
        languages: vec![lang],
        tags: layout.declared.iter().cloned().collect(),
        ..Manifest::named(&target.name)
    };
    let written = target.write(&texts, &manifest, None, wanted.force)?;
    converted.written = written.files;
    converted.unchanged = written.unchanged;
    converted.left_tags = layout.left_tags;
    if let Some(path) = &wanted.history {
        write_history(path, &gathered, &layout, &mut converted)?;
    }
    converted.numbered = layout
        .numbered
        .iter()
        .map(|(place, id)| Numbered { place: place.clone(), id: id.clone() })
        .collect();
    Ok(converted)
}

fn histories<'g>(gathered: &'g [(&Input, &'g Gathered)]) -> Vec<&'g History> {
    gathered.iter().filter_map(|(_, found)| found.history.as_ref()).collect()
}

/// Writes the answers of a deck into a file of their owner's alone.
fn write_history(
    path: &Path,
    gathered: &[(&Input, &Gathered)],
    layout: &layout::Layout,
    converted: &mut Converted,
) -> Result<(), Error> {
    let Some(history) = histories(gathered).pop() else { return Ok(()) };
    let id_of = |answer: &Logged| layout.id_of(&answer.key, answer.number).map(str::to_owned);
    let (text, kept, left_out) = history::written(history, id_of);
    files::replace(path, text)?;
    converted.answers = Some(kept);
    let mut reasons = history.left_out.clone();
    if left_out > 0 {
        reasons.insert(LeftOut::NoQuestion, left_out);
    }
    converted.answers_left_out = reasons.values().sum();
    converted.answers_left_out_why = reasons
        .into_iter()
        .map(|(reason, count)| AnswersLeftOut { reason: reason.as_str(), count })
        .collect();
    Ok(())
}

/// Lines of our own export as the pack that they came from.
fn own(inputs: Vec<Input>, wanted: &Wanted) -> Result<Converted, Error> {
    let (mut lines, mut files) = (Vec::<OwnLine>::new(), Vec::new());
    for input in inputs {
        let Objects::Own(mut found) = input.objects else {
            return Err(Error::usage(words::no_export_of_viva(&input.path))
                .hint(words::convert_them_one_after_the_other()));
        };
        files.push(Read {
            path: input.path,
            form: input.form.as_str().to_owned(),
            guessed: input.is_guessed,
            items: found.len(),
            questions: found.len(),
            ..Read::default()
        });
        lines.append(&mut found);
    }
    let pack = OwnPack::of(lines, wanted.lang.as_deref());
    let target =
        Target::open(&wanted.out, pack.name.as_deref().filter(|name| *name != builtin::NAME))?;
    let known: BTreeSet<&str> =
        pack.tags.iter().map(String::as_str).filter(|tag| !target.context.knows_tag(tag)).collect();
    let manifest = Manifest {
        format: FORMAT,
        title: titled(&target.name),
        languages: pack.languages.clone(),
        tags: known.into_iter().map(str::to_owned).collect(),
        ..Manifest::named(&target.name)
    };
    let written = target.write(&pack.files, &manifest, None, wanted.force)?;
    Ok(Converted {
        pack: wanted.out.display().to_string(),
        lang: pack.languages.first().cloned().unwrap_or_default(),
        level: wanted.level.to_string(),
        files,
        written: written.files,
        unchanged: written.unchanged,
        ..Converted::default()
    })
}

/// The words that were read as levels.
fn levels(found: &Gathered) -> Vec<ReadLevel> {
    let levels = found.levels.iter().map(|((word, level), count)| ReadLevel {
        word: word.clone(),
        level: level.as_str(),
        count: *count,
    });
    levels.collect()
}

/// The drafts of a file. Each is read back by the parser of packs: what that refuses as Markdown is written as plain text.
fn draft_all(
    input: &Input,
    found: &Gathered,
    frame: &Frame<'_>,
    context: &PackContext,
) -> (Read, Vec<Draft>) {
    let mut read = Read {
        path: input.path.clone(),
        form: input.form.as_str().to_owned(),
        guessed: input.is_guessed,
        items: found.items,
        attachments: found.attachments,
        keys_from: found.first_number,
        unread: left(found, false),
        unread_values: left(found, true),
        levels: levels(found),
        ..Read::default()
    };
    let mut skipped = found.skipped.clone();
    let mut drafts = Vec::new();
    for card in &found.cards {
        let draft = Draft::new(card, &input.stem, frame);
        let draft = match is_sound(&draft, frame, context) {
            true => Some(draft),
            false => {
                let plain = draft.plain();
                let is_sound = is_sound(&plain, frame, context);
                read.plain += usize::from(is_sound);
                is_sound.then_some(plain)
            }
        };
        match draft {
            Some(draft) if draft.text().len() > layout::FILE_MAX_BYTES / 2 => {
                skipped.push(skip(card, Reason::TooLarge));
            }
            Some(draft) => {
                read.questions += 1;
                read.unwritten += usize::from(draft.is_unwritten);
                read.attachments += draft.attachments;
                drafts.push(draft);
            }
            None => skipped.push(skip(card, Reason::Refused)),
        }
    }
    let mut reasons: BTreeMap<Reason, Vec<String>> = BTreeMap::new();
    for one in skipped {
        reasons.entry(one.reason).or_default().push(one.place);
    }
    read.skipped = reasons
        .into_iter()
        .map(|(reason, mut places)| {
            let count = places.len();
            places.truncate(PLACES_MAX);
            Skipped { reason: reason.as_str(), count, places }
        })
        .collect();
    (read, drafts)
}

/// What was not read: of columns that are read elsewhere in the file, or of the others.
fn left(found: &Gathered, is_read_elsewhere: bool) -> Vec<Unread> {
    let left = found.unread.iter();
    left.filter(|(name, _)| found.read.contains(*name) == is_read_elsewhere)
        .map(|(name, count)| Unread {
            name: name.clone(),
            count: *count,
            examples: found.unread_examples.get(name).cloned().unwrap_or_default(),
        })
        .collect()
}

fn skip(card: &Card, reason: Reason) -> crate::exchange::card::Skipped {
    crate::exchange::card::Skipped { place: card.place.clone(), reason }
}

/// Whether the parser of packs reads one whole question from a draft.
fn is_sound(draft: &Draft, frame: &Frame<'_>, context: &PackContext) -> bool {
    let text = layout::alone(draft, frame.level);
    let parsed = parse_file(context, &format!("topic/{}.md", draft.leaf), text.as_bytes());
    let has_error = parsed.diagnostics.iter().any(|one| one.severity == Severity::Error);
    !has_error
        && parsed.questions.len() == 1
        && !parsed.questions.iter().any(|one| one.content.answer.is_empty())
}

/// The language that was given, that of the pack, or the one that the letters of the questions speak for.
fn language<'c>(wanted: &Wanted, target: &Target, cards: impl Iterator<Item = &'c Card>) -> String {
    if let Some(lang) = wanted.lang.clone().or_else(|| target.lang.clone()) {
        return lang;
    }
    let (mut cyrillic, mut latin) = (0_usize, 0_usize);
    for letter in cards.flat_map(|card| card.content.prompt.chars()) {
        cyrillic += usize::from(matches!(letter, '\u{400}'..='\u{4ff}'));
        latin += usize::from(letter.is_ascii_alphabetic());
    }
    // Questions in Russian are full of Latin names; questions in English have no Cyrillic.
    if cyrillic * 2 > latin { "ru".to_owned() } else { "en".to_owned() }
}

fn nothing(converted: &Converted) -> Error {
    let files: Vec<&str> = converted.files.iter().map(|file| file.path.as_str()).collect();
    let forms: BTreeSet<&str> = converted.files.iter().map(|file| file.form.as_str()).collect();
    let forms: Vec<String> = forms.into_iter().map(|form| format!("`{form}`")).collect();
    Error::failed(words::no_question_found(&files.join(", "), &forms.join(words::and())))
        .details(convert_output::skipped(converted))
        .hint(words::name_the_form())
}

/// A pack with a taxonomy of its own takes leaves only that this names.
fn refuse_unknown_leaves(drafts: &[Draft], target: &Target, out: &Path) -> Result<(), Error> {
    if !target.context.has_taxonomy {
        return Ok(());
    }
    match drafts.iter().find(|draft| target.context.taxonomy.leaf(&draft.leaf).is_none()) {
        None => Ok(()),
        Some(draft) => {
            Err(Error::failed(words::no_leaf_of_the_taxonomy(&draft.leaf, &out.display()))
                .hint(words::add_the_leaf()))
        }
    }
}
