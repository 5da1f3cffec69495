//! The table form of labels: a struct that templates are filled from, in both languages.

/// Makes a struct of the rows of a table, one of it in each language, and the table itself, `ALL`. A label missing in one language does not compile.
macro_rules! labels {
    ($(#[$doc:meta])* $Words:ident; $($name:ident: $english:literal / $russian:literal;)+) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Serialize)]
        pub struct $Words { $(#[doc = $english] pub $name: &'static str),+ }

        /// English.
        pub static ENGLISH: $Words = $Words { $($name: $english),+ };

        /// Russian.
        pub static RUSSIAN: $Words = $Words { $($name: $russian),+ };

        /// Every label of this table.
        pub const ALL: &[$crate::words::sentences::Sentence] =
            &[$($crate::words::sentences::sentences!(@row $name $english / $russian)),+];
    };
}

pub(super) use labels;

/// Fills the places `{name}` of a label; what is filled in is not looked at again.
pub fn fill(label: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::new();
    let mut rest = label;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let Some((name, behind)) = after.split_once('}') else { break };
        filled.push_str(values.iter().find(|(key, _)| *key == name).map_or("", |(_, value)| value));
        rest = behind;
    }
    filled + rest
}

#[cfg(test)]
pub(super) mod tests {
    use std::collections::BTreeMap;

    use serde::Serialize;

    use super::*;

    pub fn all(words: &impl Serialize) -> BTreeMap<String, String> {
        serde_json::from_value(serde_json::to_value(words).unwrap()).unwrap()
    }

    pub fn places(label: &str) -> Vec<&str> {
        let mut places: Vec<&str> =
            label.split('{').skip(1).filter_map(|part| Some(part.split_once('}')?.0)).collect();
        places.sort_unstable();
        places
    }

    #[test]
    fn places_are_filled_once() {
        let values = [("a", "{b}"), ("b", "x")];
        assert_eq!(fill("{a}, {b} and {c}.", &values), "{b}, x and .");
        assert_eq!(fill("plain", &values), "plain");
    }
}
