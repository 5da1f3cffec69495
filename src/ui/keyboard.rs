//! Bytes from a terminal in raw mode become keys.
//!
//! `console` reads keys too, but it decides that an escape stands alone when the rest of its sequence is not there
//! at that instant (a slow connection would then quit the session), expects a character's bytes in one piece, and
//! polls without end when the terminal has gone away. This module must not read or draw anything itself.

use std::collections::VecDeque;

/// One key press, or what a terminal sends instead.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    /// A character that can be shown.
    Char(char),
    /// A character that came by pasting; a newline in a paste is one of these too.
    Pasted(char),
    /// Enter or Return.
    Enter,
    /// Escape alone.
    Escape,
    /// Tab.
    Tab,
    /// Backspace.
    Backspace,
    /// Delete.
    Delete,
    /// Arrow left.
    Left,
    /// Arrow right.
    Right,
    /// Arrow up.
    Up,
    /// Arrow down.
    Down,
    /// Home.
    Home,
    /// End.
    End,
    /// Page up.
    PageUp,
    /// Page down.
    PageDown,
    /// Ctrl-W.
    DeleteWord,
    /// Ctrl-U.
    DeleteToStart,
    /// Ctrl-C.
    Interrupt,
    /// Ctrl-D, or the terminal is gone.
    EndOfInput,
    /// Ctrl-Z.
    Suspend,
    /// The screen must be drawn again.
    Redraw,
    /// The screen has another size.
    Resized,
    /// The program was stopped and goes on: others may have written to the screen meanwhile.
    Resumed,
    /// Anything else.
    Other,
}

/// Collects bytes and gives keys.
#[derive(Debug, Default)]
pub(super) struct Decoder {
    bytes: VecDeque<u8>,
    is_pasting: bool,
}

/// Longer escape sequences do not exist; what looks like one is noise.
const SEQUENCE_BYTES_MAX: usize = 32;

impl Decoder {
    pub fn push(&mut self, bytes: &[u8]) {
        self.bytes.extend(bytes);
    }

    /// Whether bytes are left over that do not make a key yet.
    pub fn is_waiting(&self) -> bool {
        !self.bytes.is_empty()
    }

    /// Gives the next key. `None` means that more bytes are needed; with `is_final` none will come soon, and what
    /// is there is taken as it is: an escape alone is the Escape key.
    pub fn next(&mut self, is_final: bool) -> Option<Key> {
        loop {
            let first = *self.bytes.front()?;
            if first == 0x1b {
                match self.escape(is_final)? {
                    Sequence::Key(key) => return Some(key),
                    Sequence::Paste(is_pasting) => self.is_pasting = is_pasting,
                }
                continue;
            }
            let character = match self.character(is_final)? {
                Ok(character) => character,
                Err(()) => return Some(Key::Other),
            };
            return Some(match (self.is_pasting, character) {
                (true, '\r') => Key::Pasted('\n'),
                (true, _) => Key::Pasted(character),
                (false, _) => typed(character),
            });
        }
    }

    /// Takes one character; `Err` for bytes that are none.
    fn character(&mut self, is_final: bool) -> Option<Result<char, ()>> {
        let first = *self.bytes.front()?;
        let length = match first {
            0x00..0x80 => 1,
            0xc0..0xe0 => 2,
            0xe0..0xf0 => 3,
            0xf0..0xf8 => 4,
            _ => {
                self.bytes.pop_front();
                return Some(Err(()));
            }
        };
        if self.bytes.len() < length && !is_final {
            return None;
        }
        let length = length.min(self.bytes.len());
        let bytes: Vec<u8> = self.bytes.iter().take(length).copied().collect();
        let decoded = std::str::from_utf8(&bytes).ok().and_then(|text| text.chars().next());
        match decoded {
            Some(character) => {
                self.bytes.drain(..length);
                Some(Ok(character))
            }
            None => {
                // Only the first byte is known to be wrong.
                self.bytes.pop_front();
                Some(Err(()))
            }
        }
    }

    fn escape(&mut self, is_final: bool) -> Option<Sequence> {
        let bytes: Vec<u8> = self.bytes.iter().take(SEQUENCE_BYTES_MAX).copied().collect();
        let rest = bytes.get(1..).unwrap_or_default();
        let (sequence, length) = match rest {
            [] if is_final => (Sequence::Key(Key::Escape), 1),
            [b'[', parameters @ ..] => {
                match parameters.iter().position(|b| (0x40..0x7f).contains(b)) {
                    Some(end) => (control_sequence(parameters, end), end + 3),
                    None if is_final || bytes.len() == SEQUENCE_BYTES_MAX => {
                        (Sequence::Key(Key::Other), bytes.len())
                    }
                    None => return None,
                }
            }
            [b'O', letter, ..] => (Sequence::Key(cursor_key(*letter)), 3),
            [b'O'] | [] if !is_final => return None,
            // Escape twice is still Escape; with another key it is Alt, which means nothing here.
            [0x1b, ..] => (Sequence::Key(Key::Escape), 1),
            _ => (Sequence::Key(Key::Other), 2),
        };
        self.bytes.drain(..length.min(self.bytes.len()));
        Some(sequence)
    }
}

