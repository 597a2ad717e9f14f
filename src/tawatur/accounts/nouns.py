"""Happenings told by event nouns and masdars."""

from __future__ import annotations

from tawatur.accounts import foreground
from tawatur.accounts import lexicon as triggers
from tawatur.accounts.ahead import told_to_come
from tawatur.accounts.answers import answered_about
from tawatur.accounts.arguments import Arguments, after
from tawatur.accounts.before_verb import subject_left
from tawatur.accounts.beside import PAPERS
from tawatur.accounts.called_off import cancelled, may_yet_be, none_at_all
from tawatur.accounts.clauses import COMMAS, Clause, is_verb
from tawatur.accounts.drafts import Draft, Scene, agreed_on, build_draft
from tawatur.accounts.enough import ACTING, is_many, names_enough
from tawatur.accounts.handed import read_made
from tawatur.accounts.invitations import invited_to
from tawatur.accounts.lexicon import Sense, sayings
from tawatur.accounts.locating import PLACING, locates
from tawatur.accounts.noun_arguments import gathers, noun_arguments
from tawatur.accounts.owners import (
    ENDED,
    addressees,
    began_with,
    between,
    had_by,
    host_met,
    hosts_of,
    minded,
    occasioned,
    rumoured,
    spoken_for,
    taking_part,
    who_answers,
    who_left,
    whom_invited,
)
from tawatur.accounts.proposal_nouns import read_met_with, read_proposal_noun
from tawatur.accounts.roles import roles_for, visit_roles
from tawatur.accounts.rounds import is_earlier, ordinal_at
from tawatur.accounts.sides_before import take_sides
from tawatur.accounts.sought import whom_sought
from tawatur.accounts.status import consented
from tawatur.accounts.unlisted import HARM
from tawatur.accounts.wordforms import is_one_of
from tawatur.mentions.lexicon import Entry
from tawatur.mentions.numbers import small_number
from tawatur.mentions.pieces import OFFICIAL, SIDES, Phrase
from tawatur.mentions.words import word_sets
from tawatur.model import Place, Status

ASPECTS = (
    "متواصله", "مستمره", "جاريه", "متعثره", "متوقفه", "بدات", "تبدا", "انطلقت", "استمرت", "تستمر", "تواصلت", "توقفت", "فشلت", "تعثرت", "انهارت",
    "انتهت", "استونفت", "بدء", "بداء", "استيناف", "استمرار", "مواصله", "انهيار", "فشل", "تعثر", "وقف", "تجري", "جرت", "لا تزال", "ما زالت", "الجاريه",
)  # fmt: skip
HELD = ("عقد", "عقدت", "انعقد", "انعقدت", "استضافتها", "استضافها", "احتضنتها", "احتضنها", "شهدتها", "دارت", "دامت", "استغرقت", "امتدت", "اختتمت", "عقدتها")
NOMINAL_TYPES = frozenset({"ASSAULT", "PROTEST", "COERCE"})  # told by masdars alone: «قصف», «احتجاج», «اعتقال»
DEEDS = frozenset({"SANCTION", "RETREAT", "MOBILIZE", "CONCEDE", "COOPERATE", "AID", "COERCE"})  # whoever makes them known does them: «أعلنت … سحب قواتها»
_MOVING = frozenset({"سحب", "أخرج", "نشر", "حشد", "عزز", "زاد"})  # of troops by whose they are
_FORCES = frozenset({"police", "Police", "Army", "army", "Armed", "Forces", "Interior", "Security", "Guard", "authorities", "Gendarmerie", "Defence", "Defense"})
_DONE_TO = frozenset({"COERCE", "SUPPORT", "ACCUSE", "THREATEN", "SANCTION", "AID", "REQUEST"})  # to somebody: whose the masdar is behind a light verb
_HOUSES = word_sets()["houses"]
_MEANS = word_sets()["means_of_contact"]
_BILATERAL = frozenset({"ثنائي", "ثنائيا", "ثنائيه", "انفرادي", "انفراديا", "انفراديه"})
_OF_BODIES = word_sets()["adjectives_of_bodies"]
_PROPOSED = frozenset({"المقترح", "المقترحه", "المامول", "الماموله"})
_MAY_BE = ("يعقد", "تعقد", "ينعقد", "تنعقد", "يتم", "تتم", "يجري", "تجري", "يحصل", "تحصل", "يحدث", "يلتئم", "تلتئم", "يجمع", "تجمع", "يضم", "تضم")
_MAY_REACH = 12  # pieces between a meeting and «قد يعقد»
_CALL = frozenset({"دعوه", "لدعوه", "بدعوه", "دعوات", "لدعوات"})
_CEASING = frozenset({"وقف", "ووقف", "لوقف", "بوقف"})


_READY = frozenset({"مستعد", "مستعده", "استعداده", "استعدادها", "جاهز", "جاهزه"})
_GIVEN = frozenset({"صحفيا", "صحافيا", "تلفزيوني", "تلفزيونيا", "اذاعيا", "متلفز", "متلفزا"})  # an interview: «حواراً تلفزيونياً»


_ROLES = frozenset({"دور", "دوره", "دورها", "دورهم", "بدور", "الدور", "بالدور", "لدوره", "لدورها", "لدور"})


def _of_role(scene: Scene, k: int) -> bool:
    """Whether the noun with the article at piece k only says what somebody has a part in: «دور قطر في التواصل مع الحركة»."""
    led = k > 1 and scene.pieces[k].definite and (scene.pieces[k].prep == "في" or scene.pieces[k - 1].norm == "في")
    return led and any(p.norm in _ROLES for p in scene.pieces[max(0, k - 5) : k - 1])


