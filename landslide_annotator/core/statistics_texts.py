"""The texts of statistics of inventories in Spanish and English, by key; `core.phrasebook` writes them."""

from __future__ import annotations

from typing import Dict, Tuple

STATISTICS: Dict[str, Tuple[str, str]] = {
    # what is counted
    "type": ("Tipo de movimiento", "Movement type"),
    "activity": ("Actividad", "Activity"),
    "direction": ("Dirección", "Direction"),
    "size": ("Clase de área", "Size class"),
    "unknown": ("Sin determinar", "Not determined"),
    "count": ("Número", "Count"),
    "share": ("Parte, %", "Share, %"),
    "area_m2": ("Área, m²", "Area, m²"),
    "area_share": ("Parte del área, %", "Share of area, %"),
    "mean_m2": ("Media, m²", "Mean, m²"),
    "median_m2": ("Mediana, m²", "Median, m²"),
    "figure": ("Medida", "Figure"),
    "value": ("Valor", "Value"),
    "landslides": ("Deslizamientos", "Landslides"),
    "with_area": ("Con área", "With an area"),
    "rejected": ("Rechazados, no contados", "Rejected, not counted"),
    "without": ("Sin área o sin lugar", "Without an area or a place"),
    "total": ("Área total, m²", "Total area, m²"),
    "smallest": ("Menor área, m²", "Smallest area, m²"),
    "largest": ("Mayor área, m²", "Largest area, m²"),
    "magnitude": ("Magnitud (log10 del número)", "Magnitude (log10 of the number)"),
    "mean_direction": ("Azimut medio, grados", "Mean azimuth, degrees"),
    "resultant": ("Concentración R (0 a 1)", "Concentration R (0 to 1)"),
    "strange": ("Palabras fuera de las listas, contadas como están escritas: {0}.",
                "Words that no list holds, counted as written: {0}."),
    # pictures
    "rose": ("Direcciones", "Directions"),
    "azimuths": ("Azimuts medidos", "Measured azimuths"),
    "mean_arrow": ("flecha: media, R = {0}", "arrow: mean, R = {0}"),
    "noncumulative": ("Frecuencia y área", "Frequency and area"),
    "cumulative": ("Frecuencia acumulada y área", "Cumulative frequency and area"),
    "x_area": ("Área, m²", "Area, m²"),
    "y_density": ("Densidad de probabilidad, 1/km²", "Probability density, 1/km²"),
    "y_exceed": ("Parte con un área mayor", "Share with a larger area"),
    "inventory": ("inventario", "inventory"),
    "inverse_gamma": ("gamma inversa", "inverse gamma"),
    "double_pareto": ("doble Pareto", "double Pareto"),
    "mappable": ("área mínima cartografiable", "smallest mappable area"),
    "rollover_mark": ("área más frecuente", "rollover"),
    "density_kernel": ("Deslizamientos por km² (núcleo)", "Landslides per km² (kernel)"),
    "density_grid": ("Deslizamientos por km² (celdas)", "Landslides per km² (cells)"),
    "density_area": ("Parte del área con deslizamientos, %", "Share of area in landslides, %"),
    "density_about": ("Celdas de {0} m en {1}", "Cells of {0} m in {1}"),
    "density_radius": ("radio del núcleo {0} m", "kernel radius {0} m"),
    # laws of areas
    "laws": ("Distribución de las áreas", "Distribution of areas"),
    "law": ("Ley", "Law"),
    "exponent": ("Exponente de la cola", "Tail exponent"),
    "rollover": ("Área más frecuente, m²", "Rollover, m²"),
    "ks": ("Distancia KS", "KS distance"),
    "aic": ("AIC", "AIC"),
    "parameters": ("Parámetros (error típico)", "Parameters (standard error)"),
    "too_few": ("{0} áreas son demasiado pocas para ajustar leyes: hacen falta {1}.",
                "{0} areas are too few to fit laws: {1} are needed."),
    "too_equal": ("Hay solo {0} áreas distintas; para ajustar leyes hacen falta {1}.",
                  "There are only {0} different areas; fitting laws needs {1}."),
    "few": ("Solo {0} deslizamientos: con menos de {1}, el exponente y el área más frecuente son inciertos.",
            "Only {0} landslides: with fewer than {1} the exponent and the rollover are uncertain."),
    "rounded": ("Solo {0} de {1} áreas son distintas: fueron redondeadas o estimadas, y los errores salen "
                "demasiado pequeños.",
                "Only {0} of {1} areas differ: areas were rounded or estimated, so errors are too small."),
    "no_maximum": ("Falta una ley cuya verosimilitud no tiene máximo: las áreas no tienen su forma.",
                   "A law whose likelihood has no maximum is left out: the areas do not have its shape."),
    "poor_fit": ("Ninguna ley describe bien estas áreas (distancia KS {0}, límite {1} al 5 %): el exponente "
                 "y sus errores solo orientan.",
                 "No law describes these areas well (KS distance {0}, limit {1} at 5 %): take the exponent "
                 "and its errors as rough."),
    "no_rollover": ("No hay un área más frecuente: cuanto menor el área, más deslizamientos.",
                    "There is no rollover: the smaller the area, the more landslides."),
    "near_resolution": ("El área más frecuente ({0} m²) está a menos de {1} veces la menor que se puede "
                        "cartografiar ({2} m²): puede deberse a la resolución y no a los deslizamientos.",
                        "The rollover ({0} m²) is within {1} times the smallest area that can be mapped "
                        "({2} m²): it may come from the resolution and not from the landslides."),
    "far_rollover": ("El área más frecuente ({0} m²) es más de {1} veces la de inventarios completos (unos "
                     "{2} m², Malamud et al. 2004): probablemente faltan deslizamientos pequeños.",
                     "The rollover ({0} m²) is more than {1} times that of complete inventories (about "
                     "{2} m², Malamud et al. 2004): small landslides are probably missing."),
}  # fmt: skip
