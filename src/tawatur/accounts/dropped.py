"""Who does what a verb tells that names nobody, by grammar alone: «افتتح الوزير الجلسة، وحث الطرفين على …», «وعاد مساءً إلى بيروت»."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from tawatur import lexicon
from tawatur.accounts.agreement import cannot_act, is_feminine_state
from tawatur.accounts.arguments import after
from tawatur.accounts.before_verb import subject_left
from tawatur.accounts.clauses import Clause, clause_at, is_verb
from tawatur.accounts.drafts import Scene
from tawatur.accounts.lexicon import light_verbs, sayings, verbs
from tawatur.accounts.subjects import tellers
from tawatur.attribution import said
from tawatur.attribution.heads import head
from tawatur.attribution.turns import governing
from tawatur.language import fold, splits
from tawatur.language.conjugate import forms
from tawatur.mentions.discourse import PERSONAL
from tawatur.mentions.lexicon import Entry
from tawatur.mentions.pieces import ITS_OWN, Phrase, Piece
from tawatur.mentions.words import name_tokens, word_sets

_FIRST = frozenset({"وقد", "ولقد", "وكان", "وكانت", "قد", "كان", "كانت", "كما", "ثم"})  # what may stand before a sentence's verb
_TOLD = frozenset({"جاء", "علم", "ورد"})  # «وجاء في البيان أن …», «وعُلم أن …»
_BUT = frozenset({"لكنه", "لكنها", "ولكنه", "ولكنها", "غير انه", "غير انها", "الا انه", "الا انها"})
_WHEN = frozenset({"بعد ان", "بعدما", "قبل ان", "عندما", "حين", "حينما", "منذ ان", "فور ان", "لدي ان", "حيث"})
_IMPERSONAL = frozenset({"يجب", "يمكن", "ينبغي", "يتعين", "يتوجب", "يستحيل", "يصعب", "يتم", "يجوز", "يوجد", "يكون", "يبدو", "يحتمل", "يرجح", "يتوقع", "ينتظر", "يجري", "تجب", "تمكن", "توجد", "تكون"})
_BESIDE = frozenset({"مساء", "صباحا", "عند", "لدي", "لحظه", "وسط", "نحو", "فور", "طوال", "قرب", "تجاه", "قباله", "مع", "جانب"})
_TENSES = ("past", "present", "jussive")
_ACTING = (*PERSONAL, "organisation", "group", "anonymous_source")


@dataclass(frozen=True, slots=True)
class _Form:
    """A finite verb of the third person singular. object: whether it takes one, as in plain_verbs.tsv."""

    gender: str
    tense: str
    object: str
    entry: Entry | None  # of the tables, where they list it as telling something


@cache
def _plain() -> dict[str, _Form]:
    found: dict[str, _Form] = {}
    for row in lexicon.table("plain_verbs"):
        for form in forms(row["past"], row["present"]):
            if form.person == 3 and form.number == "s" and form.tense in _TENSES:
                found.setdefault(form.text, _Form(form.gender, form.tense, row["object"], None))
    return found


def _form(piece: Piece) -> _Form | None:
    """The verb's form; None where it is no verb of «he» or «she»."""
    entry = piece.has("speech", "verb", "light")
    if entry is not None:
        third = next((e for e in piece.entries if e[:2] == entry[:2] and e[3] == 3 and not (e[2] == "passive" and piece.enclitic)), entry)
        known = third[3:5] == (3, "s") and third[2] in _TENSES and (bool(piece.verbal) or not piece.has("masdar", "noun")) and not impersonal(piece)
        return _Form(third[5], third[2], sayings()[third[1]].object if third[0] == "speech" else "", third) if known else None
    if piece.kind != "word" or not (piece.conj or piece.future or piece.norm[:1] in "سي"):
        return None
    return plain_form(piece.norm.removeprefix(piece.conj))


