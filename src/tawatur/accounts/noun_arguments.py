"""What stands behind an event noun: whose it is, and what its prepositions bring."""

from __future__ import annotations

from collections.abc import Sequence

from tawatur.accounts import lexicon as triggers
from tawatur.accounts.arguments import AGENTS, Arguments, after
from tawatur.accounts.asides import of_aside
from tawatur.accounts.beside import (
    acts_for,
    apposed,
    each_as_object,
    joining,
    parts_sides,
    related_to,
    relates,
    spelled_out,
    sponsoring,
)
from tawatur.accounts.clauses import COMMAS, Clause, clause_at, is_verb
from tawatur.accounts.drafts import Scene
from tawatur.accounts.lexicon import Sense
from tawatur.accounts.locating import expanse, is_place, locality, locates, of_people, of_situation
from tawatur.accounts.owners import hosts_of, owner_of, said_speaker
from tawatur.accounts.wordforms import counted_off
from tawatur.mentions.discourse import state_name
from tawatur.mentions.lexicon import DASHES, nisba_of
from tawatur.mentions.pieces import Phrase, Piece
from tawatur.mentions.words import describing, word_sets

SPANNING = frozenset({"شملت", "شمل", "ضمت", "ضم", "تشمل", "تضم", "يشمل", "يضم", "جمعته", "جمعتها", "جمعهم"})
_SAW = frozenset({"شهد", "شهدت", "عرف", "عرفت", "سجل", "سجلت"})
_PRESENCE = frozenset({"مشاركه", "حضور"})
_ARRANGED = frozenset(
    {"مقرر", "مقررا", "مقرره", "مزمع", "مزمعا", "مزمعه", "مرتقب", "مرتقبه", "منتظر", "منتظره", "مرتقبا", "منتظرا", "محدد", "محددا", "محدده", "مبرمجا", "مبرمجه"}
)
_HOLDING = frozenset({"عقده", "عقدها", "اجراوه", "اجراوها", "اجرايها", "اجرايه", "القيام"})
_BESIDES = frozenset(
    {"اضافه الي", "بالاضافه الي", "الي جانب", "فضلا عن", "من بينهم", "بينهم", "من بينها", "بينها", "بمن فيهم", "علي راسهم", "في مقدمتهم"}
)
_AMONG = word_sets()["among"]
_ABOUT = frozenset({"حول", "بشان", "بخصوص", "من اجل", "ضمن", "في اطار", "علي خلفيه", "ازاء", "حيال", "بهدف"})
_BESIDE_IT = frozenset({"اثناء", "خلال", "قبل", "قبيل", "بعد", "عقب", "لدي"})
_STANDING = frozenset({"المستمره", "الدائره", "المنعقده", "المتواصله", "الحاليه", "الاخيره", "المتعثره", "الراهنه", "الجديده"})  # «مباحثات السلام المستمرة في قطر»
NOUN_PREPS = frozenset({"مع", "بين", "ب", "ل", "الي", "من", "علي", "ضد", "تكريما ل"})


def noun_arguments(
    scene: Scene, k: int, clause: Clause, subject: list[Phrase], sense: Sense
) -> tuple[Arguments, list[Phrase]]:
    """What follows the event noun at piece k, and whose it is: its possessor, then what its prepositions bring; commas only before a preposition."""
    walk = _Walk(scene, k, clause, subject, sense)
    walk.go()
    return walk.found, walk.settled()


