"""The settings file: what it must hold, and which fault is named."""

from __future__ import annotations

import json

import pytest
from bundle import REGIONS, settings

from landslide_annotator.captioner.settings import ASKED, parse
from landslide_annotator.core.errors import AssetError
from landslide_annotator.core.grammar import CAPTION_WORDS, word_in_view
from landslide_annotator.core.sizes import SizeBreaks


def stored(**changes):
    return dict(settings(), sha256={"encoder.npz": "1" * 64, "decoder.npz": "2" * 64}, **changes)


def parsed(raw):
    return parse(json.dumps(raw), "digest", "Do this.")


def test_everything_is_read():
    changes = {
        "temperature": {"type": 1.5}, "not_learned": ["creep"], "scores": {"f1": 0.9},
        "landslide_threshold": 0.4, "taps": ["conv2", "conv4"], "context": 1.8,
    }  # fmt: skip
    found = parsed({**stored(), **changes})
    assert found.words == CAPTION_WORDS and found.regions == REGIONS
    assert found.digest == "digest" and found.sha256["decoder.npz"] == "2" * 64
    assert (found.trained_side_m, found.trained_ground_m) == ((50.0, 400.0), (0.4, 2.0))
    assert found.size_breaks == SizeBreaks()
    assert (found.temperature, found.not_learned, found.scores) == ({"type": 1.5}, ("creep",), {"f1": 0.9})
    assert (found.landslide_threshold, found.taps, found.context) == (0.4, ("conv2", "conv4"), 1.8)


def test_temperature_and_scores_may_be_left_out():
    raw = stored()
    del raw["scores"]
    assert parsed(raw).temperature == {} and parsed(raw).scores == {}


def test_the_light_falls_upside_down_where_the_sun_stands_on_the_other_side_at_noon():
    found = parsed(stored(noon="S"))
    assert [found.light(side) for side in ("S", "N", None)] == [0, 6, None]
    assert [word_in_view(word, 6) for word in ("sur", "sureste", "este")] == ["norte", "noreste", "este"]
    assert [parsed(stored()).light(side) for side in ("S", "N", None)] == [0, 0, 0]


def test_views_are_read_for_each_question_and_older_files_know_the_mirror_image_alone():
    assert parsed(stored()).views == dict.fromkeys(ASKED, (0,))
    assert parsed(stored(mirrored=True)).views == dict.fromkeys(ASKED, (0, 4))
    found = parsed(stored(mirrored=True, views={"type": [0, 2, 7]})).views
    assert found == {**dict.fromkeys(ASKED, (0, 4)), "type": (0, 2, 7)}


def test_size_breaks_may_be_stored_as_their_own_json():
    breaks = SizeBreaks((1.0, 2.0, 3.0), (4.0, 5.0, 6.0))
    assert parsed({**stored(), "size_breaks": breaks.to_json()}).size_breaks == breaks


@pytest.mark.parametrize("key", sorted(set(stored()) - {"scores", "format"}))
def test_a_missing_entry_is_named(key):
    raw = stored()
    del raw[key]
    with pytest.raises(AssetError, match=f"lacks '{key}'. Do this."):
        parsed(raw)


@pytest.mark.parametrize(
    ("changes", "named"),
    [
        ({"format": 2}, "format 2, this plugin reads 1"),
        ({"views": {"type": []}}, "no view, or a view outside 0 to 7"),
        ({"views": {"direction": [0, 8]}}, "no view, or a view outside 0 to 7"),
        ({"views": {"direction": 3}}, "cannot be read"),
        ({"noon": "E"}, "the sun at noon in E"),
        ({"format": None}, "format None"),
        ({"words": list(CAPTION_WORDS[:-1])}, f"lack {CAPTION_WORDS[-1]}"),
        ({"words": [*CAPTION_WORDS, "flujo"]}, "twice"),
        ({"regions": ["all", "outside"]}, "outside"),
        ({"extras": 3}, "3 side inputs"),
        ({"taps": ["conv6"]}, "conv6"),
        ({"taps": ["conv5", "conv4"]}, "taps"),
        ({"taps": []}, "taps"),
        ({"input_size": 100}, "input_size 100"),
        ({"input_size": 0}, "input_size 0"),
        ({"input_size": "many"}, "many"),
        ({"landslide_threshold": 1.2}, "threshold"),
        ({"landslide_threshold": "nan"}, "threshold"),
        ({"temperature": {"type": 0}}, "temperature"),
        ({"temperature": [1]}, "cannot be read"),
        ({"trained_side_m": [0, 10]}, "range"),
        ({"trained_side_m": [20, 10]}, "range"),
        ({"trained_ground_m": [1]}, "cannot be read"),
        ({"trained_ground_m": None}, "cannot be read"),
        ({"size_breaks": {"area_m2": [3, 2, 1], "perimeter_m": [1, 2, 3]}}, "breaks"),
        ({"size_breaks": None}, "breaks"),
        ({"sha256": ["a"]}, "cannot be read"),
        ({"words": 7}, "cannot be read"),
    ],
)
def test_a_fault_is_named_with_the_remedy(changes, named):
    with pytest.raises(AssetError, match=rf"(?s)captioner.json .*{named}.*Do this\."):
        parsed({**stored(), **changes})


@pytest.mark.parametrize("text", ["", "{", "[1]", "7", '"text"', "null"])
def test_what_is_no_settings_file(text):
    with pytest.raises(AssetError, match=r"captioner.json cannot be read .*Do this"):
        parse(text, "digest", "Do this.")
