"""The texts of comparisons of inventories in Spanish and English, by key; `core.phrasebook` writes them."""

from __future__ import annotations

from typing import Dict, Tuple

COMPARISON: Dict[str, Tuple[str, str]] = {
    "title": ("Comparación de inventarios de deslizamientos", "Comparison of landslide inventories"),
    "made": ("Hecho el {0} (UTC)", "Made on {0} (UTC)"),
    "not_measured": (
        "Este informe describe las capas que se le dieron. La eficacia de la anotación automática no está "
        "medida hasta que geólogos la hayan usado en un estudio como el de 'Plan de estudio cruzado'.",
        "This report describes the layers that it was given. How effective automatic annotation is has not "
        "been measured until geologists have used it in a study such as that of 'Plan crossover study'."),
    "layers": ("Capas", "Layers"),
    "layer": ("Capa", "Layer"),
    "role": ("Papel", "Role"),
    "role_input": ("comparada", "compared"),
    "role_reference": ("referencia", "reference"),
    "role_other": ("segunda persona", "second analyst"),
    "failed": ("Sin contorno útil", "Without a usable outline"),
    "unread": ("Valores no entendidos", "Values not understood"),
    "agreement": ("Áreas y contornos", "Areas and outlines"),
    "measure": ("Medida", "Measure"),
    "first_m2": ("Área de la primera capa, m²", "Area of the first layer, m²"),
    "second_m2": ("Área de la referencia, m²", "Area of the reference, m²"),
    "shared_m2": ("Área en común, m²", "Area in common, m²"),
    "E": ("Error cartográfico E (Carrara et al. 1992)", "Mapping error E (Carrara et al. 1992)"),
    "M": ("Coincidencia M = 1 − E (Galli et al. 2008)", "Matching M = 1 − E (Galli et al. 2008)"),
    "interval": ("– intervalo del 95 %", "– 95 percent interval"),
    "dice": ("Dice", "Dice"),
    "E_tolerance": ("E con tolerancia de {0} m", "E with a tolerance of {0} m"),
    "E_matched": ("E de las parejas uno a uno", "E of the one-to-one pairs"),
    "matched": ("Parejas uno a uno", "One-to-one pairs"),
    "share_of_first": ("– parte de la primera capa", "– share of the first layer"),
    "share_of_second": ("– parte de la referencia", "– share of the reference"),
    "f1": ("– F1", "– F1"),
    "iou": ("Intersección sobre unión, mediana de las parejas", "Intersection over union, median of pairs"),
    "iou_picture": ("Intersección sobre unión de las parejas: {0}", "Intersection over union of pairs: {0}"),
    "E_note": (
        "E compara las capas enteras. Entre mapas de expertos de una misma cuenca se han publicado "
        "diferencias de posición de más de la mitad (Ardizzone et al. 2002): se lee junto al E de dos "
        "personas entre sí. El intervalo de M remuestrea los contornos que se tocan, juntos.",
        "E compares whole layers. Between experts' maps of one basin positional mismatches of more than one "
        "half have been published (Ardizzone et al. 2002): read E beside that of two people. The interval "
        "of M resamples outlines that touch together."),
    "groups": ("Grupos de contornos", "Groups of outlines"),
    "group_1to1": ("uno y uno", "one and one"),
    "group_1toN": ("uno; varios en la referencia", "one; several in the reference"),
    "group_Nto1": ("varios; uno en la referencia", "several; one in the reference"),
    "group_NtoM": ("varios y varios", "several and several"),
    "group_1to0": ("solo en la primera capa", "in the first layer only"),
    "group_0to1": ("solo en la referencia", "in the reference only"),
    "attributes": ("Atributos de las parejas", "Attributes of the pairs"),
    "attribute": ("Atributo", "Attribute"),
    "area": ("Clase de área", "Class of area"),
    "pairs": ("Parejas", "Pairs"),
    "to": ("a", "to"),
    "accuracy": ("Exactitud", "Accuracy"),
    "macro_f1": ("Macro-F1", "Macro-F1"),
    "kappa": ("Kappa de Cohen", "Cohen's kappa"),
    "weighted": ("Kappa ponderado", "Weighted kappa"),
    "kappa_note": (
        "Intervalos del 95 %: de kappa con el error de Fleiss, Cohen y Everitt (1969), de macro-F1 por "
        "remuestreo de parejas. Kappa ponderado: pasos entre clases ordenadas; en direcciones, alrededor "
        "de la brújula. Solo cuentan las parejas en que ambas capas dicen algo.",
        "95 percent intervals: of kappa with the error of Fleiss, Cohen and Everitt (1969), of macro-F1 by "
        "resampling pairs. Weighted kappa: steps between ordered classes; of directions, around the "
        "compass. Only pairs of which both layers say something count."),
    "folded": (
        "Una capa usa la palabra general 'inactivo': los estados se reúnen en activo e inactivo.",
        "A layer uses the general word 'inactive': states are put together to active and inactive."),
    "confusion": ("{0}: filas {1}, columnas {2}", "{0}: rows {1}, columns {2}"),
    "class": ("Clase", "Class"),
    "only_first": ("Solo la primera la dice", "Said by the first only"),
    "only_second": ("Solo la segunda la dice", "Said by the second only"),
    "p_exact": ("p exacto", "Exact p"),
    "p_corrected": ("p corregido", "Corrected p"),
    "mcnemar": ("{0}: ¿dice una capa una clase más a menudo? (McNemar)",
                "{0}: does one layer give a class more often? (McNemar)"),
    "mcnemar_note": ("De muchas pruebas, una de cada veinte da p < 0,05 por azar.",
                     "Of many tests one in twenty gives p < 0.05 by chance."),
    "right": ("¿Quién acierta más frente a la referencia? (McNemar)",
              "Who agrees with the reference more often? (McNemar)"),
    "only_input": ("Solo la comparada", "Only the compared layer"),
    "only_other": ("Solo la segunda persona", "Only the second analyst"),
    "numbers": ("Direcciones y tamaños", "Directions and sizes"),
    "mean_error": ("Diferencia media de direcciones, grados", "Mean difference of directions, degrees"),
    "median_error": ("– mediana", "– median"),
    "bias": ("– media circular con signo (horaria positiva)",
             "– circular mean with sign (clockwise positive)"),
    "within_22": ("– dentro de 22,5 grados", "– within 22.5 degrees"),
    "within_45": ("– dentro de 45 grados", "– within 45 degrees"),
    "icc": ("Logaritmo del área, ICC(2,1)", "Logarithm of the area, ICC(2,1)"),
    "ratio": ("Área, primera sobre segunda (media geométrica)", "Area, first over second (geometric mean)"),
    "limits": ("– 95 % de las razones entre", "– 95 percent of ratios between"),
    "time": ("Tiempo y calidad", "Time and quality"),
    "no_time": (
        "Ninguna capa tiene tiempos de trabajo (t_active_s, o t_start y t_end): no están registrados.",
        "No layer has times of work (t_active_s, or t_start and t_end): they are not recorded."),
    "timed": ("Con tiempo", "With a time"),
    "median_s": ("Mediana, s", "Median, s"),
    "quartiles": ("Cuartiles, s", "Quartiles, s"),
    "per_hour": ("Deslizamientos por hora", "Landslides per hour"),
    "matched_share": ("Parte hallada de la referencia", "Share of the reference found"),
    "paired_time": ("Los mismos deslizamientos", "The same landslides"),
    "both_medians": ("Medianas, s", "Medians, s"),
    "time_ratio": ("Razón de medianas", "Ratio of medians"),
    "own_times": ("Cada persona consigo misma", "Each analyst with themselves"),
    "geometric_mean": ("Media geométrica", "Geometric mean"),
    "own_note": (
        "En un estudio cruzado de dos personas, lo que cambia de un período a otro (práctica, cansancio) se "
        "anula en la media de las razones.",
        "In a crossover of two analysts what changes from period to period (practice, fatigue) cancels out "
        "in the mean of the ratios."),
    "wilcoxon": ("p (Wilcoxon)", "p (Wilcoxon)"),
    "gross_time": ("{0}: de t_start a t_end, con las pausas.",
                   "{0}: from t_start to t_end, pauses included."),
    "time_note": (
        "Segundos en que se trabajó en cada fila, sin pausas; el tiempo de cálculo no cuenta. Más rápido "
        "solo vale con la misma calidad: se leen juntos.",
        "Seconds of work on each row, without pauses; computing time does not count. Faster only counts at "
        "the same quality: read both together."),
    "period": ("período {0}", "period {0}"),
    "how_computed": ("Cómo se calculó", "How it was computed"),
    "methods_text": (
        "Los contornos se llevan a una proyección equivalente (Lambert, WGS 84) en el centro de las capas. "
        "Las áreas de cada capa se cuentan una vez. Parejas: la elección uno a uno con la mayor suma de "
        "intersección sobre unión, cada una de al menos {0}. Grupos: contornos que comparten al menos {1} "
        "del menor. Las filas rechazadas no cuentan.",
        "Outlines are brought to an equal-area projection (Lambert, WGS 84) in the middle of the layers. "
        "Each place counts once in a layer's area. Pairs: the one-to-one choice with the largest sum of "
        "intersection over union, each at least {0}. Groups: outlines that share at least {1} of the "
        "smaller one. Rejected rows do not count."),
    "disjoint": (
        "{0} y {1} no tienen ningún lugar en común. Si eso no puede ser, revise los sistemas de referencia.",
        "{0} and {1} have no place in common. If that cannot be, check the reference systems."),
    "problems": ("Problemas por deslizamiento", "Problems by landslide"),
    "problem": ("Problema", "Problem"),
    "more": ("y {0} más; todos están en el archivo JSON", "and {0} more; all are in the JSON file"),
}  # fmt: skip