class _Walk:
    """A walk over the pieces behind an event noun."""

    def __init__(self, scene: Scene, k: int, clause: Clause, subject: list[Phrase], sense: Sense) -> None:
        self.scene, self.pieces, self.k, self.noun = scene, scene.pieces, k, scene.pieces[k]
        self.subject, self.sense = subject, sense
        self.found = Arguments(last=k + 1)
        self.own = self._possessors()
        self.slot: list[Phrase] | None = self.own  # where a further name of a list belongs
        self.begin = _past_topic(scene, k)
        self.limit = clause.end
        self.words = 0  # words since the last name or preposition
        self.gathered = False  # whether it alone says who met
        self.listing = False  # whether a verb has just opened a list of who took part
        self.attended = False  # whether a verb lists who took part
        self.aside = False  # whether another noun has come that «مع» may belong to
        self.topical = False  # whether what follows says what it was about
        self.gathering = False  # whether a verb says whom it brought together
        self.paired = False  # whether its pronoun has named one of them
        self.along = ""  # role of those who came along, while their list goes on

    def _possessors(self) -> list[Phrase]:
        """Whom the noun's pronoun stands for."""
        enclitic, scene = self.noun.enclitic, self.scene
        if enclitic in ("هما", "هم") and len(self.subject) >= 2:
            return list(self.subject)  # «اتفق الرئيسان …، خلال لقائهما»
        if enclitic == "هما" and not self.subject and (pair := self._coordinated()):
            return pair  # «دشّن الرئيسان فلان وفلان، خلال لقائهما، …»
        if enclitic == "هما" and not self.subject and len(scene.here or scene.discourse.sides) == 2:
            return list(scene.here or scene.discourse.sides)  # «جاء ذلك خلال لقائهما في …»
        if not enclitic:
            return []
        owner = said_speaker(scene, self.k) if scene.said else owner_of(scene, self.k, self.subject)
        return [owner] if owner is not None else []

    def _coordinated(self) -> list[Phrase]:
        """The two people named side by side right before the noun in its sentence, as of a verb that no table has."""
        for j in range(self.k - 1, max(0, self.k - 8), -1):
            one, two = self.pieces[j - 1].phrase, self.pieces[j].phrase
            if two is None:
                continue
            people = one is not None and {one.kind, two.kind} <= {"person", "office"} and bool(one.name and two.name)
            return [one, two] if people and one is not None and self.pieces[j].conj and not self.pieces[j].prep else []
        return []

    def go(self) -> None:
        """Reads on until something stands that does not belong to the noun."""
        j = self.begin
        while j < len(self.pieces):
            ahead = self._step(j)
            if ahead is None or self.words > 12:
                break
            j = ahead
        self.found.last = j

    def settled(self) -> list[Phrase]:
        """Whose the noun is; a capital beside the names of those who met is the place: «اجتماع باريس»."""
        own, preps = self.own, self.found.preps
        met = self.found.object
        if self.noun.enclitic == "ي" and not own and len(met) == 2 and all(p.rule == "states.capital" for p in met):
            self.found.object = []  # «بعد لقاءي مسقط وروما»: one in each
        if self.gathered and not own and len(preps.get("مع", [])) >= 2 and "بين" not in preps:
            preps["بين"] = preps.pop("مع")  # «اجتماع ترأسه فلان وحضره فلان وفلان»
        if len(own) != 1 or own[0].rule != "states.capital" or own[0].place is None:
            return own
        if "بين" not in preps and "مع" in preps and not self.attended:
            return own
        self.found.places.insert(0, own[0].place)
        return []

    def _step(self, j: int) -> int | None:
        """The piece to go on with behind piece j; None where the noun's words end before it."""
        piece = self.pieces[j]
        if (behind := _past_schedule(self.scene, j)) > j and _directly(self.scene, self.k, j):
            self.scene.used.update(range(j, behind))
            self.found.scheduled = True
            self.limit = max(self.limit, next(c.end for c in self.scene.clauses if c.start <= behind - 1 < c.end))
            return behind
        if j >= self.limit and self._one_more(j, piece):
            self.limit = next((c.end for c in self.scene.clauses if c.start == j), self.limit)
        elif j >= self.limit:
            if not _runs_on(self.scene, j) or (piece.cue == "rel" and not _directly(self.scene, self.k, j)):
                return None
            self.limit = next((c.end for c in self.scene.clauses if c.start == j), self.limit)
        if piece.kind == "mark":
            return self._past_mark(j)
        if piece.depth or counted_off(self.pieces, j):
            return j + 1
        if piece.kind in ("word", "lex") and not self.own and _describes(piece) and _directly(self.scene, self.k, j):
            return self._past_description(j)  # «اجتماعاً وُصف بالتاريخي بين …», «اجتماع دام ساعتين في … بين …»
        if piece.kind == "time" and piece.time is not None:
            self.found.times.append(piece.time)
            return j + 1
        if piece.kind == "np" and piece.phrase is not None:
            return self._name(j, piece, piece.phrase)
        if piece.kind == "lex":
            return self._verb(j, piece) if is_verb(self.pieces, j) else self._event_word(j, piece)
        return self._cue(j, piece) if piece.kind == "cue" else self._word(j, piece)

    def _one_more(self, j: int, piece: Piece) -> bool:
        """Whether «بين» has only one of those it brings so far, and piece j the other: «التي تحتضنها الدوحة بين الحركة، والحكومة»."""
        between = self.found.preps.get("بين")
        return between is not None and between is self.slot and len(between) == 1 and not between[0].parts and piece.kind == "np" and bool(piece.conj)

    def _past_mark(self, j: int) -> int | None:
        """Goes past a comma only before a preposition, a time, a list that goes on, or who took part."""
        norm = self.pieces[j].norm
        if norm not in COMMAS:
            return None if norm in (".", ":", "؛", "؟", "!") else j + 1
        if (further := _past_aside(self.scene, j)) is not None:
            self.limit = max(self.limit, next((c.end for c in self.scene.clauses if c.start <= further < c.end), 0))
            return further
        ahead = self.pieces[j + 1] if j + 1 < len(self.pieces) else None
        if ahead is None:
            return None
        goes_on = (
            ahead.kind == "time"
            or (ahead.kind == "cue" and ahead.cue == "prep")
            or (ahead.norm == "ثم" and j + 2 < len(self.pieces) and self.pieces[j + 2].norm == "مع")
            or (ahead.prep and (ahead.kind in ("np", "time") or ahead.cue in ("coord", "quant", "num")))  # «…، اليوم، بكل من فلان وفلان»
            or (bool(self.along) and ahead.kind == "np" and spelled_out(self.pieces, j + 1, self.found.joining[-1][1]))
            or (ahead.norm in SPANNING and self.sense.type == "CONSULT")  # «مباحثات حول السلام، شملت فلاناً وفلاناً»
            or (ahead.kind == "np" and (ahead.conj or ((self.slot or self._awaits()) and ahead.phrase is not None)))
            or _lists_attendance(self.scene, j + 1)
            or (gathers(self.scene, j + 1) and is_verb(self.pieces, j + 1) and not ahead.conj)
            or counted_off(self.pieces, j + 1)
            or _past_schedule(self.scene, j + 1) > j + 1
            or self._goes_on_with_relative(j + 1)
        )
        return j + 1 if goes_on else None

    def _goes_on_with_relative(self, j: int) -> bool:
        """Whether a relative clause behind the comma says who held the noun: «الاجتماع، الذي استضافته الدوحة وشاركت فيه مصر، …»."""
        if self.pieces[j].cue != "rel" or not _directly(self.scene, self.k, j - 1) or j + 1 >= len(self.pieces):
            return False
        verb = self.pieces[j + 1]
        by_sides = _lists_attendance(self.scene, j + 1) and j + 2 < len(self.pieces) and self.pieces[j + 2].norm == "عن"  # «التي ترأسها عن الجانب الصومالي فلان»
        return (bool(verb.enclitic) and bool(_hosting(verb))) or by_sides

    def _awaits(self) -> bool:
        """Whether a verb or preposition has opened a list that no name has begun: «قمة جمعت في أنقرة، أمس، الرئيس …»."""
        return self.slot == [] and self.slot is not self.own

    def _name(self, j: int, piece: Piece, phrase: Phrase) -> int | None:
        """Puts a noun phrase where it belongs: who came along, the place, one more of a list, or behind its preposition."""
        pieces, slot = self.pieces, self.slot
        joined = joining(pieces, j)
        governor = locality(pieces, j) if phrase.place is not None and not piece.prep else None
        if joined:
            self.found.joining.append((joined, phrase))
            self.slot, self.along, self.words = None, joined, 0
        elif self.along and spelled_out(pieces, j, self.found.joining[-1][1]):
            self.found.joining[-1] = (self.along, phrase)
            self.words = 0
        elif self.along and piece.conj and self.words <= 3 and not piece.prep:
            self.found.joining.append((self.along, phrase))  # «بمشاركة وفود من مصر والسودان»
        elif (bearer := acts_for(pieces, j)) is not None:
            (slot if self.attended and slot is not None else self.own).append(bearer[0])  # «ترأسه عن الجانب الإيراني فلان، وعن …»
            return bearer[1] + 1
        elif governor in ("ل", "الي"):
            self._behind(governor, phrase)
        elif self._is_met_there(piece, phrase):
            return None
        elif is_place(pieces, j) and (piece.prep in ("في", "ب", "داخل") or (not piece.prep and not piece.conj)):
            self._place(j, piece, phrase)
        elif piece.prep in _AMONG and self.own and self.own[-1].group == "delegation":
            self.slot, self.words = [phrase], 0  # «وصول وفد من الحركة، بينهم فلان وفلان»: of whom it consists
        elif piece.prep in _BESIDES and slot and not self.along:
            slot.append(phrase)  # «إضافة إلى المبعوث فلان»
            self.words = 0
        elif self._lists_on(piece) and slot is not None:
            slot.append(phrase)
        elif self.words == 0 and slot is not None and apposed(slot, pieces, j):
            slot[:] = [phrase]
        elif self.listing and piece.prep in ("من", "عن") and phrase.group == "side":
            pass  # «وحضرها من الجانب الروسي فلان وفلان»
        elif self._belongs_elsewhere(j, piece, phrase):
            self.slot = None
        elif piece.prep in _ABOUT:
            self.slot, self.aside, self.words = None, True, max(self.words, 1)  # «محادثات حول السودان بمشاركة …»
        elif piece.prep in AGENTS:
            self._behind("من", phrase)
            self.found.agents.append(phrase)
        elif piece.prep in ("علي شرف", "تكريما ل"):
            self._behind("مع", phrase)  # «مأدبة على شرف ضيفه»
        elif piece.prep:
            if piece.prep == "لدي":
                return j + 1  # «سفير فلان لدى الجامعة العربية، وفلان»
            if piece.prep not in NOUN_PREPS or (piece.prep == "الي" and self._meanwhile(j)):
                return None
            # «قمة جمعت فلاناً بفلان»
            brought = "بين" if self.gathering and piece.prep in ("ب", "مع") else "مع" if self.paired and piece.prep == "الي" else piece.prep
            self._behind(brought, phrase)
        elif self.words == 0 and self._is_object():
            self.found.object.append(phrase)
            self.slot = self.found.object
        elif self.words == 0 and self._is_goal(j, piece, phrase):
            self._behind("الي", phrase)
        elif self.words == 0 and not self.own and slot is self.own and not (phrase.kind == "group" and self.noun.definite and self.noun.prep and j == self.k + 1):
            self.own.append(phrase)
        return j + 1

    def _meanwhile(self, j: int) -> bool:
        """Whether what stands before piece j tells what went on besides: «مكالمة مع فلان أثناء عودته إلى واشنطن»."""
        between = self.pieces[self.k + 1 : j]
        return self.sense.mode != "visit" and any(p.norm in _BESIDE_IT or p.prep in _BESIDE_IT for p in between)

    def _behind(self, prep: str, phrase: Phrase) -> None:
        self.slot = self.found.preps.setdefault(prep, [])
        self.slot.append(phrase)
        self.words = 0
        if prep in ("مع", "بين"):
            self.along = ""  # «برعاية تركيا بين كابول وإسلام آباد»

    def _place(self, j: int, piece: Piece, phrase: Phrase) -> None:
        """Takes the place for the noun's, unless it is that of people or of what was talked about."""
        elsewhere = self.topical or of_people(self.pieces, j) or of_situation(self.pieces, j, self.begin) or of_aside(self.pieces, j, self.k + 1)
        topic = j == self.k + 1 and not piece.prep and expanse(phrase)  # «مفاوضات سد النهضة»
        if phrase.place is not None and self.words <= 5 and not elsewhere and not topic:
            self.found.places.append(phrase.place)

    def _lists_on(self, piece: Piece) -> bool:
        """Whether the phrase is one more of the list before it, or the first behind a preposition."""
        if self.words or self.slot is None:
            return False
        if piece.conj and self.slot:
            return True
        opened = self.slot == [] or self.listing
        self.listing = False
        return not piece.prep and (not piece.conj or self.paired) and opened and self.slot is not self.own

    def _belongs_elsewhere(self, j: int, piece: Piece, phrase: Phrase) -> bool:
        """Whether «مع» or «بين» hangs on another noun: «على تأمين الحدود مع سورية», «القضايا المشتركة بين البلدين»."""
        if phrase.rule == "sides.both" and piece.prep == "بين" and j - 2 > self.k and relates(self.pieces[j - 2]):
            return True  # «بحثا على هامش القمة العلاقات بين البلدين»
        if piece.prep == "بين" and self._is_of_relation(j):
            return True  # «قمة بشأن الأزمة بين …»: what it was about
        if piece.prep == "ب" and self.attended:
            return True  # «حضره مدير الإدارة بوزارة الخارجية»
        if piece.prep == "مع":
            other = self.aside and (phrase.kind in ("state", "organisation") or bool(self.found.preps))
            return related_to(self.pieces, j, self.k + 1) or other
        return self.aside and piece.prep == "بين" and phrase.rule == "sides.both"

    def _is_of_relation(self, j: int) -> bool:
        """Whether «بين» before piece j completes a tie or quarrel that the noun only has for its topic, «الخلافات الحدودية بين …»."""
        tie = next((i for i in (j - 2, j - 3) if i > self.k and parts_sides(self.pieces[i])), self.k)
        between = self.pieces[tie + 1 : j - 1]
        if tie == self.k or self.pieces[j - 1].cue != "prep" or any(p.kind != "word" or p.prep for p in between):
            return False
        chain = self.pieces[self.k + 1 : tie + 1]
        return self.noun.definite or any(p.cue == "prep" or p.prep for p in chain)  # not «محادثات الحدود بين …», «… إنهاء الحرب بين …»

    def _is_goal(self, j: int, piece: Piece, phrase: Phrase) -> bool:
        """Whether the bare name is where the visitor went: «زيارة ساركوزي تونس»."""
        before = self.pieces[j - 1].phrase
        return (
            self.sense.mode == "visit" and phrase.kind in ("state", "place") and len(self.own) == 1 and self.slot is self.own
            and not piece.conj and not piece.prep and before is self.own[0] and before.kind in ("person", "office")
            and phrase.country != before.country
        )  # fmt: skip

    def _is_met_there(self, piece: Piece, phrase: Phrase) -> bool:
        """Whether a bare name behind where his visit went is the verb's object: «التقى خلال زيارته لصنعاء زعيم الحركة»."""
        gone = self.sense.mode == "visit" and bool(self.noun.enclitic) and not self.gathering and (bool(self.found.places) or not {"الي", "ل"}.isdisjoint(self.found.preps))
        return gone and not piece.prep and not piece.conj and phrase.kind in ("person", "office", "group") and not self.listing

    def _is_object(self) -> bool:
        """Whether a bare name is whom the possessor met: «لقائه نظيره», «لقاء الرئيس نظيره»."""
        if self.found.object:
            return False
        if self.noun.enclitic:
            return True
        return bool(self.own) and self.slot is self.own and self.sense.object == "source" and not self.noun.definite

    def _verb(self, j: int, piece: Piece) -> int | None:
        """Goes past a verb that belongs to the noun: who took part, whom it gathered, that it was held, who did it."""
        follows = self.pieces[j + 1] if j + 1 < len(self.pieces) else None
        if piece.norm in _SAW and follows is not None and follows.norm in _PRESENCE and not piece.enclitic:
            self.slot, self.words, self.attended, self.listing = self.found.preps.setdefault("مع", []), 0, True, True
            self.gathered = True
            return j + 2  # «اللقاء الذي عرف مشاركة …»
        if _lists_attendance(self.scene, j):
            self.gathered = self.gathered or not self.found.preps.get("مع")
            if not self.noun.definite and not self.noun.enclitic:
                self.scene.used.add(j)
            self.slot, self.words, self.attended, self.listing = self.found.preps.setdefault("مع", []), 0, True, True
            return j + (2 if follows is not None and follows.cue == "pp" else 1)  # «اجتماع شارك فيه …»
        if piece.has("speech") and follows is not None and follows.cue == "pp" and self.pieces[j - 1].cue == "neg" and _directly(self.scene, self.k, j):
            return j + 2  # «زيارة لم يعلن عنها مسبقاً إلى بغداد»
        if piece.enclitic and self.words >= 5 and self.slot is None:
            return None  # «محادثات بشأن اتفاق وقعته أديس أبابا مع …»
        if not self.own or (len(self.own) == 1 and self.own[0].kind == "group" and not self.own[0].name):
            self.found.scheduled |= piece.future and gathers(self.scene, j)  # «لقاء سيجمعه بنظيره»
            if self.sense.type == "CONSULT" and gathers(self.scene, j) and self._gathered_whom(j):
                return j + 1
            if self.sense.type == "CONSULT" and gathers(self.scene, j):
                self.slot, self.words, self.gathering = (
                    self.found.preps.setdefault("بين", []),
                    0,
                    True,
                )  # «اجتماع ثلاثي ضم …»
                if piece.enclitic in ("ه", "ها") and (one := said_speaker(self.scene, j) if self.scene.said else owner_of(self.scene, j, self.subject)):
                    self.slot.append(one)  # «لقاء جمعه بالرئيس»
                self.scene.used.add(j)
                if piece.enclitic in ("ه", "ها"):
                    index = clause_at(self.scene.clauses, self.k) or 0
                    self.slot += hosts_of(self.scene, index, self.k, [])[:1]  # «أكد الرئيس، خلال لقاء جمعه بنظيره، …»
                both = self.scene.here or self.scene.discourse.sides
                added = follows is not None and follows.norm == "اليهما"
                if (piece.enclitic == "هما" or added) and len(both) == 2:
                    self.slot += both  # «جاء ذلك خلال لقاء جمعهما في …»
                    self.listing = added  # «في اجتماع ضم إليهما الوزير»
                return j + (2 if added else 1)
            if _takes_noun(piece) or self._held(j, piece):
                self.found.scheduled |= _is_sited(self.pieces, j) and _present(piece)  # «محادثات … تُعقد السبت»
                return j + 1  # «محادثات جرت في … بين …»
            if (agents := _done_by(self.scene, j)) is not None:
                return self._past_agents(j, agents)
        return j + 1 if piece.enclitic and piece.has("light") else None  # «اتصال هاتفي أجراه مع …»

    def _gathered_whom(self, j: int) -> bool:
        """Takes whom the pronoun of the verb means for one side: «لقاء جمعه بالوزير». False where there is none."""
        many = self.scene.pieces[self.k].norm.endswith("ات") and not self.scene.pieces[self.k].prep
        if self.scene.pieces[j].enclitic not in ("ه", "ها") or many:
            return False
        owner = said_speaker(self.scene, j) if self.scene.said else owner_of(self.scene, j, self.subject)
        if owner is None or owner.kind not in ("person", "office", "group", "organisation", "state"):
            return False
        self.own, self.paired = [owner], True
        self.slot, self.words = self.found.preps.setdefault("مع", []), 0  # «لقاء جمعه بالوزير», «ضمه والوزير», «ضمه إلى الوزير»
        self.scene.used.add(j)
        return True

    def _past_description(self, j: int) -> int:
        """The piece behind the first word of a description; lengths are times: «دام ساعتين تقريباً»."""
        return j + (2 if j + 1 < len(self.pieces) and self.pieces[j + 1].kind == "word" else 1)

    def _held(self, j: int, piece: Piece) -> bool:
        """Whether the verb only says that the event was held: «اجتماع عُقد في … مع …»."""
        related = self.pieces[j - 1].cue == "rel" and _directly(self.scene, self.k, j - 1) and not piece.enclitic
        sited = sum(len(p.parts) or 1 for p in self.found.preps.get("بين", ())) >= 2 and _is_sited(self.pieces, j)
        return bool(piece.has("light")) and ((not self.noun.definite and _adjectives_only(self.pieces, self.k, j)) or related or sited)

    def _past_agents(self, j: int, agents: list[Phrase]) -> int:
        if (verb := _hosting(self.pieces[j])):
            self._hosted_by(agents, verb)
        else:
            self.own = self.slot = agents
        first = (
            i for i in range(j + 1, len(self.pieces)) if self.pieces[i].kind == "np" and self.pieces[i].phrase in agents
        )
        return next(first, len(self.pieces)) + len(agents)

    def _hosted_by(self, agents: list[Phrase], verb: str) -> None:
        """«محادثات استضافتها كوبا»: a state is the host, a capital only the place; «رعتها مصر» says nothing of the place."""
        self.slot, self.found.hosted = None, True
        for phrase in agents:
            if verb == "رعى":
                self.found.joining.append(("mediator", phrase))
            elif phrase.rule == "states.capital" and phrase.place is not None:
                self.found.places.insert(0, phrase.place)
            elif phrase.kind == "place" and phrase.place is not None:
                self.found.places.insert(0, phrase.place)
            elif phrase.kind != "place":
                self.found.joining.append(("host", phrase))
                self.found.places += [phrase.place] if phrase.place is not None else []

    def _event_word(self, j: int, piece: Piece) -> int | None:
        """Counts a masdar; another event noun ends the noun's words unless it is coordinated."""
        if piece.has("noun") and not piece.conj:
            return None
        if any(triggers.verbs()[e[1]].sense.name == "discuss" for e in piece.entries if e[0] in ("verb", "masdar")):
            self.topical = self.aside = True  # «جرى خلال الاجتماع بحث القضايا المشتركة بين البلدين»
        self.words = 9 if piece.has("noun") else self.words + 1
        return j + 1

    def _cue(self, j: int, piece: Piece) -> int | None:
        follows = self.pieces[j + 1] if j + 1 < len(self.pieces) else None
        if piece.cue == "rel" and _directly(self.scene, self.k, j) and follows is not None and follows.has("light"):
            return j + 1
        if each_as_object(self.pieces, j) and j == self.k + 1 and self._joined():
            return j + 1  # «حضر الاجتماع كل من فلان وفلان»
        if each_as_object(self.pieces, j) and self.own and self.k and self.pieces[self.k - 1].norm in SPANNING:
            self.slot, self.words = self.found.preps.setdefault("مع", []), 0  # «شملت لقاءات فلان كلاً من …»
            return j + 1
        if piece.cue in ("sub", "rel") or each_as_object(self.pieces, j):
            return None
        if piece.cue == "pp" and piece.norm in ("بينهما", "بينهم") and not self.own and len(self.subject) >= 2:
            self.own = list(self.subject)
        elif piece.cue == "pp" and piece.norm == "بينهما" and not self.own and j == self.k + 1:
            both = self.scene.here or self.scene.discourse.sides
            self.own = list(both) if len(both) == 2 else []  # «جاء ذلك في لقاء بينهما في …»
        if piece.cue == "prep" and piece.norm in ("مع", "بين"):
            self.words = 0
        elif piece.cue == "prep" and piece.norm in _ABOUT:
            self.slot, self.words = None, 5
        return j + 1

    def _joined(self) -> bool:
        """Whether the verb before the noun says who came to it: «حضر الاجتماع», «شارك في القمة»."""
        verbs = (p.has("light") for p in self.pieces[max(0, self.k - 2) : self.k])
        return any(e is not None and triggers.light_verbs()[e[1]].voice == "join" for e in verbs)

    def _word(self, j: int, piece: Piece) -> int:
        """Reads the states of adjectives («برعاية قطرية», «اجتماع روسي أمريكي»); counts any other word."""
        if sponsors := sponsoring(self.pieces, j):
            self.found.joining += sponsors
        elif pair := self._named_by_adjectives(j):
            self.own, self.slot, self.words = pair, None, 0  # «قمة ثلاثية مصرية أردنية عراقية»
            return next((k for k in range(j, len(self.pieces)) if self.pieces[k].i >= pair[-1].j), len(self.pieces))
        elif piece.norm in SPANNING and self.sense.type == "CONSULT":
            self.slot, self.words, self.listing = self.found.preps.setdefault("مع", []), 0, True  # «سلسلة لقاءات شملت …»
        elif not locates(self.pieces, j) and not self._qualifies(j, piece):
            self._count(piece)
        return j + 1

    def _named_by_adjectives(self, j: int) -> list[Phrase]:
        """The states that met as the adjectives behind the noun name them; none where anything else stands between."""
        if self.own or j > self.k + 3 or any(p.kind != "word" for p in self.pieces[self.k + 1 : j]):
            return []
        return _between_states(self.scene, j)

    def _qualifies(self, j: int, piece: Piece) -> bool:
        """Whether the word is an adjective of the name before it, which parts no list: «وفد الحكومة الانتقالية والحركة»."""
        return piece.norm.startswith("ال") and not piece.conj and self.pieces[j - 1].kind == "np" and bool(self.slot)

    def _count(self, piece: Piece) -> None:
        self.words += 1
        inside = piece.prep in ("", "في", "ب", "داخل")
        self.aside = self.aside or (not inside and self.words > 1) or piece.prep in ("علي", "ل")
        named = self.words > 1 and piece.norm.startswith("ال") and piece.norm not in _STANDING and not self.noun.definite and not self.noun.enclitic
        self.topical = self.topical or not inside or named
        if piece.prep == "ل" or self.words > 6:
            self.slot = None


