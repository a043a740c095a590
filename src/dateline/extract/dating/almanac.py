"""The public occasions of data/dating: their names in reports, and their days."""

from dataclasses import dataclass
from datetime import timedelta
from functools import cache

from dateline.datafiles import Plain, data_folder, load_yaml
from dateline.errors import KnowledgeError
from dateline.extract.dating.days import FIRST, LAST, Days, Stretch, make_days
from dateline.knowledge.fields import Where, read_day, read_list, read_mapping, read_text


@dataclass(frozen=True, slots=True)
class Occasion:
    """What a name means in reports: the stretches of days on which it took place.

    `open_days` are those for which the list is not whole: there the name may mean something else.
    A `sudden` occasion is named by nobody before it.
    """

    name: str
    stretches: tuple[Stretch, ...]
    open_days: Days
    sudden: bool

    def in_year(self, year: int) -> tuple[Stretch, ...]:
        """Give the stretches that begin in a year."""
        return tuple(one for one in self.stretches if one[0].year == year)


@cache
def load_occasions() -> tuple[Occasion, ...]:
    """Read occasions.yaml and names.yaml: one occasion for each name, longest name first."""
    found: dict[str, Occasion] = {}
    for file in ("occasions.yaml", "names.yaml"):
        content = load_yaml(data_folder("dating") / file)
        if not isinstance(content, dict):
            raise KnowledgeError(f"data/dating/{file}: must hold sets of occasions by name")
        for slug, plain in content.items():
            for one in _read_set(plain, Where(f"dating/{file}", slug)):
                found[one.name] = _join(found[one.name], one) if one.name in found else one
    return tuple(sorted(found.values(), key=lambda one: (-len(one.name), one.name)))


def _read_set(plain: Plain, where: Where) -> list[Occasion]:
    fields = read_mapping(plain, where)
    covers = read_list(fields.get("covers", []), where)
    open_days = _uncovered([_read_stretch(one, where) for one in covers])
    sudden = fields.get("sudden") is True
    stretches: dict[str, list[Stretch]] = {}
    for day, names in read_mapping(fields.get("days", {}), where).items():
        for name in read_list(names, where):
            stretches.setdefault(name, []).append(_read_stretch(day, where))
    forms = read_list(fields.get("forms", "{}"), where)
    return [
        Occasion(form.replace("{}", name), tuple(sorted(days)), open_days, sudden)
        for name, days in stretches.items()
        for form in forms
    ]


def _join(one: Occasion, other: Occasion) -> Occasion:
    """Take what two sets say of one name, each for the time that it covers, together."""
    return Occasion(
        one.name,
        tuple(sorted({*one.stretches, *other.stretches})),
        one.open_days.meet(other.open_days),
        one.sudden and other.sudden,
    )


def _read_stretch(text: str, where: Where) -> Stretch:
    first, _, last = read_text(text, where).partition(" to ")
    return read_day(first, where, last=False), read_day(last or first, where, last=True)


def _uncovered(covers: list[Stretch]) -> Days:
    """Give the days that no stretch covers; none when no stretch is given."""
    if not covers:
        return make_days([])
    day = timedelta(days=1)
    starts = [FIRST, *(last + day for _, last in sorted(covers))]
    ends = [*(first - day for first, _ in sorted(covers)), LAST]
    return make_days(pair for pair in zip(starts, ends, strict=True) if pair[0] <= pair[1])


def describe(stretches: tuple[Stretch, ...]) -> str:
    """Name stretches by their first days: "2016-02-09", "2012-01-10 or 2016-02-09"."""
    return " or ".join(first.isoformat() for first, _ in stretches)
