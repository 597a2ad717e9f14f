"""Who does what a verb tells where the verb itself does not name him."""

from __future__ import annotations

from collections.abc import Sequence

from tawatur.accounts import lexicon as triggers
from tawatur.accounts.agreement import is_feminine_state
from tawatur.accounts.arguments import Arguments, after
from tawatur.accounts.before_verb import subject_left
from tawatur.accounts.clauses import COMMAS, Clause, is_verb
from tawatur.accounts.drafts import Scene
from tawatur.mentions import coreference
from tawatur.mentions.discourse import PERSONAL
from tawatur.mentions.lexicon import Entry
from tawatur.mentions.pieces import OFFICIAL, SIDES, Phrase, Piece


def carried_subject(scene: Scene, clause: Clause, piece: Piece) -> list[Phrase]:
    """The subject of a verb that names none: the one of the clause before; noted in the scene."""
    found = _carried(scene, clause, piece)
    scene.meant[piece.start, "subject"] = tuple(found)
    return found


def _carried(scene: Scene, clause: Clause, piece: Piece) -> list[Phrase]:
    subject = _resumed_subject(scene, clause) or scene.discourse.subject
    entry = _entry(piece)
    if describes(scene, piece):
        return []
    if clause.opener == "rel" and piece.enclitic and relative_heads(scene, clause):
        subject = next((s.speaker for s in reversed(scene.said) if s.trigger < clause.start), None) or subject
    elif clause.opener == "rel":
        return []
    if before := beneficiary(scene, clause):
        return before
    if (clause.word == "حيث" or piece.conj == "ف") and (envoy := _sent(scene, clause)) is not None:
        return [envoy]
    if clause.word == "حيث" and (there := _who_was_there(scene, clause)) is not None:
        return [there]
    if _speaks_of_another(scene, clause, piece):
        return []
    if entry is None:
        return []
    number, gender, person = entry[4], entry[5], entry[3]
    if person == 1:
        quoted = _teller(scene, _index(scene, piece)) or scene.discourse.speaker
        return [quoted] if quoted is not None else []
    if number == "d" and not scene.here and (two := _two_named(scene, clause)):
        return two
    if subject is None:
        return []
    doers = scene.discourse.doers
    if number in ("d", "p") and clause.opener == "and" and not scene.here and len(doers) >= 2 and doers[0] is subject and all(p.name for p in doers):
        return list(doers)  # «وكان فلان وفلان قد وصلوا …، وعقدوا …»
    many = subject is not None and len(subject.parts) >= 2 and {p.name for p in subject.parts} < {p.name for p in scene.here}
    if number == "p" and clause.word in ("قبل ان", "بعد ان", "بعدما") and many and subject is not None:
        return [subject]  # «عقد رؤساء … اجتماعاً مع الرئيس، قبل أن يلتقوا الإمام»: not whom they met before
    if number == "d" and len(scene.here or scene.discourse.sides) >= 2:
        return both_of(scene, ())
    if number == "p" and clause.word in _AT_THAT and subject.group == "delegation":
        return [subject]  # «التقى الوفد الرئيس بعدما التقوا بالقائد»
    if number in ("d", "p") and len(scene.here or scene.discourse.sides) >= 2:
        return list(scene.here or scene.discourse.sides)
    if gender == "m" and not _of_number(subject, number):
        return []
    if number == "s" and gender == "f" and subject.kind in ("person", "office") and subject.gender == "m":
        return []
    if number == "s" and gender == "m" and subject.gender == "f" and subject.kind != "person":
        return []
    return [subject]


def _who_was_there(scene: Scene, clause: Clause) -> Phrase | None:
    """Who is told before «حيث» to have been where something then happened: «كان الوزير في الدوحة، حيث اجتمع مع …»."""
    before = scene.clauses[scene.clauses.index(clause) - 1]
    words = scene.pieces[before.start : before.end]
    was = next((n for n, p in enumerate(words) if p.cue == "aux" and p.norm.removeprefix("و") in ("كان", "كانت")), None)
    if before.verb is not None or was is None or before.start >= clause.start:
        return None
    near = [p for p in (*words[max(0, was - 1) : was], *words[was + 1 : was + 2]) if p.phrase is not None and not p.prep]
    return near[0].phrase if near and near[0].phrase is not None and near[0].phrase.kind in ("person", "office") else None


_AT_THAT = frozenset({"بعدما", "بعد ان", "قبل ان", "عندما", "حينما", "حين"})


