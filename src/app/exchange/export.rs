//! `viva export`: questions of the bank in the forms of others, and answers that stand.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use std::path::{Path, PathBuf};

use super::target::Target;
use crate::app::Done;
use crate::app::bank::{self, builtin, files};
use crate::app::context::Context;
use crate::app::figures::{self, own_words::OwnWords, question::Exported, session::Review};
use crate::app::tell::note;
use crate::domain::formula::guarded;
use crate::domain::visible::visible;
use crate::error::Error;
use crate::exchange::own::OwnPack;
use crate::exchange::sides::Sides;
use crate::exchange::{apkg, cells, export as forms};
use crate::files::{Access, replace};
use crate::pack::FORMAT;
use crate::pack::manifest::Manifest;
use crate::store::{ExportedQuestion, LeafRow, PackRow, Store};
use crate::words::app::exporting as words;
use crate::words::app::files as files_words;

/// The form of an export.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Questions, one JSON object a line.
    Jsonl,
    /// Answers that stand, one JSON object a line.
    Reviews,
    /// What the person wrote in own words, one JSON object a line.
    Notes,
    /// A pack: a folder of Markdown.
    Md,
    /// A table.
    Csv,
    /// Notes of Anki as text.
    AnkiText,
    /// An archive of Anki.
    Apkg,
    /// Questions of Moodle.
    Gift,
}

/// What was asked for.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// The form.
    pub form: Form,
    /// Where it is written; `None` for standard output.
    pub out: Option<PathBuf>,
    /// The packs; empty for all.
    pub packs: Vec<String>,
    /// Whether what is there may be replaced.
    pub force: bool,
}

/// Writes the export. Lines are printed as they are read, so that memory does not grow with the bank.
///
/// # Errors
/// When a pack is not there, a file would be replaced, or something cannot be written.
pub fn run(wanted: &Wanted, context: &Context, out: &mut dyn Write) -> Result<Done, Error> {
    if let (Form::Md | Form::Apkg, None) = (wanted.form, &wanted.out) {
        let (what, example) = match wanted.form {
            Form::Md => (words::a_pack_is_a_folder(), words::out_my_pack()),
            _ => (words::an_archive_is_no_text(), words::out_my_deck()),
        };
        return Err(Error::usage(words::where_to(&what))
            .hint(words::name_the_place(&wanted.form.as_str(), &example)));
    }
    let store = bank::open_with_some_bank(context)?;
    let bank = Bank::of(&store, &wanted.packs)?;
    match (&wanted.out, wanted.form) {
        (Some(folder), Form::Md) => pack(&store, &bank, folder, wanted.force, out),
        (Some(path), form) => {
            if path.symlink_metadata().is_ok() && !wanted.force {
                return Err(Error::failed(files_words::is_there_already(&path.display()))
                    .hint(files_words::name_another_or_force()));
            }
            let mut bytes = Vec::new();
            let count = match form {
                Form::Apkg => {
                    let notes = notes(&store, &bank)?;
                    let seconds = context.now().at_ms.div_euclid(1000);
                    bytes = apkg::write::archive(&notes, seconds)
                        .map_err(|error| Error::failed(words::no_collection(&error)))?;
                    notes.len()
                }
                form => lines(&store, &bank, form, &mut bytes)?,
            };
            let (access, what) = match form {
                Form::Reviews => (Access::Private, words::answers()),
                Form::Notes => (Access::Private, words::notes()),
                _ => (Access::Shared, words::questions()),
            };
            replace(path, &bytes, access).map_err(|error| files::cannot_write(path, &error))?;
            writeln!(out, "{}", words::written_to(&count, &what, &path.display()))?;
            Ok(Done::Ok)
        }
        // JSON lines keep what a terminal would obey as escapes; the other forms hold it as it is, and a person who looks is not deceived.
        (None, form @ (Form::Csv | Form::AnkiText | Form::Gift))
            if context.env.stdout_is_terminal =>
        {
            let mut bytes = Vec::new();
            lines(&store, &bank, form, &mut bytes)?;
            out.write_all(visible(&String::from_utf8_lossy(&bytes)).as_bytes())?;
            Ok(Done::Ok)
        }
        (None, form) => {
            lines(&store, &bank, form, out)?;
            Ok(Done::Ok)
        }
    }
}

/// A word that is no form of an export.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", words::use_a_form())]
pub struct FormError;

impl std::str::FromStr for Form {
    type Err = FormError;

    fn from_str(word: &str) -> Result<Self, FormError> {
        Self::ALL.iter().find(|form| form.as_str() == word).copied().ok_or(FormError)
    }
}

