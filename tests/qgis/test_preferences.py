"""What the user chose comes back, and damaged settings do no harm."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from qgis.core import QgsSettings

from landslide_annotator.core.sizes import SizeBreaks
from landslide_annotator.gis.preferences import CONTEXTS, GROUP, Preferences, default_language

rising = st.sets(st.integers(1, 10**7), min_size=3, max_size=3).map(lambda s: tuple(map(float, sorted(s))))
chosen = st.builds(
    Preferences,
    st.sampled_from(["es", "en"]),
    st.text(st.characters(blacklist_categories=["Cs", "Cc"]), max_size=20),
    st.none() | st.builds(SizeBreaks, rising, rising),
    st.booleans(),
    st.none() | st.floats(*CONTEXTS),
)


@pytest.fixture(autouse=True)
def _clean() -> None:
    QgsSettings().remove(GROUP)


@given(chosen)
@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_everything_comes_back(preferences: Preferences) -> None:
    preferences.save()
    QgsSettings().sync()
    assert Preferences.load() == preferences


def test_nothing_stored_gives_defaults() -> None:
    assert Preferences.load() == Preferences(default_language())
    assert Preferences.load().mapped_by


@pytest.mark.parametrize(
    ("name", "value"),
    [("language", "xx"), ("breaks", "{"), ("breaks", "[1, 2]"), ("context", "wide"), ("context", "0.2")],
)
def test_a_damaged_value_counts_as_its_default(name: str, value: str) -> None:
    QgsSettings().setValue(f"{GROUP}/{name}", value)
    assert Preferences.load() == Preferences(default_language())
