"""One family of errors, so that a caller can catch what the user should read and nothing else."""

from __future__ import annotations

import inspect

from landslide_annotator.core import errors


def test_every_error_is_a_landslide_error_and_says_when_it_is_raised():
    found = [cls for _, cls in inspect.getmembers(errors, inspect.isclass)]
    assert len(found) >= 6
    for cls in found:
        assert issubclass(cls, errors.LandslideError)
        assert cls.__doc__ and cls.__name__.endswith("Error")
        assert str(cls("what and why")) == "what and why"
    assert not issubclass(errors.LandslideError, (ValueError, OSError, RuntimeError))


def test_a_text_with_places_is_filled_and_can_be_translated():
    error = errors.SizeError("{0} is no {1}.", -1.5, "area")
    assert str(error) == "-1.5 is no area."
    errors.speak({"{0} is no {1}.": "{0} no es {1}."}.get)
    try:
        assert str(error) == "-1.5 no es area."
    finally:
        errors.speak()
    assert str(error) == "-1.5 is no area."


def test_braces_of_a_text_without_values_stay():
    assert str(errors.CaptionError("a {0} b {")) == "a {0} b {"
    assert str(errors.CaptionError("{0} failed", "{1}")) == "{1} failed"