impl Form {
    /// The words for all of them.
    pub fn words() -> Vec<&'static str> {
        Self::ALL.iter().map(|form| form.as_str()).collect()
    }

    /// Every form.
    pub const ALL: &'static [Self] = &[
        Self::Jsonl,
        Self::Csv,
        Self::Md,
        Self::AnkiText,
        Self::Apkg,
        Self::Gift,
        Self::Reviews,
        Self::Notes,
    ];

    /// The word for it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Jsonl => "jsonl",
            Self::Reviews => "reviews",
            Self::Notes => "notes",
            Self::Md => "md",
            Self::Csv => "csv",
            Self::AnkiText => "anki-txt",
            Self::Apkg => "apkg",
            Self::Gift => "gift",
        }
    }
}

/// The packs that are exported, and the titles of topics.
struct Bank {
    packs: BTreeMap<String, PackRow>,
    topics: BTreeMap<String, String>,
    /// Title of each leaf.
    leaves: BTreeMap<String, String>,
}

impl Bank {
    fn of(store: &Store, names: &[String]) -> Result<Self, Error> {
        let all: BTreeMap<String, PackRow> =
            store.packs()?.into_iter().map(|pack| (pack.info.name.clone(), pack)).collect();
        if let Some(name) = names.iter().find(|name| !all.contains_key(*name)) {
            return Err(
                Error::failed(words::no_pack_in_the_bank(&name)).hint(words::see_the_packs())
            );
        }
        let packs = all.into_iter().filter(|(name, _)| names.is_empty() || names.contains(name));
        let topics = store.topics_of(names)?;
        let leaves = topics.iter().flat_map(|topic| &topic.leaves);
        Ok(Self {
            packs: packs.collect(),
            leaves: leaves.map(|leaf| (leaf.id.clone(), leaf.title_en.clone())).collect(),
            topics: topics.into_iter().map(|topic| (topic.id, topic.title_en)).collect(),
        })
    }

    fn base(&self, pack: &str) -> &str {
        self.packs
            .get(pack)
            .and_then(|pack| pack.info.languages.first())
            .map_or("en", String::as_str)
    }

    fn deck<'b>(&'b self, row: &'b ExportedQuestion) -> &'b str {
        self.topics.get(&row.question.topic).unwrap_or(&row.question.topic)
    }
}

/// Hands every text of the packs to `each`.
fn questions(
    store: &Store,
    bank: &Bank,
    mut each: impl FnMut(&ExportedQuestion) -> Result<(), Error>,
) -> Result<usize, Error> {
    let mut count = 0;
    store.export_questions(|row| -> Result<(), Error> {
        if !bank.packs.contains_key(&row.pack) {
            return Ok(());
        }
        count += 1;
        each(&row)
    })?;
    Ok(count)
}

/// The same for the texts in the base language of their packs.
fn base_questions(
    store: &Store,
    bank: &Bank,
    mut each: impl FnMut(&ExportedQuestion) -> Result<(), Error>,
) -> Result<usize, Error> {
    let mut count = 0;
    questions(store, bank, |row| {
        if row.language != bank.base(&row.pack) {
            return Ok(());
        }
        count += 1;
        each(row)
    })?;
    Ok(count)
}

fn lines(store: &Store, bank: &Bank, form: Form, out: &mut dyn Write) -> Result<usize, Error> {
    match form {
        Form::Reviews => {
            let mut count = 0;
            store.export_reviews(|row| -> Result<(), Error> {
                count += 1;
                Ok(writeln!(out, "{}", figures::line(&Review::from(&row))?)?)
            })?;
            Ok(count)
        }
        Form::Notes => {
            let mut count = 0;
            store.all_own_words(|found| -> Result<(), Error> {
                count += 1;
                Ok(writeln!(out, "{}", figures::line(&OwnWords::from(&found))?)?)
            })?;
            Ok(count)
        }
        Form::Csv => table(store, bank, out),
        Form::AnkiText => {
            out.write_all(forms::ANKI_HEADER.as_bytes())?;
            base_questions(store, bank, |row| {
                let sides = Sides::of(&row.question, bank.deck(row));
                Ok(out.write_all(forms::anki_line(&sides).as_bytes())?)
            })
        }
        Form::Gift => {
            let mut deck = String::new();
            base_questions(store, bank, |row| {
                if bank.deck(row) != deck {
                    bank.deck(row).clone_into(&mut deck);
                    out.write_all(forms::gift_category(&deck).as_bytes())?;
                }
                Ok(out.write_all(forms::gift_entry(&row.question).as_bytes())?)
            })
        }
        Form::Jsonl | Form::Md | Form::Apkg => questions(store, bank, |row| {
            let line = Exported::new(&row.question, &row.language, &row.pack, &row.revision);
            Ok(writeln!(out, "{}", figures::line(&line)?)?)
        }),
    }
}