enum Sequence {
    Key(Key),
    /// A paste begins or ends.
    Paste(bool),
}

fn control_sequence(parameters: &[u8], end: usize) -> Sequence {
    let number = parameters.get(..end).unwrap_or_default();
    let key = match parameters.get(end) {
        Some(b'~') => match number {
            b"200" => return Sequence::Paste(true),
            b"201" => return Sequence::Paste(false),
            b"1" | b"7" => Key::Home,
            b"4" | b"8" => Key::End,
            b"3" => Key::Delete,
            b"5" => Key::PageUp,
            b"6" => Key::PageDown,
            _ => Key::Other,
        },
        Some(letter) => cursor_key(*letter),
        None => Key::Other,
    };
    Sequence::Key(key)
}

fn cursor_key(letter: u8) -> Key {
    match letter {
        b'A' => Key::Up,
        b'B' => Key::Down,
        b'C' => Key::Right,
        b'D' => Key::Left,
        b'H' => Key::Home,
        b'F' => Key::End,
        b'M' => Key::Enter,
        _ => Key::Other,
    }
}

fn typed(character: char) -> Key {
    match character {
        '\r' | '\n' => Key::Enter,
        '\t' => Key::Tab,
        '\u{7f}' | '\u{8}' => Key::Backspace,
        '\u{1}' => Key::Home,
        '\u{5}' => Key::End,
        '\u{2}' => Key::Left,
        '\u{6}' => Key::Right,
        '\u{3}' => Key::Interrupt,
        '\u{4}' => Key::EndOfInput,
        '\u{1a}' => Key::Suspend,
        '\u{17}' => Key::DeleteWord,
        '\u{15}' => Key::DeleteToStart,
        '\u{c}' => Key::Redraw,
        _ if character.is_control() => Key::Other,
        _ => Key::Char(character),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(bytes: &[u8]) -> Vec<Key> {
        let mut decoder = Decoder::default();
        decoder.push(bytes);
        std::iter::from_fn(|| decoder.next(true)).collect()
    }

    #[test]
    fn bytes_become_keys() {
        let cases: [(&[u8], &[Key]); 14] = [
            (b"a \r", &[Key::Char('a'), Key::Char(' '), Key::Enter]),
            ("я漢".as_bytes(), &[Key::Char('я'), Key::Char('漢')]),
            (b"\x1b", &[Key::Escape]),
            (b"\x1b\x1b", &[Key::Escape, Key::Escape]),
            (b"\x1b[A\x1bOB", &[Key::Up, Key::Down]),
            (b"\x1b[1;5C", &[Key::Right]),
            (b"\x1b[3~\x1b[7~x", &[Key::Delete, Key::Home, Key::Char('x')]),
            (
                b"\x1b[200~a\rb\x03\x1b[201~\r",
                &[
                    Key::Pasted('a'),
                    Key::Pasted('\n'),
                    Key::Pasted('b'),
                    Key::Pasted('\x03'),
                    Key::Enter,
                ],
            ),
            (b"\x1bx", &[Key::Other]),
            (b"\x1b[9", &[Key::Other]),
            (b"\xff\xd0", &[Key::Other, Key::Other]),
            (b"\xd0a", &[Key::Other, Key::Char('a')]),
            (b"\x03\x04", &[Key::Interrupt, Key::EndOfInput]),
            (b"", &[]),
        ];
        for (bytes, expected) in cases {
            assert_eq!(keys(bytes), expected, "{bytes:?}");
        }
    }

    #[test]
    fn pieces_are_waited_for() {
        let mut decoder = Decoder::default();
        for piece in [&b"\x1b"[..], b"[", b"1;5"] {
            decoder.push(piece);
            assert_eq!(decoder.next(false), None);
        }
        decoder.push(b"D\xe6\xbc");
        assert_eq!(decoder.next(false), Some(Key::Left));
        assert_eq!(decoder.next(false), None);
        decoder.push(b"\xa2");
        assert_eq!(decoder.next(false), Some(Key::Char('漢')));
        assert!(!decoder.is_waiting());
    }
}
