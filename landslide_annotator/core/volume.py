"""Volumes of landslides from their areas, by published power laws V = alpha A^gamma, with their uncertainty.

The volume of one landslide is log-normal about the law: its percentiles spread by PREDICTIVE_SCATTER and,
where the errors of alpha and gamma are published, by those too. Areas are map (plan) areas.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from statistics import NormalDist
from typing import List, Optional, Tuple

from .errors import SizeError

PREDICTIVE_SCATTER = 0.40
"""Standard deviation of log10 V of single landslides about a law, a factor of 2.5.

Single landslides of Larsen et al. (2010) lie a factor of 2 to 3 off their law; the errors of alpha and gamma
alone say where the law lies, not where a landslide does. Assumed for Guzzetti et al. (2009) as well.
"""
EARTH_M2 = 5.1e14
"""No landslide is larger than the Earth's surface."""


@dataclass(frozen=True)
class Relation:
    """A law, standard deviations as published (0 where they are not known), and what it was fitted on.

    areas_m2: areas that the law was fitted on, None where that is not known here; they only warn. fitted_on:
    "total" or "source" (scar) area. Larsen's numbers are of Table S1, source areas.
    """

    name: str
    es: str
    en: str
    log10_alpha: float
    gamma: float
    log10_alpha_sd: float
    gamma_sd: float
    areas_m2: Optional[Tuple[float, float]]
    fitted_on: str

    def median_m3(self, area_m2: float) -> float:
        """The law's volume, which half of the landslides of this area exceed."""
        return float(10.0 ** (self.log10_alpha + self.gamma * math.log10(area_m2)))

    def law_sd(self, area_m2: float) -> float:
        """Standard deviation of log10 of the law's volume; errors of alpha and gamma count as independent."""
        return math.hypot(self.log10_alpha_sd, math.log10(area_m2) * self.gamma_sd)

    def log10_sd(self, area_m2: float) -> float:
        """Standard deviation of log10 of one landslide's volume: of the law and of landslides about it."""
        return math.hypot(PREDICTIVE_SCATTER, self.law_sd(area_m2))


_RELATIONS = (
    Relation("guzzetti2009", "Guzzetti et al. 2009", "Guzzetti et al. 2009",
             math.log10(0.074), 1.450, 0.0, 0.0, (2.0, 1e9), "total"),
    Relation("larsen2010_soil", "Larsen et al. 2010, suelo", "Larsen et al. 2010, soil",
             -0.649, 1.262, 0.021, 0.009, None, "source"),
    Relation("larsen2010_bedrock", "Larsen et al. 2010, roca", "Larsen et al. 2010, bedrock",
             -0.63, 1.41, 0.06, 0.02, None, "source"),
)  # fmt: skip
_BASIS = {
    "total": "{0} was fitted on total areas; of the source (scar) alone it gives too little.",
    "source": "{0} was fitted on source (scar) areas; of the total area it gives too much.",
}


@dataclass(frozen=True)
class VolumeEstimate:
    """Percentiles of a volume in cubic metres, never one without the others, and what to know of them."""

    relation: str
    area_m2: float
    p50_m3: float
    p75_m3: float
    p95_m3: float
    log10_sd: float
    warnings: Tuple[str, ...]

    def percentile(self, percent: float) -> float:
        """Any percentile in cubic metres; SizeError unless it lies between 0 and 100."""
        return _percentile(self.p50_m3, self.log10_sd, percent)


def relations() -> List[Relation]:
    """All relations, the one for total areas first."""
    return list(_RELATIONS)


def estimate(area_m2: float, relation: str) -> VolumeEstimate:
    """The volume of an area by the name of a relation.

    Raises SizeError for an area that is none and for a name that is unknown.
    """
    law = _relation(relation)
    if not 0.0 < area_m2 < EARTH_M2:
        raise SizeError("{0} is no area of a landslide; give square metres above 0.", area_m2)
    p50, spread = law.median_m3(area_m2), law.log10_sd(area_m2)
    p75, p95 = _percentile(p50, spread, 75.0), _percentile(p50, spread, 95.0)
    return VolumeEstimate(relation, area_m2, p50, p75, p95, spread, _warnings(law, area_m2))


def _relation(name: str) -> Relation:
    for law in _RELATIONS:
        if law.name == name:
            return law
    known = ", ".join(law.name for law in _RELATIONS)
    raise SizeError("'{0}' is no relation of area and volume; known are {1}.", name, known)


def _percentile(median_m3: float, log10_sd: float, percent: float) -> float:
    share = percent / 100.0
    if not 0.0 < share < 1.0:
        raise SizeError("{0} is no percentile; give a number between 0 and 100, such as 95.", percent)
    return float(median_m3 * 10.0 ** (log10_sd * NormalDist().inv_cdf(share)))


def _warnings(law: Relation, area_m2: float) -> Tuple[str, ...]:
    found = [_BASIS[law.fitted_on].format(law.en)]
    low, high = law.areas_m2 or (0.0, math.inf)
    if not low <= area_m2 <= high:
        found.append(f"{law.en} is for areas of about {low:g} to {high:g} m²; {area_m2:g} m² lies outside.")
    return tuple(found)
