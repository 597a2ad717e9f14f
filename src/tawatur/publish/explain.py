"""What was seen in a sentence: tokens, mentions, times, rules that fired, and near rules that stayed silent and why."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from rich.text import Text

from tawatur.accounts.seen import Trace
from tawatur.model import Reading
from tawatur.publish import json
from tawatur.publish.terminal import chain, console
from tawatur.resolution.discrepancies import discrepancies
from tawatur.resolution.events import interval_words


def explanation(reading: Reading, traces: Sequence[Trace]) -> dict[str, Any]:
    """The explanation as plain values; spans are characters of the text given."""
    plain = json.reading(reading)
    plain["sentences"] = [_sentence(trace) for trace in traces]
    plain["discrepancies"] = [
        {"span": [d.start, d.end], "actor": d.actor, "office": d.office, "listed": list(d.listed), "holder": d.holder}
        for d in discrepancies(reading)
    ]
    return plain


def _sentence(trace: Trace) -> dict[str, Any]:
    return {
        "span": [trace.sentence.start, trace.sentence.end],
        "tokens": [
            {"text": t.text, "norm": t.norm, "kind": t.kind, "span": [t.start, t.end]} for t in trace.sentence.tokens
        ],
        "pieces": [_piece(p) for p in trace.pieces if p.kind != "mark"],
        "clauses": [
            {"opener": c.opener, "word": c.word, "span": [trace.pieces[c.start].start, trace.pieces[c.end - 1].end]}
            for c in trace.clauses
            if c.end > c.start
        ],
        "times": [json.interval(t) for t in trace.times],
        "cues": [{"kind": c.kind, "values": list(c.values)} for c in trace.cues],
        "said": [
            {"speaker": s.speaker.name if s.speaker else None, "verb": s.row.lemma, "form": s.form, "medium": s.medium}
            for s in trace.said
        ],
        "fired": [{"rule": d.rule, "type": d.sense.type, "status": d.status} for d in trace.drafts],
        "silent": [{"words": words, "why": why} for words, why in trace.silent],
    }


def _piece(piece: Any) -> dict[str, Any]:
    found: dict[str, Any] = {"kind": piece.kind, "norm": piece.norm, "span": [piece.start, piece.end]}
    if piece.prep:
        found["prep"] = piece.prep
    if piece.cue:
        found["cue"] = piece.cue
    if piece.phrase is not None:
        found |= {
            "name": piece.phrase.name,
            "what": piece.phrase.kind,
            "rule": piece.phrase.rule,
            "actor": piece.phrase.actor,
        }
    if piece.entries:
        found["uses"] = sorted({e[0] for e in piece.entries})
    return found


def print_explanation(reading: Reading, traces: Sequence[Trace]) -> None:
    """The explanation in the terminal."""
    out = console()
    text = reading.report.text
    for trace in traces:
        out.print(Text(text[trace.sentence.start : trace.sentence.end], style="bold"))
        out.print(Text("  tokens    " + " | ".join(t.text for t in trace.sentence.tokens)))
        for piece in trace.pieces:
            if piece.phrase is not None:
                p = piece.phrase
                antecedent = f" ← «{text[p.antecedent : p.antecedent + 24]}…»" if p.antecedent is not None else ""
                out.print(
                    Text(
                        f"  mention   «{text[p.start : p.end]}» {p.kind} {p.name or 'unresolved'} [{p.rule}]{antecedent}",
                        style="cyan",
                    )
                )
        for p in trace.pronouns:
            antecedent = f" ← «{text[p.antecedent : p.antecedent + 24]}…»" if p.antecedent is not None else ""
            out.print(Text(f"  pronoun   «{text[p.start : p.end]}» {p.name} [{p.rule}]{antecedent}", style="cyan"))
        for t in trace.times:
            out.print(
                Text(
                    f"  time      «{t.text}» {interval_words(t) or 'unresolved'} ({t.precision}, {t.basis})",
                    style="green",
                )
            )
        for s in trace.said:
            out.print(
                Text(
                    f"  said      {s.speaker.name if s.speaker else '?'}: {s.row.lemma} ({s.form}{', ' + s.medium if s.medium else ''})"
                )
            )
        for d in trace.drafts:
            sides = ", ".join(f"{p.name} ({role})" for role, p in d.roles)
            out.print(Text(f"  fired     {d.rule}: {d.sense.type} {d.sense.mode} {d.status}: {sides}", style="yellow"))
        for words, why in trace.silent:
            out.print(Text(f"  silent    «{words}» {why}", style="dim"))
    for a in reading.accounts:
        sides = ", ".join(p.name for p in a.participants)
        out.print(
            Text(
                f"account   {a.type} {a.mode or ''} {a.status}: {sides}; {interval_words(a.date) or 'undated'}; {a.place.name if a.place else 'no place'}; {chain(a.chain)}; confidence {a.confidence:.2f}",
                style="bold yellow",
            )
        )
    for differing in discrepancies(reading):
        other = f"; it has {differing.holder} there" if differing.holder else ""
        has = ", ".join(differing.listed) or "no office"
        out.print(
            Text(f"differs   «{differing.text}» {differing.actor} is {differing.office} here; the roster has {has} for that day{other}")
        )
    for told in reading.statements:
        out.print(Text(f"statement {told.speaker.name} {told.stance} [{told.rule}]", style="bold"))
    for f in reading.figures:
        out.print(Text(f"figure    {f.what} {f.bound} {f.value:,.15g} {f.unit or ''} «{f.text}»", style="bold"))
