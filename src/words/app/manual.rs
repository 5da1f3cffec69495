//! Help and manual pages: what is not found, and what was written.

use crate::words::sentences::sentences;

sentences! {
    no_command(name): "there is no command `{name}`";
    no_command_no_page(word): "there is no command and no page `{word}`";
    did_you_mean(name): "Did you mean `{name}`?";
    help_lists_both: "`viva help` lists both.";
    help_lists_them: "`viva help` lists them.";
    no_script(shell): "there is no script for `{shell}`";
    written(pages, folder): "{pages} pages in {folder}: `man {folder}/viva.1` reads one";
}
