"""Caption a folder of pictures that have no georeference."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Dict, List, NamedTuple, Optional, Tuple

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsProcessing,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
    QgsWkbTypes,
)

from ..captioner.model import Caption, Captioner
from ..core.errors import LandslideError
from ..gis.annotation.reasons import review_reasons
from ..gis.compat import tr
from ..gis.imagery.pictures import list_pictures, read_picture, upright_square
from ..gis.pages.contactsheet import Card, write_sheet
from .base import LandslideAlgorithm, explained, number
from .rowsink import Column, TableSink, make_fields

ATTRIBUTES = {
    "type": "ls_type",
    "activity": "activity",
    "direction": "direction",
    "area": "area_word",
    "perimeter": "perim_word",
}
COLUMNS: Tuple[Column, ...] = (
    ("file", "text", 254),
    ("caption", "text", 254),
    *((name, "text", 24) for name in ATTRIBUTES.values()),
    ("ls_prob", "real", 0),
    ("probs", "text", 0),
    ("side_m", "real", 0),
    ("review", "text", 254),
)
"""Columns of the table; names fit a shapefile."""


class Settings(NamedTuple):
    """The user's choices; widths in metres, azimuths in degrees."""

    ground_width: Optional[float]
    up_azimuth: float
    language: str


class CaptionImages(LandslideAlgorithm):
    """Folder of JPG and PNG -> table and HTML contact sheet."""

    ID = "captionimages"
    TAGS = ["caption", "image", "screenshot", "google earth", "imagen", "descripcion"]

    def displayName(self) -> str:
        """Return the name shown in the toolbox."""
        return tr("Caption images")

    def shortDescription(self) -> str:
        """Return one line of help."""
        return tr("Describes the landslide in each picture of a folder.")

    def shortHelpString(self) -> str:
        """Return the help shown beside the dialog."""
        return tr(
            "Writes a caption for each JPG or PNG picture of a folder, such as screenshots of Google Earth. "
            "The centred square of each picture is described, without distortion.\n\n"
            "Width on the ground: metres that a whole picture spans from left to right; without it no words "
            "for area and perimeter are given.\n"
            "Upper edge: the azimuth at which the pictures look; 0 where north is up. Directions need it; "
            "they do not lean towards the sunlit side, as they do where the place is known.\n\n"
            "The table can be a CSV file or a GeoPackage. The contact sheet is one HTML file with small "
            "pictures, captions and the probabilities of the best words; open it in any browser. Pictures "
            "that cannot be read are named in the log and left out. After a cancel, what is finished stays."
        )

    def initAlgorithm(self, configuration: Optional[Dict[str, Any]] = None) -> None:
        """Declare the parameters."""
        folder = QgsProcessingParameterFile.Behavior.Folder
        self.addParameter(QgsProcessingParameterFile("FOLDER", tr("Folder of JPG and PNG pictures"), folder))
        self.addParameter(number("GROUND_WIDTH", tr("Width of a picture on the ground, metres"), minimum=0.1))
        self.addParameter(number("UP_AZIMUTH", tr("Azimuth of the pictures' upper edge"), 0.0, maximum=360))
        self.add_language()
        self.add_model()
        table = QgsProcessing.SourceType.TypeVector
        self.addParameter(QgsProcessingParameterFeatureSink("OUTPUT", tr("Table"), table, optional=True))
        sheet = QgsProcessingParameterFileDestination(
            "OUTPUT_HTML", tr("Contact sheet"), tr("HTML files (*.html)"), optional=True
        )
        self.addParameter(sheet)

    @explained
    def processAlgorithm(self, parameters: Dict[str, Any], context: Any, feedback: Any) -> Dict[str, Any]:
        """Caption the pictures one by one."""
        settings = Settings(
            self.optional_number(parameters, "GROUND_WIDTH", context),
            self.optional_number(parameters, "UP_AZIMUTH", context) or 0.0,
            self.parameterAsEnumString(parameters, "LANGUAGE", context) or "es",
        )
        paths = list_pictures(Path(self.parameterAsFile(parameters, "FOLDER", context)))
        captioner = self.chosen_captioner(parameters, context)
        nowhere = QgsCoordinateReferenceSystem()
        none = QgsWkbTypes.Type.NoGeometry
        fields = make_fields(COLUMNS)
        sink, output = self.parameterAsSink(parameters, "OUTPUT", context, fields, none, nowhere)
        results: Dict[str, Any] = {} if sink is None else {"OUTPUT": output}
        table = TableSink(sink, fields)
        del sink
        try:
            cards = _caption_all(paths, captioner, settings, table, feedback)
        finally:
            table.close()
        page = self.parameterAsFileOutput(parameters, "OUTPUT_HTML", context)
        if page:
            _write_page(Path(page), cards, settings)
            results["OUTPUT_HTML"] = page
        feedback.pushInfo(tr("{0} of {1} pictures captioned.").format(len(cards), len(paths)))
        return {**results, "COUNT": len(cards)}


def _caption_all(
    paths: List[Path], captioner: Captioner, settings: Settings, table: TableSink, feedback: Any
) -> List[Card]:
    cards: List[Card] = []
    for index, path in enumerate(paths):
        if feedback.isCanceled():
            feedback.pushInfo(tr("Cancelled: the pictures finished so far are kept."))
            break
        feedback.setProgress(100 * index / len(paths))
        try:
            picture = read_picture(path)
            tile, side = upright_square(picture, settings.up_azimuth)
            side_m = settings.ground_width * side / picture.shape[1] if settings.ground_width else None
            caption = captioner.caption(tile, side_m)
        except LandslideError as error:
            feedback.reportError(f"{path.name}: {error}")
            continue
        table.add(_row(path.name, caption, side_m, settings.language))
        notes = review_reasons(caption)
        text = caption.text(settings.language)
        cards.append(Card(path.name, tile, text, caption.landslide_probability, caption.probabilities, notes))
        feedback.pushInfo(f"{path.name}: {text}")
    return cards


def _row(name: str, caption: Caption, side_m: Optional[float], language: str) -> List[Any]:
    found = caption.is_landslide
    words = caption.probabilities.items()
    return [
        name,
        caption.text(language),
        *(caption.attributes[key] if found else None for key in ATTRIBUTES),
        round(float(caption.landslide_probability), 4),
        json.dumps({key: {w: round(float(p), 4) for w, p in shares.items()} for key, shares in words}),
        None if side_m is None else round(float(side_m), 2),
        "; ".join(review_reasons(caption))[:254],
    ]


def _write_page(path: Path, cards: List[Card], settings: Settings) -> None:
    remarks = [tr("Written by a neural network; a geologist has not checked these captions.")]
    if settings.ground_width is None:
        remarks.append(tr("The width on the ground was not given, so area and perimeter are not described."))
    write_sheet(path, tr("Landslide captions"), cards, remarks)
