"""The draft of an account: what one trigger tells, once its sides suffice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from tawatur.accounts import foreground, unlisted
from tawatur.accounts import lexicon as triggers
from tawatur.accounts.apart import EACH, counts_two, told_apart
from tawatur.accounts.arguments import Arguments
from tawatur.accounts.clauses import Clause, clause_at
from tawatur.accounts.enough import PEOPLE_TYPES, names_enough
from tawatur.accounts.governed import governed
from tawatur.accounts.lexicon import Sense, Trigger
from tawatur.accounts.status import status as read_status
from tawatur.accounts.wordforms import counted_off, is_one_of
from tawatur.attribution.said import Said
from tawatur.mentions.discourse import Discourse, state_name
from tawatur.mentions.overlay import Cue
from tawatur.mentions.pieces import OFFICIAL, Phrase, Piece
from tawatur.model import Interval, Place, Status

LIKELY_RULE = "likely."  # how the rule of a meeting begins that is only weighed
BY_PHONE = frozenset({"هاتفيا", "بالهاتف"})
_FRONTED = 12  # pieces before a trigger within which «في اتصال هاتفي» opens its clause
_PHONED = 5  # pieces before a trigger within which «عبر الهاتف» is said of it
_ALONE = frozenset({"كل علي حده", "علي حده", "حده"})


@dataclass(slots=True)
class Draft:
    """A happening as one trigger tells it."""

    sense: Sense
    trigger: int  # piece
    roles: list[tuple[str, Phrase]]
    status: Status
    rule: str
    places: list[Place] = field(default_factory=list)
    times: list[Interval] = field(default_factory=list)
    reference: bool = False  # «اللقاء», «الاجتماع»: tells more of a happening already told
    attendance: bool = False  # tells only who else came to it: «حضر الاستقبال فلان وفلان»
    collective: bool = False  # the sides are all of the last happening's
    plural: bool = False
    both: bool = False  # two of them are counted: «لقاءين»
    clause: int = 0
    document: tuple[int, int] | None = None
    mode: str | None = None
    chaired: frozenset[str | None] = frozenset()  # names of who presided: «برئاسة …»
    joined: frozenset[str | None] = frozenset()  # names of who came along: «بحضور …», «برعاية …»
    ordinal: int = 0  # which of several meetings or rounds it is: «الجولة الثالثة»
    back: bool = False  # told as what had been before: «وكان … قد»
    counted: tuple[int, ...] = ()  # where in the text each of several meetings begins to be told: «الأول مع …، والثاني مع …»
    separate: bool = False  # a meeting with each of them: «كلاً على حدة», «مع … ومع …»
    apart: int = 0  # where in the text a word says that; 0: none does
    alone: bool = False  # it says so of those before it, each of whom met all behind it: «التقى الجانبان، كل على حدة، الوسيطين»
    about: tuple[str, ...] = ()  # topics that it lends
    lends: str = ""  # only tells when and where a meeting was, told in this sentence («here») or «before»
    earlier: bool = False  # told as another than the news, before it: «الجولة السابقة», «جولة مماثلة»
    bilateral: bool = False  # told as one of two alone: «مباحثات ثنائية»
    ended: bool = False  # told at its end: «في ختام محادثات», «اختُتمت الجولة»
    many: int = 0  # of how many sides it is told to have been, who are those of a meeting told before: «اجتماعين مماثلين للأطراف الثلاثة»
    foreign: bool = False  # an assembly of a body that its adjective names, none of the talks told: «القمة العربية»
    settled: bool = False  # its day and place are those it was given, none of its sentence's besides
    another: bool = False  # another of the same people, told to have come before or after: «تلاه لقاء ثنائي»
    salience: float = 1.0  # how likely an assault or protest is told as news

    def accompany(self, args: Arguments) -> None:
        """Notes who came along, and who presided."""
        self.joined |= {p.name for _, p in args.joining}
        self.chaired |= {p.name for role, p in args.joining if role == "chair"}


def visitor(draft: Draft) -> list[Phrase]:
    """Who made the visit that a noun tells, and goes on acting: «سبق ذلك وصول فلان إلى الخرطوم، حيث اجتمع بـ…»."""
    came = [p for role, p in draft.roles if role == "source"] if draft.sense.mode == "visit" else []
    return came if len(came) == 1 and came[0].kind in ("person", "office") and came[0].name else []


@dataclass(frozen=True, slots=True)
class Telling:
    """A word that may tell a meeting, where it stands."""

    k: int  # piece
    trigger: Trigger
    kind: str  # verb or noun
    clause: int

    @property
    def tells(self) -> str:
        return f"{self.kind},{self.trigger.sense.name}"


@dataclass(slots=True)
class Scene:
    """One sentence as its triggers are read: what is known of it, and what reading has found so far."""

    pieces: Sequence[Piece]
    clauses: Sequence[Clause]
    said: Sequence[Said]
    cues: Sequence[Cue]
    discourse: Discourse
    here: tuple[Phrase, ...] = ()  # the sides of the last meeting told in this sentence
    hosts: tuple[Phrase, ...] = ()  # those of them who only had the others at home: «استضافت قطر محادثات بين …»
    used: set[int] = field(default_factory=set)  # event nouns a light verb has taken
    meant: dict[tuple[int, str], tuple[Phrase, ...]] = field(default_factory=dict)  # (start, subject or enclitic) of a pronoun → whom it stands for
    weighed: list[tuple[Draft, list[str]]] = field(
        default_factory=list
    )  # assaults and protests with what spoke for them
    silent: list[tuple[str, str]] = field(default_factory=list)  # (words, why a near rule said nothing)
    refused: set[int] = field(default_factory=set)  # pieces of which a rule knows that they tell no meeting of those near them
    tellings: dict[int, Telling | None] = field(default_factory=dict)  # of pieces: the meeting that each may tell
    opening: Phrase | None = field(init=False)  # the person whom the report was about when the sentence began

    def __post_init__(self) -> None:
        self.opening = self.discourse.topic

    def refuse(self, k: int, why: str) -> None:
        """Keeps why the word at piece k tells nothing here, so that nothing else takes it for a meeting."""
        self.silent.append((self.pieces[k].norm, why))
        self.refused.add(k)


def build_draft(
    scene: Scene,
    index: int,
    k: int,
    sense: Sense,
    roles: list[tuple[str, Phrase]],
    args: Arguments,
    tense: str,
    rule: str,
    subject: Sequence[Phrase],
    enough: bool = True,
) -> Draft | None:
    """The draft of the trigger at piece k of clause `index`; None where its sides do not suffice, unless `enough` is not asked for."""
    verdict, _ = read_status(scene.pieces, scene.clauses[index], k, scene.cues, tense)
    roles = [(role, name_sides(scene, p, k)) for role, p in roles]
    if sense.mode in ("meeting", "talks", "contact") and _by_phone(scene, index, k):
        sense = replace(sense, mode="call")
    if sense.type not in PEOPLE_TYPES:
        roles = [(r, p) for r, p in roles if p.kind not in ("agency", "outlet", "anonymous_source")]
    if sense.type == "CONSULT":
        roles = [(r, p) for r, p in roles if r != "member_of_delegation" or p.group != "delegation" or p.chief or p.actor]  # «يرافقه وفد من مستشاريه»
        roles = [
            (r, p) for r, p in roles if p.kind != "place" and p.group not in ("journalists", "sources", "witnesses")
        ]
    clause = scene.clauses[index]
    if verdict == "happened" and tense == "present" and clause.opener == "and" and index:
        led = scene.clauses[index - 1]
        if led.verb is not None and scene.pieces[led.verb].future:
            verdict = "planned"  # «سيزور … ويلتقي …»
        elif led.verb is not None and led.opener == "sub" and led.word == "ان":
            verdict, _ = read_status(scene.pieces, led, led.verb, scene.cues, tense)  # «من مصلحته أن يوافق عليه ويقبله»
    if verdict == "ongoing" and sense.type == "CONSULT" and _expected(scene, clause):
        verdict = "planned"  # «يتوقع الرئيس أن يجري محادثات مع نظيره»
    if sense.type in ("CONSULT", "PROPOSAL", "AGREE"):
        for _, phrase in roles:
            adopts = sense.type == "PROPOSAL" and phrase.group in ("leaders", "ministers") and " " in (phrase.label or "")
            phrase.name = phrase.name or (phrase.label if phrase.kind == "organisation" or adopts else None)  # «اعتمد القادة العرب الخطة»
        _own_groups(roles)
        _facing_rebels(scene, roles)
    if verdict == "happened" and tense == "noun" and sense.type == "CONSULT":
        verdict = governed(scene.pieces, clause, k) or verdict  # «طالب الوزير بعقد لقاء بين …»
    if verdict == "happened" and tense == "noun" and _proposed_here(scene, clause, k):
        verdict = "called_for"  # «اقترح استضافة لقاء بين …»
    if verdict == "happened" and tense == "present" and sense.type == "CONSULT" and index and clause.opener == "verb":
        verdict = _of_the_noun(scene, index) or verdict  # «دعا إلى قمة تجمع فلاناً وفلاناً»
    if verdict in ("happened", "called_for") and tense == "noun" and sense.type == "CONSULT" and agreed_on(scene, clause, k, verdict):
        verdict = "planned"  # «اتفقا على اللقاء»
    if sense.type == "CONSULT" and rule.startswith("verb.") and _met_by_nobody(subject, args):
        scene.refuse(k, f"{rule}: who met them is not known")
        return None
    draft = Draft(sense, k, _embodied(_unfold(roles)), verdict, rule, list(args.places), list(args.times), clause=index)
    draft.accompany(args)
    draft.separate = sense.type == "CONSULT" and told_apart(scene.pieces, scene.clauses, index, k, len(draft.roles))
    if sense.type == "AGREE" and roles and all(p.name in draft.joined for _, p in roles):
        return None  # «وقع الوزيران بحضور فلان …» where nobody knows who they are
    draft.both = counts_two(scene.pieces[k])
    if draft.separate:
        said = next((p for p in scene.pieces[k : clause.end + 6] if p.norm in EACH), None)
        draft.apart, draft.alone = (said.start, said.norm in _ALONE) if said is not None and not said.conj else (0, False)
        ahead = range(k + 1, min(clause.end + 40, len(scene.pieces)))
        draft.counted = tuple(scene.pieces[j].start for j in ahead if counted_off(scene.pieces, j))
    draft.collective = any(p.rule in ("sides.both", "sides.all") for p in subject)
    if draft.sense.type in foreground.WEIGHED:
        draft.roles = unlisted.complete(
            draft.roles, scene.pieces, scene.clauses, index, k, sense, passive=tense == "passive"
        )
    if enough and not names_enough(scene, draft):
        scene.silent.append((scene.pieces[k].norm, f"{rule}: sides not named"))
        return None
    return draft


def _of_the_noun(scene: Scene, index: int) -> Status | None:
    """The status of the meeting that the clause tells more of, whose noun stands right before it without an article; None where none does."""
    start = scene.clauses[index].start
    for k in range(start - 1, max(-1, start - 4), -1):
        piece = scene.pieces[k]
        if piece.has("noun") is not None and not piece.definite:
            verdict, _ = read_status(scene.pieces, scene.clauses[clause_at(scene.clauses, k) or 0], k, scene.cues, "noun")
            return verdict
        if piece.kind != "word":
            return None
    return None


def _told_here(scene: Scene, phrase: Phrase) -> bool:
    """Whether this sentence tells of two who dealt with each other before the phrase, and its antecedent stands in one before."""
    first = scene.pieces[0].start
    here = len(scene.here) == 2 and all(first <= p.start < phrase.start and p.name for p in scene.here)
    if here and phrase.name and any(p.rule == "states.capital" for p in scene.here):
        return False  # «زار وفد من المجلس الخرطوم والتقى الطرفين»
    return here and (phrase.antecedent is None or phrase.antecedent < first) and phrase.head_word in ("", "جانبان", "جانبين", "طرفان", "طرفين")


def name_sides(scene: Scene, phrase: Phrase, k: int) -> Phrase:
    """«الجانبان» of nobody named before this sentence: the two states or bodies that it coordinates before piece k."""
    if phrase.rule == "sides.both" and _told_here(scene, phrase):
        phrase.parts, phrase.antecedent = tuple(scene.here), scene.here[0].start
        phrase.name = " and ".join(p.name or "" for p in scene.here)
        return phrase  # «عقد فلان مشاورات مع فلان، واتفق الجانبان على …»
    if phrase.name or phrase.rule != "sides.both":
        return phrase
    for j in range(min(k, len(scene.pieces)) - 1, 0, -1):
        one, two = scene.pieces[j - 1].phrase, scene.pieces[j].phrase
        if one is None or two is None or not scene.pieces[j].conj or two.start >= phrase.start:
            continue
        if one.kind in OFFICIAL and two.kind in OFFICIAL and one.name and two.name:
            phrase.parts, phrase.antecedent = (one, two), one.start
            phrase.name = f"{one.name} and {two.name}"
            break
    return phrase


def _met_by_nobody(subject: Sequence[Phrase], args: Arguments) -> bool:
    """Whether several are told to have been met by one whom nothing before explains: «التقى المبعوث كلاً من فلان وفلان»."""
    unknown = len(subject) == 1 and subject[0].rule == "sides.person" and not subject[0].name
    return unknown and len(args.object) >= 2


def _expected(scene: Scene, clause: Clause) -> bool:
    """Whether the clause is what somebody expects, plans or means to do: «يتوقع رئيس كينيا أن يجري محادثات مع …»."""
    led = scene.clauses[clause.parent] if clause.opener == "sub" and clause.word == "ان" and clause.parent >= 0 else None
    return led is not None and led.verb is not None and scene.pieces[led.verb].norm.removeprefix("و").startswith(_EXPECTING)


_EXPECTING = ("يتوقع", "تتوقع", "توقع", "يامل", "تامل", "يرجح", "ترجح", "رجح", "ينوي", "تنوي", "يعتزم", "تعتزم", "قرر")


def _proposed_here(scene: Scene, clause: Clause, k: int) -> bool:
    """Whether the noun stands among what the clause's verb proposes, and is not its occasion."""
    if clause.verb is None or clause.verb >= k:
        return False
    rows = [triggers.verbs()[e[1]] for e in scene.pieces[clause.verb].entries if e[0] == "verb"]
    beside = [p.norm for p in scene.pieces[clause.verb + 1 : clause.end]]
    senses = [row.sense for row in rows if not row.companions or any(is_one_of(norm, row.companions) for norm in beside)]  # no «يعد لقاء …»
    if any(s.name == "discuss" for s in senses):
        if any(p.norm == "مع" or p.prep == "مع" for p in scene.pieces[clause.verb : k]):
            return False  # «عرض مع نظيره نتائج المحادثات»
        senses = [s for s in senses if s.name != "discuss"]
    before = scene.pieces[k - 1]
    sense = senses[0] if senses else None
    occasion = before.cue == "prep" or bool(scene.pieces[k].prep)
    return sense is not None and sense.type == "PROPOSAL" and sense.mode == "proposed" and sense.name != "unveil" and not occasion


