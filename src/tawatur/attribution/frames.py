"""Who is said to say what in a sentence: speech verbs with their speaker, medium, time and the reach of their content."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from tawatur import lexicon
from tawatur.accounts.arguments import Arguments, after, apart, subject_left
from tawatur.accounts.clauses import Clause, is_verb, pronominal
from tawatur.accounts.lexicon import Saying, sayings
from tawatur.accounts.status import status
from tawatur.language import fold
from tawatur.mentions import coreference
from tawatur.mentions.discourse import Discourse
from tawatur.mentions.lexicon import Entry
from tawatur.mentions.overlay import Cue
from tawatur.mentions.pieces import Phrase, Piece
from tawatur.model import Interval, Link

SPEAKERS = frozenset({"person", "office", "organisation", "state", "group", "anonymous_source", "agency", "outlet"})
PRESS = frozenset({"agency", "outlet"})


@dataclass(slots=True)
class Said:
    """One act of saying in a sentence. `content`: pieces it covers, half-open."""

    trigger: int
    speaker: Phrase | None
    row: Saying
    content: tuple[int, int]
    clause: int
    form: str  # verb participle masdar according
    links: tuple[Link, ...] = ()  # whole chain, the speaker's own link last
    medium: str | None = None
    medium_span: tuple[int, int] | None = None
    time: Interval | None = None
    negated: bool = False
    to: Phrase | None = None
    inherited: bool = False
    args: Arguments | None = None
    joint: tuple[Phrase, ...] = ()  # who says it with the speaker: «أشادت الهند والولايات المتحدة»
    outer: list[Said] = field(default_factory=list)


def link(phrase: Phrase, verb: str | None, medium: str | None) -> Link:
    """The chain's link for a speaker."""
    called = (
        phrase.label if phrase.label and (not phrase.name or phrase.kind not in ("person", "office")) else phrase.name
    )
    return Link(called, phrase.kind, phrase.start, phrase.end, "", phrase.actor, verb, medium)


def frames(pieces: Sequence[Piece], clauses: Sequence[Clause], cues: Sequence[Cue], discourse: Discourse) -> list[Said]:
    """The acts of saying of a sentence in order of their verbs; chains are complete."""
    found: list[Said] = _headed(pieces, clauses, cues, discourse)
    for index, clause in enumerate(clauses):
        for k in range(clause.start, clause.end):
            said = _frame(pieces, clauses, index, k, cues, discourse, found)
            if said is not None:
                found.append(said)
    _reaches(found, pieces, clauses)
    _nest(found)
    found.extend(_according(pieces, clauses, cues, discourse, found))
    return found


def _frame(
    pieces: Sequence[Piece],
    clauses: Sequence[Clause],
    index: int,
    k: int,
    cues: Sequence[Cue],
    discourse: Discourse,
    before: list[Said],
) -> Said | None:
    piece, clause = pieces[k], clauses[index]
    if piece.kind != "lex":
        return None
    if clause.verb == k and (entry := _speech(pieces, k)):
        return _verb(pieces, clauses, index, k, sayings()[entry[1]], entry, cues, discourse, before)
    if (entry := piece.has("participle")) and clause.opener == "participle" and clause.start == k:
        return _participle(pieces, clause, index, k, sayings()[entry[1]], before, discourse, cues)
    if (entry := piece.has("saying")) and not is_verb(pieces, k):
        return _masdar(pieces, clause, index, k, sayings()[entry[1]], discourse, before)
    return None


def _headed(
    pieces: Sequence[Piece], clauses: Sequence[Clause], cues: Sequence[Cue], discourse: Discourse
) -> list[Said]:
    """«وزير الخارجية الأوكراني: لا نستبعد لقاءً …»: whoever stands alone before a colon says what follows."""
    k = 0
    while k < len(pieces) and (pieces[k].kind in ("mark", "time") or pieces[k].cue == "num"):
        k += 1
    if k + 2 >= len(pieces) or pieces[k].kind != "np" or pieces[k + 1].norm != ":" or pieces[k].prep or pieces[k].conj:
        return []
    speaker = pieces[k].phrase
    if (
        speaker is None
        or speaker.kind not in SPEAKERS - PRESS
        or not (speaker.name or speaker.label)
        or is_crowd(speaker)
    ):
        return []
    said = Said(k, speaker, Saying("قال", (), "REPORT", "say"), (k + 2, len(pieces)), 0, "verb")
    said.links = (link(speaker, None, None),)
    return [said]