def read_noun(scene: Scene, index: int, k: int, subject: list[Phrase], carried: str) -> Draft | None:
    """The happening told by the event noun or masdar at piece k of clause `index`; `carried` is the voice of its light verb, if one has it."""
    entry = _fitting(scene, index, k)
    trigger = triggers.nouns()[entry[1]] if entry[0] == "noun" else triggers.verbs()[entry[1]]
    bare = entry[0] == "noun" and not carried
    if entry[0] == "masdar" and not carried and trigger.sense.name in ("agree", "sign") and (tellers := _welcomed(scene, k)):
        return _Noun(scene, index, k, trigger, tellers, "announced").draft()
    if carried == "event" and trigger.sense.name in ("agree", "sign") and entry[0] == "masdar" and scene.pieces[k].enclitic in ("ه", "ها"):
        return None  # «الاتفاق الذي تم إبرامه مع إيران»: by whom, nothing tells
    if trigger.sense.type == "PROPOSAL" and (met := read_met_with(scene, index, k, trigger.sense)) is not None:
        return met
    if trigger.sense.type == "PROPOSAL" and (made := read_made(scene, index, k, trigger.sense)) is not None:
        return made
    if not carried and trigger.sense.type == "CONSULT" and _of_role(scene, k):
        scene.refused.add(k)
        return None  # «معروف بدوره في التواصل مع الحركة»
    if not _tells(scene, index, k, entry, trigger, carried):
        return None
    if trigger.sense.type == "PROPOSAL":
        doers = subject if carried else []
        return read_proposal_noun(scene, index, k, trigger.sense, doers) if entry[0] == "masdar" else None
    if trigger.lemma == "مؤتمر صحفي" and carried == "join" and not any(p.prep == "مع" or p.norm.startswith(("مع", "مشترك")) for p in scene.pieces[k + 1 : k + 7]):
        return None  # «شارك خبراء في مؤتمر صحفي نظمته المعارضة»
    noun = _Noun(scene, index, k, trigger, subject, carried or ("announced" if _announced(scene, index, k, entry, trigger) else ""))
    if not (not carried and noun.find_addressed()) and bare:
        noun.find_sides()
    return noun.draft()


def _fitting(scene: Scene, index: int, k: int) -> Entry:
    """The word's row: of several that a masdar may be, the first whose words stand beside it, «قطع علاقاتها», no «قطع الطريق»."""
    entry = scene.pieces[k].has("noun", "masdar")
    assert entry is not None
    for other in scene.pieces[k].entries if entry[0] == "masdar" else ():
        if other[0] == "masdar":
            row = triggers.verbs()[other[1]]
            if (not row.companions or _has_beside(scene, k, row.companions)) and (not row.prep or _has_prep(scene, index, k, row.prep)):
                return other
    return entry


def _tells(scene: Scene, index: int, k: int, entry: Entry, trigger: triggers.Trigger, carried: str) -> bool:
    """Whether the word tells a happening here at all."""
    piece, sense = scene.pieces[k], trigger.sense
    if any(p.norm in _GIVEN or (p.norm in ("خاص", "خاصا") and trigger.lemma.startswith("حوار")) for p in scene.pieces[k + 1 : k + 3]):
        return False  # «أجرت حواراً خاصاً مع السفير»
    if trigger.alone == "light" and not carried and not _in_meeting(scene, k) and not _of_round(scene, k) and not invited_to(scene, index, k) and not agreed_on(scene, scene.clauses[index], k):
        return False
    if sense.type == "ASSAULT" and k and scene.pieces[k - 1].norm in _CEASING:
        return False  # «وقف إطلاق نار»
    if entry[0] == "noun":
        if piece.definite and k and not scene.pieces[k].prep and {scene.pieces[k - 1].norm, scene.pieces[k - 1].norm[1:]} & _MEANS and trigger.sense.mode in ("contact", "call"):
            scene.refuse(k, f"{trigger.lemma}: what it is a means of")
            return False  # «لجان التواصل في كل من …»
        if sense.type == "PROTEST" and piece.enclitic:
            return False  # «مسيرته الفنية»: a career, no march
        if not trigger.refers and not carried and sense.type == "CONSULT" and _is_topic(scene, index, k):
            scene.refuse(k, f"{trigger.lemma}: what another meeting was about")
            return False
        if not carried and sense.type == "CONSULT" and answered_about(scene, index, k):
            scene.refuse(k, f"{trigger.lemma}: what a plan was about")
            return False
        return True
    if trigger.prep and not _has_prep(scene, index, k, trigger.prep):
        return False  # «تم تحقيق الهدف»: no inquiry
    if trigger.lemma in _HOUSES and not carried and piece.prep != "ب":
        return False  # «مدير سجن المحافظة»
    named = sense.type == "PROPOSAL" and k + 1 < len(scene.pieces) and scene.pieces[k + 1].phrase is not None  # «استخدام موسكو حق النقض»
    if sense.name == "discuss" or (trigger.companions and not _has_beside(scene, k + named, trigger.companions)):
        return False
    if not carried and _announced(scene, index, k, entry, trigger):
        return True
    return bool(carried) or sense.type in NOMINAL_TYPES or sense.type == "PROPOSAL" or sense.name == "receive"


