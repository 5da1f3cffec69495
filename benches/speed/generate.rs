//! Writes a pack of any size, the same bytes every time.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

/// Questions of one file.
pub const LEAF_QUESTIONS: usize = 20;
/// Leaves of one topic.
const TOPIC_LEAVES: usize = 100;
/// Size of a question's text on average.
const QUESTION_BYTES: usize = 1100;
/// What still comes after the last sentence, and half a sentence: on average a question is as long as meant.
const TAIL_BYTES: usize = 260;
const WORDS: usize = 3000;

/// SplitMix64: short, and the same on every machine.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let value = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let value = (value ^ (value >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        value ^ (value >> 31)
    }

    fn below(&mut self, limit: usize) -> usize {
        (self.next() % limit as u64) as usize
    }
}

struct Writer {
    random: Random,
    words: Vec<String>,
}

/// Writes `questions` questions into the folder, twenty a file, with a taxonomy of their own.
pub fn pack(folder: &Path, name: &str, questions: usize) {
    let mut random = Random(7);
    let words = (0..WORDS).map(|_| word(&mut random)).collect();
    let mut writer = Writer { random, words };
    let leaves = questions / LEAF_QUESTIONS;
    let mut taxonomy = "version = 1\n".to_owned();
    for leaf in 0..leaves {
        let topic = format!("topic-{:02}", leaf / TOPIC_LEAVES);
        if leaf % TOPIC_LEAVES == 0 {
            fs::create_dir_all(folder.join(&topic)).expect("a folder");
            write!(taxonomy, "\n[[topic]]\nid = \"{topic}\"\ntitle_en = \"Topic {topic}\"\n")
                .unwrap();
        }
        let title = writer.words(4);
        write!(taxonomy, "\n[[topic.leaf]]\nid = \"leaf-{leaf:04}\"\ntitle_en = \"{title}\"\n")
            .unwrap();
        let mut text = format!("+++\ntitle = \"{title}\"\n+++\n\n# {title}\n");
        for place in 0..LEAF_QUESTIONS {
            writer.question(&mut text, leaf, place, leaves);
        }
        fs::write(folder.join(format!("{topic}/leaf-{leaf:04}.md")), text).expect("a file");
    }
    fs::write(folder.join("taxonomy.toml"), taxonomy).expect("a file");
    let manifest = format!(
        "format = 1\nname = \"{name}\"\ntitle = \"Generated\"\nversion = \"1\"\n\
         license = \"CC0-1.0\"\nlanguages = [\"en\"]\ntags = []\n"
    );
    fs::write(folder.join("pack.toml"), manifest).expect("a file");
}

fn word(random: &mut Random) -> String {
    const SYLLABLES: [&str; 24] = [
        "ba", "cor", "de", "fen", "gi", "hal", "in", "jo", "kel", "lo", "mer", "na", "or", "pi",
        "qua", "rel", "so", "tan", "ul", "ver", "wi", "xen", "yo", "zu",
    ];
    (0..2 + random.below(3)).map(|_| SYLLABLES[random.below(SYLLABLES.len())]).collect()
}

impl Writer {
    /// As in a language, few words are frequent and most are rare.
    fn word(&mut self) -> String {
        let place = self.random.below(WORDS) * self.random.below(WORDS) / WORDS;
        self.words[place].clone()
    }

    fn words(&mut self, count: usize) -> String {
        (0..count).map(|_| self.word()).collect::<Vec<_>>().join(" ")
    }

    fn sentence(&mut self) -> String {
        let count = 8 + self.random.below(8);
        let code = self.word();
        format!("The {} calls `{code}` before the {}.", self.words(count), self.words(4))
    }

    fn question(&mut self, text: &mut String, leaf: usize, place: usize, leaves: usize) {
        let level = ["junior", "middle", "senior"][self.random.below(3)];
        let importance = ["core", "useful", "useful", "rare"][self.random.below(4)];
        let start = text.len();
        let title = self.words(9);
        write!(text, "\n## Why does {title}? {{#q-{place:02} .{level} importance={importance}")
            .unwrap();
        if self.random.below(3) == 0 && leaves > 1 {
            let tag = (leaf + 1 + self.random.below(leaves - 1)) % leaves;
            write!(text, " tags=leaf-{tag:04}").unwrap();
        }
        match place % 10 {
            0..=5 => self.open(text),
            6 | 7 => self.choice(text),
            8 => self.output(text),
            _ => self.cloze(text),
        }
        while text.len() - start < QUESTION_BYTES - TAIL_BYTES {
            let sentence = self.sentence();
            text.push_str(&sentence);
            text.push('\n');
        }
        let (point, second) = (self.words(7), self.words(6));
        let source = self.word();
        write!(
            text,
            "\n### Key points\n- [x] {point}\n- [ ] {second}\n\n### Sources\n- <https://example.org/{source}>\n"
        )
        .unwrap();
    }

    fn open(&mut self, text: &mut String) {
        let (about, name) = (self.sentence(), self.word());
        write!(text, "}}\n\n{about}\n\n### Answer\n```python\ndef {name}(value: int) -> int:\n    return value + 1\n```\n\n").unwrap();
    }

    fn choice(&mut self, text: &mut String) {
        text.push_str(" kind=choice}\n\n");
        let right = self.random.below(4);
        for option in 0..4 {
            let (mark, words) = (if option == right { 'x' } else { ' ' }, self.words(6));
            writeln!(text, "- [{mark}] {words}").unwrap();
            if option != right {
                let reason = self.words(7);
                writeln!(text, "  - {reason}").unwrap();
            }
        }
        text.push_str("\n### Answer\n");
    }

    fn output(&mut self, text: &mut String) {
        let (name, number) = (self.word(), self.random.below(1000));
        write!(text, " kind=output}}\n\n```python run\n{name} = [{number}, 2]\nprint({name}[0])\n```\n\n### Answer\n```output\n{number}\n```\n\n").unwrap();
    }

    fn cloze(&mut self, text: &mut String) {
        let (before, after, word) = (self.words(6), self.words(5), self.word());
        write!(text, " kind=cloze}}\n\nThe {before} needs […] and {after}.\n\n### Answer\n`{word}`, `{word}s`\n\n").unwrap();
    }
}
