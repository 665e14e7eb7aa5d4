"""A small main folder as geologists keep it: train/ and test/ with a folder per type, and its spreadsheet."""

from __future__ import annotations

import csv

import numpy as np
from PIL import Image

HEADINGS = ("Lugar", "Tipo", "Número", "Actividad", "Dirección", "Área (m2)", "Perímetro (m)")
TYPES = {
    "rotacional": ("Rotacional", (190, 80, 60), "{}"),
    "reptacion": ("Reptación de suelos", (70, 150, 70), "{:03}"),
    "flujo": ("FLUJOS", (150, 120, 90), "flujo_{}"),
    "caida": ("caida de detritos", (120, 120, 160), "IMG{:02}"),
}
"""Folder -> its word in the spreadsheet, the colour and the file names of its pictures."""
DIRECTIONS = ("N", "ne", "Este", "SE", "sur", "S.O.", "270", "noroeste")
TRAIN, TEST = 4, 2
COUNT = len(TYPES) * (TRAIN + TEST)


def rows():
    """The cells of every row, in the order of HEADINGS; numbers run through all types."""
    sizes = np.random.default_rng(5)
    found = []
    for index in range(COUNT):
        word = list(TYPES.values())[index // (TRAIN + TEST)][0]
        area = round(float(sizes.lognormal(8.5, 1.6)), 1)
        perimeter = round(float(np.sqrt(area) * sizes.uniform(4.0, 6.0)), 2)
        activity = ("Activo", "inactiva")[index % 2]
        found.append(["Alausí", word, index + 1, activity, DIRECTIONS[index % 8], area, perimeter])
    return found


def picture_name(number):
    """Where `write_images` puts the picture of a number."""
    folder, (_, _, form) = list(TYPES.items())[(number - 1) // (TRAIN + TEST)]
    part = "train" if (number - 1) % (TRAIN + TEST) < TRAIN else "test"
    return f"{part}/{folder}/{form.format(number)}.jpg"


def write_images(folder, name_of=picture_name, numbers=range(1, COUNT + 1)):
    """A picture of each number, in the colour of its type."""
    for number in numbers:
        colour = list(TYPES.values())[(number - 1) // (TRAIN + TEST)][1]
        noise = np.random.default_rng(number).integers(-20, 20, (30, 40, 3))
        path = folder / name_of(number)
        path.parent.mkdir(parents=True, exist_ok=True)
        Image.fromarray((np.array(colour) + noise).astype(np.uint8)).save(path)
    return folder


def write_table(path, cells, headings=HEADINGS, above=(), **style):
    """The rows as .xlsx, .ods or .csv by the path's ending; above: rows over the headings."""
    {".xlsx": _write_xlsx, ".ods": _write_ods, ".csv": _write_csv}[path.suffix](
        path, [*above, headings, *cells], **style
    )
    return path


def _write_xlsx(path, lines, title="Hoja1"):
    import openpyxl

    book = openpyxl.Workbook()
    book.active.title = title
    for place, line in enumerate(lines, start=1):
        for column, cell in enumerate(line, start=1):
            book.active.cell(place, column, cell)
    book.save(path)


def _write_ods(path, lines):
    import pandas

    width = max(map(len, lines))
    cells = [[*line, *[None] * (width - len(line))] for line in lines]
    pandas.DataFrame(cells).to_excel(path, header=False, index=False, engine="odf")


def _write_csv(path, lines, delimiter=",", encoding="utf-8", decimal="."):
    with open(path, "w", encoding=encoding, newline="") as stream:
        writer = csv.writer(stream, delimiter=delimiter)
        for line in lines:
            writer.writerow([str(c).replace(".", decimal) if isinstance(c, float) else c for c in line])
