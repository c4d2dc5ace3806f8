"""Reading: every format, and every way in which a file can be bad."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.errors import PageError, UsageError
from graph.model import Page
from graph.pages import page_from_text, read_pages
from graph.pages.sources import MAX_BYTES

CREDIT = "**Dune, 2021.** Directed by Denis Villeneuve.\n"


def read_one(path: Path) -> Page | PageError:
    (page,) = read_pages([path])
    return page


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("empty.txt", b"", "is empty"),
        ("blank.txt", b" \n\t\n", "is empty"),
        ("binary.txt", bytes(range(256)) * 8, "is not a text file"),
        ("huge.txt", b"a " * (MAX_BYTES // 2 + 1), "is larger than 10 MB; split it into pages"),
        ("half.txt", b"\xff\xfea", "begins as utf-16 but is broken at byte 2"),
    ],
)
def test_refused(tmp_path: Path, name: str, data: bytes, reason: str) -> None:
    """A page that cannot be read says why, in one line."""
    file = tmp_path / name
    file.write_bytes(data)
    error = read_one(file)
    assert isinstance(error, PageError)
    assert error.reason == reason
    assert "\n" not in str(error)


@pytest.mark.parametrize(
    ("encoding", "warning"),
    [
        ("utf-8", ()),
        ("utf-8-sig", ()),
        ("utf-16", ()),
        ("utf-16-le", ("has no byte-order mark; read as utf-16-le",)),
        ("latin-1", ("is not UTF-8; read as Windows-1252",)),
    ],
)
def test_encodings(tmp_path: Path, encoding: str, warning: tuple[str, ...]) -> None:
    """The text comes out the same whatever its encoding, with a note where it was guessed."""
    file = tmp_path / "page.txt"
    file.write_bytes((CREDIT + "Très bien, Amélie.").encode(encoding))
    page = read_one(file)
    assert isinstance(page, Page)
    assert page.text == CREDIT + "Très bien, Amélie."
    assert page.warnings == warning


def test_one_bad_page_loses_no_other(tmp_path: Path) -> None:
    """Errors come in the stream, in their place."""
    (tmp_path / "a.txt").write_text(CREDIT)
    (tmp_path / "b.txt").write_bytes(b"")
    (tmp_path / "c.txt").write_text(CREDIT)
    kinds = [type(page) for page in read_pages([tmp_path])]
    assert kinds == [Page, PageError, Page]


def test_missing_path() -> None:
    """A path that is not there is wrong usage, and named."""
    with pytest.raises(UsageError, match=r"nowhere: no such file or folder"):
        list(read_pages(["nowhere"]))


def test_same_name_under_two_paths(tmp_path: Path) -> None:
    """Two pages cannot share an IRI: the second is refused, with the way out."""
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "page.txt").write_text(CREDIT)
    first, second = read_pages([tmp_path / "a", tmp_path / "b"])
    assert isinstance(first, Page)
    assert isinstance(second, PageError)
    assert "give the folder that holds both" in second.reason


def test_deep_html() -> None:
    """HTML nested 100,000 deep is read as far as the parser goes, or refused: no crash."""
    deep = f"<p>{CREDIT}</p>" + "<div>" * 100_000 + "x" + "</div>" * 100_000
    try:
        page = page_from_text(deep, form="html")
    except PageError as error:
        assert error.reason == "holds no text"
    else:
        assert "Denis Villeneuve" in page.text


def test_broken_json_ld_is_noted() -> None:
    """A broken script is named by number; the others are read."""
    page = page_from_text(
        '<html><head><script type="application/ld+json">{"@type":"Movie","name":"Dune",}</script>'
        '<script type="application/ld+json">{broken</script></head><body>Hello</body></html>',
        form="html",
    )
    assert [w.split(" (")[0] for w in page.warnings] == ["JSON-LD script 2 is broken"]
    assert "Movie.name: Dune" in page.text


def test_html_text() -> None:
    """Emphasis, lists and tables stay; navigation, comments and scripts go."""
    page = page_from_text(
        "<body><nav>menu</nav><main><h1><em>Dune</em> review</h1><dl><dt>Director</dt>"
        "<dd>D. V.</dd></dl><table><tr><th>Cast</th><td>Zendaya</td></tr></table>"
        "<p>By <b>the sea</b>."
        "<br>Next</p>"
        "<div class='comments'>first!</div></main><script>evil()</script></body>",
        form="html",
    )
    assert page.text == (
        "# *Dune* review\n\nDirector: D. V.\n\nCast: Zendaya\n\nBy the sea.\nNext\n"
    )


def test_front_matter_positions() -> None:
    """Values of front matter know where they stand, in YAML and in TOML."""
    for text in (
        '---\ntitle: "Dune"\ncast: [Zendaya, Oscar Isaac]\n---\nBody',
        '+++\ntitle = "Dune"\ncast = ["Zendaya", "Oscar Isaac"]\n+++\nBody',
    ):
        page = page_from_text(text)
        values = [value for item in page.items for _, value in item.properties]
        assert [v.text for v in values] == ["Dune", "Zendaya", "Oscar Isaac"]  # type: ignore[union-attr]
        assert all(v.text in page.text[v.start : v.end] for v in values)  # type: ignore[union-attr]
        assert page.text[page.body :] == "Body"


def test_yaml_bomb() -> None:
    """Aliases upon aliases are cut short."""
    bomb = "a: &a [x, x, x, x, x, x, x, x, x, x]\n" + "".join(
        f"{b}: &{b} [{', '.join([f'*{a}'] * 10)}]\n"
        for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    page = page_from_text(f"---\n{bomb}---\nBody")
    assert sum(len(item.properties) for item in page.items) <= 5_000


def test_broken_yaml_is_noted() -> None:
    """A page with broken front matter is read without it, and the line is named."""
    page = page_from_text("---\ntitle: 'Dune\n---\n" + CREDIT)
    assert page.warnings
    assert page.warnings[0].startswith("front matter is not YAML at line")
