"""Floor 9: the command ``film-graph``. Parses, calls, prints; nothing else.

Each module adds its commands to `main`.
"""

from . import ask, make, measure, write
from .app import main

__all__ = ["ask", "main", "make", "measure", "write"]
