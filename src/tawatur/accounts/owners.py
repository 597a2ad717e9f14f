"""Whose meeting, visit or call an event noun is, where no light verb says it."""

from __future__ import annotations

from tawatur.accounts import lexicon as triggers
from tawatur.accounts.arguments import Arguments
from tawatur.accounts.before_verb import subject_left
from tawatur.accounts.clauses import COMMAS, Clause, clause_at, is_verb, pronominal
from tawatur.accounts.drafts import Scene
from tawatur.accounts.enough import ACTING
from tawatur.accounts.lexicon import sayings
from tawatur.accounts.locating import locates
from tawatur.accounts.subjects import carried_subject, object_pronoun, relative_heads, subject_before, tellers
from tawatur.mentions import coreference, hosts
from tawatur.mentions.discourse import state_name
from tawatur.mentions.pieces import Phrase
from tawatur.mentions.words import word_sets
from tawatur.model import Place, Status

_BEGINNING = word_sets()["beginning_with"]
FIRST_PERSON = frozenset({"ما زلنا", "زلنا", "كنا", "نحن", "لدينا", "اننا", "لسنا"})


def owner_of(scene: Scene, k: int, subject: list[Phrase]) -> Phrase | None:
    """Whom the pronoun of «لقائه» stands for: the clause's subject where it agrees, else the last one named before; noted in the scene."""
    return _noted(scene, k, come(scene, k, _owner_of(scene, k, subject)))


def _heading(scene: Scene, k: int) -> Phrase | None:
    """Who stands at the head of a line right before the occasion on which he speaks: «برّاك بعد لقائه البطريرك: …»."""
    if k < 2 or scene.pieces[k - 1].cue != "prep" or scene.pieces[k - 1].norm not in ("بعد", "عقب", "خلال", "اثر", "قبل"):
        return None
    opens = all(p.kind in ("mark", "time", "cue") or p.norm[:1].isdigit() for p in scene.pieces[: k - 2])
    phrase = scene.pieces[k - 2].phrase
    return phrase if opens and phrase is not None and phrase.kind in ("person", "office") and phrase.name else None


def _noted(scene: Scene, k: int, owner: Phrase | None) -> Phrase | None:
    scene.meant[scene.pieces[k].start, "enclitic"] = (owner,) if owner is not None else ()
    return owner


def _owner_of(scene: Scene, k: int, subject: list[Phrase]) -> Phrase | None:
    enclitic = scene.pieces[k].enclitic
    if (headed := _heading(scene, k)) is not None and enclitic == ("ها" if headed.gender == "f" else "ه"):
        return headed
    ahead = subject and subject[0].start > scene.pieces[k].start and subject[0].kind in ("person", "office")
    if ahead and len(subject) == 1 and _opens(scene, k) and enclitic in ("ه", "ها"):
        return subject[0] if (enclitic == "ها") == (subject[0].gender == "f") else None  # «وخلال زيارته …، بحث الوزير»
    if subject and subject[0].start < scene.pieces[k].start and subject[0].number == "s":
        if (enclitic == "ه" and subject[0].gender == "m") or (enclitic == "ها" and subject[0].gender == "f"):
            return subject[0]
    return coreference.owner(enclitic, scene.discourse, scene.pieces[k].start)


def said_speaker(scene: Scene, k: int) -> Phrase | None:
    """The owner of «لقائه» in a sentence with a speaker: that speaker where the noun stands in his own clause; noted in the scene."""
    return _noted(scene, k, come(scene, k, _said_speaker(scene, k)))


def come(scene: Scene, k: int, owner: Phrase | None) -> Phrase | None:
    """Whose visit «زيارته» is: no host's, «شكر الرئيس ضيفه على زيارته», but his who came to him."""
    if owner is None or not scene.pieces[k].norm.startswith(("زيارت", "بزيارت", "لزيارت")):
        return owner
    lands = {p.phrase.country for p in scene.pieces[k + 1 : k + 5] if p.phrase is not None and p.phrase.kind in ("state", "place")}
    if lands - {None, owner.country}:
        return owner  # «زيارته الأخيرة إلى الرياض»
    return hosts.guest_of(owner, scene.pieces[k].start, scene.discourse) or owner