def _announced(scene: Scene, index: int, k: int, entry: Entry, trigger: triggers.Trigger) -> bool:
    """Whether a masdar of agreeing is what the clause's verb makes known: «أعلنت الحركة التوصل إلى اتفاق مع الحكومة», «… توصلها إلى اتفاق»."""
    verb = scene.clauses[index].verb
    deed = trigger.sense.type in DEEDS
    if entry[0] != "masdar" or not (deed or trigger.sense.name in ("agree", "sign")) or verb is None or verb >= k or (scene.pieces[k].prep and not (deed and scene.pieces[k].prep == "عن")):
        return False
    between = scene.pieces[verb + 1 : k]
    if deed and between and between[-1].norm == "عن":
        between = between[:-1]  # «أعلن الجيش عن زيادة قواته»
    if any(p.kind == "lex" or p.cue in ("sub", "rel") for p in between) or (between and between[-1].cue == "prep"):
        return False
    spoken = scene.pieces[verb].has("speech")
    if deed:
        return spoken is not None and sayings()[spoken[1]].lemma == "أعلن" and not (between and between[-1].kind == "word")
    return spoken is not None and (scene.pieces[k].definite or bool(scene.pieces[k].enclitic))


def _welcomed(scene: Scene, k: int) -> list[Phrase]:
    """Who made known the agreement of which the masdar tells, where another takes it up: «رحّب المبعوث بإعلان الحكومة والحركة التوصل إلى هدنة»."""
    found: list[Phrase] = []
    for j in range(k - 1, max(-1, k - 8), -1):
        piece = scene.pieces[j]
        if piece.phrase is not None and piece.phrase.kind in ACTING and (piece.conj or scene.pieces[j - 1].norm in _ANNOUNCEMENT):
            found.insert(0, piece.phrase)
            if not piece.conj:
                return found if len(found) >= 2 and scene.pieces[k].definite else []
        elif piece.kind != "time":
            return []
    return []


_ANNOUNCEMENT = frozenset({"اعلان", "باعلان", "لاعلان", "باعلاني"})


def _at_arms(phrase: Phrase) -> bool:
    """Whether the phrase is police, troops or their ministry, who arrest those of whose arrest they tell."""
    return phrase.group in ("soldiers", "policemen") or bool(_FORCES & set((phrase.label or phrase.name or "").split()))


def _of_round(scene: Scene, k: int) -> bool:
    """Whether the noun says of what a round is, «الجولة العاشرة من الحوار»."""
    if scene.pieces[k].prep not in ("من", "ل"):
        return False
    before = [p for p in scene.pieces[max(0, k - 4) : k] if p.norm != "من"]
    return any(p.norm in ("الجوله", "جوله", "جولات", "جولتين", "جولتان") for p in before) and all(p.kind == "word" or p.cue == "prep" for p in before[-2:])


def _has_prep(scene: Scene, index: int, k: int, prep: str) -> bool:
    """Whether the preposition stands behind piece k in its clause, with or without a pronoun."""
    behind = scene.pieces[k + 1 : scene.clauses[index].end]
    led = any(p.prep == prep or (p.norm.startswith(prep) and len(p.norm) <= len(prep) + 2) for p in behind)
    return led or (prep == "الي" and any(p.norm[:1] == "ل" and p.norm[1:] in PAPERS for p in behind[:2]))  # «تم التوصل لاتفاق»


def settle(scene: Scene, index: int, k: int, trigger: triggers.Trigger, draft: Draft) -> None:
    """Gives a draft of the noun at piece k, whatever found its sides, the status that what stands around the noun lets it have."""
    _Noun(scene, index, k, trigger, [], "").settle_status(draft)


