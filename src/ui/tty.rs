//! The keyboard and screen of the terminal that the program runs in.
//!
//! The terminal is raw only while keys are read, so that at any other time Ctrl-C ends the program as usual and
//! nothing has to be put back. The cursor is never hidden.

use std::io::{self, Write};
use std::mem;
use std::os::fd::AsFd;
use std::sync::Mutex;

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;
use rustix::process::{Signal, kill_current_process_group};
use rustix::termios::{OptionalActions, QueueSelector, Termios, tcflush, tcgetattr, tcsetattr};

use super::keyboard::{Decoder, Key};
use crate::interrupt::{self, Hold};

/// How long the rest of an escape sequence may take. Longer, and Escape feels slow; shorter, and an arrow key over
/// a slow connection becomes an Escape.
const ESCAPE_WAIT: Timespec = Timespec { tv_sec: 0, tv_nsec: 50_000_000 };
const PASTE_ON: &str = "\u{1b}[?2004h";
const CURSOR_ON: &str = "\u{1b}[?25h";
const PASTE_OFF: &str = "\u{1b}[?2004l";

/// The modes to go back to while the terminal is raw, at hand where the program ends without running destructors.
static RAW: Mutex<Option<Termios>> = Mutex::new(None);

/// Where keys come from and text goes; tests have one of their own.
pub trait Screen {
    /// Prepares for keys: from now on they arrive one by one and are not echoed. Undone by [`Screen::release`].
    fn grab(&mut self) -> io::Result<()>;

    /// Gives the terminal back as it was found. Harmless if it was not grabbed.
    fn release(&mut self) -> io::Result<()>;

    /// Waits for the next key.
    fn read_key(&mut self) -> io::Result<Key>;

    /// Waits for the next key, at most so many milliseconds; `None` when none came.
    fn poll_key(&mut self, wait_ms: u32) -> io::Result<Option<Key>>;

    /// Puts a key back: it is the next one that is read.
    fn unread(&mut self, key: Key);

    /// Writes at once.
    fn write(&mut self, text: &str) -> io::Result<()>;

    /// Rows and columns of the screen now.
    fn size(&self) -> (usize, usize);
}

/// Standard input and output of a terminal.
#[derive(Debug)]
pub struct Tty {
    output: console::Term,
    decoder: Decoder,
    /// A key that was put back.
    unread: Option<Key>,
    /// The modes to go back to while the terminal is raw.
    saved: Option<Termios>,
    /// Held while the terminal is raw, so that it is put back before the program ends.
    ends: Option<Hold>,
    /// Held likewise, so that it is put back before the program is stopped, and taken again when it goes on.
    stirring: Option<Hold>,
    /// What a signal asked for: the next key.
    stirred: Option<Key>,
}

/// The modes of the terminal, put back when this is dropped: for as long as another program has the terminal.
#[derive(Debug)]
pub struct Modes(Option<Termios>);

impl Modes {
    /// Keeps the modes as they are now; nothing where there is no terminal.
    pub fn keep() -> Self {
        Self(tcgetattr(io::stdin()).ok())
    }
}

impl Drop for Modes {
    fn drop(&mut self) {
        if let Some(modes) = &self.0 {
            // A terminal that is gone has no modes.
            let _ = tcsetattr(io::stdin(), OptionalActions::Drain, modes);
        }
    }
}

/// Puts the terminal back where it was left raw; for an end that runs no destructors.
pub fn put_back_at_once() {
    // Whoever holds the lock is in the middle of noting the modes: then the terminal is as it was.
    let Some(modes) = RAW.try_lock().ok().and_then(|mut modes| modes.take()) else { return };
    // A terminal that is gone has no modes, and nobody sees its cursor.
    let _ = tcsetattr(io::stdin(), OptionalActions::Drain, &modes);
    // Not through the standard library: another thread may hold its lock.
    let _ = rustix::io::write(io::stdout(), format!("{PASTE_OFF}{CURSOR_ON}").as_bytes());
}