@lru_cache(maxsize=100_000)
def plain_form(bare: str) -> _Form | None:
    """The form of a verb of plain_verbs.tsv, with or without a pronoun behind it."""
    later = _plain().get(bare[1:]) if bare[:1] == "س" else None
    if later is not None and bare[1:2] in ("ي", "ت") and later.tense == "present":
        return later
    found = _plain().get(bare)
    ending = next((e for e in ("هما", "هم", "ها", "ه") if bare.endswith(e) and len(bare) > len(e) + 2), "") if found is None else ""
    kept = bare.removesuffix(ending) if ending else ""
    with_object = _plain().get(kept) or (_plain().get(kept[:-1] + "ي") if kept.endswith("ا") else None)
    return found or (replace(with_object, object="no") if with_object is not None and with_object.object != "no" else None)


def befalls_somebody(piece: Piece) -> bool:
    """Whether the word is a verb of plain_verbs.tsv with a pronoun behind it, whom it befalls: «وعانقه», «بعد أن أقنعه»."""
    bare = piece.norm.removeprefix(piece.conj)
    return bare.endswith(("ه", "ها", "هما")) and bare not in _plain() and plain_form(bare) is not None


def _of_pronoun(scene: Scene, k: int) -> Phrase | None:
    """Who does what a verb of no table tells right behind «أنه», whose pronoun is its subject: «أكد فلان أنه يريد السلام»."""
    piece, before = scene.pieces[k], scene.pieces[k - 1] if k else None
    norm = piece.norm.removeprefix("س")
    if before is None or piece.kind != "word" or len(norm) < 4 or norm in _IMPERSONAL or before.norm not in _THAT:
        return None
    if norm[0] != ("ت" if before.norm.endswith("ها") else "ي"):
        return None
    told = (s for s in reversed(scene.said) if s.form == "verb" and s.content[0] <= k - 1 < s.content[1])
    who = next((s.speaker for s in told if not any(p.cue == "sub" for p in scene.pieces[s.trigger + 1 : k - 1])), None)
    fits = _man(who) and who is not None and who.number == "s" and (who.gender == "f") == before.norm.endswith("ها")
    return who if fits else None


_THAT = frozenset({"انه", "انها", "بانه", "بانها"})


def _has_pronoun(scene: Scene, clause: Clause, k: int, form: _Form) -> bool:
    """Whether «أنه» right before the verb is its subject, so that what follows is none: «أنه يريد السلام»."""
    return clause.word in _THAT and k == clause.start + 1 and (form.entry is None or form.entry[0] == "speech" or _takes_object(form) or (form.entry[0] == "light" and scene.pieces[k + 1 : k + 2] != [] and scene.pieces[k + 1].has("noun") is None))


def _followed(scene: Scene, k: int) -> bool:
    """Whether a noun stands right behind piece k."""
    behind = scene.pieces[k + 1] if k + 1 < len(scene.pieces) else None
    return behind is not None and not behind.prep and not behind.cue and behind.kind in ("word", "lex", "np")


def impersonal(piece: Piece) -> bool:
    """Whether the verb tells that something took place: «جرى», «تم»."""
    if piece.norm.removeprefix(piece.conj) in _TOLD:
        return True
    if piece.has("speech") is not None:
        return False
    third = (e for e in piece.entries if e[0] == "light" and e[3] == 3 and not piece.enclitic)
    return any(light_verbs()[e[1]].voice in ("event", "stage") for e in third)


def dropped(scene: Scene, k: int) -> tuple[Phrase, ...]:
    """Who does what the verb at piece k tells, where nothing beside it can be its subject; empty where it is no such verb or nobody fits."""
    piece = scene.pieces[k]
    if piece.conj and k and scene.pieces[k - 1].kind == "mark":
        is_verb(scene.pieces, k)  # «…، ورفض الحديث»: no masdar
    form = _form(piece) or (plain_form(piece.norm) if k and piece.kind == "word" and scene.pieces[k - 1].norm in _WHEN and not _followed(scene, k) else None)
    if form is None and k and piece.kind == "word" and scene.pieces[k - 1].norm == "ثم":
        form = plain_form(piece.norm)  # «…، ثم أهدى خصمه كتاباً»
        form = form if form is not None and form.object == "must" else None
    if form is None and (who := _of_pronoun(scene, k)) is not None:
        return (who,)
    if form is None or piece.enclitic == "ني" or any(s.trigger == k and s.speaker is not None for s in scene.said):
        return ()
    index = clause_at(scene.clauses, k)
    if index is None or (form.entry is not None and not is_verb(scene.pieces, k)):
        return ()
    clause = scene.clauses[index]
    if form.entry is not None and (left := subject_left(scene.pieces, clause, k)):
        return tuple(left[:1]) if answers_topic(scene, k) and len(left) == 1 else ()
    who = _doer(scene, index, clause, k, form)
    if who is None or not who.name or who.kind not in PERSONAL or who.gender != form.gender or (_names_another(scene, clause, k, form, who) and not _has_pronoun(scene, clause, k, form)):
        return ()
    return (who,)


