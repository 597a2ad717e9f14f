"""The record in the browser: `serve`."""

from __future__ import annotations

import secrets

import click

from tawatur.cli.base import DB, guarded, main


@main.command()
@DB
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", default=8000, show_default=True, help="Port to listen on.")
@guarded
def serve(db: str, host: str, port: int) -> None:
    """Show the record in the browser."""
    import uvicorn

    from tawatur.record import open_record
    from tawatur.web import Settings, application

    with open_record(db) as record:
        app = application(record, Settings(secret=secrets.token_urlsafe(32)))
        click.echo(f"Tawatur is at http://{host}:{port}/ (Ctrl+C ends it)")
        uvicorn.run(app, host=host, port=port, log_level="warning", server_header=False)
