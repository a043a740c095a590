"""Claims about who a document names: kind, names, and roles, each distinct value once."""

from collections.abc import Iterator

from dateline.assemble.parties import Cast
from dateline.assemble.writing import Subject, Writer
from dateline.findings import Mention
from dateline.record import Claim


def claim_actors(cast: Cast, writer: Writer) -> Iterator[Claim]:
    """Give the claims about each party; one that only pronouns stand for gives none.

    The longest name is `name`, other forms are `alias`; who has no name in this document is
    `called` by its first words.
    """
    for party, mentions in cast.parties():
        subject = Subject(party, "mention")
        named = _first_of_each(mentions, "name")
        called = named or _first_of_each(mentions, "nominal")[:1]
        if not called:
            continue
        best = max(called, key=lambda one: len(one.span.text))
        yield writer.claim(subject, "kind", best.kind, best.span)
        for mention in called:
            field = "called" if not named else "name" if mention is best else "alias"
            yield writer.claim(subject, field, _spaced(mention.span.text), mention.span)
        yield from _claim_roles(subject, mentions, writer)


def _first_of_each(mentions: list[Mention], form: str) -> list[Mention]:
    """Give the first mention of each distinct wording of this form."""
    found: dict[str, Mention] = {}
    for mention in mentions:
        if mention.form == form:
            found.setdefault(_spaced(mention.span.text), mention)
    return list(found.values())


def _claim_roles(subject: Subject, mentions: list[Mention], writer: Writer) -> Iterator[Claim]:
    roles: dict[str, Mention] = {}
    for mention in mentions:
        if mention.role is not None:
            roles.setdefault(mention.role, mention)
    for role, mention in roles.items():
        yield writer.claim(subject, "role", role, mention.span)


def _spaced(text: str) -> str:
    return " ".join(text.split())