class _Noun:
    """An event noun, what stands behind it, and who has which part in it."""

    def __init__(
        self,
        scene: Scene,
        index: int,
        k: int,
        trigger: triggers.Trigger,
        subject: list[Phrase],
        carried: str,
    ) -> None:
        self.scene, self.index, self.k, self.trigger, self.sense = scene, index, k, trigger, trigger.sense
        self.subject, self.carried = subject, carried
        self.piece, self.clause = scene.pieces[k], scene.clauses[index]
        self.args, self.own = noun_arguments(scene, k, self.clause, subject, self.sense)
        if carried == "active" and (whom := whom_sought(scene, self.clause, k, self.sense.name, subject)) is not None:
            self.own, self.args.object = [], [whom, *self.args.object]  # «ويعتزم زيارته مجدداً»
        self.invited = False
        self.at_margin = self.clause.verb is not None and self.clause.verb < k and self.clause.verb != k and (self.piece.prep == "علي هامش" or (k > 0 and scene.pieces[k - 1].norm == "علي هامش"))
        if self.at_margin:
            self.args.preps.pop("مع", None)  # «بحث على هامش اجتماع الحلف مع نظيره …»: whom he met
        if not carried and _demonstrated(scene, k) and self.clause.verb is not None and self.clause.verb < k and self._after_occasion():
            self.args.preps = {prep: phrases for prep, phrases in self.args.preps.items() if prep not in ("ب", "مع")}  # «سيلتقي عقب هذا الاجتماع بالرئيس»: the verb's
        self.answer = None if carried or self.piece.prep not in ("الي", "ل") else who_answers(scene, self.clause, k)
        if len(self.own) == 1 and self.own[0].kind == "group" and not self.own[0].name and len(self.args.preps.get("بين", ())) >= 2:
            self.own = []  # «اجتماع الرؤساء الذي عُقد في … بين …»
        if self.sense.mode == "visit":
            self._find_visitor()
        self.roles = self._visit_parts() if self.sense.mode == "visit" else self._parts()

    def _after_occasion(self) -> bool:
        """Whether «عقب هذا» or the like stands before the noun."""
        return any(p.norm in ("عقب", "بعد", "قبل", "خلال", "قبيل") for p in self.scene.pieces[max(0, self.k - 3) : self.k])

    def _find_visitor(self) -> None:
        preps = self.args.preps
        if not self.own and (preps.get("الي") or self.args.places):
            self.own = [p for p in preps.get("ل", []) if p.kind in ("person", "office", "group")]
            preps["ل"] = [p for p in preps.get("ل", []) if p not in self.own]  # «زيارة لفلان إلى طرابلس»
        if not self.own and self.answer is not None:
            self.own = [self.answer[0]]
        if not self.own and not self.carried and self.piece.prep in ("الي", "ل"):
            self.own = [p for p in (whom_invited(self.scene, self.clause, self.k),) if p is not None]
            self.invited = bool(self.own)
        if not self.own and not self.carried and (gone := who_left(self.scene, self.clause, self.k)) is not None:
            self.own = [gone[0]]
            if not (preps.get("الي") or preps.get("ل") or self.args.places):
                preps["الي"] = [gone[1]]

    def _visit_parts(self) -> list[tuple[str, Phrase]]:
        if self.carried == "active" and self.subject and self.own and not self.piece.enclitic:
            self.args.object, self.own = [*self.own, *self.args.object], []  # «قام بزيارة المرجع»
        visitors = self.own or (self.subject if self.carried else [])
        if self.carried == "active" and self.piece.prep == "ب" and self.subject and [p.kind for p in self.own] == ["person"]:
            visitors, self.args.object = self.subject, [*self.own, *self.args.object]  # «قام بزيارة فلان»
        roles = [("source", p) for p in visitors if p.kind in OFFICIAL or p.kind == "group"]
        return roles + visit_roles(self.scene, self.sense, self.k, self.clause, [], self.args)

    def _parts(self) -> list[tuple[str, Phrase]]:
        sense, hearers = self.sense, self.args.preps.get("ل", [])
        done = bool(self.carried) and self.scene.pieces[self.k].has("noun") is None  # by whoever does the light verb
        behind = next((p for p in self.scene.pieces[self.k + 1 :] if p.cue not in ("num", "quant", "coord") and p.kind not in ("figure", "mark")), None)
        if done and sense.type in DEEDS and self.own and self.own[0].start > self.piece.start and (behind is None or behind.phrase is not self.own[0]):
            self.own = []  # «قررت تجميد أصول روسيا»: whose the assets are
        if done and self.subject and self.trigger.lemma in _MOVING and self.own and all(p.group in ("soldiers", "fighters") for p in self.own):
            self.own = []  # «أعلن الجيش إخراج الفرقة من القطاع»: whom it moves
        roles = _possessed(sense, self.own, self.args, done)
        roles += roles_for(sense, [], self.args)
        if not self.own and sense.name in ("meet", "talks", "summit"):
            roles += [("source", p) for p in hearers if is_many(p)]  # «اجتماع لزعماء القبائل»
        if sense.name == "receive":
            roles += [("source", p) for p in hearers if p.kind in ACTING]
            by = self.args.preps.get("من", []) if self.carried == "receive" else []  # «حظي باستقبال من الرئيس»
            roles += [("host", p) for p in (*self.args.agents, *by) if p.kind in ACTING]
        if self._is_received():
            roles = [("source" if role == "host" else "host", p) for role, p in roles]
        if self.carried == "announced":
            return roles + (self._doing(roles) if sense.type in DEEDS else self._announcing())
        if self.carried and self.carried != "event":
            part = "mediator" if sense.subject == "mediator" and not self.own else "source"
            roles = [(part, p) for p in self.subject] + roles
        return roles

    def _announcing(self) -> list[tuple[str, Phrase]]:
        """Who makes the agreement known, as one of its sides: none where it is told to be between others, or with nobody by one."""
        preps, who = self.args.preps, [p for p in self.subject if p.kind in ACTING]
        if self.own or preps.get("بين") or not (preps.get("مع") or len(who) >= 2):
            return []
        return [("source", spoken_for(p)) for p in who]

    def _doing(self, roles: list[tuple[str, Phrase]]) -> list[tuple[str, Phrase]]:
        """Who announces a deed of his own: «أعلنت الرياض قطع علاقاتها مع طهران»; of arrests, only men at arms."""
        if any(role == "source" for role, _ in roles):
            return []
        who = [spoken_for(p) for p in self.subject if p.kind in ACTING and p.kind != "anonymous_source"]
        return [("source", p) for p in who if p.name and (self.sense.type != "COERCE" or _at_arms(p))]

    def _is_received(self) -> bool:
        """Whether the noun is the guest's: «كان في استقباله الملك», «كان في استقبال الوزير نظيره»."""
        before = self.scene.pieces[max(0, self.k - 3) : self.k]
        within = self.piece.prep == "في" or any(p.norm == "في" for p in before[-1:])
        return (
            self.sense.name == "receive"
            and within
            and any(p.cue == "aux" for p in before)
        )

    def find_sides(self) -> None:
        """Looks outside the noun's own words for who met, where no light verb carries it."""
        if self.at_margin and len(self.own) < 2 and not self.args.preps.get("بين"):
            return  # «التقاه على هامش اجتماع المنظمة»: who was there is not told
        if self.answer is not None and self.own and self.sense.mode != "visit":
            self.roles = [("source", p) for p in (self.answer[0], *self.own)]
            return
        if self.sense.needs == "two" and not self.own and not {"بين", "مع"} & set(self.args.preps) and (guests := invited_to(self.scene, self.index, self.k)):
            self.invited = True
            self._meet(guests)
            return
        if self.sense.needs == "two":
            self._find_pair()
        if self.sense.name == "talks" and (sides := self._go_on_with()):
            self.roles += [("source", p) for p in sides]
        if self.sense.type == "CONSULT" and self.k and (there := taking_part(self.scene, self.index, self.k, self.subject)):
            self.own, self.roles = [*there, *self.own], [("source", p) for p in there] + self.roles
            over = any({p.norm, p.prep} & ENDED for p in self.scene.pieces[max(0, self.k - 5) : self.k])  # «توجه إلى … بعد مشاركته في القمة»
            self.args.places = self.args.places or ([] if over else between(self.scene, self.k))
            return
        guest = host_met(self.scene, self.index, self.k, self.own, self.args, self.subject)
        if guest is not None:
            part = "target" if self.sense.mode == "visit" else "source"
            self.own, self.roles = [guest], [("source", guest), *((part, p) for p in self.own)]
        if (
            ((self.piece.prep == "ل" and not _of_round(self.scene, self.k)) or self._opens_with() or consented(self.scene.pieces, self.k))
            and self.own
            and not self.args.preps.get("بين")
            and self.sense.mode != "visit"
        ):
            who = minded(self.scene, self.clause, self.k) or [p for p in hosts_of(self.scene, self.index, self.k, self.subject) if p not in self.own]
            self.roles = [("source", p) for p in [*who, *self.own]] if who else []  # «وصل للقاء الرئيس»
        theirs = bool(self.own) or bool(self.args.preps.get("بين"))
        if not theirs and self.k and (had := had_by(self.scene, self.clause, self.k) or minded(self.scene, self.clause, self.k) or rumoured(self.scene, self.index, self.k)):
            self.own, self.roles = had, [*(("source", p) for p in had), *self.roles]  # «كان لباتيلي لقاء مع …»
        if not self.own and self.sense.needs != "target" and self._outside() and not self.args.preps.get("بين"):
            led = self.sense.mode != "visit" or self.piece.prep in ("في", "خلال", "اثناء", "ب", "على هامش")
            led = led or consented(self.scene.pieces, self.k) or self._ready()  # «أعلن عزمه زيارة موسكو»
            hosts = hosts_of(self.scene, self.index, self.k, self.subject) if led else []
            self.roles = [("source", p) for p in hosts] + self.roles

    def _go_on_with(self) -> list[Phrase]:
        """The sides of the happening told before, where the noun with its article has only a host: «في ختام المحادثات التي استضافتها كوبا»."""
        sides = self.scene.here or self.scene.discourse.sides
        return list(sides) if self.args.hosted and self.piece.definite and not self.own and not self.args.preps and len(sides) >= 2 else []

    def _ready(self) -> bool:
        """Whether somebody says that he is ready for it: «قال إنه مستعد لزيارة موسكو»."""
        return self.piece.prep == "ل" and self.k > 0 and self.scene.pieces[self.k - 1].norm in _READY

    def _opens_with(self) -> bool:
        """Whether a light verb says that something began or ended with the noun: «بدأ جولته بلقاء الرئيس»."""
        verb = self.clause.verb
        if began_with(self.scene, self.clause, self.k) is not None:
            return True
        return (
            self.piece.prep == "ب" and verb is not None and verb < self.k and bool(self.scene.pieces[verb].has("light"))
        )

    def _find_pair(self) -> None:
        """Takes those the clause names for the sides of a noun that names none itself."""
        occasion = occasioned(self.scene, self.k)
        alone = not self.own and all(p.kind == "place" for phrases in self.args.preps.values() for p in phrases)
        if alone and not self.args.object and len(self.subject) >= 2:
            if occasion or (self.piece.prep == "في" and not self.piece.definite):
                self._meet(
                    [p for p in self.subject if p.kind in SIDES]
                )  # «اتفق فلان وفلان، خلال اجتماع في …»
        agreeing = list(self.subject[0].parts or self.subject) if len(self.subject) == 1 else self.subject
        if alone and not self.args.object and len(self.subject) == 1 and len(agreeing) >= 2 and occasion and not self.piece.definite:
            self._meet(list(agreeing))  # «فشل قادة كوسوفو وصربيا في توقيع اتفاق خلال محادثات …»
        if alone and not self.args.object and len(agreeing) >= 2 and agreed_on(self.scene, self.clause, self.k):
            self._meet([p for p in agreeing if p.kind in SIDES])  # «وافق فلان وفلان على عقد قمة»
        if len(self.own) == 1 and self.own[0].kind == "organisation" and len(self.subject) >= 2 and occasion:
            self._meet(list(self.subject))  # «وقّع الوفدان …، في ختام محادثات اللجنة المشتركة»
        if not self.own and alone and self.clause.verb is None and occasion and self.k >= 3:
            self._meet(self._addressing())
        clause, subject = self._resumed()
        if not self.own and alone and len(subject) == 1:
            if occasion or (self.piece.prep == "في" and (self.sense.mode == "call" or self._set_off())):
                told = addressees(self.scene, clause, self.k, subject[0])
                self._meet([subject[0], *told] if told else [])

    def _resumed(self) -> tuple[Clause, list[Phrase]]:
        """The clause whose verb the noun goes on with, and who acts in it: the one that a relative clause broke off where it stands behind that."""
        clause = self.clause
        if clause.opener != "resume" or (clause.verb is not None and clause.verb < self.k) or clause.parent < 0:
            return clause, self.subject
        main = self.scene.clauses[clause.parent]
        if main.verb is None:
            return clause, self.subject
        return main, subject_left(self.scene.pieces, main, main.verb) or after(self.scene.pieces, main.verb + 1, main.end, True).subject

    def find_addressed(self) -> bool:
        """Takes whom the subject spoke to, where the noun's pronoun means either of them; whether it did: «أكد الرئيس للموفد، خلال استقباله في القصر، …»."""
        verb, theirs = self.clause.verb, self.args.object or any(p.kind != "place" for phrases in self.args.preps.values() for p in phrases)
        if self.piece.enclitic not in ("ه", "ها") or self.sense.name not in ("receive", "meet") or len(self.subject) != 1 or theirs:
            return False
        before = self.scene.pieces[self.k - 1].norm if self.k else ""
        if verb is None or verb > self.k or self.scene.pieces[verb].has("speech") is None or not (occasioned(self.scene, self.k) or before == "لدي"):
            return False
        who, told = self.subject[0], addressees(self.scene, self.clause, self.k, self.subject[0])
        if len(told) != 1 or not {p.name for p in self.own} <= {told[0].name, who.name}:
            return False
        self.own, self.roles = [who, told[0]], [("host" if self.sense.name == "receive" else "source", who), ("source", told[0])]
        return True

    def _set_off(self) -> bool:
        """Whether the noun with «في» stands between commas: «حث المبعوث الوزير، في اجتماع بصنعاء، على …»."""
        return self.sense.name == "meet" and not self.piece.definite and not self.piece.enclitic and any(p.norm in COMMAS for p in self.scene.pieces[max(0, self.k - 2) : self.k])

    def _meet(self, sides: list[Phrase]) -> None:
        if sides:
            lent = [(role, p) for role, p in self.roles if role in ("mediator", "host")]
            self.own, self.roles = sides, [("source", p) for p in sides] + lent

    def _addressing(self) -> list[Phrase]:
        """Both of «ماكرون للسيسي خلال اتصال: …»."""
        first, second = self.scene.pieces[self.k - 3 : self.k - 1]
        if first.phrase is None or second.phrase is None or second.prep != "ل" or first.prep:
            return []
        return [first.phrase, second.phrase]

    def _outside(self) -> bool:
        return bool(self.args.preps.get("مع") or self.args.preps.get("ب")) or self.sense.mode == "visit"

    def draft(self) -> Draft | None:
        """The draft, where its sides suffice or it takes up a happening told before."""
        draft = build_draft(
            self.scene, self.index, self.k, self.sense, self.roles, self.args, "noun", f"noun.{self.trigger.lemma}",
            self.own or self.subject, enough=False,
        )  # fmt: skip
        if draft is None:
            return None
        if self._is_one_sided():
            draft.roles = []
        self.settle_status(draft)
        draft.ordinal = ordinal_at(self.scene.pieces, self.k)
        draft.foreign = self.k + 1 < len(self.scene.pieces) and self.scene.pieces[self.k + 1].norm.removeprefix("ال") in _OF_BODIES
        behind = [p.norm for p in self.scene.pieces[self.k + 1 : self.k + 3]]
        draft.bilateral = bool(behind) and behind[0] in _BILATERAL
        last = bool(self.piece.enclitic) and behind[:1] in (["الاخير"], ["الاخيره"])
        draft.earlier = self.sense.mode in ("meeting", "talks", "summit") and bool(behind) and (last or (is_earlier(behind[0]) and not draft.reference))
        draft.plural = self.piece.norm.split(" ")[0].endswith("ات")
        if self._takes_up():
            draft.reference, draft.roles = True, []  # «وجرى الاجتماع بحضور فلان»: who attended the one told before
        if self.carried == "announced" and self.sense.type in DEEDS:
            sided = any(role == "source" for role, _ in draft.roles) and names_enough(self.scene, draft)
            return draft if sided else self._standing(draft) if self.sense.type == "COERCE" else None
        if self.carried == "announced":
            return draft if _names_two(draft) else None
        return draft if self.carried else self._standing(draft)

    def _after_plan(self) -> bool:
        """Whether the noun comes after what is only planned: «سيجتمع بالملك، قبل إجراء محادثات مع الرئيس»."""
        verb, before = self.clause.verb, self.scene.pieces[max(0, self.k - 2) : self.k]
        planned = verb is not None and verb < self.k and self.scene.pieces[verb].future
        return planned and self.sense.type == "CONSULT" and not self.piece.definite and any("قبل" in (p.norm, p.prep) for p in (*before, self.piece))

    def _told_of(self, k: int) -> bool:
        """Whether a verb behind the noun tells that it was held, began or went on: «مفاوضات استمرت أسبوعين», «المحادثات التي جرت في …»."""
        pieces = self.scene.pieces
        ahead = range(k + 1, min(k + 6, len(pieces)))
        return any(pieces[j].has("light", "verb") is not None and is_verb(pieces, j) and is_one_of(pieces[j].norm, ASPECTS + HELD) for j in ahead)

    def _is_one_sided(self) -> bool:
        """Whether only those behind «مع» are named, and nobody who met them."""
        if self.sense.needs != "two" or self.sense.mode == "visit" or self.own or self.carried:
            return False
        preps = self.args.preps
        return not preps.get("بين") and all(r != "source" or p in preps.get("مع", []) for r, p in self.roles)

    def settle_status(self, draft: Draft) -> None:
        if self.answer is not None:
            draft.status = self.answer[1]
            return
        if self.invited and draft.status in ("happened", "planned"):
            draft.status = "called_for"
        shown = self.k > 0 and self.scene.pieces[self.k - 1].cue == "dem"  # «دعا إلى هذا الاجتماع الذي …»
        if draft.status == "happened" and not self.carried and not shown and self.sense.type == "CONSULT" and self._called_to():
            draft.status = "called_for"
        if draft.status == "happened" and self.sense.type == "CONSULT" and none_at_all(self.scene.pieces, self.k):
            draft.status = "denied"
        if self.args.scheduled and not self.carried and draft.status == "happened":
            draft.status = "denied" if cancelled(self.scene.pieces, self.k) else "planned"  # «اللقاء الذي كان مقرراً أن يعقد … ألغي»
        if draft.status == "happened" and self.piece.definite and self.sense.type == "CONSULT" and self.k + 1 < len(self.scene.pieces) and self.scene.pieces[self.k + 1].norm in _PROPOSED:
            draft.status = "planned"  # «اللقاء المقترح بين …»
        if draft.status in ("happened", "planned") and not self.carried and self._may_be():
            draft.status = "hypothetical"  # «إن لقاء بينهما قد يعقد قريباً»
        if draft.status == "happened" and not self.carried and (self._after_plan() or told_to_come(self.scene, self.index, self.k)):
            draft.status = "planned"
        if draft.status == "happened" and self.k and self.scene.pieces[self.k - 1].future and is_verb(self.scene.pieces, self.k - 1):
            draft.status = "planned"  # «سيناقش اجتماع يضم …»
        if draft.status == "happened" and not self.carried and (asked := self._asked_for()):
            draft.status = asked
        if draft.status in ("happened", "ongoing") and self._suspended():
            draft.status = "denied"  # «علّقت الحكومة محادثاتها مع الحركة»
        if draft.status == "denied" and may_yet_be(self.scene.pieces, self.k):
            draft.status = "hypothetical"
        following = range(self.k + 1, min(self.k + 4, len(self.scene.pieces)))
        if draft.status == "planned" and any(_gathered(self.scene, j) for j in following):
            draft.status = "happened"  # «أعلن استضافة بلاده لاجتماع جمع بين …»

    def _may_be(self) -> bool:
        """Whether the clause of the noun, which no preposition brings, goes on that it may be held: «لقاء بينهما قد يعقد»."""
        pieces = self.scene.pieces
        if self.piece.prep:
            return False
        for j in range(self.k + 1, min(self.clause.end, self.k + _MAY_REACH) - 1):
            if pieces[j].norm == "قد" and is_verb(pieces, j + 1):
                return any(e[2] == "present" for e in pieces[j + 1].entries if e[0] in ("light", "verb")) and is_one_of(pieces[j + 1].norm, _MAY_BE)
            if is_verb(pieces, j):
                return False
        return False

    def _asked_for(self) -> Status | None:
        """What a verb says of the noun that its preposition brings: «طالبت المعارضة بلقاء بين …» called for; None where it says nothing."""
        verb = self.clause.verb
        if verb is None or verb >= self.k or not self.piece.prep:
            return None
        rows = [sayings()[e[1]] for e in self.scene.pieces[verb].entries if e[0] == "speech"]
        brought = any(row.stance == "DEMAND" and self.piece.prep in row.prep for row in rows)
        near = not any(p.kind == "cue" and p.cue in ("prep", "sub") for p in self.scene.pieces[verb + 1 : self.k])
        return "called_for" if brought and near else None

    def _called_to(self) -> bool:
        """Whether the clause's verb asks somebody to come to it, «دعا الرئيس الطرفين إلى لقاء», or somebody's call, «دعوة القاهرة إلى لقاء»."""
        verb, k = self.clause.verb, self.k
        led = self.piece.prep in ("الي", "ل") or (k > 0 and self.scene.pieces[k - 1].norm in ("الي", "علي"))
        if self.piece.prep == "الي" and not self.piece.definite:
            before = [p for p in self.scene.pieces[max(0, k - 4) : k] if p.cue != "prep"]
            if len(before) >= 2 and before[-1].phrase is not None and not before[-1].prep and before[-2].norm in _CALL:
                return True
        if verb is None or verb >= k or not led:
            return False
        asks = any(triggers.verbs()[e[1]].lemma in ("دعا", "حث") for e in self.scene.pieces[verb].entries if e[0] == "verb")
        return asks and not any(is_verb(self.scene.pieces, j) for j in range(verb + 1, k))

    def _suspended(self) -> bool:
        """Whether the noun is what the clause's verb breaks off or refuses: «أوقف», «علّق», «قاطع»."""
        verb = self.clause.verb
        if verb is None or verb >= self.k or self.carried or occasioned(self.scene, self.k):
            return False
        entry = self.scene.pieces[verb].has("verb")
        if entry is None or any(p.kind == "cue" and p.cue == "prep" for p in self.scene.pieces[verb + 1 : self.k]):
            return False
        trigger = triggers.verbs()[entry[1]]
        return trigger.sense.name == "reject" and (trigger.lemma == "قاطع" or is_one_of(self.piece.norm, trigger.companions))

    def _takes_up(self) -> bool:
        """Whether a light verb tells more of a meeting told before."""
        if self.carried not in ("event", "join") or not self.trigger.refers or not self.piece.definite:
            return False
        if self.carried == "join" and self.k and is_verb(self.scene.pieces, self.k - 1) and self.own:
            return False  # «حضر اللقاء فلان وفلان»
        if not self.scene.discourse.sides or self.args.object or {"مع", "بين", "ب"} & set(self.args.preps):
            return False
        return not (self.own or (self.carried == "join" and self.subject))  # «وحضر اللقاء فلان» tells who else came

    def _standing(self, draft: Draft) -> Draft | None:
        """The draft of a noun that no light verb carries; None, with the reason kept, where it says too little."""
        scene, k, sense, trigger = self.scene, self.k, self.sense, self.trigger
        if sense.type in NOMINAL_TYPES and sense.type not in foreground.WEIGHED:
            if not (draft.times or draft.places or _has_number(scene, k)):
                why = f"{trigger.lemma}: neither time, place nor number says that it is one happening"
                scene.silent.append((self.piece.norm, why))
                return None
        if names_enough(scene, draft):
            return draft
        if sense.mode in ("talks", "mediation") and not _names_two(draft) and self._outside():
            draft.roles = [("source", p) for p in self.args.preps.get("مع", [])]
            if _asserted(scene, k) and _one_side(draft):
                return draft
        if trigger.refers and (self.piece.definite or _demonstrated(scene, k)) and _stands_alone(scene, k):
            draft.reference, draft.places = True, [p for p in draft.places if self._told_of(k) or _right_behind(scene, k, p)]
            draft.roles = draft.roles or [("source", p) for p in self.args.preps.get("مع", []) if p.name]  # «اللقاء مع فلان تناول …»: that one of several
            return draft
        if not self.own and not self.piece.enclitic and self._told_of(k) and take_sides(scene, draft, self.args.preps):
            return draft
        scene.silent.append((self.piece.norm, f"{trigger.lemma}: sides not named"))
        return None


