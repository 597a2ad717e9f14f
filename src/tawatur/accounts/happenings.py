"""What a sentence says happened: drafts of accounts from its verbs and event nouns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from tawatur.accounts import foreground, unlisted
from tawatur.accounts import lexicon as triggers
from tawatur.accounts.arguments import (
    JOINING,
    Arguments,
    after,
    apart,
    apposed,
    expanse,
    is_place,
    joining,
    locality,
    of_situation,
    plain,
    related_to,
    subject_left,
)
from tawatur.accounts.clauses import COMMAS, MEANWHILE, Clause, is_verb, pronominal
from tawatur.accounts.lexicon import Sense
from tawatur.accounts.status import status as read_status
from tawatur.attribution.frames import Said
from tawatur.mentions import coreference
from tawatur.mentions.discourse import Discourse, state_name
from tawatur.mentions.lexicon import Entry, starts
from tawatur.mentions.numbers import small_number
from tawatur.mentions.overlay import Cue
from tawatur.mentions.pieces import Phrase, Piece
from tawatur.mentions.words import ACTING_GROUPS, LOCALITIES, travelling
from tawatur.model import Interval, Place, Status

ASPECTS = (
    "متواصله", "مستمره", "جاريه", "متعثره", "متوقفه", "بدات", "تبدا", "انطلقت", "استمرت", "تستمر", "تواصلت", "توقفت", "فشلت", "تعثرت", "انهارت",
    "انتهت", "استونفت", "بدء", "بداء", "استيناف", "استمرار", "مواصله", "انهيار", "فشل", "تعثر", "وقف", "تجري", "جرت", "لا تزال", "ما زالت", "الجاريه",
)  # fmt: skip
OFFICIAL = frozenset({"person", "office", "organisation", "state"})
ACTING = frozenset({"person", "office", "organisation", "state", "group", "agency", "outlet"})
PEOPLE_TYPES = frozenset({"ASSAULT", "PROTEST", "COERCE", "RETREAT", "AID", "MOBILIZE"})
ANYBODY = frozenset(
    {
        "civilians",
        "workers",
        "people",
        "children",
        "members",
        "refugees",
        "journalists",
        "experts",
        "victims",
        "soldiers",
        "fighters",
        "protesters",
        "prisoners",
        "families",
    }
)
_PORTIONS = frozenset({"جوله", "جولات", "سلسله", "مزيد", "الجوله", "جولتين", "جولتان", "يوم", "يوما", "يومان", "يومين", "ايام", "ساعات", "ساعه", "ساعتين", "اسبوع", "اسبوعا", "اسابيع", "اسبوعين", "عده"})
FIRST_PERSON = frozenset({"ما زلنا", "زلنا", "كنا", "نحن", "لدينا", "اننا", "لسنا"})
NOMINAL_TYPES = frozenset({"ASSAULT", "PROTEST", "COERCE"})  # told by masdars alone: «قصف», «احتجاج», «اعتقال»
SPANNING = frozenset({"شملت", "شمل", "ضمت", "ضم", "تشمل", "تضم", "يشمل", "يضم", "جمعته", "جمعتها", "جمعهم"})
_EACH = frozenset({"علي حده", "كل علي حده", "بشكل منفصل", "بصوره منفصله", "بشكل منفرد", "علي انفراد", "منفصلين", "منفصله", "منفردين", "ثناييه", "منفردا", "انفراد", "حده"})
_ARRANGED = frozenset({"مقرر", "مقررا", "مقرره", "مزمع", "مزمعا", "مزمعه", "مرتقب", "مرتقبه", "منتظر", "منتظره", "مرتقبا", "منتظرا"})
_HOLDING = frozenset({"عقده", "عقدها", "اجراوه", "اجراوها", "اجرايها", "اجرايه", "القيام"})
_BESIDES = frozenset({"اضافه الي", "بالاضافه الي", "الي جانب", "فضلا عن", "من بينهم", "بينهم", "بمن فيهم", "علي راسهم", "في مقدمتهم"})
_ORDINALS = frozenset({"الاول", "الاولي", "الثاني", "الثانيه", "الثالث", "الثالثه", "احدهما", "الاخر", "الاخري", "اخر"})
_CEASING = frozenset({"وقف", "ووقف", "لوقف", "بوقف"})
_ABOUT = frozenset({"حول", "بشان", "بخصوص", "من اجل", "ضمن", "في اطار", "علي خلفيه", "ازاء", "حيال", "بهدف"})
NOUN_PREPS = frozenset({"مع", "بين", "ب", "ل", "الي", "من", "علي", "ضد"})


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
    clause: int = 0
    document: tuple[int, int] | None = None
    mode: str | None = None
    chaired: frozenset[str | None] = frozenset()  # names of who presided: «برئاسة …»
    joined: frozenset[str | None] = frozenset()  # names of who came along: «بحضور …», «برعاية …»
    separate: bool = False  # a meeting with each of them: «كلاً على حدة», «مع … ومع …»
    salience: float = 1.0  # how likely an assault or protest is told as news

    def accompany(self, args: Arguments) -> None:
        """Notes who came along, and who presided."""
        self.joined |= {p.name for _, p in args.joining}
        self.chaired |= {p.name for role, p in args.joining if role == "chair"}


class Reader:
    """Reads the happenings of one sentence."""

    def __init__(
        self,
        pieces: Sequence[Piece],
        clauses: Sequence[Clause],
        said: Sequence[Said],
        cues: Sequence[Cue],
        discourse: Discourse,
    ) -> None:
        self.pieces, self.clauses, self.said, self.cues, self.discourse = pieces, clauses, said, cues, discourse
        self.here: tuple[Phrase, ...] = ()  # the sides of the last meeting told in this sentence
        self.used: set[int] = set()  # event nouns a light verb has taken
        self.weighed: list[tuple[Draft, list[str]]] = []  # assaults and protests with what spoke for them
        self.silent: list[tuple[str, str]] = []  # (words, why a near rule said nothing)

    def drafts(self) -> list[Draft]:
        """Every happening told, in the order of the triggers."""
        found: list[Draft] = []
        for index, clause in enumerate(self.clauses):
            subject: list[Phrase] = []
            if clause.verb is not None and clause.verb not in self.used:
                draft, subject = self._verb(index, clause.verb)
                found += draft
                self._sided(draft)
            for k in range(clause.start, clause.end):
                if k in self.used or k == clause.verb:
                    continue
                piece = self.pieces[k]
                if piece.kind == "lex" and piece.has("noun", "masdar") and not is_verb(self.pieces, k):
                    noun = self._noun(index, k, subject, "")
                    if noun is not None:
                        found.append(noun)
                        self._sided([noun])
            if subject and subject[0].name:
                self.discourse.subject = subject[0]
        if not any(d.sense.type == "PROTEST" for d, _ in self.weighed):
            found += self._crowd()
        return found

    def _sided(self, drafts: Sequence[Draft]) -> None:
        for draft in drafts:
            sides = tuple(p for role, p in draft.roles if role in ("source", "target", "host") and p.name)
            if draft.sense.type in ("CONSULT", "AGREE") and len(sides) >= 2:
                self.here = sides

    def _crowd(self) -> list[Draft]:
        """A protest told only by who is there: «أغلق المتظاهرون مدخل المدينة»."""
        for index, clause in enumerate(self.clauses):
            for k in range(clause.start, clause.end):
                phrase = self.pieces[k].phrase
                if phrase is not None and phrase.group == "protesters" and phrase.kind == "group":
                    args = Arguments(
                        times=[p.time for p in self.pieces[clause.start : clause.end] if p.time is not None]
                    )
                    sense = triggers.senses()["protest"]
                    tense = "past" if clause.verb is not None else "noun"
                    draft = self._draft(
                        index, k, sense, [("source", phrase)], args, tense, "group.protesters", [phrase]
                    )
                    return [draft] if draft is not None else []
        return []

    # -- verbs -------------------------------------------------------------------------------------------------

    def _verb(self, index: int, k: int) -> tuple[list[Draft], list[Phrase]]:
        clause, piece = self.clauses[index], self.pieces[k]
        args = after(self.pieces, k + 1, clause.end, True)
        self._past_relative(index, args)
        left = subject_left(self.pieces, clause, k)
        if left and args.subject and apart(self.pieces, left[-1], k):
            left = []  # «وقادها وانغ يي، اتفق الجانبان»: the verb has a subject of its own
        if not left and clause.opener == "rel" and not piece.enclitic:
            left = self._relative_subject(clause, k, args)  # «الذي يزور القاهرة», «الذي التقى الرئيس»
        if not left and pronominal(clause) and not (k and self.pieces[k - 1].norm == "ما"):  # «أنها أقرب ما وصلت إليه الأطراف»
            left = self._tellers(clause, k)  # «أعلن فلان أنه وقّع مع …»
        if left:
            subject = left
            if args.subject:
                args.object = [*args.subject, *args.object]
        else:
            subject = args.subject
        args.places = args.places or self._fronted(clause, k)
        if piece.enclitic and piece.has("verb"):
            thing = self._object_pronoun(clause, piece)
            if thing is not None:
                args.object = [thing, *args.object]
        dropped = not subject and args.subject_word is None and not self._spoken_of(clause, k)
        if dropped:
            subject = self._carried(clause, piece)
        drafts: list[Draft] = []
        for row in dict.fromkeys(e[1] for e in piece.entries if e[0] == "light"):
            noun = self._light(index, k, triggers.light_verbs()[row], subject, args)
            if noun is not None:
                return [noun], subject
        for entry in _rows(piece):
            draft = self._verbal(index, k, entry, subject, args, dropped)
            if draft is not None:
                drafts.append(draft)
                break
        return drafts, subject

    def _past_relative(self, index: int, args: Arguments) -> None:
        """Takes in what follows a relative clause between commas: «التقى لافروف، الذي يزور المنطقة، في الرياض نظيره …»."""
        behind = self.clauses[index + 1 : index + 3]
        if behind and behind[0].verb == behind[0].start and self.pieces[behind[0].start].enclitic == "هما":
            same = after(self.pieces, behind[0].start + 1, behind[0].end, False)  # «خلال لقاء جمعهما أمس في جدة»
            args.places += same.places
            args.times += same.times
            return
        if behind and behind[0].opener == "rel" and "مع" not in args.preps and self._travels(behind[0]):
            start = next((j for j in range(behind[0].start, behind[0].end) if self.pieces[j].norm == "مع"), behind[0].end)
            args.preps.update(after(self.pieces, start, behind[0].end, False).preps)  # «بحث فلان الذي وصل دمشق اليوم مع فلان …»
        if [c.opener for c in behind] != ["rel", "resume"] or behind[1].word not in COMMAS:
            return
        start, end = behind[1].start, behind[1].end if behind[1].verb is None else behind[1].verb
        end = next((j for j in range(start, end) if self.pieces[j].norm in COMMAS), end)
        more = after(self.pieces, start, end, not args.subject)
        args.subject = args.subject or more.subject
        args.object = args.object or more.object
        for prep, phrases in more.preps.items():
            args.preps.setdefault(prep, []).extend(phrases)
        args.joining += more.joining
        args.places += more.places
        args.times += more.times

    def _travels(self, clause: Clause) -> bool:
        """Whether the clause's verb tells of going somewhere."""
        entries = self.pieces[clause.verb].entries if clause.verb is not None else ()
        return any(e[0] == "verb" and e[1] in travelling() for e in entries)

    def _fronted(self, clause: Clause, k: int) -> list[Place]:
        """The place that stands before the verb: «وفي نيروبي، التقى …»."""
        if clause.word == "حيث":
            return self._reached(clause)
        if self._meanwhile(k):
            return self._during(clause)
        if clause.opener not in ("sentence", "resume", "and"):
            return []
        for j in range(clause.start, k):
            phrase = self.pieces[j].phrase
            if phrase is not None:
                sited = (
                    is_place(self.pieces, j)
                    and self.pieces[j].prep in ("في", "ب")
                    and not of_situation(self.pieces, j, clause.start)
                )
                return [phrase.place] if sited and phrase.place is not None else []
            if self.pieces[j].kind not in ("cue", "mark", "time") and not self._locates(j):
                return []
        return []

    def _during(self, clause: Clause) -> list[Place]:
        """Where the visit went during which it happened: «زيارة إلى بنغازي اجتمع خلالها بـ…»."""
        for j in range(clause.start - 1, -1, -1):
            phrase = self.pieces[j].phrase
            if phrase is not None and phrase.place is not None and self.pieces[j].prep in ("الي", "ل"):
                return [phrase.place]
            if self.pieces[j].has("noun"):
                return []
        return []

    def _reached(self, clause: Clause) -> list[Place]:
        """Where the clause before «حيث» went or was: «وصل إلى دمشق حيث التقى …»."""
        for j in range(clause.start - 1, max(-1, clause.start - 7), -1):
            piece = self.pieces[j]
            if piece.phrase is not None:
                sited = piece.phrase.kind in ("place", "state") and piece.phrase.rule != "nisba"
                return [piece.phrase.place] if sited and piece.phrase.place is not None else []
            if piece.kind in ("word", "lex"):
                return []
        return []

    def _spoken_of(self, clause: Clause, k: int) -> bool:
        """Whether a word that no table has stands before the verb as its subject: «إيران و«الست» تتفقان»."""
        return (
            clause.opener in ("sentence", "resume")
            and any(p.kind == "np" and not p.prep and not p.conj for p in self.pieces[clause.start : k])
            and k - clause.start <= 6
        )

    def _tellers(self, clause: Clause, k: int) -> list[Phrase]:
        """Whom the pronoun of «أنه», «إنهما» stands for: who says so, all of them where it is no singular."""
        one = self._teller(k)
        if one is None or not clause.word.endswith(("هما", "هم")):
            return [one] if one is not None else []
        j = next((j for j, p in enumerate(self.pieces) if p.phrase is one), None)
        found = [one]
        while j is not None and j + 1 < len(self.pieces) and self.pieces[j + 1].conj and self.pieces[j + 1].kind == "np":
            j += 1
            found += [p for p in (self.pieces[j].phrase,) if p is not None]
        return found

    def _teller(self, k: int) -> Phrase | None:
        """Who the pronoun of «أنه», «بأنها» is: the speaker whose content begins so."""
        return next(
            (s.speaker for s in reversed(self.said) if s.speaker is not None and s.content[0] <= k < s.content[1]), None
        )

    def _relative(self, clause: Clause) -> list[Phrase]:
        """The noun phrase a relative clause hangs on."""
        k = clause.start - 1
        while k >= 0 and (
            self.pieces[k].kind in ("mark", "time") or (self.pieces[k].kind == "cue" and self.pieces[k].cue in ("adv",))
        ):
            k -= 1
        if k < 0 or self.pieces[k].kind != "np" or self.pieces[k].phrase is None:
            return []
        heads = [self.pieces[k].phrase]
        while clause.word not in ("الذي", "التي") and self.pieces[k].conj and k and self.pieces[k - 1].kind == "np":
            k -= 1  # «بولدان وأوندر، اللذان …»
            heads.insert(0, self.pieces[k].phrase)
        return [p for p in heads if p is not None]

    def _sides(self, phrase: Phrase, k: int) -> Phrase:
        """«الجانبان» of nobody named before this sentence: the two states or bodies that it coordinates before piece k."""
        if phrase.name or phrase.rule != "sides.both":
            return phrase
        for j in range(min(k, len(self.pieces)) - 1, 0, -1):
            one, two = self.pieces[j - 1].phrase, self.pieces[j].phrase
            if one is None or two is None or not self.pieces[j].conj or two.start >= phrase.start:
                continue
            if one.kind in OFFICIAL and two.kind in OFFICIAL and one.name and two.name:
                phrase.parts, phrase.antecedent = (one, two), one.start
                phrase.name = f"{one.name} and {two.name}"
                break
        return phrase

    def _relative_subject(self, clause: Clause, k: int, args: Arguments) -> list[Phrase]:
        """The head of a relative clause whose verb it is the subject of: no pronoun of the clause takes it up, one side at most follows."""
        if args.object:
            return []
        sited = all(p.kind in ("state", "place") for p in args.subject)
        resumed = any(p.cue == "pp" for p in self.pieces[k + 1 : clause.end])
        heads = self._relative(clause)
        acting = all(p.kind in ("person", "office", "group", "state", "organisation") for p in heads)
        entry = self.pieces[k].has("verb")
        agrees = entry is not None and (entry[4] in ("d", "p")) == (len(heads) > 1 or any(p.number == "p" for p in heads))
        return heads if sited or (acting and not resumed and agrees) else []

    def _object_pronoun(self, clause: Clause, piece: Piece) -> Phrase | None:
        if clause.opener == "rel":
            heads = self._relative(clause)
            if heads:
                return heads[0]
        return coreference.owner(piece.enclitic, self.discourse, piece.start)

    def _carried(self, clause: Clause, piece: Piece) -> list[Phrase]:
        """The subject of a verb that names none: the one of the clause before."""
        subject = self._resumed_subject(clause) or self.discourse.subject
        entry = piece.has("verb", "light")
        if clause.opener == "rel" and piece.enclitic and self._relative(clause):
            subject = next((s.speaker for s in reversed(self.said) if s.trigger < clause.start), None) or subject
        elif clause.opener == "rel":
            return []
        if (before := self._beneficiary(clause)) is not None:
            return [before]
        if subject is None or entry is None:
            return []
        number, gender, person = entry[4], entry[5], entry[3]
        if person == 1:
            return [self.discourse.speaker] if self.discourse.speaker is not None else []
        if number in ("d", "p") and len(self.here or self.discourse.sides) >= 2:
            return list(self.here or self.discourse.sides)
        if number == "s" and gender == "f" and subject.kind in ("person", "office") and subject.gender == "m":
            return []
        if number == "s" and gender == "m" and subject.gender == "f" and subject.kind != "person":
            return []
        return [subject]

    def _beneficiary(self, clause: Clause) -> Phrase | None:
        """Whose act «أن …» tells behind «سبق لـ», «أتيح لـ»: the one the preposition brings."""
        if clause.opener != "sub" or clause.word != "ان" or not clause.start:
            return None
        before = self.pieces[clause.start - 1]
        return before.phrase if before.kind == "np" and before.prep == "ل" else None

    def _resumed_subject(self, clause: Clause) -> Phrase | None:
        """Whom the clause before a relative one began with: «وكان الوزير، الذي يزور روما، قد التقى …»."""
        if clause.opener != "resume" or clause.parent < 0:
            return None
        behind = self.clauses[self.clauses.index(clause) - 1]
        began = self.clauses[clause.parent]
        if behind.opener != "rel" or began.verb is not None:
            return None
        heads = self._relative(behind)
        return heads[0] if heads and heads[0].kind in OFFICIAL | {"group"} else None

    def _verbal(
        self, index: int, k: int, entry: Entry, subject: list[Phrase], args: Arguments, dropped: bool
    ) -> Draft | None:
        trigger = triggers.verbs()[entry[1]]
        clause, piece = self.clauses[index], self.pieces[k]
        sense = trigger.sense
        if trigger.companions and not self._companion(clause, trigger.companions) and not self._brought_together(sense, args):
            self.silent.append((piece.norm, f"{trigger.lemma}: none of {' '.join(trigger.companions)} beside it"))
            return None
        if trigger.without and any(
            _is_one_of(p.norm, trigger.without) or f"{p.prep}ال{p.norm}" in trigger.without
            for p in self.pieces[k + 1 : k + 6]
        ):
            self.silent.append((piece.norm, f"{trigger.lemma}: not with one of {' '.join(trigger.without)}"))
            return None
        if trigger.prep and not self._has_prep(clause, k, trigger.prep):
            self.silent.append((piece.norm, f"{trigger.lemma}: no {trigger.prep} after it"))
            return None
        if sense.type == "PROPOSAL":
            if piece.has("speech") is not None and "عن" in args.preps:
                return None  # «نقلت الوكالة عن …»
            return self._proposal(index, k, sense, subject, args, str(entry[2]))
        if (
            sense.mode == "visit"
            and subject is args.subject
            and not args.object
            and subject
            and all(p.kind in ("state", "place") for p in subject)
        ):
            args.object, args.subject = args.subject, []  # «زار موسكو»: the visitor is the clause before's subject
            subject, dropped = self._carried(clause, piece), True
        if sense.mode == "visit" and args.object and subject is args.subject and len(subject) == 1:
            if subject[0].kind in ("state", "place") and args.object[0].kind in ("person", "office", "group"):
                subject, args.object = args.object, subject  # «يزور طهران وفد من الحركة»
                args.subject = subject
        if sense.name == "gather":
            return self._gather(index, k, sense, args)
        if dropped and sense.type == "ASSAULT" and not args.object and not piece.enclitic:
            subject = []  # «وقتل عشرات الآلاف»: the doer is unsaid, not the last one named
        if entry[2] == "passive" or (sense.type in PEOPLE_TYPES and self._agentless(piece, subject, args)):
            args.object, subject = [*subject, *args.object], []
        if sense.name == "meet" and self._met_both(clause, k, subject, args):
            args.object, args.subject, subject = subject, [], self._carried(clause, piece)
        if (
            sense.needs == "two"
            and subject is args.subject
            and len(subject) == 1
            and not args.object
            and not any(prep in args.preps for prep in sense.preps)
            and (
                self._goes_on(clause, k) or (sense.object == "source" and args.object_words is None and not args.nouns)
            )
            and not subject[0].parts
        ):
            carried = self._carried(clause, piece)  # «… والتقى الرئيس»: the one named is whom he met
            if carried and carried[0].name and carried[0].name != subject[0].name:
                args.object, args.subject, subject = subject, [], carried
        roles = self._roles(sense, subject, args)
        if sense.mode == "visit":
            roles = self._visit(sense, k, clause, subject, args)
        if sense.name == "discuss" and not args.preps.get("مع") and not self._collective(subject):
            self.silent.append((piece.norm, f"{trigger.lemma}: no other side"))
            return None
        if dropped and subject and len(subject) == 1 and sense.needs == "two" and not args.preps and not args.object:
            return None
        return self._draft(index, k, sense, roles, args, str(entry[2]), f"verb.{trigger.lemma}", subject)

    def _brought_together(self, sense: Sense, args: Arguments) -> bool:
        """Whether a city brought people together: «جمعت مسقط فلاناً وفلاناً»."""
        people = [p for p in args.object if p.kind in ("person", "office")]
        where = [p for p in args.subject if p.kind == "place" or p.rule == "states.capital"]
        return sense.name == "gather" and len(people) >= 2 and len(where) == len(args.subject) == 1

    def _goes_on(self, clause: Clause, k: int) -> bool:
        """Whether the clause goes on with the one before, whose subject it keeps: «… والتقى الرئيس», «زيارة التقى خلالها …»."""
        return (
            bool(self.pieces[k].conj)
            or clause.word == "حيث"
            or (k > 0 and self.pieces[k - 1].norm == "ثم")
            or self._meanwhile(k)
        )

    def _meanwhile(self, k: int) -> bool:
        """Whether «خلالها» behind the verb takes up what the clause before tells: «زيارة إلى مسقط التقى خلالها …»."""
        return k + 1 < len(self.pieces) and self.pieces[k + 1].norm in MEANWHILE

    def _met_both(self, clause: Clause, k: int, subject: list[Phrase], args: Arguments) -> bool:
        """Whether two names behind «والتقى» are both whom the clause before's subject met: «زار القاهرة والتقى السيسي والمبعوث»."""
        piece = self.pieces[k]
        goes_on = (piece.conj and clause.opener == "and") or clause.word == "حيث" or self._meanwhile(k)
        if not (subject is args.subject and len(subject) >= 2 and goes_on):
            return False
        entry = piece.has("verb")
        carried = self._carried(clause, piece)
        return (
            entry is not None
            and entry[4] == "s"
            and not args.object
            and "مع" not in args.preps
            and len(carried) == 1
            and carried[0].kind in ("person", "office")
            and bool(carried[0].name)
            and all(carried[0].name != p.name for p in subject)
        )

    def _agentless(self, piece: Piece, subject: list[Phrase], args: Arguments) -> bool:
        """«قتل 12 شخصاً», «أصيب جنود»: people alone behind a verb of harm are its victims, not its doers."""
        if args.object or not subject:
            return False
        first = subject[0]
        return (
            first.kind == "group"
            and first.group
            in (
                "civilians",
                "prisoners",
                "refugees",
                "families",
                "children",
                "victims",
                "soldiers",
                "workers",
                "journalists",
                "people",
            )
            and first.start > piece.end
        )

    def _companion(self, clause: Clause, words: tuple[str, ...]) -> bool:
        first = max(0, clause.start - 3)  # «لقاء جمع …»: the noun stands before the verb that it is the subject of
        if clause.opener == "resume" and clause.parent >= 0:
            first = min(first, self.clauses[clause.parent].start)  # «اللقاء، الذي استمر ساعة، جمع …»
        if clause.opener == "sub" and any(_is_one_of(p.norm, _SET) for p in self.pieces[first : clause.start]):
            first = max(0, first - 3)  # «لقاء كان من المقرر أن يجمع …»
        return any(_is_one_of(p.norm, words) for p in self.pieces[first : clause.end])

    def _beside(self, k: int, words: tuple[str, ...]) -> bool:
        return any(_is_one_of(p.norm, words) for p in self.pieces[k + 1 : k + 3])

    def _has_prep(self, clause: Clause, k: int, prep: str) -> bool:
        return any(p.prep == prep or (p.kind == "cue" and p.norm == prep) for p in self.pieces[k + 1 : clause.end])

    def _collective(self, subject: list[Phrase]) -> bool:
        return len(subject) >= 2 or any(len(p.parts) >= 2 or p.rule in ("sides.both", "sides.all") for p in subject)

    def _roles(self, sense: Sense, subject: list[Phrase], args: Arguments) -> list[tuple[str, Phrase]]:
        roles = [(sense.subject, p) for p in subject]
        if sense.object not in ("topic", "document", "-", "place"):
            roles += [(sense.object, p) for p in args.object if p.kind != "place"]
        for prep, role in sense.preps.items():
            if role in ("topic", "document"):
                continue
            roles += [(role, p) for p in args.preps.get(prep, []) if p.kind != "place"]
        return roles + _joined(args, sense)

    def _visit(
        self, sense: Sense, k: int, clause: Clause, subject: list[Phrase], args: Arguments
    ) -> list[tuple[str, Phrase]]:
        roles = [
            ("source", p)
            for p in subject
            if p.kind in ("person", "office")
            or (p.kind in ("group", "organisation", "state") and sense.name != "arrive")
        ]
        roles += [
            ("source", p) for p in subject if p.kind == "group" and sense.name == "arrive" and p.group in ACTING_GROUPS
        ]
        goals = [*args.preps.get("الي", []), *args.preps.get("ل", [])]
        if sense.name == "depart":  # «غادر طهران إلى مسقط»: what he leaves is not where he goes
            args.places = [p for p in args.places if p not in [o.place for o in (*args.object, *args.subject)]]
        else:
            goals = [*args.object, *goals]
        if sense.name == "dispatch":
            goals = [p for p in goals if p.kind not in ("group", "person", "office")]  # «أوفدت مبعوثها إلى …»
        if not goals and (sense.name == "alight" or (not subject and self.pieces[k].prep in ("الي", "ل"))):
            goals = [_ground(p) for p in args.places[:1]]  # «حطّ في بيروت», «دعاه إلى زيارة موسكو»
        for phrase in goals:
            if phrase.place is not None and phrase.place not in args.places and len(goals) == 1:
                args.places.insert(0, phrase.place)
            if phrase.kind == "state" or (phrase.kind in ACTING and phrase.kind != "place"):
                roles.append(("target", phrase))
            elif phrase.kind == "place" and phrase.country and sense.mode == "visit":  # a city stands for its state
                roles.append(("target", _host(phrase)))
        return roles

    def _gather(self, index: int, k: int, sense: Sense, args: Arguments) -> Draft | None:
        """«لقاء جمع X بـY»: the noun is the subject, the sides are objects."""
        sides = [*args.subject, *args.object]
        for prep in ("ب", "مع", "بين"):
            sides += args.preps.get(prep, [])
        if len(sides) < 2:  # «جمع لقاء في أنقرة وزراء خارجية …»: the noun stands between
            near = self.pieces[k + 1 : self.clauses[index].end]
            sides += [
                p.phrase for p in near if p.phrase is not None and not p.prep and p.phrase not in sides and not p.depth
            ]
        if not sides and index + 1 < len(self.clauses) and self._held_next(index):
            held = self.clauses[index + 1]  # «ضم اجتماع عُقد في مسقط فلاناً وفلاناً»
            inner = after(self.pieces, (held.verb or held.start) + 1, held.end, True)
            sides, args.places, args.times = [*inner.subject, *inner.object], args.places + inner.places, args.times + inner.times
        roles = [("source", p) for p in sides if p.kind != "place"]
        for j in range(self.clauses[index].start, self.clauses[index].end):
            if self.pieces[j].has("noun") and not is_verb(self.pieces, j):
                self.used.add(j)
        return self._draft(index, k, sense, roles, args, "past", "verb.جمع", sides)

    def _held_next(self, index: int) -> bool:
        """Whether the next clause only says that the event had been held: «اجتماع عُقد في …»."""
        behind = self.clauses[index + 1]
        verb = behind.verb
        return behind.opener == "verb" and verb is not None and self.pieces[verb].has("light") is not None and self.pieces[verb - 1].has("noun") is not None

    # -- light verbs and nouns ---------------------------------------------------------------------------------

    def _light(self, index: int, k: int, light: triggers.Light, subject: list[Phrase], args: Arguments) -> Draft | None:
        clause = self.clauses[index]
        if self.pieces[k].enclitic:
            own = subject if not self._dropped(args) else []
            return self._resumed(index, k, own, light) or self._scheduled(index, k, own, args, light)
        noun = self._carried_noun(index, k, light)
        if noun is None:
            return None
        self.used.add(noun)
        sides = subject if light.voice in ("active", "receive", "join", "lead") else []
        pair = [p for p in args.preps.get("بين", []) if p.start < self.pieces[noun].start]
        if light.voice == "active" and len(pair) >= 2:
            sides = pair  # «عقدت اللجنة المشتركة بين مصر والسودان اجتماعها»
        if not sides and light.voice in ("active", "receive", "join", "lead") and self._wants_subject(noun):
            sides = subject = self._carried(clause, self.pieces[k])  # «… وأجرى محادثات مع الرئيس»
        if light.voice == "reveal":
            sides = [_state_of(p) for p in subject]
        draft = self._noun(index, noun, sides, light.voice)
        if draft is None:
            return None
        if draft.sense.type == "CONSULT":
            there = {p.actor or p.name for _, p in draft.roles}
            draft.roles += [(r, p) for r, p in _joined(args, draft.sense) if (p.actor or p.name) not in there]
            draft.accompany(args)  # «… بحضور فلان، قمة …»
        if light.voice == "host":
            subject = subject or self._seat(k, clause)
            seats = [p for p in subject if p.place and (p.rule == "states.capital" or p.kind == "place")]
            if seats and not any(p.country == seats[0].country for p in (*args.places, *draft.places)):
                # «تستضيف الدوحة محادثات»: the city is the place, its state the host
                args.places, draft.places = [], [p.place for p in seats[:1] if p.place]
            hosts = [_host(p) if p.kind == "place" and p.country else p for p in subject]
            draft.roles = [("host", p) for p in hosts if p.kind in OFFICIAL] + draft.roles
        if light.voice == "stage":
            args.places = [p.place for p in (subject or self._seat(k, clause))[:1] if p.place is not None]
        draft.places = [*args.places, *draft.places]
        draft.times = [*args.times, *draft.times]
        verdict, why = read_status(self.pieces, clause, k, self.cues, str(self.pieces[k].has("light")[2]))  # type: ignore[index]
        if why:
            draft.status = verdict
        elif light.phase != "happened" and draft.status == "happened":
            draft.status = light.phase  # type: ignore[assignment]
        draft.rule = f"light.{light.lemma}+{draft.rule}"
        draft.attendance = light.voice == "join" and self.pieces[noun].definite and noun == k + 1 and not draft.reference and not args.preps
        return draft if draft.reference or draft.attendance or self._enough(draft) else None

    def _wants_subject(self, noun: int) -> bool:
        """Whether the light verb's noun is its object, not its subject: «وعقد اجتماعاً», «وأجرى محادثات مع …»."""
        if self.pieces[noun].enclitic or self.pieces[noun].norm.split(" ")[0].endswith("ا"):
            return True
        if self.pieces[noun].prep:
            return True
        for piece in self.pieces[noun + 1 : noun + 8]:
            if (piece.kind == "cue" and piece.cue == "prep") or piece.prep:
                word = piece.prep or piece.norm
                if word in ("مع", "بين"):
                    return word == "مع"
            if piece.kind == "mark":
                return False
        return False

    def _dropped(self, args: Arguments) -> bool:
        return not args.subject

    def _resumed(self, index: int, k: int, subject: list[Phrase], light: triggers.Light) -> Draft | None:
        """«اتصال هاتفي أجراه مع الرئيس», «مباحثات بدأها الرجلان»: the noun stands before the verb, whose pronoun means it."""
        first = self.clauses[index].start
        noun = next(
            (
                j
                for j in range(k - 1, max(first - 1, k - 5), -1)
                if self.pieces[j].has("noun") and not is_verb(self.pieces, j)
            ),
            None,
        )
        if noun is None or noun in self.used:
            return None
        self.used.add(noun)
        draft = self._noun(index, noun, subject, light.voice if subject else "")
        if draft is None:
            return None
        draft.rule = f"light.{light.lemma}+{draft.rule}"
        return draft if self._enough(draft) else None

    def _seat(self, k: int, clause: Clause) -> list[Phrase]:
        """The capital that hosts under its description: «استضافت العاصمة القطرية الدوحة …»."""
        words = self.pieces[k + 1 : min(k + 4, clause.end)]
        if not words or words[0].norm not in ("العاصمه", "مدينه"):
            return []
        named = next((p for p in words if p.kind == "np"), None)
        if (
            named is None
            or named.phrase is None
            or named.prep
            or named.conj
            or named.phrase.kind not in ("state", "place")
        ):
            return []
        return [named.phrase]

    def _scheduled(
        self, index: int, k: int, subject: list[Phrase], args: Arguments, light: triggers.Light
    ) -> Draft | None:
        """«الاجتماع الذي كان مقرراً أن يعقده فلان مع فلان»: the noun stands before a relative clause that carries or only sets it."""
        back = index if self.clauses[index].opener == "rel" else index - 1
        if back < 0 or self.clauses[back].opener != "rel" or (back != index and self.clauses[index].opener != "sub"):
            return None
        setting = self.pieces[self.clauses[back].start : k]
        noun = self.clauses[back].start - 1
        entry = self.pieces[noun].has("noun") if noun >= 0 else None
        if entry is None or noun in self.used or any(p.kind == "np" for p in setting):
            return None
        self.used.add(noun)
        trigger = triggers.nouns()[entry[1]]
        roles = [("source", p) for p in subject] + self._roles(trigger.sense, [], args)
        rule = f"light.{light.lemma}+noun.{trigger.lemma}"
        draft = self._draft(index, k, trigger.sense, roles, args, "noun", rule, subject)
        if draft is not None and (back != index or any(_is_one_of(p.norm, _SET) for p in setting)):
            draft.status = "planned"
        return draft

    def _carried_noun(self, index: int, k: int, light: triggers.Light) -> int | None:
        """The event noun that the light verb carries: its subject or object in the same clause."""
        clause = self.clauses[index]
        words = 0
        for j in range(k + 1, min(clause.end, k + 14)):
            piece = self.pieces[j]
            if piece.kind == "lex" and piece.has("noun", "masdar") and not is_verb(self.pieces, j):
                if light.voice == "reveal" and piece.has("noun") is None:
                    return None  # «كشف عن استضافة بلاده لاجتماع …»: the meeting stands behind
                round_of = piece.prep == "من" and any(
                    p.norm in _PORTIONS or (p.time is not None and p.time.text in _PORTIONS) for p in self.pieces[k + 1 : j]
                )  # «يومين من المباحثات»
                if piece.prep and not round_of and piece.prep not in light.preps:
                    if piece.conj or words or piece.has("masdar"):
                        return None
                    continue
                if light.preps and not piece.prep:
                    return None  # «شارك في اجتماع», not «شارك اجتماعاً»
                return j
            if piece.kind == "word" and not piece.norm.startswith("ال"):  # «الجولة الحادية عشرة من المحادثات»
                words += 1
                if words > 3:
                    return None
        if light.voice in ("event", "host", "active"):
            for j in range(k - 1, max(clause.start, k - 5) - 1, -1):
                piece = self.pieces[j]
                if (
                    piece.kind == "lex"
                    and piece.has("noun")
                    and not is_verb(self.pieces, j)
                    and not piece.prep
                    and light.voice == "event"
                ):
                    return j
        return None

    def _noun(self, index: int, k: int, subject: list[Phrase], carried: str) -> Draft | None:
        piece, clause = self.pieces[k], self.clauses[index]
        entry = piece.has("noun", "masdar")
        assert entry is not None
        trigger = triggers.nouns()[entry[1]] if entry[0] == "noun" else triggers.verbs()[entry[1]]
        sense = trigger.sense
        if trigger.alone == "light" and not carried and not self._in_meeting(k):
            return None
        if sense.type == "ASSAULT" and k and self.pieces[k - 1].norm in _CEASING:
            return None  # «وقف إطلاق نار»
        if entry[0] == "noun" and sense.type == "PROTEST" and piece.enclitic:
            return None  # «مسيرته الفنية»: a career, no march
        if entry[0] == "masdar" and (
            sense.name == "discuss" or (trigger.companions and not self._beside(k, trigger.companions))
        ):
            return None
        if sense.type == "PROPOSAL":
            return self._proposed(index, k, sense, subject if carried else []) if entry[0] == "masdar" else None
        if entry[0] == "masdar" and not carried and sense.type not in NOMINAL_TYPES and sense.name != "receive":
            return None
        if (
            entry[0] == "noun"
            and not trigger.refers
            and not carried
            and sense.type == "CONSULT"
            and self._is_topic(index, k)
        ):
            self.silent.append((piece.norm, f"{trigger.lemma}: what another meeting was about"))
            return None
        args, own = self._noun_arguments(k, clause, subject, sense)
        roles: list[tuple[str, Phrase]] = []
        if sense.mode == "visit" and not own and (args.preps.get("الي") or args.places):
            own = [p for p in args.preps.get("ل", []) if p.kind in ("person", "office", "group")]
            args.preps["ل"] = [p for p in args.preps.get("ل", []) if p not in own]  # «زيارة لفلان إلى طرابلس»
        invited: list[Phrase] = []
        if sense.mode == "visit" and not own and not carried and piece.prep in ("الي", "ل"):
            own = invited = [p for p in (self._invited(clause, k),) if p is not None]
        if sense.mode == "visit":
            sources = own or ([] if not carried else subject)
            roles = [("source", p) for p in sources if p.kind in OFFICIAL or p.kind == "group"]
            roles += self._visit(sense, k, clause, [], args)
        else:
            roles = [(sense.subject if sense.subject != "-" else "source", p) for p in own]
            roles += self._roles(sense, [], args)
            if not own and sense.name in ("meet", "talks", "summit"):
                roles += [("source", p) for p in args.preps.get("ل", []) if _is_many(p)]  # «اجتماع لزعماء القبائل»
            if sense.name == "receive":
                roles += [("source", p) for p in args.preps.get("ل", []) if p.kind in ACTING]
            if carried and carried != "event":
                part = "mediator" if sense.subject == "mediator" and not own else "source"
                roles = [(part, p) for p in subject] + roles
        if (
            entry[0] == "noun" and not carried and not own and not args.preps and not args.object and len(subject) >= 2
            and sense.needs == "two" and (self._occasioned(k) or (piece.prep == "في" and not piece.definite))
        ):  # fmt: skip
            own = [p for p in subject if p.kind in ("person", "office")]  # «اتفق فلان وفلان، خلال اجتماع في …»
            roles = [("source", p) for p in own]
        if (
            entry[0] == "noun" and not carried and len(own) == 1 and own[0].kind == "organisation" and len(subject) >= 2
            and sense.needs == "two" and self._occasioned(k)
        ):  # fmt: skip
            own = list(subject)  # «وقّع الوفدان …، في ختام محادثات اللجنة المشتركة»
            roles = [("source", p) for p in own]
        if (
            entry[0] == "noun" and not carried and not own and not args.preps and sense.needs == "two"
            and clause.verb is None and self._occasioned(k) and k >= 3
        ):  # fmt: skip
            one, two = self.pieces[k - 3].phrase, self.pieces[k - 2].phrase
            if one is not None and two is not None and self.pieces[k - 2].prep == "ل" and not self.pieces[k - 3].prep:
                own, roles = [one, two], [("source", one), ("source", two)]  # «ماكرون للسيسي خلال اتصال: …»
        if (
            entry[0] == "noun" and not carried and not own and not args.preps and sense.needs == "two" and len(subject) == 1
            and (self._occasioned(k) or (piece.prep == "في" and sense.mode == "call"))
        ):  # fmt: skip
            told = self._addressee(clause, k, subject[0])
            if told is not None:
                own, roles = [subject[0], told], [("source", subject[0]), ("source", told)]
        guest = self._met(index, k, own, args, subject) if entry[0] == "noun" and not carried else None
        if guest is not None:
            roles = [("source", guest), *(("target" if sense.mode == "visit" else "source", p) for p in own)]
            own = [guest]
        if (
            entry[0] == "noun"
            and not carried
            and piece.prep == "ل"
            and own
            and not args.preps.get("بين")
            and sense.mode != "visit"
        ):
            who = [p for p in self._host_subject(index, k, subject) if p not in own]
            roles = [("source", p) for p in [*who, *own]] if who else []  # «وصل للقاء الرئيس»
        if entry[0] == "noun" and not carried and not own and k and (had := self._had_by(clause, k)) is not None:
            own, roles = [had], [("source", had), *roles]  # «كان لباتيلي لقاء مع …»
        outside = args.preps.get("مع") or args.preps.get("ب") or sense.mode == "visit"
        if not carried and not own and outside and not args.preps.get("بين") and entry[0] == "noun":
            led = sense.mode != "visit" or piece.prep in ("في", "خلال", "اثناء", "ب", "على هامش")
            host = self._host_subject(index, k, subject) if led else []
            if host:
                roles = [("source", p) for p in host] + roles
        draft = self._draft(index, k, sense, roles, args, "noun", f"noun.{trigger.lemma}", own or subject, enough=False)
        if draft is None:
            return None
        if (
            sense.needs == "two"
            and not own
            and not carried
            and not args.preps.get("بين")
            and not any(r == "source" and p not in args.preps.get("مع", []) for r, p in roles)
        ):
            draft.roles = [] if draft.sense.mode != "visit" else draft.roles
        if invited and draft.status in ("happened", "planned"):
            draft.status = "called_for"
        if args.scheduled and not carried and draft.status == "happened":
            draft.status = "planned"  # «اللقاء الذي كان مقرراً أن يعقد … ألغي»
        if draft.status == "planned" and any(self._gathered(j) for j in range(k + 1, min(k + 4, len(self.pieces)))):
            draft.status = "happened"  # «أعلن استضافة بلاده لاجتماع جمع بين …»
        head = piece.norm.split(" ")[0]
        draft.plural = head.endswith("ات")
        if (
            carried in ("event", "join") and trigger.refers and piece.definite and self.discourse.sides
            and (not own or carried == "join") and not args.object and not ({"مع", "بين", "ب"} & set(args.preps))
        ):  # fmt: skip
            draft.reference, draft.roles = True, []  # «وجرى الاجتماع بحضور فلان»: who attended the one told before
        if carried:
            return draft
        if (
            sense.type in NOMINAL_TYPES
            and sense.type not in foreground.WEIGHED
            and not (draft.times or draft.places or self._counts(k))
        ):
            self.silent.append(
                (piece.norm, f"{trigger.lemma}: neither time, place nor number says that it is one happening")
            )
            return None
        if self._enough(draft):
            return draft
        if sense.mode in ("talks", "mediation") and not roles_of(draft) and outside:
            draft.roles = [("source", p) for p in args.preps.get("مع", [])]
            if self._asserted(index, k) and self._one_side(draft):
                return draft
        if trigger.refers and (piece.definite or self._demonstrated(k)) and self._stands_alone(k):
            draft.reference, draft.places = True, []
            return draft
        self.silent.append((piece.norm, f"{trigger.lemma}: sides not named"))
        return None

    def _met(self, index: int, k: int, own: list[Phrase], args: Arguments, subject: list[Phrase]) -> Phrase | None:
        """Who met the only person named behind the noun: «قال فلان بعد زيارة المفتي», «عقب لقائه الرئيس» without its pronoun."""
        piece = self.pieces[k]
        if (
            len(own) != 1
            or own[0].kind not in ("person", "office")
            or piece.enclitic
            or args.object
            or args.preps
            or args.places
        ):
            return None
        before = self.pieces[k - 1] if k else None
        if not (
            before is not None
            and before.kind == "cue"
            and before.norm in ("بعد", "عقب", "خلال", "اثر", "لدي", "في ختام")
        ):
            return None
        teller = next(
            (s.speaker for s in self.said if s.speaker is not None and self.clauses[s.clause].start <= k), None
        )
        host = teller or (subject[0] if subject else self.discourse.subject)
        if (
            host is None
            or host.kind not in ("person", "office", "group")
            or (host.actor or host.name) == (own[0].actor or own[0].name)
        ):
            return None
        return host if host.name and host.start < own[0].start else None

    def _occasioned(self, k: int) -> bool:
        """Whether the noun names the occasion of what the clause tells: «خلال لقاء», «في ختام الجولة الرابعة من محادثات»."""
        for j in range(k - 1, max(-1, k - 6), -1):
            piece = self.pieces[j]
            if piece.kind == "cue" and piece.norm in ("خلال", "عقب", "في ختام", "بعد", "اثناء", "علي هامش"):
                return True
            if piece.prep in ("خلال", "عقب", "في ختام", "بعد", "اثناء"):
                return True
            if not (piece.norm == "من" or piece.kind == "word"):
                return False
        return False

    def _is_topic(self, index: int, k: int) -> bool:
        """Whether the noun stands among what was discussed: «تناول الاجتماع المستجدات في مفاوضات …»."""
        clause = self.clauses[index]
        for j in range(clause.start, k):
            entry = self.pieces[j].has("verb")
            if (
                entry is not None
                and triggers.verbs()[entry[1]].sense.name in ("discuss", "talks", "consult", "meet")
                and j < k - 1
            ):
                return (
                    self.pieces[k - 1].kind == "cue"
                    and self.pieces[k - 1].cue == "prep"
                    and k >= 2
                    and self.pieces[k - 2].kind == "word"
                )
        return False

    def _asserted(self, index: int, k: int) -> bool:
        """Whether it is said that the talks go on, began or ended, though only one side is named: «المفاوضات مع الخاطفين متواصلة»."""
        first = max(0, k - 2)
        near = self.pieces[first : min(len(self.pieces), k + 9)]
        return any(_is_one_of(p.norm, ASPECTS) or p.norm in ASPECTS for p in near if p is not self.pieces[k])

    def _one_side(self, draft: Draft) -> bool:
        return any(p.kind in ACTING and (p.actor or p.name) for _, p in draft.roles)

    def _stands_alone(self, k: int) -> bool:
        """Whether the definite noun is a subject or stands after «خلال» and the like, not inside another noun's phrase."""
        before = self.pieces[k - 1] if k else None
        if before is None or before.kind in ("mark", "time", "lex") or self.pieces[k].conj:
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

    def _counts(self, k: int) -> bool:
        """Whether a number stands beside the noun: «مقتل 12», «خمس غارات»."""
        return any(p.norm[:1].isdigit() or small_number(p.norm) is not None for p in self.pieces[max(0, k - 1) : k + 4])

    def _demonstrated(self, k: int) -> bool:
        return k > 0 and self.pieces[k - 1].kind == "cue" and self.pieces[k - 1].cue == "dem"

    def _in_meeting(self, k: int) -> bool:
        """Whether a press conference is told as one of two sides: «مؤتمر صحفي مشترك مع نظيره»."""
        return any(p.norm in ("مشترك", "المشترك", "مع") for p in self.pieces[k + 1 : k + 4])

    def _opens(self, k: int) -> bool:
        """Whether nothing but «خلال» and the like stands before piece k in its clause."""
        clause = next(c for c in self.clauses if c.start <= k < c.end)
        return all(p.kind in ("cue", "mark", "time") for p in self.pieces[clause.start : k])

    def _owner(self, k: int, subject: list[Phrase]) -> Phrase | None:
        """Whom the pronoun of «لقائه» stands for: the clause's subject where it agrees, else the last one named before."""
        enclitic = self.pieces[k].enclitic
        ahead = subject and subject[0].start > self.pieces[k].start and subject[0].kind in ("person", "office")
        if ahead and len(subject) == 1 and self._opens(k) and enclitic in ("ه", "ها"):
            return subject[0] if (enclitic == "ها") == (subject[0].gender == "f") else None  # «وخلال زيارته …، بحث الوزير»
        if subject and subject[0].start < self.pieces[k].start and subject[0].number == "s":
            if (enclitic == "ه" and subject[0].gender == "m") or (enclitic == "ها" and subject[0].gender == "f"):
                return subject[0]
        return coreference.owner(enclitic, self.discourse, self.pieces[k].start)

    def _noun_arguments(
        self, k: int, clause: Clause, subject: list[Phrase], sense: Sense
    ) -> tuple[Arguments, list[Phrase]]:
        """What follows an event noun: its possessor, then what its prepositions bring; commas only before a preposition."""
        piece = self.pieces[k]
        found = Arguments(last=k + 1)
        own: list[Phrase] = []
        if piece.enclitic in ("هما", "هم") and len(subject) >= 2:
            own = list(subject)  # «اتفق الرئيسان …، خلال لقائهما»
        elif piece.enclitic == "هما" and not subject and len(self.here or self.discourse.sides) == 2:
            own = list(self.here or self.discourse.sides)  # «جاء ذلك خلال لقائهما في …»
        elif piece.enclitic:
            owner = self._said_speaker(k) if self.said else self._owner(k, subject)
            if owner is not None:
                own = [owner]
        begin = j = self._past_topic(k)
        words, attended = 0, False
        slot: list[Phrase] | None = own
        limit = clause.end
        aside = False  # whether another noun has come that «مع» may belong to
        topical = False  # whether what follows says what it was about
        along = ""  # role of those who came along, while their list goes on
        while j < len(self.pieces):
            p = self.pieces[j]
            if (behind := self._past_schedule(j)) > j and self._directly(k, j):
                self.used.update(range(j, behind))
                found.scheduled = True
                j, limit = behind, max(limit, next(c.end for c in self.clauses if c.start <= behind - 1 < c.end))
                continue
            if j >= limit:
                if not self._runs_on(j) or (p.cue == "rel" and not self._directly(k, j)):
                    break
                limit = next((c.end for c in self.clauses if c.start == j), limit)
            if p.kind == "mark":
                if p.norm in COMMAS and (further := self._past_aside(j)) is not None:
                    j = further
                    continue
                if p.norm in COMMAS:
                    ahead = self.pieces[j + 1] if j + 1 < len(self.pieces) else None
                    if ahead is None or not (
                        ahead.kind == "time"
                        or (ahead.kind == "cue" and ahead.cue == "prep")
                        or (ahead.prep and ahead.kind in ("np", "time"))
                        or (ahead.kind == "np" and (ahead.conj or (slot and ahead.phrase is not None)))
                        or self._attending(j + 1)
                        or self._counted_off(j + 1)
                    ):
                        break
                elif p.norm in (".", ":", "؛", "؟", "!"):
                    break
                j += 1
                continue
            if p.depth or self._counted_off(j):
                j += 1
                continue
            if p.kind == "time" and p.time is not None:
                found.times.append(p.time)
            elif p.kind == "np" and p.phrase is not None:
                joined = joining(self.pieces, j)
                governor = locality(self.pieces, j) if p.phrase.place is not None and not p.prep else None
                if joined:
                    found.joining.append((joined, p.phrase))
                    slot, along, words = None, joined, 0
                elif along and p.conj and words <= 3 and not p.prep:
                    found.joining.append((along, p.phrase))  # «بمشاركة وفود من مصر والسودان»
                elif governor in ("ل", "الي"):
                    slot = found.preps.setdefault(governor, [])
                    slot.append(p.phrase)
                    words = 0
                elif is_place(self.pieces, j) and (p.prep in ("في", "ب", "داخل") or (not p.prep and not p.conj)):
                    elsewhere = topical or _of_people(self.pieces, j) or of_situation(self.pieces, j, begin)
                    topic = j == k + 1 and not p.prep and expanse(p.phrase)  # «مفاوضات سد النهضة»
                    if p.phrase.place is not None and words <= 5 and not elsewhere and not topic:
                        found.places.append(p.phrase.place)
                elif p.prep in _BESIDES and slot and not along:
                    slot.append(p.phrase)  # «إضافة إلى المبعوث فلان»
                    words = 0
                elif p.conj and slot is not None and slot and words == 0:
                    slot.append(p.phrase)
                elif not p.prep and not p.conj and words == 0 and slot == [] and slot is not own:
                    slot.append(p.phrase)
                elif words == 0 and slot is not None and apposed(slot, self.pieces, j):
                    slot[:] = [p.phrase]
                elif p.prep == "مع" and (
                    related_to(self.pieces, j, k + 1) or (aside and (p.phrase.kind in ("state", "organisation") or found.preps))
                ):
                    slot = None  # «على تأمين الحدود مع سورية»
                elif aside and p.prep == "بين" and p.phrase.rule == "sides.both":
                    slot = None  # «بحث القضايا المشتركة بين البلدين»
                elif p.prep:
                    if p.prep in _ABOUT:
                        slot, aside, words = None, True, max(words, 1)
                        j += 1
                        continue  # «محادثات حول السودان بمشاركة …»
                    if p.prep not in NOUN_PREPS:
                        break
                    slot = found.preps.setdefault(p.prep, [])
                    slot.append(p.phrase)
                    words = 0
                elif words == 0 and piece.enclitic and not found.object:
                    found.object.append(p.phrase)  # «لقائه نظيره»
                    slot = found.object
                elif (
                    words == 0
                    and own
                    and slot is own
                    and not found.object
                    and sense.object == "source"
                    and not piece.definite
                ):
                    found.object.append(p.phrase)  # «لقاء الرئيس نظيره»
                    slot = found.object
                elif words == 0 and not own and slot is own:
                    own.append(p.phrase)
                elif words:
                    pass
            elif p.kind == "lex":
                if is_verb(self.pieces, j) and self._attending(j):
                    slot, words, attended = found.preps.setdefault("مع", []), 0, True
                    j += 2 if j + 1 < len(self.pieces) and self.pieces[j + 1].cue == "pp" else 1
                    continue  # «اجتماع شارك فيه …»
                if is_verb(self.pieces, j) and sense.type == "CONSULT" and self._gathers(j) and not own:
                    slot, words = found.preps.setdefault("بين", []), 0  # «اجتماع ثلاثي ضم …»
                    self.used.add(j)
                    j += 1
                    continue
                related = j == k + 2 and self.pieces[k + 1].cue == "rel" and not p.enclitic
                held = p.has("light") and ((j == k + 1 and not piece.definite) or related)  # «اجتماع عُقد في … مع …»
                if is_verb(self.pieces, j) and (_takes_noun(p) or held) and not own:
                    j += 1  # «محادثات جرت في … بين …»
                    continue
                if is_verb(self.pieces, j) and _describes(p) and not own:
                    j += 2  # «اجتماعاً وُصف بالتاريخي بين …»
                    continue
                if is_verb(self.pieces, j):
                    agent = self._done_by(j)
                    if agent is not None and not own:
                        own = agent
                        j += 1
                        while j < len(self.pieces) and not (
                            self.pieces[j].kind == "np" and self.pieces[j].phrase in agent
                        ):
                            j += 1
                        j += len(agent)
                        slot = own
                        continue
                    if p.enclitic and p.has("light"):
                        j += 1  # «اتصال هاتفي أجراه مع …»
                        continue
                    break
                if p.has("noun") and not p.conj:
                    break
                if any(triggers.verbs()[e[1]].sense.name == "discuss" for e in p.entries if e[0] in ("verb", "masdar")):
                    topical = aside = True  # «جرى خلال الاجتماع بحث القضايا المشتركة بين البلدين»
                if p.has("noun") and p.conj:
                    words = 9
                else:
                    words += 1
            elif p.kind == "cue":
                if p.cue == "rel" and self._directly(k, j) and j + 1 < len(self.pieces) and self.pieces[j + 1].has("light"):
                    j += 1
                    continue
                if p.cue in ("sub", "rel"):
                    break
                if p.cue == "pp" and p.norm in ("بينهما", "بينهم") and not own and len(subject) >= 2:
                    own = list(subject)
                if p.cue == "prep" and p.norm in ("مع", "بين"):
                    words = 0
                elif p.cue == "prep" and p.norm in _ABOUT:
                    slot = None
                    words = 5
            elif (sponsor := self._sponsor(j)) is not None:
                found.joining.append(sponsor)  # «برعاية قطرية»
            elif (
                not own
                and j <= k + 3
                and all(w.kind == "word" for w in self.pieces[k + 1 : j])
                and (pair := self._between_states(j))
            ):
                own, slot, words = pair, None, 0  # «اجتماع روسي أمريكي», «قمة ثلاثية مصرية أردنية عراقية»
                j += len(pair) - 1
            elif p.norm in SPANNING and sense.type == "CONSULT":
                slot, words = found.preps.setdefault("مع", []), 0  # «سلسلة لقاءات شملت …»
            elif self._locates(j):
                pass  # «في العاصمة الأنغولية لواندا»: what comes is a place
            elif p.norm.startswith("ال") and not p.conj and self.pieces[j - 1].kind == "np" and slot:
                pass  # «وفد الحكومة الانتقالية والحركة»: an adjective parts no list
            else:
                words += 1
                aside = aside or (p.prep not in ("", "في", "ب", "داخل") and words > 1) or p.prep in ("علي", "ل")
                topical = (
                    topical
                    or p.prep not in ("", "في", "ب", "داخل")
                    or (words > 1 and p.norm.startswith("ال") and not piece.definite)
                )
                if p.prep in ("ل",) or words > 6:
                    slot = None
            if words > 12:
                break
            j += 1
        if (
            own
            and own[0].rule == "states.capital"
            and own[0].place is not None
            and (len(own) == 1)
            and ("بين" in found.preps or "مع" not in found.preps or attended)
        ):
            found.places.insert(0, own[0].place)  # «اجتماع باريس»
            own = []
        found.last = j
        return found, own

    def _past_topic(self, k: int) -> int:
        """The piece behind the noun and what it is about, where that is a listed topic: «محادثات وقف إطلاق النار بين …», «مفاوضات السلام في …»."""
        at = self.pieces[k].j
        topic = next((c for c in self.cues if c.kind == "topic" and c.i <= at < c.j), None)
        if topic is None:
            return k + 1
        end = next((j for j in range(k + 1, len(self.pieces)) if self.pieces[j].i >= topic.j), len(self.pieces))
        return k + 1 if any(p.has("noun") for p in self.pieces[k + 1 : end]) else end

    def _directly(self, k: int, j: int) -> bool:
        """Whether nothing but adjectives stands between the noun and what goes on at piece j: «الاتصالات المكثفة التي يجريها …»."""
        return all(p.kind != "word" or p.norm.startswith("ال") for p in self.pieces[k + 1 : j])

    def _past_aside(self, j: int) -> int | None:
        """The piece behind a remark between the comma at piece j and the next, where «مع» or «بين» goes on: «لقاءً، بطلب منه، مع …»."""
        for k in range(j + 2, min(j + 6, len(self.pieces) - 1)):
            piece = self.pieces[k]
            if piece.kind == "mark":
                return k + 1 if piece.norm in COMMAS and self.pieces[k + 1].norm in ("مع", "بين") else None
            if piece.kind == "np" or is_verb(self.pieces, k):
                return None
        return None

    def _counted_off(self, j: int) -> bool:
        """Whether the word counts off one of several meetings, «الأول مع فلان، والثاني مع فلان»."""
        return plain(self.pieces[j].norm.removeprefix("و")) in _ORDINALS and j + 1 < len(self.pieces) and self.pieces[j + 1].norm in ("مع", "بين")

    def _locates(self, j: int) -> bool:
        """Whether the word names a kind of locality, or is the nisba of one: «العاصمة», «مدينة», «الأنغولية» behind it."""
        norm = self.pieces[j].norm
        if plain(norm) in LOCALITIES:
            return True
        before = self.pieces[j - 1] if j else None
        return (
            before is not None and before.kind == "word" and plain(before.norm) in LOCALITIES and norm.startswith("ال")
        )

    def _past_schedule(self, j: int) -> int:
        """The piece behind what says that the noun had been set, «كان مقرراً أن يقوم بها», «الذي كان مقرراً عقده»; j itself where nothing does."""
        k = j
        while k < len(self.pieces) and k < j + 8:
            piece = self.pieces[k]
            word = piece.norm.removeprefix("ال")
            set_before = any(p.norm.removeprefix("ال") in _ARRANGED for p in self.pieces[j:k])
            if not (
                word in _ARRANGED
                or (piece.kind == "cue" and piece.cue in ("aux", "rel"))
                or (set_before and (piece.norm in ("ان", "بها", "به") or piece.has("light") or piece.norm in _HOLDING))
            ):
                break
            k += 1
        return k if any(p.norm.removeprefix("ال") in _ARRANGED for p in self.pieces[j:k]) else j

    def _gathers(self, j: int) -> bool:
        """Whether the verb says whom a meeting brought together: «ضم», «جمع»."""
        return any(triggers.verbs()[e[1]].sense.name == "gather" for e in self.pieces[j].entries if e[0] == "verb")

    def _gathered(self, j: int) -> bool:
        """Whether the word tells as done that a meeting brought people together: «جمع»."""
        entry = self.pieces[j].has("verb")
        return entry is not None and entry[2] == "past" and is_verb(self.pieces, j) and self._gathers(j)

    def _sponsor(self, j: int) -> tuple[str, Phrase] | None:
        """(role, state) of a nisba behind «برعاية», «بوساطة»: «بوساطة مصرية»."""
        before, piece = self.pieces[j - 1] if j else None, self.pieces[j]
        role = JOINING.get(before.norm) if before is not None and before.cue == "prep" else None
        iso = _nisba_of(piece.norm) if role is not None and piece.kind == "word" else None
        if role is None or iso is None:
            return None
        return role, Phrase(
            piece.start, piece.end, piece.i, piece.j, "state", state_name(iso), "nisba", iso, iso, named=True
        )

    def _between_states(self, j: int) -> list[Phrase]:
        """The states, two at least, of the nisbas that begin at piece j: «روسي أمريكي», «السعودية الإيرانية»."""
        found: list[Phrase] = []
        for piece in self.pieces[j : j + 5]:
            iso = _nisba_of(piece.norm) if piece.kind == "word" else None
            if iso is None or any(p.actor == iso for p in found):
                break
            found.append(
                Phrase(
                    piece.start, piece.end, piece.i, piece.j, "state", state_name(iso), "nisba", iso, iso, named=True
                )
            )
        return found if len(found) >= 2 else []

    def _attending(self, j: int) -> bool:
        """Whether the verb lists who took part in the noun before it: «شارك فيه», «حضره», «ضم»."""
        piece = self.pieces[j]
        light = piece.has("light")
        joins = light is not None and triggers.light_verbs()[light[1]].voice == "join"
        ahead = self.pieces[j + 1] if j + 1 < len(self.pieces) else None
        return joins and (
            bool(piece.enclitic) or (ahead is not None and ahead.norm in ("فيه", "فيها", "فيهما", "بها", "به"))
        )

    def _runs_on(self, j: int) -> bool:
        """Whether the clause that begins at piece j still says who took part: «زيارات تقوم بها وفود», «اجتماع الأمس، بين …»."""
        opener = next((c.opener for c in self.clauses if c.start == j), "")
        if (
            opener == "verb"
            or (opener == "resume" and self._attending(j))
            or (opener == "rel" and j + 1 < len(self.pieces) and self.pieces[j + 1].has("light"))
        ):
            return True
        piece = self.pieces[j]
        return opener == "resume" and (piece.norm in ("بين", "مع") or piece.prep in ("بين", "مع"))

    def _done_by(self, j: int) -> list[Phrase] | None:
        """«زيارات تقوم بها وفود», «اتصالات يجريها الوزير»: the subject of the light verb behind the noun."""
        piece = self.pieces[j]
        if piece.has("light") is None and not piece.enclitic:
            return None
        args = after(self.pieces, j + 1, len(self.pieces), True)
        return args.subject or None

    def _said_speaker(self, k: int) -> Phrase | None:
        """The owner of «لقائه» in a sentence with a speaker: that speaker where the noun stands in his own clause."""
        enclitic = self.pieces[k].enclitic
        for said in self.said:
            clause = self.clauses[said.clause]
            if (
                said.speaker is not None
                and said.form in ("verb", "participle")
                and (clause.start <= k < clause.end or said.content[0] <= k < said.content[1])
            ):
                if enclitic == "ه" and said.speaker.gender == "m":
                    return said.speaker
                if enclitic == "ها" and (said.speaker.gender == "f" or said.speaker.kind in ("organisation", "state")):
                    return said.speaker
        return coreference.owner(enclitic, self.discourse, self.pieces[k].start)

    def _addressee(self, clause: Clause, k: int, subject: Phrase) -> Phrase | None:
        """Whom the subject told what it did on the occasion: «أبلغ الوزير نظيره، خلال اتصال هاتفي، …»."""
        if clause.verb is None or clause.verb > k or subject.kind not in ("person", "office"):
            return None
        for piece in self.pieces[clause.verb + 1 : k]:
            phrase = piece.phrase
            if phrase is None or phrase is subject or piece.prep not in ("", "ل", "الي") or phrase.start <= subject.start:
                continue
            if phrase.kind in ("person", "office") and phrase.name != subject.name and not piece.conj:
                return phrase
        return None

    def _invited(self, clause: Clause, k: int) -> Phrase | None:
        """Who is asked to come: «دعا الرئيس نظيره إلى زيارة روما», «وجّه دعوة إلى الوزير لزيارة …»."""
        if clause.verb is None or clause.verb > k:
            return None
        verb = self.pieces[clause.verb]
        asks = any(triggers.verbs()[e[1]].lemma == "دعا" for e in verb.entries if e[0] == "verb")
        asks = asks or any(p.norm in ("دعوه", "الدعوه") for p in self.pieces[clause.verb : k])
        if not asks:
            return None
        if verb.enclitic:
            return self._object_pronoun(clause, verb)
        people = [
            p.phrase
            for p in self.pieces[clause.verb + 1 : k]
            if p.phrase is not None and p.phrase.kind in ("person", "office", "group") and p.prep in ("", "الي", "ل")
        ]
        if people and any(p.kind == "np" and p.prep == "من" for p in self.pieces[clause.verb : k]):
            return people[0]  # «تلقى الوزير دعوة من نظيره لزيارة …»
        left = subject_left(self.pieces, clause, clause.verb)
        return people[-1] if len(people) >= 2 or (people and left) else None

    def _had_by(self, clause: Clause, k: int) -> Phrase | None:
        """Whose meeting «كان له لقاء», «كان للرئيس لقاء» is."""
        before = self.pieces[k - 1]
        if not any(p.cue == "aux" for p in self.pieces[clause.start : k]):
            return None
        if before.kind == "np" and before.prep == "ل" and before.phrase is not None and before.phrase.kind in ACTING:
            return before.phrase
        return self.discourse.subject if before.norm in ("له", "لها") and before.cue == "pp" else None

    def _acting_before(self, clause: Clause, k: int) -> Phrase | None:
        for j in range(k - 1, clause.start - 1, -1):
            phrase = self.pieces[j].phrase
            if phrase is not None and phrase.kind in ("person", "office") and not self.pieces[j].depth:
                return phrase
        return None

    def _host_subject(self, index: int, k: int, subject: list[Phrase]) -> list[Phrase]:
        """Whose meeting «خلال لقاء مع …» is: the clause's subject or speaker."""
        clause = self.clauses[index]
        if clause.verb is not None and k < clause.verb and (before := self._acting_before(clause, k)) is not None:
            return [before]  # «تزامناً مع وصول الوزير للقاء مسؤولين، طالب المجلس …»
        if subject:
            speaks = any(s.clause == index and s.speaker is subject[0] for s in self.said)
            return [_spoken_for(p) for p in subject] if speaks and not self._occasioned(k) else subject
        if clause.opener == "rel" and clause.verb is None and (heads := self._relative(clause)):
            return heads  # «أردوغان، الذي كان في زيارة إلى …»
        if any(p.norm in FIRST_PERSON for p in self.pieces[clause.start : k]):
            speaker = next(
                (s.speaker for s in self.said if s.speaker is not None and s.content[0] <= k < s.content[1]),
                self.discourse.speaker,
            )
            return [_state_of(speaker)] if speaker is not None else []
        for said in self.said:
            if said.clause == index and said.speaker is not None:
                return [_spoken_for(said.speaker)]
        if clause.verb is not None:
            left = subject_left(self.pieces, clause, clause.verb)
            if left:
                return left
        for j in range(k - 1, clause.start - 1, -1):
            piece = self.pieces[j]
            if (
                piece.kind == "np"
                and piece.phrase is not None
                and not piece.prep
                and not piece.conj
                and piece.phrase.kind in ACTING
            ):
                return [piece.phrase]
        if clause.verb is not None and clause.verb < k and self.pieces[clause.verb].enclitic:
            carried = self._carried(clause, self.pieces[clause.verb])
            if carried:
                return carried  # «اجتماعات استهلها بلقاء مع الرئيس»
        teller = next((s for s in reversed(self.said) if "عن" in s.row.prep and s.content[0] <= k < s.content[1]), None)
        return [_state_of(teller.speaker)] if teller is not None and teller.speaker is not None else []

    # -- proposals ---------------------------------------------------------------------------------------------

    def _proposal(
        self, index: int, k: int, sense: Sense, subject: list[Phrase], args: Arguments, tense: str
    ) -> Draft | None:
        clause = self.clauses[index]
        first, last = self.pieces[k].j, self.pieces[clause.end - 1].j
        document = next((c for c in self.cues if c.kind == "document" and first <= c.i < min(last, first + 14)), None)
        entry = self.pieces[k].has("verb")
        if document is None and (entry is None or triggers.verbs()[entry[1]].lemma != "اقترح"):
            return None
        if document is not None and sense.mode in ("accepted", "rejected") and not self._certain_document(document):
            return None
        sources = [p for p in subject if p.kind in ACTING]
        handed = document is not None and document.definite and args.subject_word == k + 1 and not args.subject
        if not sources and not (handed and sense.mode in ("delivered", "proposed")):
            return None
        roles = [("source", p) for p in sources]
        for prep, role in sense.preps.items():
            if role == "target":
                roles += [("target", p) for p in args.preps.get(prep, []) if p.kind in ACTING]
        draft = self._draft(index, k, sense, roles, args, tense, f"verb.{sense.name}", subject)
        if draft is not None and document is not None:
            draft.document = (document.i, document.j)
        return draft

    def _certain_document(self, document: Cue) -> bool:
        """Whether a certain plan is meant, «المقترح», «مقترح أميركي», not «أكثر من مقترح»."""
        if document.definite:
            return True
        return any(
            p.i == document.j and (p.kind == "np" or p.definite or p.norm.startswith("ال") or _is_nisba(p.norm))
            for p in self.pieces
        )

    def _proposed(self, index: int, k: int, sense: Sense, subject: list[Phrase]) -> Draft | None:
        """«تسلّم الحركة المقترح», «سارعت الحركة إلى رفض المقترح»: a masdar with its doer and a definite document."""
        pieces = self.pieces
        if subject and subject[0].kind in ACTING:
            near = next((c for c in self.cues if c.kind == "document" and pieces[k].j <= c.i <= pieces[k].j + 1), None)
            if near is None or not self._certain_document(near):
                return None
            roles = [("source", p) for p in subject]
            carried = self._draft(index, k, sense, roles, Arguments(), "noun", f"noun.{sense.name}", subject)
            if carried is not None:
                carried.document = (near.i, near.j)
            return carried
        owner = (self._said_speaker(k) if self.said else self._owner(k, [])) if pieces[k].enclitic else None
        if owner is not None and not subject:
            return self._proposed(index, k, sense, [owner])  # «أعلنت الحركة قبولها المقترح»
        if (
            pieces[k].definite
            or k + 1 >= len(pieces)
            or pieces[k + 1].phrase is None
            or pieces[k + 1].prep
            or pieces[k + 1].conj
        ):
            return None
        source = pieces[k + 1].phrase
        document = next(
            (c for c in self.cues if c.kind == "document" and pieces[k + 1].j <= c.i <= pieces[k + 1].j + 2), None
        )
        if source is None or document is None or source.kind not in ACTING:
            return None
        draft = self._draft(index, k, sense, [("source", source)], Arguments(), "noun", f"noun.{sense.name}", [source])
        if draft is not None:
            draft.document = (document.i, document.j)
        return draft

    # -- building ----------------------------------------------------------------------------------------------

    def _draft(
        self,
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
        verdict, _ = read_status(self.pieces, self.clauses[index], k, self.cues, tense)
        roles = [(role, self._sides(p, k)) for role, p in roles]
        if sense.mode in ("meeting", "talks", "contact") and self._by_phone(index, k):
            sense = replace(sense, mode="call")
        if sense.type not in PEOPLE_TYPES:
            roles = [(r, p) for r, p in roles if p.kind not in ("agency", "outlet", "anonymous_source")]
        if sense.type == "CONSULT":
            roles = [
                (r, p) for r, p in roles if p.kind != "place" and p.group not in ("journalists", "sources", "witnesses")
            ]
        clause = self.clauses[index]
        if verdict == "happened" and tense == "present" and clause.opener == "and" and index:
            before = self.clauses[index - 1].verb
            if before is not None and self.pieces[before].future:
                verdict = "planned"  # «سيزور … ويلتقي …»
        if sense.type in ("CONSULT", "PROPOSAL", "AGREE"):
            for _, phrase in roles:
                phrase.name = phrase.name or (phrase.label if phrase.kind == "organisation" else None)
            _own_groups(roles)
        if verdict == "happened" and tense == "noun" and self._proposed_here(clause, k):
            verdict = "called_for"  # «اقترح استضافة لقاء بين …»
        draft = Draft(sense, k, _embodied(_unfold(roles)), verdict, rule, list(args.places), list(args.times), clause=index)
        draft.accompany(args)
        draft.separate = sense.type == "CONSULT" and self._each_alone(clause, k)
        draft.collective = any(p.rule in ("sides.both", "sides.all") for p in subject)
        if enough and not self._enough(draft):
            self.silent.append((self.pieces[k].norm, f"{rule}: sides not named"))
            return None
        if draft.sense.type in foreground.WEIGHED:
            draft.roles = unlisted.complete(
                draft.roles, self.pieces, self.clauses, index, k, sense, passive=tense == "passive"
            )
        return draft

    def _each_alone(self, clause: Clause, k: int) -> bool:
        """Whether the clause tells a meeting with each: «كلاً على حدة», «لقاءات ثنائية مع … ومع …», «في لقاءين منفصلين»."""
        words = self.pieces[k : clause.end + 6]
        if any(p.norm in _EACH for p in words):
            return True
        again = [j for j in range(k + 1, clause.end) if self.pieces[j].norm == "مع" and self.pieces[j].kind == "cue"]
        return len(again) >= 2 and bool(self.pieces[again[1]].conj) and self.pieces[k].norm.endswith(("ات", "ين"))

    def _proposed_here(self, clause: Clause, k: int) -> bool:
        """Whether the noun stands among what the clause's verb proposes, and is not its occasion."""
        if clause.verb is None or clause.verb >= k:
            return False
        entry = self.pieces[clause.verb].has("verb")
        sense = triggers.verbs()[entry[1]].sense if entry is not None else None
        before = self.pieces[k - 1]
        occasion = before.cue == "prep" or bool(self.pieces[k].prep)
        return sense is not None and sense.type == "PROPOSAL" and sense.mode == "proposed" and not occasion

    def _by_phone(self, index: int, k: int) -> bool:
        """Whether it is told of a call: «تباحثا هاتفياً», «بحث، في اتصال هاتفي مع …»."""
        clause = self.clauses[index]
        for j in range(clause.start, clause.end):
            piece = self.pieces[j]
            if piece.norm in ("هاتفيا", "الهاتفي", "بالهاتف"):
                return True
            entry = piece.has("noun")
            if entry is not None and k < j < k + 9 and triggers.nouns()[entry[1]].sense.name == "call":
                return piece.prep in ("في", "خلال", "ب", "عبر")
        return False

    def _abroad(self, draft: Draft) -> bool:
        """Whether a visit goes somewhere: to another actor, or to a place of another state than the visitor's."""
        visitors = {p.country for role, p in draft.roles if role == "source"}
        if any(
            role in ("target", "host") and (p.country is None or p.country not in visitors or p.kind == "person")
            for role, p in draft.roles
        ):
            return True
        return any(place.country and place.country not in visitors for place in draft.places)

    def _told(self, draft: Draft) -> bool:
        """Whether the sentence tells the assault or protest as news; kept in `weighed`."""
        found = list(
            foreground.features(
                self.pieces,
                self.clauses,
                draft.trigger,
                draft.clause,
                draft.sense.type,
                draft.rule,
                draft.status,
                draft.roles,
            )
        )
        draft.salience = foreground.probability(iter(found))
        self.weighed.append((draft, found))
        if draft.salience < foreground.least(draft.sense.type):
            self.silent.append(
                (self.pieces[draft.trigger].norm, f"{draft.rule}: mentioned in passing ({draft.salience:.2f})")
            )
            return False
        return True

    def _enough(self, draft: Draft) -> bool:
        if draft.sense.type in foreground.WEIGHED:
            return self._told(draft)
        named = {
            p.actor or p.name
            for role, p in draft.roles
            if (p.name or p.actor) and p.kind in ACTING and role != "absent"
        }
        sources = {
            p.actor or p.name for role, p in draft.roles if role in ("source", "mediator") and (p.name or p.actor)
        }
        needs = draft.sense.needs
        if draft.sense.type == "CONSULT":
            draft.roles = [(r, p) for r, p in draft.roles if not _is_anybody(p)]
            named = {p.actor or p.name for _, p in draft.roles if p.name or p.actor}
            if not any(_is_public(p) for _, p in draft.roles):
                return False
        if draft.sense.type in ("PROPOSAL", "AGREE") and not any(p.actor or p.office for _, p in draft.roles):
            return False
        if draft.sense.type == "PROPOSAL" and not sources:
            return bool(named)  # «قُدّم المقترح إلى الطرفين»
        if needs == "two" and draft.sense.name == "receive":  # «استقبل الوزير المهنئين، بحضور فلان»
            named -= {p.actor or p.name for _, p in draft.roles if p.name in draft.joined}
        if needs == "two" and draft.chaired and all(p.kind == "organisation" or p.name in draft.chaired for _, p in draft.roles):
            named -= {p.actor or p.name for _, p in draft.roles if p.name in draft.chaired}  # a body under its head meets itself
        if needs == "two":
            return len(named) >= 2 or (len(named) == 1 and any(_is_many(p) for _, p in draft.roles))
        if needs == "official":
            return bool(sources) and self._abroad(draft)
        if needs == "target":
            return bool(draft.roles)
        return bool(draft.roles) and (bool(sources) or draft.sense.type in PEOPLE_TYPES)


_SET = ("مقرر", "مقررا", "مزمع", "مزمعا", "مرتقب", "مرتقبا", "مفترض", "مفترضا", "منتظر", "منتظرا", "متوقع", "متوقعا")


def _takes_noun(piece: Piece) -> bool:
    """Whether the word may be a verb whose subject is the event: «جرت», «تجري»."""
    return any(e[0] == "light" and triggers.light_verbs()[e[1]].voice == "event" for e in piece.entries)


def _joined(args: Arguments, sense: Sense) -> list[tuple[str, Phrase]]:
    """Who came along, with the role he has in the event; who presided is a side of a meeting, and of nothing else."""
    kept = {"mediator", "member_of_delegation"} if sense.subject == "source" else {"mediator"}
    meeting = sense.type == "CONSULT"
    return [(role if role in kept else "source", p) for role, p in args.joining if meeting or role != "chair"]


def _describes(piece: Piece) -> bool:
    """Whether the verb only says what the event was called: «وُصف», «وُصفت»."""
    return piece.norm in ("وصف", "وصفت", "وصفته", "وصفها", "وصفه", "يوصف", "توصف")


def _rows(piece: Piece) -> list[Entry]:
    """One entry for each row of verbs.tsv that the word may be, in the table's order; who meets is active where the letters leave it open."""
    found: dict[int, Entry] = {}
    for entry in piece.entries:
        if entry[0] == "verb":
            first = found.setdefault(entry[1], entry)
            if first[2] == "passive" and triggers.verbs()[entry[1]].sense.type == "CONSULT":
                found[entry[1]] = entry  # «يلتقي» is hardly «يُلتقى»
    return [found[row] for row in sorted(found)]


def roles_of(draft: Draft) -> bool:
    """Whether the draft names two sides already."""
    return len({p.actor or p.name for _, p in draft.roles if p.actor or p.name}) >= 2


def _is_anybody(phrase: Phrase) -> bool:
    """Whether the phrase names nobody in particular: «مواطنين», «عدد من الموظفين», people with whom no diplomacy is done."""
    return phrase.kind == "group" and not phrase.inner and phrase.actor is None and phrase.group in ANYBODY


def _is_many(phrase: Phrase) -> bool:
    """Whether the phrase alone names several sides: «وزراء خارجية دول الجوار», «زعماء القبائل», «ممثلي الفصائل»."""
    if phrase.kind != "group" or phrase.number != "p" or phrase.one:
        return False
    if phrase.group == "factions":
        return phrase.head_word not in ("مجموعه", "جماعه", "حزب", "فصيل", "كتايب")
    several = [p for p in phrase.inner if p.number == "p" and (p.kind == "state" or p.group == "factions")]
    return bool(several) and phrase.group in ("ministers", "leaders", "representatives", "delegation", "ambassadors")


def _is_public(phrase: Phrase) -> bool:
    """Whether the phrase names an office-holder, a body or state, or somebody of the roster or of a body; no mere name."""
    if phrase.office or phrase.of or phrase.country or phrase.parts or phrase.kind == "group":
        return True
    if phrase.rule.startswith(("title", "group", "honorific", "surname")):
        return True
    return phrase.actor is not None and not phrase.actor.startswith("?")


def _is_nisba(norm: str) -> bool:
    return _nisba_of(norm) is not None


def _nisba_of(norm: str) -> str | None:
    """The state of a nisba in the singular, with or without article; None for another word."""
    return next(
        (e[1] for split, node in starts(norm) if None in node and split.proclitics in ((), ("ال",), ("و", "ال"), ("و",))
         for e in node[None] if e[0] == "nisba" and e[2] != "p"),
        None,
    )  # fmt: skip


def _is_one_of(norm: str, words: Sequence[str]) -> bool:
    """Whether one of the words stands in a piece, with or without article and accusative ending."""
    return any(
        w.removeprefix("ال") in words or w in words or (w[-1:] == "ا" and w[:-1].removeprefix("ال") in words)
        for w in norm.split(" ")
    )


def _of_people(pieces: Sequence[Piece], j: int) -> bool:
    """Whether the place is that of the people named just before («عائلات الأسرى في غزة»), not of the meeting."""
    before = next((p for p in reversed(pieces[max(0, j - 3) : j]) if p.kind == "np"), None)
    return (
        before is not None
        and before.phrase is not None
        and before.phrase.kind == "group"
        and before.phrase.group not in ACTING_GROUPS
    )


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


def _ground(place: Place) -> Phrase:
    """A place as whom a visit goes to."""
    return Phrase(place.start, place.end, 0, 0, "place", place.name, "places", country=place.country, place=place)


def _own_groups(roles: Sequence[tuple[str, Phrase]]) -> None:
    """Names groups of a person's own state as they are called: «التقى رئيس الوزراء قادة الأجهزة الأمنية الإسرائيلية»."""
    home = {p.country for _, p in roles if p.kind in ("person", "office") and p.country}
    for _, phrase in roles:
        if phrase.kind == "group" and phrase.actor in home and phrase.label and not phrase.chief:
            phrase.name, phrase.actor = phrase.label, None


def _embodied(roles: list[tuple[str, Phrase]]) -> list[tuple[str, Phrase]]:
    """The roles without the states that only an adjective named where their people stand beside: «اجتماع روسي أميركي شارك فيه لافروف …»."""
    people = {p.country for _, p in roles if p.kind in ("person", "office")}
    return [(role, p) for role, p in roles if p.rule != "nisba" or p.kind != "state" or p.country not in people]


def _host(place: Phrase) -> Phrase:
    country = place.country or ""
    return Phrase(
        place.start,
        place.end,
        place.i,
        place.j,
        "state",
        state_name(country),
        "place's state",
        country,
        country,
        place=place.place,
    )


def _spoken_for(phrase: Phrase) -> Phrase:
    """The state a spokesman's «مفاوضات مع …» are held by; any other speaker himself."""
    roles = (*phrase.roles, (phrase.office or "").partition("@")[0])
    spokesman = any(role.endswith(("spokesperson", "press-secretary")) for role in roles)
    return _country_of(phrase) if spokesman and phrase.country else phrase


def _state_of(phrase: Phrase) -> Phrase:
    """The state a speaking office-holder stands for; the phrase itself where it has none."""
    return _country_of(phrase) if phrase.kind in ("person", "office") and phrase.office and phrase.country else phrase


def _country_of(phrase: Phrase) -> Phrase:
    """The state of a phrase that has one, at the phrase's words."""
    country = phrase.country or ""
    return Phrase(
        phrase.start, phrase.end, phrase.i, phrase.j, "state", state_name(country), "office's state", country, country
    )