def _past_topic(scene: Scene, k: int) -> int:
    """The piece behind the noun and what it is about, where that is a listed topic: «محادثات وقف إطلاق النار بين …», «مفاوضات السلام في …»."""
    at = scene.pieces[k].j
    topic = next((c for c in scene.cues if c.kind == "topic" and c.i <= at < c.j), None)
    if topic is None or (k + 1 < len(scene.pieces) and is_verb(scene.pieces, k + 1)):
        return k + 1  # «اجتماع ضم …» is not about an annexation
    end = next((j for j in range(k + 1, len(scene.pieces)) if scene.pieces[j].i >= topic.j), len(scene.pieces))
    return k + 1 if any(p.has("noun") for p in scene.pieces[k + 1 : end]) else end


def _directly(scene: Scene, k: int, j: int) -> bool:
    """Whether nothing but adjectives stands between the noun and what goes on at piece j: «الاتصالات المكثفة التي يجريها …»."""
    between = scene.pieces[k + 1 : j]
    construct = [False, *(p.norm.startswith("ال") for p in between)][1:]  # «رفيعة المستوى», «غير المباشرة»
    return all(p.kind != "word" or p.norm.startswith("ال") or any(construct[n + 1 : n + 2]) for n, p in enumerate(between))


def _adjectives_only(pieces: Sequence[Piece], k: int, j: int) -> bool:
    """Whether the verb at piece j stands right behind the noun, or behind one adjective of it: «أن اجتماعاً موسعاً عُقد …»."""
    return j == k + 1 or (j == k + 2 and pieces[k + 1].kind == "word" and not pieces[k + 1].prep and pieces[k + 1].closed and not pieces[j].enclitic)