def _two_named(scene: Scene, clause: Clause) -> list[Phrase]:
    """The two people whom the clause before begins with as those who act, where a word like «عندما» opens this one: «فاجأ فلان وفلان العالم عندما التقيا»."""
    if clause.word not in _AT_THAT or clause.parent < 0:
        return []
    before = scene.pieces[scene.clauses[clause.parent].start : clause.start]
    people = [(n, p) for n, p in enumerate(before) if p.phrase is not None and p.phrase.kind in ("person", "office")]
    if len(people) != 2 or people[1][0] != people[0][0] + 1 or people[0][1].prep or people[0][1].conj or not people[1][1].conj:
        return []
    return [p.phrase for _, p in people if p.phrase is not None and p.phrase.name]


def subject_before(scene: Scene, clause: Clause) -> Phrase | None:
    """Whom a participle that goes on with the clause before is said of: «وصل المبعوث إلى بيروت، مستهلاً زيارته بلقاء …»."""
    return _resumed_subject(scene, clause) or scene.discourse.subject


def _entry(piece: Piece) -> Entry | None:
    """The verb's entry; where its letters may be «عقدتُ» as well as «عقدتْ», that of «she» outside quotations."""
    entry = piece.has("verb", "light")
    if entry is None or entry[3] != 1 or piece.quoted:
        return entry
    return next((e for e in piece.entries if e[:2] == entry[:2] and e[3] == 3), entry)


def describes(scene: Scene, piece: Piece) -> bool:
    """Whether the verb only says what the common noun before it is or does: «أزمات مالية تهدد …», «اتفاق سيئ يهدد …»."""
    k = _index(scene, piece)
    entry = piece.has("verb")
    if not k or piece.conj or piece.future or entry is None or entry[2] != "present":
        return False
    before = scene.pieces[k - 1]
    if piece.prep == "ل":
        return False  # «انتقل إلى مقر آخر ليجتمع بـ…»
    return before.kind == "word" and not before.definite and not before.norm.startswith("ال") and not before.norm.endswith("ا") and len(before.norm) > 2


def _speaks_of_another(scene: Scene, clause: Clause, piece: Piece) -> bool:
    """Whether a noun stands between «إن» and the verb, which is its own: «قال إن قوات من الأمن تمكنت من …»."""
    if clause.opener != "sub" or not clause.word.endswith(("ان", "لكن")) or clause.start + 1 >= len(scene.pieces):
        return False
    first = scene.pieces[clause.start + 1]
    named = first.kind in ("np", "word") or (first.kind == "lex" and not is_verb(scene.pieces, clause.start + 1))
    return first.start < piece.start and named and not first.prep


def _of_number(subject: Phrase, number: str) -> bool:
    """Whether a verb of men in this number can go on with the subject: not «التقى الوزير المحتجين، وطالبوا …» with the minister."""
    if number == "p":
        alone = subject.kind in ("person", "office", "group", "anonymous_source") and subject.number == "s" and not subject.parts
        return not (alone or subject.kind == "state" or (subject.kind == "group" and subject.gender == "f"))
    if number == "s" and subject.number == "d":
        return False  # «أعلن أن الوزيرين وافقا، ثم توجه إلى موسكو»
    men = subject.kind == "group" and subject.number == "p" and not subject.one and subject.head_word.endswith(("ون", "ين"))
    return not (number == "s" and men)


def _resumed_subject(scene: Scene, clause: Clause) -> Phrase | None:
    """Whom the clause before a relative one began with: «وكان الوزير، الذي يزور روما، قد التقى …»."""
    if clause.opener == "verb" and (begun := _begun_with_was(scene, clause)) is not None:
        return begun
    if clause.opener != "resume" or clause.parent < 0:
        return None
    behind = scene.clauses[scene.clauses.index(clause) - 1]
    began = scene.clauses[clause.parent]
    if behind.opener != "rel" or began.verb is not None:
        return None
    heads = relative_heads(scene, behind)
    return heads[0] if heads and heads[0].kind in SIDES else None


