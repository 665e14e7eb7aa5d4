"""Statistics of an inventory: counts, areas, directions, laws of areas, density."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Dict, List, Optional, Tuple

from qgis.core import (
    QgsProcessing,
    QgsProcessingException,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterFolderDestination,
    QgsProcessingParameterRasterDestination,
)

from ..core.phrasebook import label, say
from ..gis.compat import tr
from ..gis.drafts import write_text
from ..gis.reports.density import write
from ..gis.reports.statistics import GROUPED, Statistics, compute, figures, laws_rows, pictures
from .base import explained
from .inventoryinput import InventoryAlgorithm
from .rowsink import write_table

GROUP_COLUMNS = (
    ("grouped_by", "text", 254), ("code", "text", 254), ("label", "text", 254), ("count", "int", 0),
    ("share", "real", 0), ("measured", "int", 0), ("area_m2", "real", 0), ("area_share", "real", 0),
    ("mean_m2", "real", 0), ("median_m2", "real", 0),
)  # fmt: skip
SIZE_COLUMNS = (
    ("area_from", "real", 0), ("area_to", "real", 0), ("count", "int", 0), ("density", "real", 0),
    ("dens_error", "real", 0), ("inv_gamma", "real", 0), ("dbl_pareto", "real", 0),
)  # fmt: skip


class InventoryStatistics(InventoryAlgorithm):
    """Landslides -> tables, pictures, a density map and a JSON file."""

    ID = "inventorystatistics"
    TAGS = [
        "statistics", "frequency", "area", "rollover", "density", "rose", "heatmap", "estadística",
        "frecuencia", "densidad", "rosa", "inventario",
    ]  # fmt: skip

    def displayName(self) -> str:
        """Return the name shown in the toolbox."""
        return tr("Inventory statistics")

    def shortDescription(self) -> str:
        """Return one line of help."""
        return tr("Counts landslides by type, activity, direction and size, and fits their areas.")

    def shortHelpString(self) -> str:
        """Return the help shown beside the dialog."""
        return tr(
            "Describes an inventory of this plugin, or any layer of landslides (outlines, points) whose "
            "fields you choose. Rows with the status 'rejected' are left out.\n\n"
            "Groups: number, area, mean and median by movement type, activity, direction and size class. "
            "Words in Spanish, English or Italian, and codes of PMA:GCA or the SGC, are recognised; others "
            "are counted as they are written and named in the log.\n"
            "Sizes: an inverse gamma law with three parameters (Malamud et al. 2004) and a double Pareto law "
            "(Stark & Hovius 2001), fitted by maximum likelihood to the areas themselves, not to bins: "
            "exponent of the tail, rollover, standard errors, distance of Kolmogorov and Smirnov, and what "
            "speaks against completeness. At least 30 areas are needed.\n"
            "Density: landslides per km², smoothed ('kernel') or by cells ('grid'), or the share of the "
            "ground ('area', from 0 to 1), as a GeoTIFF in WGS 84 / UTM.\n\n"
            "Areas of outlines are measured on the ellipsoid; points need a field of areas, where 0 and "
            "empty mean unknown. Features that are broken are named in the log and count without an area. "
            "After a cancel nothing is written.\n\n"
            "Pictures: SVG files (bars, rose, frequency and area, density) in a folder. The JSON file holds "
            "every figure."
        )

    def initAlgorithm(self, configuration: Optional[Dict[str, Any]] = None) -> None:
        """Declare the parameters and results."""
        self.add_input()
        self.add_measures()
        self.add_language(tr("Language of the texts"))
        table, sink = QgsProcessing.SourceType.TypeVector, QgsProcessingParameterFeatureSink
        self.addParameter(sink("OUTPUT", tr("Table of groups"), table, optional=True))
        text = tr("Table of areas by frequency")
        self.addParameter(sink("OUTPUT_SIZES", text, table, optional=True, createByDefault=False))
        raster = QgsProcessingParameterRasterDestination(
            "OUTPUT_DENSITY", tr("Density map"), optional=True, createByDefault=False
        )
        self.addParameter(raster)
        folder = QgsProcessingParameterFolderDestination(
            "OUTPUT_FOLDER", tr("Folder of pictures"), optional=True, createByDefault=False
        )
        self.addParameter(folder)
        file = QgsProcessingParameterFileDestination(
            "OUTPUT_JSON", tr("Figures"), tr("JSON files (*.json)"), optional=True, createByDefault=False
        )
        self.addParameter(file)
        self.add_numbers(
            ("LANDSLIDES", tr("Landslides")),
            ("TOTAL_AREA", tr("Total area, m²")),
            ("EXPONENT", tr("Exponent of the tail")),
            ("ROLLOVER", tr("Rollover, m²")),
        )

    @explained
    def prepareAlgorithm(self, parameters: Dict[str, Any], context: Any, feedback: Any) -> bool:
        """Take what is needed from the layer, while it may be touched."""
        self.take_input(parameters, context)
        return True

    @explained
    def processAlgorithm(self, parameters: Dict[str, Any], context: Any, feedback: Any) -> Dict[str, Any]:
        """Read, count, fit, map and write."""
        language = self.parameterAsEnumString(parameters, "LANGUAGE", context) or "es"
        breaks = self.area_breaks(parameters, context)
        sample = self.sample(parameters, context, feedback, 60.0)
        least = self.optional_number(parameters, "LEAST_AREA", context)
        found = compute(sample, breaks, least or None)
        _tell(found, language, feedback)
        wanted = ("OUTPUT_DENSITY", "OUTPUT_FOLDER", "OUTPUT_JSON")
        if any(parameters.get(name) for name in wanted) and not feedback.isCanceled():
            found.density = self.density(parameters, sample, context, feedback)
        if feedback.isCanceled():
            feedback.pushInfo(tr("Cancelled: nothing was written."))
            return {}
        return {**self._write(found, parameters, context, language), **_results(found)}

    def _write(
        self, found: Statistics, parameters: Dict[str, Any], context: Any, language: str
    ) -> Dict[str, Any]:
        rows = _group_rows(found, language)
        laws = laws_rows(found.sizes) if found.sizes is not None else []
        results = {
            **write_table(self, "OUTPUT", GROUP_COLUMNS, rows, parameters, context),
            **write_table(self, "OUTPUT_SIZES", SIZE_COLUMNS, laws, parameters, context),
        }
        raster = self.parameterAsOutputLayer(parameters, "OUTPUT_DENSITY", context)
        if raster:
            write(found.density, Path(raster))
            results["OUTPUT_DENSITY"] = raster
        folder = self.parameterAsString(parameters, "OUTPUT_FOLDER", context)
        if folder:
            self._pictures(Path(folder), found, language)
            results["OUTPUT_FOLDER"] = folder
        file = self.parameterAsFileOutput(parameters, "OUTPUT_JSON", context)
        if file:
            write_text(Path(file), json.dumps(figures(found), indent=1, ensure_ascii=False))
            results["OUTPUT_JSON"] = file
        return results

    def _pictures(self, folder: Path, found: Statistics, language: str) -> None:
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise QgsProcessingException(
                tr("Folder {0} cannot be made. Choose another place.").format(folder)
            ) from error
        for name, picture in pictures(found, language).items():
            write_text(folder / f"{name}.svg", picture)


def _group_rows(found: Statistics, language: str) -> List[Tuple[Any, ...]]:
    rows = []
    for key in GROUPED:
        for group in found.groups[key]:
            values = tuple(vars(group).values())
            rows.append((key, group.code, label(key, group.code, language), *values[1:]))
    return rows


def _tell(found: Statistics, language: str, feedback: Any) -> None:
    """What the user should know of the laws of areas."""
    doubts = [] if found.no_sizes is None else [found.no_sizes]
    for key, values in found.sizes.doubts if found.sizes is not None else doubts:
        feedback.pushWarning(say(key, language, *values))


def _results(found: Statistics) -> Dict[str, Any]:
    best = found.sizes.best if found.sizes is not None else None
    areas = found.sample.known_areas()
    numbers = {"LANDSLIDES": found.sample.count, "TOTAL_AREA": float(areas.sum())}
    if best is not None:
        numbers["EXPONENT"] = best.exponent
        if best.rollover is not None:
            numbers["ROLLOVER"] = best.rollover
    return numbers