def _past_aside(scene: Scene, j: int) -> int | None:
    """The piece behind a remark between the comma at piece j and the next, where «مع» or «بين» goes on: «لقاءً، بطلب منه، مع …», «اجتماع الوفد، الذي يضم فلاناً، مع …»."""
    described = j + 1 < len(scene.pieces) and scene.pieces[j + 1].cue == "rel"
    for k in range(j + 2, min(j + (12 if described else 6), len(scene.pieces) - 1)):
        piece = scene.pieces[k]
        if piece.kind == "mark":
            return k + 1 if piece.norm in COMMAS and scene.pieces[k + 1].norm in ("مع", "بين") else None
        if (piece.kind == "np" or is_verb(scene.pieces, k)) and not described:
            return None
    return None


def _past_schedule(scene: Scene, j: int) -> int:
    """The piece behind what says that the noun had been set, «كان مقرراً أن يقوم بها», «الذي كان مقرراً عقده»; j itself where nothing does."""
    k, set_before = j, False
    while k < len(scene.pieces) and k < j + 8:
        piece = scene.pieces[k]
        arranged = piece.norm.removeprefix("ال") in _ARRANGED
        if not (
            arranged
            or (piece.kind == "cue" and piece.cue in ("aux", "rel"))
            or (set_before and (piece.norm in ("ان", "بها", "به") or piece.has("light") or piece.norm in _HOLDING))
        ):
            break
        k, set_before = k + 1, set_before or arranged
    return k if set_before else j


