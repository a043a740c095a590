"""Dictionaries in the notation of PETRARCH, as a codebook and knowledge of Dateline.

Verbs: blocks of verbs that begin with `--- NAME [CODE] ---`, each verb with the code of its own or
of the block, then patterns `- WORDS * WORDS [CODE]`, which become rows (extract/events/rows.py);
synonyms `&NAME` with lines `+WORD` become groups. In a pattern `+` is the target, `$` the source,
`%` several sources, `^` a noun phrase passed over. A code `---` means that nothing is coded.

Actors: `NAME [CODE]`, synonyms `+NAME`, codes that hold for a time `[CODE 19990101-19991231]`.
Agents: `NAME {PLURAL} [~CODE]`, with substitutions `!NAME! = A, B`.
Discards: `WORDS`, or `+WORDS`: a text with these words is not coded.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path

from dateline.knowledge import make_slug

NOTHING = "---"
_CODE = re.compile(r"\[\s*([^\]]*?)\s*\]")
_NOTE = re.compile(r"<!.*?-->|#.*")
_ROLES = {"+": "RECIPIENT", "$": "ACTOR", "%": "BOTH", "^": "ANY"}


@dataclass(slots=True)
class _Block:
    """Verbs that share their patterns: a row for each verb with its code."""

    code: str
    verbs: list[tuple[str, str]] = field(default_factory=list)
    patterns: list[tuple[str, str]] = field(default_factory=list)


def read_lines(path: Path) -> Iterator[str]:
    """Give the lines of a dictionary without comments and empty lines."""
    text = re.sub(r"<!--.*?-->", "", path.read_text("utf-8"), flags=re.DOTALL)
    for line in text.splitlines():
        kept = _NOTE.sub("", line).rstrip()
        if kept.strip():
            yield kept.strip()


def write_codebook(path: Path, folder: Path) -> None:
    """Write the verbs of a dictionary as a codebook that takes the place of the shipped frames."""
    groups, blocks = _read_verbs(path)
    rows = [group for block in blocks for group in _make_groups(block)]
    _write(folder / "codebook.yaml", {"shipped": "no"})
    _write(folder / "groups.yaml", {name: _flatten(groups, name) for name in groups})
    _write(folder / "verbs.yaml", {"type": "CODED", "verbs": rows})


def _write(path: Path, content: object) -> None:
    path.write_text(json.dumps(content, indent=1), encoding="utf-8")  # JSON is YAML too


def _read_verbs(path: Path) -> tuple[dict[str, list[str]], list[_Block]]:
    groups: dict[str, list[str]] = {}
    blocks: list[_Block] = []
    members: list[str] | None = None
    for line in read_lines(path):
        if line.startswith("---"):
            blocks.append(_Block(_code_of(line) or NOTHING))
            members = None
        elif line.startswith("&"):
            members = groups.setdefault(_group_name(line), [])
        elif line.startswith("+") and members is not None:
            members.append(line[1:].strip().lower())
        elif line.startswith("-"):
            blocks[-1].patterns.append((_CODE.sub("", line[1:]).strip(), _code_of(line) or NOTHING))
        else:
            members = None
            blocks[-1].verbs.append((_CODE.sub("", line).strip(), _code_of(line) or ""))
    return groups, blocks


def _group_name(word: str) -> str:
    return word.strip().lstrip("&").split()[0].rstrip("_").lower()


def _flatten(groups: dict[str, list[str]], name: str, seen: tuple[str, ...] = ()) -> list[str]:
    """The words of a group, with those of the groups that it names; underscores are spaces."""
    found: list[str] = []
    for word in groups[name]:
        inner = word[1:]
        if word.startswith("&"):
            found += _flatten(groups, inner, (*seen, name)) if inner not in seen else []
        else:
            found.append(word.replace("_", " ").strip())
    return found


def _code_of(line: str) -> str | None:
    """The codes of a line: "032", or "032:033" where the target does the second one."""
    codes = _CODE.findall(line.removeprefix("---"))
    return ":".join(codes) if codes else None


def _make_groups(block: _Block) -> Iterator[dict[str, object]]:
    """The groups of frames of one block: each verb alone, and each verb in each pattern."""
    for line, code in block.verbs:
        for star in _spell_verb(line):
            own = code or block.code
            if own != NOTHING:
                yield {"code": own, "frames": [star]}
            for pattern, coded in block.patterns:
                yield {"code": coded, "frames": [_make_row(pattern, star)]}


def _spell_verb(line: str) -> Iterator[str]:
    """The verb of a row in each form that a line gives: "*break_down" of "+BREAK_DOWN"."""
    head, _, rest = line.partition("{")
    for form in (head.strip(), *rest.rstrip("} ").split()):
        words = [word for word in re.split(r"[_\s]+", form.lower()) if word]
        marked = next((n for n, word in enumerate(words) if word.startswith("+")), 0)
        if words:
            words[marked] = "*" + words[marked].lstrip("+")
            yield "_".join(words)


def _make_row(pattern: str, star: str) -> str:
    return " ".join(part for chunk in pattern.split() for part in _make_chunk(chunk, star))


def _make_chunk(chunk: str, star: str) -> Iterator[str]:
    """The pieces of one chunk: words joined by underscores, roles by themselves."""
    joined: list[str] = []
    for word in (one for one in chunk.split("_") if one):
        if word in _ROLES:
            if joined:
                yield "_".join(joined)
            joined = []
            yield _ROLES[word]
        elif word.startswith("&"):
            joined.append(f"<{_group_name(word)}>")
        else:
            joined.append(star if word == "*" else word.lower())
    if joined:
        yield "_".join(joined)


def read_discards(path: Path) -> tuple[str, ...]:
    """Give the words, in capitals, with which a text is not coded."""
    return tuple(line.lstrip("+").partition(";")[0].strip().upper() for line in read_lines(path))


# --- knowledge


def write_knowledge(actors: Path, agents: Path, folder: Path) -> None:
    """Write actors as entries, whose code is their sector, and agents as bodies."""
    entries: dict[str, dict[str, object]] = {}
    for names, codes in _read_actors(actors):
        for code, period in codes:
            slug = f"{make_slug(names[0])}-{make_slug(code)}-{make_slug(' '.join(period.values()))}"
            entries[slug.strip("-")] = {
                "name": _spell(names[0]),
                "aliases": [_spell(name) for name in names[1:]],
                "sector": code,
                **period,
            }
    _write(folder / "actors.yaml", {"origin": actors.name, "group": entries})
    bodies = {
        make_slug(nouns[0]): {"nouns": list(nouns), "kind": "group", "sector": code}
        for nouns, code in _read_agents(agents)
    }
    _write(folder / "agents.yaml", {"origin": agents.name, "bodies": bodies})


def _read_actors(path: Path) -> Iterator[tuple[list[str], list[tuple[str, dict[str, str]]]]]:
    names: list[str] = []
    codes: list[tuple[str, dict[str, str]]] = []
    for line in read_lines(path):
        name = _CODE.sub("", line).strip()
        if name and not name.startswith("+"):
            if names and codes:
                yield names, codes
            names, codes = [name], []
        elif name:
            names.append(name[1:].strip())
        codes += [coded for code in _CODE.findall(line) if (coded := _read_code(code)) is not None]
    if names and codes:
        yield names, codes


def _read_code(code: str) -> tuple[str, dict[str, str]] | None:
    """A code and the fields of its period; None for a code that stands for nothing."""
    match = re.fullmatch(r"(\S+)\s*(?:([<>])\s*(\d+)|(\d+)\s*-\s*(\d+))?", code)
    if match is None or not match[1][:1].isalpha():
        return None
    if match[2] is not None:
        return match[1], {"to" if match[2] == "<" else "from": _read_day(match[3])}
    if match[4] is not None:
        return match[1], {"from": _read_day(match[4]), "to": _read_day(match[5])}
    return match[1], {}


def _read_day(digits: str) -> str:
    full = digits if len(digits) == 8 else f"19{digits}"
    return f"{full[:4]}-{full[4:6]}-{full[6:]}"


def _spell(name: str) -> str:
    """A name of capitals as news would have it: "Port Holm", "USA", "U.N."."""
    words = [word for word in re.split(r"[_\s]+", name) if word]
    return " ".join(word if len(word) < 4 or "." in word else word.title() for word in words)


def _read_agents(path: Path) -> Iterator[tuple[tuple[str, ...], str]]:
    sets: dict[str, list[str]] = {}
    for line in read_lines(path):
        if "=" in line and line.startswith("!"):
            name, _, words = line.partition("=")
            sets[name.strip()] = [word.strip() for word in words.split(",")]
            continue
        codes = _CODE.findall(line)
        if codes:
            nouns = [
                one.replace("_", " ").strip().lower()
                for form in _agent_forms(_CODE.sub("", line))
                for one in _substitute(form, sets)
            ]
            yield tuple(dict.fromkeys(nouns)), codes[0].strip()


def _agent_forms(line: str) -> Iterator[str]:
    """Singular and plural: the plural in braces, none for empty braces, else the regular one."""
    head, brace, rest = line.partition("{")
    singular = head.strip()
    yield singular
    if brace:
        yield from (form for form in rest.rstrip("} ").split() if form)
    elif singular.endswith("Y"):
        yield f"{singular[:-1]}IES"
    else:
        yield f"{singular}S"


def _substitute(form: str, sets: dict[str, list[str]]) -> Iterator[str]:
    parts = re.split(r"(![A-Z]+!)", form)
    for chosen in product(*(sets.get(part, [part]) for part in parts)):
        yield "".join(chosen)