def answers_topic(scene: Scene, k: int) -> bool:
    """Whether the verb goes on with whom «أما» turned to: «أما الوزير فشكك في …»."""
    return scene.pieces[k].conj == "ف" and any(p.norm.removeprefix("و") == "اما" for p in scene.pieces[:k])


def _doer(scene: Scene, index: int, clause: Clause, k: int, form: _Form) -> Phrase | None:
    """Who does it, by how the verb hangs on what stands before it; None where it hangs on nothing."""
    first = clause.verb in (k, None) and k <= clause.start + 3
    here = said.Scene(scene.pieces, scene.clauses, scene.cues, scene.discourse)
    if first and clause.word in _BUT:
        return None if _human(scene, index, k) else governing(here, index)
    if first and clause.word.endswith(("انه", "انها")):
        begins = clause.start <= 1 and (clause.start == 0 or scene.pieces[0].norm == "كما")
        return _teller(scene, clause) or next(iter(tellers(scene, clause, k)), None) or (scene.opening if begins else None)
    if first and clause.opener == "sub" and clause.word in _WHEN and not scene.pieces[k].conj:
        return (_beside(scene, index) or governing(here, index)) if index else None
    if clause.opener == "rel" and (head := _head(scene, clause, k, form)) is not None:
        return head
    if clause.opener == "rel" and _of_what_is_done(scene, clause, k, form):
        return _whose(scene, clause.start) or _beside(scene, index)
    if not _goes_on(scene, k):
        return None
    if _opens(scene, k):
        return scene.opening if _leaves_open(scene, clause, k, form) else None
    if _within(scene, index, clause, k, form):
        return None
    spoke = next((s.speaker for s in reversed(scene.said) if s.trigger < k and s.speaker is not None and s.form == "verb"), None)
    return governing(here, index + (clause.verb != k)) or spoke or _of_plain(scene, k)


def _beside(scene: Scene, index: int) -> Phrase | None:
    """Who does what the clause right before tells, «أن فلاناً كان يشير … عندما تحدث»; None where he receives somebody, who may be meant as well."""
    for earlier in reversed(scene.clauses[:index]):
        if earlier.verb is None or earlier.opener in ("rel", "participle"):
            continue
        found = subject_left(scene.pieces, earlier, earlier.verb) or after(scene.pieces, earlier.verb + 1, earlier.end, True).subject
        hosts = any(e[0] == "verb" and verbs()[e[1]].sense.name == "receive" for e in scene.pieces[earlier.verb].entries)
        if found:
            return found[0] if len(found) == 1 and not hosts else None
    return None


def _head(scene: Scene, clause: Clause, k: int, form: _Form) -> Phrase | None:
    """The person whom the relative clause tells of, who does what its verb tells: «دي ميستورا، الذي يزور المخيمات»; not whom its ending may mean, «الذي استقبله», unless he tells somebody something, «الذي أبلغه بأن»."""
    at = clause.start - 1
    while at > 0 and scene.pieces[at].kind == "mark" and scene.pieces[at].norm in ("،", ",", "»", '"'):
        at -= 1
    head = scene.pieces[at].phrase if at >= 0 else None
    fits = _man(head) and head is not None and head.number == "s" and head.gender == form.gender and bool(head.named or head.actor)
    return head if fits and clause.word == ("التي" if form.gender == "f" else "الذي") and clause.verb == k and k <= clause.start + 3 and (not scene.pieces[k].enclitic or _tells_somebody(scene.pieces[k])) else None