_AGREEING = frozenset({"اتفق", "توافق", "وافق", "تعهد"})


def agreed_on(scene: Scene, clause: Clause, k: int, verdict: str = "") -> bool:
    """Whether the noun is what the clause's verb agrees to: «اتفقا على اللقاء», «وافق على مواصلة الحوار»; of what else is called for, only «استئناف»."""
    if clause.verb is None or clause.verb >= k:
        return False
    if not any(triggers.verbs()[e[1]].lemma in _AGREEING for e in scene.pieces[clause.verb].entries if e[0] == "verb"):
        return False
    before = scene.pieces[k - 1]
    led = before if before.kind in ("word", "lex") and not before.definite and k - 1 > clause.verb else scene.pieces[k]
    if verdict == "called_for" and led.norm != "استئناف":
        return False
    return led.prep == "علي" or (led is scene.pieces[k] and before.norm == "علي") or _round_agreed_on(scene, clause.verb, k)


def _round_agreed_on(scene: Scene, verb: int, k: int) -> bool:
    """Whether a round of the talks is what is agreed to: «اتفقا على عقد جولة جديدة من المحادثات»."""
    rounds = next((j for j in range(k - 1, max(verb, k - 5), -1) if scene.pieces[j].norm in ("جوله", "جولات", "الجوله")), None)
    if rounds is None or any(p.prep not in ("", "من") or p.kind not in ("word", "lex", "cue") for p in scene.pieces[rounds + 1 : k]):
        return False
    first = rounds - 1 if scene.pieces[rounds - 1].kind == "word" and not scene.pieces[rounds].prep else rounds
    return scene.pieces[first].prep == "علي" or scene.pieces[first - 1].norm == "علي"


