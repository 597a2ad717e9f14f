"""Whom «الوزير», «المبعوث» and the like stand for: somebody with such a role, or nobody."""

from __future__ import annotations

from datetime import date

import pytest

import tawatur
from tawatur.reading import read
from tawatur.resolution import roster

MEETING = "التقى الدكتور علي يوسف، وزير الخارجية، الاثنين، بالمبعوث الأمريكي الخاص للسودان توم بيرييلو في بورتسودان. "


def speakers(text: str) -> list[str]:
    """Who makes each statement."""
    return [s.speaker.name for s in read(text, published=date(2024, 11, 25)).statements if s.speaker is not None]


def test_the_minister_is_he_who_was_called_one() -> None:
    """«الوزير» passes over the envoy named last."""
    assert speakers(MEETING + "وأكد الوزير أن الحكومة ترحب بأي جهد.") == ["Ali Youssef"]


def test_the_envoy_is_he_who_was_called_one() -> None:
    """«المبعوث» is the envoy, though the minister was the subject."""
    assert speakers(MEETING + "وأكد المبعوث أن بلاده تدعم الحوار.") == ["Tom Perriello"]


def test_nobody_is_guessed() -> None:
    """«السفير» is neither of them: no speaker is made of the last one named."""
    assert not {"Ali Youssef", "Tom Perriello"} & set(speakers(MEETING + "وأكد السفير أن بلاده تدعم الحوار."))


def test_the_counterpart_is_the_head_whom_the_report_named() -> None:
    """A prime minister's counterpart is the president named before, not a prime minister whom nobody mentions; without one he is the holder."""
    named = "التقى رئيس وزراء كوسوفو ألبين كورتي الرئيس الصربي ألكسندر فوتشيتش في بروكسل، الاثنين. واتهم كورتي نظيره الصربي بالمماطلة."
    alone = "اتهم رئيس وزراء كوسوفو ألبين كورتي نظيره الصربي بالمماطلة."
    meant = [next(m.actor for m in read(t, published=date(2023, 2, 28)).mentions if m.text == "نظيره الصربي") for t in (named, alone)]
    assert meant == ["aleksandar-vucic", "ana-brnabic"]


def test_a_bare_surname_means_only_who_may_be_in_office() -> None:
    """«فوكس» of 2007 is no president who left in 2006; «ميركل» in office is meant without her given name."""
    people = [m.actor for m in read("وأضاف فوكس أن القوات انسحبت، وقالت ميركل إن ألمانيا ترحب.", published=date(2007, 9, 10)).mentions if m.kind == "person"]
    assert "vicente-fox" not in people
    assert "angela-merkel" in people


def meant(text: str, words: str) -> str | None:
    """Whom the pronoun or description at the last of the words stands for."""
    reading = tawatur.read(text, published=date(2025, 5, 1))
    return next(m.name for m in reversed(reading.mentions) if m.antecedent is not None and m.text == words)


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        ("التقى هاكان فيدان سيرغي لافروف في أنقرة، ودعاه إلى زيارة إسطنبول.", "ه", "Sergey Lavrov"),
        ("قال إيمانويل ماكرون إن زيارته إلى القاهرة ناجحة.", "ه", "Emmanuel Macron"),
        ("استقبل عبد الفتاح السيسي إيمانويل ماكرون في القاهرة. وشكر السيسي ضيفه على الزيارة.", "ضيفه", "Emmanuel Macron"),
        ("هاتف دونالد ترامب فلاديمير بوتين. وقال الأخير إن المكالمة مفيدة.", "الأخير", "Vladimir Putin"),
        ("التقى نيكول باشينيان وإلهام علييف في أبوظبي. واتفق البلدان على لقاء آخر.", "البلدان", "Armenia and Azerbaijan"),
        ("قالت أنغيلا ميركل إن القمة نجحت، وأضافت أن الحظر باق.", "أضافت", "Angela Merkel"),
        ("قال نعيم قاسم إن الحزب لن يسلم سلاحه.", "الحزب", "Hezbollah"),
    ],
)
def test_antecedents_are_shown(text: str, words: str, who: str) -> None:
    """Endings, verbs without a subject and descriptions are mentions with the one they stand for."""
    assert meant(text, words) == who


