"""Who goes on speaking where a verb names nobody: the last speaker, the subject before, what a banner or a march says."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from tawatur import lexicon
from tawatur.accounts.agreement import cannot_act
from tawatur.accounts.arguments import after
from tawatur.accounts.before_verb import subject_left
from tawatur.accounts.clauses import COMMAS, Clause, pronominal
from tawatur.attribution.heads import described, head
from tawatur.attribution.said import BANNERS, BUT, SPEAKERS, Said, Scene, brings, is_crowd, may_speak, same, single
from tawatur.language import fold
from tawatur.mentions.lexicon import Entry
from tawatur.mentions.pieces import Phrase, Piece
from tawatur.mentions.words import word_sets

_IN_IT = word_sets()["within_it"]
CITING = frozenset({"وفق", "حسب", "بحسب", "علي", "وفقا", "طبقا", "مثل"})  # with «ما» behind these, whose word something is
_ORDINALS = frozenset({"اولا", "ثانيا", "ثالثا", "رابعا", "خامسا", "سادسا", "سابعا", "ثامنا", "تاسعا", "عاشرا"})
BEFORE = "قبل ان"  # what somebody did before this, he did: «قال إن …، قبل أن يحذر من …»
_GOES_ON = ("كما", "فيما", "بينما", "حيث", "اذ")


def nobody(piece: Piece) -> Phrase:
    """The speaker that only a verb's ending names, where nothing before says who it is."""
    return Phrase(piece.start, piece.end, piece.i, piece.j, "person", None, "dropped", label="unresolved")


def continues(scene: Scene, index: int, entry: Entry, before: list[Said]) -> bool:
    """Whether the clause may go on with the speaker before it."""
    clause = scene.clauses[index]
    if clause.opener == "rel" and before:
        many = entry[4] == "p" and bool(scene.pieces[clause.verb or 0].enclitic)  # «ساماك الذي يتهمونه بأنه …»
        return many or (clause.word == "التي" and entry[5] == "m")  # «الأسيرة التي قال إنها …»
    if clause.opener in ("sentence", "and", "resume", "verb") or numbered(scene.pieces, clause.start):
        return True
    return clause.opener == "sub" and (clause.word in _GOES_ON or clause.word.startswith(BUT) or (clause.word == BEFORE and bool(before)))


def numbered(pieces: Sequence[Piece], k: int) -> bool:
    """Whether piece k opens a numbered point: «ثانياً: تدعو إلى …»."""
    at = next((n for n in range(k - 1, max(-1, k - 3), -1) if pieces[n].kind != "mark"), None)
    return at is not None and at < k - 1 and pieces[at].norm in _ORDINALS


def going_on(scene: Scene, index: int, k: int, entry: Entry, before: list[Said]) -> Phrase | None:
    """The subject of the clause before in the same sentence, where nobody speaks in it yet: «يلقي أردوغان كلمة ويدعو إلى …»."""
    within = k + 1 < len(scene.pieces) and scene.pieces[k + 1].norm in _IN_IT  # «ألقى كلمة قال فيها …»
    purpose = scene.pieces[k].prep == "ل" and scene.clauses[index].opener in ("verb", "and")  # «خرج الوزير ليعلن أن …»
    if before or not index or not (scene.pieces[k].conj or within or purpose or scene.clauses[index].word in _GOES_ON):
        return None
    phrase = governing(scene, index)
    if phrase is None and within and not scene.pieces[k].conj:
        phrase = scene.discourse.speaker  # «جاء ذلك في تصريح أدلى به، أشار فيه إلى …»
    if phrase is None or not may_speak(phrase):
        return None
    feminine = phrase.gender == "f" or phrase.kind == "state" or phrase.number == "p" or (phrase.kind == "organisation" and phrase.head_word.endswith("ه"))
    fits = (entry[4] == "d" and within) or (entry[4] != "s" and _many(phrase)) or (entry[4] == "s" and entry[5] == "f") == feminine or (entry[5] == "m" and phrase.kind == "group")
    return phrase if fits else None


def governing(scene: Scene, index: int) -> Phrase | None:
    """The subject of the nearest clause before `index` that has one of its own."""
    pieces = scene.pieces
    for earlier in reversed(scene.clauses[:index]):
        first = earlier.opener == "sentence" or (earlier.word in BUT and earlier.start == 0)
        if earlier.verb is None and first and (topic := _topic(pieces, earlier) or _acting(pieces, earlier)) is not None:
            return topic
        if earlier.verb is None or earlier.opener in ("rel", "participle"):
            continue
        if earlier.opener == "sub" and earlier.word not in ("فيما", "بينما", "كما", "حيث") and not (earlier.word in BUT and earlier.start == 0):
            continue
        left = subject_left(pieces, earlier, earlier.verb)
        own = after(pieces, earlier.verb + 1, earlier.end, True).subject
        form = pieces[earlier.verb].has("verb", "light", "speech")
        if own and form is not None and cannot_act(pieces, earlier.verb, form, own[0]):
            own = []
        if left or (own and not (pieces[earlier.verb].conj and earlier.opener == "and")):
            return (left or own)[0]
    return _described_doer(scene, index)


