"""A report of an inventory that can go into a thesis: one HTML page, and a PDF."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any, Dict, Iterator, List, Optional, Tuple

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsProcessing,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterRasterLayer,
    QgsRasterLayer,
    QgsWkbTypes,
)
from qgis.PyQt.QtGui import QImage

from ..core.errors import LandslideError
from ..core.phrasebook import say
from ..core.vocabulary import UNKNOWN
from ..gis.comparison.file import read_sections
from ..gis.compat import tr
from ..gis.imagery.raster import Imagery
from ..gis.imagery.sources import folder_layers, open_sources
from ..gis.inventory.symbols import TYPE_COLOURS
from ..gis.reports.density import Mapper
from ..gis.reports.files import write
from ..gis.reports.modelcard import read_card
from ..gis.reports.overview import draw, release
from ..gis.reports.records import record
from ..gis.reports.report import Report, pieces
from ..gis.reports.sample import WORDS, Sample
from ..gis.reports.statistics import Statistics, compute
from ..gis.reports.tilepicture import TilePainter
from .base import explained
from .inventoryinput import InventoryAlgorithm

READ, DRAWN = 12.0, 20.0
"""Percent of the progress when the layer is read, and when the map is drawn."""


class InventoryReport(InventoryAlgorithm):
    """Landslides, and imagery where there is some -> HTML and PDF."""

    ID = "inventoryreport"
    TAGS = [
        "report",
        "statistics",
        "pdf",
        "html",
        "thesis",
        "informe",
        "estadística",
        "tesis",
        "ficha",
        "inventario",
    ]

    def __init__(self) -> None:
        super().__init__()
        self._imagery: List[Imagery] = []
        self._below: List[QgsRasterLayer] = []

    def displayName(self) -> str:
        """Return the name shown in the toolbox."""
        return tr("Inventory report")

    def shortDescription(self) -> str:
        """Return one line of help."""
        return tr("Writes map, statistics and every landslide of an inventory into one page and a PDF.")

    def shortHelpString(self) -> str:
        """Return the help shown beside the dialog."""
        return tr(
            "Writes a report in Spanish or English: overview map, the tables and pictures of 'Inventory "
            "statistics', each landslide with its picture, caption, measures and provenance, a comparison "
            "where you give the JSON file that 'Compare inventories' wrote, and methods and limits with the "
            "figures of the model that wrote the captions.\n\n"
            "The HTML file holds everything itself, pictures too, and opens in any browser. The PDF has the "
            "same content on A4 pages.\n"
            "Imagery: rasters, a folder of rasters, or both; without any, outlines are drawn on grey. "
            "Background: what the overview map shows below the outlines, for example a hillshade; without "
            "it, the imagery.\n\n"
            "Rows with the status 'rejected' are left out. Landslides that cannot be drawn are named in the "
            "log and described without a picture. After a cancel nothing is written and an earlier report "
            "stays."
        )

    def initAlgorithm(self, configuration: Optional[Dict[str, Any]] = None) -> None:
        """Declare the parameters and results."""
        self.add_input()
        rasters, file = QgsProcessing.SourceType.TypeRaster, QgsProcessingParameterFile
        text = tr("Imagery")
        self.addParameter(QgsProcessingParameterMultipleLayers("IMAGERY", text, rasters, optional=True))
        text = tr("Folder of imagery")
        self.addParameter(file("IMAGERY_FOLDER", text, file.Behavior.Folder, optional=True))
        text = tr("Background of the overview map (empty: the imagery)")
        self.addParameter(QgsProcessingParameterRasterLayer("BACKGROUND", text, optional=True))
        text = tr("Figures of a comparison of inventories (JSON)")
        self.addParameter(file("COMPARISON", text, file.Behavior.File, "json", optional=True))
        text = tr("Describe each landslide")
        self.addParameter(QgsProcessingParameterBoolean("SINGLE", text, True))
        self.add_measures()
        self.add_language(tr("Language of the texts"))
        for name, text, kinds, made in (
            ("OUTPUT_HTML", tr("Report"), tr("HTML files (*.html)"), True),
            ("OUTPUT_PDF", tr("Report for print"), tr("PDF files (*.pdf)"), False),
        ):
            output = QgsProcessingParameterFileDestination(
                name, text, kinds, optional=True, createByDefault=made
            )
            self.addParameter(output)
        self.add_numbers(("LANDSLIDES", tr("Landslides")))

    def checkParameterValues(self, parameters: Dict[str, Any], context: Any) -> Tuple[bool, str]:
        """Return whether the values can be used, and a message."""
        if not parameters.get("OUTPUT_HTML") and not parameters.get("OUTPUT_PDF"):
            return False, tr("There is nowhere to write: choose an HTML file, a PDF file, or both.")
        return super().checkParameterValues(parameters, context)

    @explained
    def prepareAlgorithm(self, parameters: Dict[str, Any], context: Any, feedback: Any) -> bool:
        """Take what is needed from the layers, while they may be touched."""
        self.take_input(parameters, context)
        layers = list(self.parameterAsLayerList(parameters, "IMAGERY", context) or [])
        folder = self.parameterAsFile(parameters, "IMAGERY_FOLDER", context)
        layers += folder_layers(Path(folder)) if folder else []
        if layers:
            transforms = context.transformContext()
            self._imagery = open_sources(layers, transforms, None, feedback.reportError)
        background = self.optional_raster(parameters, "BACKGROUND", context)
        shown = layers if background is None else [background]
        self._below = release([layer for layer in shown if layer.isValid()])
        return True

    @explained
    def processAlgorithm(self, parameters: Dict[str, Any], context: Any, feedback: Any) -> Dict[str, Any]:
        """Read, count, draw and write."""
        language = self.parameterAsEnumString(parameters, "LANGUAGE", context) or "es"
        report = self._report(parameters, language, context, feedback)
        paths: List[Optional[Path]] = []
        for name in ("OUTPUT_HTML", "OUTPUT_PDF"):
            chosen = self.parameterAsFileOutput(parameters, name, context)
            paths.append(Path(chosen) if chosen else None)
        title = say("report_title", language)
        if not write(pieces(report), paths[0], paths[1], title, language, feedback.isCanceled):
            feedback.pushInfo(tr("Cancelled: nothing was written; an earlier report stays."))
            return {}
        names = zip(("OUTPUT_HTML", "OUTPUT_PDF"), paths)
        results: Dict[str, Any] = {name: str(path) for name, path in names if path is not None}
        return {**results, "LANDSLIDES": report.found.sample.count}

    def _report(self, parameters: Dict[str, Any], language: str, context: Any, feedback: Any) -> Report:
        file = self.parameterAsFile(parameters, "COMPARISON", context)
        comparison = read_sections(Path(file), language) if file else []
        breaks = self.area_breaks(parameters, context)
        sample = self.sample(parameters, context, feedback, READ)
        found = compute(sample, breaks, self.optional_number(parameters, "LEAST_AREA", context) or None)
        overview, map_crs = self._place(found, parameters, language, context, feedback)
        feedback.setProgress(DRAWN)
        single = self.parameterAsBool(parameters, "SINGLE", context)
        return Report(
            lang=language, source=self._source.sourceName(), date=datetime.date.today().isoformat(),
            found=found, overview=overview,
            map_crs=f"{map_crs.description()}, {map_crs.authid()}", comparison=comparison,
            comparison_name=Path(file).name if file else "", card=read_card(),
            rows_by_model=sample.models, with_records=single,
            records=self._records(sample, language, context, feedback),
        )  # fmt: skip

    def _place(
        self, found: Statistics, parameters: Dict[str, Any], language: str, context: Any, feedback: Any
    ) -> Tuple[Optional[QImage], QgsCoordinateReferenceSystem]:
        """The overview map with its reference system, and the density; neither where nothing has a place."""
        if feedback.isCanceled():
            return None, QgsCoordinateReferenceSystem()
        transforms = context.transformContext()
        try:
            crs = Mapper(*found.sample.places(), transforms).crs
            found.density = self.density(parameters, found.sample, context, feedback)
        except LandslideError as error:
            feedback.reportError(str(error))
            return None, QgsCoordinateReferenceSystem()
        shapes = ((f.geometry(), code) for f, code in zip(self.counted(), found.sample.words["type"]))
        drawn = draw(shapes, self._source.sourceCrs(), crs, self._below, transforms, language)
        return drawn, crs

    def _records(self, sample: Sample, language: str, context: Any, feedback: Any) -> Iterator[str]:
        """The landslides one by one, with progress."""
        painter = TilePainter(self._source.sourceCrs(), context.transformContext(), self._imagery)
        for place, feature in enumerate(self.counted()):
            if feedback.isCanceled():
                return
            feedback.setProgress(DRAWN + (100.0 - DRAWN) * place / max(sample.count, 1))
            words = {key: sample.words[key][place] for key in WORDS}
            picture = self._picture(painter, feature, words["type"], language, feedback)
            yield record(feature, words, sample.areas[place], picture, language)

    def _picture(
        self, painter: TilePainter, feature: QgsFeature, code: str, language: str, feedback: Any
    ) -> Optional[Tuple[QImage, bool]]:
        outline = feature.geometry()
        if outline.isNull() or outline.type() != QgsWkbTypes.GeometryType.PolygonGeometry:
            return None
        try:
            return painter.paint(outline, TYPE_COLOURS.get(code, TYPE_COLOURS[UNKNOWN]), language)
        except LandslideError as error:
            feedback.reportError(f"{feature.id()}: {error}")
            return None