def _said_speaker(scene: Scene, k: int) -> Phrase | None:
    enclitic = scene.pieces[k].enclitic
    if (heading := _told_of(scene, k)) is not None and enclitic == ("ها" if heading.gender == "f" else "ه"):
        return heading
    if scene.pieces[k].norm.startswith(_RECEIVING):
        return _received(scene, k)
    for said in scene.said:
        clause = scene.clauses[said.clause]
        if (
            said.speaker is not None
            and said.form in ("verb", "participle")
            and (clause.start <= k < clause.end or said.content[0] <= k < said.content[1])
        ):
            if enclitic == "ه" and said.speaker.gender == "m":
                return said.speaker
            if enclitic == "ها" and (said.speaker.gender == "f" or said.speaker.kind in ("organisation", "state")):
                return said.speaker
    return coreference.owner(enclitic, scene.discourse, scene.pieces[k].start)


_RECEIVING = ("استقبال", "باستقبال", "لاستقبال")


def _received(scene: Scene, k: int) -> Phrase | None:
    """The person whom somebody receives, or not: none of those who speak of it or whose state does it, «نفى المجلس أن تكون الخرطوم رفضت استقباله»."""
    gender = "f" if scene.pieces[k].enclitic == "ها" else "m"
    apart = {s.speaker.country for s in scene.said if s.speaker is not None and s.trigger < k and s.speaker.country}
    apart |= {p.phrase.country for p in scene.pieces[:k] if p.phrase is not None and p.phrase.kind == "state" and p.phrase.country}
    return scene.discourse.person(gender=gender, fits=lambda p: p.start < scene.pieces[k].start and p.country not in apart)


def _told_of(scene: Scene, k: int) -> Phrase | None:
    """The person that what is said begins with: «قال مراسلنا إن الوزير أشاد خلال لقائه …» is the minister's meeting."""
    clause = scene.clauses[clause_at(scene.clauses, k) or 0]
    first = clause.start + 1
    if clause.opener != "sub" or first >= k or not any(s.content[0] <= k < s.content[1] and s.speaker is not None for s in scene.said):
        return None
    phrase = scene.pieces[first].phrase if not scene.pieces[first].prep else None
    return phrase if phrase is not None and phrase.kind in ("person", "office") and phrase.number == "s" else None


def _opens(scene: Scene, k: int) -> bool:
    """Whether nothing but «خلال» and the like stands before piece k in its clause."""
    clause = scene.clauses[clause_at(scene.clauses, k) or 0]
    return all(p.kind in ("cue", "mark", "time") for p in scene.pieces[clause.start : k])


def hosts_of(scene: Scene, index: int, k: int, subject: list[Phrase]) -> list[Phrase]:
    """Whose meeting «خلال لقاء مع …» is: the clause's subject or speaker."""
    clause = scene.clauses[index]
    if (first := _met_before(scene, k)) is not None:
        return [first]
    if carriers := _carried_by(scene, k):
        return carriers  # «كشف البيت الأبيض عن إجراء الرئيس مكالمة مع …»
    if any(p.norm == "ذلك" and p.conj for p in scene.pieces[max(0, k - 3) : k]):
        voice = next((s.speaker for s in scene.said if s.speaker is not None and s.form == "verb"), None)
        if voice is not None:
            return [spoken_for(voice)]  # «قال الرئيس إن …، وذلك في لقاء مع …»
    if clause.verb is not None and k < clause.verb and (before := _acting_before(scene, clause, k)) is not None:
        return [before]  # «تزامناً مع وصول الوزير للقاء مسؤولين، طالب المجلس …»
    if subject:
        speaks = any(s.clause == index and s.speaker is subject[0] for s in scene.said)
        return [spoken_for(p) for p in subject] if speaks and not occasioned(scene, k) else subject
    if clause.verb is None and scene.pieces[k].prep == "ل" and pronominal(clause) and (who := tellers(scene, clause, k)):
        return who  # «قال الرئيس إنه مستعد للقاء فلان»
    if clause.opener == "rel" and clause.verb is None and (heads := relative_heads(scene, clause)):
        return heads  # «أردوغان، الذي كان في زيارة إلى …»
    if any(p.norm in FIRST_PERSON for p in scene.pieces[clause.start : k]):
        speaker = next(
            (s.speaker for s in scene.said if s.speaker is not None and s.content[0] <= k < s.content[1]),
            scene.discourse.speaker,
        )
        return [state_of(speaker)] if speaker is not None else []
    for said in scene.said:
        if said.clause == index and said.speaker is not None:
            return [spoken_for(said.speaker)]
    if clause.verb is not None:
        left = subject_left(scene.pieces, clause, clause.verb)
        if left:
            return left
    if acting := _acting_list(scene, clause, k):
        return acting
    if began_with(scene, clause, k) is not None and (doer := subject_before(scene, clause)) is not None:
        return [doer]
    if clause.verb is not None and clause.verb < k and scene.pieces[clause.verb].enclitic:
        carried = carried_subject(scene, clause, scene.pieces[clause.verb])
        if carried:
            return carried  # «اجتماعات استهلها بلقاء مع الرئيس»
    teller = next((s for s in reversed(scene.said) if "عن" in s.row.prep and s.content[0] <= k < s.content[1]), None)
    return [state_of(teller.speaker)] if teller is not None and teller.speaker is not None else []