def _speech(pieces: Sequence[Piece], k: int) -> Entry | None:
    """The verb's entry as a verb of saying: the first whose frame is there, «وجّه … نداء» before «وجّه …»."""
    for entry in pieces[k].entries:
        if entry[0] == "speech":
            row = sayings()[entry[1]]
            if row.kind != "frame" or any(_is_word(p, row.prep) for p in pieces[k + 1 : min(k + 12, len(pieces))]):
                return entry
    return None


def _verb(
    pieces: Sequence[Piece],
    clauses: Sequence[Clause],
    index: int,
    k: int,
    row: Saying,
    entry: Entry,
    cues: Sequence[Cue],
    discourse: Discourse,
    before: list[Said],
) -> Said | None:
    clause = clauses[index]
    if all(e[3] == 1 for e in pieces[k].entries if e[0] == "speech"):
        return None  # «نحمّل الحكومة …»: whoever is quoted goes on speaking
    args = after(pieces, k + 1, clause.end, True)
    left = subject_left(pieces, clause, k)
    if left and args.subject and apart(pieces, left[-1], k):
        left = []  # «أما واشنطن، فقال المتحدث …»
    if not left and pronominal(clause):
        left = [s.speaker for s in before[-1:] if s.speaker is not None]
    left = left or _borne(pieces, clauses, index, k, discourse) or _head(pieces, clause, k, args)
    if not left and row.kind == "frame" and row.lemma == "حمل" and len(args.subject) == 1 and not args.object:
        left = [s.speaker for s in before[-1:] if s.speaker is not None]  # «وحمّلت إسرائيل مسؤولية …»
    speaker = left[0] if left else args.subject[0] if args.subject else None
    issued = _issued(pieces, clause, k) if not left and (speaker is None or row.lemma == "جاء") else None
    if issued is not None:
        speaker, args.subject = issued, [issued]
    if left and args.subject:
        args.object = args.subject + args.object
        args.subject = []
    said = Said(k, None, row, (k + 1, len(pieces)), index, "verb", args=args)
    said.negated = _negated(pieces, clause, k) or _unsaid(pieces, clause, k, cues, str(entry[2]))
    if row.kind == "quote":
        quoted = args.preps.get({"نسب": "الي", "علم": "من"}.get(row.lemma, "عن"), [])
        if not quoted or (speaker is None and row.lemma != "علم"):
            return None
        said.links = (link(speaker, row.lemma, None),) if speaker is not None else ()
        speaker = quoted[0]
    if speaker is not None and (speaker.kind not in SPEAKERS or is_crowd(speaker)):
        return None
    if (
        speaker is not None
        and not speaker.name
        and speaker.rule in ("sides.both", "sides.all")
        and _carried(entry, discourse, before) is not None
    ):
        said.to, speaker = speaker, None  # «ودعا الجانبين إلى …»
    if speaker is not None and not (speaker.name or speaker.label):
        return None
    if speaker is None and args.subject_word is not None and pieces[args.subject_word].norm.startswith("ال"):
        return None  # somebody whom no table has
    if speaker is None:
        impersonal = entry[2] == "present" and not pieces[k].conj  # «يذكر أن», «يشار إلى أن»
        if entry[2] == "passive" or impersonal or not _continues(pieces, clauses, index, k, before):
            return None
        speaker = _going_on(pieces, clauses, index, k, entry, before) or _carried(
            entry, discourse, before, not any(c.verb is not None for c in clauses[:index])
        )
        said.inherited = True
        if (
            speaker is None
            and not before
            and discourse.speaker is None
            and k <= 1
            and _marked(pieces, clauses, index, k)
        ):
            speaker = _nobody(pieces[k])
        if speaker is None:
            return None
    if (
        row.prep
        and "-" not in row.prep
        and not said.inherited
        and not _has_content(pieces, clauses, index, k, row, args)
    ):
        return None
    if row.kind == "strict" and not _marked_by(pieces, clause, k, row.prep):
        return None
    if row.kind == "publish":
        return None
    if row.kind == "add" and not _marked(pieces, clauses, index, k):
        return None
    if clause.opener == "verb" and not left and k and pieces[k - 1].kind == "word":
        return None  # «مقترح تقبل به الحركة»: a relative clause without its pronoun
    said.speaker = speaker
    told_by = left or args.subject
    if row.kind != "quote" and not said.inherited and told_by and told_by[0] is speaker:
        said.joint = tuple(p for p in told_by[1:] if p.kind in SPEAKERS and (p.name or p.label))
    if not said.joint and speaker.parts:
        said.joint = speaker.parts
    said.time = _time(pieces, clause, args)
    again = discourse.speaker is not None and discourse.speaker.name == speaker.name
    if (
        said.time is None
        and again
        and (said.inherited or speaker.antecedent is not None or discourse.spoke_in == discourse.paragraph)
    ):
        said.time = discourse.said_at
    _dress(said, pieces, clause, cues, discourse, speaker)
    return said


