"""Events in PLOVER's own form, where it differs from ours.

Our `type` names what is done or would be done, whatever its status. PLOVER (manual 2.0, "Future
events") files cooperation that is still to come as AGREE; violence and coercion to come are what
its THREATEN is for. Meetings to come stay CONSULT, as annotated sets code them.
"""

from collections.abc import Mapping
from types import MappingProxyType

from dateline.findings import Event, Status

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