def _met_before(scene: Scene, k: int) -> Phrase | None:
    """Who goes on meeting people where «ثم» brings the next meeting: «جلسة جمعت الوزير ونظيره، ثم لقاء مع الرئيس»."""
    if not k or scene.pieces[k - 1].norm.removeprefix("و") != "ثم" or len(scene.here) < 2:
        return None
    topic = scene.discourse.topic
    return next((p for p in scene.here if topic is not None and p.name == topic.name), scene.here[0])


_CARRYING = frozenset({"اجراء", "عقد", "خوض", "باجراء", "بعقد"})


def _carried_by(scene: Scene, k: int) -> list[Phrase]:
    """Who holds the meeting at piece k by the masdar right before his name: «إجراء الرئيس مكالمة مع …», «عقد الوزيرين اجتماعاً مع …»."""
    found: list[Phrase] = []
    for j in range(k - 1, max(-1, k - 7), -1):
        piece = scene.pieces[j]
        if piece.phrase is not None and piece.phrase.kind in ACTING and not piece.prep:
            found.insert(0, piece.phrase)
        elif piece.kind != "time" and not (piece.kind == "mark" and piece.norm in COMMAS):
            return found if found and piece.norm in _CARRYING and not scene.pieces[j + 1].conj else []
    return []


def began_with(scene: Scene, clause: Clause, k: int) -> int | None:
    """The participle that says of a visit that it began or ended with the noun at piece k: «مستهلاً زيارته بلقاء الرئيس»."""
    if scene.pieces[k].prep != "ب":
        return None
    return next((j for j in range(k - 1, clause.start - 1, -1) if scene.pieces[j].norm in _BEGINNING), None)


def _acting_list(scene: Scene, clause: Clause, k: int) -> list[Phrase]:
    """Who stands nearest before piece k as somebody who acts, with those joined to him: «راجع رئيس الوزراء فلان، والرئيس فلان، في اجتماع مع …»."""
    joined: list[Phrase] = []
    for j in range(k - 1, clause.start - 1, -1):
        piece = scene.pieces[j]
        if piece.kind == "mark" and piece.norm in COMMAS:
            if clause.opener == "resume":
                break  # «… ومن الجانب العراقي فلان، جهود استئناف الحوار مع …»
            continue
        if piece.kind != "np" or piece.phrase is None:
            joined = joined if piece.kind in ("time", "cue") and not joined else []
            continue
        if piece.prep or piece.phrase.kind not in ACTING or (piece.phrase.kind == "state" and _leaves(scene, clause)) or any(s.form == "according" and s.speaker is piece.phrase for s in scene.said):
            joined = []
        elif piece.conj == "و" and piece.phrase.kind in ("person", "office"):
            joined.insert(0, piece.phrase)
        elif not piece.conj:
            return [piece.phrase, *joined] if piece.phrase.kind in ("person", "office") else [piece.phrase]
    return []