@cache
def _bearers() -> dict[str, str]:
    return {fold(word): row["speaker"] for row in lexicon.table("bearers") for word in row.many("word")}


def _nobody(piece: Piece) -> Phrase:
    """The speaker that only a verb's ending names, where nothing before says who it is."""
    return Phrase(piece.start, piece.end, piece.i, piece.j, "person", None, "dropped", label="unresolved")


def _borne(
    pieces: Sequence[Piece], clauses: Sequence[Clause], index: int, k: int, discourse: Discourse
) -> list[Phrase]:
    """Who speaks through what the verb hangs on: «رفع المتظاهرون لافتات تندد بـ …», «مظاهرة تطالب بـ …»."""
    back = k - 1
    while back > max(0, k - 4) and (
        pieces[back].kind in ("time", "mark")
        or (pieces[back].kind in ("word", "lex") and _bearer(pieces[back]) is None)
    ):
        back -= 1
    speaker = _bearer(pieces[back]) if back >= 0 else None
    if speaker is None:
        before = clauses[index - 1] if index else None
        earlier = before is not None and pieces[k].conj and before.verb is not None
        return (
            _borne(pieces, clauses, index - 1, before.verb, discourse)
            if earlier and before is not None and before.verb is not None
            else []
        )
    if speaker == "subject":
        bearer = next(
            (p.phrase for p in reversed(pieces[:back]) if p.kind == "np" and p.phrase is not None and not p.prep), None
        )
        if bearer is None and discourse.subject is not None:
            bearer = discourse.subject
        return [bearer] if bearer is not None and (bearer.name or bearer.label) and bearer.kind in SPEAKERS else []
    start, end = pieces[back].start, pieces[back].end
    return [
        Phrase(
            start,
            end,
            pieces[back].i,
            pieces[back].j,
            "group",
            "protesters",
            "bearers",
            number="p",
            group="protesters",
            label="protesters",
        )
    ]


def _bearer(piece: Piece) -> str | None:
    if piece.kind not in ("word", "lex"):
        return None
    words = _bearers()
    return (
        words.get(piece.norm)
        or words.get(piece.norm.removeprefix("ال"))
        or words.get(piece.norm[1:] if piece.norm[:1] in "وفبل" else "")
    )


def _head(pieces: Sequence[Piece], clause: Clause, k: int, args: Arguments) -> list[Phrase]:
    """Whom a relative clause without a subject of its own hangs on: «النكاوي الذي أكد أمام المحكمة أن …»."""
    if (
        clause.opener != "rel"
        or clause.word not in ("الذي", "التي", "الذين")
        or args.subject
        or args.subject_word is not None
    ):
        return []
    back = clause.start - 1
    while back >= 0 and pieces[back].kind == "mark" and pieces[back].norm in ("،", ","):
        back -= 1
    phrase = pieces[back].phrase if back >= 0 else None
    if phrase is None or phrase.kind not in SPEAKERS:
        return []
    many = phrase.number == "p" or phrase.kind == "group"
    fits = {
        "الذي": not many and (phrase.gender == "m" or phrase.kind == "organisation"),
        "التي": phrase.gender == "f" or phrase.kind in ("organisation", "anonymous_source", "state"),
        "الذين": many,
    }
    return [phrase] if fits[clause.word] else []


