//! The keyboard and screen of the terminal that the program runs in.
//!
//! The terminal is raw only while keys are read, so that at any other time Ctrl-C ends the program as usual and
//! nothing has to be put back. The cursor is never hidden.

use std::io::{self, Write};
use std::mem;
use std::os::fd::AsFd;

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;
use rustix::process::{Signal, getpid, kill_process};
use rustix::termios::{OptionalActions, Termios, tcgetattr, tcsetattr};

use super::keyboard::{Decoder, Key};

/// How long the rest of an escape sequence may take. Longer, and Escape feels slow; shorter, and an arrow key over
/// a slow connection becomes an Escape.
const ESCAPE_WAIT: Timespec = Timespec { tv_sec: 0, tv_nsec: 50_000_000 };
const PASTE_ON: &str = "\u{1b}[?2004h";
const PASTE_OFF: &str = "\u{1b}[?2004l";

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
    /// The modes to go back to while the terminal is raw.
    saved: Option<Termios>,
}

impl Tty {
    /// The terminal of this process. Both standard input and standard output must be one.
    pub fn new() -> Tty {
        Tty { output: console::Term::stdout(), decoder: Decoder::default(), saved: None }
    }

    /// Waits for bytes, or until the rest of a sequence should have come; gives whether any came.
    fn fill(&mut self, may_wait: bool) -> io::Result<bool> {
        let input = io::stdin();
        if !may_wait {
            let mut polled = [PollFd::new(&input, PollFlags::IN)];
            match poll(&mut polled, Some(&ESCAPE_WAIT)) {
                Ok(0) => return Ok(false),
                Ok(_) | Err(Errno::INTR) => {}
                Err(error) => return Err(error.into()),
            }
        }
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

    fn suspend(&mut self) -> io::Result<()> {
        self.release()?;
        kill_process(getpid(), Signal::TSTP)?;
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
        let modes = tcgetattr(&input)?;
        let mut raw = modes.clone();
        raw.make_raw();
        // Newlines that are written still return to the first column.
        raw.output_modes = modes.output_modes;
        // Saved first: if the next line fails half way, the terminal is put back all the same.
        self.saved = Some(modes);
        tcsetattr(&input, OptionalActions::Drain, &raw)?;
        self.write(PASTE_ON)
    }

    fn release(&mut self) -> io::Result<()> {
        let Some(modes) = mem::take(&mut self.saved) else { return Ok(()) };
        let written = self.write(PASTE_OFF);
        tcsetattr(io::stdin(), OptionalActions::Drain, &modes)?;
        written
    }

    fn read_key(&mut self) -> io::Result<Key> {
        loop {
            if let Some(key) = self.decoder.next(false) {
                if key == Key::Suspend {
                    self.suspend()?;
                    return Ok(Key::Redraw);
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
        if !self.decoder.is_waiting() {
            let wait = Timespec {
                tv_sec: i64::from(wait_ms / 1000),
                tv_nsec: i64::from(wait_ms % 1000) * 1_000_000,
            };
            let input = io::stdin();
            match poll(&mut [PollFd::new(&input, PollFlags::IN)], Some(&wait)) {
                Ok(0) | Err(Errno::INTR) => return Ok(None),
                Ok(_) => {}
                Err(error) => return Err(error.into()),
            }
        }
        self.read_key().map(Some)
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
        // Also on a panic. There is nobody left to tell of a failure.
        let _ = self.release();
    }
}
