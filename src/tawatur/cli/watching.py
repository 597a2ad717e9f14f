"""Watching feeds and sitemaps: `watch`."""

from __future__ import annotations

import sys

import click

from tawatur.cli.base import DB, LOCAL, guarded, main


@main.command()
@click.argument("feeds", nargs=-1, required=True, metavar="FEED...")
@DB
@click.option("--every", type=click.FloatRange(min=1), default=15, show_default=True, metavar="MINUTES", help="Minutes between two rounds.")
@click.option("--delay", type=click.FloatRange(min=0), default=2, show_default=True, metavar="SECONDS", help="Seconds between two requests to one host.")
@click.option("--once", is_flag=True, help="One round, then end.")
@LOCAL
@guarded
def watch(feeds: tuple[str, ...], db: str, every: float, delay: float, once: bool, allow_private: bool) -> None:
    """Ask feeds and sitemaps what is new and add it to the record, until stopped. Goes on where it was.

    Asks with ETag and Last-Modified, obeys robots.txt and its pauses, leaves each host its time, and gets no page twice.
    """
    from tawatur.ingest.fetch import Fetcher
    from tawatur.record import open_record
    from tawatur.watching import Watch

    failed = False
    with open_record(db) as record:
        watching = Watch(record, feeds, Fetcher(allow_private=allow_private, pause=delay), every * 60)
        try:
            for found in watching.rounds(1 if once else None):
                failed = failed or bool(found.refused)
                words = "unchanged" if found.unchanged else f"{found.new} new, {found.known} known, {found.listed} listed"
                click.echo(f"{found.feed}: {words}" + (f", {len(found.refused)} skipped" if found.refused else ""))
                for refusal in found.refused:
                    click.echo(f"skipped {refusal.reason}", err=True)
        except KeyboardInterrupt:
            click.echo(f"\nstopped; {db} is whole. The same command goes on.", err=True)
            sys.exit(130)
    sys.exit(1 if failed and once else 0)