def _is_word(piece: Piece, words: tuple[str, ...]) -> bool:
    norm = piece.norm.removeprefix("ال")
    return norm in words or (norm.endswith("ا") and norm[:-1] in words)


def _marked_by(pieces: Sequence[Piece], clause: Clause, k: int, preps: tuple[str, ...]) -> bool:
    """Whether one of the verb's own prepositions, or «أن», brings its content."""
    return any(
        p.prep in preps or p.norm in preps or p.norm[:1] in preps
        for p in pieces[k + 1 : min(len(pieces), clause.end + 1)]
    )


CROWDS = frozenset(
    {"civilians", "workers", "people", "children", "soldiers", "victims", "families", "members", "refugees"}
)


def is_crowd(phrase: Phrase) -> bool:
    """Whether the phrase is people nobody could ask: no speaker whose word a report hands on."""
    return (
        phrase.kind == "group"
        and phrase.actor is None
        and not phrase.inner
        and phrase.group in CROWDS
        and not phrase.one
    )


def _continues(pieces: Sequence[Piece], clauses: Sequence[Clause], index: int, k: int, before: list[Said]) -> bool:
    clause = clauses[index]
    if clause.opener in ("sentence", "and", "resume", "verb"):
        return True
    return clause.opener == "sub" and (
        clause.word in ("كما", "فيما", "حيث", "اذ") or clause.word.startswith(("لكن", "غير ان", "الا ان", "بيد ان"))
    )


def _going_on(
    pieces: Sequence[Piece], clauses: Sequence[Clause], index: int, k: int, entry: Entry, before: list[Said]
) -> Phrase | None:
    """The subject of the clause before in the same sentence, where nobody speaks in it yet: «يلقي أردوغان كلمة ويدعو إلى …»."""
    if before or not index or not pieces[k].conj:
        return None
    found: list[Phrase] = []
    for earlier in reversed(clauses[:index]):
        if earlier.verb is None or earlier.opener in ("sub", "rel", "participle"):
            continue
        left = subject_left(pieces, earlier, earlier.verb)
        own = after(pieces, earlier.verb + 1, earlier.end, True).subject
        if left or (own and not (pieces[earlier.verb].conj and earlier.opener == "and")):
            found = left or own
            break
    phrase = found[0] if found else None
    if phrase is None or phrase.kind not in SPEAKERS or not (phrase.name or phrase.label) or is_crowd(phrase):
        return None
    feminine = phrase.gender == "f" or phrase.kind == "state" or phrase.number == "p"
    return (
        phrase
        if entry[4] != "s" or (entry[5] == "f") == feminine or (entry[5] == "m" and phrase.kind == "group")
        else None
    )


def _carried(entry: Entry, discourse: Discourse, before: list[Said], first: bool = True) -> Phrase | None:
    """Who goes on speaking: the last speaker, where the verb's gender does not speak against him."""
    speaker = before[-1].speaker if before and before[-1].speaker is not None else discourse.speaker if first else None
    if speaker is None or is_crowd(speaker):
        return None
    gender, number = entry[5], entry[4]
    if (
        number == "s"
        and gender == "m"
        and speaker.number == "s"
        and speaker.gender == "f"
        and speaker.kind in ("person",)
    ):
        return None
    if number == "s" and gender == "f" and speaker.kind in ("person", "office") and speaker.gender == "m":
        other = next(
            (
                p
                for p in reversed(discourse.seen)
                if p.kind in SPEAKERS
                and p.name
                and (p.gender == "f" or p.number == "p")
                and p.kind not in ("person", "office")
            ),
            None,
        )
        return other if other is not None and other.start >= 0 and discourse.spoke(other) else None
    if (
        number == "s"
        and gender == "m"
        and speaker.kind in ("organisation", "anonymous_source", "state")
        and (speaker.gender == "f" or speaker.number == "p")
    ):
        return discourse.last_speaker("m")
    return speaker


