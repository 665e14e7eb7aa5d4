"""The plugin's page in QGIS's options."""

from __future__ import annotations

import pytest
from qgis.core import QgsSettings

from landslide_annotator.core.sizes import SizeBreaks
from landslide_annotator.gis.preferences import Preferences
from landslide_annotator.gui.options import OptionsFactory


@pytest.fixture
def page():
    """The page as QGIS makes it; `calls` counts what it tells the dock."""
    QgsSettings().remove("landslide_annotator")
    calls = []
    factory = OptionsFactory(lambda: calls.append(1), SizeBreaks)
    page = factory.createWidget(None)
    page.calls, page.factory = calls, factory
    yield page
    page.deleteLater()
    QgsSettings().remove("landslide_annotator")


def test_what_is_chosen_is_stored_and_shown_again(page):
    page.language.setCurrentIndex(page.language.findData("es"))
    page.analyst.setText(" Ana Pérez ")
    page.area.setText("500; 5000; 50000")
    page.perimeter.setText("100 400 1200,5")
    page.context.setValue(3.5)
    page.cache.setChecked(True)
    page.apply()
    breaks = SizeBreaks((500.0, 5000.0, 50000.0), (100.0, 400.0, 1200.5))
    stored = Preferences.load()
    assert stored == Preferences("es", "Ana Pérez", breaks, True, 3.5)
    assert page.calls == [1]
    again = page.factory.createWidget(None)
    assert (again.area.text(), again.perimeter.text()) == ("500; 5000; 50000", "100; 400; 1200.5")
    again.apply()
    assert Preferences.load() == stored


def test_nothing_chosen_stores_the_defaults(page):
    page.apply()
    stored = Preferences.load()
    assert (stored.breaks, stored.context, stored.analyst, stored.cache) == (None, None, "", False)
    assert page.area.placeholderText() == "1000; 10000; 100000"


@pytest.mark.parametrize("text", ["5000; 500; 50", "a lot", "1 2", "1.000; 10.000; 100.000", "-1; 2; 3"])
def test_breaks_that_make_no_sense_are_named_at_once_and_not_stored(page, text):
    breaks = SizeBreaks((1.0, 2.0, 3.0), (4.0, 5.0, 6.0))
    Preferences("en", breaks=breaks).save()
    page = page.factory.createWidget(None)
    page.area.setText(text)
    assert not page.isValid()
    assert page.problem.text()
    page.apply()
    assert Preferences.load().breaks == breaks
    page.area.setText("10; 20; 30")
    assert page.isValid()
    assert page.problem.text() == ""


def test_breaks_like_the_captioners_follow_the_captioner(page):
    page.area.setText("1000; 10000; 100000")
    page.perimeter.setText("150; 500; 1500")
    page.apply()
    assert Preferences.load().breaks is None