/// Forgets what was typed and not read yet.
pub fn discard_typed() {
    // A terminal that is gone has nothing to forget.
    let _ = tcflush(io::stdin(), QueueSelector::IFlush);
}

impl Tty {
    /// The terminal of this process. Both standard input and standard output must be one.
    pub fn new() -> Tty {
        Tty {
            output: console::Term::stdout(),
            decoder: Decoder::default(),
            unread: None,
            saved: None,
            ends: None,
            stirring: None,
            stirred: None,
        }
    }

    /// Waits for bytes, or until the rest of a sequence should have come; gives whether any came.
    fn fill(&mut self, may_wait: bool) -> io::Result<bool> {
        if !self.wait((!may_wait).then_some(ESCAPE_WAIT))? && !may_wait {
            return Ok(false);
        }
        if self.stirred.is_some() {
            return Ok(true);
        }
        let input = io::stdin();
        let mut bytes = [0; 1024];
        loop {
            return match rustix::io::read(input.as_fd(), &mut bytes) {
                // The terminal is gone.
                Ok(0) | Err(Errno::IO) => Ok(false),
                Ok(count) => {
                    self.decoder.push(bytes.get(..count).unwrap_or_default());
                    Ok(true)
                }
                Err(Errno::INTR) => continue,
                Err(error) => Err(error.into()),
            };
        }
    }

    /// Waits until there is input or a signal that is told as a key, at most so long; gives whether there is. A signal that ends the
    /// program ends it here.
    fn wait(&mut self, at_most: Option<Timespec>) -> io::Result<bool> {
        loop {
            let input = io::stdin();
            let mut polled = vec![PollFd::new(&input, PollFlags::IN)];
            polled.extend(self.ends.iter().chain(&self.stirring).flat_map(Hold::polled));
            let found = poll(&mut polled, at_most.as_ref());
            let has_input = polled.first().is_some_and(|input| !input.revents().is_empty());
            drop(polled);
            match found {
                Ok(0) => return Ok(false),
                Ok(_) => {
                    self.end_if_told();
                    self.stir_if_told()?;
                }
                Err(Errno::INTR) => {}
                Err(error) => return Err(error.into()),
            }
            if has_input || self.stirred.is_some() {
                return Ok(true);
            }
        }
    }

    /// Ends the program as a signal asked for that came while the terminal was raw, the terminal put back.
    fn end_if_told(&mut self) {
        if let Some(signal) = self.ends.as_ref().and_then(Hold::take) {
            let _ = self.put_back();
            interrupt::act(signal);
        }
    }

    /// Heeds a signal that stops the program, lets it go on, or tells of another size of the screen.
    fn stir_if_told(&mut self) -> io::Result<()> {
        let key = match self.stirring.as_ref().and_then(Hold::take) {
            None => return Ok(()),
            Some(interrupt::RESIZE) => Key::Resized,
            Some(interrupt::STOP) => {
                self.release()?;
                interrupt::act(interrupt::STOP);
                self.grab()?;
                Key::Resumed
            }
            // Whoever had the terminal meanwhile may have left it otherwise.
            Some(_) => {
                self.make_raw()?;
                Key::Resumed
            }
        };
        self.stirred = Some(key);
        Ok(())
    }

    /// Makes the terminal raw, from the modes that it goes back to.
    fn make_raw(&mut self) -> io::Result<()> {
        let Some(modes) = &self.saved else { return Ok(()) };
        let mut raw = modes.clone();
        raw.make_raw();
        // Newlines that are written still return to the first column.
        raw.output_modes = modes.output_modes;
        if let Ok(mut at_hand) = RAW.lock() {
            *at_hand = Some(modes.clone());
        }
        tcsetattr(io::stdin(), OptionalActions::Drain, &raw)?;
        self.write(PASTE_ON)
    }