def _has_content(
    pieces: Sequence[Piece], clauses: Sequence[Clause], index: int, k: int, row: Saying, args: Arguments
) -> bool:
    """Whether the verb's own preposition, «أن», a colon or a quotation follows: «قدم» of offering is not «عرض» of saying."""
    if args.nouns or args.object_words is not None:
        return True
    if any(
        p.has("saying") and not p.prep and not is_verb(pieces, k + 1 + n)
        for n, p in enumerate(pieces[k + 1 : clauses[index].end])
    ):
        return True  # «أكد تمسكه بـ …»
    end = clauses[index].end
    if _parted(pieces, clauses, index):
        return True
    for piece in pieces[k + 1 : end]:
        if piece.prep and piece.prep in row.prep:
            return True
        if piece.kind == "cue" and piece.norm in row.prep:
            return True
        if piece.kind == "mark" and piece.norm in ('"', "“", "«", ":"):
            return True
        if piece.norm[:1] in row.prep and piece.norm[1:3] == "ال":
            return True
    if end < len(pieces) and pieces[end].kind == "cue" and pieces[end].cue == "sub":
        return True
    return end <= len(pieces) and index + 1 < len(clauses) and clauses[index + 1].opener in ("sub", "colon")


_PAPERS = frozenset({"بيان", "بيانا", "بلاغ", "تصريح", "البيان", "البلاغ"})


def _issued(pieces: Sequence[Piece], clause: Clause, k: int) -> Phrase | None:
    """Whose statement says it: «جاء في بيان لوزارة الخارجية أن …», «وأوضح بيان صادر عن الأمم المتحدة أن …»."""
    for j in range(k + 1, min(k + 3, clause.end)):
        if pieces[j].norm in _PAPERS or (pieces[j].prep and pieces[j].norm.removeprefix(pieces[j].prep) in _PAPERS):
            for piece in pieces[j + 1 : j + 5]:  # «صادر» may look like a verb and end the clause
                if piece.kind == "np" and piece.phrase is not None and piece.prep in (None, "", "ل", "عن"):
                    return piece.phrase if piece.phrase.kind in SPEAKERS - PRESS else None
                if piece.kind not in ("word", "cue", "lex") or piece.cue in ("sub", "rel"):
                    return None
    return None


def _parted(pieces: Sequence[Piece], clauses: Sequence[Clause], index: int) -> bool:
    """Whether a relative clause stands between the verb and its «أن»: «أفادت الوزارة، في بيان نشرته على موقعها، بأن …»."""
    if index + 2 >= len(clauses):
        return False
    between, content = clauses[index + 1 : index + 3]
    inside = between.opener in ("verb", "rel") and not pieces[between.start].conj
    return inside and content.opener == "sub" and content.word in ("ان", "بان", "انه", "انها", "بانه", "بانها")


def _marked(pieces: Sequence[Piece], clauses: Sequence[Clause], index: int, k: int) -> bool:
    """Whether «أن», a colon or a quotation marks the content."""
    end = clauses[index].end
    if end < len(pieces) and clauses[index + 1].opener in ("sub", "colon"):
        return True
    return any(p.kind == "mark" and p.norm in ('"', "“", "«", ":") for p in pieces[k + 1 : end])


