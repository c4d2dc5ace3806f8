"""The page, opened and clicked in a real Chromium."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from graph import FilmGraph
from graph.views.page import SCRIPTS

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

Open = Callable[..., "Page"]
BALLERINA = "From the World of John Wick: Ballerina"


def wait_until(page: Page, expression: str, seconds: float = 15) -> None:
    """Ask from outside until it holds: the page's CSP forbids what Playwright's own wait needs."""
    end = time.monotonic() + seconds
    while not page.evaluate(expression):
        assert time.monotonic() < end, expression
        page.wait_for_timeout(20)


@pytest.fixture
def show(browser: Browser) -> Iterator[Open]:
    """Open a file; any console message, dialog or request beside the file fails the test."""
    wrong: list[str] = []
    context = browser.new_context(viewport={"width": 1280, "height": 800})

    def open_page(file: Path, fragment: str = "", width: int = 1280) -> Page:
        page = context.new_page()
        page.set_viewport_size({"width": width, "height": 800})
        page.on("console", lambda m: wrong.append(f"console {m.type}: {m.text}"))
        page.on("pageerror", lambda e: wrong.append(f"error: {e}"))
        page.on("dialog", lambda d: (wrong.append(f"dialog: {d.message}"), d.dismiss()))
        page.on("request", lambda r: r.url.startswith(("file:", "data:")) or wrong.append(r.url))
        page.goto(f"file://{file}{fragment}")
        wait_until(page, "window.filmGraph !== undefined")
        return page

    yield open_page
    context.close()
    assert wrong == []


@pytest.fixture(scope="module")
def page_file(films: FilmGraph, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return films.view().save(tmp_path_factory.mktemp("page") / "films.html")


def click_edge(page: Page, word: str, name: str) -> None:
    """Click the middle of a drawn edge, where the mouse of a person would."""
    spot = page.evaluate(
        """([word, name]) => {
          const { network, nodes, edges } = window.filmGraph;
          const edge = edges.find((e) => e.word === word && nodes[e.from].name === name);
          const drawn = network.body.edges[edge.id];
          const at = drawn.edgeType.getPoint(0.6);
          const dom = network.canvasToDOM(at);
          const box = document.getElementById("drawing").getBoundingClientRect();
          return [box.left + dom.x, box.top + dom.y];
        }""",
        [word, name],
    )
    page.mouse.click(*spot)


def test_every_script_is_in_the_page(page_file: Path) -> None:
    """The page is built from all the parts that lie in the application's folder."""
    import graph.views

    folder = Path(graph.views.__file__).parent / "app"
    assert sorted(p.stem for p in folder.glob("*.js")) == sorted(SCRIPTS)
    assert page_file.stat().st_size < 2_500_000


def test_opens_quietly(show: Open, page_file: Path) -> None:
    """From disk, no console message, no request; on a lineage with cards and years."""
    page = show(page_file)
    assert page.evaluate("filmGraph.state.view") == "lineage"
    assert page.evaluate("filmGraph.network.body.nodeIndices.length") >= 5
    assert (
        page.locator("#hint").inner_text()
        == "Click a line to read the sentence that it was read from."
    )


def test_how_ballerina_descends(show: Open, page_file: Path) -> None:
    """Search, choose, click the line: the sentence is there in three steps."""
    page = show(page_file)
    page.keyboard.press("/")
    page.keyboard.type("john wick")
    page.locator("#found li", has_text="Franchise").first.click()
    wait_until(page, "location.hash.startsWith('#lineage')")
    wait_until(page, "document.querySelector('#family option:checked').text.startsWith('John')")
    click_edge(page, "spinOffOf", BALLERINA)
    panel = page.locator("#panel")
    assert "spinoff" in panel.locator("h3").inner_text()
    quote = panel.locator("blockquote").first.inner_text()
    assert "this spinoff of the John Wick franchise" in quote
    assert "ballerina.txt" in quote
    assert panel.locator("mark").count() >= 1


def test_search_folds_diacritics(show: Open, page_file: Path) -> None:
    """Typing without accents finds a name that has them; Enter goes to it."""
    page = show(page_file)
    page.locator("#search").fill("nimrod")
    page.keyboard.press("Enter")
    page.locator("#panel h3", has_text="Nimród Antal").wait_for()
    page.locator("#panel button.why").first.click()
    assert "Directed by Nimród Antal." in page.locator("#panel blockquote").first.inner_text()


def test_path_from_search(show: Open, page_file: Path) -> None:
    """Searching "x and y" tells how two people are connected, with a quote at every step."""
    page = show(page_file)
    page.locator("#search").fill("Keanu Reeves and Hugh Jackman")
    page.keyboard.press("Enter")
    wait_until(page, "filmGraph.state.view === 'path'")
    steps = page.locator("#panel ol li")
    assert steps.count() >= 2
    assert page.locator("#panel ol blockquote").count() == steps.count()