def _begun_with_was(scene: Scene, clause: Clause) -> Phrase | None:
    """Whom «وكان» before a relative clause of several verbs named, where «، قد» takes it up: «وكان الحزب، الذي زار وفد منه بكركي والتقى البطريرك، قد رفض …»."""
    pieces, k = scene.pieces, clause.start
    if k < 4 or pieces[k - 1].norm != "قد" or pieces[k - 2].norm not in COMMAS:
        return None
    at = scene.clauses.index(clause)
    first = next((n for n in range(at - 2, -1, -1) if scene.clauses[n].verb is None and scene.clauses[n + 1].opener == "rel"), None)
    began = scene.clauses[first] if first is not None else None
    if began is None or pieces[began.start].cue != "aux" or began.end - began.start < 2:
        return None
    phrase = pieces[began.start + 1].phrase
    return phrase if phrase is not None and phrase.kind in SIDES and not pieces[began.start + 1].prep else None


def _sent(scene: Scene, clause: Clause) -> Phrase | None:
    """Whom the clause before sends somewhere, and who does what «حيث …» tells: «أوفد بري معاونه فلاناً إلى معراب، حيث التقى …»."""
    before = scene.clauses[scene.clauses.index(clause) - 1]
    if before.start >= clause.start or before.verb is None or not _sends(scene.pieces[before.verb]):
        return None
    named = after(scene.pieces, before.verb + 1, before.end, not subject_left(scene.pieces, before, before.verb))
    return next((p for p in named.object if p.kind in ("person", "office", "group")), None)


def _sends(piece: Piece) -> bool:
    rows = {e[1] for e in piece.entries if e[0] == "verb"}
    return any(triggers.verbs()[row].sense.name == "dispatch" for row in rows)


def beneficiary(scene: Scene, clause: Clause) -> list[Phrase]:
    """Whose act «أن …» tells behind «سبق لـ», «أتيح لـ»: those whom the preposition brings."""
    if clause.opener != "sub" or clause.word != "ان" or not clause.start:
        return []
    at = clause.start - 1
    while at > 0 and scene.pieces[at].norm in _VERY_SAME:
        at -= 1
    if scene.pieces[at].norm == "سبق" and at and scene.pieces[at - 1].cue == "rel":
        behind = next((c for c in scene.clauses if c.opener == "rel" and c.start <= at < c.end), None)
        return relative_heads(scene, behind) if behind is not None else []  # «مسقط التي سبق أن استضافت الجولة الأولى»
    if scene.pieces[at].norm == "سبق" and at and (led := scene.pieces[at - 1].phrase) is not None and not scene.pieces[at - 1].prep:
        return list(led.parts) or [led]  # «الأطراف سبق وأن اجتمعت»
    before = scene.pieces[at].phrase
    if before is None or scene.pieces[at].prep != "ل":
        return []
    return list(before.parts) if before.rule.startswith("sides.") and before.parts else [before]


_VERY_SAME = frozenset({"نفسه", "نفسها", "نفسهما", "نفسهم", "انفسهم", "ذاته", "ذاتها", "ذاتهما", "ذاتهم", "ايضا"})


def relative_heads(scene: Scene, clause: Clause) -> list[Phrase]:
    """The noun phrase a relative clause hangs on."""
    k = clause.start - 1
    while k >= 0 and (
        scene.pieces[k].kind in ("mark", "time") or (scene.pieces[k].kind == "cue" and scene.pieces[k].cue in ("adv", "pron"))
    ):
        k -= 1
    if k < 0 or scene.pieces[k].kind != "np" or scene.pieces[k].phrase is None:
        return []
    heads = [scene.pieces[k].phrase]
    while clause.word not in ("الذي", "التي") and scene.pieces[k].conj and k and scene.pieces[k - 1].kind == "np":
        k -= 1  # «بولدان وأوندر، اللذان …»
        heads.insert(0, scene.pieces[k].phrase)
    return [p for p in heads if p is not None]


def met_by_relative(scene: Scene, clause: Clause, k: int, args: Arguments) -> tuple[str, list[Phrase]] | None:
    """The preposition and the head of a relative clause that a pronoun right behind the verb takes up, somebody else being its subject: «الحركة التي أبرمت معها بوغوتا اتفاقاً»."""
    behind = scene.pieces[k + 1] if k + 1 < clause.end else None
    if clause.opener != "rel" or behind is None or behind.cue != "pp" or behind.norm not in _WITH_THEM or not args.subject:
        return None
    heads = [p for p in relative_heads(scene, clause) if p.kind in ("person", "office", "group", "state", "organisation")]
    return (_WITH_THEM[behind.norm], heads) if heads and behind.norm.endswith(_ENDING_FOR.get(clause.word, "")) else None


