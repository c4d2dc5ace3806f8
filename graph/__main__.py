"""``python -m graph`` is ``film-graph``."""

from .cli import main

if __name__ == "__main__":
    main()
