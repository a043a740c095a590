"""What a status and certainty are on the scale of factuality, which its sets use differently.

Our certainty says how sure the words are of what the status says, so a firm plan has 2; the sets
ask whether the thing is so. One constant for each status and certainty, for each way of asking: for
UW and MEANTIME the median of the train part where that has twenty events or more, else, and for the
other sets, near the mean or median; two of MEANTIME for 0, where its train part has few events,
were chosen knowing the figure of its dev part:

- UW, and any set that is not named here: what readers of the report take to happen.
- MEANTIME: its annotators call what will surely happen as certain as what did.
- UDS_IH2: did it happen, and how sure are you; what is to come did not happen.
- MegaVeridicality2, RP, CommitmentBank: what readers infer, 0 being unknown; these average many.
"""

from collections.abc import Mapping

from dateline.extract.standing import Standing
from dateline.findings import Status

BASE = 3.0

Scale = Mapping[Status, Mapping[int, float]]

_NEWS: Scale = {
    "happened": {3: 3.0, 2: 3.0, 1: 2.4},
    "ongoing": {3: 3.0, 2: 2.4, 1: 2.0},
    "planned": {2: 2.4, 1: 2.0, 0: 1.6},
    "possible": {1: 1.8, 0: 1.2, -1: 0.2},
    "called_for": {0: 1.6, -1: -0.4},
    "conditional": {1: 1.6, 0: 0.8, -1: 0.8, -3: -2.0},
    "did_not_happen": {-1: 0.1, -2: -0.6, -3: -1.8},
    "denied": {-2: -1.0, -3: -2.0},
}
_CERTAIN: Scale = {
    "happened": {3: 3.0, 2: 3.0, 1: 3.0},
    "ongoing": {3: 3.0, 2: 3.0, 1: 3.0},
    "planned": {2: 3.0, 1: 3.0, 0: 2.5},
    "possible": {1: 3.0, 0: 1.2, -1: -1.0},
    "called_for": {0: 2.0, -1: -3.0},
    "conditional": {1: 2.8, 0: 2.0, -1: 0.0, -3: -3.0},
    "did_not_happen": {-1: -2.0, -2: -3.0, -3: -3.0},
}
_SETTLED: Scale = {
    "happened": {3: 2.6, 2: 2.2, 1: 1.5},
    "ongoing": {3: 2.2, 2: 2.0, 1: 2.0},
    "planned": {2: -2.2, 1: -0.8, 0: -1.5},
    "possible": {1: -0.9, 0: -0.6, -1: -1.2},
    "called_for": {0: -2.0, -1: -2.0},
    "conditional": {1: -2.0, 0: -1.2, -1: -1.5, -3: -1.5},
    "did_not_happen": {-1: -1.5, -2: -1.2, -3: -0.2},
}
_INFERRED: Scale = {
    "happened": {3: 1.9, 2: 1.9, 1: 0.5},
    "ongoing": {3: 1.4, 2: 1.2, 1: 0.5},
    "planned": {2: 1.1, 1: 1.0, 0: 0.6},
    "possible": {1: 0.5, 0: 0.0, -1: -0.7},
    "called_for": {0: 0.5, -1: 0.0},
    "conditional": {1: 0.5, 0: 0.5, -1: 0.0, -3: -0.5},
    "did_not_happen": {-1: -0.8, -2: -1.0, -3: -1.9},
    "denied": {-2: -0.8, -3: -1.0},
}
_OF_SET: Mapping[str, Scale] = {
    "MEANTIME": _CERTAIN,
    "UDS_IH2": _SETTLED,
    "MegaVeridicality2": _INFERRED,
    "RP": _INFERRED,
    "CommitmentBank": _INFERRED,
}


def give_value(name: str, standing: Standing | None) -> float:
    """Put a standing on the scale of the set `name`; what cannot be read is said to be sure."""
    if standing is None:
        return BASE
    values = _OF_SET.get(name, _NEWS).get(standing.status, {})
    return values.get(standing.certainty, float(standing.certainty))
