"""The commands about extraction itself: ``rules`` and ``evaluate``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from .app import console, main, rules_option, say

if TYPE_CHECKING:
    from ..gold import Evaluation, Score


@main.command()
@rules_option
@click.option("--format", "form", type=click.Choice(["table", "csv"]), default="table")
def rules(rules: str | None, form: str) -> None:
    """List the rules that read prose: name, version, what each yields, how sure it is.

    \b
    Example:
      film-graph rules
      film-graph rules --rules my-rules/
    """
    from ..extraction import load_rules
    from ..rows import Rows
    from ..table import print_table, to_csv

    columns = ("rule", "version", "yields", "status", "confidence", "file")
    rows = [
        (
            rule.name,
            rule.version,
            ", ".join(dict.fromkeys(says.predicate for says in rule.says)),
            rule.status.value if rule.status else "by cue",
            rule.confidence,
            rule.file,
        )
        for rule in load_rules(rules)
    ]
    if form == "csv":
        click.echo(to_csv(Rows(list(columns), [*rows])), nl=False)
    else:
        print_table(columns, rows, console())
        say(f"{len(rows)} rules")


@main.command()
@click.argument("gold", nargs=-1, required=True, metavar="GOLD...")
@click.option("--part", default="", metavar="NAME", help="Only this part: development or test.")
@click.option("--misses/--no-misses", default=True, show_default=True, help="List the misses.")
@rules_option
def evaluate(gold: tuple[str, ...], part: str, misses: bool, rules: str | None) -> None:
    """Compare extraction with documents labelled by hand.

    GOLD is a JSONL file of labelled documents, or a folder of them. Prints precision, recall and
    F1 for each predicate and each kind of document, how often statements of each confidence are
    right, and every miss.

    \b
    Example:
      film-graph evaluate tests/gold --part test
    """
    from ..extraction import load_rules
    from ..gold import measure, read_gold
    from ..table import print_table

    result = measure(read_gold(gold, part), load_rules(rules))
    if misses:
        rows = [(m.document, m.what, m.statement, m.rule) for m in result.misses]
        print_table(["document", "", "statement", "rule"], rows, console())
    _scores(result)
    say(f"{result.documents} documents; {len(result.false_facts)} false facts")


def _scores(result: Evaluation) -> None:
    from ..table import print_table

    columns = ["kind", "predicate", "right", "wrong", "missed", "precision", "recall", "F1"]
    rows = [
        (kind or "all", predicate, *_numbers(result.total(kind=kind, predicates=[predicate])))
        for kind in (*result.kinds, "")
        for predicate in result.predicates
        if not kind or (kind, predicate) in result.scores
    ]
    rows += [(kind, "all facts", *_numbers(result.total(kind=kind))) for kind in result.kinds]
    rows.append(("all", "all facts", *_numbers(result.total())))
    print_table(columns, rows, console())
    sure = [
        (f"{confidence:.2f}", score.right, score.right + score.wrong, f"{score.precision:.3f}")
        for confidence, score in sorted(result.sure.items(), reverse=True)
    ]
    print_table(["confidence", "right", "said", "share"], sure, console())


def _numbers(score: Score) -> tuple[int, int, int, str, str, str]:
    return (
        score.right, score.wrong, score.missed,
        f"{score.precision:.3f}", f"{score.recall:.3f}", f"{score.f1:.3f}",
    )  # fmt: skip