def _participle(
    pieces: Sequence[Piece],
    clause: Clause,
    index: int,
    k: int,
    row: Saying,
    before: list[Said],
    discourse: Discourse,
    cues: Sequence[Cue],
) -> Said | None:
    if (
        row.prep
        and row.kind != "add"
        and not any(
            p.prep in row.prep or p.norm.split(" ")[0] in (*row.prep, "ان", "انه", "انها")
            for p in pieces[k + 1 : k + 14]
        )
    ):
        return None
    earlier = next((s for s in reversed(before) if s.speaker is not None and s.form != "masdar"), None)
    speaker = earlier.speaker if earlier is not None else discourse.subject
    if speaker is None or speaker.kind not in SPEAKERS:
        return None
    said = Said(
        k, speaker, row, (k + 1, len(pieces)), index, "participle", args=after(pieces, k + 1, clause.end, False)
    )
    if earlier is not None:
        said.links, said.medium, said.medium_span, said.time, said.negated = (
            earlier.links,
            earlier.medium,
            earlier.medium_span,
            earlier.time,
            False,
        )
    else:
        _dress(said, pieces, clause, cues, discourse, speaker)
    return said


def _masdar(
    pieces: Sequence[Piece], clause: Clause, index: int, k: int, row: Saying, discourse: Discourse, before: list[Said]
) -> Said | None:
    """«إصرار نتنياهو على …», «رفضها لأي …», «جددت … التأكيد على …»: the masdar's possessor speaks."""
    piece = pieces[k]
    speaker: Phrase | None = None
    if piece.enclitic:
        speaker = coreference.owner(piece.enclitic, discourse)
        host = next((s for s in reversed(before) if s.speaker is not None), None)
        if host is not None and speaker is not None and host.trigger < k:
            speaker = host.speaker if _may_be(piece.enclitic, host.speaker) else speaker
    elif k + 1 < clause.end and pieces[k + 1].kind == "np" and not pieces[k + 1].prep and not pieces[k + 1].conj:
        speaker = pieces[k + 1].phrase
    elif piece.definite and before and before[-1].row.lemma in ("جدد", "كرر", "أعاد") and before[-1].clause == index:
        return None
    if speaker is None or speaker.kind not in SPEAKERS or not speaker.name:
        return None
    if (
        row.stance == "REPORT"
        and row.prep
        and not any(p.prep in row.prep or p.norm in row.prep for p in pieces[k + 1 : min(k + 8, clause.end)])
    ):
        return None
    said = Said(k, speaker, row, (k + 1, len(pieces)), index, "masdar", args=after(pieces, k + 1, clause.end, False))
    host = next((s for s in reversed(before) if s.speaker is not None and s.speaker.name == speaker.name), None)
    if host is not None:
        said.medium, said.time, said.links = host.medium, host.time, host.links
    else:
        said.links = (link(speaker, row.lemma, None),)
    return said


def _may_be(enclitic: str, phrase: Phrase | None) -> bool:
    if phrase is None:
        return False
    if enclitic == "ه":
        return phrase.gender == "m" and phrase.number == "s"
    if enclitic == "ها":
        return phrase.gender == "f" or phrase.kind in ("state", "organisation") or phrase.number == "p"
    return phrase.number != "s"


def _negated(pieces: Sequence[Piece], clause: Clause, k: int) -> bool:
    return any(p.kind == "cue" and p.cue == "neg" for p in pieces[max(clause.start, k - 2) : k])


def _unsaid(pieces: Sequence[Piece], clause: Clause, k: int, cues: Sequence[Cue], tense: str) -> bool:
    """Whether the saying itself is wished for, a condition or still to come: «ضرورة أن تكشف إيران», «إذا رفضت …», «ستعلن واشنطن»."""
    if tense == "present" and k and pieces[k - 1].norm == "ان" and pieces[k - 1].kind == "cue":
        return True
    verdict, _ = status(pieces, clause, k, cues, tense)
    return verdict == "hypothetical" or (verdict == "planned" and tense != "past")


def _time(pieces: Sequence[Piece], clause: Clause, args: Arguments) -> Interval | None:
    """When it was said: a time before or after the verb in its own clause, before the content."""
    for piece in pieces[clause.start : clause.end]:
        if piece.kind == "time" and piece.time is not None and piece.prep not in ("منذ", "حتي"):
            return piece.time
        if piece.kind == "cue" and piece.cue in ("sub", "rel") and piece.i > pieces[clause.start].i:
            return None
    return None


