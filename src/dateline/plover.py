"""Events in PLOVER's own form, where it differs from ours.

Our `type` names what is done or would be done, whatever its status. PLOVER (manual 2.0, "Future
events") files cooperation that is still to come as AGREE; violence and coercion to come are what
its THREATEN is for. Meetings to come stay CONSULT, as annotated sets code them.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

from dateline.findings import Event, EventType, Status

TO_COME: tuple[Status, ...] = ("planned", "possible", "conditional")
"""What has one of these is still to come."""

FUTURE: Mapping[str, str] = MappingProxyType(
    {
        "SUPPORT": "AGREE",
        "COOPERATE": "AGREE",
        "AID": "AGREE",
        "CONCEDE": "AGREE",
        "RETREAT": "AGREE",
        "ASSAULT": "THREATEN",
        "COERCE": "THREATEN",
        "SANCTION": "THREATEN",
        "PROTEST": "THREATEN",
    }
)
"""The code of a type that is still to come; other types keep theirs."""


def plover_code(event: Event) -> str:
    """Give the PLOVER type under which an event is filed."""
    return FUTURE.get(event.type, event.type) if event.status in TO_COME else event.type


Quad = Literal["verbal cooperation", "material cooperation", "verbal conflict", "material conflict"]

QUADS: Mapping[Quad, tuple[EventType, ...]] = MappingProxyType(
    {
        "verbal cooperation": ("AGREE", "CONSULT", "SUPPORT", "CONCEDE"),
        "material cooperation": ("COOPERATE", "AID", "RETREAT"),
        "verbal conflict": ("REQUEST", "ACCUSE", "REJECT", "THREATEN"),
        "material conflict": ("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"),
    }
)
"""The types of each quad class (PLOVER manual 2.0), the friendliest class first.

SANCTION is material conflict by its section of the manual, verbal conflict by its table of classes;
we follow the section.
"""

_QUAD_OF = {kind: quad for quad, kinds in QUADS.items() for kind in kinds}


def quad_of(kind: str) -> Quad | None:
    """Give the quad class of a type, None of one that a user's own codebook names."""
    return _QUAD_OF.get(kind)  # type: ignore[call-overload, no-any-return]