def _tells_somebody(piece: Piece) -> bool:
    """Whether the word is a verb of saying that has whom it addresses for its object: «أبلغ», «أطلع»."""
    return any(e[0] == "speech" and sayings()[e[1]].object in ("must", "may") for e in piece.entries)


def _whose(scene: Scene, start: int) -> Phrase | None:
    """Whom the noun before the relative clause at piece `start` belongs to: «تصريحات فلان السلبية التي أدلى بها»."""
    k = start - 1
    while k > 0 and scene.pieces[k].kind == "word":
        k -= 1
    piece, noun = scene.pieces[k], scene.pieces[k - 1]
    owned = _man(piece.phrase) and not piece.prep and not piece.conj and k > 0 and noun.kind in ("word", "lex") and not noun.definite and not is_verb(scene.pieces, k - 1)
    return piece.phrase if owned else None


def _of_what_is_done(scene: Scene, clause: Clause, k: int, form: _Form) -> bool:
    """Whether a relative clause tells of what somebody does whom it does not name: «المشاورات التي أجراها», «الزيارة التي قام بها»."""
    resumed = scene.pieces[k].enclitic == "ها" or (form.entry is not None and form.entry[0] == "light" and _by_it(scene, k))
    return clause.word == "التي" and clause.verb == k and k <= clause.start + 2 and form.gender == "m" and resumed


def _by_it(scene: Scene, k: int) -> bool:
    """Whether «بها» and no doer stands behind the verb at piece k: «قام بها»."""
    with_it = scene.pieces[k + 1 : k + 3]
    if not with_it or with_it[0].norm != "بها":
        return False
    return len(with_it) == 1 or bool(with_it[1].cue or with_it[1].prep) or with_it[1].kind in ("mark", "time")


def _human(scene: Scene, index: int, k: int) -> bool:
    """Whether what «أن» or «الذي» tells before piece k has somebody who could go on doing it: «قال إن الجيش تقدم، وسيطر …»."""
    since = next((c.start for c in reversed(scene.clauses[: index + 1]) if c.opener in ("sub", "rel") and c.start < k and c.word not in _BUT), k)
    form = _form(scene.pieces[k])
    named = (p.phrase for p in scene.pieces[since:k] if p.phrase is not None and not p.prep and p.phrase.kind in (*_ACTING, "state"))
    return any(form is None or (p.number != "d" and (p.gender == form.gender or (p.kind == "group" and p.number != "s"))) for p in named)


def plain_subject(scene: Scene, clause: Clause) -> list[Phrase]:
    """The person right behind a verb of plain_verbs.tsv that opens the clause: «وعانق ولي العهد ضيفه»."""
    if clause.start + 1 >= min(clause.end, len(scene.pieces)):
        return []
    first, behind = scene.pieces[clause.start : clause.start + 2]
    if first.kind != "word" or behind.prep or behind.phrase is None or not _man(behind.phrase):
        return []
    return [behind.phrase] if plain_form(first.norm.removeprefix(first.conj)) is not None else []


def _of_plain(scene: Scene, k: int) -> Phrase | None:
    """Who stands right behind the last verb before piece k that the tables list as telling nothing: «واعتذر فلان للضحايا، ثم غادر»."""
    for n in range(k - 2, -1, -1):
        behind = scene.pieces[n + 1]
        if scene.pieces[n].kind in ("word", "lex") and _man(behind.phrase) and not behind.prep and (_form(scene.pieces[n]) or _plain().get(scene.pieces[n].norm)):
            return behind.phrase
    return None


def _leaves_open(scene: Scene, clause: Clause, k: int, form: _Form) -> bool:
    """Whether nothing behind a verb that opens its sentence can be its subject: only prepositions with what they govern, times, «أن»."""
    first = scene.pieces[k + 1] if k + 1 < len(scene.pieces) else None
    if first is None or not (first.kind == "time" or (first.kind == "word" and (first.norm == "مساء" or first.norm.endswith("ا"))) or first.cue in ("prep", "pp", "adv", "sub") or first.prep):
        return False
    if (form.tense == "present" and first.cue == "sub") or (form.object == "must" and not scene.pieces[k].enclitic):
        return False  # «ويُنتظر أن …», «وقُتل في …»
    end = next((n for n in range(k + 1, clause.end) if scene.pieces[n].cue in ("sub", "rel") or scene.pieces[n].norm == "."), clause.end)
    return not any(p.kind in ("np", "lex", "figure") and not p.prep and not p.conj for p in scene.pieces[k + 1 : end])