def _acting_before(scene: Scene, clause: Clause, k: int) -> Phrase | None:
    for j in range(k - 1, clause.start - 1, -1):
        phrase = scene.pieces[j].phrase
        if phrase is not None and phrase.kind in ("person", "office") and not scene.pieces[j].depth:
            return phrase
    return None


def addressees(scene: Scene, clause: Clause, k: int, subject: Phrase) -> list[Phrase]:
    """Whom the subject told what it did on the occasion: «أبلغ الوزير نظيره، خلال اتصال هاتفي، …», «أبلغ فلاناً وفلاناً، في مكالمتين، …»."""
    found: list[Phrase] = []
    if clause.verb is None or clause.verb > k or subject.kind not in ("person", "office"):
        return found
    heard = ("", "ل", "الي", "علي") if scene.pieces[clause.verb].norm.endswith(_PUTTING_TO) else ("", "ل", "الي")
    for piece in scene.pieces[clause.verb + 1 : k]:
        phrase = piece.phrase
        if found and (phrase is None or piece.conj != "و" or piece.prep or phrase.kind not in ("person", "office")):
            break
        if phrase is None or phrase is subject or piece.prep not in heard or phrase.start <= subject.start:
            continue
        people = all(p.kind in ("person", "office") for p in phrase.parts or (phrase,))  # «أطلع نظيريه … في اتصالين»
        if people and phrase.name != subject.name and (found or not piece.conj):
            found.append(phrase)
    return found


_PUTTING_TO = ("عرض", "عرضت", "طرح", "طرحت", "اقترح", "اقترحت")  # bring with «على» whom something is put to


def _leaves(scene: Scene, clause: Clause) -> bool:
    """Whether the clause tells that somebody left: the city behind him is no doer."""
    return clause.verb is not None and any(triggers.verbs()[e[1]].lemma == "غادر" for e in scene.pieces[clause.verb].entries if e[0] == "verb")


def who_left(scene: Scene, clause: Clause, k: int) -> tuple[Phrase, Phrase] | None:
    """(who, where) of the journey at piece k that he leaves a place after: «غادر الوزير القاهرة بعد زيارة استغرقت يومين»."""
    verb = clause.verb
    if verb is None or verb > k or not _leaves(scene, clause):
        return None
    before = scene.pieces[k - 1].norm
    if scene.pieces[k].prep not in ENDED and before not in ENDED:
        return None
    named = [p for p in scene.pieces[verb + 1 : k] if p.phrase is not None and not p.prep and not p.conj]
    left = [*subject_left(scene.pieces, clause, verb), *(p.phrase for p in named if p.phrase is not None)]
    who, where = (left[0], left[1]) if len(left) >= 2 else (None, None)
    if who is None or where is None or who.kind not in ("person", "office", "group") or where.kind not in ("state", "place"):
        return None
    return who, where


_GETTING = frozenset({"تلقي", "تلقت", "تسلم", "تسلمت"})
ENDED = frozenset({"في ختام", "في نهايه", "بعد", "بعيد", "عقب", "اثر", "ختام", "نهايه", "اختتام", "انتهاء", "ختامها", "مختتما", "منهيا"})


def whom_invited(scene: Scene, clause: Clause, k: int) -> Phrase | None:
    """Who is asked to come: «دعا الرئيس نظيره إلى زيارة روما», «وجّه دعوة إلى الوزير لزيارة …»."""
    if clause.verb is None or clause.verb > k:
        return None
    verb = scene.pieces[clause.verb]
    asks = any(triggers.verbs()[e[1]].lemma == "دعا" for e in verb.entries if e[0] == "verb")
    asks = asks or any(p.norm in ("دعوه", "الدعوه") for p in scene.pieces[clause.verb : k])
    if not asks:
        return None
    if verb.enclitic:
        return object_pronoun(scene, clause, verb)
    people = [
        p.phrase
        for p in scene.pieces[clause.verb + 1 : k]
        if p.phrase is not None and p.phrase.kind in ("person", "office", "group") and p.prep in ("", "الي", "ل")
    ]
    if people and any(p.kind == "np" and p.prep == "من" for p in scene.pieces[clause.verb : k]):
        return people[0]  # «تلقى الوزير دعوة من نظيره لزيارة …»
    left = subject_left(scene.pieces, clause, clause.verb)
    if verb.norm.removeprefix(verb.conj) in _GETTING:
        return next(iter([*left, *people]), None)  # «تلقى الوزير دعوة لزيارة …»
    if len(people) == 1 and not left and verb.conj and clause.opener in ("and", "resume"):
        host = scene.discourse.subject
        if host is not None and host.kind in ("person", "office") and host.name and host.name != people[0].name and host.start < verb.start:
            return people[0]  # «… ودعا الوزير إلى زيارة روما»: whom the one who acts asks
    return people[-1] if len(people) >= 2 or (people and left) else None