def gathers(scene: Scene, j: int) -> bool:
    """Whether the verb says whom a meeting brought together: «ضم», «جمع»."""
    return any(triggers.verbs()[e[1]].sense.name == "gather" for e in scene.pieces[j].entries if e[0] == "verb")


def _between_states(scene: Scene, j: int) -> list[Phrase]:
    """The states, two at least, of the nisbas that begin at piece j: «روسي أمريكي», «السعودية الإيرانية»."""
    found: list[Phrase] = []
    for piece in scene.pieces[j : j + 6]:
        if found and piece.norm in DASHES:
            continue  # «الأميركية – الإيرانية»
        iso = nisba_of(piece.norm) if piece.kind == "word" else None
        if iso is None or any(p.actor == iso for p in found):
            break
        found.append(
            Phrase(piece.start, piece.end, piece.i, piece.j, "state", state_name(iso), "nisba", iso, iso, named=True)
        )
    return found if len(found) >= 2 else []


def _lists_attendance(scene: Scene, j: int) -> bool:
    """Whether the verb lists who took part in the noun before it: «شارك فيه», «حضره», «ضم»."""
    piece = scene.pieces[j]
    light = piece.has("light")
    joins = light is not None and triggers.light_verbs()[light[1]].voice in ("join", "lead")
    ahead = scene.pieces[j + 1] if j + 1 < len(scene.pieces) else None
    return joins and (
        bool(piece.enclitic) or (ahead is not None and ahead.norm in ("فيه", "فيها", "فيهما", "بها", "به"))
    )


