//! The user's settings: a TOML file in which unknown keys are refused with their place.

use std::io;
use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::domain::grade::GradeScale;
use crate::domain::language::Language;
use crate::domain::nearest::nearest;
use crate::domain::rest::RestDays;
use crate::domain::scheduling::Scheduler;
use crate::error::Error;
use crate::files;
use crate::words::program::settings as words;

/// Far more than any settings file has.
const MAX_BYTES: u64 = 1 << 20;

/// All settings, with their defaults.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Config {
    /// Language of the questions, such as `en`, `ru` or `de`.
    pub language: Language,
    /// New questions a study day.
    pub new_per_day: u32,
    /// Reviews a study day; the rest of a backlog waits.
    pub reviews_per_day: u32,
    /// Local hour at which a study day begins, 0 to 23.
    #[serde(deserialize_with = "hour")]
    pub rollover_hour: u8,
    /// Keys that grade an answer.
    pub grades: GradeScale,
    /// When to colour.
    pub color: ColorChoice,
    /// Widest line of prose, 40 to 200 columns.
    #[serde(deserialize_with = "width")]
    pub width_max: usize,
    /// Days without a review that do not break a streak: days of the week, or one of any seven.
    pub rest_days: RestDays,
    /// Editor for notes and sources; empty = VISUAL or EDITOR.
    pub editor: String,
    /// Program that reads typed answers to open questions and suggests key points; empty = none.
    pub coach: String,
}

/// When output is coloured.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, clap::ValueEnum)]
#[serde(rename_all = "lowercase")]
pub enum ColorChoice {
    /// On a terminal, unless `NO_COLOR` is set.
    #[default]
    Auto,
    /// Even through a pipe.
    Always,
    /// Not at all.
    Never,
}

/// Every key, in the order in which it is shown.
pub const KEYS: [&str; 10] = [
    "language",
    "new_per_day",
    "reviews_per_day",
    "rollover_hour",
    "grades",
    "color",
    "width_max",
    "rest_days",
    "editor",
    "coach",
];

/// Settings that are part of the log and not of the file, because every due day follows from them.
pub const LOG_KEYS: [&str; 2] = ["scheduler", "retention"];

impl Default for Config {
    fn default() -> Self {
        Self {
            language: Language::default(),
            new_per_day: 10,
            reviews_per_day: 200,
            rollover_hour: 4,
            grades: GradeScale::Four,
            color: ColorChoice::Auto,
            width_max: 100,
            rest_days: RestDays::None,
            editor: String::new(),
            coach: String::new(),
        }
    }
}

impl Config {
    /// Reads the file; a missing one gives the defaults.
    pub fn load(path: &Path) -> Result<Self, Error> {
        Self::parse(&read(path)?, path)
    }

    /// Reads the text of the file named `path`.
    pub fn parse(text: &str, path: &Path) -> Result<Self, Error> {
        toml::from_str(text).map_err(|error| refused(&error, text, path))
    }

    /// One setting as it would stand in the file; `None` for an unknown key.
    pub fn get(&self, key: &str) -> Option<String> {
        let table = toml::Table::try_from(self).ok()?;
        table.get(key).map(toml::Value::to_string)
    }
}

/// The settings file with one key changed, comments and order kept; the result is checked before it is returned.
pub fn with_key(text: &str, key: &str, value: &str, path: &Path) -> Result<String, Error> {
    if !KEYS.contains(&key) {
        return Err(unknown_key(key));
    }
    let mut document: toml_edit::DocumentMut =
        text.parse().map_err(|error| Error::failed(format!("{}: {error}", path.display())))?;
    // The file as it stands must be sound, so that what is refused below is the new value.
    Config::parse(text, path)?;
    let mut new = written_value(key, value);
    toml::from_str::<Config>(&format!("{key} = {new}")).map_err(|_| {
        let wanted = wanted(key);
        Error::failed(words::no_value(&value, &key, &wanted)).hint(words::nothing_was_changed())
    })?;
    if let Some(present) = document.get(key).and_then(toml_edit::Item::as_value) {
        // The comment behind the old value stays.
        *new.decor_mut() = present.decor().clone();
    }
    document[key] = toml_edit::Item::Value(new);
    Ok(document.to_string())
}

