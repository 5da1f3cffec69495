//! What foreign Markdown becomes.

use pulldown_cmark::Parser;

use super::*;

fn html(markdown: &str) -> String {
    Medium::Html.blocks(markdown).to_string()
}

fn again(markdown: &str) -> String {
    Medium::Markdown.blocks(markdown).to_string()
}

#[test]
fn html_can_only_be_read() {
    for (markdown, expected) in [
        ("a `b<c` **d**", "<p>a <code>b&lt;c</code> <strong>d</strong></p>"),
        ("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>"),
        ("a <b onclick=x>c</b>", "<p>a &lt;b onclick=x&gt;c&lt;/b&gt;</p>"),
        ("<!-- x -->\n\n-->", "<p>&lt;!-- x --&gt;</p>\n<p>--&gt;</p>"),
        ("[a](javascript:x) [b](data:,x) [c](rel.md) [d](#e)", "<p>a b c d</p>"),
        ("[a](JAVASCRIPT:x) <javascript:x>", "<p>a javascript:x</p>"),
        ("[a](https://e.org/ \"t\")", "<p><a class=\"named\" href=\"https://e.org/\">a</a></p>"),
        (
            "<https://e.org/?a=1&b=2>",
            "<p><a href=\"https://e.org/?a=1&amp;b=2\">https://e.org/?a=1&amp;b=2</a></p>",
        ),
        ("![alt *x*](https://e.org/p.png)", "<p>alt <em>x</em></p>"),
        ("# Big", "<p><strong>Big</strong></p>"),
        (
            "```python run\n<x>\n```",
            "<pre><code><span class=\"line\">&lt;x&gt;\n</span></code></pre>",
        ),
        ("- [x] done", "<ul>\n<li>[x] done</li>\n</ul>"),
        ("{{ 1 + 1 }} {% raw %}", "<p>{{ 1 + 1 }} {% raw %}</p>"),
        ("a\u{202e}b&#x202e;c `\u{1b}`", "<p>a\\u{202e}b\\u{202e}c <code>␛</code></p>"),
        ("7. x", "<ol start=\"7\">\n<li>x</li>\n</ol>"),
    ] {
        assert_eq!(html(markdown), expected, "{markdown:?}");
    }
    let table = html("| a | b |\n|--:|:-:|\n| 1 | <i>2</i> |");
    assert!(!table.contains("style"), "{table}");
    assert!(table.contains("<td>&lt;i&gt;2&lt;/i&gt;</td>"), "{table}");
    let number = "class=\"number\"";
    let head = format!("<th scope=\"col\" {number}>a</th><th scope=\"col\">b</th>");
    assert!(table.contains(&head) && table.contains(&format!("<td {number}>1</td>")), "{table}");
}

#[test]
fn markdown_read_again_says_the_same_and_holds_no_html() {
    for markdown in [
        "a `b<c` **d** <b onclick=x>c</b> &lt;i&gt; \\<u\\>",
        "<script>\nalert(1)\n</script>\n\nafter",
        "<!-- \n-->\n# Big\n\nSetext\n===\n\n- a\n- b\n\n  ```\n  ````\n  <x>\n  ```\n",
        "````\n```\nx\n````",
        "[a](javascript:x) [b](https://e.org/) ![c](x.png) <https://e.org/a_b>",
        "| a \\| b | `c` |\n|---|---|\n| <i> | 2 |",
        "1. one\n2. two\n   - three\n\n> quote\n> - x",
        "- [x] done\n- [ ] open",
        "1\\. no list, \\# no heading, \\- no item, +, = and ~ ~~struck~~",
    ] {
        let written = again(markdown);
        for event in Parser::new_ext(&written, SYNTAX) {
            assert!(
                !matches!(
                    event,
                    Event::Html(_) | Event::InlineHtml(_) | Event::Start(Tag::Heading { .. })
                ),
                "{markdown:?} became {written:?}: {event:?}"
            );
        }
        assert_eq!(html(&written), html(markdown), "{written}");
    }
}

#[test]
fn a_line_stays_a_line() {
    for (markdown, line) in [
        ("Why does `x` *block*?", "Why does <code>x</code> <em>block</em>?"),
        ("# a\n\nb\n- c", "<strong>a</strong> b c"),
        ("```\nx\ny\n```", "<code>x y</code>"),
        ("[a](https://e.org) <b>", "a &lt;b&gt;"),
    ] {
        assert_eq!(Medium::Html.line(markdown).to_string(), line, "{markdown:?}");
        assert!(!Medium::Markdown.line(markdown).to_string().contains('\n'), "{markdown:?}");
    }
}

