//! A hermetic world for one test: its own home, a fixed clock and seed, nothing inherited.

use std::fs;
use std::io::Write;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;
use std::time::UNIX_EPOCH;

use tempfile::TempDir;

/// The moment at which every test happens unless it says otherwise.
pub const NOW: &str = "2026-11-21T09:00:00+03:00";

/// How often something is tried that goes wrong once in a while: so often in a plain run, `VIVA_ROUNDS` times as often where that is set.
pub fn rounds(usual: usize) -> usize {
    let times = std::env::var("VIVA_ROUNDS").ok().and_then(|text| text.parse().ok()).unwrap_or(1);
    usual * times
}

/// A home folder of its own and the variables that make runs repeatable.
pub struct TestEnv {
    home: TempDir,
    now: String,
}

/// What a run printed and how it ended. Paths of the test's home are written as `~`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    pub stdout: String,
    pub stderr: String,
    pub code: i32,
}

/// A database with the built-in bank and nothing else in it, made once for this very program: an import for each test costs seconds.
fn prepared() -> &'static Path {
    static PREPARED: OnceLock<PathBuf> = OnceLock::new();
    PREPARED.get_or_init(|| {
        let program = fs::metadata(env!("CARGO_BIN_EXE_viva")).expect("the program is there");
        let built =
            program.modified().expect("a time").duration_since(UNIX_EPOCH).expect("after 1970");
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("prepared");
        let database = folder.join(format!("{}-{}.db", built.as_nanos(), program.len()));
        if !database.exists() {
            // Those of earlier programs; another run may remove them too.
            let _ = fs::remove_dir_all(&folder);
            fs::create_dir_all(&folder).expect("a folder");
            let env = TestEnv::empty();
            env.ok(&["list", "--count"]);
            let made = tempfile::Builder::new().tempfile_in(&folder).expect("a file");
            fs::copy(env.database(), made.path()).expect("a copy");
            made.persist(&database).expect("in its place");
        }
        database
    })
}

impl TestEnv {
    /// A world in which viva was started before: the built-in bank is there, nothing was asked.
    pub fn new() -> Self {
        let env = Self::empty();
        let database = env.database();
        fs::create_dir_all(database.parent().expect("a folder")).expect("folders");
        fs::copy(prepared(), &database).expect("a copy");
        for (path, mode) in [(database.parent().expect("a folder"), 0o700), (&database, 0o600)] {
            fs::set_permissions(path, fs::Permissions::from_mode(mode)).expect("permissions");
        }
        env
    }

    /// A world in which viva was never started.
    pub fn empty() -> Self {
        Self { home: tempfile::tempdir().expect("a temporary home"), now: NOW.to_owned() }
    }

    /// The same home at another time.
    pub fn at(&mut self, now: &str) -> &mut Self {
        now.clone_into(&mut self.now);
        self
    }

    pub fn home(&self) -> &Path {
        self.home.path()
    }

    pub fn database(&self) -> PathBuf {
        self.home().join("data/viva/viva.db")
    }

    /// Writes a file below the home, with its folders.
    pub fn write(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.home().join(name);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("folders");
        std::fs::write(&path, content).expect("a file");
        path
    }

    /// A small pack of the user's own with one leaf file.
    pub fn pack(&self, folder: &str, markdown: &str) -> PathBuf {
        let manifest = "format = 1\nname = \"mine\"\ntitle = \"Mine\"\nversion = \"1\"\n\
                        license = \"MIT\"\nlanguages = [\"en\"]\n";
        self.write(&format!("{folder}/pack.toml"), manifest);
        self.write(&format!("{folder}/python-core/decorators.md"), markdown);
        self.home().join(folder)
    }

    /// The program with this world around it, ready for more.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_viva"));
        command
            .args(arguments)
            .env_clear()
            .env("PATH", std::env::var_os("PATH").unwrap_or_default())
            .env("HOME", self.home())
            .env("XDG_DATA_HOME", self.home().join("data"))
            .env("XDG_CONFIG_HOME", self.home().join("config"))
            .env("XDG_CACHE_HOME", self.home().join("cache"))
            .env("VIVA_NOW", &self.now)
            .env("VIVA_SEED", "1")
            .current_dir(self.home());
        command
    }

    /// Runs without input.
    pub fn viva(&self, arguments: &[&str]) -> Outcome {
        self.feed(arguments, "")
    }

    /// Runs with `input` on standard input.
    pub fn feed(&self, arguments: &[&str], input: &str) -> Outcome {
        let mut command = self.command(arguments);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().expect("the program starts");
        let mut stdin = child.stdin.take().expect("a pipe");
        // A program that does not read to the end closes the pipe; that is its right.
        let _ = stdin.write_all(input.as_bytes());
        drop(stdin);
        let output = child.wait_with_output().expect("the program ends");
        let scrub = |bytes: &[u8]| {
            String::from_utf8_lossy(bytes).replace(&self.home().display().to_string(), "~")
        };
        Outcome {
            stdout: scrub(&output.stdout),
            stderr: scrub(&output.stderr),
            code: output.status.code().unwrap_or(-1),
        }
    }

    /// Runs one line of shell in this world, with the program on its path, and gives what it prints.
    pub fn shell(&self, line: &str) -> String {
        let folder = Path::new(env!("CARGO_BIN_EXE_viva")).parent().expect("a folder");
        let inherited = std::env::var("PATH").unwrap_or_default();
        let world = self.command(&[]);
        let mut shell = Command::new("bash");
        shell.args(["-c", line]).env_clear().current_dir(self.home()).stdin(Stdio::null());
        shell.envs(world.get_envs().filter_map(|(name, value)| value.map(|value| (name, value))));
        shell.env("PATH", format!("{}:{inherited}", folder.display()));
        let output = shell.output().expect("bash");
        assert!(output.status.success(), "{line}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8_lossy(&output.stdout).into_owned()
    }

    /// Runs, expects success and gives standard output.
    pub fn ok(&self, arguments: &[&str]) -> String {
        let outcome = self.viva(arguments);
        assert_eq!(outcome.code, 0, "viva {arguments:?}: {outcome:?}");
        outcome.stdout
    }

    /// Runs with input, expects success and gives standard output.
    pub fn ok_fed(&self, arguments: &[&str], input: &str) -> String {
        let outcome = self.feed(arguments, input);
        assert_eq!(outcome.code, 0, "viva {arguments:?}: {outcome:?}");
        outcome.stdout
    }

    /// Runs, expects success and reads standard output as one JSON value.
    pub fn json(&self, arguments: &[&str]) -> serde_json::Value {
        let text = self.ok(arguments);
        serde_json::from_str(&text).unwrap_or_else(|error| panic!("{error}: {text}"))
    }

    /// Runs, expects this exit code and gives standard error.
    pub fn fails(&self, arguments: &[&str], code: i32) -> String {
        let outcome = self.viva(arguments);
        assert_eq!(outcome.code, code, "viva {arguments:?}: {outcome:?}");
        outcome.stderr
    }
}

/// A question of a kind, as Markdown, that passes every rule.
pub fn open_question(slug: &str) -> String {
    format!(
        "## What does the decorator {slug} do? {{#{slug} .junior}}\n\n### Answer\n\
         It wraps a function. The wrapper runs first and may call the wrapped one.\n\n\
         ### Key points\n- [x] it takes a function\n- [ ] it returns a function\n\n\
         ### Red flags\n- \"it changes the source\": it does not\n\n\
         ### Hints\n1. Think of the name.\n2. Think of a function around a function.\n\n\
         ### Sources\n- <https://docs.python.org/3/glossary.html>\n\n"
    )
}