_ENDING_FOR = {"الذي": "ه", "التي": "ها", "الذين": "هم", "اللذان": "هما", "اللذين": "هما", "اللتان": "هما", "اللتين": "هما"}


def relative_subject(scene: Scene, clause: Clause, k: int, args: Arguments) -> list[Phrase]:
    """The head of a relative clause whose verb it is the subject of: no pronoun of the clause takes it up, one side at most follows."""
    if args.object or any(p.rule == "owned" for p in args.subject):
        return []  # «الذي تستضيف بلاده محادثات»
    sited = all(p.kind in ("state", "place") for p in args.subject)
    resumed = any(p.cue == "pp" for p in scene.pieces[k + 1 : clause.end])
    heads = relative_heads(scene, clause)
    acting = all(p.kind in ("person", "office", "group", "state", "organisation") for p in heads)
    entry = scene.pieces[k].has("verb")
    agrees = entry is not None and (entry[4] in ("d", "p")) == (len(heads) > 1 or any(p.number == "p" for p in heads))
    if entry is not None and entry[4] == "d" and len(heads) == 1 and heads[0].number == "s" and not heads[0].parts:
        return []  # «بدور الوسيط الذي اقترحا منحه …»
    return heads if sited or (acting and not resumed and agrees) else []


def both_of(scene: Scene, subject: Sequence[Phrase]) -> list[Phrase]:
    """The two whom «هما» stands for: the sides of the last meeting, or the two men among them; none where there are more."""
    names = {p.name for p in subject}
    sides = [p for p in scene.here or scene.discourse.sides if p.name not in names]
    men = [p for p in sides if p.kind in ("person", "office")]
    pair = [p for p in scene.discourse.pair if p.name in {q.name for q in sides}]
    return next((two for two in (sides, men, pair) if len(two) == 2), [])


def object_pronoun(scene: Scene, clause: Clause, piece: Piece, subject: Sequence[Phrase] = ()) -> Phrase | None:
    """Whom the ending of «التقاه» stands for, never the verb's own `subject`; noted in the scene."""
    found = _object(scene, clause, piece, subject)
    scene.meant[piece.start, "enclitic"] = (found,) if found is not None else ()
    return found


def _object(scene: Scene, clause: Clause, piece: Piece, subject: Sequence[Phrase]) -> Phrase | None:
    if clause.opener == "rel":
        heads = relative_heads(scene, clause)
        if heads:
            return heads[0]
        if clause.word == "التي" and piece.enclitic == "ها" and clause.start and scene.pieces[clause.start - 1].has("noun", "masdar") is not None:
            return None  # «المشاورات التي يجريها»
    if piece.has("light") and of_head(scene, clause):
        return None
    if piece.has("light") and _of_meeting(scene, clause, piece):
        return None
    going_on = scene.discourse.subject if not subject and piece.conj and clause.opener in ("and", "verb") else None
    barred = subject or ((going_on,) if going_on is not None and going_on.kind in PERSONAL else ())  # «عرض خطة على مضيفه، وسلّمه رسالة»
    if (arrived := _who_came_there(scene, clause, piece, subject)) is not None:
        return arrived
    owner = coreference.owner(piece.enclitic, scene.discourse, piece.start, barred)
    if clause.word in ("حيث", "قبل ان", "بعد ان", "بعدما") and (mover := _mover(scene, piece, subject)) is not None:
        return mover
    woman = owner is not None and owner.kind in ("person", "office")
    return None if woman and piece.enclitic == "ها" and _of_event(scene, piece) else owner


def of_head(scene: Scene, clause: Clause) -> bool:
    """Whether the verb stands in a relative clause on an event noun, which its ending takes up: «الاجتماع، الذي استضافته …», «الحوار الفلسطيني الذي تعتزم مصر استضافته»."""
    if clause.opener == "verb" and clause.parent >= 0 and scene.clauses[clause.parent].end == clause.start:
        clause = scene.clauses[clause.parent]
    if clause.opener != "rel" or clause.word not in ("الذي", "التي"):
        return False
    j = clause.start - 1
    while j > 0 and (scene.pieces[j].norm in COMMAS or (scene.pieces[j].kind == "word" and scene.pieces[j].norm.startswith("ال"))):
        j -= 1
    return j >= 0 and scene.pieces[j].has("noun") is not None and not is_verb(scene.pieces, j)


