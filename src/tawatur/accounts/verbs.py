"""Happenings told by verbs: the sides around one, then what each row of the table makes of them."""

from __future__ import annotations

from tawatur.accounts import lexicon as triggers
from tawatur.accounts.addressed import addressed
from tawatur.accounts.agreement import cannot_act, two_for_one
from tawatur.accounts.agreements import signers_behind
from tawatur.accounts.arguments import Arguments, after
from tawatur.accounts.before_verb import apart, noun_before, subject_left
from tawatur.accounts.both_meant import met_both, two_meant
from tawatur.accounts.by_phone import agreed_by_phone, told_by_phone
from tawatur.accounts.clauses import Clause, is_verb, pronominal
from tawatur.accounts.credentials import read_credentials
from tawatur.accounts.drafts import Draft, Scene, visitor
from tawatur.accounts.fronted import place_before
from tawatur.accounts.further import listed_behind
from tawatur.accounts.joined import read_joining
from tawatur.accounts.light import read_light, turns_to_another
from tawatur.accounts.met import follows, named_as_object
from tawatur.accounts.papers import takes_up_document
from tawatur.accounts.relatives import past_relative
from tawatur.accounts.subjects import (
    beneficiary,
    carried_subject,
    describes,
    met_by_pronoun,
    met_by_relative,
    object_pronoun,
    of_speaker,
    relative_heads,
    relative_subject,
    spoken_of,
    tellers,
    whom_urged,
)
from tawatur.accounts.verb_rows import read_row
from tawatur.attribution import said
from tawatur.attribution.turns import governing
from tawatur.mentions.lexicon import Entry
from tawatur.mentions.numbered import NUMBERS
from tawatur.mentions.pieces import Phrase, Piece
from tawatur.mentions.words import THAT, word_sets

_LENGTHS = word_sets()["lengths"]
_DAYTIMES = word_sets()["daytimes"]
_CONTENTS = word_sets()["contents"]


