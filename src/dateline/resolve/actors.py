"""Who is the same across documents: actors that the knowledge base does not know.

Each is linked to an id made from its name ("name/person/ann-lee"), not to all others of the name:
so the number of links is that of the actors, the order of reading does not matter, and a stranger
of the same name is set apart by withdrawing one link.
"""

import re
import unicodedata
from collections.abc import Iterable

from dateline.record import ENTITY, NAMED, ActorRow, Link

_SCORES = {"person": 0.8, "organisation": 0.85, "operation": 0.9}
"""How sure a full name makes us, by kind: persons share names more often than organisations."""

_TITLE = re.compile(
    r"^(?:mr|mrs|ms|dr|prof|sir|gen|col|lt|maj|capt|sgt|sen|rep|gov|president)\.?\s+"
)
_NO_LETTER = re.compile(r"[^\w]+")


def link_actors(actors: Iterable[ActorRow], *, version: str) -> tuple[Link, ...]:
    """Give the links from document-local actors to the id of their name, in order of ids.

    A person must have two names; kinds whose names say little (groups, places) are left alone.
    """
    found = {}
    for actor in actors:
        name = make_name_id(actor)
        if name is not None:
            reason = f"{actor.kind} of the same full name: {actor.name}"
            score = _SCORES[actor.kind]
            found[actor.id] = Link(actor.id, name, "same", score, reason, f"dateline {version}")
    return tuple(found[one] for one in sorted(found))


def make_name_id(actor: ActorRow) -> str | None:
    """Give the id that all unknown actors of this name share, or None when it says too little."""
    if not actor.id.startswith(ENTITY) or not actor.names or actor.kind not in _SCORES:
        return None
    words = fold_name(actor.name).split()
    if not words or (actor.kind == "person" and len(words) < 2):
        return None
    if len("".join(words)) < 3:
        return None
    return f"{NAMED}{actor.kind}/{'-'.join(words)}"


def fold_name(name: str) -> str:
    """Give a name without case, accents, punctuation, title and leading article."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    plain = "".join(one for one in plain if not unicodedata.combining(one))
    plain = _TITLE.sub("", plain.removesuffix("'s").removesuffix("’s"))
    plain = _NO_LETTER.sub(" ", plain).strip()
    return plain.removeprefix("the ")