def _possessed(sense: Sense, own: list[Phrase], args: Arguments, carried: bool) -> list[tuple[str, Phrase]]:
    """The part of those whose the noun is: the doers, but «اعتقال ناشط», «سجنه», «حاولت الشرطة تطويق المحتجين» whom it befell, unless «لـ» brings another."""
    part = sense.subject if sense.subject != "-" else "source"
    befell = ((sense.needs == "target" and sense.mode in (*HARM, "arrest")) or (carried and sense.object == "target" and sense.type in _DONE_TO)) and not args.object
    if not befell:
        return [(part, p) for p in own]
    behind = [p for p in args.preps.get("ل", []) if p.kind != "place"] if own else []
    return [(part if behind else "target", p) for p in own] + [("target", p) for p in behind]


def _has_beside(scene: Scene, k: int, words: tuple[str, ...]) -> bool:
    """Whether one of the words stands next to the noun, or behind those named by «بين»: «التوقيع بين الحكومة والمجلس على اتفاق»."""
    if k + 1 < len(scene.pieces) and scene.pieces[k + 1].norm == "بين":
        k = next((j for j in range(k + 2, len(scene.pieces)) if scene.pieces[j].kind != "np" and scene.pieces[j].norm not in COMMAS), k + 2) - 1
    return any(is_one_of(p.norm, words) or (p.norm[:1] == "ل" and p.norm[1:] in words) for p in scene.pieces[k + 1 : k + 3])


