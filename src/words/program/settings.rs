//! What is said of settings and of their file.

use crate::words::sentences::sentences;

sentences! {
    no_value(value, key, wanted): "`{value}` is no value for {key}: it takes {wanted}";
    nothing_was_changed: "Nothing was changed; `viva config` shows every setting.";
    takes(key, wanted): "{key} takes {wanted}";

    // What a setting takes.
    tag_of_a_language: "the tag of a language, such as en, ru or de";
    whole_number: "a whole number, 0 or more";
    hour: "an hour, 0 to 23";
    four_or_six: "four or six";
    color: "auto, always or never";
    rest_days: "days of the week such as \"sat sun\", \"one a week\", or an empty text";
    columns: "a number of columns, 40 to 200";
    text: "a text";
    rollover_hour_is: "rollover_hour is 0 to 23";
    width_max_is: "width_max is 40 to 200 columns";

    // The file.
    cannot_read(path, why): "cannot read {path}: {why}";
    not_utf_8: "it is not UTF-8";
    correct_the_file: "Correct the file, or delete it to return to the defaults.";

    // Keys.
    unknown(key): "unknown setting `{key}`";
    settings_are(keys): "The settings are {keys}.";
    did_you_mean(near): "Did you mean `{near}`?";
    belongs_to_the_log(key): "`viva config {key} VALUE` sets it: it belongs to the log of answers, not to this file.";
}