@pytest.mark.parametrize(
    ("text", "words", "never"),
    [
        ("وشكر الجنرال مودي توغو على وساطتها في نيامي.", "مودي", "Narendra Modi"),  # a soldier of Niger
        ("قال إلهام علييف إنه لن يسافر. وقال المسؤول إن اللقاء تأجل.", "المسؤول", "Ilham Aliyev"),  # a president is no «مسؤول»
        ("التقى ستيفان دي ميستورا القيادي الصحراوي خطري أدوه في نيويورك. وبحث معه الخطة.", "القيادي الصحراوي", "Staffan de Mistura"),
        ("قال الجيش الهندي إن نظيره الباكستاني حشد قواته.", "نظيره الباكستاني", "Ishaq Dar"),  # an army's counterpart is an army
        ("وجمع اللقاء ممثل جبهة البوليساريو في الأمم المتحدة سيدي محمد عمر بالوفد. وسيلتقي المبعوث الشخصي للأمين العام للأمم المتحدة إبراهيم غالي.", "المبعوث الشخصي للأمين العام للأمم المتحدة", "Sidi Mohamed Omar"),
        ("وصل رمطان لعمامرة من الجزائر إلى الدوحة. ثم استقبل أمير البلاد الوزير الجزائري.", "أمير البلاد", "Emir of Algeria"),
        ("زار رمطان لعمامرة الدوحة. ودعا الرئيس الجزائري الأمير إلى زيارة الجزائر.", "الأمير", "Abdelmadjid Tebboune"),
        ("أعلن عمدة البلدة توماس ماكرون استقالته. وقال ماكرون إنه متعب.", "ماكرون", "Emmanuel Macron"),
        ("قال العمدة إسماعيل البرهان إن القرية آمنة. وشكر البرهان الشرطة.", "البرهان", "Abdel Fattah al-Burhan"),
        ("بحث عقيلة صالح رئيس مجلس النواب الليبي مع تميم بن حمد الوضع. واستقبله رئيس مجلس الشورى وأمين المجلس.", "المجلس", "Libyan House of Representatives"),
        ("تحدث أنور إبراهيم مع دونالد ترامب الجمعة. وتبادل الطرفان الاتهامات ببدء القصف.", "الطرفان", "Anwar Ibrahim and Donald Trump"),
        ("وصل جوزيب بوريل وميروسلاف لايتشاك إلى أوهريد. واتفق الجانبان على مسودة.", "الجانبان", "Josep Borrell and Miroslav Lajčák"),
        ("وصل إسماعيل هنية إلى القاهرة، حيث التقى وفدها عباس كامل.", "وفدها", "Egypt"),  # the delegation is not the city's
        ("وعاد باراك أوباما الأب إلى كينيا.", "باراك أوباما", "Barack Obama"),  # his father
        ("قال مندوب ليبيا طاهر السني إن البعثة منحازة، وأضاف أن المندوبة السابقة وعدت بمثل ذلك.", "المندوبة السابقة", "Taher al-Sunni"),  # a woman
    ],
)
def test_none_of_another_land(text: str, words: str, never: str) -> None:
    """Nobody of whose land nothing is told, nor of another office, is taken for who is meant."""
    assert never not in [m.name for m in tawatur.read(text, published=date(2024, 5, 1)).mentions if m.text == words]


@pytest.mark.parametrize(("text", "name"), [("قال المزارع ناجي عيسى إن الموسم جيد.", "ناجي عيسى")])
def test_a_bare_name_may_be_a_strangers(text: str, name: str) -> None:
    """A common name without an office is not the roster's where nothing tells of his land."""
    assert [m.actor[:1] for m in tawatur.read(text, published=date(2025, 5, 1)).mentions if m.text == name and m.actor] == ["?"]


def test_nobody_does_what_a_passive_tells() -> None:
    """«نوقش», «أُعلن» are nobody's act."""
    reading = tawatur.read("ذكر فولوديمير زيلينسكي أن هذا الأمر نوقش في كييف. وفي نهاية اللقاء أُعلن أن الاتفاق قريب.", published=date(2025, 5, 1))
    assert not [m.text for m in reading.mentions if m.rule == "pronoun.subject"]


def test_an_office_once_held_is_another_mans() -> None:
    """«الرئيس المنتهية ولايته» behind a president's name is not he."""
    reading = tawatur.read("وطالب رئيس نيجيريا غودلاك جوناثان الرئيس المنتهية ولايته بالرحيل.", published=date(2010, 12, 20))
    assert [m.text for m in reading.mentions if m.name == "Goodluck Jonathan"] == ["رئيس نيجيريا", "غودلاك جوناثان"]


def test_a_neighbour_may_be_named_later() -> None:
    """«جارته» is the one land that borders his and that the report names, be it behind."""
    reading = tawatur.read("قال عرفان علي إن جارته الغربية تستعد للحرب، قاصداً فنزويلا.", published=date(2025, 5, 1))
    assert [m.name for m in reading.mentions if m.text == "جارته"] == ["Venezuela"]


def test_an_ending_is_not_its_own_verbs_subject() -> None:
    """«حثه» is somebody else than who urges."""
    text = "اجتمع وزير الخارجية الفرنسي جان نويل بارو بنظيره السوري أسعد الشيباني، وحثه على محاسبة المتورطين."
    assert meant(text, "ه") == "Asaad al-Shaibani"


def test_two_whom_an_ending_could_mean_are_left() -> None:
    """«عنه» behind two men named in the sentence before is nobody."""
    reading = tawatur.read("تحدث جو بايدن وإيمانويل ماكرون في باريس. ونُشر عنه تقرير.", published=date(2024, 6, 8))
    assert not [m for m in reading.mentions if m.rule == "pronoun.enclitic"]


