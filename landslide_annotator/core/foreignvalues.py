"""Values of a foreign table as values of the inventory; what is not understood is kept in the remarks."""

from __future__ import annotations

import datetime
import re
from contextlib import suppress
from typing import Any, Dict, List, Mapping, NamedTuple, Optional, Sequence, Tuple

from .errors import CaptionError, spoken
from .foreignlists import NOTHING
from .foreignwords import read_word
from .plainvalues import read_number
from .vocabulary import UNKNOWN

_COLUMNS = {"type": "ls_type", "activity": "activity", "direction": "direction", "quality": "quality"}
_TEXTS = ("event_id", "mapped_by")
_FORMATS = ("%Y-%m-%d", "%Y/%m/%d", "%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%Y%m%d")
_TAG = re.compile(r"<[^>]*>")
FIRST_YEAR, LAST_YEAR = 1, 2200


class Understood(NamedTuple):
    """Values by column of the inventory, and what was not understood."""

    values: Dict[str, Any]
    problems: Tuple[str, ...]


def understand(
    raw: Mapping[str, Any],
    standard: Optional[str] = None,
    words: Optional[Mapping[str, Mapping[str, str]]] = None,
) -> Understood:
    """Read values by target (see fieldnames).

    standard: list whose codes the words may be; words: a person's own, by attribute, lower case. Day comes
    before month in dates with signs between, unless the year comes first.
    """
    reader = _Reader(standard, words or {})
    for target in _COLUMNS:
        reader.word(target, raw.get(target))
    reader.azimuth(raw.get("azimuth"))
    reader.dates(raw.get("date_from"), raw.get("date_to"), raw.get("year"))
    for target in _TEXTS:
        text = _text(raw.get(target))
        if text:
            reader.values[target] = text
    remarks = [_text(raw.get("remarks")), *reader.kept]
    reader.values["remarks"] = "; ".join(part for part in remarks if part) or None
    return Understood(reader.values, tuple(reader.problems))


def hints(texts: Sequence[str]) -> Dict[str, str]:
    """Type and activity that names and descriptions mention, the first text that mentions one counts."""
    found: Dict[str, str] = {}
    for target in ("type", "activity"):
        for text in filter(None, map(_text, texts)):
            with suppress(CaptionError):
                code = read_word(target, text, ())  # a place's name may be a number
                if code not in (None, UNKNOWN):
                    found[target] = code
                    break
    return found


class _Reader:
    def __init__(self, standard: Optional[str], words: Mapping[str, Mapping[str, str]]) -> None:
        self._standards = () if standard is None else (standard,)
        self._words = words
        self.values: Dict[str, Any] = {}
        self.problems: List[str] = []
        self.kept: List[str] = []

    def refuse(self, target: str, value: Any, reason: str) -> None:
        self.problems.append(reason)
        self.kept.append(f"{target}: {_text(value)}")

    def word(self, target: str, value: Any) -> None:
        text = _text(value)
        if not text:
            return
        if target == "direction" and read_number(value) is not None:
            self.azimuth(value)
            return
        own = self._words.get(target, {}).get(text.casefold())
        try:
            code = own or read_word(target, text, self._standards)
        except CaptionError as error:
            self.refuse(target, value, str(error))
            return
        if code is not None:
            self.values[_COLUMNS[target]] = code

    def azimuth(self, value: Any) -> None:
        if not _text(value):
            return
        degrees = read_number(value)
        if degrees is None or not 0.0 <= degrees <= 360.0:
            self.refuse("azimuth", value, spoken("'{0}' is no azimuth of 0 to 360 degrees.", value))
            return
        self.values["azimuth"] = degrees % 360.0

    def dates(self, first: Any, last: Any, year: Any) -> None:
        found = {"date_from": self._date("date_from", first), "date_to": self._date("date_to", last)}
        self.values.update({name: date for name, date in found.items() if date})
        start, end = found["date_from"], found["date_to"]
        if start and end and start > end:
            self.problems.append(spoken("It occurred from {0} until {1}: swap both dates.", start, end))
        number = self._year(year)
        if number is None and start and (end is None or end.year == start.year):
            number = start.year
        if number is not None:
            self.values["year"] = number

    def _date(self, target: str, value: Any) -> Optional[datetime.date]:
        if isinstance(value, datetime.datetime):
            return value.date()
        if isinstance(value, datetime.date):
            return value
        text = _text(value)
        if not text or text.lower() in NOTHING:
            return None
        for form in _FORMATS:
            try:
                return datetime.datetime.strptime(text[:10], form).date()
            except ValueError:
                continue
        self.refuse(target, value, spoken("'{0}' is no date such as 2019-12-24 or 24/12/2019.", text))
        return None

    def _year(self, value: Any) -> Optional[int]:
        number = read_number(value)
        if number == 0.0 or not _text(value) or _text(value).lower() in NOTHING:
            return None
        if number is None or number != int(number) or not FIRST_YEAR <= number <= LAST_YEAR:
            self.refuse("year", value, spoken("'{0}' is no year.", value))
            return None
        return int(number)


def _text(value: Any) -> str:
    """A value as text in one line, without the marks of HTML."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return " ".join(_TAG.sub(" ", str(value)).split())