def _described_doer(scene: Scene, index: int) -> Phrase | None:
    """The body that only a noun names behind the verb of the clause right before: «اختتمت القمة العربية أعمالها ببيان أدانت فيه …»."""
    ahead = scene.clauses[index - 1] if index else None
    if ahead is None or ahead.verb is None or ahead.opener not in ("sentence", "and") or ahead.verb + 1 >= ahead.end:
        return None
    noun = head(scene.pieces[ahead.verb + 1])
    if noun is None or noun["kind"] not in ("organisation", "person") or scene.pieces[ahead.verb + 1].prep or (not scene.pieces[ahead.verb + 1].norm.startswith("ال") and not scene.pieces[ahead.verb + 1].definite):
        return None
    return described(scene.pieces, ahead.verb + 1, ahead.end)


def _topic(pieces: Sequence[Piece], clause: Clause) -> Phrase | None:
    """Whom a sentence begins with before a relative clause: «أما فلان، الذي سيلتقي …، فكتب أن …»."""
    if clause.end >= len(pieces) or pieces[clause.end].cue != "rel" or pieces[clause.start].cue != "conj":
        return None
    opening = pieces[clause.start + 1] if clause.end > clause.start + 1 else None
    return opening.phrase if opening is not None and may_speak(opening.phrase) and not opening.prep else None


def _acting(pieces: Sequence[Piece], clause: Clause) -> Phrase | None:
    """Who begins a clause before a word that no table has and that can only be what he does: «لكن الرئيس استبق الأمر برفض …، وقال …»."""
    at = clause.start + (pieces[clause.start].cue in ("sub", "conj"))
    if at + 2 >= clause.end:
        return None
    phrase, deed, behind = pieces[at].phrase, pieces[at + 1], pieces[at + 2]
    plain = deed.kind == "word" and not (deed.prep or deed.conj or deed.enclitic) and not deed.norm.startswith("ال") and not deed.norm.endswith(("ا", "ه"))
    return phrase if plain and behind.definite and phrase is not None and phrase.kind in ("person", "office") and not pieces[at].prep and may_speak(phrase) else None


def carried(scene: Scene, entry: Entry, before: list[Said], first: bool = True, index: int | None = None) -> Phrase | None:
    """Who goes on speaking: the last speaker, where the verb's gender and number do not speak against him."""
    discourse = scene.discourse
    heard = [(s.speaker, _cites(scene, s)) for s in before if s.form != "masdar" and s.speaker is not None]
    spoke = [who for who, cited in heard if not cited] or [who for who, _ in heard]
    if (told := _within(scene, index, entry, before) or _of_relative(scene, index, entry, before) or _many_within(scene, index, entry, before)) is not None:
        return told
    spoke = [s for s in spoke if s.rule != "owned"] or spoke  # «قالت إن بلادها تشعر بالقلق، ولم تستبعد …»
    speaker = (_main(scene, entry, before) or spoke[-1]) if spoke else discourse.speaker if first else None
    if speaker is None or is_crowd(speaker):
        return None
    if entry[4] != "s":
        if any(s.speaker is speaker and len(s.joint) == 1 for s in before):
            return speaker  # «أشادت مالي وبوركينا فاسو بـ …، وتعهدتا بـ …»
        both = entry[4] == "d" and len(discourse.sides) == 2 and any(same(speaker, p) for p in discourse.sides)
        return speaker if both or _many(speaker) or speaker.rule == "dropped" else None
    feminine = entry[5] == "f"
    if not feminine and speaker.gender == "f" and speaker.kind == "person":
        return None
    if feminine and speaker.kind in ("person", "office") and speaker.gender == "m" and speaker.rule != "dropped":
        return _other_body(scene)
    bodily = speaker.kind in ("organisation", "anonymous_source", "state")
    if not feminine and bodily and (speaker.gender == "f" or not single(speaker) or (speaker.kind == "organisation" and speaker.rule == "bodies.definite" and speaker.head_word.endswith("ه"))):
        man = next((s for s in reversed(spoke) if s.kind in ("person", "office") and s.gender == "m" and s.name), None)
        return man or discourse.last_speaker("m")  # «أكد الرئيس أن بلغراد لن تعترف …، وأبدى …»
    return speaker


