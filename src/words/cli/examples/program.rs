//! The program itself: settings, database, help.

use crate::words::sentences::sentences;

sentences! {
    config: "Examples:
  viva config                       every setting, and where the file is
  viva config new_per_day           one setting
  viva config new_per_day 5         change it
  viva config language ru
  viva config scheduler fsrs        let FSRS decide when questions come back; sm2 leads back
  viva config retention 0.85        the share that FSRS keeps in mind, 0.7 to 0.97";
    doctor: "Examples:
  viva doctor               versions, paths, integrity
  viva doctor --rebuild     work the schedule out again from the log
  viva doctor --rescue viva.db.rescue-1.jsonl    take in the answers of a session whose database was taken away
  viva doctor --json";
    backup: "Examples:
  viva backup ~/viva-2026-11-21.db
  viva backup --force latest.db         write over an older copy";
    restore: "Examples:
  viva restore ~/viva-2026-11-21.db --force    the present database is kept beside";
    completions: r#"Examples:
  viva completions bash      the script; to set a shell up for good, paste:

  echo 'eval "$(viva completions bash)"' >> ~/.bashrc

  echo 'autoload -Uz compinit && compinit' >> ~/.zshrc
  echo 'eval "$(viva completions zsh)"' >> ~/.zshrc

  mkdir -p ~/.config/fish/completions
  viva completions fish > ~/.config/fish/completions/viva.fish"#;
    man: "Examples:
  viva man | man -l -                          everything on one page
  viva man mock new | man -l -                 the page of one command
  viva man --out ~/.local/share/man/man1       a page for each command: man viva-quiz finds it
                                               where ~/.local/bin is on your path";
    help: "Examples:
  viva help quiz              the options of a command, as `viva quiz --help`
  viva help mock new
  viva help format            how questions of one's own are written";
}
