"""Whom «الوزير», «المبعوث» and the like stand for: somebody with such a role, or nobody."""

from __future__ import annotations

from datetime import date

from tawatur.reading import read

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