def _within(scene: Scene, index: int, clause: Clause, k: int, form: _Form) -> bool:
    """Whether the verb may go on with what a relative clause, or «أن», tells of something else: «الهجوم الذي استهدف البلدة وأوقع قتلى»."""
    before = [c for c in scene.clauses[: index + (clause.verb != k)] if (c.verb is not None and c.verb < k) or c.opener in ("sub", "rel")]
    if not before or before[-1].opener not in ("sub", "rel") or (before[-1].word == "كما" and before[-1].start == 0):
        return False
    comma = scene.pieces[k - 1].norm in ("،", "؛") or (scene.pieces[k - 1].norm == "ثم" and k > 1 and scene.pieces[k - 2].norm in ("،", "؛"))
    if before[-1].opener == "rel" or not comma:
        return True
    return scene.pieces[k].has("speech") is None and _human(scene, index, k)


def _teller(scene: Scene, clause: Clause) -> Phrase | None:
    """Whose saying «وإنه …» goes on with: the last one that «إن» brought, not what was said within it."""
    if not scene.pieces[clause.start].conj:
        return None
    told = (s for s in reversed(scene.said) if s.content[0] < clause.start < s.content[1] and s.content[0] < len(scene.pieces))
    return next((s.speaker for s in told if any(p.cue == "sub" for p in scene.pieces[s.trigger + 1 : s.trigger + 3])), None)


def _goes_on(scene: Scene, k: int) -> bool:
    first = k
    while first and scene.pieces[first - 1].norm in _FIRST:
        first -= 1
    begins = first == 0 or scene.pieces[first - 1].kind == "mark"
    return bool(scene.pieces[k].conj) or (first < k and (begins or scene.pieces[first].norm.startswith("و") or scene.pieces[k - 1].norm == "ثم"))


def _opens(scene: Scene, k: int) -> bool:
    return all(p.norm in _FIRST or p.kind in ("time", "mark") for p in scene.pieces[:k])


def _names_another(scene: Scene, clause: Clause, k: int, form: _Form, who: Phrase) -> bool:
    """Whether a phrase behind the verb can be its subject."""
    pieces, verb = scene.pieces, scene.pieces[k]
    end = next((n for n in range(k + 1, clause.end) if pieces[n].cue in ("sub", "rel") or pieces[n].norm in (".", "،", "؛")), clause.end)
    if verb.enclitic and form.object != "no":
        form = _Form(form.gender, form.tense, "no", form.entry)  # «وأبلغه الوزير»: the object stands in the ending
    first = pieces[k + 1] if k + 1 < len(pieces) else None
    parted = pieces[k - 1].kind == "mark" or pieces[k - 1].norm in ("ثم", *_WHEN) if k else False
    if parted and _takes_object(form) and not verb.enclitic and not _opens(scene, k) and _alone_behind(pieces, k, end):
        return False  # «…، ثم غادرت القاعة»
    if first is not None and first.kind in ("word", "lex") and _may_act(first, form, verb.entries):
        return True
    named = [n for n in range(k + 1, end) if pieces[n].phrase is not None and not pieces[n].prep and not pieces[n].conj]
    named = [n for n in named if n == k + 1 or pieces[n - 1].kind not in ("word", "lex")]  # not «بدور الوزير»
    acting = [n for n in named if _acts(scene, k, n, form)]
    told = form.object == "must" and not _opens(scene, k) and (form.entry is not None or not _man(pieces[acting[0]].phrase)) if acting else False
    return bool(acting) and not (told and len(acting) == 1 and pieces[acting[0]].phrase is not who)


def _takes_object(form: _Form) -> bool:
    """Whether somebody always does it to something or somebody: «غادر», «رفع»."""
    if form.entry is None or form.entry[0] == "speech":
        return form.object == "must"
    lemma = (verbs() if form.entry[0] == "verb" else light_verbs())[form.entry[1]].lemma
    return fold(lemma) in word_sets()["taking"]