def _cites(scene: Scene, said: Said) -> bool:
    """Whether the verb only tells whose word the rest is, so that nobody goes on with it: «أعرب الأمين العام عن قلقه، على ما قال المتحدث باسمه، وناشد …»."""
    k = said.trigger
    return k > 1 and scene.pieces[k - 1].norm == "ما" and scene.pieces[k - 2].norm in CITING


def _within(scene: Scene, index: int | None, entry: Entry, before: list[Said]) -> Phrase | None:
    """Whom a verb goes on with that «و» joins without a comma to a clause in which he, told of by another, does something: «أكد الوزير أن الأمير شرح الوضع وطالبه بـ …»."""
    if not index or not before or entry[4:6] != ("s", "m"):
        return None
    clause, ahead = scene.clauses[index], scene.clauses[index - 1]
    joined = clause.opener == "and" and scene.pieces[clause.start].conj == "و" and scene.pieces[clause.start - 1].kind != "mark"
    if not joined or ahead.opener != "sub" or not brings(ahead.word) or ahead.verb is None or before[-1].clause >= index - 1:
        return None
    found = subject_left(scene.pieces, ahead, ahead.verb) or after(scene.pieces, ahead.verb + 1, ahead.end, True).subject
    man = found[0] if found else None
    return man if man is not None and may_speak(man) and man.kind in ("person", "office") and man.gender == "m" else None


def _of_relative(scene: Scene, index: int | None, entry: Entry, before: list[Said]) -> Phrase | None:
    """The man whom a relative clause describes, with whose deed «و» joins the verb without a comma: «شكر ميقاتي ماكرون الذي اتصل بالقادة وطالبهم بـ …»."""
    if not index or not before or entry[2] != "past" or entry[4:6] != ("s", "m"):
        return None
    clause, ahead = scene.clauses[index], scene.clauses[index - 1]
    joined = clause.opener == "and" and scene.pieces[clause.start].conj == "و" and scene.pieces[clause.start - 1].norm not in COMMAS
    if not joined or ahead.opener != "rel" or ahead.word != "الذي" or ahead.verb is None or not ahead.start or before[-1].clause >= index - 1:
        return None
    form = scene.pieces[ahead.verb].has("verb", "light", "speech")
    own = after(scene.pieces, ahead.verb + 1, ahead.end, True).subject
    man = scene.pieces[ahead.start - 1].phrase
    past = form is not None and form[2] == "past" and not scene.pieces[ahead.verb].enclitic and not own
    return man if past and man is not None and may_speak(man) and man.kind in ("person", "office") and man.gender == "m" else None


def _many_within(scene: Scene, index: int | None, entry: Entry, before: list[Said]) -> Phrase | None:
    """Whom a verb of many goes on with where one man or one unnamed source told of them: «قال شاهد إن المحتجين أغلقوا الطريق وطالبوا بـ …»."""
    teller = before[-1].speaker if before else None
    if not index or entry[4] != "p" or teller is None or not (single(teller) or teller.head_word == "مصادر" or teller.kind == "organisation"):
        return None
    for ahead in reversed(scene.clauses[max(0, before[-1].clause + 1) : index]):
        if ahead.verb is None or ahead.opener == "rel":
            continue
        found = subject_left(scene.pieces, ahead, ahead.verb) or after(scene.pieces, ahead.verb + 1, ahead.end, True).subject
        if found:
            return found[0] if found[0].number == "p" and not single(found[0]) and may_speak(found[0]) else None
    return None


def _main(scene: Scene, entry: Entry, before: list[Said]) -> Phrase | None:
    """The last man who speaks not inside another's words, where a verb for one man goes on: «قال الوزير إن الحكومة ترفض …، وأضاف»."""
    last = before[-1]
    clause = scene.clauses[last.clause]
    if entry[4:6] != ("s", "m") or clause.opener != "sub" or not brings(clause.word):
        return None
    outside = (s for s in reversed(before) if s.form != "masdar" and not (scene.clauses[s.clause].opener == "sub" and brings(scene.clauses[s.clause].word)))
    main = next(outside, None)
    man = main.speaker if main is not None else None
    return man if man is not None and man.kind in ("person", "office") and man.gender == "m" else None


def two_before(scene: Scene, speaker: Phrase, entry: Entry) -> tuple[Phrase, ...]:
    """The two men or states whose meeting was told last, for whom a verb in the dual goes on: «التقى فلان فلاناً في برلين. ودعوا إلى هدنة»."""
    sides = scene.discourse.sides
    alike = len(sides) == 2 and len({p.kind in ("person", "office") for p in sides}) == 1 and all(may_speak(p) and single(p) for p in sides)
    known = speaker.rule == "dropped" or any(same(speaker, p) for p in sides) or (entry[4] == "d" and single(speaker))
    return sides if alike and known and not speaker.parts else ()