def _is_topic(scene: Scene, index: int, k: int) -> bool:
    """Whether the noun stands among what was discussed: «تناول الاجتماع المستجدات في مفاوضات …»."""
    clause = scene.clauses[index]
    for j in range(clause.start, k):
        entry = scene.pieces[j].has("verb")
        if (
            entry is not None
            and triggers.verbs()[entry[1]].sense.name in ("discuss", "talks", "consult", "meet")
            and j < k - 1
        ):
            return (
                scene.pieces[k - 1].kind == "cue"
                and scene.pieces[k - 1].cue == "prep"
                and k >= 2
                and scene.pieces[k - 2].kind == "word"
            )
    return False


def _asserted(scene: Scene, k: int) -> bool:
    """Whether it is said that the talks go on, began or ended, though only one side is named: «المفاوضات مع الخاطفين متواصلة»."""
    first = max(0, k - 2)
    near = scene.pieces[first : min(len(scene.pieces), k + 9)]
    return any(is_one_of(p.norm, ASPECTS) or p.norm in ASPECTS for p in near if p is not scene.pieces[k])


def _one_side(draft: Draft) -> bool:
    return any(p.kind in ACTING and (p.actor or p.name) for _, p in draft.roles)


def _names_two(draft: Draft) -> bool:
    """Whether the draft names two sides already."""
    return len({p.actor or p.name for _, p in draft.roles if p.actor or p.name}) >= 2


