//! Answers that are typed: a line, lines that are taken one by one, and texts in which Up and Down move.

use std::io;

use super::prompt::{Block, Draft, Typed, edit, edit_line, edit_line_from, rows_of};
use super::{Key, Rich, Screen};
use crate::ui::keys::{self, Manner};
use crate::ui::lines::{
    dotted, empty_line_told, is_same_prompt, returns_to_prompt, text_command, uncoloned, undotted,
};
use crate::ui::safe::{visible, visible_line};
use crate::ui::text_editor::TextEditor;
use crate::ui::theme::{Role, paint};
use crate::ui::{Command, Terminal, TextPrompt, TextReply};
use crate::words::ui::prompts as words;

impl<S: Screen> Rich<S> {
    /// What was typed at this prompt already. The draft of another prompt, from which own words are written, waits for it.
    fn drafted(&mut self, prompt: &TextPrompt) -> Vec<String> {
        match self.draft.take_if(|draft| is_same_prompt(&draft.prompt, prompt)) {
            Some(draft) => draft.lines,
            None if prompt.start.is_empty() => Vec::new(),
            None => ended(prompt.start.iter().map(|line| dotted(line)).collect()),
        }
    }

    fn keep_draft(&mut self, prompt: &TextPrompt, lines: Vec<String>) {
        self.draft = Some(Draft { prompt: prompt.clone(), lines });
    }

    /// Reads an answer of one line. Only the answer itself stays on the screen.
    pub(super) fn read_one_line(&mut self, prompt: &TextPrompt) -> io::Result<TextReply> {
        let mut told = String::new();
        let mut drafted = self.drafted(prompt).into_iter().rev();
        let mut start = drafted.find(|line| !line.is_empty()).unwrap_or_default();
        loop {
            let heading = ["\n", &told, &self.text_heading(prompt), "\n"].concat();
            self.screen.write(&heading)?;
            let may_rewrap = prompt.keys.redraw;
            let screen = &mut self.screen;
            let typed = edit_line_from(screen, "> ", self.color, &start, may_rewrap)?;
            self.erase(&heading)?;
            start.clear();
            let line = match typed {
                Typed::Line(line) => line,
                Typed::Escape => return Ok(TextReply::Command(Command::Quit)),
                Typed::Interrupt(_) => return Ok(TextReply::Command(Command::Interrupt)),
                Typed::EndOfInput => return Ok(TextReply::Command(Command::EndOfInput)),
                Typed::Resized(line) if self.is_wrapped_otherwise() => {
                    self.keep_draft(prompt, vec![line]);
                    return self.clear_for_rewrap().map(TextReply::Command);
                }
                Typed::Resized(line) => {
                    start = line;
                    continue;
                }
            };
            match text_command(&line, prompt) {
                Some(Ok(command)) => return Ok(TextReply::Command(command)),
                Some(Err(why)) => told = self.warned(&why),
                None => {
                    let mark = paint("> ", Role::Accent, self.color);
                    self.screen.write(&format!("\n{mark}{}\n", visible(&line)))?;
                    return Ok(TextReply::Answer(uncoloned(line)));
                }
            }
        }
    }

    /// Reads one line of a text whose lines are taken as they come.
    pub(super) fn read_next_line(&mut self, prompt: &TextPrompt) -> io::Result<TextReply> {
        if !prompt.goes_on {
            let heading = self.text_heading(prompt);
            self.screen.write(&format!("\n{heading}\n"))?;
        }
        loop {
            let line = match edit_line(&mut self.screen, "> ", self.color, false)? {
                Typed::Line(line) => line,
                Typed::Escape => return Ok(TextReply::Command(Command::Quit)),
                Typed::Interrupt(half) if !half.is_empty() => {
                    self.screen.unread(Key::Interrupt);
                    return Ok(TextReply::Line(half));
                }
                Typed::Interrupt(_) => return Ok(TextReply::Command(Command::Interrupt)),
                Typed::EndOfInput => return Ok(TextReply::Command(Command::EndOfInput)),
                Typed::Resized(_) => continue,
            };
            match text_command(&line, prompt) {
                Some(Ok(Command::Edit)) if prompt.keys.editor => {
                    return Ok(TextReply::Editor(String::new()));
                }
                Some(Ok(command)) => return Ok(TextReply::Command(command)),
                Some(Err(why)) => {
                    let told = self.warned(&why);
                    self.screen.write(&told)?;
                }
                None if line == "." => return Ok(TextReply::Answer(String::new())),
                None => return Ok(TextReply::Line(undotted(line))),
            }
        }
    }