    fn put_back(&mut self) -> io::Result<()> {
        let Some(modes) = mem::take(&mut self.saved) else { return Ok(()) };
        let written = self.write(PASTE_OFF);
        let put_back = tcsetattr(io::stdin(), OptionalActions::Drain, &modes);
        if let Ok(mut at_hand) = RAW.lock() {
            *at_hand = None;
        }
        // A terminal that is gone has no modes.
        match put_back {
            Ok(()) | Err(Errno::IO) => written,
            Err(error) => Err(error.into()),
        }
    }

    /// Lets others ask on the raw terminal. Ctrl-C is theirs to notice and ends nothing; afterwards the cursor is visible and the terminal as
    /// it was, however they left it.
    ///
    /// # Errors
    /// When there is no terminal.
    pub fn lent<T>(&mut self, ask: impl FnOnce() -> T) -> io::Result<T> {
        self.grab()?;
        // Text that is pasted comes as if it was typed: they know no other.
        let answer = self.write(PASTE_OFF).map(|()| ask());
        let shown = self.write(CURSOR_ON);
        match self.ends.as_ref().and_then(Hold::take) {
            None | Some(interrupt::CTRL_C) => {}
            Some(signal) => {
                let _ = self.put_back();
                interrupt::act(signal);
            }
        }
        self.release()?;
        shown?;
        answer
    }

    /// Stops the whole job, as Ctrl-Z does where a terminal is not raw: a script around viva would wait for it otherwise.
    fn suspend(&mut self) -> io::Result<()> {
        self.release()?;
        kill_current_process_group(Signal::TSTP)?;
        self.grab()
    }
}

impl Default for Tty {
    fn default() -> Tty {
        Tty::new()
    }
}

impl Screen for Tty {
    fn grab(&mut self) -> io::Result<()> {
        if self.saved.is_some() {
            return Ok(());
        }
        let input = io::stdin();
        // Saved first: if the last line fails half way, the terminal is put back all the same.
        self.saved = Some(tcgetattr(&input)?);
        // Without signals to watch the terminal is as good as ever, as long as nobody ends the program.
        self.ends = interrupt::hold();
        self.stirring = interrupt::hold_stirring();
        self.make_raw()
    }

    fn release(&mut self) -> io::Result<()> {
        let put_back = self.put_back();
        // One that came too late for the last key acts here.
        self.ends = None;
        self.stirring = None;
        put_back
    }

    fn read_key(&mut self) -> io::Result<Key> {
        if let Some(key) = self.unread.take() {
            return Ok(key);
        }
        loop {
            if let Some(key) = self.stirred.take() {
                return Ok(key);
            }
            if let Some(key) = self.decoder.next(false) {
                if key == Key::Suspend {
                    self.suspend()?;
                    return Ok(Key::Resumed);
                }
                return Ok(key);
            }
            let was_waiting = self.decoder.is_waiting();
            if !self.fill(!was_waiting)? {
                let rest = if was_waiting { self.decoder.next(true) } else { None };
                return Ok(rest.unwrap_or(Key::EndOfInput));
            }
        }
    }

    fn poll_key(&mut self, wait_ms: u32) -> io::Result<Option<Key>> {
        if self.unread.is_none() && !self.decoder.is_waiting() {
            let wait = Timespec {
                tv_sec: i64::from(wait_ms / 1000),
                tv_nsec: i64::from(wait_ms % 1000) * 1_000_000,
            };
            if !self.wait(Some(wait))? {
                return Ok(None);
            }
        }
        self.read_key().map(Some)
    }

    fn unread(&mut self, key: Key) {
        self.unread = Some(key);
    }

    fn write(&mut self, text: &str) -> io::Result<()> {
        self.output.write_all(text.as_bytes())?;
        self.output.flush()
    }

    fn size(&self) -> (usize, usize) {
        let (rows, columns) = self.output.size();
        (usize::from(rows), usize::from(columns))
    }
}

impl Drop for Tty {
    fn drop(&mut self) {
        // There is nobody left to tell of a failure.
        let _ = self.release();
    }
}
