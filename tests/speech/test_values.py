"""Moments and stretches of time as they are heard."""

from __future__ import annotations

import pytest

from skill.dialogue.state.reply import Line, Reply
from skill.speech.render import render


def heard(catalogue, key="offer.remind_confirm", **values):
    return render(Reply((Line(key, values=tuple(values.items())),), None), catalogue).speech.text


MOMENTS = {
    "today 08:30": "today at 8:30 in the morning",
    "tomorrow 12:00": "tomorrow at noon",
    "tomorrow 00:00": "tomorrow at midnight",
    "today 12:45": "today at 12:45 in the afternoon",
    "today 00:30": "today at 12:30 at night",
    "today 19:05": "today at 7:05 in the evening",
    "today 22:00": "today at 10 at night",
    "2026-11-25 16:00": "on Wednesday, November 25, at 4 in the afternoon",
    "MO,TU,WE,TH,FR,SA,SU 09:00": "every day at 9 in the morning",
    "MO,TU,WE,TH,FR 09:00": "every weekday at 9 in the morning",
    "MO 09:00": "every Monday at 9 in the morning",
    "MO,WE,FR 09:00": "every Monday, Wednesday and Friday at 9 in the morning",
    "PT7200S": "in 2 hours",
    "PT5400S": "in one hour and 30 minutes",
    "PT60S": "in one minute",
    "PT86400S": "in 24 hours",
    "once": "once",
}


@pytest.mark.parametrize("moment", MOMENTS)
def test_a_moment_says_how_often(catalogues, moment):
    spoken = heard(catalogues["en-US"], moment=moment, thing="thing.walk")
    assert spoken == f"I'll remind you to take a walk, {MOMENTS[moment]}. Is that right?"


def test_each_country_says_a_date_its_own_way(catalogues):
    said = {locale: heard(one, moment="2026-11-25 09:00") for locale, one in catalogues.items()}
    assert "Wednesday, November 25," in said["en-US"]
    assert "Wednesday, November 25," in said["en-CA"]
    assert all("Wednesday 25 November," in said[locale] for locale in ("en-GB", "en-AU", "en-IN"))


def test_a_moment_that_no_calendar_has_is_said_without_failing(catalogues):
    assert heard(catalogues["en-US"], moment="2026-02-30 09:00")