def who_answers(scene: Scene, clause: Clause, k: int) -> tuple[Phrase, Status] | None:
    """Who takes or turns down an invitation to the meeting or visit at piece k, and what becomes of it: «قبل الرئيس دعوة لزيارة الرياض», «رفض دعوة إلى لقاء فلان»."""
    verb = clause.verb
    if verb is None or verb >= k or not any(p.norm in _CARDS and not p.prep for p in scene.pieces[max(verb + 1, k - 4) : k]):
        return None
    lemmas = {triggers.verbs()[e[1]].lemma for e in scene.pieces[verb].entries if e[0] == "verb"} | {sayings()[e[1]].lemma for e in scene.pieces[verb].entries if e[0] == "speech"}
    answer = next((status for lemma, status in _ANSWERS.items() if lemma in lemmas), None)
    if answer is None:
        return None
    named = [*subject_left(scene.pieces, clause, verb), *(p.phrase for p in scene.pieces[verb + 1 : k] if p.phrase is not None and not p.prep)]
    return (named[0], answer) if named and named[0].kind in ("person", "office", "group") else None


_CARDS = frozenset({"دعوه", "الدعوه", "دعوات"})
_ANSWERS: dict[str, Status] = {"قبل": "planned", "رفض": "denied", "تجاهل": "denied"}


def had_by(scene: Scene, clause: Clause, k: int) -> list[Phrase]:
    """Whose meeting «كان له لقاء», «كان للرئيس ونظيره أمس لقاء» is."""
    aux = next((j for j in range(clause.start, k) if scene.pieces[j].cue == "aux"), None)
    if aux is None or any(is_verb(scene.pieces, j) for j in range(aux + 1, k)):
        return []
    j = next((j for j in range(aux + 1, k) if scene.pieces[j].kind != "time"), k)
    if scene.pieces[j].cue == "pp" and scene.pieces[j].norm in ("له", "لها"):
        return [scene.discourse.subject] if scene.discourse.subject is not None else []
    if scene.pieces[j].prep != "ل":
        return []
    found: list[Phrase] = []
    for piece in scene.pieces[j:k]:
        if piece.phrase is None or piece.phrase.kind not in ACTING or (found and not piece.conj):
            break
        found.append(piece.phrase)
    return found


_WILL = frozenset({"نيه", "النيه", "خطط", "خطه", "رغبه", "الرغبه", "استعداد", "الاستعداد", "مانع", "ترتيبات", "موعد", "وقت"})
_RUMOURS = frozenset({"انباء", "الانباء", "تقارير", "التقارير", "معلومات", "اخبار", "شائعات", "شايعات"})


def minded(scene: Scene, clause: Clause, k: int) -> list[Phrase]:
    """Who has a will for the meeting, or has none: «لا نية لدى الرئيس للقاء …», «لدى الوزير استعداد للاجتماع بـ…»."""
    before = scene.pieces[clause.start : k]
    if scene.pieces[k].prep not in ("ل", "في") or not any(p.norm in _WILL for p in before) or any(is_verb(scene.pieces, j) for j in range(clause.start, k)):
        return []
    return [p.phrase for p in before if p.phrase is not None and p.prep in ("لدي", "عند") and p.phrase.kind in ACTING][:1]