def _by_phone(scene: Scene, index: int, k: int) -> bool:
    """Whether it is told of a call: «تباحثا هاتفياً», «بحث، في اتصال هاتفي مع …»."""
    clause = scene.clauses[index]
    for j in range(max(clause.start, k - _FRONTED), clause.end):
        piece = scene.pieces[j]
        said = piece.norm in BY_PHONE or piece.norm == "الهاتفي" or (piece.norm == "الهاتف" and piece.prep == "عبر")
        if said and j >= k - _PHONED:
            return True
        entry = piece.has("noun") if piece.kind == "lex" else None
        if entry is None or triggers.nouns()[entry[1]].sense.name != "call":
            continue
        ahead = j < k and all(p.kind != "lex" for p in scene.pieces[clause.start : j])  # «في اتصال هاتفي، بحث فلان وفلان»
        if k < j < k + 9 or ahead:
            return piece.prep in ("في", "خلال", "ب", "عبر")
    return False


def _unfold(roles: Sequence[tuple[str, Phrase]]) -> list[tuple[str, Phrase]]:
    """Each state of «مسؤولين أمريكيين ومصريين» and each side of «الجانبان» for itself; a delegation's head before its body."""
    found: list[tuple[str, Phrase]] = []
    seen: set[str] = set()
    for role, phrase in roles:
        for part in phrase.parts or (phrase,):
            if part.chief is not None:
                part.chief.of = part.chief.of or part.of or ((part.actor,) if part.actor else ())
                part = part.chief
            key = part.actor or part.name or ""
            if not key or key in seen:
                continue
            seen.add(key)
            found.append((role, part))
    return found