def test_legend_filters(show: Open, page_file: Path) -> None:
    """Unticking a relation takes its edges out of the drawing, and back."""
    page = show(page_file, "#lineage=franchise%2Fjohn-wick")
    count = "filmGraph.network.body.data.edges.length"
    before = page.evaluate(count)
    box = page.locator("#words input[data-key=sequelOf]")
    box.uncheck()
    assert page.evaluate(count) == before - 3
    box.check()
    assert page.evaluate(count) == before


def test_not_facts_are_apart(show: Open, page_file: Path) -> None:
    """A denial is in the panel of its film, marked as one, and is never drawn."""
    page = show(page_file, "#focus=film%2Fcreed-2015")
    text = page.locator("#panel").inner_text().lower()
    assert "denied, disputed or imagined" in text
    assert "it is not a remake of" in text
    drawn = page.evaluate(
        "filmGraph.network.body.data.edges.getIds().filter((i) => filmGraph.edges[i].unsaid)"
    )
    assert drawn == []


def test_back_and_forward(show: Open, page_file: Path) -> None:
    """Every state has an address."""
    page = show(page_file, "#focus=person%2Fkeanu-reeves")
    page.locator("button[data-view=network]").click()
    wait_until(page, "filmGraph.state.view === 'network'")
    page.go_back()
    wait_until(page, "filmGraph.state.view === 'focus'")
    assert page.locator("#panel h3").inner_text() == "Keanu Reeves"


def test_cards_do_not_overlap(show: Open, page_file: Path) -> None:
    """In the lineage of every shipped family no card lies on another."""
    page = show(page_file)
    overlaps = page.evaluate(
        """() => {
          const { network, data } = window.filmGraph, found = [];
          const select = document.getElementById("family");
          for (let i = 0; i < data.families.length; i++) {
            select.value = String(i);
            location.hash = "lineage=" + encodeURIComponent(data.iris[data.families[i].key]);
            dispatchEvent(new HashChangeEvent("hashchange"));
            const ids = network.body.data.nodes.getIds();
            const boxes = ids.map((id) => [id, network.getBoundingBox(id)]);
            for (const [a, p] of boxes) for (const [b, q] of boxes)
              if (a < b && p.left < q.right && q.left < p.right && p.top < q.bottom
                  && q.top < p.bottom) found.push([data.families[i].name, a, b]);
          }
          return found;
        }"""
    )
    assert overlaps == []


def test_dark_and_narrow(show: Open, page_file: Path) -> None:
    """Dark mode redraws; at 360 pixels nothing sticks out and the filters fold."""
    page = show(page_file, width=360)
    page.locator("#dark").click()
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert page.evaluate("document.getElementById('filters').open") is False


HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "</script><script>alert(1)</script>",
    "<!--<script>",
    "{{7*7}}",
    "javascript:alert(1)",
    "\u2028alert(1)\u2029",
    '"><svg onload=alert(1)>',
]


def test_hostile_text(show: Open, tmp_path: Path) -> None:
    """Known payloads in names, titles, quotes, ratings and file names are only ever text."""
    pages = tmp_path / "pages"
    pages.mkdir()
    for number, payload in enumerate(HOSTILE):
        data = {
            "@type": "Review",
            "itemReviewed": {
                "@type": "Movie", "name": f"T{number} {payload}", "dateCreated": "2001",
                "director": {"@type": "Person", "name": f"D {payload}"},
                "actor": [{"@type": "Person", "name": f"A {payload}"}],
            },
            "reviewRating": {"@type": "Rating", "ratingValue": payload},
            "publisher": {"@type": "Organization", "name": payload},
        }  # fmt: skip
        script = json.dumps(data).replace("</", "<\\/")
        (pages / f"p{number} <img src=x onerror=alert(1)>.html").write_text(
            f'<script type="application/ld+json">{script}</script>'
            f"<p>It is the sequel to <em>T{(number + 1) % len(HOSTILE)}</em> (2001).</p>"
        )
    films = FilmGraph.build([pages])
    file = films.view(title="<script>alert(1)</script>").save(tmp_path / "page.html")
    page = show(file)
    for view in ("network", "lineage", "focus"):
        page.locator(f"button[data-view={view}]").click()
        page.mouse.move(640, 400)
    page.locator("#search").fill("t")
    page.keyboard.press("Enter")
    for button in page.locator("#panel button.why").all():
        button.click()
    assert page.title() == "<script>alert(1)</script>"
    assert page.evaluate("document.querySelectorAll('img, svg [onload]').length") == 0


def test_lineage_view_opens_on_its_franchise(films: FilmGraph, show: Open, tmp_path: Path) -> None:
    """films.lineage(name).save(file) opens on that lineage."""
    page = show(films.lineage("Planet of the Apes").save(tmp_path / "apes.html"))
    assert page.locator("#family option:checked").inner_text().startswith("Planet of the Apes")


def test_notebook_frame(films: FilmGraph) -> None:
    """In a notebook the page is in a frame of its own, its quotes escaped."""
    frame = films.lineage("John Wick")._repr_html_()
    assert frame.startswith("<iframe sandbox=")
    assert "<script" not in frame
