"""What people are: titles before a name, in apposition, and alone ("the Secretary General")."""

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.extract.mentions.apposition import find_apposed
from dateline.extract.mentions.cast import Cast
from dateline.extract.mentions.characters import Character
from dateline.extract.mentions.drafts import Draft, join_words
from dateline.extract.mentions.homes import LEAD
from dateline.extract.mentions.offices import name_office
from dateline.extract.mentions.scene import Item, Scene
from dateline.extract.mentions.titles import plain_title
from dateline.extract.mentions.words import Words, load_words
from dateline.text import Sentence, Token

_NOUNS = ("NN", "NNP", "JJ")
_FORMER = ("former", "ex", "onetime", "then", "late", "retired", "ousted", "deposed")
_INDEFINITE = ("a", "an", "another", "one", "every", "each", "any", "no")
_UNOWNED = ("head", "host", "justice", "major", "general")
"""After "his" they are no title."""
_OF_BODIES = ("its", "their")
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
    former = _is_former(scene, edge, first)
    holder = _left_holder(scene, cast, first, edge)
    end = last
    if holder is None:
        holder, end = _right_holder(scene, cast, last)
    person, before = _find_person(scene, edge, head, last, end)
    if person is None and _is_modifier(scene, head, last):
        return None
    text = join_words(scene.sentence, first, last)
    return Title(first, last, head, edge, end, text, holder, person, before, former)


def _is_former(scene: Scene, edge: int, first: int) -> bool:
    """Tell whether "former" stands before a title, or before the name whose title it is."""
    start = edge
    while start > 0 and scene.sentence.tokens[start - 1].tag in ("JJ", "RB", "HYPH", "VBN"):
        start -= 1
    return any(scene.lower[j] in _FORMER for j in range(start, first))


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
            and (inside(j + 1) or scene.lower[j + 1] == "in")
            and (inside(j - 1) or scene.lower[j - 1] == "in")
        )

    def linked(j: int) -> bool:
        """The "in" of "commander-in-chief"."""
        return 0 < j < len(tokens) and scene.lower[j] == "in" and hyphen(j - 1) and hyphen(j + 1)

    first, last = i, i + 1
    while inside(first - 1) or hyphen(first - 1) or linked(first - 1):
        first -= 1
    while inside(last) or hyphen(last) or linked(last):
        last += 1
    while first < i and _is_named(tokens[first]) and not _is_named(tokens[i]):
        first += 1  # "Transport Police spokesman": capitals before a plain noun are a name's
    return first, last


def _is_named(token: Token) -> bool:
    return token.text[0].isupper() and token.tag in ("NNP", "NNPS") and token.i > 0


def _title_head(scene: Scene, words: Words, first: int, last: int) -> int | None:
    tokens = scene.sentence.tokens
    for i in range(last - 1, first - 1, -1):
        if scene.lower[i] in words.title_heads and tokens[i].tag in _NOUNS:
            return i
    return None


def _extend(scene: Scene, words: Words, last: int) -> int:
    """Take in what a title has after "of": "Secretary of State", "chairman of the joint chiefs".

    Words that begin another name or title are none of it ("spokesman for President X"), nor is
    another person without a name: "envoy of the president".
    """
    tokens = scene.sentence.tokens
    while last < len(tokens) and tokens[last].text in ("of", "for"):
        after = last + 1
        if after < len(tokens) and tokens[after].text.lower() == "the":
            after += 1
        end = after
        while end < len(tokens) and end not in scene.names and _is_title_word(tokens[end], words):
            end += 1
        if end == after or tokens[end - 1].tag[0] != "N" or _begins_name(scene, words, end):
            break
        if after > last + 1 and _is_person(tokens[end - 1], words):
            break
        last = end
    return last


def _is_title_word(token: Token, words: Words) -> bool:
    return token.text.lower() in words.title_words and token.tag[0] in "NJ"


def _is_person(token: Token, words: Words) -> bool:
    return token.text.lower() in words.title_heads and token.tag in ("NN", "NNP")