def read_verb(scene: Scene, index: int, k: int) -> tuple[list[Draft], list[Phrase]]:
    clause, piece = scene.clauses[index], scene.pieces[k]
    args = after(scene.pieces, k + 1, clause.end, True)
    past_relative(scene, index, args)
    if not args.subject and _signs(piece) and (signers := signers_behind(scene, k))[0]:
        args.subject, args.object, args.subject_word, args.object_words = signers[0], [], None, (k + 1, signers[1])
    elif not args.subject and _signs(piece) and len(came := listed_behind(scene, k)) >= 2:
        args.subject, args.object, args.subject_word = came, [], None  # «وقّع على الاتفاق كل من: فلان، وفلان»
    together = _together(scene, k, args)
    left = subject_left(scene.pieces, clause, k) or _goes_on_addressing(scene, index, k, args)
    if two_for_one(piece, left):
        left = []  # «محادثات الوزير التي شملت فلاناً وفلاناً تناولت …»
    befallen = not left and _befallen(scene, k, args)
    unlisted = not left and bool(args.subject) and noun_before(scene.pieces, clause, k)
    if unlisted:
        args.object, args.subject, befallen = [*args.subject, *args.object], [], True
    if left and args.subject and apart(scene.pieces, left[-1], k) and not _had_done(scene, clause, left[0]):
        if follows(scene, clause, k) and left[-1].kind in ("person", "office") and left[-1].name:
            scene.discourse.subject = left[-1]  # «جال المبعوث على المسؤولين، فالتقى الرئيس»
        left = []  # «وقادها وانغ يي، اتفق الجانبان»: the verb has a subject of its own
    if befallen and clause.opener == "rel" and not piece.enclitic:
        left = relative_heads(scene, clause)  # «اللذان زارا أوجلان»
    elif not left and (resumed := met_by_relative(scene, clause, k, args)) is not None:
        args.preps.setdefault(resumed[0], []).extend(resumed[1])  # «التي أبرمت معها بوغوتا اتفاقاً»
    elif not left and clause.opener == "resume" and clause.start == k and args.subject and scene.pieces[k - 1].kind != "mark":
        left = relative_heads(scene, scene.clauses[index - 1])  # «الوزير الذي عينه المجلس استقبل السفير»
    elif not left and not args.subject and clause.opener == "rel" and clause.start and scene.pieces[clause.start - 1].cue == "pron":
        left = relative_heads(scene, clause)  # «الحركة هي من رفضته»
    elif not left and clause.opener == "rel" and not piece.enclitic:
        left = relative_subject(scene, clause, k, args)  # «الذي يزور القاهرة», «الذي التقى الرئيس»
    if (
        not left and pronominal(clause) and not (k and scene.pieces[k - 1].norm == "ما") and not describes(scene, piece)
    ):  # «أنها أقرب ما وصلت إليه الأطراف»
        left = tellers(scene, clause, k)  # «أعلن فلان أنه وقّع مع …»
        if not left and clause.word.endswith("لكنه") and args.subject and not _told_by_any(scene, k):
            left = carried_subject(scene, clause, piece)  # «زار بيروت لكنه لم يلتق فلاناً»
    if left and pronominal(clause) and scene.pieces[clause.start + 1].phrase is left[0] and scene.pieces[clause.start + 1].conj:
        left = [*tellers(scene, clause, k), *left]  # «قال الوزير إنه والرئيس تحدثا مع …»
    left = left or whom_urged(scene, index, k, args)  # «حثت باريس كييف على أن تسحب قواتها»
    if not left and not args.subject and k == clause.start + 1:
        left = beneficiary(scene, clause)  # «وسبق لأنقرة أن استضافت جلسة حوار»
    if not left and of_speaker(piece) and not any(s.inherited for s in scene.said if s.content[0] <= k < s.content[1]):
        left = tellers(scene, clause, k)  # «قال فلان: التقيت الرئيس»
    if left:
        subject = left
        if args.subject:
            args.object = [*args.subject, *args.object]
    else:
        subject = args.subject
    if not left and _met_in_turn(scene, k, args):
        args.object, args.subject, subject, befallen = [*args.subject, *args.object], [], [], True
    if len(subject) == 1 and subject[0].rule in ("sides.all", "sides.both") and len(scene.here) >= 2:
        subject = _of_this_meeting(scene, subject[0])
    if subject and subject is args.subject and named_as_object(scene, subject[0]):
        args.object, args.subject = [*subject, *args.object], []
        subject = []  # «كما التقى كلاً من فلان وفلان»: whom he met
    args.places = args.places or place_before(scene, clause, k)
    dropped = not subject and (_subjectless(scene, k, args) or _is_topic(scene, k, args)) and not spoken_of(scene, clause, k)
    if unlisted or (dropped and (_topical_stranger(scene, clause, k) or _of_meeting_before(scene, k))):
        dropped = False  # «أما زعيم الجناح الآخر فكان قد استقبل …»: not whoever was spoken of before
    if dropped and not (befallen and (piece.has("masdar") or _has_words_before(scene, clause, k))):
        subject = carried_subject(scene, clause, piece)
    if together:
        subject = [*subject, *(p for p in together if all(p.name != q.name for q in subject))]
    if piece.enclitic and piece.has("verb"):
        apart_from = subject or args.subject
        both = two_meant(scene, apart_from, piece.start) if piece.enclitic == "هما" and clause.opener != "rel" and not _two_things(scene, k) else []
        thing = None if both else object_pronoun(scene, clause, piece, subject)
        args.object = [*both, *([thing] if thing is not None else []), *args.object]
        if both and not subject and args.subject:
            subject = args.subject
    if not met_both(scene, clause, k, subject, args):
        scene.refuse(k, "which two are meant is not known")
        return [], subject
    if (met := met_by_pronoun(scene, k, subject)) is not None:
        args.preps.setdefault(met[0], []).append(met[1])
    if (wider := read_joining(scene, index, k, args)) is not None:
        return [wider], subject
    drafts: list[Draft] = []
    carries = not takes_up_document(scene, index, k) and not _with_own_word(scene, k)
    for row in dict.fromkeys(e[1] for e in piece.entries if e[0] == "light" and carries):
        noun = read_light(scene, index, k, triggers.light_verbs()[row], subject, args)
        if noun is not None:
            return [noun], subject or visitor(noun)
    if (audience := read_credentials(scene, index, k, subject, args)) is not None:
        return [audience], subject
    rows = _rows(piece)
    fitting = [e for e in rows if not (subject and ((subject is args.subject and cannot_act(scene.pieces, k, e, subject[0])) or _of_a_woman(e, rows, subject[0])))]
    for entry in fitting or rows:  # «تسلم الرئيس المقترح»: no woman's «تُسلّم»
        if befallen and triggers.verbs()[entry[1]].sense.object == "-":
            continue  # «يُخرج المتظاهرين إلى الشوارع»
        draft = read_row(scene, index, k, entry, subject, args, dropped)
        if draft is not None:
            drafts.append(draft)
            break
    if not any(d.sense.type == "CONSULT" for d in drafts) and piece.has("speech", "verb") and (call := told_by_phone(scene, index, k, subject, args)) is not None:
        drafts.append(call)
    if drafts and drafts[0].sense.type == "AGREE" and (call := agreed_by_phone(scene, index, k, subject, args)) is not None:
        drafts.append(call)
    for draft in drafts:
        draft.another = draft.another or turns_to_another(scene, clause, draft)
    if dropped and args.subject_word is not None and _of_two(piece):
        return drafts, []  # «بحثا سبل …»: who is spoken of stays so
    return drafts, _doer(drafts, subject, args, piece)


