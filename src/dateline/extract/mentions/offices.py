"""Which office a title names: the whole office of knowledge, or what the text says in full.

A rank ("Major General"), what somebody is without holding an office ("official"), and a title that
says of nothing what it is an office ("minister") are no office.
"""

from datetime import date

from dateline.extract.mentions.cast import Cast
from dateline.extract.mentions.characters import Character
from dateline.extract.mentions.titles import is_title, plain_title
from dateline.extract.mentions.words import load_words
from dateline.knowledge import Office, with_article


def name_office(
    words: str, holder: Character | None, person: Character, cast: Cast, *, former: bool
) -> str | None:
    """Give the office that title `words` of `holder` names, None where it names none.

    It is worded as knowledge has it when the person held such an office on the day (or before it,
    for a `former` one), else as the text does, with the holder's name.
    """
    known = _known_title(words, holder, person, cast, former=former)
    if known is None and not former:
        known = _known_title(words, holder, person, cast, former=True)
        former = known is not None  # who left an office is called by it for long
    if known is None:
        if holder is None or not _is_office(words, holder):
            return None
        known = f"{words} of {with_article(holder.name)}"
    return f"former {known}" if former else known


def _is_office(words: str, holder: Character) -> bool:
    lists = load_words()
    parts = plain_title(words).split()
    if all(part in lists.ranks for part in parts) or parts[-1] in lists.no_offices:
        return False
    if parts[-1] == "general" and (parts[-2] in lists.ranks or parts[-2] not in lists.title_heads):
        return False  # "army general", but "attorney general"
    return len(parts) > 1 or holder.kind != "country" or parts[0] not in lists.vague


def _known_title(
    words: str, holder: Character | None, person: Character, cast: Cast, *, former: bool
) -> str | None:
    """Give the whole title of the one office of a person that `words` name or are short for."""
    if person.actor is None:
        return None
    plain = plain_title(words)
    if all(part in load_words().ranks for part in plain.split()):
        return None
    fitting = [
        office
        for office in cast.knowledge.offices_of(person.actor)
        if (holder is None or holder.actor == office.of) and _held(office, cast, former=former)
    ]
    exact = [one for one in fitting if plain in map(plain_title, one.titles[1:])]
    if exact:  # where no day tells, the office of that very name and the latest term
        very = [one for one in exact if plain_title(one.titles[1]) == plain] or exact
        return max(very, key=lambda one: one.latest or date.max).titles[0]
    short = {
        one.titles[0]
        for one in fitting
        if any(is_title(plain_title(bare), plain) for bare in one.titles[1:])
    }
    return short.pop() if len(short) == 1 else None


def _held(office: Office, cast: Cast, *, former: bool) -> bool:
    if former:
        return office.latest is not None and (cast.day is None or office.latest < cast.day)
    return cast.day is None or office.holds_on(cast.day)
