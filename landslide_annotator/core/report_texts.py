"""The texts of the inventory report in Spanish and English, by key; `core.phrasebook` writes them."""

from __future__ import annotations

from typing import Dict, Tuple

REPORT: Dict[str, Tuple[str, str]] = {
    "report_title": ("Informe del inventario de deslizamientos", "Landslide inventory report"),
    "made_from": ("Hecho con {0} el {1}.", "Made from {0} on {1}."),
    "map": ("Mapa general", "Overview map"),
    "map_about": ("Norte arriba, {0}.", "North up, {0}."),
    "statistics": ("Estadísticas", "Statistics"),
    "sizes_title": ("Frecuencia de las áreas", "Frequency of areas"),
    "density_title": ("Densidad", "Density"),
    "comparison": ("Comparación de inventarios", "Comparison of inventories"),
    "comparison_about": ("Figuras de {0}.", "Figures of {0}."),
    "methods": ("Métodos y límites", "Methods and limits"),
    "card": ("Ficha del modelo (en inglés)", "Model card"),
    "single": ("Deslizamientos uno por uno", "Landslides one by one"),
    "landslide": ("Deslizamiento {0}", "Landslide {0}"),
    "page": ("Página {0}", "Page {0}"),
    "no_picture": ("Sin imagen bajo este contorno.", "No imagery under this outline."),
    "group_landslide": ("Movimiento", "Landslide"),
    "group_measures": ("Medidas", "Measures"),
    "group_agreement": ("Descripción y medida", "Caption and measure"),
    "group_provenance": ("Procedencia", "Provenance"),
    "m_area": (
        "Áreas y perímetros se miden en el elipsoide WGS 84, con los huecos restados; el área es la "
        "del plano (no la de la superficie inclinada). Las clases de área cambian en {0}, {1} y {2} "
        "m².",
        "Areas and perimeters are measured on the ellipsoid of WGS 84, holes subtracted; areas are "
        "map areas, not those of the sloping surface. Size classes change at {0}, {1} and {2} m².",
    ),
    "m_sizes": (
        "Las leyes de las áreas (gamma inversa de tres parámetros, Malamud et al. 2004; doble Pareto,"
        " Stark y Hovius 2001) se ajustan por máxima verosimilitud a las áreas mismas, sin clases. "
        "Los errores típicos salen de la curvatura de la verosimilitud y no incluyen errores de "
        "cartografía. Vale más la ley con menor AIC.",
        "The laws of areas (inverse gamma with three parameters, Malamud et al. 2004; double Pareto, "
        "Stark & Hovius 2001) are fitted by maximum likelihood to the areas themselves, without bins."
        " Standard errors come from the curvature of the likelihood and leave out errors of mapping. "
        "The law with the lower AIC is the better one.",
    ),
    "m_direction": (
        "La dirección va de la corona a la punta, en ocho sectores desde el norte geográfico. En las "
        "rosas, el área de cada sector es proporcional al número. Los azimuts medidos vienen de "
        "flechas, puntos de corona o del modelo de elevación, nunca solo de la forma.",
        "The direction goes from crown to toe, in eight sectors from true north. In the roses the "
        "area of a wedge is proportional to the number. Measured azimuths come from arrows, crown "
        "points or an elevation model, never from the shape alone.",
    ),
    "m_review": (
        "De {0} deslizamientos, {1} fueron revisados o corregidos por una persona.",
        "Of {0} landslides, a person has reviewed or corrected {1}.",
    ),
    "m_model": (
        "Las descripciones del modelo {0} {1} son una primera lectura que un geólogo debe comprobar. "
        "En teselas que el modelo no vio, su kappa es {2} en tipo, {3} en actividad y {4} en "
        "dirección; F1 de deslizamiento o no: {5}. Aprendió con imágenes de {6} a {7} m de resolución"
        " en el terreno.",
        "Captions of the model {0} {1} are a first reading that a geologist has to check. On tiles "
        "that the model did not see its kappa is {2} for type, {3} for activity and {4} for "
        "direction; F1 of landslide or not: {5}. It learned from imagery of {6} to {7} m ground "
        "resolution.",
    ),
    "m_outside": (
        "{0} de {1} deslizamientos con resolución conocida se leyeron en imágenes fuera de ese "
        "intervalo.",
        "{0} of {1} landslides of known resolution were read in imagery outside that range.",
    ),
    "m_other_model": (
        "{0} filas fueron descritas por otra versión del modelo; sus cifras no constan aquí.",
        "{0} rows were captioned by another version of the model; its figures are not given here.",
    ),
    "m_not_learned": (
        "Tipos con demasiado pocos ejemplos para aprenderlos: {0}.",
        "Types with too few examples to learn: {0}.",
    ),
    "m_unmeasured": (
        "Mientras no haya una comparación con cartografía manual hecha por geólogos, la eficacia de "
        "las descripciones automáticas no está medida.",
        "As long as there is no comparison with manual mapping by geologists, the effectiveness of "
        "the automatic captions is not measured.",
    ),
    "m_no_model": ("Las cifras del modelo no están instaladas.", "The model's figures are not installed."),
    "m_least": (
        "Un inventario solo muestra lo que la imagen y la escala permiten ver.",
        "An inventory shows only what imagery and scale let one see.",
    ),
}  # fmt: skip