def _of_meeting_before(scene: Scene, k: int) -> bool:
    """Whether the verb with an ending hangs on the meeting right before it, which does what it tells: «وبعد لقاء جمعه بنظيره، …»."""
    before = scene.pieces[k - 1] if k else None
    if before is None or not scene.pieces[k].enclitic or scene.pieces[k].conj or before.definite or is_verb(scene.pieces, k - 1):
        return False
    entry = before.has("noun")
    return entry is not None and triggers.nouns()[entry[1]].sense.type == "CONSULT"


def _together(scene: Scene, k: int, args: Arguments) -> list[Phrase]:
    """Whom «و» right behind the verb joins to the subject that stands in it, taken from those read as its subject: «إنه أجرى ونائب الرئيس اتصالات», «بحث ونظيره»."""
    behind = scene.pieces[k + 1] if k + 1 < len(scene.pieces) else None
    if behind is None or behind.conj != "و" or behind.prep or not args.subject or behind.phrase is not args.subject[0] or behind.phrase.kind not in ("person", "office", "group"):
        return []
    found, args.subject, args.subject_word = args.subject, [], None
    return found


def _of_a_woman(entry: Entry, rows: list[Entry], subject: Phrase) -> bool:
    """Whether the form is of «she», the subject a man whom a table knows, and another row reads it of him."""
    known = subject.kind == "person" and subject.gender == "m" and subject.actor is not None and not subject.actor.startswith("?")
    return known and entry[3:6] == (3, "s", "f") and any(e[3:6] == (3, "s", "m") for e in rows)


def _told_by_any(scene: Scene, k: int) -> bool:
    return any(s.content[0] <= k < s.content[1] for s in scene.said)


def _signs(piece: Piece) -> bool:
    return any(e[0] == "verb" and e[2] != "passive" and triggers.verbs()[e[1]].sense.name == "sign" for e in piece.entries)


def _with_own_word(scene: Scene, k: int) -> bool:
    """Whether a word that a row of the verb asks for stands right behind it, so that it carries nothing else: «أطلقت سراح 12 رهينة، في ظل استمرار الهدنة»."""
    behind = scene.pieces[k + 1] if k + 1 < len(scene.pieces) else None
    return behind is not None and behind.norm in ("سراح", "سبيل", "القبض", "النار") and behind.kind in ("word", "lex")


def _of_two(piece: Piece) -> bool:
    """Whether the verb's ending is its subject, two of them, and none can stand behind it."""
    entries = [e for e in piece.entries if e[0] in ("verb", "light")]
    dealing = any(e[0] == "light" or triggers.verbs()[e[1]].sense.type in ("CONSULT", "AGREE", "PROPOSAL") for e in entries)
    return dealing and all(e[4] == "d" and e[3] == 3 for e in entries)


