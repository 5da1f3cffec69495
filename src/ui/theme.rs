//! The few roles a piece of text can have, and how each looks.
//!
//! Only the terminal's own 16 colours, attributes and never a background: they follow the user's theme, so they
//! read on dark and on light. Yellow, white and black text, which vanish on one of the two, are not used. This
//! module must not decide whether colour is allowed: that comes in with the [`Style`](super::Style).

/// What a piece of text is, as far as its looks go.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// Ordinary text, unstyled.
    Plain,
    /// The title of a part.
    Heading,
    /// Less important: gutters, counts, addresses.
    Muted,
    /// What the eye should find: ids, keys that can be pressed.
    Accent,
    /// Code inside a sentence.
    Code,
    /// Important words of a sentence.
    Strong,
    /// Stressed words of a sentence.
    Emphasis,
    /// The text of a link.
    Link,
    /// Right, passed, on time.
    Good,
    /// Wrong, failed.
    Bad,
    /// Worth a look.
    Warn,
    /// Keywords and operators that are words, in code.
    Keyword,
    /// Text literals, in code.
    Text,
    /// Numbers and constants, in code.
    Number,
    /// Names that are defined, in code.
    Definition,
    /// Names that the language brings along, in code.
    Builtin,
    /// Remarks, in code.
    Comment,
}

impl Role {
    /// The parameters of the SGR sequence, `1;36` for example; empty for plain text.
    pub fn sgr(self) -> &'static str {
        match self {
            Role::Plain => "",
            Role::Heading => "1",
            Role::Muted | Role::Comment => "2",
            Role::Accent | Role::Code | Role::Builtin | Role::Number => "36",
            Role::Strong | Role::Definition => "1",
            Role::Emphasis => "3",
            Role::Link => "4",
            Role::Good | Role::Text => "32",
            Role::Bad => "31",
            Role::Warn | Role::Keyword => "35",
        }
    }
}

/// Writes `text` in the looks of `role` onto `out`; without colour, or for plain text, just the text.
pub fn push_painted(out: &mut String, text: &str, role: Role, color: bool) {
    push_sgr(out, text, role.sgr(), color);
}

/// Gives `text` in the looks of `role`. The text must already be harmless, see [`visible`](super::safe::visible).
pub fn paint(text: &str, role: Role, color: bool) -> String {
    let mut out = String::with_capacity(text.len() + 10);
    push_painted(&mut out, text, role, color);
    out
}

/// Writes `text` between the SGR parameters and a reset.
pub(super) fn push_sgr(out: &mut String, text: &str, parameters: &str, color: bool) {
    if !color || parameters.is_empty() || text.is_empty() {
        out.push_str(text);
        return;
    }
    out.push_str("\u{1b}[");
    out.push_str(parameters);
    out.push('m');
    out.push_str(text);
    out.push_str("\u{1b}[0m");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colour_wraps_the_text_and_no_colour_leaves_it() {
        assert_eq!(paint("x", Role::Bad, true), "\u{1b}[31mx\u{1b}[0m");
        assert_eq!(paint("x", Role::Bad, false), "x");
        assert_eq!(paint("x", Role::Plain, true), "x");
        assert_eq!(paint("", Role::Bad, true), "");
    }
}