fn table(store: &Store, bank: &Bank, out: &mut dyn Write) -> Result<usize, Error> {
    let fail = |error: csv::Error| Error::failed(words::no_table(&error));
    let row_bytes = |cells: &[String]| -> Result<Vec<u8>, Error> {
        let mut writer = csv::Writer::from_writer(Vec::new());
        writer.write_record(cells.iter().map(|cell| guarded(cell).into_owned())).map_err(fail)?;
        writer.into_inner().map_err(|error| Error::failed(words::no_table(&error)))
    };
    let names: Vec<String> = cells::COLUMNS.iter().map(|name| (*name).to_owned()).collect();
    out.write_all(&row_bytes(&names)?)?;
    questions(store, bank, |row| {
        let cells = cells::row(&row.question, &row.language, &row.pack, &row.revision);
        Ok(out.write_all(&row_bytes(&cells)?)?)
    })
}

fn notes(store: &Store, bank: &Bank) -> Result<Vec<Sides>, Error> {
    let mut notes = Vec::new();
    base_questions(store, bank, |row| {
        notes.push(Sides::of(&row.question, bank.deck(row)));
        Ok(())
    })?;
    Ok(notes)
}

/// A folder that is a pack again.
fn pack(
    store: &Store,
    bank: &Bank,
    folder: &Path,
    force: bool,
    out: &mut dyn Write,
) -> Result<Done, Error> {
    let one = bank.packs.values().next().filter(|_| bank.packs.len() == 1);
    let own_name = one.map(|pack| pack.info.name.as_str());
    let bases: BTreeSet<&str> = bank.packs.keys().map(|name| bank.base(name)).collect();
    if bases.len() > 1 {
        return Err(
            Error::failed(words::different_base_languages()).hint(words::name_one_of_the_packs())
        );
    }
    let target = Target::open(folder, own_name)?;
    let mut own = OwnPack::default();
    let (mut used, mut places) = (BTreeSet::new(), BTreeSet::new());
    let count = questions(store, bank, |row| {
        let leaf = row.question.id.leaf();
        used.insert(leaf.to_owned());
        places.insert((row.question.topic.clone(), leaf.to_owned()));
        let title = bank.leaves.get(leaf).map(String::as_str);
        own.add(&row.question, &row.language, bank.base(&row.pack), title);
        Ok(())
    })?;
    let builtin = builtin::taxonomy();
    let has_own_leaves = used.iter().any(|leaf| {
        builtin.leaf(leaf).is_none() && bank.leaves.get(leaf).is_some_and(|title| title != leaf)
    });
    let taxonomy = match has_own_leaves {
        true => Some(taxonomy(store, &bank.packs, &places)?),
        false => None,
    };
    let mut languages: Vec<String> = Vec::new();
    for language in bank.packs.values().flat_map(|pack| &pack.info.languages) {
        if !languages.contains(language) {
            languages.push(language.clone());
        }
    }
    let tags = own.tags.iter().filter(|tag| builtin.leaf(tag).is_none() && !used.contains(*tag));
    let info = one.map(|pack| pack.info.clone());
    let manifest = Manifest {
        format: FORMAT,
        title: info.as_ref().map_or_else(|| target.name.clone(), |info| info.title.clone()),
        version: info.as_ref().map_or_else(|| "0.1".to_owned(), |info| info.version.clone()),
        license: info.map(|info| info.license).unwrap_or_default(),
        languages,
        tags: tags.cloned().collect(),
        ..Manifest::named(&target.name)
    };
    let written = target.write(&own.files, &manifest, taxonomy.as_deref(), force)?;
    if own_name == Some(builtin::NAME) {
        note(words::it_is_the_builtin_pack());
    }
    let files = written.files.len();
    writeln!(out, "{}", words::questions_and_files_written(&count, &folder.display(), &files))?;
    Ok(Done::Ok)
}

/// `taxonomy.toml` with the leaves that questions are in, by their topics, as these packs name them.
fn taxonomy(
    store: &Store,
    packs: &BTreeMap<String, PackRow>,
    places: &BTreeSet<(String, String)>,
) -> Result<String, Error> {
    let text = |value: &str| toml::Value::from(value).to_string();
    let mut out = "version = 1\n".to_owned();
    let names: Vec<String> = packs.keys().cloned().collect();
    for topic in store.topics_of(&names)? {
        let is_used = |leaf: &&LeafRow| places.contains(&(leaf.topic.clone(), leaf.id.clone()));
        let leaves: Vec<_> = topic.leaves.iter().filter(is_used).collect();
        if leaves.is_empty() {
            continue;
        }
        let titles =
            |en: &str, ru: &str| format!("title_en = {}\ntitle_ru = {}\n", text(en), text(ru));
        out.push_str(&format!(
            "\n[[topic]]\nid = {}\n{}",
            text(&topic.id),
            titles(&topic.title_en, &topic.title_ru)
        ));
        for leaf in leaves {
            let aliases: Vec<String> = leaf.aliases.iter().map(|alias| text(alias)).collect();
            out.push_str(&format!(
                "\n[[topic.leaf]]\nid = {}\n{}aliases = [{}]\n",
                text(&leaf.id),
                titles(&leaf.title_en, &leaf.title_ru),
                aliases.join(", ")
            ));
        }
    }
    Ok(out)
}
