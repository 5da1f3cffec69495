use proptest::prelude::*;
use unicode_width::UnicodeWidthStr;

use super::*;

const PLAIN: Style = Style { width: 80, color: false };

/// Colour made visible for snapshots.
fn colored(markdown: &str, width: usize) -> String {
    render(markdown, Style { width, color: true }).replace('\u{1b}', "^")
}

const SAMPLE: &str = r#"# Why?

All tasks share *one* thread, and **`time.sleep`** keeps it for five seconds without giving control
back. See [the docs](https://docs.python.org/3/) or <https://peps.python.org/pep-0492/>.

1. First
   - nested with `a  b`
     1. deeper
2. Second:
   ```python
   async def f():

       await g()
   ```
3. Third

- [x] done
- [ ] not done, with a text that is long enough to be wrapped at eighty columns, yes

> A quote
> of two lines.
>
> - and a list

| Level | Isolation anomaly | Cost |
|:--|:-:|--:|
| read committed | non-repeatable read | 1 |
| `serializable` | *none* | 10 |

<b>html</b> is text

---
Цикл событий работает в одном потоке, поэтому блокирующий вызов останавливает все остальные задачи. 漢字も折り返す。👩‍💻
"#;

#[test]
fn everything_without_colour_at_80() {
    insta::assert_snapshot!(render(SAMPLE, PLAIN), @r"
    # Why?

    All tasks share *one* thread, and **`time.sleep`** keeps it for five seconds
    without giving control back. See the docs (https://docs.python.org/3/) or
    https://peps.python.org/pep-0492/.

    1. First
       ◦ nested with `a  b`
         1. deeper
    2. Second:

         async def f():

             await g()

    3. Third

    [x] done
    [ ] not done, with a text that is long enough to be wrapped at eighty columns,
        yes

    │ A quote of two lines.
    │
    │ • and a list

    Level          │  Isolation anomaly  │ Cost
    ───────────────┼─────────────────────┼─────
    read committed │ non-repeatable read │    1
    `serializable` │       *none*        │   10

    <b>html</b> is text

    ────────────────────────────────────────────────────────────────────────────────

    Цикл событий работает в одном потоке, поэтому блокирующий вызов останавливает
    все остальные задачи. 漢字も折り返す。👩‍💻
    ");
}

#[test]
fn everything_without_colour_at_100() {
    insta::assert_snapshot!(render(SAMPLE, Style { width: 100, color: false }), @r"
    # Why?

    All tasks share *one* thread, and **`time.sleep`** keeps it for five seconds without giving control
    back. See the docs (https://docs.python.org/3/) or https://peps.python.org/pep-0492/.

    1. First
       ◦ nested with `a  b`
         1. deeper
    2. Second:

         async def f():

             await g()

    3. Third

    [x] done
    [ ] not done, with a text that is long enough to be wrapped at eighty columns, yes

    │ A quote of two lines.
    │
    │ • and a list

    Level          │  Isolation anomaly  │ Cost
    ───────────────┼─────────────────────┼─────
    read committed │ non-repeatable read │    1
    `serializable` │       *none*        │   10

    <b>html</b> is text

    ────────────────────────────────────────────────────────────────────────────────────────────────────

    Цикл событий работает в одном потоке, поэтому блокирующий вызов останавливает все остальные задачи.
    漢字も折り返す。👩‍💻
    ");
}

#[test]
fn everything_with_colour() {
    insta::assert_snapshot!(colored(SAMPLE, 80), @r"
    ^[1mWhy?^[0m

    All tasks share ^[3mone^[0m thread, and ^[1;36mtime.sleep^[0m keeps it for five seconds without
    giving control back. See ^[4mthe docs^[0m^[2m (https://docs.python.org/3/)^[0m or
    ^[4mhttps://peps.python.org/pep-0492/^[0m.

    ^[2m1.^[0m First
       ^[2m◦^[0m nested with ^[36ma  b^[0m
         ^[2m1.^[0m deeper
    ^[2m2.^[0m Second:

         ^[35masync^[0m ^[35mdef^[0m ^[1mf^[0m():

             ^[35mawait^[0m g()

    ^[2m3.^[0m Third

    ^[32m[x]^[0m done
    ^[2m[ ]^[0m not done, with a text that is long enough to be wrapped at eighty columns,
        yes

    ^[2m│^[0m A quote of two lines.
    ^[2m│^[0m
    ^[2m│^[0m ^[2m•^[0m and a list

    ^[1mLevel^[0m         ^[2m │ ^[0m ^[1mIsolation anomaly^[0m ^[2m │ ^[0m^[1mCost^[0m
    ^[2m───────────────┼─────────────────────┼─────^[0m
    read committed^[2m │ ^[0mnon-repeatable read^[2m │ ^[0m   1
    ^[36mserializable^[0m  ^[2m │ ^[0m       ^[3mnone^[0m        ^[2m │ ^[0m  10

    ^[2m<b>^[0mhtml^[2m</b>^[0m is text

    ^[2m────────────────────────────────────────────────────────────────────────────────^[0m

    Цикл событий работает в одном потоке, поэтому блокирующий вызов останавливает
    все остальные задачи. 漢字も折り返す。👩‍💻
    ");
}

#[test]
fn colour_keeps_every_word_and_resets_every_line() {
    let painted = render(SAMPLE, Style { width: 80, color: true });
    for line in painted.lines() {
        assert!(
            !line.contains('\u{1b}')
                || line.matches("\u{1b}[0m").count() * 2 == line.matches('\u{1b}').count(),
            "{line:?}"
        );
    }
}

#[test]
fn code_is_byte_true() {
    let code = "    indented\n\n\n\ttab\n  x = 'a very long line that is far longer than the width of twenty columns'   \n\n";
    let markdown = format!("```text\n{code}```\n\nafter");
    let drawn = render(&markdown, Style { width: 20, color: false });
    let kept: Vec<&str> =
        drawn.lines().map(|line| line.strip_prefix("  ").unwrap_or(line)).collect();
    let mut expected: Vec<&str> = code.lines().collect();
    expected.extend(["", "after"]);
    assert_eq!(kept, expected);
}

#[test]
fn nothing_in_a_text_controls_the_terminal() {
    let hostile = "a \u{1b}[2J `b\u{9b}31m` [x\u{7}](http://e\u{1b}vil) &#27;[0m\n\n```python\n\u{1b}]0;t\u{7}\n```\n\n<i \u{1b}>\n\n| \u{1b} |\n|-|\n| \u{8} |\n";
    let drawn = render(hostile, PLAIN);
    assert!(
        !drawn.chars().any(|character| character.is_control() && character != '\n'),
        "{drawn:?}"
    );
    let painted = render(hostile, Style { width: 80, color: true });
    let stripped = console::strip_ansi_codes(&painted);
    assert!(!stripped.contains('\u{1b}') && !stripped.contains('\u{9b}'), "{stripped:?}");
}

#[test]
fn deep_nesting_costs_no_stack_and_few_columns() {
    for piece in ["- ", "> ", "1. ", "> - ", "*", "**a ", "[", "!["] {
        let markdown = piece.repeat(10_000) + "end";
        let drawn = render(&markdown, PLAIN);
        assert!(drawn.contains("end"), "{piece:?}");
    }
}

#[test]
fn links_show_their_address_once() {
    let cases = [
        ("<https://a.b/c>", "https://a.b/c"),
        ("[https://a.b/c](https://a.b/c)", "https://a.b/c"),
        ("[docs](https://a.b/c)", "docs (https://a.b/c)"),
        ("<me@a.b>", "me@a.b"),
        ("![alt](a.png)", "alt (a.png)"),
        ("x[](u)y", "x(u)y"),
        ("[a *b* `c`](u)", "a *b* `c` (u)"),
    ];
    for (markdown, expected) in cases {
        assert_eq!(render(markdown, PLAIN), expected, "{markdown}");
    }
}

#[test]
fn inline_code_without_colour_is_valid_markdown() {
    let cases = [("`a`", "`a`"), ("`` a`b ``", "``a`b``"), ("`` `a` ``", "`` `a` ``")];
    for (markdown, expected) in cases {
        assert_eq!(render(markdown, PLAIN), expected, "{markdown}");
    }
}

#[test]
fn lists_of_strings() {
    let items = ["Who else could *run*?", "Read the docs:\n\n```python\nx = 1\n```", ""];
    insta::assert_snapshot!(list(&items, true, PLAIN), @r"
    1. Who else could *run*?
    2. Read the docs:

         x = 1
    3.
    ");
    insta::assert_snapshot!(list(&items, false, PLAIN), @r"
    • Who else could *run*?
    • Read the docs:

        x = 1
    •
    ");
    let many: Vec<String> = (1..=10).map(|number| format!("item {number}")).collect();
    let drawn = list(&many, true, PLAIN);
    assert!(drawn.starts_with(" 1. item 1\n") && drawn.ends_with("\n10. item 10"), "{drawn}");
}

#[test]
fn inline_is_one_line() {
    let cases = [
        ("Why does `x` *freeze*?", "Why does `x` *freeze*?"),
        ("# a\n\nb\n- c\n- d", "# a b c d"),
        ("a\\\nb\nc", "a b c"),
        ("", ""),
    ];
    for (markdown, expected) in cases {
        assert_eq!(inline(markdown, PLAIN), expected, "{markdown:?}");
    }
}

#[test]
fn a_table_too_narrow_for_its_columns_becomes_a_list() {
    let table =
        "| key | value | note |\n|-|-|-|\n| alpha beta | gamma delta | epsilon |\n| a | b | c |\n";
    insta::assert_snapshot!(render(table, Style { width: 20, color: false }), @r"
    key: alpha beta
    value: gamma delta
    note: epsilon

    key: a
    value: b
    note: c
    ");
    insta::assert_snapshot!(render(table, Style { width: 28, color: false }), @r"
    key      │ value   │ note
    ─────────┼─────────┼────────
    alpha    │ gamma   │ epsilon
    beta     │ delta   │
    a        │ b       │ c
    ");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_drawn_and_is_harmless(
        text in "([ -~\\n\\t]|[#*_`|>\\[\\]()!~<-]|    |\\PC|.|\\u{1b}|\n){0,200}",
        width in 1usize..120,
    ) {
        let drawn = render(&text, Style { width, color: false });
        prop_assert!(!drawn.chars().any(|c| c.is_control() && c != '\n' && c != '\t'), "{drawn:?}");
        let painted = render(&text, Style { width, color: true });
        let stripped = console::strip_ansi_codes(&painted);
        prop_assert!(!stripped.chars().any(|c| c.is_control() && c != '\n' && c != '\t'), "{stripped:?}");
        let line = inline(&text, Style { width, color: false });
        prop_assert!(!line.contains('\n'), "{line:?}");
    }

    #[test]
    fn prose_fits_the_width(
        words in prop::collection::vec("[a-zа-я漢字é]{1,12}", 1..60),
        marker in prop::sample::select(vec!["", "- ", "> ", "1. ", "> - "]),
        width in 20usize..120,
    ) {
        let drawn = render(&(marker.to_owned() + &words.join(" ")), Style { width, color: false });
        for line in drawn.lines() {
            // Markers and quote bars stand in words of their own.
            let is_one_word = line.split_whitespace().filter(|word| word.chars().any(char::is_alphabetic)).count() == 1;
            prop_assert!(line.width() <= width || is_one_word, "{width}: {line:?}");
        }
        let text: String = drawn.chars().filter(|c| c.is_alphabetic()).collect();
        prop_assert_eq!(text, words.concat());
    }
}
