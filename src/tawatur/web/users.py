"""Accounts of people who use the pages: names, roles, and hashes of their passwords."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import blake2s
from typing import Literal

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from sqlalchemy import Column, String, Table, delete, insert, select, update

from tawatur.record import Record, RecordError, schema

Role = Literal["reader", "reviewer", "admin"]
ROLES: tuple[Role, ...] = ("reader", "reviewer", "admin")  # each may do what those before it may
_LEAST = 10  # characters of a password

users = Table(
    "users",
    schema.metadata,
    Column("name", String, primary_key=True),
    Column("role", String, nullable=False),
    Column("hash", String, nullable=False),  # argon2id, with its own salt and parameters
)
_hasher = PasswordHasher()
_NOBODY = _hasher.hash("nobody has this password")  # checked where the name is unknown, so that both take as long


@dataclass(frozen=True, slots=True)
class User:
    """Somebody who is signed in, or who sits at the machine itself."""

    name: str
    role: Role

    def may(self, role: Role) -> bool:
        """Whether the user has at least this role."""
        return ROLES.index(self.role) >= ROLES.index(role)


class Users:
    """The accounts of a record."""

    def __init__(self, record: Record) -> None:
        self._record = record
        with record.changing() as db:
            schema.metadata.create_all(db, tables=[users])

    def add(self, name: str, password: str, role: Role) -> None:
        """Adds an account or gives it a new password and role. Raises RecordError for a bad name or a short password."""
        if not name.strip() or len(name) > 60 or any(not c.isprintable() for c in name):
            raise RecordError(f"{name!r} is no name for an account: give 1 to 60 printable characters.")
        if len(password) < _LEAST:
            raise RecordError(f"The password of {name} is too short: give at least {_LEAST} characters.")
        hashed = _hasher.hash(password)
        with self._record.changing() as db:
            db.execute(delete(users).where(users.c.name == name))
            db.execute(insert(users).values(name=name, role=role, hash=hashed))

    def remove(self, name: str) -> None:
        """Takes an account away. Raises RecordError where there is none of that name."""
        with self._record.changing() as db:
            if not db.execute(delete(users).where(users.c.name == name)).rowcount:
                raise RecordError(f"{name}: no such account.")

    def all(self) -> tuple[User, ...]:
        """Every account, by name."""
        with self._record.asking() as db:
            return tuple(User(n, r) for n, r in db.execute(select(users.c.name, users.c.role).order_by(users.c.name)))

    def find(self, name: str) -> User | None:
        """The account of a name."""
        with self._record.asking() as db:
            row = db.execute(select(users.c.name, users.c.role).where(users.c.name == name)).first()
        return User(row[0], row[1]) if row else None

    def stamp(self, name: str) -> str:
        """A text that changes with an account's password: sessions that bear another one have ended. Empty where there is no account."""
        with self._record.asking() as db:
            found = db.execute(select(users.c.hash).where(users.c.name == name)).scalar()
        return blake2s(found.encode(), digest_size=12).hexdigest() if found else ""

    def check(self, name: str, password: str) -> User | None:
        """The account, where the password is its own."""
        with self._record.asking() as db:
            row = db.execute(select(users.c.role, users.c.hash).where(users.c.name == name)).first()
        try:
            _hasher.verify(row[1] if row else _NOBODY, password)
        except (VerificationError, InvalidHashError):
            return None
        if row is None:
            return None
        if _hasher.check_needs_rehash(row[1]):
            with self._record.changing() as db:
                db.execute(update(users).where(users.c.name == name).values(hash=_hasher.hash(password)))
        return User(name, row[0])
