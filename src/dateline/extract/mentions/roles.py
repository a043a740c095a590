"""What people are: titles before a name, in apposition, and alone ("the Secretary General")."""

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.extract.mentions.cast import Cast, Character, plain_title
from dateline.extract.mentions.drafts import Draft, join_words
from dateline.extract.mentions.scene import Item, Scene
from dateline.extract.mentions.words import Words, load_words
from dateline.extract.syntax import child, children
from dateline.knowledge import Knowledge, with_article
from dateline.text import Token

_NOUNS = ("NN", "NNP", "JJ")
_FORMER = ("former", "ex", "onetime", "then", "late", "retired", "ousted", "deposed")
_HOLDERS = ("organisation", "country", "group", "operation", "place")


@dataclass(frozen=True, slots=True)
class Title:
    """A title in a sentence: tokens `first` up to `last`, its noun at `head`.

    `edge` is where its noun phrase begins, `end` where it ends with its holder ("of NATO").
    `person` is the item it belongs to, if one stands with it; `before` tells that it stands right
    before the name.
    """

    first: int
    last: int
    head: int
    edge: int
    end: int
    words: str
    holder: Character | None
    person: Item | None
    before: bool
    former: bool


def find_titles(scene: Scene, cast: Cast) -> Iterator[Title]:
    """Give the titles of a sentence in order; names must be entered in the scene."""
    words = load_words()
    done = 0
    for token in scene.nouns:
        if token.i < done or scene.lower[token.i] not in words.title_heads:
            continue
        if token.i in scene.names or token.tag not in _NOUNS:
            continue
        title = _read_title(scene, cast, words, token.i)
        if title is not None:
            yield title
            done = title.last


def _read_title(scene: Scene, cast: Cast, words: Words, i: int) -> Title | None:
    first, last = _run(scene, words, i)
    head = _title_head(scene, words, first, last)
    if head is None:
        return None
    last = _extend(scene, words, last)
    edge = scene.left_edge(first, head)
    former = any(scene.lower[j] in _FORMER for j in range(edge, first))
    holder = _left_holder(scene, cast, first, edge)
    end = last
    if holder is None:
        holder, end = _right_holder(scene, cast, last)
    person, before = _find_person(scene, head, last, end)
    if person is None and _is_modifier(scene, head, last):
        return None
    text = join_words(scene.sentence, first, last)
    return Title(first, last, head, edge, end, text, holder, person, before, former)


def _run(scene: Scene, words: Words, i: int) -> tuple[int, int]:
    """Give the run of title words around token `i`, hyphens between them included."""
    tokens = scene.sentence.tokens

    def inside(j: int) -> bool:
        return (
            0 <= j < len(tokens)
            and j not in scene.names
            and scene.lower[j] in words.title_words
            and tokens[j].tag[0] not in "V"
        )

    def hyphen(j: int) -> bool:
        return (
            0 < j < len(tokens) - 1
            and tokens[j].text in ("-", "–")
            and inside(j + 1)
            and inside(j - 1)
        )

    first, last = i, i + 1
    while inside(first - 1) or hyphen(first - 1):
        first -= 1
    while inside(last) or hyphen(last):
        last += 1
    return first, last


def _title_head(scene: Scene, words: Words, first: int, last: int) -> int | None:
    tokens = scene.sentence.tokens
    for i in range(last - 1, first - 1, -1):
        if scene.lower[i] in words.title_heads and tokens[i].tag in _NOUNS:
            return i
    return None


def _extend(scene: Scene, words: Words, last: int) -> int:
    """Take in what a title has after "of": "Secretary of State", "minister of foreign affairs"."""
    tokens = scene.sentence.tokens
    if last >= len(tokens) or tokens[last].text not in ("of", "for"):
        return last
    after = last + 1
    if after < len(tokens) and tokens[after].text.lower() == "the":
        after += 1
    end = after
    while (
        end < len(tokens)
        and end not in scene.names
        and tokens[end].text.lower() in words.title_words
        and tokens[end].tag[0] == "N"
    ):
        end += 1
    return end if end > after else last


def _left_holder(scene: Scene, cast: Cast, first: int, edge: int) -> Character | None:
    for item in scene.left_names(first, edge):
        if item.draft.adjective and not item.draft.ids and item.draft.form == "name":
            continue
        if item.character.kind in (*_HOLDERS, "person"):
            return item.character
    for i in range(first - 1, edge - 1, -1):
        token = scene.sentence.tokens[i]
        if token.tag in ("NN", "NNP"):
            found = cast.find_back(token.text.lower(), (scene.number, i))
            if found is not None:
                return found
    return None