def _stands_alone(scene: Scene, k: int) -> bool:
    """Whether the definite noun is a subject or stands after «خلال» and the like, not inside another noun's phrase."""
    before = scene.pieces[k - 1] if k else None
    if before is None or before.kind in ("mark", "time", "lex") or scene.pieces[k].conj:
        return True
    if before.kind == "cue":
        return before.cue != "prep" or before.norm in (
            "خلال",
            "في",
            "بعد",
            "عقب",
            "اثناء",
            "في ختام",
            "في اعقاب",
            "علي هامش",
            "قبل",
        )
    return False


def _right_behind(scene: Scene, k: int, place: Place) -> bool:
    """Whether the place stands next to the noun, adjectives and «مدينة» apart: «خلال الاجتماع في بروكسل», not «الاجتماع تناول الوضع في ليبيا»."""
    between = [p for p in scene.pieces[k + 1 : k + 6] if p.start < place.start]
    led = all(p.kind == "time" or p.norm in PLACING or (p.kind == "word" and (p.norm.startswith("ال") or locates(scene.pieces, n))) for n, p in enumerate(between, k + 1))
    return led and bool(between) and len(between) < 5


def _has_number(scene: Scene, k: int) -> bool:
    """Whether a number stands beside the noun: «مقتل 12», «خمس غارات»."""
    return any(p.norm[:1].isdigit() or small_number(p.norm) is not None for p in scene.pieces[max(0, k - 1) : k + 4])


def _demonstrated(scene: Scene, k: int) -> bool:
    return k > 0 and scene.pieces[k - 1].kind == "cue" and scene.pieces[k - 1].cue == "dem"


def _in_meeting(scene: Scene, k: int) -> bool:
    """Whether a press conference is told as one of two sides: «مؤتمر صحفي مشترك مع نظيره»."""
    return any(p.norm in ("مشترك", "المشترك", "مع") for p in scene.pieces[k + 1 : k + 4])


def _gathered(scene: Scene, j: int) -> bool:
    """Whether the word tells as done that a meeting brought people together: «جمع»."""
    entry = scene.pieces[j].has("verb")
    coming = any(e[0] == "verb" and e[2] == "present" for e in scene.pieces[j].entries)  # «قمة تجمع فلاناً وفلاناً»
    return entry is not None and entry[2] == "past" and not coming and is_verb(scene.pieces, j) and gathers(scene, j)