def rumoured(scene: Scene, index: int, k: int) -> list[Phrase]:
    """Who denies reports of a meeting or visit of his own: «نفى مكتب الرئيس أنباء عن زيارة إلى …»."""
    if k < 2 or scene.pieces[k - 1].norm != "عن" or scene.pieces[k - 2].norm not in _RUMOURS or scene.pieces[k].definite:
        return []
    denied = next((s for s in scene.said if s.clause == index and s.speaker is not None and s.row.lemma in ("نفى", "كذب")), None)
    return [spoken_for(denied.speaker)] if denied is not None and denied.speaker is not None else []


_TAKING_PART = frozenset({"مشاركته", "مشاركتها", "حضوره", "حضورها", "تروسه", "تروسها", "تراسه", "تراسها"})


def taking_part(scene: Scene, index: int, k: int, subject: list[Phrase]) -> list[Phrase]:
    """Who tells or does something while in the meeting: «أكد الوزير، خلال مشاركته في القاهرة في اجتماع …, أن …»."""
    for j in range(k - 1, max(-1, k - 7), -1):
        piece = scene.pieces[j]
        if piece.kind == "word" and piece.norm in _TAKING_PART:
            return [p for p in hosts_of(scene, index, k, subject) if p.kind in ("person", "office") and p.start < piece.start]
        sited = (piece.phrase is not None and piece.phrase.place is not None) or (piece.kind == "word" and locates(scene.pieces, j))
        if piece.kind not in ("cue", "time") and not sited:
            return []
    return []


def between(scene: Scene, k: int) -> list[Place]:
    """The place that stands before the noun at piece k and behind what says that somebody took part in it."""
    spots = (scene.pieces[j].phrase for j in range(k - 1, max(-1, k - 7), -1))
    return [p.place for p in spots if p is not None and p.place is not None][:1]


def host_met(
    scene: Scene, index: int, k: int, own: list[Phrase], args: Arguments, subject: list[Phrase]
) -> Phrase | None:
    """Who met the only person named behind the noun: «قال فلان بعد زيارة المفتي», «عقب لقائه الرئيس» without its pronoun."""
    piece = scene.pieces[k]
    if (
        len(own) != 1
        or own[0].kind not in ("person", "office")
        or piece.enclitic
        or args.object
        or args.preps
        or args.places
    ):
        return None
    before = scene.pieces[k - 1] if k else None
    if not (
        before is not None and before.kind == "cue" and before.norm in ("بعد", "عقب", "خلال", "اثر", "لدي", "في ختام")
    ):
        return None
    teller = next((s.speaker for s in scene.said if s.speaker is not None and scene.clauses[s.clause].start <= k), None)
    host = teller or (subject[0] if subject else scene.discourse.subject)
    if (
        host is None
        or host.kind not in ("person", "office", "group")
        or (host.actor or host.name) == (own[0].actor or own[0].name)
    ):
        return None
    return host if host.name and host.start < own[0].start else None


def occasioned(scene: Scene, k: int) -> bool:
    """Whether the noun names the occasion of what the clause tells: «خلال لقاء», «في ختام الجولة الرابعة من محادثات»."""
    for j in range(k - 1, max(-1, k - 6), -1):
        piece = scene.pieces[j]
        if piece.kind == "cue" and piece.norm in ("خلال", "عقب", "في ختام", "بعد", "اثناء", "علي هامش"):
            return True
        if piece.prep in ("خلال", "عقب", "في ختام", "بعد", "اثناء"):
            return True
        if not (piece.norm == "من" or piece.kind == "word"):
            return False
    return False


def spoken_for(phrase: Phrase) -> Phrase:
    """The state a spokesman's «مفاوضات مع …» are held by; any other speaker himself."""
    roles = (*phrase.roles, (phrase.office or "").partition("@")[0])
    spokesman = any(role.endswith(("spokesperson", "press-secretary")) for role in roles)
    return _country_of(phrase) if spokesman and phrase.country else phrase


def state_of(phrase: Phrase) -> Phrase:
    """The state a speaking office-holder stands for; the phrase itself where it has none."""
    return _country_of(phrase) if phrase.kind in ("person", "office") and phrase.office and phrase.country else phrase


def _country_of(phrase: Phrase) -> Phrase:
    """The state of a phrase that has one, at the phrase's words."""
    country = phrase.country or ""
    return Phrase(
        phrase.start, phrase.end, phrase.i, phrase.j, "state", state_name(country), "office's state", country, country
    )
