//! A terminal for tests in the process: replies come from a queue, what is shown goes into a transcript.

use std::collections::VecDeque;
use std::io;

use super::{Command, Keys, Style, Terminal, TextPrompt, TextReply};
use crate::words::ui::prompts as words;

/// One reply of a script.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reply {
    /// To a key prompt.
    Key(Command),
    /// To a text prompt.
    Text(TextReply),
    /// To a yes-or-no question.
    Confirm(bool),
}

/// A terminal that plays a script. After the last reply every prompt meets the end of input.
#[derive(Clone, Debug)]
pub struct Script {
    style: Style,
    is_interactive: bool,
    replies: VecDeque<Reply>,
    transcript: String,
    keys_asked: Vec<Keys>,
    prompts_asked: Vec<TextPrompt>,
}

impl Script {
    /// A script that is drawn for `style` and says of itself that a person presses keys if `is_interactive`.
    pub fn new(
        style: Style,
        is_interactive: bool,
        replies: impl IntoIterator<Item = Reply>,
    ) -> Script {
        Script {
            style,
            is_interactive,
            replies: replies.into_iter().collect(),
            transcript: String::new(),
            keys_asked: Vec::new(),
            prompts_asked: Vec::new(),
        }
    }

    /// Everything shown so far, each text followed by a newline.
    pub fn transcript(&self) -> &str {
        &self.transcript
    }

    /// The keys of each key prompt so far.
    pub fn keys_asked(&self) -> &[Keys] {
        &self.keys_asked
    }

    /// Each text prompt so far.
    pub fn prompts_asked(&self) -> &[TextPrompt] {
        &self.prompts_asked
    }

    /// How many replies are left.
    pub fn replies_left(&self) -> usize {
        self.replies.len()
    }

    fn wrong_reply(&self, asked: &str, reply: &Reply) -> io::Error {
        io::Error::other(words::script_answers_another(&format_args!("{reply:?}"), &asked))
    }
}

impl Terminal for Script {
    fn style(&self) -> Style {
        self.style
    }

    fn is_interactive(&self) -> bool {
        self.is_interactive
    }

    fn show(&mut self, text: &str) -> io::Result<()> {
        self.transcript.push_str(text);
        self.transcript.push('\n');
        Ok(())
    }

    /// Fails if the script's next reply is not for a key prompt.
    fn ask_key(&mut self, keys: &Keys) -> io::Result<Command> {
        self.keys_asked.push(keys.clone());
        match self.replies.pop_front() {
            None => Ok(Command::EndOfInput),
            Some(Reply::Key(command)) => Ok(command),
            Some(reply) => Err(self.wrong_reply(words::a_key_prompt(), &reply)),
        }
    }

    fn ask_key_below(
        &mut self,
        status: &mut dyn FnMut(Style) -> String,
        keys: &Keys,
    ) -> io::Result<Command> {
        let status = status(self.style);
        self.show(&status)?;
        self.ask_key(keys)
    }

    fn watch_key(
        &mut self,
        keys: &Keys,
        _every_ms: u32,
        _is_over: &mut dyn FnMut() -> bool,
    ) -> io::Result<Option<Command>> {
        self.ask_key(keys).map(Some)
    }

    /// Fails if the script's next reply is not for a text prompt.
    fn ask_text(&mut self, prompt: &TextPrompt) -> io::Result<TextReply> {
        self.prompts_asked.push(prompt.clone());
        match self.replies.pop_front() {
            None => Ok(TextReply::Command(Command::EndOfInput)),
            Some(Reply::Text(reply)) => Ok(reply),
            Some(reply) => Err(self.wrong_reply(words::a_text_prompt(), &reply)),
        }
    }

    /// Fails if the script's next reply is not for a yes-or-no question.
    fn confirm(&mut self, question: &str) -> io::Result<bool> {
        self.transcript.push_str(question);
        self.transcript.push('\n');
        match self.replies.pop_front() {
            None => Ok(false),
            Some(Reply::Confirm(answer)) => Ok(answer),
            Some(reply) => Err(self.wrong_reply(words::a_yes_or_no_question(), &reply)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_script_is_played_in_order_and_then_ends() {
        let style = Style { width: 80, color: false };
        let replies = [Reply::Key(Command::Enter), Reply::Confirm(true)];
        let mut script = Script::new(style, true, replies);
        script.show("hello").unwrap();
        assert_eq!(script.ask_key(&Keys::default()).unwrap(), Command::Enter);
        assert!(script.confirm("sure?").unwrap());
        assert_eq!(script.ask_key(&Keys::default()).unwrap(), Command::EndOfInput);
        assert_eq!(script.transcript(), "hello\nsure?\n");
        assert_eq!(script.keys_asked().len(), 2);
    }

    #[test]
    fn a_reply_of_the_wrong_kind_is_an_error() {
        let style = Style { width: 80, color: false };
        let mut script = Script::new(style, true, [Reply::Confirm(true)]);
        assert!(script.ask_key(&Keys::default()).is_err());
    }
}
