//! Colours code for the languages a backend engineer reads.
//!
//! Loading the grammars and compiling the patterns that a text meets costs some milliseconds, so nothing is loaded
//! before the first coloured fence of a known language. Scopes become the theme's roles instead of the colours of
//! a fixed theme, so that code reads on dark and light terminals alike. This module must not change the text: its
//! lines, stripped of colour, are the code.

use std::sync::OnceLock;

use syntect::parsing::{ParseState, Scope, ScopeStack, SyntaxReference, SyntaxSet};

use super::theme::{Role, push_painted};

/// Code longer than this stays plain: nobody reads it for its colours, and a stranger's pack must not cost time.
const CODE_BYTES_MAX: usize = 64 * 1024;
const LINE_BYTES_MAX: usize = 2_000;

/// Gives the lines of `code` with ANSI colours, or `None` if the language is unknown or the code too long.
///
/// `language` is the first word of a fence's info string, in any case. The code must already be harmless.
pub fn lines(code: &str, language: &str) -> Option<Vec<String>> {
    let token = known_language(language)?;
    if code.len() > CODE_BYTES_MAX || code.lines().any(|line| line.len() > LINE_BYTES_MAX) {
        return None;
    }
    let grammars = grammars();
    let syntax = grammars.find_syntax_by_token(token)?;
    Some(paint_lines(code, syntax, grammars))
}

/// Gives the name the grammar has in the set. Only these languages are coloured: a grammar that was never looked
/// at may be slow or ugly.
fn known_language(language: &str) -> Option<&'static str> {
    let name = match language.to_ascii_lowercase().as_str() {
        "python" | "py" | "python3" | "pycon" => "python",
        "sql" | "postgresql" | "pgsql" | "sqlite" => "sql",
        "sh" | "bash" | "shell" | "zsh" => "bash",
        "json" | "jsonc" => "json",
        "yaml" | "yml" => "yaml",
        "toml" => "toml",
        "http" => "http",
        "dockerfile" | "docker" => "dockerfile",
        _ => return None,
    };
    Some(name)
}

fn grammars() -> &'static SyntaxSet {
    static GRAMMARS: OnceLock<SyntaxSet> = OnceLock::new();
    GRAMMARS.get_or_init(two_face::syntax::extra_newlines)
}

fn paint_lines(code: &str, syntax: &SyntaxReference, grammars: &SyntaxSet) -> Vec<String> {
    let roles = role_scopes();
    let mut state = ParseState::new(syntax);
    let mut stack = ScopeStack::new();
    let mut is_broken = false;
    let mut painted_lines = Vec::new();
    for line in code.split('\n') {
        let mut painted = String::new();
        let with_newline = [line, "\n"].concat();
        let changes = match is_broken {
            true => Vec::new(),
            false => state.parse_line(&with_newline, grammars).unwrap_or_else(|_| {
                // The rest stays plain: the grammar's state is unknown from here on.
                is_broken = true;
                Vec::new()
            }),
        };
        let mut start = 0;
        let mut run_start = 0;
        let mut run_role = if is_broken { Role::Plain } else { role_of(&stack, roles) };
        for (end, change) in &changes {
            let end = (*end).min(line.len());
            if end > start {
                let role = role_of(&stack, roles);
                if role != run_role {
                    push_painted(&mut painted, slice(line, run_start, start), run_role, true);
                    (run_start, run_role) = (start, role);
                }
                start = end;
            }
            is_broken |= stack.apply(change).is_err();
        }
        let role = if is_broken { Role::Plain } else { role_of(&stack, roles) };
        if role != run_role && start < line.len() {
            push_painted(&mut painted, slice(line, run_start, start), run_role, true);
            (run_start, run_role) = (start, role);
        }
        push_painted(&mut painted, slice(line, run_start, line.len()), run_role, true);
        painted_lines.push(painted);
    }
    painted_lines
}

fn slice(line: &str, start: usize, end: usize) -> &str {
    line.get(start..end).unwrap_or_default()
}

/// Gives the role of the innermost scope that has one.
fn role_of(stack: &ScopeStack, roles: &[(Scope, Role)]) -> Role {
    for scope in stack.as_slice().iter().rev() {
        for (prefix, role) in roles {
            if prefix.is_prefix_of(*scope) {
                return *role;
            }
        }
    }
    Role::Plain
}

/// Scope prefixes and their roles; the first that fits counts.
fn role_scopes() -> &'static [(Scope, Role)] {
    static ROLES: OnceLock<Vec<(Scope, Role)>> = OnceLock::new();
    ROLES.get_or_init(|| {
        let table = [
            ("comment", Role::Comment),
            ("punctuation.definition.comment", Role::Comment),
            ("constant.character.escape", Role::Number),
            ("constant.other.placeholder", Role::Number),
            ("meta.interpolation", Role::Plain),
            ("source.python.embedded", Role::Plain),
            ("string.unquoted.plain.out.yaml", Role::Plain),
            ("string", Role::Text),
            ("constant", Role::Number),
            ("keyword.operator.logical", Role::Keyword),
            ("keyword.operator.word", Role::Keyword),
            ("keyword.operator", Role::Plain),
            ("keyword", Role::Keyword),
            ("storage", Role::Keyword),
            ("entity.name.tag", Role::Keyword),
            ("entity.name", Role::Definition),
            ("support.function", Role::Builtin),
            ("support.type", Role::Builtin),
            ("variable.annotation", Role::Builtin),
            ("variable.language", Role::Builtin),
        ];
        table
            .into_iter()
            .filter_map(|(scope, role)| Scope::new(scope).ok().map(|scope| (scope, role)))
            .collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colour_never_changes_the_code() {
        let code = "async def f(a: int = 3):\n\n    return f\"x {a!r}\" + 'é漢' # c\n\n";
        for language in ["python", "SQL", "sh", "json", "yaml", "toml", "http", "Dockerfile"] {
            let painted = lines(code, language).expect(language).join("\n");
            assert_eq!(console::strip_ansi_codes(&painted), code, "{language}");
        }
    }

    #[test]
    fn python_gets_roles() {
        let painted = lines("def f():  # c\n    return \"a\" + 1", "python").unwrap().join("\n");
        let shown = painted.replace('\u{1b}', "^");
        insta::assert_snapshot!(shown, @r#"
        ^[35mdef^[0m ^[1mf^[0m():  ^[2m# c^[0m
            ^[35mreturn^[0m ^[32m"a"^[0m + ^[36m1^[0m
        "#);
    }

    #[test]
    fn unknown_or_huge_code_stays_plain() {
        assert_eq!(lines("x", "text"), None);
        assert_eq!(lines("x", ""), None);
        assert_eq!(lines(&"x".repeat(LINE_BYTES_MAX + 1), "python"), None);
        assert_eq!(lines(&"x\n".repeat(CODE_BYTES_MAX), "python"), None);
    }
}