def _right_holder(scene: Scene, cast: Cast, last: int) -> tuple[Character | None, int]:
    """Read "of NATO", "for the alliance" after a title; give the holder and where it ends."""
    tokens = scene.sentence.tokens
    if last + 1 >= len(tokens) or tokens[last].text not in ("of", "for", "at", "to", "in"):
        return None, last
    for i in range(last + 1, min(last + 5, len(tokens))):
        item = scene.at(i)
        if item is not None and item.character.kind in (*_HOLDERS, "person"):
            after = item.draft.last
            owns = after < len(tokens) and tokens[after].tag == "POS"
            if owns or (item.draft.adjective and item.draft.form == "name"):
                continue
            return item.character, after
        if tokens[i].tag in ("NN", "NNP"):
            found = cast.find_back(tokens[i].text.lower(), (scene.number, i))
            if found is not None:
                return found, i + 1
        if tokens[i].tag not in ("DT", "JJ", "HYPH", "VBN", "POS") and tokens[i].dep != "compound":
            break
    return None, last


def _find_person(scene: Scene, head: int, last: int, end: int) -> tuple[Item | None, bool]:
    """Give the person a title stands with, and whether it stands right before the name."""
    tokens = scene.sentence.tokens
    for after in (last, end):
        item = scene.names.get(after)
        if item is not None and item.character.kind == "person" and item.draft.first == after:
            return item, True
    token = tokens[head]
    near: list[Token] = list(children(scene.sentence, head, "appos"))
    if token.dep == "appos":
        near.append(tokens[token.head])
    if token.dep == "attr" and tokens[token.head].lemma == "be":
        subject = child(scene.sentence, token.head, "nsubj")
        near.extend([subject] if subject is not None else [])
    for other in near:
        item = scene.names.get(other.i)
        if item is not None and item.character.kind == "person":
            return item, False
    return None, False


def _is_modifier(scene: Scene, head: int, last: int) -> bool:
    """Tell whether the title only modifies another noun: "the Justice Department"."""
    token = scene.sentence.tokens[head]
    return token.dep in ("compound", "nmod", "amod") and token.head >= last


def name_role(title: Title, character: Character, cast: Cast) -> str:
    """Give the role as words: that of the office when knowledge has it, else as the text says."""
    holder = title.holder
    plain = plain_title(title.words)
    if character.actor is not None and not title.former:
        whole = _office_title(cast, character.actor, plain, holder)
        if whole is not None:
            return whole
    role = title.words if holder is None else f"{title.words} of {with_article(holder.name)}"
    return f"former {role}" if title.former else role


def _office_title(cast: Cast, person: str, plain: str, holder: Character | None) -> str | None:
    knowledge: Knowledge = cast.knowledge
    for office in knowledge.offices_of(person):
        if holder is not None and holder.actor != office.of:
            continue
        if cast.day is not None and not office.holds_on(cast.day):
            continue
        if plain in (plain_title(bare) for bare in office.titles[1:]):
            return office.titles[0]
    return None


def resolve_titles(scene: Scene, cast: Cast, titles: list[Title]) -> list[tuple[Item, str]]:
    """Enter titles that stand by themselves as nominals; give back roles of names (item, role)."""
    roles: list[tuple[Item, str]] = []
    for title in titles:
        if title.person is not None:
            roles.append((title.person, name_role(title, title.person.character, cast)))
            scene.spent.add(title.head)
            if title.before:
                continue
        item = _nominal(scene, cast, title)
        if item is not None:
            scene.add_nominal(item)
    return roles


def learn_roles(cast: Cast, titles: list[Title]) -> None:
    """Note the roles that the text gives to people, before titles alone are resolved."""
    words = load_words()
    for title in titles:
        if title.person is None or title.former:
            continue
        character = title.person.character
        holder = title.holder.name if title.holder else None
        cast.add_role(character, plain_title(title.words), holder)
        if character.pronoun is None:
            last = title.words.rsplit(" ", 1)[-1].lower()
            character.pronoun = words.pronoun_titles.get(last)


def _nominal(scene: Scene, cast: Cast, title: Title) -> Item | None:
    tokens = scene.sentence.tokens
    definite = scene.is_definite(title.edge, title.head)
    starts_with = tokens[title.edge].text.lower()
    draft = Draft(
        sentence=scene.number,
        first=title.edge,
        last=title.end,
        head=title.head,
        kind="person",
        form="nominal",
        words=join_words(scene.sentence, title.edge, title.end),
    )
    if title.person is not None:
        role = name_role(title, title.person.character, cast)
        return Item(draft, title.person.character, role)
    indefinite = starts_with in ("a", "an", "another", "one", "every", "each", "any", "no")
    owned = tokens[title.edge].tag == "PRP$"
    if not (
        definite or indefinite or owned or title.holder or tokens[title.head].text[0].isupper()
    ):
        return None
    plain = plain_title(title.words)
    if owned and plain in ("head", "host", "justice", "major", "general"):
        return None
    if not indefinite and not owned and not title.former:
        found = cast.find_holder_of(plain, title.holder, (scene.number, title.edge))
        if found is not None:
            return Item(draft, found, name_role(title, found, cast))
    of = title.holder.name if title.holder else ""
    own = f"@{scene.number}.{title.edge}" if indefinite or owned else ""
    character = cast.get(f"title:{plain}:{of}:{title.former}{own}", draft.words, "person")
    if character.pronoun is None:
        last = title.words.rsplit(" ", 1)[-1].lower()
        character.pronoun = load_words().pronoun_titles.get(last)
    return Item(draft, character, name_role(title, character, cast) if title.holder else None)
