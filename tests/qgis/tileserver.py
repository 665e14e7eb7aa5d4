"""An XYZ tile server on the loopback address that paints a made scene, with faults on demand."""

from __future__ import annotations

import itertools
import struct
import threading
import zlib
from collections import Counter
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Callable, Dict, Optional, Tuple, Type

import numpy as np
from qgis.core import QgsRasterLayer

WORLD = 20037508.342789244
PIXELS = 256
FAULTS = ("slow", "404", "429", "blank", "white", "truncated", "type", "placeholder")
_runs = itertools.count()

Painter = Callable[[np.ndarray, np.ndarray, float], np.ndarray]
Tile = Tuple[int, int, int]


def resolution(zoom: int) -> float:
    """Metres of EPSG:3857 per pixel."""
    return 2 * WORLD / PIXELS / 2**zoom


def waves(x: np.ndarray, y: np.ndarray, pixel: float) -> np.ndarray:
    """Float RGB (..., 3) of places in EPSG:3857: waves of 24 pixels that tell where one is."""
    red, green = (127.5 + 100 * np.sin(2 * np.pi * a / (24 * pixel)) for a in (x, y))
    blue = 127.5 + 60 * np.sin(2 * np.pi * (x + 2 * y) / (1009 * pixel))
    return np.stack([red, green, blue], axis=-1)


def picture(rgb: np.ndarray) -> bytes:
    """Encode uint8 bands (H, W, 3 or 4) as PNG, without a library that does not outlive the tests."""
    height, width, count = rgb.shape
    lines = np.zeros((height, 1 + width * count), dtype=np.uint8)
    lines[:, 1:] = rgb.reshape(height, -1)
    header = struct.pack(">IIBBBBB", width, height, 8, 6 if count == 4 else 2, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(lines.tobytes(), 1)), (b"IEND", b""))
    parts = (
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in chunks
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


class TileServer:
    """Serves `paint` (waves unless given) at every zoom; use it in a `with`."""

    def __init__(self, paint: Painter = waves) -> None:
        self.paint = paint
        self.asked: Counter = Counter()
        self.wait = 1.0
        self._faults: Dict[str, Tuple[Optional[int], Callable[[Tile], bool]]] = {}
        self._prefix = f"/run{next(_runs)}"  # QGIS keeps pictures by address
        server = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                server._answer(self)

            def log_message(self, *arguments: object) -> None:
                """Keep quiet."""

        self._over = threading.Event()
        self._http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._thread = threading.Thread(target=self._http.serve_forever, args=(0.02,), daemon=True)

    def __enter__(self) -> TileServer:
        self._thread.start()
        return self

    def __exit__(
        self, kind: Optional[Type[BaseException]], value: object, trace: Optional[TracebackType]
    ) -> None:
        self._over.set()
        self._http.shutdown()
        self._http.server_close()
        self._thread.join()

    @property
    def address(self) -> str:
        """Where the server is, with this run's own path."""
        return f"http://127.0.0.1:{self._http.server_address[1]}{self._prefix}"

    def layer(self, name: str = "basemap", zmin: int = 0, zmax: int = 19, more: str = "") -> QgsRasterLayer:
        """The server as an XYZ layer of QGIS."""
        place = f"{self.address}/%7Bz%7D/%7Bx%7D/%7By%7D.png"
        return QgsRasterLayer(f"type=xyz&url={place}&zmin={zmin}&zmax={zmax}{more}", name, "wms")

    def fail(
        self, kind: str, times: Optional[int] = None, where: Callable[[Tile], bool] = lambda tile: True
    ) -> None:
        """Answer the first `times` requests of a tile (all when None) with a fault, where it is asked for."""
        self._faults[kind] = (times, where)

    def _answer(self, handler: BaseHTTPRequestHandler) -> None:
        zoom, x, y = (int(part) for part in handler.path.split(".png")[0].split("/")[-3:])
        self.asked[zoom, x, y] += 1
        fault = ""
        for kind, (times, where) in self._faults.items():
            if (times is None or self.asked[zoom, x, y] <= times) and where((zoom, x, y)):
                fault = kind
        if fault == "slow":
            self._over.wait(self.wait)
        status, kind, data = self._reply(fault, zoom, x, y)
        try:
            handler.send_response(status)
            handler.send_header("Content-Type", kind)
            handler.send_header("Content-Length", str(len(data)))
            handler.end_headers()
            handler.wfile.write(data)
        except (BrokenPipeError, ConnectionResetError):
            return

    def _reply(self, fault: str, zoom: int, x: int, y: int) -> Tuple[int, str, bytes]:
        if fault in ("404", "429"):
            return int(fault), "text/plain", b"no"
        if fault == "type":
            return 200, "text/html", b"<html>log in</html>"
        if fault == "placeholder":
            rgb = np.full((PIXELS, PIXELS, 3), 200, dtype=np.uint8)
            rgb[100:150:2, 50:200:3] = 90  # like letters
            return 200, "image/png", picture(rgb)
        if fault in ("blank", "white"):
            level = 0 if fault == "blank" else 255
            return 200, "image/png", picture(np.full((PIXELS, PIXELS, 4), level, dtype=np.uint8))
        data = picture(self._scene(zoom, x, y))
        return 200, "image/png", data[: len(data) // 2] if fault == "truncated" else data

    def _scene(self, zoom: int, x: int, y: int) -> np.ndarray:
        pixel = resolution(zoom)
        east = -WORLD + (x * PIXELS + np.arange(PIXELS) + 0.5) * pixel
        north = WORLD - (y * PIXELS + np.arange(PIXELS) + 0.5) * pixel
        return np.rint(self.paint(*np.meshgrid(east, north), pixel)).astype(np.uint8)