def _many(phrase: Phrase) -> bool:
    """Whether a verb in the plural can go on with the phrase."""
    return phrase.number != "s" or bool(phrase.parts) or phrase.kind in ("group", "anonymous_source", "organisation")


def _other_body(scene: Scene) -> Phrase | None:
    """The last body or woman named, where it has spoken before."""
    for phrase in reversed(scene.discourse.seen):
        fits = phrase.kind in SPEAKERS and phrase.kind not in ("person", "office") and phrase.name
        if fits and (phrase.gender == "f" or phrase.number == "p"):
            return phrase if scene.discourse.spoke(phrase) else None
    return None


@cache
def _bearers() -> dict[str, str]:
    return {fold(word): row["speaker"] for row in lexicon.table("bearers") for word in row.many("word")}


def _who_sent_it(scene: Scene, index: int, k: int) -> Phrase | None:
    """Who asks something in what he sent, told by the relative clause before: «الرسالة التي بعث بها الرئيس، والتي دعا فيها طهران إلى …»."""
    clause = scene.clauses[index]
    within = k + 1 < len(scene.pieces) and scene.pieces[k + 1].norm in _IN_IT
    if not within or not index or clause.opener not in ("rel", "resume") or scene.pieces[clause.start].cue != "rel" or not scene.pieces[clause.start].conj:
        return None
    ahead = scene.clauses[index - 1]
    if ahead.opener != "rel" or ahead.verb is None:
        return None
    found = after(scene.pieces, ahead.verb + 1, ahead.end, True).subject
    return found[0] if len(found) == 1 and may_speak(found[0]) else None


def borne(scene: Scene, index: int, k: int) -> list[Phrase]:
    """Who speaks through what the verb hangs on: «رفع المتظاهرون لافتات تندد بـ …», «مظاهرة تطالب بـ …»."""
    pieces = scene.pieces
    if (sent := _who_sent_it(scene, index, k)) is not None:
        return [sent]
    if index and k and pieces[k].conj and pieces[k - 1].norm in COMMAS and pronominal(scene.clauses[index - 1]):
        return []  # «وصف المقترح بأنه أسوأ وثيقة، وطالب بسحبه»
    back = k - 1
    while back > max(0, k - 4) and (
        pieces[back].kind in ("time", "mark")
        or pieces[back].cue == "rel"
        or (pieces[back].kind in ("word", "lex") and _bearer(pieces[back]) is None)
    ):
        back -= 1
    speaker = _bearer(pieces[back]) if back >= 0 else None
    if speaker is None:
        before = scene.clauses[index - 1] if index else None
        if before is None or before.verb is None or not pieces[k].conj:
            return []
        return borne(scene, index - 1, before.verb)
    if speaker == "subject":
        form = pieces[k].has("speech")
        several = (form is not None and form[4] != "s") or (back > 0 and pieces[back - 1].norm.endswith("وا"))  # «ورددوا شعارات تطالب»: those who hand it over speak
        named = (p.phrase for n, p in reversed(list(enumerate(pieces[:back]))) if p.phrase is not None and not p.prep and not _completes(pieces, n))
        bearer = next((p for p in named if not several or _many(p)), None)
        bearer = bearer or scene.discourse.subject
        unknown = bearer is not None and bearer.rule == "sides.all" and not bearer.name  # «رفع المشاركون شعارات»: they protest
        if bearer is not None and may_speak(bearer) and not unknown:
            return [bearer]
        if pieces[back].norm.removeprefix("ال") not in BANNERS:
            return []
    start, end, i, j = pieces[back].start, pieces[back].end, pieces[back].i, pieces[back].j
    return [
        Phrase(
            start, end, i, j, "group", "protesters", "bearers", number="p", group="protesters", label="protesters"
        )
    ]  # fmt: skip


def _completes(pieces: Sequence[Piece], n: int) -> bool:
    """Whether piece n only completes a noun behind a preposition: «أمام مقر المحكمة»."""
    return n > 1 and pieces[n - 1].kind == "word" and (pieces[n - 2].cue == "prep" or bool(pieces[n - 1].prep))


def _bearer(piece: Piece) -> str | None:
    if piece.kind not in ("word", "lex"):
        return None
    words = _bearers()
    return (
        words.get(piece.norm)
        or words.get(piece.norm.removeprefix("ال"))
        or words.get(piece.norm[1:] if piece.norm[:1] in "وفبل" else "")
    )