def _dress(
    said: Said, pieces: Sequence[Piece], clause: Clause, cues: Sequence[Cue], discourse: Discourse, speaker: Phrase
) -> None:
    """Medium, the agency or outlet spoken to, and the chain."""
    first, last = pieces[clause.start].i, pieces[clause.end - 1].j
    for cue in cues:
        if cue.kind == "medium" and first <= cue.i < last:
            said.medium, said.medium_span = cue.values[0], (cue.i, cue.j)
            break
    if said.medium is None and said.inherited:
        said.medium = discourse.medium
    outer = list(said.links)
    for phrases in (
        said.args.preps.get("ل", []) if said.args else [],
        said.args.preps.get("مع", []) if said.args else [],
        said.args.preps.get("الي", []) if said.args else [],
    ):
        for phrase in phrases:
            if phrase.kind in PRESS and phrase is not speaker:
                outer.append(link(phrase, None, said.medium))
            elif phrases and said.to is None and phrase.kind in ("person", "office", "state", "organisation", "group"):
                said.to = phrase
    resolved = said.inherited or speaker.antecedent is not None
    if not outer and resolved:
        outer = list(discourse.outer_links(speaker))
    said.links = (*outer, link(speaker, said.row.lemma, said.medium))


def _reaches(found: list[Said], pieces: Sequence[Piece], clauses: Sequence[Clause]) -> None:
    """Cuts each content at the next act of saying on the same level."""
    for n, said in enumerate(found):
        start = said.trigger + 1
        end = len(pieces)
        for later in found[n + 1 :]:
            if later.form == "masdar":
                continue
            clause = clauses[later.clause]
            if (
                later.form == "participle"
                or clause.opener in ("and", "resume", "verb")
                or (clause.opener == "sub" and clause.word in ("فيما", "بينما", "كما", "في حين", "حيث"))
            ):
                if (
                    later.speaker is said.speaker
                    or later.form == "participle"
                    or clause.opener != "sub"
                    or clause.word in ("فيما", "بينما", "في حين")
                ):
                    end = clause.start
                    break
        for clause in clauses:
            if (
                clause.start > start
                and clause.start < end
                and clause.opener == "sub"
                and clause.word in ("في حين", "بينما", "فيما")
            ):
                end = clause.start
                break
        said.content = (start, max(start, end))


def _nest(found: list[Said]) -> None:
    """Gives an act of saying told inside another's content that other's chain before its own."""
    for n, said in enumerate(found):
        for outer in found[:n]:
            if (
                outer.content[0] <= said.trigger < outer.content[1]
                and outer.form != "masdar"
                and outer.speaker is not said.speaker
                and said.form in ("verb", "masdar")
            ):
                if _same(outer.speaker, said.speaker):
                    continue
                said.outer.append(outer)
        if said.outer:
            chain = said.outer[-1].links
            if said.links[: len(chain)] != chain:
                said.links = (*chain, *said.links)
            said.time = said.time or said.outer[-1].time


def _same(a: Phrase | None, b: Phrase | None) -> bool:
    return a is not None and b is not None and a.name is not None and a.name == b.name