def _own_groups(roles: Sequence[tuple[str, Phrase]]) -> None:
    """Names groups of a person's own state as they are called: «التقى رئيس الوزراء قادة الأجهزة الأمنية الإسرائيلية»."""
    home = {p.country for _, p in roles if p.kind in ("person", "office") and p.country}
    for _, phrase in roles:
        if phrase.kind == "group" and phrase.actor in home and phrase.label and not phrase.chief:
            phrase.name, phrase.actor = phrase.label, None


def _facing_rebels(scene: Scene, roles: Sequence[tuple[str, Phrase]]) -> None:
    """Names «الوفد الحكومي», «الحكومة» of nobody named before by the state of the movement on the other side: «مشاورات بين الوفد الحكومي والحوثيين»."""
    sides = [p for _, p in roles]
    rebels = {p.country for p in sides if p.country and _is_rebel(scene, p)}
    if len(rebels) != 1:
        return
    iso = rebels.pop()
    for phrase in sides:
        if phrase.kind in ("group", "organisation") and not phrase.actor and not phrase.country and _governs(scene, phrase):
            phrase.name, phrase.actor, phrase.country, phrase.label = state_name(iso), iso, iso, None


def _is_rebel(scene: Scene, phrase: Phrase) -> bool:
    known = scene.discourse.roster.by_id.get(phrase.actor or "")
    return known is not None and known.kind in ("organisation", "group") and known.sector == "REB"


def _governs(scene: Scene, phrase: Phrase) -> bool:
    """Whether the phrase's words call it the government's: «الوفد الحكومي», «الحكومة الشرعية»."""
    words = next((p.norm for p in scene.pieces if p.phrase is phrase), "").split(" ")
    return any(w.removeprefix("ال") in ("حكومه", "حكومي", "حكوميه") for w in words)


def _embodied(roles: list[tuple[str, Phrase]]) -> list[tuple[str, Phrase]]:
    """The roles without the states that only an adjective named where their people stand beside: «اجتماع روسي أميركي شارك فيه لافروف …»."""
    people = {p.country for _, p in roles if p.kind in ("person", "office")}
    return [(role, p) for role, p in roles if p.rule != "nisba" or p.kind != "state" or p.country not in people]