def _begins_name(scene: Scene, words: Words, end: int) -> bool:
    """Tell whether the word before `end` belongs to the name or title after it."""
    tokens = scene.sentence.tokens
    if end >= len(tokens):
        return False
    item = scene.names.get(end)
    if item is not None and item.character.kind == "person":
        mark = tokens[end - 1].text
        return mark in words.honorifics and mark != "Justice"
    return item is not None or tokens[end].tag in ("NNP", "NNPS")


def _left_holder(scene: Scene, cast: Cast, first: int, edge: int) -> Character | None:
    for item in scene.left_names(first, edge):
        if item.draft.adjective and not item.draft.ids and item.draft.form == "name":
            continue
        between = scene.sentence.tokens[item.draft.last : first]
        if any(token.tag in ("NN", "NNS") for token in between):
            return None  # "San Diego chapter president" is not president of San Diego
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
            inner = item.draft.form == "name" and _is_part(scene, item)
            if owns or inner or (item.draft.adjective and item.draft.form == "name"):
                continue
            if _names_body(scene, last + 1, item):
                return None, item.draft.first
            return item.character, after
        if i + 1 < len(tokens) and tokens[i + 1].tag == "POS":
            continue  # "head of the country's security service"
        if tokens[i].tag in ("NN", "NNP"):
            found = cast.find_back(tokens[i].text.lower(), (scene.number, i))
            if found is not None:
                return found, i + 1
        if tokens[i].tag not in ("DT", "JJ", "HYPH", "VBN", "POS") and tokens[i].dep != "compound":
            break
    return None, last


def _names_body(scene: Scene, first: int, item: Item) -> bool:
    """Tell whether a body stands before a person's name: "Head of Chancellery Ada Berg"."""
    words = load_words()
    before = scene.sentence.tokens[first : item.draft.first]
    return (
        item.character.kind == "person"
        and bool(before)
        and all(
            token.tag == "NNP"
            and token.text.istitle()
            and token.text not in words.honorifics
            and token.text.lower() not in words.title_words
            for token in before
        )
    )


def _is_part(scene: Scene, item: Item) -> bool:
    """Tell whether a name only modifies a body behind it: the UN of "Norland's UN mission"."""
    token = scene.sentence.tokens[item.draft.head]
    body = scene.nominals.get(token.head)
    return (
        token.head >= item.draft.last and body is not None and body.draft.first < item.draft.first
    )


def _find_person(
    scene: Scene, edge: int, head: int, last: int, end: int
) -> tuple[Item | None, bool]:
    """Give the person a title stands with, and whether it stands right before the name."""
    for after in (last, end):
        item = scene.names.get(after)
        if item is None or item.draft.first != after or item.character.kind != "person":
            continue
        if not _heads_clause_about(scene, item, head):
            return item, True
    return find_apposed(scene, edge, head, end), False


def _heads_clause_about(scene: Scene, item: Item, head: int) -> bool:
    """Tell whether a name is the subject of a clause on the title: "the judge Brown accused"."""
    tokens = scene.sentence.tokens
    verb = tokens[tokens[item.draft.head].head]
    return tokens[item.draft.head].dep.startswith("nsubj") and (
        verb.dep == "relcl" and verb.head == head
    )


def _is_modifier(scene: Scene, head: int, last: int) -> bool:
    """Tell whether the title only modifies another noun: "the Justice Department"."""
    token = scene.sentence.tokens[head]
    return token.dep in ("compound", "nmod", "amod") and token.head >= last


def resolve_titles(scene: Scene, cast: Cast, titles: list[Title]) -> list[tuple[Item, str]]:
    """Enter titles that stand by themselves as nominals; give back roles of names (item, role)."""
    roles: list[tuple[Item, str]] = []
    for title in titles:
        if title.person is not None:
            role = _role(title, title.person.character, cast)
            if role is not None:
                roles.append((title.person, role))
            scene.spent.add(title.head)
            if title.before:
                continue
        item = _nominal(scene, cast, title)
        if item is not None:
            scene.add_nominal(item)
    return roles