def _subjectless(scene: Scene, k: int, args: Arguments) -> bool:
    """Whether no noun behind the verb can be its subject: none stands there, or one in the accusative or of a length, «اجتمع به مطولاً», «… ساعة»."""
    word = args.subject_word
    if word is None or _of_two(scene.pieces[k]):
        return True  # «واتفقا على مواصلة المفاوضات»
    piece = scene.pieces[word]
    if _proposes(scene.pieces[k]) and (_offers_act(scene.pieces[k], piece) or any(c.kind == "document" and c.i <= piece.i < c.j for c in scene.cues)):
        return True  # «وقدّم خلالهما صيغة أخيرة», «وعرض عليه التوسط»
    if _proposes(scene.pieces[k]) and piece.conj == "و" and word > k + 1:
        return True  # «وتسلّم منه الرد على الورقة المتعلقة بالسلاح والانسحاب»
    return word > k + 1 and (piece.norm in _LENGTHS or (len(piece.norm) > 4 and piece.norm.endswith("ا") and not piece.definite))


def _offers_act(verb: Piece, piece: Piece) -> bool:
    """Whether the word behind the verb is an act that is offered: «عرض عليه التوسط بين الحزبين»."""
    return verb.norm.startswith(("عرض", "اقترح", "يعرض", "يقترح")) and piece.norm.removeprefix("ال") in _CONTENTS


def _proposes(piece: Piece) -> bool:
    """Whether whoever does what the verb tells has a document for its object, and none can do it."""
    rows = [triggers.verbs()[e[1]] for e in piece.entries if e[0] == "verb" and e[2] != "passive"]
    return any(r.sense.type == "PROPOSAL" and r.lemma != "سقط" for r in rows)


def _two_things(scene: Scene, k: int) -> bool:
    """Whether a common noun in the dual stands before the verb, which its «هما» means: «كلتا الدراستين احتضنتهما الهيئة»."""
    return any(p.kind == "word" and p.norm.startswith("ال") and p.norm.endswith(("ين", "ان")) for p in scene.pieces[max(0, k - 3) : k])


def _doer(drafts: list[Draft], subject: list[Phrase], args: Arguments, piece: Piece) -> list[Phrase]:
    """Who the clause is about: the subject carried over where the one named behind the verb was met, «زيارة التقى خلالها فلاناً»."""
    envoys = [p for role, p in drafts[0].roles if role == "source" and p.kind == "person"] if drafts and drafts[0].sense.name == "dispatch" else []
    if envoys:
        return envoys  # «أوفدت الجزائر فلاناً إلى نيامي، فاجتمع بـ…»
    if drafts and drafts[0].sense.mode == "visit" and all(p.kind in ("state", "place") for p in subject):
        return [p for role, p in drafts[0].roles if role == "source"] or subject  # «زار موسكو وفد من الحركة والتقى …»
    if not drafts and any(p is subject[0] for p in args.object[:1] if subject):
        return []  # «حيث التقى الرئيس»: he is whom somebody met
    if not drafts or not subject or (subject is not args.subject and subject[0].start < piece.start):
        return subject
    carried = [p for role, p in drafts[0].roles if role in ("source", "host") and p.start < piece.start and p.kind in ("person", "office")]
    return carried if len(carried) == 1 and subject[0].start > piece.start and len(drafts[0].roles) > 1 and drafts[0].rule.startswith("verb.") else subject


def _goes_on_addressing(scene: Scene, index: int, k: int, args: Arguments) -> list[Phrase]:
    """Who goes on, where those behind a verb of saying are whom he addresses: «قال الرئيس إن …، ودعا نظيره إلى …»; noted in the scene."""
    sayings = [e for e in scene.pieces[k].entries if e[0] == "speech" and e[3] == 3]
    if not sayings or args.object:
        return []
    here = said.Scene(scene.pieces, scene.clauses, scene.cues, scene.discourse)
    carrier = governing(here, index) or next((s.speaker for s in reversed(scene.said) if s.form == "verb" and s.trigger < k), None)
    if carrier is None or not any(addressed(scene.pieces, k, e, triggers.sayings()[e[1]], args.subject, carrier) for e in sayings):
        return []
    scene.meant[scene.pieces[k].start, "subject"] = (carrier,)
    args.object, args.subject, args.subject_word = args.subject, [], None
    return [carrier]


def _befallen(scene: Scene, k: int, args: Arguments) -> bool:
    """Whether the phrase behind the verb cannot be its subject; it is put among the objects: «وطالب الأمم المتحدة», «قتلت خمسة متظاهرين»."""
    forms = {e[2]: e for e in reversed(scene.pieces[k].entries) if e[0] in ("verb", "light")}  # «توافق»: in the past of one verb, in the present of another
    if not forms or not args.subject or not all(cannot_act(scene.pieces, k, e, args.subject[0]) for e in forms.values()):
        return False
    args.object, args.subject = [*args.subject, *args.object], []
    return True