def _runs_on(scene: Scene, j: int) -> bool:
    """Whether the clause that begins at piece j still says who took part: «زيارات تقوم بها وفود», «اجتماع الأمس، بين …»."""
    opener = next((c.opener for c in scene.clauses if c.start == j), "")
    if (
        opener == "verb"
        or (opener in ("resume", "and") and _lists_attendance(scene, j))
        or (opener == "rel" and j + 1 < len(scene.pieces) and scene.pieces[j + 1].has("light"))
    ):
        return True
    piece = scene.pieces[j]
    if opener == "resume" and any(acts_for(scene.pieces, n) is not None for n in range(j, min(j + 3, len(scene.pieces)))):
        return True  # «… قادها عن الحكومة فلان، وعن الحركة فلان»
    return opener == "resume" and (piece.norm in ("بين", "مع") or piece.prep in ("بين", "مع"))


def _done_by(scene: Scene, j: int) -> list[Phrase] | None:
    """«زيارات تقوم بها وفود», «اتصالات يجريها الوزير»: the subject of the light verb behind the noun."""
    piece = scene.pieces[j]
    if piece.has("light") is None and not piece.enclitic:
        return None
    args = after(scene.pieces, j + 1, len(scene.pieces), True)
    return args.subject or None


def _hosting(piece: Piece) -> str:
    """The verb that says who held the event, «استضافتها», «رعتها»; empty for others."""
    verbs = (triggers.light_verbs()[e[1]] for e in piece.entries if e[0] == "light")
    return next((v.lemma for v in verbs if v.voice == "host"), "")