def learn_roles(cast: Cast, titles: list[Title]) -> None:
    """Note the roles that the text gives to people, before titles alone are resolved."""
    for title in titles:
        if title.person is None or title.former:
            continue
        character = title.person.character
        holder = title.holder.name if title.holder else None
        cast.add_role(character, plain_title(title.words), holder)
        if character.pronoun is None:
            character.pronoun = _pronoun_of(title)


def _nominal(scene: Scene, cast: Cast, title: Title) -> Item | None:
    """Give a title that stands by itself, or beside a name, with the person who has it."""
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
        found: Character | None = title.person.character
        why = "the title stands with the name"
    else:
        article = _article(scene, title)
        if article is None:
            return None
        found = _holder(scene, cast, title, article)
        why = _why_holder(found, cast) if found is not None else "not named"
        found = found or _somebody(scene, cast, title, article)
    return Item(draft, found, _role(title, found, cast), why) if found is not None else None


def _why_holder(found: Character, cast: Cast) -> str:
    """Say what makes somebody the holder of a title that stands alone."""
    if found.places or found.entry is None:
        return "the only one here who has the title"
    return f"held the office on {cast.day} ({found.entry.origin})"


def _article(scene: Scene, title: Title) -> str | None:
    """Tell how a title alone begins: "a", "the", "his", or "" where it stands bare; None for none.

    A bare title stands for somebody in a headline, in capitals or with its holder.
    """
    token = scene.sentence.tokens[title.edge]
    if scene.is_definite(title.edge, title.head):
        return "the"
    if scene.lower[title.edge] in _INDEFINITE:
        return "a"
    if token.tag == "PRP$":
        return None if plain_title(title.words) in _UNOWNED else "his"
    head = scene.sentence.tokens[title.head]
    if not (title.holder or head.text[0].isupper() or scene.is_headline):
        return None
    if _is_predicate(head, scene.sentence):
        scene.spent.add(title.head)
        return None
    return ""


def _holder(scene: Scene, cast: Cast, title: Title, article: str) -> Character | None:
    """Give the only person who has a title; "his chief" says too little of which one is meant."""
    plain = plain_title(title.words)
    if title.former and article == "the" and title.holder is not None:
        return cast.find_former(plain, title.holder)
    short = article == "his" and " " not in plain
    if article == "a" or title.former or (short and scene.lower[title.edge] not in _OF_BODIES):
        return None
    at = (scene.number, title.edge)
    ahead = scene.is_headline or (short and scene.number <= LEAD)
    return cast.find_holder_of(plain, title.holder, at, ahead=ahead)


def _somebody(scene: Scene, cast: Cast, title: Title, article: str) -> Character | None:
    """Give a person without a name; bare words of a headline alone are none."""
    head = scene.sentence.tokens[title.head]
    if not article and not title.holder and not head.text[0].isupper():
        return None
    of = title.holder.name if title.holder else ""
    own = f"@{scene.number}.{title.edge}" if article in ("a", "his") else ""
    key = f"title:{plain_title(title.words)}:{of}:{title.former}{own}"
    character = cast.get(key, join_words(scene.sentence, title.edge, title.end), "person")
    if character.pronoun is None:
        character.pronoun = _pronoun_of(title)
    if title.holder is not None and title.holder.actor is None and not (own or title.former):
        cast.add_role(character, plain_title(title.words), of)
    return character


def _pronoun_of(title: Title) -> str | None:
    known = load_words().pronoun_titles
    return next((known[word] for word in title.words.lower().split() if word in known), None)


def _role(title: Title, character: Character, cast: Cast) -> str | None:
    return name_office(title.words, title.holder, character, cast, former=title.former)


def _is_predicate(token: Token, sentence: Sentence) -> bool:
    """Tell whether a bare title says what somebody becomes: "elected as president"."""
    if token.dep in ("attr", "oprd"):
        return True
    return token.dep == "pobj" and sentence.tokens[token.head].text.lower() == "as"