GRID = [
    # states by what they are to somebody
    ("عقد هاكان فيدان في الدوحة محادثات مع ماركو روبيو. وقال فيدان إن الدولة المضيفة وسيط نزيه.", "الدولة المضيفة", "Qatar"),
    ("أنهى سيرغي لافروف في الدوحة محادثات مع ماركو روبيو. وأثنى لافروف على البلد المضيف.", "البلد المضيف", "Qatar"),
    ("تتهم كينشاسا رواندا بدعم المتمردين. ونفت كيغالي ذلك، واتهمت جارتها بإيواء مسلحين.", "جارتها", "Democratic Republic of the Congo"),
    ("سحبت أديس أبابا قواتها من الصومال. وقال آبي أحمد إن البلد الجار لن يهدد أحداً.", "البلد الجار", "Somalia"),
    ("أغلقت الجزائر حدودها مع مالي. وقالت باماكو إن الدولة المجاورة تؤوي متمردين.", "الدولة المجاورة", "Algeria"),
    ("اتهمت باكستان طالبان بإيواء مسلحين. وقال شهباز شريف إن على الدولة الجارة ضبط حدودها مع أفغانستان.", "الدولة الجارة", "Afghanistan"),
    ("غادر ستيف ويتكوف روما إلى مسقط. والتقى في البلد الخليجي عباس عراقجي.", "البلد الخليجي", "Oman"),
    ("عاد بدر البوسعيدي من طهران إلى مسقط. ووصفت واشنطن دور الدولة الخليجية بالبناء.", "الدولة الخليجية", "Oman"),
    ("وصل بيدرو سانشيز إلى الرباط. وقالت مدريد إن البلد العربي شريك موثوق.", "البلد العربي", "Morocco"),
    ("وصل بيدرو سانشيز إلى القاهرة. وقالت مدريد إن الدولة العربية وسيط لا غنى عنه.", "الدولة العربية", "Egypt"),
    ("زار إيمانويل ماكرون ياوندي. وقالت باريس إن البلد الأفريقي صديق قديم.", "البلد الأفريقي", "Cameroon"),
    ("زار إيمانويل ماكرون كيغالي. وقالت باريس إن الدولة الأفريقية جادة في الحوار.", "الدولة الأفريقية", "Rwanda"),
    ("زار أحمد عطاف لشبونة. وقالت الجزائر إن البلد الأوروبي متفهم.", "البلد الأوروبي", "Portugal"),
    ("زار أحمد عطاف بلغراد. وقالت الجزائر إن الدولة الأوروبية متفهمة.", "الدولة الأوروبية", "Serbia"),
    ("زار إيمانويل ماكرون هانوي. وقالت باريس إن البلد الآسيوي شريك.", "البلد الآسيوي", "Vietnam"),
    ("زار إيمانويل ماكرون مانيلا. وقالت باريس إن الدولة الآسيوية شريكة.", "الدولة الآسيوية", "Philippines"),
    ("زار بيدرو سانشيز نواكشوط. وقالت مدريد إن البلد المغاربي شريك.", "البلد المغاربي", "Mauritania"),
    ("زار بيدرو سانشيز تونس. وقالت مدريد إن الدولة المغاربية شريكة.", "الدولة المغاربية", "Tunisia"),
    ("زار بيدرو سانشيز ليما. وقالت مدريد إن البلد اللاتيني شريك.", "البلد اللاتيني", "Peru"),
    ("زار بيدرو سانشيز مونتيفيديو. وقالت مدريد إن الدولة اللاتينية شريكة.", "الدولة اللاتينية", "Uruguay"),
    # one of two, each after the other
    ("تباحث دونالد ترامب مع فلاديمير بوتين هاتفياً. وقال الأول إن الاتصال طويل، فيما رأى الثاني أنه مثمر.", "الأول", "Donald Trump"),
    ("تباحث دونالد ترامب مع فلاديمير بوتين هاتفياً. وقال الأول إن الاتصال طويل، فيما رأى الثاني أنه مثمر.", "الثاني", "Vladimir Putin"),
    # whose seat or state it is
    ("التقى سيرغي لافروف ماركو روبيو. وذكر الكرملين أن الرئيس اطلع على النتائج.", "الرئيس", "Vladimir Putin"),
    ("التقى سيرغي لافروف حقان فيدان في أنطاليا. وذكرت الخارجية العراقية أن الوزير سيحضر المنتدى.", "الوزير", "Fuad Hussein"),
    ("استقبل الأمير فيصل بن فرحان وزير الخارجية وزيرة خارجية السويد ماريا مالمر ستينرغارد. وشكر وزير الخارجية ضيفته.", "وزير الخارجية", "Faisal bin Farhan"),
    ("أعلن روبرت دوسي، خلال لقاء مع ساليفو مودي، وزير دفاع النيجر الذي زار لومي، أن بلاده ستتوسط.", "بلاده", "Togo"),
    ("حذرت مالي وبوركينا فاسو من التدخل، وأرسل البلدان وفداً إلى نيامي.", "البلدان", "Mali and Burkina Faso"),
    ("توقع المبعوث الأميركي ستيف ويتكوف تقدماً بعد لقاء بمشاركة المبعوثة الأميركية مورغان أورتاغوس. ولفت المبعوث الأميركي إلى أن الأمر عاجل.", "المبعوث الأميركي", "Steve Witkoff"),
    ("التقى إسحاق دار عباس عراقجي في طهران. وأكد شهباز شريف في بيان له أن باكستان ترحب.", "ه", "Shehbaz Sharif"),
    ("اختتم ستيفان دي ميستورا زيارته إلى تندوف. وكان الدبلوماسي الإيطالي-السويدي قد زار الرباط.", "الدبلوماسي الإيطالي-السويدي", "Staffan de Mistura"),
    ("أطلع أولكسندر سيرسكي كيث كيلوغ على الوضع. ونُقل عن مساعد للمبعوث أن الأخير سيرفع تقريراً.", "الأخير", "Keith Kellogg"),
    ("دعا إيمانويل ماكرون إلى الهدوء. وأضافت فيوسا عثماني أن نظيرها الصربي وعد بالتهدئة، وطالبته بالتنفيذ.", "ه", "Aleksandar Vučić"),
    ("أكد عرفان علي أن الأرض ليست للبيع، ورفع معصمه ليظهر خريطة.", "رفع", "Irfaan Ali"),
    ("التقى ستيف ويتكوف عباس عراقجي في روما، وأطلع الرئيس الأميركي على النتائج.", "أطلع", "Steve Witkoff"),
    ("التقى هانس غروندبرغ محمد عبد السلام. وذكر مكتب غروندبرغ أن الأخير متفائل.", "الأخير", "Hans Grundberg"),
    ("أكد رمطان لعمامرة أنه أتى إلى بورتسودان بناء على رغبة الأمين العام للأمم المتحدة.", "أتى", "Ramtane Lamamra"),
    ("التقى محمد بن عبد الرحمن آل ثاني ستيف ويتكوف. وأوضح المسؤول القطري أن الهدنة قريبة.", "المسؤول القطري", "Mohammed bin Abdulrahman Al Thani"),
    ("التقى ستيف ويتكوف عباس عراقجي في روما. واستدعت واشنطن مبعوثها للتشاور.", "مبعوثها", "Steve Witkoff"),
    ("استقبل هيثم بن طارق هانس غروندبرغ. ثم زار المبعوث الأممي مسقط القديمة.", "المبعوث الأممي", "Hans Grundberg"),
    ("شكر هانس غروندبرغ بدر البوسعيدي. وزار المبعوث الأممي مسقط بعد ذلك.", "المبعوث الأممي", "Hans Grundberg"),
    ("صافح ستيف ويتكوف وكيث كيلوغ الحاضرين. وغادر المبعوثان مساء.", "المبعوثان", "Steve Witkoff and Keith Kellogg"),
    ("زار هان دوك سو يون سوك يول في سول. وقال الرئيس المحتجز إنه سيعود.", "الرئيس المحتجز", "Yoon Suk Yeol"),
    # of which state or body somebody is decides
    ("التقى بدر عبد العاطي هاكان فيدان في أنقرة. وقال الوزير المصري إن اللقاء مثمر.", "الوزير المصري", "Badr Abdelatty"),
    ("اجتمع سيرغي لافروف بوانغ يي في موسكو. وأكد الدبلوماسي الصيني أن بلاده تريد السلام.", "الدبلوماسي الصيني", "Wang Yi"),
    ("التقت كايا كالاس جدعون ساعر. وقالت المسؤولة الأوروبية إن المساعدات يجب أن تدخل.", "المسؤولة الأوروبية", "Kaja Kallas"),
    ("التقى أنطونيو غوتيريش عبد الفتاح السيسي. وحذر المسؤول الأممي من المجاعة.", "المسؤول الأممي", "António Guterres"),
    ("التقى أسعد الشيباني جان نويل بارو في باريس. ونفت الخارجية السورية أن يكون الوزير قد قدم تنازلات.", "الوزير", "Asaad al-Shaibani"),
    ("استقبل محمد المنفي ستيفاني خوري. وقالت الدبلوماسية الأميركية إن الانتخابات ضرورة.", "الدبلوماسية الأميركية", "Stephanie Koury"),
    # the one whom the report calls so
    ("استقبل الرئيس محمود عباس الرئيس الفرنسي إيمانويل ماكرون. وأكد الرئيس التزام السلطة بالسلام.", "الرئيس", "Mahmoud Abbas"),
    ("التقى جو بايدن دونالد ترامب. وقال الرئيس السابق إن اللقاء بروتوكولي.", "الرئيس السابق", "Joe Biden"),
    ("وصل رمطان لعمامرة إلى بورتسودان. وقال الوسيط الدولي إن الحوار ممكن.", "الوسيط الدولي", "Ramtane Lamamra"),
    # guests, hosts, predecessors
    ("وصل فولوديمير زيلينسكي إلى باريس. وأشاد إيمانويل ماكرون بشجاعة ضيفه.", "ضيفه", "Volodymyr Zelensky"),
    ("عقد عبد الفتاح السيسي قمة في عمّان مع الملك عبد الله الثاني وإيمانويل ماكرون. وشكر السيسي مضيفه.", "مضيفه", "Abdullah II"),
    ("زار أحمد الشرع أنقرة والتقى رجب طيب أردوغان. وغادر الضيف السوري مساء.", "الضيف السوري", "Ahmed al-Sharaa"),
    ("تسلم نواف سلام رئاسة الحكومة من نجيب ميقاتي. وشكر سلام سلفه على تعاونه.", "سلفه", "Najib Mikati"),
    # two of three
    ("أجرى مسعد بولس محادثات مع فيليكس تشيسيكيدي. ثم التقى بول كاغامي. وقال بولس إن الرجلين يريدان السلام.", "الرجلين", "Félix Tshisekedi and Paul Kagame"),
    ("قالت الهند إن باكستان خرقت الهدنة. ودعا غوتيريش البلدين إلى ضبط النفس.", "البلدين", "India and Pakistan"),
    # bodies by what they are
    ("علقت إيكواس عضوية مالي. وقالت المنظمة إن القرار سار.", "المنظمة", "ECOWAS"),
    ("أعلن حزب العمال الكردستاني حل نفسه. وقال التنظيم إنه سيسلم سلاحه.", "التنظيم", "PKK"),
    ("اتهم عبد الفتاح البرهان قوات الدعم السريع بالقصف. وقال إن الميليشيا تستهدف المدنيين.", "الميليشيا", "Rapid Support Forces"),
    # counterparts
    ("وقعت تيريز كاييكوامبا فاغنر الوثيقة. ورحب نظيرها الرواندي بالخطوة.", "نظيرها الرواندي", "Olivier Nduhungirehe"),
    # verbs that name nobody
    ("وصل ديفيد برنياع إلى الدوحة. وعاد مساء إلى تل أبيب.", "عاد", "David Barnea"),
    ("قال مظلوم عبدي إن الاتفاق فرصة، وشكر واشنطن على دورها.", "شكر", "Mazloum Abdi"),
    ("قال نبيه بري إنه سمع من الموفد كلاماً مطمئناً.", "سمع", "Nabih Berri"),
    ("قال خليل الحية إن إسرائيل ماطلت، وإنه سيعود إلى الدوحة غداً.", "سيعود", "Khalil al-Hayya"),
    ("اعتذر غسان سلامة للصحافيين، ثم غادر إلى جنيف.", "غادر", "Ghassan Salamé"),
    ("حذرت هانا تيتيه من الانقسام، لكنها رأت فرصة للحل.", "رأت", "Hanna Tetteh"),
    ("تلت هانا تيتيه بيانها، ثم غادرت القاعة.", "غادرت", "Hanna Tetteh"),
    ("قدم هانس غروندبرغ تقريراً عن المشاورات التي أجراها في عدن.", "أجرا", "Hans Grundberg"),
    ("انتقدت هانا تيتيه زيارة مسعد بولس الثانية التي قام بها أمس.", "قام", "Massad Boulos"),
    ("بدا أن زيلينسكي كان يشير إلى تركيا عندما تحدث عن الحوار.", "تحدث", "Volodymyr Zelensky"),
    # who goes on, though another stands behind his verb
    ("قال محمود عباس إن القرار باطل، وطالب الرئيس الأميركي دونالد ترامب بإلغائه.", "طالب", "Mahmoud Abbas"),
    ("قال خواجة آصف إن اللقاء في إسطنبول، وشكر قطر وتركيا.", "شكر", "Khawaja Asif"),
    ("أسف إسماعيل عمر غيله للقرار، وناشد عبد الفتاح البرهان العودة إلى المنظمة.", "ناشد", "Ismail Omar Guelleh"),
    ("بحث شائع الزنداني في الرياض خريطة الطريق، وحمّل الحوثيين مسؤولية تعثرها.", "حمّل", "Shaya al-Zindani"),
    ("أعرب بدر عبد العاطي عن قلقه، وأشاد بموقف محمود عباس.", "أشاد", "Badr Abdelatty"),
    ("رحب هاكان فيدان بالاتفاق، وثمّن دور ستيف ويتكوف.", "ثمّن", "Hakan Fidan"),
    ("استقبل سلفا كير رياك مشار. أما رياك مشار فشكك في نيات جوبا.", "شكك", "Riek Machar"),
    ("قال رجب طيب أردوغان للمفاوضين إن الوقت حان، ولوّح باستضافة قمة.", "لوّح", "Recep Tayyip Erdoğan"),
    ("قال موسى بيحي عبدي إن هرجيسا تحاور جارة، ورفض الحديث عن الوحدة.", "رفض", "Muse Bihi Abdi"),
    ("شكر أنور إبراهيم تايلاند، وشكر دونالد ترامب الذي هاتفه.", "شكر", "Anwar Ibrahim"),
    # what somebody was called takes him up
    ("استقبل وليام روتو في نيروبي بول كاغامي، الذي تعهد بإبقاء قواته. وشكر الرئيس ضيفه.", "الرئيس", "William Ruto"),  # who has a guest is the host
    ("استقبل وزير الخارجية الأميركي ماركو روبيو المبعوث الأممي هانس غروندبرغ. وأكد المسؤول الأميركي أن الحل ممكن.", "المسؤول الأميركي", "Marco Rubio"),
    ("استقبل بدر عبد العاطي المبعوث الأممي هانس غروندبرغ. وقال الدبلوماسي السويدي إن الحل ممكن.", "الدبلوماسي السويدي", "Hans Grundberg"),
    ("قال الرئيس التركي رجب طيب أردوغان بعد لقائه رئيس الوزراء العراقي محمد شياع السوداني إن الأجواء طيبة. ورأى الرئيس أن الوقت حان.", "الرئيس", "Recep Tayyip Erdoğan"),
    ("التقى قائد الجيش السوداني عبد الفتاح البرهان بدر عبد العاطي. وقال الجنرال السوداني إن الحرب طويلة.", "الجنرال السوداني", "Abdel Fattah al-Burhan"),
    ("صافح كيم جونغ أون لي جاي ميونغ في بانمونجوم والتقيا ساعة. وقال لي جاي ميونغ إن الأجواء طيبة، وأثنى على كيم جونغ أون.", "أثنى", "Lee Jae-myung"),
    ("وقّع خليفة حفتر وعقيلة صالح الاتفاق. وقال عقيلة صالح إن المشير موافق.", "المشير", "Khalifa Haftar"),
    ("وقّع فوستان أركانج تواديرا الاتفاق. وقال محمود علي يوسف إن التنفيذ هو الأصعب. وأوضح رئيس المفوضية أن الوقت ضيق.", "رئيس المفوضية", "Mahmoud Ali Youssouf"),
    ("التقى محمد عبد السلام في مسقط هانس غروندبرغ. وقال عبد السلام إن الوقت ضيق، وأضاف أن الهدنة هشة.", "أضاف", "Mohammed Abdulsalam"),
    ("احتضن الأمير محمد بن سلمان الشيخ تميم بن حمد. وصرح الأمير فيصل بن فرحان بأن المملكة حريصة على وحدة الصف.", "المملكة", "Saudi Arabia"),
    ("رحبت هانا تيتيه بالخطة. وأوضحت المسؤولة الأممية أن الوقت ضيق.", "المسؤولة الأممية", "Hanna Tetteh"),
    ("حملت الراهبة ماريا تابوني رسالة إلى الوفد. وذكرت الراهبة أن الرسالة قصيرة.", "الراهبة", "Maria Thaboni"),
    ("قالت المراقبة الماليزية نورايني حسن إن القائمة ناقصة. وانتقدت المراقبة بطء اللجنة.", "المراقبة", "Noureini Hassan"),
    ("استقبل فخامة الرئيس عبد المجيد تبون وزير الخارجية المصري بدر عبد العاطي. وأكد معالي الوزير دعم القاهرة.", "معالي الوزير", "Badr Abdelatty"),
    # a title is no other man's
    ("التقى الأمير محمد بن سلمان ولي العهد معالي وزير الخارجية الأميركي ماركو روبيو. وأشاد سمو ولي العهد بالعلاقات.", "سمو ولي العهد", "Mohammed bin Salman"),
    ("وصل رجب طيب أردوغان إلى أنقرة. واتصل الرئيس التركي بدولت باهتشلي.", "الرئيس التركي", "Recep Tayyip Erdoğan"),
    # guest and host by who received whom
    ("استقبل سيريل رامافوزا في بريتوريا بول كاغامي. وغادر الضيف بعد ساعة.", "الضيف", "Paul Kagame"),
    ("استقبل سيريل رامافوزا في بريتوريا بول كاغامي. وأقام المضيف مأدبة.", "المضيف", "Cyril Ramaphosa"),
    ("زار بول كاغامي بريتوريا والتقى سيريل رامافوزا. وقال الضيف إن الحدود مفتوحة.", "الضيف", "Paul Kagame"),
    # who came to the place named, whom somebody receives
    ("وصل هاكان فيدان إلى أربيل. وقال مسرور بارزاني إن الزيارة مهمة. وفي أربيل استقبله قباد طالباني.", "ه", "Hakan Fidan"),
    ("قال هانس غروندبرغ إن الوقت ضيق. ونفى المجلس الرئاسي أن تكون عدن رفضت استقباله.", "ه", "Hans Grundberg"),
    # who tells somebody something in a relative clause
    ("اجتمع هانس غروندبرغ مع محمد عبد السلام، الذي أبلغه بموقف الجماعة.", "أبلغ", "Mohammed Abdulsalam"),
    # by a first name alone
    ("التقى تيا سيها في بوتراجايا ناتافون ناركفانيت. وقال ناتافون إن الطريق طويل، وأضاف أن الأمل باق.", "أضاف", "Natthaphon Narkphanit"),
    ("التقى ماركو روبيو وأندريه يرماك في جنيف. وقال روبيو إن الوفدين نقحا النص.", "الوفدين", "United States and Ukraine"),  # no party's
    ("استقبل معالي بدر البوسعيدي بمسقط معالي عباس عراقجي. ورحب معاليه في بداية اللقاء بضيفه.", "معاليه", "Badr Albusaidi"),
    ("اجتمع رايلا أودينغا بسلفا كير. وقال رئيس الوزراء الكيني الأسبق إن الأجواء طيبة.", "رئيس الوزراء الكيني الأسبق", "Raila Odinga"),
    ("وصل وفد برئاسة الدكتور خليل الحية. وجدد الدكتور الحية انفتاح الحركة على كل مقترح، وثمّن دور القاهرة.", "ثمّن", "Khalil al-Hayya"),
    ("أعلن أنطونيو غوتيريش ذلك، وتمنى التوفيق للقبارصة. وقال الأمين العام إن الباب مفتوح.", "الأمين العام", "António Guterres"),
    ("حضر نجيب عبد الرزاق التوقيع. وقال نجيب إن الطريق طويل، ودعا إلى الصبر.", "دعا", "Najib Razak"),  # «نجيب» is a verb as well
    ("زار ناصر بوريطة العيون، وطالب بإحصاء سكان المخيمات.", "طالب", "Nasser Bourita"),  # «بإحصاء» is nobody
    ("استقبل وليام روتو بول كاغامي، وعانقه طويلاً.", "ه", "Paul Kagame"),  # a verb of no table
    ("وقع بول كاغامي الاتفاق بعد أن أقنعه الوسيط بذلك.", "ه", "Paul Kagame"),
    ("ورحب أنطونيو غوتيريش الذي كان في نيروبي بالخطوة، ورأى أن الوقت حان.", "رأى", "António Guterres"),
    # bodies by their first word
    ("أعلنت إيكواس عقوبات على نيامي. ورفضت المجموعة المقترح.", "المجموعة", "ECOWAS"),
    ("أعلن المجلس العسكري في النيجر رفضه الخطة. وأكد المجلس العسكري أن الوقت ضيق.", "المجلس العسكري", "CNSP (Niger)"),
    ("قال المتحدث باسم تنسيقية حركات أزواد إن باماكو اختارت الحرب، وأضاف أن التنسيقية ستدافع عن نفسها.", "التنسيقية", "Coordination of Azawad Movements"),
    ("أعلنت المفوضية الأوروبية مساعدات. وقالت المفوضية إن الحاجات كبيرة.", "المفوضية", "European Commission"),
    # whose man he is, who came after
    ("قال نيكول باشينيان إن وزير خارجيته آرارات ميرزويان عاد. وأضاف باشينيان أن وزير خارجيته متفائل.", "وزير خارجيته", "Ararat Mirzoyan"),
    ("سلّم نجيب ميقاتي رئاسة الحكومة إلى نواف سلام. وتمنى ميقاتي لخلفه التوفيق.", "خلفه", "Nawaf Salam"),
    ("قال نيكولاس مادورو إنه يريد السلام.", "يريد", "Nicolás Maduro"),
    ("وصل مستشار الأمن إلى تندوف مع ستافان دي ميستورا، الذي يزور المخيمات.", "يزور", "Staffan de Mistura"),
    ("بحث إدريس ديبي مع عمر البشير السلام، وحضر بكري حسن صالح، النائب الأول للرئيس السوداني. وقال النائب الأول للرئيس السوداني إن اللقاء مثمر.", "النائب الأول للرئيس السوداني", "Bakri Hassan Saleh"),
    # whose state it is
    ("نقل سيرغي لافروف عن بدر عبد العاطي قوله إن بلاده لن تتراجع.", "بلاده", "Egypt"),
    ("شكر آبي أحمد سيريل رامافوزا على استضافة بلاده المفاوضات.", "بلاده", "South Africa"),
]


