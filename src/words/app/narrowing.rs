//! Names that narrow what is asked and are not known.

use crate::words::sentences::sentences;

sentences! {
    no_topic(name): "there is no topic `{name}` in the bank";
    no_leaf(name): "there is no leaf `{name}` in the bank";
    no_tag(name): "there is no tag `{name}` in the bank";
    no_pack(name): "there is no pack `{name}` in the bank";
    all_topics: "`viva list --topics` names every one.";
    all_leaves: "`viva list --leaves` names every one.";
    all_tags: "`viva list --tags` names every one.";
    all_packs: "`viva packs` names every one.";
    did_you_mean(name): "Did you mean `{name}`?";
}