    /// Reads a text of several lines.
    pub(super) fn read_text(&mut self, prompt: &TextPrompt) -> io::Result<TextReply> {
        let heading = self.text_heading(prompt);
        self.screen.write(&format!("\n{heading}\n"))?;
        let mut editor = TextEditor::holding(self.drafted(prompt).iter().map(String::as_str));
        let mut block = Block::new("> ", self.color);
        block.draw(&mut self.screen, &editor)?;
        loop {
            let line = match self.screen.read_key()? {
                Key::Enter | Key::Pasted('\n') => editor.line().text().to_owned(),
                Key::Interrupt => {
                    self.left = left_of(editor.lines().map(str::to_owned).collect());
                    block.leave(&mut self.screen, &mut editor)?;
                    return Ok(TextReply::Command(Command::Interrupt));
                }
                key @ (Key::EndOfInput | Key::Escape) if editor.line().is_empty() => {
                    self.left = left_of(editor.lines().map(str::to_owned).collect());
                    block.leave(&mut self.screen, &mut editor)?;
                    let is_escape = key == Key::Escape;
                    let command = if is_escape { Command::Quit } else { Command::EndOfInput };
                    return Ok(TextReply::Command(command));
                }
                Key::Resized if prompt.keys.redraw && self.is_wrapped_otherwise() => {
                    self.keep_draft(prompt, editor.lines().map(str::to_owned).collect());
                    return self.clear_for_rewrap().map(TextReply::Command);
                }
                key => {
                    self.edit_text(&mut editor, &mut block, key, prompt)?;
                    continue;
                }
            };
            if let Some(reply) = self.take_line(&line, &mut editor, &mut block, prompt)? {
                return Ok(reply);
            }
        }
    }

    /// Takes a line at whose end Enter was pressed; gives the reply where it ends the text.
    fn take_line(
        &mut self,
        line: &str,
        editor: &mut TextEditor,
        block: &mut Block,
        prompt: &TextPrompt,
    ) -> io::Result<Option<TextReply>> {
        let command = text_command(line, prompt);
        if command.is_none() && line != "." {
            let is_further = editor.is_at_end() && editor.line().is_at_end();
            let told = empty_line_told(line, editor.is_empty(), prompt);
            if is_further {
                block.pass_line(&mut self.screen, editor)?;
            }
            editor.break_line();
            if let Some(told) = told {
                let told = paint(told, Role::Muted, self.color);
                self.screen.write(&format!("{told}\n"))?;
                *block = Block::new("> ", self.color);
            }
            match is_further {
                true => block.draw_line(&mut self.screen, editor)?,
                false => block.draw(&mut self.screen, editor)?,
            }
            return Ok(None);
        }
        let lines = editor.others();
        block.leave(&mut self.screen, editor)?;
        Ok(Some(match command {
            None => TextReply::Answer(text_of(&lines)),
            Some(Ok(Command::Edit)) if prompt.keys.editor => TextReply::Editor(text_of(&lines)),
            Some(Ok(command)) => {
                if returns_to_prompt(&command) {
                    self.keep_draft(prompt, ended(lines));
                } else {
                    self.left = left_of(lines);
                }
                TextReply::Command(command)
            }
            Some(Err(why)) => {
                let told = self.warned(&why);
                self.screen.write(&told)?;
                *editor = TextEditor::holding(ended(lines).iter().map(String::as_str));
                *block = Block::new("> ", self.color);
                block.draw_line(&mut self.screen, editor)?;
                return Ok(None);
            }
        }))
    }

    /// Heeds a key that ends nothing.
    fn edit_text(
        &mut self,
        editor: &mut TextEditor,
        block: &mut Block,
        key: Key,
        prompt: &TextPrompt,
    ) -> io::Result<()> {
        let is_other_line = match key {
            Key::Up if editor.is_empty() && !prompt.earlier.is_empty() => {
                let lines: Vec<_> = prompt.earlier.lines().map(dotted).collect();
                *editor = TextEditor::holding(lines.iter().map(String::as_str));
                true
            }
            Key::Up => editor.up(),
            Key::Down => editor.down(),
            Key::Backspace => editor.join_above(),
            // Others wrote below meanwhile.
            Key::Resumed => {
                *block = Block::new("> ", self.color);
                true
            }
            Key::Redraw | Key::Resized => true,
            _ => false,
        };
        if is_other_line {
            return block.draw(&mut self.screen, editor);
        }
        if let Some(line) = editor.line_mut() {
            edit(line, key);
        }
        block.draw_line(&mut self.screen, editor)
    }

    fn text_heading(&self, prompt: &TextPrompt) -> String {
        let key_line = keys::key_line(&prompt.keys, Manner::Colons, self.style());
        let end = match (prompt.multiline, prompt.earlier.is_empty()) {
            (false, _) => "",
            (true, true) => words::as_many_lines_as_you_need(),
            (true, false) => words::as_many_lines_and_earlier(),
        };
        let label = visible_line(&prompt.label);
        // No word is torn where the screen ends.
        let fits = rows_of(&format!("{label} {end}"), self.screen.size().1) == 1;
        let gap = if end.is_empty() || fits { " " } else { "\n" };
        let label = paint(&label, Role::Strong, self.color);
        let end = paint(end, Role::Muted, self.color);
        format!("{}\n{key_line}", format!("{label}{gap}{end}").trim_end())
    }
}

/// Typed lines that no answer came of, without the empty ones at their end.
fn left_of(mut lines: Vec<String>) -> Vec<String> {
    while lines.last().is_some_and(String::is_empty) {
        lines.pop();
    }
    lines.into_iter().map(undotted).collect()
}

/// Typed lines as the answer that they are.
fn text_of(lines: &[String]) -> String {
    lines.iter().cloned().map(undotted).collect::<Vec<_>>().join("\n")
}

/// The lines, with an empty one to go on in.
fn ended(mut lines: Vec<String>) -> Vec<String> {
    lines.push(String::new());
    lines
}