def _index(scene: Scene, piece: Piece) -> int:
    """Where the piece stands in its sentence."""
    return next(n for n, other in enumerate(scene.pieces) if other is piece)


def _of_meeting(scene: Scene, clause: Clause, piece: Piece) -> bool:
    """Whether the ending of a verb that may carry a meeting takes up the one that its clause begins with: «وكان الاجتماع الثاني للجنة قد استضافته الرياض»."""
    before = scene.pieces[clause.start : _index(scene, piece)]
    people = any(p.phrase is not None and p.phrase.kind in ("person", "office") for p in before)
    return not people and any(p.norm in ("الجوله", "جوله") or (p.has("noun") and not p.prep and not p.enclitic) for p in before)


def _mover(scene: Scene, piece: Piece, subject: Sequence[Phrase]) -> Phrase | None:
    """Who came to where «حيث …» tells of somebody receiving him, or did before what «قبل أن …» tells: «وانتقل إلى بكركي حيث استقبله البطريرك»."""
    who = scene.discourse.subject
    if who is None or who.kind not in ("person", "office") or who.name in {p.name for p in subject}:
        return None
    return who if piece.enclitic == ("ها" if who.gender == "f" else "ه") else None


def _who_came_there(scene: Scene, clause: Clause, piece: Piece, subject: Sequence[Phrase]) -> Phrase | None:
    """The one man told last to have gone to the place that stands before the verb: «غادر فلان إلى العلمين … وفي العلمين استقبله الرئيس»."""
    stay, names = scene.discourse.stay, {p.name for p in subject}
    if stay is None:
        return None
    before = scene.pieces[clause.start : _index(scene, piece)]
    if not any(p.phrase is not None and p.phrase.place is not None and p.phrase.place.name == stay.place.name for p in before):
        return None
    came = {p.name: p for p in scene.discourse.seen if p.kind in PERSONAL and p.number == "s" and p.name in stay.names - names and p.start < piece.start}
    one = next(iter(came.values())) if len(came) == 1 else None
    return one if one is not None and piece.enclitic == ("ها" if one.gender == "f" else "ه") else None


_WITH_PRONOUN = {"معه": "مع", "معها": "مع", "به": "ب", "بها": "ب", "منه": "من", "منها": "من"}
_WITH_THEM = {word: prep for word, prep in _WITH_PRONOUN.items() if prep != "من"} | {"معهم": "مع", "معهما": "مع", "بهم": "ب", "بهما": "ب"}


def met_by_pronoun(scene: Scene, k: int, subject: Sequence[Phrase]) -> tuple[str, Phrase] | None:
    """The preposition and whom its ending stands for, right behind the verb at piece k: «وبحث معه الوزير», «والتقت به»; noted in the scene."""
    behind = scene.pieces[k + 1] if k + 1 < len(scene.pieces) else None
    if behind is None or behind.cue != "pp" or behind.norm not in _WITH_PRONOUN or not scene.pieces[k].has("verb", "light"):
        return None
    if behind.norm in ("منه", "منها") and not _receives(scene.pieces[k]):
        return None
    enclitic = "ها" if behind.norm.endswith("ها") else "ه"
    who = coreference.only_one(enclitic, scene.discourse, scene.pieces[k].start, subject)
    if who is None:
        return None
    scene.meant[behind.start, "enclitic"] = (who,)
    return _WITH_PRONOUN[behind.norm], who


def _receives(piece: Piece) -> bool:
    """Whether the verb says that something came to somebody from another: «تسلّم منه», «تلقى منها»."""
    return any(triggers.verbs()[e[1]].sense.name == "receive_doc" for e in piece.entries if e[0] == "verb")


def _of_event(scene: Scene, piece: Piece) -> bool:
    """Whether the ending takes up the event named before the verb: «المحادثات، غير المسبوقة، احتضنتها الدوحة»."""
    k = _index(scene, piece)
    for j in range(k - 1, -1, -1):
        before = scene.pieces[j]
        if before.phrase is not None or is_verb(scene.pieces, j):
            return False
        if before.has("noun"):
            return True
    return False


