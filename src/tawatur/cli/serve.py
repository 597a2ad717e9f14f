"""The record in the browser: `serve`, and the accounts of those who use it: `user`."""

from __future__ import annotations

import ipaddress

import click

from tawatur.cli.base import DB, guarded, main


@main.command()
@DB
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", default=8000, show_default=True, help="Port to listen on.")
@click.option("--name", "names", multiple=True, help="Host name under which the pages are reached; may be repeated.")
@click.option("--https", is_flag=True, help="The pages are reached through HTTPS: cookies are sent through it alone.")
@click.option("--accounts", is_flag=True, help="Ask for an account on this machine too.")
@guarded
def serve(db: str, host: str, port: int, names: tuple[str, ...], https: bool, accounts: bool) -> None:
    """Show the record in the browser. On another address than this machine's own everybody must sign in."""
    import os
    import secrets

    import uvicorn

    from tawatur.record import open_record
    from tawatur.web import Settings, application
    from tawatur.web.users import Users

    local = _is_local(host)
    with open_record(db) as record:
        if (accounts or not local) and not Users(record).all():
            raise click.ClickException(
                f"{db} has no accounts, and {host} can be reached by others. Add one first: tawatur user add NAME --role admin --db {db}"
            )
        hosts = (*Settings.LOCAL, *names) if local or names else (host,) if host not in ("0.0.0.0", "::") else ("*",)
        secret = os.environ.get("TAWATUR_SECRET") or secrets.token_urlsafe(32)
        app = application(record, Settings(secret, hosts, accounts or not local, https))
        click.echo(f"Tawatur is at http://{host}:{port}/ (Ctrl+C ends it)")
        uvicorn.run(app, host=host, port=port, log_level="warning", server_header=False, proxy_headers=False)


def _is_local(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


@main.group()
def user() -> None:
    """Accounts of those who use the pages."""


@user.command("add")
@click.argument("name")
@DB
@click.option("--role", type=click.Choice(["reader", "reviewer", "admin"]), default="reader", show_default=True)
@click.password_option(help="At least ten characters; asked for where it is not given.")
@guarded
def add_user(name: str, db: str, role: str, password: str) -> None:
    """Add an account, or give it a new password and role."""
    from tawatur.record import open_record
    from tawatur.web.users import ROLES, Users

    with open_record(db) as record:
        Users(record).add(name, password, next(r for r in ROLES if r == role))
    click.echo(f"{name} is {role} of {db}")


@user.command("list")
@DB
@guarded
def list_users(db: str) -> None:
    """List the accounts."""
    from tawatur.record import open_record
    from tawatur.web.users import Users

    with open_record(db) as record:
        for found in Users(record).all():
            click.echo(f"{found.role:<9} {found.name}")


@user.command("remove")
@click.argument("name")
@DB
@guarded
def remove_user(name: str, db: str) -> None:
    """Take an account away."""
    from tawatur.record import open_record
    from tawatur.web.users import Users

    with open_record(db) as record:
        Users(record).remove(name)
    click.echo(f"{name} has no account any more")