@pytest.mark.parametrize(("text", "words", "who"), GRID)
def test_descriptions_and_dropped_subjects(text: str, words: str, who: str) -> None:
    """State, body, gender, rank, place and what was told before decide whom a description or a verb without a subject means."""
    assert meant(text, words) == who


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("التقى سيرغي لافروف أنطونيو غوتيريش. وأكدت الوزيرة أن الحل قريب.", "الوزيرة"),  # nobody of them is a woman
        ("وصل هاكان فيدان إلى بغداد. وجرى خلال اللقاء بحث ملف المياه.", "جرى"),  # takes place, nobody does it
        ("قال هاكان فيدان إن الهجوم الذي وقع أمس استهدف المطار وأوقع قتلى.", "أوقع"),  # the attack did
        ("التقى فيصل بن فرحان وزراء. ودفع سلفه الثمن.", "سلفه"),  # nobody named held it before
        ("قال وزير الخارجية السوري أسعد الشيباني إن الخطة جيدة. وشكر الشعب السوري الدول المانحة.", "السوري"),  # an adjective of the people's
        ("قال هاكان فيدان إن الحكومة أعدت الشروط التي تفرضها البنوك.", "ها"),  # takes up the conditions
        ("قالت المتحدثة إن أنطونيو غوتيريش سيزور بيروت، مضيفةً أن الزيارة قصيرة.", "مضيفةً"),  # adds, is no hostess
        ("قال أشتون كارتر إن الحرب طويلة. وقال المسؤول الأمني الذي طلب عدم ذكر اسمه إن الخطة جاهزة.", "المسؤول"),  # not he
        ("زار ستيف ويتكوف موسكو، وقال رئيس الوزراء سيتحدث إلى جو بايدن.", "رئيس الوزراء سيتحدث إلى"),  # two men
    ],
)
def test_no_antecedent_is_guessed(text: str, words: str) -> None:
    """Where nothing fits nobody is meant."""
    reading = tawatur.read(text, published=date(2025, 5, 1))
    assert not [m for m in reading.mentions if m.text == words and m.antecedent is not None]


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("تعتقل المخابرات الأردنية محمد يوسف منفذ الهجوم.", set()),
        ("شكر أمين الطائف المهندس محمد بن عبدالرحمن الشمري.", set()),
        ("طالبوا بوقف بناء الجدار الترابي في تونس.", set()),
        ("قال عضو اللجنة الفنية محمد نور بخاري إن السباق ناجح.", set()),
        ("قال المزارع التونسي محمد المنفي إن الموسم جيد.", set()),  # of another state than the listed one
        ("قال الخبير الاقتصادي الأردني إبراهيم رئيسي إن الأسعار ترتفع.", set()),
        ("قال المحافظ إبراهيما تراوري إن الطريق مفتوح.", set()),  # in another spelling, his state not told of
        ("قال المسؤول العسكري السعودي إن الطائرة وصلت.", set()),  # what he is, no surname
        ("قال المندوب الدائم لروسيا لدى منظمة التعاون الإسلامي إن بلاده تدعم الحوار.", set()),
        ("قال حسن الترابي إن السودان يحتاج حواراً.", {"hassan-al-turabi"}),
        ("قال الأمين العام لحزب الله نعيم قاسم إن الرد آت.", {"naim-qassem"}),
    ],
)
def test_a_namesake_of_whom_nothing_speaks_is_no_link(text: str, actors: set[str]) -> None:
    """An Arab name or a surname alone means a listed person in office, or where his state or body is spoken of."""
    known = roster.load().by_id
    assert {m.actor for m in read(text, published=date(2015, 7, 22)).mentions if m.kind == "person" and m.actor in known} == actors


