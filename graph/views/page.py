"""The page itself: pyvis' network on our own template.

What pyvis gives: the network's nodes, edges and options, and the vis-network script of its own
package. Its template is not used: it has no autoescape and links a remote style sheet.
"""

from __future__ import annotations

import base64
import hashlib
import json
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

import jinja2
import pyvis
from markupsafe import Markup
from pyvis.network import Network

_HERE = Path(__file__).parent
# The application, in the order in which its parts build on one another.
SCRIPTS = ("data", "theme", "search", "scenes", "panel", "legend", "canvas", "main")
_OPTIONS = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {
        "hover": True, "multiselect": False, "tooltipDelay": 400, "keyboard": False,
        "hideEdgesOnDrag": False, "navigationButtons": False,
    },
    "edges": {"smooth": False},
    "nodes": {"shape": "box"},
}  # fmt: skip


class FilmNetwork(Network):  # type: ignore[misc]  # pyvis has no type hints
    """pyvis' network with an environment that escapes everything and knows every variable."""

    def __init__(self, title: str, start: str, data: dict[str, Any]) -> None:
        super().__init__(directed=True, cdn_resources="in_line", heading=title)
        self.path = "template.html"
        self.options = dict(_OPTIONS)
        # Filled directly: add_node and add_edge are quadratic.
        self.nodes = data.pop("nodes")
        self.edges = data.pop("edges")
        self.templateEnv = jinja2.Environment(
            loader=jinja2.FileSystemLoader(_HERE),
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self.templateEnv.filters["fromjson"] = json.loads
        script, style = application(), (_HERE / "style.css").read_text(encoding="utf-8")
        self.templateEnv.globals.update(
            data=data,
            start=start,
            # These three are our own files, not text of any page.
            library=Markup(library()),  # noqa: S704
            script=Markup(script),  # noqa: S704
            style=Markup(style),  # noqa: S704
            hashes={"library": digest(library()), "script": digest(script), "style": digest(style)},
        )


def render(data: dict[str, Any], title: str, start: str) -> str:
    """The page as text.

    Args:
        data: What `graph.views.payload.payload` gives.
        title: The page's title, plain text.
        start: The state that it opens in.
    """
    return str(FilmNetwork(title, start, data).generate_html())


def digest(text: str) -> str:
    """The hash of an inline script or style, as a Content-Security-Policy names it."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


@cache
def library() -> str:
    """vis-network 9.1.2, as pyvis ships it (MIT or Apache 2.0).

    Raises:
        FileNotFoundError: If pyvis has moved it.
    """
    file = resources.files(pyvis) / "templates" / "lib" / "vis-9.1.2" / "vis-network.min.js"
    text = file.read_text(encoding="utf-8")
    # The script stands inside the page: nothing in it may end it, and its source map is not here.
    return "\n" + text.replace("</script", "<\\/script").rsplit("//# sourceMappingURL", 1)[0] + "\n"


@cache
def application() -> str:
    """Our script: its parts in one function, so that the page's globals stay clean."""
    parts = [(_HERE / "app" / f"{name}.js").read_text(encoding="utf-8") for name in SCRIPTS]
    return "\n(() => {\n" + "\n".join(parts) + "\n})();\n"