/// The values of a setting that has few of them, or those that most people want.
pub fn choices(key: &str) -> &'static [&'static str] {
    match key {
        "grades" => GradeScale::WORDS,
        "scheduler" => Scheduler::WORDS,
        "color" => &["auto", "always", "never"],
        "rest_days" => &["sat sun", "one a week"],
        "retention" => &["0.8", "0.85", "0.9", "0.95"],
        _ => &[],
    }
}

/// What a setting takes, in words.
fn wanted(key: &str) -> &'static str {
    match key {
        "language" => words::tag_of_a_language(),
        "new_per_day" | "reviews_per_day" => words::whole_number(),
        "rollover_hour" => words::hour(),
        "grades" => words::four_or_six(),
        "color" => words::color(),
        "rest_days" => words::rest_days(),
        "width_max" => words::columns(),
        _ => words::text(),
    }
}

/// What was typed, as it stands in the file. A text needs no quotes: `viva config language ru`.
fn written_value(key: &str, value: &str) -> toml_edit::Value {
    let is_text = toml::Table::try_from(Config::default())
        .is_ok_and(|defaults| defaults.get(key).is_some_and(toml::Value::is_str));
    match value.parse::<toml_edit::Value>() {
        Ok(parsed) if !is_text || parsed.is_str() => parsed,
        _ => toml_edit::Value::from(value.to_owned()),
    }
}

/// The text of the settings file, empty when there is none.
pub fn read(path: &Path) -> Result<String, Error> {
    let cannot = |what: String| Error::failed(words::cannot_read(&path.display(), &what));
    match files::read(path, MAX_BYTES) {
        Ok(bytes) => String::from_utf8(bytes).map_err(|_| cannot(words::not_utf_8().to_owned())),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(String::new()),
        Err(error) => Err(cannot(error.to_string())),
    }
}

/// A key that does not exist, with the nearest that does.
pub fn unknown_key(key: &str) -> Error {
    let all = || KEYS.into_iter().chain(LOG_KEYS);
    let known = words::settings_are(&all().collect::<Vec<_>>().join(", "));
    Error::usage(words::unknown(&key))
        .maybe_hint(nearest(key, all()).map(|near| words::did_you_mean(&near)))
        .hint(known)
}

fn refused(error: &toml::de::Error, text: &str, path: &Path) -> Error {
    let start = error.span().map_or(0, |span| span.start.min(text.len()));
    let before = text.get(..start).unwrap_or(text);
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().map_or(0, |tail| tail.chars().count()) + 1;
    let message = error.message().lines().next().unwrap_or_default();
    let line_text = text.lines().nth(line - 1).unwrap_or_default();
    let key = line_text.split('=').next().unwrap_or_default().trim();
    let is_value = message.starts_with("invalid") || message.starts_with("unknown variant");
    let plain = (is_value && KEYS.contains(&key)).then(|| words::takes(&key, &wanted(key)));
    let unknown = message.strip_prefix("unknown field `").and_then(|rest| rest.split('`').next());
    let near = unknown.and_then(|key| nearest(key, KEYS));
    let of_log = unknown.filter(|key| LOG_KEYS.contains(key));
    let message = plain.as_deref().unwrap_or(message);
    Error::failed(format!("{}:{line}:{column}: {message}", path.display()))
        .maybe_hint(of_log.map(|key| words::belongs_to_the_log(&key)))
        .maybe_hint(near.map(|near| words::did_you_mean(&near)))
        .hint(words::correct_the_file())
}

fn hour<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<u8, D::Error> {
    let hour = u8::deserialize(deserializer)?;
    if hour < 24 { Ok(hour) } else { Err(serde::de::Error::custom(words::rollover_hour_is())) }
}

