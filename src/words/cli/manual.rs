//! What holds for every command, told once in the manual: variables, files, exit codes.

/// The sections, each with its terms and what they mean.
pub const EVERYWHERE: &[(&str, &[(&str, &str)])] = &[
    (
        "ENVIRONMENT",
        &[
            ("VIVA_DB", "The database, where --db names none."),
            (
                "VISUAL, EDITOR",
                "The editor for notes, sources and code, where the setting `editor` is empty.",
            ),
            ("NO_COLOR", "No colours, whatever it holds; --color always wins."),
            (
                "XDG_DATA_HOME, XDG_CONFIG_HOME, XDG_CACHE_HOME, XDG_STATE_HOME",
                "Where the folders named below lie.",
            ),
            ("VIVA_NOW", "A fixed time such as 2026-11-21T09:00:00+03:00, to try things out."),
            ("VIVA_SEED", "A fixed seed of everything that is drawn."),
        ],
    ),
    (
        "FILES",
        &[
            ("~/.local/share/viva/viva.db", "The database: questions, answers, schedule."),
            ("~/.config/viva/config.toml", "The settings; `viva config` shows them."),
            ("~/.config/viva/trusted.toml", "Digests of the code that `viva trust` let run."),
            ("~/.cache/viva", "Results of `viva check --run`; may be deleted."),
            ("~/.local/state/viva", "Answers that could not be saved, to be rescued."),
        ],
    ),
    (
        "EXIT STATUS",
        &[
            ("0", "Done. A reader that went away is no error."),
            ("1", "It failed, or a check found problems."),
            ("2", "It was used wrongly, or what should be checked could not be looked at."),
            ("130", "Ctrl-C."),
        ],
    ),
];