def _met_in_turn(scene: Scene, k: int, args: Arguments) -> bool:
    """Whether those behind the verb were met one after the other, by whom the passage is about: «وصل الوزير … والتقى الرئيس، ثم رئيس الحكومة»."""
    then = len(args.subject) == len(args.object) == 1 and any(p.phrase is args.object[0] and p.conj == "ثم" for p in scene.pieces[k + 1 :])
    if not then and (len(args.subject) < 2 or args.object):
        return False
    if not any(triggers.verbs()[e[1]].sense.name in ("meet", "receive") for e in scene.pieces[k].entries if e[0] == "verb"):
        return False
    return then or any(p.phrase is args.subject[1] and p.conj == "ثم" for p in scene.pieces[k + 1 :])


def _of_this_meeting(scene: Scene, sides: Phrase) -> list[Phrase]:
    """Whom «المشاركون» means behind a meeting that its own sentence tells: «عقد … مع … اجتماعاً اتفق المشاركون خلاله»."""
    told = next((j for j, p in enumerate(scene.pieces) if any(p.phrase is side for side in scene.here)), None)
    counted = sides.head_word in NUMBERS  # «قبل أن يجتمع الأربعة»
    if told is None or counted or scene.pieces[told].start > sides.start or (sides.rule == "sides.both" and len(scene.here) != 2):
        return [sides]
    return list(scene.here)


def _topical_stranger(scene: Scene, clause: Clause, k: int) -> bool:
    """Whether «أما» before the verb turns to somebody else, whom no table knows."""
    first = next((j for j in range(clause.start, min(clause.start + 2, k)) if scene.pieces[j].norm.removeprefix("و") == "اما"), None)
    return first is not None and scene.pieces[first + 1].kind in ("word", "lex")


def _has_words_before(scene: Scene, clause: Clause, k: int) -> bool:
    """Whether a noun of the clause stands before the verb: its subject, though no table has it."""
    return any(p.kind == "np" or (p.kind == "word" and p.norm.removeprefix("و") not in _DAYTIMES) for p in scene.pieces[clause.start : k])


def _is_topic(scene: Scene, k: int, args: Arguments) -> bool:
    """Whether the common noun behind the verb is no subject: what was discussed, «وبحث مع الوزير سبل …», or what is somebody's own, «واستهل زيارته»."""
    piece, word = scene.pieces[k], args.subject_word
    if word is None:
        return False
    noun = scene.pieces[word]
    if noun.enclitic in ("ه", "ها") and noun.has("noun") and word == k + 1:
        return any(e[0] == "light" and triggers.light_verbs()[e[1]].voice == "active" for e in piece.entries)
    first = min((p.start for p in args.preps.get("مع", [])), default=None)
    if first is None or first > noun.start or noun.definite or noun.norm.startswith("ال") or noun.kind == "np":
        return False
    return any(e[0] == "verb" and triggers.verbs()[e[1]].sense.object == "topic" for e in piece.entries)


def _had_done(scene: Scene, clause: Clause, first: Phrase) -> bool:
    """Whether «كان» or «أن» opens the clause right before its subject, which a comma then does not part from its verb: «وكان ولي العهد الأمير فلان، استقبل …»."""
    before = next((p for p in reversed(scene.pieces[clause.start :]) if p.end <= first.start), None)
    return before is not None and (before.cue == "aux" or (before.cue == "sub" and clause.opener == "sub" and clause.word in THAT and first.kind in ("person", "office")))


def _rows(piece: Piece) -> list[Entry]:
    """One entry for each row of verbs.tsv that the word may be, in the table's order; who meets is active where the letters leave it open."""
    found: dict[int, Entry] = {}
    third = any(e[0] in ("verb", "light", "speech") and e[3] == 3 for e in piece.entries)
    for entry in piece.entries:
        if entry[0] == "verb" and not (third and entry[3] != 3):  # «أبدت ندمها» is none of «أباد»
            first = found.setdefault(entry[1], entry)
            if first[2] == "passive" and triggers.verbs()[entry[1]].sense.type == "CONSULT":
                found[entry[1]] = entry  # «يلتقي» is hardly «يُلتقى»
    return [found[row] for row in sorted(found)]