def _alone_behind(pieces: Sequence[Piece], k: int, end: int) -> bool:
    """Whether just one noun phrase follows the verb before a comma or preposition, no people in the nominative: «غادرت القاعة», «زار مقر السفارة»."""
    first = pieces[k + 1] if k + 1 < end else None
    if first is None or first.prep or first.kind not in ("word", "lex", "np") or first.norm.endswith("ون"):
        return False
    if not (first.definite or first.phrase is not None or first.norm.startswith("ال") or first.norm.endswith("ا") or (k + 2 < end and pieces[k + 2].norm.startswith("ال"))):
        return _is_his(pieces, k + 1, end)  # not «قبل أن يختتم فلان …», a name that no table has
    n = k + 2
    while n < end and _goes_with(pieces[n - 1], pieces[n]):
        n += 1
    behind = pieces[n] if n < end else None
    return behind is None or behind.kind in ("mark", "time") or bool(behind.prep) or behind.cue in ("prep", "pp", "sub", "adv") or behind.norm in _BESIDE


def _is_his(pieces: Sequence[Piece], n: int, end: int) -> bool:
    """Whether the word at piece n has a pronoun and nothing that goes on with it: «رفع يده»."""
    behind = pieces[n + 1] if n + 1 < end else None
    return pieces[n].closed and pieces[n].norm.endswith(("ه", "ها")) and (behind is None or behind.kind in ("mark", "time") or bool(behind.prep) or bool(behind.cue))


def _goes_with(noun: Piece, behind: Piece) -> bool:
    """Whether a noun phrase goes on in the next piece: «مقر السفارة», «الجلسة الأولى»."""
    if behind.prep or behind.cue or behind.kind not in ("word", "lex", "np") or noun.kind not in ("word", "lex"):
        return False
    both = noun.norm.startswith("ال") and behind.norm.startswith("ال") and behind.kind != "np"
    return behind.conj == "" and (both or not (noun.norm.startswith("ال") or noun.definite or noun.enclitic))


def _man(phrase: Phrase | None) -> bool:
    return phrase is not None and phrase.kind in PERSONAL


def _acts(scene: Scene, k: int, n: int, form: _Form) -> bool:
    phrase = scene.pieces[n].phrase
    if phrase is None or phrase.kind not in (*_ACTING, "state"):
        return False
    if phrase.rule in ITS_OWN and n == k + 1 and not _opens(scene, k):
        return False  # «وأكد الأمير …، ودعا مضيفه إلى …»
    if form.gender == "m" and is_feminine_state(phrase):
        return False
    return not (form.entry is not None and n == k + 1 and cannot_act(scene.pieces, k, form.entry, phrase))


def _may_act(piece: Piece, form: _Form, entries: Iterable[Entry]) -> bool:
    """Whether a word that names nobody we know may be a verb's subject: no accusative, no oblique plural, nothing behind «ب», «ل»."""
    if piece.prep or piece.cue:
        return False
    norm = piece.norm.split(" ")[0]
    if norm in _BESIDE or norm.endswith(("ين", "ا", "ات")) or (form.object == "must" and not norm.startswith("ال")):
        return False
    if norm[:1] in "بلك" and any(s.proclitics in (("ب",), ("ل",), ("ك",), ("ب", "ال"), ("ل", "ال")) for s in splits(norm)) and not norm.startswith("ال"):
        return norm in name_tokens() and not _brings(entries, norm[:1])
    if form.gender == "m" and norm.startswith("ال") and norm.endswith("ه"):
        return False  # «ونفى الرغبة في …»
    speaks = form.entry is None or form.entry[0] in ("speech", "verb")
    return not (speaks and piece.kind == "lex" and piece.has("masdar", "noun") and head(piece) is None)


def _brings(entries: Iterable[Entry], prep: str) -> bool:
    """Whether a verb of saying brings what it says with the preposition: «ونوّه بدور …»."""
    return any(e[0] == "speech" and prep in sayings()[e[1]].prep for e in entries)