@pytest.mark.parametrize(("day", "holder"), [(date(2015, 3, 1), "mohammed-bin-zayed"), (date(2025, 3, 1), "khaled-bin-mohamed-bin-zayed")])
def test_the_crown_prince_of_abu_dhabi_is_he_of_the_day(day: date, holder: str) -> None:
    """«ولي عهد أبو ظبي» is an office of its own."""
    assert holder in {m.actor for m in read("استقبل ولي عهد أبو ظبي وزير الخارجية الأميركي.", published=day).mentions}


@pytest.mark.parametrize(("text", "told"), [("عقد مجلس وزراء المالية اجتماعاً في الرياض.", False), ("اتهمت الحكومة المالية فرنسا. ووصل الوفد إلى باماكو.", True)])
def test_finance_is_no_state(text: str, told: bool) -> None:
    """«المالية» is Mali's only where the report tells of Mali."""
    assert any(m.actor == "MLI" for m in tawatur.read(text, published=date(2025, 5, 1)).mentions if "المالية" in m.text) == told


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("تسلم جوزيف عون رسالة من تميم بن حمد دعاه فيها إلى حضور القمة.", ["Tamim bin Hamad Al Thani"]),
        ("تلقى جوزيف عون اتصالاً من عبد الفتاح السيسي أبلغه فيه أن القاهرة مستعدة للوساطة.", ["Abdel Fattah el-Sisi"]),
        ("بعث تميم بن حمد برسالة إلى جوزيف عون دعاه فيها إلى حضور القمة.", ["Tamim bin Hamad Al Thani"]),  # who sent it
        ("وعد مهدي المشاط بالنظر في الأمر، لكن أحد أعضاء الوفد قال إن الوقت ضيق. وأضاف أن الأمل باق.", ["Mahdi al-Mashat", "member", "member"]),
        ("أجرى علي شمخاني مباحثات. وشكر مصر وعُمان على جهودهما.", ["Ali Shamkhani"]),  # «شكر» is no verb of Egypt's
        ("ودعا إلى حضور القمة.", ["unresolved"]),  # the summit calls nobody
        ("وأثنى الوزير الكويتي على جاريد كوشنر.", ["minister"]),  # no Ali Kushner
    ],
)
def test_who_speaks_in_a_letter_a_call_a_contrast(text: str, names: list[str]) -> None:
    """What a letter or call tells is its sender's or caller's; whom «لكن» brings goes on speaking."""
    assert [s.speaker.name or s.speaker.text for s in read(text, published=date(2025, 5, 1)).statements if s.speaker is not None] == names


def test_a_phrase_that_looks_like_a_name_is_nobody() -> None:
    """«على حسن الجوار», «حسن النية», «بإحصاء» name no man."""
    for text in ("وأكد الوزير حرص السلطنة على حسن الجوار.", "وأبدى الوفد حسن النية.", "وطالب بإحصاء السكان."):
        assert not [m for m in tawatur.read(text, published=date(2025, 5, 1)).mentions if m.kind == "person" and m.name], text
