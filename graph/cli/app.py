"""The command itself: the error tree as exit status, what the parts share.

Data goes to standard output, words to standard error. Exit status: 0 done; 1 offenders found,
pages refused, nothing found, or a query or file that failed; 2 wrong usage; 130 interrupted.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any

import click

from .. import __version__
from ..errors import FilmGraphError, UsageError

if TYPE_CHECKING:
    from rich.console import Console

STORE = "film-graph.db"


class _Commands(click.Group):
    """Turns the error tree into one line and an exit status."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except UsageError as error:
            say(f"error: {error}")
            ctx.exit(2)
        except FilmGraphError as error:
            say(f"error: {error}")
            ctx.exit(1)
        except BrokenPipeError:
            # Whoever read our output, such as head, has seen enough.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            ctx.exit(0)
        except OSError as error:
            say(f"error: {error}")
            ctx.exit(1)
        except KeyboardInterrupt:
            say("interrupted")
            ctx.exit(130)


def say(words: str) -> None:
    """Print words for people to standard error, made safe for a terminal."""
    from ..table import safe

    for line in words.splitlines():
        click.echo(safe(line), err=True)


def console(*, err: bool = False) -> Console:
    """A console for tables and progress bars."""
    from rich.console import Console

    return Console(stderr=err, highlight=False, soft_wrap=False)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="film-graph")
def main() -> None:
    """A knowledge graph of films and people, read from film reviews.

    \b
    Example:
      film-graph build reviews/
      film-graph query spinoff-lineage --param franchise="John Wick"
      film-graph why "Alien" director "Ridley Scott"
    """


store_option = click.option(
    "--store", default=STORE, show_default=True, metavar="DIR", help="Folder of the graph."
)
rules_option = click.option(
    "--rules",
    metavar="DIR",
    type=click.Path(exists=True, file_okay=False),
    help="Folder of your own rules, tried before the shipped ones.",
)