fn width<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<usize, D::Error> {
    let width = usize::deserialize(deserializer)?;
    if (40..=200).contains(&width) {
        Ok(width)
    } else {
        Err(serde::de::Error::custom(words::width_max_is()))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn parse(text: &str) -> Result<Config, Error> {
        Config::parse(text, Path::new("config.toml"))
    }

    #[test]
    fn nothing_written_means_the_defaults() {
        assert_eq!(parse("").unwrap(), Config::default());
        assert_eq!(parse("new_per_day = 3").unwrap().new_per_day, 3);
    }

    #[test]
    fn unknown_keys_are_refused_with_their_place_and_the_nearest() {
        let error = parse("language = \"en\"\nnew_per_dya = 3\n").unwrap_err();
        assert!(error.message.starts_with("config.toml:2:1: unknown field"), "{}", error.message);
        assert_eq!(error.hints[0], "Did you mean `new_per_day`?");
        assert!(parse("rollover_hour = 24").is_err());
        let error = parse("new_per_day = \"many\"\n").unwrap_err();
        assert_eq!(error.message, "config.toml:1:15: new_per_day takes a whole number, 0 or more");
        assert!(parse("width_max = 10").is_err());
        assert!(parse("language = \"f!\"").is_err());
        assert_eq!(parse("language = \"de\"").unwrap().language.as_str(), "de");
    }

    #[test]
    fn what_the_log_holds_is_no_key_of_the_file_and_that_is_told() {
        let error = parse("scheduler = \"fsrs\"\n").unwrap_err();
        assert!(error.hints[0].contains("`viva config scheduler VALUE`"), "{error}");
        assert!(unknown_key("schedular").hints[0].contains("`scheduler`"));
    }

    #[test]
    fn setting_a_key_keeps_the_rest_of_the_file() {
        let path = Path::new("config.toml");
        let text = "# mine\nnew_per_day = 3 # few\n";
        let changed = with_key(text, "language", "ru", path).unwrap();
        assert_eq!(changed, "# mine\nnew_per_day = 3 # few\nlanguage = \"ru\"\n");
        assert!(with_key(text, "new_per_day", "many", path).is_err());
        assert!(with_key(text, "languge", "ru", path).is_err());
    }

    #[test]
    fn a_comment_behind_the_changed_value_stays() {
        let changed = with_key("new_per_day = 3 # few\n", "new_per_day", "5", Path::new("c.toml"));
        assert_eq!(changed.unwrap(), "new_per_day = 5 # few\n");
    }

    #[test]
    fn a_refused_value_is_named_and_not_a_place_in_a_file_that_does_not_hold_it() {
        for (key, value) in [
            ("rollover_hour", "-1"),
            ("rollover_hour", "24"),
            ("width_max", "10"),
            ("new_per_day", "4294967296"),
            ("language", "f!"),
        ] {
            let error = with_key("", key, value, Path::new("config.toml")).unwrap_err();
            let expected = format!("`{value}` is no value for {key}: ");
            assert!(error.message.starts_with(&expected), "{error}");
            assert!(!error.to_string().contains("delete it"), "{error}");
        }
    }

    #[test]
    fn a_text_setting_takes_any_word_as_text() {
        for (typed, stored) in [("true", "true"), ("42", "42"), ("\"code -w\"", "code -w")] {
            let text = with_key("", "editor", typed, Path::new("config.toml")).unwrap();
            assert_eq!(parse(&text).unwrap().editor, stored);
        }
    }

    #[test]
    fn the_list_of_keys_is_every_setting_that_there_is() {
        let table = toml::Table::try_from(Config::default()).unwrap();
        let settings: BTreeSet<&str> = table.keys().map(String::as_str).collect();
        assert_eq!(BTreeSet::from(KEYS), settings);
    }

    #[test]
    fn every_key_can_be_read_back() {
        for key in KEYS {
            assert!(Config::default().get(key).is_some(), "{key}");
        }
    }
}