#[test]
fn an_item_keeps_its_blocks_but_not_the_frame_of_one_paragraph() {
    for (markdown, item) in [
        ("a *b*", "a <em>b</em>"),
        ("a\n\nb", "<p>a</p>\n<p>b</p>"),
        ("```\nx\n```", "<pre><code><span class=\"line\">x\n</span></code></pre>"),
        ("", ""),
    ] {
        assert_eq!(Medium::Html.item(markdown).to_string(), item, "{markdown:?}");
    }
    assert_eq!(Medium::Markdown.item("```\nx\n```").to_string(), "\n\n```\nx\n```");
}

#[test]
fn code_is_fenced_beyond_the_fences_inside_it() {
    assert_eq!(Medium::Markdown.code("```\nx\n````\n").to_string(), "`````\n```\nx\n````\n`````");
    let code = Medium::Html.code("a<b\n\n  c\n\n").to_string();
    let line = |text: &str| format!("<span class=\"line\">{text}\n</span>");
    assert_eq!(
        code,
        format!("<pre><code>{}{}{}</code></pre>", line("a&lt;b"), line(""), line("  c"))
    );
}

#[test]
fn a_fence_keeps_its_language_and_nothing_else() {
    for (fence, shown) in [
        ("```python run\nx\n```", "```python\nx\n```"),
        ("```\"><b>\nx\n```", "```\nx\n```"),
        ("    x", "```\nx\n```"),
    ] {
        assert_eq!(again(fence), shown, "{fence:?}");
    }
    assert_eq!(
        Medium::Markdown.line("How long does `f()` take?").to_string(),
        "How long does `f()` take?"
    );
}

#[test]
fn tables_stand_where_the_setup_stood() {
    let body = "Look:\n\n```sql setup\nCREATE TABLE t (a);\n```\n\nAnd then?";
    let shown = with_tables(body, "| a |\n|---|\n| 1 |");
    assert_eq!(shown, "Look:\n\n\n\n| a |\n|---|\n| 1 |\n\n\n\nAnd then?");
    assert_eq!(with_tables("x", "t"), "x\n\nt\n\n");
}

#[test]
fn a_prompt_has_a_title_and_a_body() {
    for (prompt, parts) in [
        ("Why?", ("Why?", "")),
        ("Why?\n\nBody\nmore", ("Why?", "\nBody\nmore")),
        ("\nWhy?\r\nBody", ("Why?", "Body")),
    ] {
        assert_eq!(split_title(prompt), parts, "{prompt:?}");
    }
}

#[test]
fn plain_words_are_no_markup() {
    let hostile = "a*b_c`d`[e](f)<g>&h #i |j ~k !l \\m\nn";
    let escaped = escape_markdown(hostile);
    let html = Medium::Html.blocks(&escaped).to_string();
    assert_eq!(html, "<p>a*b_c`d`[e](f)&lt;g&gt;&amp;h #i |j ~k !l \\m n</p>");
}

proptest::proptest! {
    #[test]
    fn no_text_at_all_makes_html_of_its_own(text in "[-<>a/!`*_#|\\[\\]()~:&;={} \n\t\\\\\"'1.+]{0,60}") {
        let written = again(&text);
        for event in Parser::new_ext(&written, SYNTAX) {
            let acts = matches!(event, Event::Html(_) | Event::InlineHtml(_) | Event::Start(Tag::Heading { .. }));
            proptest::prop_assert!(!acts, "{:?} became {:?}", text, written);
        }
        proptest::prop_assert!(!Medium::Markdown.line(&text).to_string().contains('\n'));
        let shown = html(&text);
        let elements = ["p", "ul", "ol", "li", "code", "pre", "em", "strong", "del", "blockquote", "hr", "br", "table", "thead", "tbody", "tr", "th", "td", "span", "a"];
        for tag in shown.split('<').skip(1) {
            let name: String = tag.trim_start_matches('/').chars().take_while(|letter| letter.is_alphanumeric()).collect();
            proptest::prop_assert!(elements.contains(&name.as_str()), "{:?} became {:?}", text, shown);
        }
    }
}