def whom_urged(scene: Scene, index: int, k: int, args: Arguments) -> list[Phrase]:
    """Whoever is urged to do what the verb right behind «أن» tells: «حثت باريس كييف على أن تسحب قواتها», «طلب منهما أن يلتقيا»; empty where another is named to do it."""
    clause = scene.clauses[index]
    entries = [e for e in scene.pieces[k].entries if e[0] in ("verb", "light")]
    if clause.opener != "sub" or not clause.word.endswith("ان") or k != clause.start + 1 or not index or not entries:
        return []
    if args.subject and not any(e[0] == "verb" and triggers.verbs()[e[1]].sense.object == "target" for e in entries):
        return []
    asked = next((s for s in scene.said if s.clause == index - 1 and s.form == "verb" and s.row.stance == "DEMAND" and s.args is not None), None)
    heard = (asked.args.object or asked.args.preps.get("من", [])) if asked is not None and asked.args is not None else []
    if len(heard) >= 2:
        return heard if all(p.kind in OFFICIAL for p in heard) and all(e[4] != "s" for e in entries) else []
    if len(heard) != 1 or heard[0].kind not in OFFICIAL:
        return []
    feminine = heard[0].gender == "f" or is_feminine_state(heard[0]) or heard[0].kind in ("group", "organisation")
    fits = all(e[4] == "s" and (e[5] != "f" or feminine) and (e[5] != "m" or not is_feminine_state(heard[0])) for e in entries)
    return heard if fits else []


def tellers(scene: Scene, clause: Clause, k: int) -> list[Phrase]:
    """Whom the pronoun of «أنه», «إنهما» stands for: who says so, all of them where it is no singular."""
    if clause.word.endswith("نه") and _is_of_her(scene.pieces[k]):
        return []  # «قال الوزير إنه ستبدأ محادثات بين …»: not the minister
    one = _teller(scene, k)
    if one is not None and (other := _told_of(scene, clause, one)) is not None:
        return [other]
    if one is None or not clause.word.endswith(("هما", "هم")):
        return [one] if one is not None else []
    j = next((j for j, p in enumerate(scene.pieces) if p.phrase is one), None)
    found = [one]
    while j is not None and j + 1 < len(scene.pieces) and scene.pieces[j + 1].conj and scene.pieces[j + 1].kind == "np":
        j += 1
        found += [p for p in (scene.pieces[j].phrase,) if p is not None]
    return found


def of_speaker(piece: Piece) -> bool:
    """Whether the verb of meeting can only be of whoever speaks: «التقيت», «ناقشنا»."""
    if any(e[0] == "verb" and triggers.verbs()[e[1]].sense.type != "CONSULT" for e in piece.entries):
        return False  # «سلّمنا ردنا»: on whose behalf he spoke
    forms = {e[3] for e in piece.entries if e[0] in ("verb", "light") and e[2] != "passive"}
    return 1 in forms and 3 not in forms


def _is_of_her(piece: Piece) -> bool:
    """Whether the verb can only be a woman's, a thing's or a body's: «ستبدأ»."""
    forms = {e[3:6] for e in piece.entries if e[0] in ("verb", "light", "speech")}
    return bool(forms) and all(person == 3 and number == "s" and gender == "f" for person, number, gender in forms)


def _told_of(scene: Scene, clause: Clause, teller: Phrase) -> Phrase | None:
    """Whom «أنه» means where it cannot be who says so: «أوضحت مصادر أنه التقى …»; the person the report is about."""
    topic = scene.discourse.topic
    if topic is None or topic.kind not in PERSONAL or topic.name == teller.name or not topic.name:
        return None
    many = teller.number != "s" or teller.kind == "anonymous_source"
    if clause.word.endswith("ه"):
        return topic if topic.gender == "m" and (teller.gender == "f" or many) and teller.kind != "organisation" else None
    alone = teller.gender == "m" and teller.kind in PERSONAL
    return topic if clause.word.endswith("ها") and alone and topic.gender == "f" else None


def _teller(scene: Scene, k: int) -> Phrase | None:
    """Who the pronoun of «أنه», «بأنها» is: the speaker whose content begins so."""
    return next(
        (s.speaker for s in reversed(scene.said) if s.speaker is not None and s.content[0] <= k < s.content[1] and s.trigger < k), None
    )


def spoken_of(scene: Scene, clause: Clause, k: int) -> bool:
    """Whether a word that no table has stands before the verb as its subject: «إيران و«الست» تتفقان»."""
    return (
        clause.opener in ("sentence", "resume")
        and any(p.kind == "np" and not p.prep and not p.conj and not (n and scene.pieces[n - 1].kind == "word" and scene.pieces[n - 1].prep) for n, p in enumerate(scene.pieces[:k]) if n >= clause.start)
        and k - clause.start <= 6
    )