def _according(
    pieces: Sequence[Piece], clauses: Sequence[Clause], cues: Sequence[Cue], discourse: Discourse, before: list[Said]
) -> list[Said]:
    """«وفقاً لـ X», «بحسب X», «حسبما أفادت X»: X is the source of the sentence, or of what its own speaker says."""
    found: list[Said] = []
    row = Saying("وفق", (), "REPORT", "say")
    for cue in cues:
        if cue.kind != "according":
            continue
        source = None
        medium = None
        for k, piece in enumerate(pieces):
            if piece.i < cue.i or (piece.i < cue.j and piece.kind != "np"):
                continue
            if piece.i > cue.j + 6 or (piece.kind == "mark" and piece.norm in (".", ":")):
                break
            if piece.kind == "np" and piece.phrase is not None and piece.phrase.kind in SPEAKERS and piece.phrase.name:
                source = k
                break
            if piece.kind == "mark" and piece.norm in ("،", ",") and piece.i > cue.j:
                break
            if piece.kind == "cue" and piece.cue in ("sub",) and cue.values[0] == "according":
                break
            if piece.kind == "word" and piece.norm in ("بيان", "البيان", "للبيان", "لبيان"):
                medium = "statement"
        if (
            cue.values[0] == "as_said"
            and source is not None
            and not any(p.kind == "lex" and p.has("speech") for p in pieces if cue.i <= p.i < pieces[source].i + 1)
        ):
            continue
        phrase = pieces[source].phrase if source is not None else discourse.statement_by if medium else None
        if phrase is None or any(
            s.speaker is phrase for s in before if s.form == "verb" and cue.values[0] == "according"
        ):
            continue
        k = source if source is not None else 0
        outer = discourse.outer_links(phrase) if phrase.antecedent is not None else ()
        links = (*outer, link(phrase, "وفق", medium))
        said = Said(k, phrase, row, (0, len(pieces)), 0, "according", links, medium)
        if cue.values[0] == "as_said" and (quoted := _quoted(pieces, cue.i, k)) is not None:
            said.speaker, said.links = quoted, (*links, link(quoted, "نقل", None))
        covered = [
            s
            for s in before
            if s.form in ("verb", "participle", "masdar") and s.speaker is not None and not _same(s.speaker, phrase)
        ]
        if covered and phrase.kind in PRESS:
            for s in covered:
                if not any(item.actor == phrase.actor for item in s.links):
                    s.links = (*said.links, *s.links)
            continue
        found.append(said)
    return found


def _quoted(pieces: Sequence[Piece], first: int, source: int) -> Phrase | None:
    """Whom the source of «حسبما نقلت الوكالة عن مصدر» quotes; None where it speaks itself."""
    told = [p for p in pieces if first <= p.i <= pieces[source].i and p.kind == "lex"]
    if not any(e[0] == "speech" and sayings()[e[1]].kind == "quote" for p in told for e in p.entries):
        return None
    behind = (p for p in pieces[source + 1 : source + 4] if p.kind == "np" and p.prep == "عن")
    return next((p.phrase for p in behind if p.phrase is not None and p.phrase.kind in SPEAKERS), None)


_ACTS = frozenset(
    {"ACCEPT", "DEMAND", "PRAISE", "CONDEMN", "SUPPORT", "OFFER", "CONDITION"}
)  # what these verbs govern is not told on their subject's word
_OCCASIONS = frozenset({"خلال", "عقب", "بعد", "اثناء", "في ختام", "علي هامش", "في", "قبيل", "قبل", "في اعقاب", "لدي"})


def _occasion(said: Said, k: int, pieces: Sequence[Piece], clauses: Sequence[Clause]) -> bool:
    """Whether piece k names the occasion of the saying («أكد خلال لقائه مع …»), which the report tells, not the speaker."""
    clause = clauses[said.clause]
    if said.form != "verb" or not clause.start <= k < clause.end:
        return False
    back = k - 1
    while back > said.trigger and (
        pieces[back].kind == "word" or (pieces[back].kind == "lex" and not pieces[back].prep)
    ):
        back -= 1
    return any(
        p.prep in _OCCASIONS or (p.kind == "cue" and p.norm in _OCCASIONS)
        for p in pieces[max(back, said.trigger + 1) : k + 1]
    )


def chain_at(
    found: Sequence[Said], k: int, pieces: Sequence[Piece], clauses: Sequence[Clause]
) -> tuple[Said | None, tuple[Link, ...]]:
    """The innermost act of saying whose content covers piece k, and the whole chain; (None, ()) where the report speaks itself."""
    inner: Said | None = None
    for said in found:
        if said.form == "masdar" or said.negated or said.row.stance in _ACTS or _occasion(said, k, pieces, clauses):
            continue
        if said.form == "according":
            if inner is None:
                inner = said
            continue
        if said.content[0] <= k < said.content[1] or (
            said.form == "verb" and said.row.kind == "quote" and k > said.trigger
        ):
            if inner is None or inner.form == "according" or said.trigger >= inner.trigger:
                inner = said
    return (inner, inner.links) if inner is not None else (None, ())