def _present(piece: Piece) -> bool:
    """Whether the word is a light verb of holding in the present: «تُعقد», «تُجرى»."""
    return all(e[2] == "present" for e in piece.entries if e[0] == "light") and any(
        e[0] == "light" and triggers.light_verbs()[e[1]].voice == "active" for e in piece.entries
    )


def _is_sited(pieces: Sequence[Piece], j: int) -> bool:
    """Whether the verb at piece j is followed only by when or where: «محادثات بين … تُعقد السبت في روما»."""
    behind = pieces[j + 1] if j + 1 < len(pieces) else None
    if behind is None or pieces[j].enclitic or pieces[j].conj:
        return False
    return behind.kind == "time" or (behind.cue == "prep" and behind.norm in ("في", "يوم"))


def _takes_noun(piece: Piece) -> bool:
    """Whether the word may be a verb whose subject is the event: «جرت», «تجري»."""
    return any(e[0] == "light" and triggers.light_verbs()[e[1]].voice == "event" for e in piece.entries)


def _describes(piece: Piece) -> bool:
    """Whether the verb only says what the event was like or how long it took: «وُصف», «وصفها بالصريحة», «دام»."""
    return piece.norm in describing() or (bool(piece.enclitic) and piece.norm.removesuffix(piece.enclitic) in describing())


def nisba_state(piece: Piece) -> Phrase | None:
    """The state of which the word is a nisba: «إسرائيلي»."""
    iso = nisba_of(piece.norm) if piece.kind == "word" else None
    if iso is None:
        return None
    return Phrase(piece.start, piece.end, piece.i, piece.j, "state", state_name(iso), "nisba", iso, iso, named=True)
