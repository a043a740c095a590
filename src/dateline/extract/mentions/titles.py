"""How titles are compared: one spelling, and short ones with long ones."""

from dateline.extract.mentions.words import load_words


def plain_title(title: str) -> str:
    """Give a title for comparisons: lower case, one spelling, no hyphens, nothing short."""
    plain = title.lower().replace("-", " ").replace("defense", "defence")
    return load_words().short_titles.get(plain, plain)


def is_title(told: str, title: str) -> bool:
    """Tell whether `title` is short for `told`: "minister" for "foreign minister"."""
    if told == title:
        return True
    before = told[: -len(title) - 1] if told.endswith(f" {title}") else None
    return before is not None and not {"vice", "deputy", "former"} & set(before.split())
