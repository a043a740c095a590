"""Pronouns, resolved only where one candidate is left: who "he", "it", "their" stand for.

He and she go to the only fitting person of the nearest sentence, or to its subject. It and they go
to the subject of the governing clause ("NATO said that it would"), or to the only fitting subject
before them, who and which to the noun that their clause modifies. All others are left out.
"""

from collections.abc import Iterator

from dateline.extract.mentions.characters import Character
from dateline.extract.mentions.drafts import Draft
from dateline.extract.mentions.it import (
    THINGS,
    find_governing_subject,
    find_own_subject,
    find_thing,
    find_told,
    is_according,
    leads_sentence,
    list_characters,
)
from dateline.extract.mentions.protagonist import find_main, find_protagonist, opens_question
from dateline.extract.mentions.relatives import find_antecedent
from dateline.extract.mentions.scene import Item, Scene
from dateline.extract.mentions.words import load_words
from dateline.extract.syntax import NAMED_SUBJECTS, ancestors, child, children, subtree
from dateline.text import Sentence, Token

_PEOPLE = {
    "he": "he",
    "him": "he",
    "his": "he",
    "himself": "he",
    "she": "she",
    "her": "she",
    "hers": "she",
    "herself": "she",
}
_TAGS = ("PRP", "PRP$", "WP", "WDT")
_NOBODY = frozenset(("every", "each", "no", "any"))
_VAGUE = frozenset(("a", "an", "another", "neither", "either", "one", "no", "any", "every"))
_BACK = 5
"""Sentences that he and she look back."""


def find_pronouns(scenes: list[Scene], number: int) -> Iterator[Item]:
    """Give the pronouns of a sentence that can be resolved."""
    scene = scenes[number]
    for token in scene.sentence.tokens:
        if token.tag not in _TAGS:
            continue
        lower = scene.lower[token.i]
        found = None
        if token.tag[0] == "W":
            found = find_antecedent(scene, token)
        elif lower in _PEOPLE and token.i not in scene.quoted:
            found = _find_person(scenes, number, token, _PEOPLE[lower])
            if found is not None and found.pronoun is None and not _is_guessed(scene, token):
                found.pronoun = _PEOPLE[lower]
        elif lower in THINGS:
            found = find_thing(scenes, number, token, THINGS[lower])
        if found is not None:
            draft = Draft(
                scene.number, token.i, token.i + 1, token.i, found.kind, "pronoun", token.text
            )
            yield Item(draft, found, why=f"the only one whom {draft.words!r} can mean")


def _is_guessed(scene: Scene, token: Token) -> bool:
    """Tell whether "he" may be another than who tells it: "Berg, who says he lied"."""
    verb = scene.sentence.tokens[scene.sentence.tokens[token.head].head]
    teller = child(scene.sentence, verb.i, *NAMED_SUBJECTS)
    return teller is not None and teller.tag == "WP" and teller.i < token.i


def _find_person(scenes: list[Scene], number: int, token: Token, pronoun: str) -> Character | None:
    """Look for a person in this sentence before the pronoun, then in those before it.

    Whom somebody speaks of in quotation marks is nobody the writer goes on about, and sentences of
    spoken words alone are no distance.
    """
    teller = _teller(scenes[number], token, pronoun)
    if teller is not None:
        unsure = _is_unsure(scenes, number, token, teller) or _is_rivalled(
            scenes[number], token, teller, pronoun
        )
        return None if unsure else teller
    if opens_question(scenes, number, token):
        return _asked(scenes[number], token, pronoun) or find_protagonist(scenes, number, pronoun)
    near = _find_nearest(scenes, number, token, pronoun)
    if near is not None:
        at, people = near
        goes_on = at != number and _goes_on(scenes[number].sentence, token)
        found = _pick_person(scenes[at].sentence, people, pronoun, goes_on=goes_on)
        if found is None and leads_sentence(scenes[number].sentence, token):
            return find_main(scenes, number, pronoun)
        return None if found and _is_unsure(scenes, number, token, found) else found
    if leads_sentence(scenes[number].sentence, token) and not _is_anybody_near(
        scenes, number, token
    ):
        return find_protagonist(scenes, number, pronoun)
    return None


def _goes_on(sentence: Sentence, token: Token) -> bool:
    """Tell whether somebody is who a sentence is about, or what it tells before who tells it."""
    verb = sentence.tokens[token.head]
    above = sentence.tokens[verb.head]
    fronted = verb.dep == "ccomp" and verb.i < above.i and above.dep == "ROOT"
    return leads_sentence(sentence, token) or (token.dep in NAMED_SUBJECTS and fronted)


def _asked(scene: Scene, token: Token, pronoun: str) -> Character | None:
    """Give who is named behind what he was asked: "Asked whether she knew, Ada Berg laughed"."""
    for above in ancestors(scene.sentence, token.i):
        own = child(scene.sentence, above.i, *NAMED_SUBJECTS)
        item = scene.names.get(own.i) if own is not None and own.i > token.i else None
        if item is not None:
            fits = item.character.kind == "person" and item.character.pronoun in (None, pronoun)
            return item.character if fits else None
    return None


def _find_nearest(
    scenes: list[Scene], number: int, token: Token, pronoun: str
) -> tuple[int, list[Item]] | None:
    """Give the sentence nearest to a pronoun that has people whom it can mean, with those.

    Whom the one tells of counts where the paragraph has nobody else, and so does somebody unknown
    in passing: "Berg spoke; a guard fell. She left."
    """
    here = scenes[number].sentence
    told = _find_told(here, token)
    spoken_of: list[Item] = []
    passing: tuple[int, list[Item]] | None = None
    subject = token.dep in NAMED_SUBJECTS
    for at in _sentences_back(scenes, number):
        last = scenes[passing[0]].sentence if passing is not None else here
        if (spoken_of or passing) and scenes[at].sentence.paragraph != last.paragraph:
            break
        people = _list_people(scenes, number, at, token, pronoun)
        if at == number:
            spoken_of = [
                item for item in people if item.draft.form != "pronoun" and item.draft.head in told
            ]
            people = [item for item in people if item not in spoken_of]
        elif _is_saying(here, token):
            people = [one for one in people if _is_teller(scenes[at].sentence, one)] or people
        if passing is not None:
            people = [one for one in people if one.character.pronoun == pronoun]
        elif people and subject and all(_is_minor(scenes[at], one) for one in people):
            passing, people = (at, people), []
        if people:
            return at, people
    if passing is not None:
        return passing
    certain = [one for one in spoken_of if scenes[number].lower[one.draft.first] not in _VAGUE]
    return (number, certain) if certain else None


def _is_minor(scene: Scene, item: Item) -> bool:
    """Tell whether a sentence tells only in passing of somebody unknown: "... and a guard fell"."""
    unknown = item.draft.form == "nominal" and item.character.pronoun is None
    indefinite = scene.lower[item.draft.first] in _VAGUE
    return unknown and indefinite and not _is_main(scene.sentence, item)


def _list_people(
    scenes: list[Scene], number: int, at: int, token: Token, pronoun: str
) -> list[Item]:
    """Give whom a pronoun of sentence `number` can mean in sentence `at`, by what it is there."""
    scene, same = scenes[at], at == number
    other = find_own_subject(scenes[number], token)
    limit = token.i if same else len(scene.sentence.tokens)
    return [
        item
        for item in scene.items()
        if item.draft.head < limit
        and item.draft.head not in scene.quoted
        and item.character.kind == "person"
        and item.character is not other
        and item.character is not scenes[number].speaker
        and item.character.pronoun in (None, pronoun)
        and _is_somebody(scene, item)
        and not (same and _is_met(scene.sentence, item, token))
        and not (same and _is_in_own(scene.sentence, item, token))
        and not (same and _describes(scene.sentence, item, token))
    ]


def _find_told(sentence: Sentence, token: Token) -> frozenset[int]:
    """Give the words that seldom name whom a pronoun means: what it tells, and who asks it.

    "Berg has a duty, he argued" and "Asked by Berg whether he would go" are about two persons,
    unless nobody else is near.
    """
    return find_told(sentence, token) | frozenset(_find_askers(sentence, token))


def _find_askers(sentence: Sentence, token: Token) -> Iterator[int]:
    if token.dep not in NAMED_SUBJECTS:
        return
    asking = sentence.tokens[sentence.tokens[token.head].head]
    for by in children(sentence, asking.i, "agent"):
        if asking.tag == "VBN" and by.i < token.i:
            yield from subtree(sentence, by.i, without=frozenset((token.head,)))


def _is_anybody_near(scenes: list[Scene], number: int, token: Token) -> bool:
    """Tell whether any person is told of just before, "she" where "he" is asked for too."""
    return any(
        item.character.kind == "person" and (at, item.draft.head) < (number, token.i)
        for at in _sentences_back(scenes, number)
        for item in scenes[at].items()
    )


def _is_saying(sentence: Sentence, token: Token) -> bool:
    verb = sentence.tokens[token.head]
    return token.dep in NAMED_SUBJECTS and verb.lemma in load_words().state_verbs


def _is_teller(sentence: Sentence, item: Item) -> bool:
    """Tell whether a sentence is told by somebody: "Berg, he said, left", "according to Berg"."""
    head = sentence.tokens[item.draft.head]
    if item.draft.form == "nominal":
        return False
    return is_according(sentence, head) or bool(find_told(sentence, head))


def _is_in_own(sentence: Sentence, item: Item, token: Token) -> bool:
    """Tell whether a noun is what the one does: "the best witness she has had" is another."""
    verb = sentence.tokens[token.head]
    own = token.dep in NAMED_SUBJECTS and verb.dep == "relcl"
    return own and verb.head == item.draft.head


def _describes(sentence: Sentence, item: Item, token: Token) -> bool:
    """Tell whether a noun only says who the one is: "The son of a carter, he joined the union"."""
    head = sentence.tokens[item.draft.head]
    if item.draft.form != "nominal" or head.head != token.head or token.dep not in NAMED_SUBJECTS:
        return False
    last = subtree(sentence, head.i)[-1]
    return last + 2 == token.i and sentence.tokens[last + 1].text == ","


def _is_met(sentence: Sentence, item: Item, token: Token) -> bool:
    """Tell whether somebody stands in what the one did: "Replying to a journalist, he said"."""
    if token.dep not in NAMED_SUBJECTS:
        return False
    head = sentence.tokens[item.draft.head]
    head = sentence.tokens[head.head] if head.dep == "poss" else head
    if head.dep not in ("pobj", "dobj"):
        return False
    for above in ancestors(sentence, head.i):
        if above.i == token.head:
            return True
        if above.lemma.lower() == "for" or any(
            True for _ in children(sentence, above.i, *NAMED_SUBJECTS)
        ):
            return False  # "As for Berg, he left", "When Lund saw Berg, he left"
    return False


def _is_unsure(scenes: list[Scene], number: int, token: Token, found: Character) -> bool:
    """Tell whether "her" may be somebody known to be she, not whom the sentence brings up."""
    if found.pronoun is not None or token.dep in NAMED_SUBJECTS or found.places[0][0] < number:
        return False
    wanted = _PEOPLE[scenes[number].lower[token.i]]
    return any(
        item.character.pronoun == wanted
        and item.character.kind == "person"
        and (at, item.draft.head) != (number, token.head)  # "his father"
        for at in _sentences_back(scenes, number)
        for item in scenes[at].items()
    )


def _is_rivalled(scene: Scene, token: Token, owner: Character, pronoun: str) -> bool:
    """Tell whether "her" may be somebody between: "Berg fell out with Lund over her decision"."""
    at = find_governing_subject(scene.sentence, token)
    if at is None or owner.pronoun is not None or token.tag != "PRP$":
        return False
    for item in scene.items():
        other, head = item.character, item.draft.head
        if not at.i < head < token.i or head in scene.quoted or other is owner:
            continue
        own = any(above.i == at.i for above in ancestors(scene.sentence, head))  # "aide to Berg"
        if other.kind == "person" and other.pronoun in (None, pronoun) and not own:
            return True
    return False


def _teller(scene: Scene, token: Token, pronoun: str) -> Character | None:
    """Give the person whose clause it is: "Berg said he had left", "Berg thanked his wife"."""
    if token.tag == "PRP$":
        owner = find_governing_subject(scene.sentence, token)
    elif token.dep in NAMED_SUBJECTS and scene.sentence.tokens[token.head].dep == "ccomp":
        teller = scene.sentence.tokens[scene.sentence.tokens[token.head].head]
        if teller.lemma == "ask":
            return None  # "Berg asked Lund how he would do it"
        owner = child(scene.sentence, teller.i, *NAMED_SUBJECTS)
    else:
        return None
    item = scene.at(owner.i) if owner is not None and owner.i < token.i else None
    if item is None or item.character.kind != "person" or not _is_somebody(scene, item):
        return None
    return item.character if item.character.pronoun in (None, pronoun) else None


def _is_somebody(scene: Scene, item: Item) -> bool:
    """Tell whether a mention is of a certain person: not "every guest", "the Berg report"."""
    tokens = scene.sentence.tokens
    head = tokens[item.draft.head]
    if item.draft.form == "nominal":
        return scene.lower[item.draft.first] not in _NOBODY
    first = item.draft.first
    if first > 0 and tokens[first - 1].tag == "DT":
        return False  # "the Bergs"
    return not (head.dep == "compound" and tokens[head.head].tag in ("NN", "NNS"))


def _sentences_back(scenes: list[Scene], number: int) -> Iterator[int]:
    """Give this sentence and the few before it, as far as the paragraph before."""
    near, left = scenes[number].sentence.paragraph, _BACK
    for at in range(number, -1, -1):
        sentence = scenes[at].sentence
        if near - sentence.paragraph > 1 or not left:
            return
        if at != number and _is_spoken(sentence, scenes[at].quoted):
            near = sentence.paragraph
            continue
        left -= 1
        yield at


def _is_spoken(sentence: Sentence, quoted: frozenset[int]) -> bool:
    words = [token.i for token in sentence.tokens if token.pos != "PUNCT"]
    return bool(words) and all(i in quoted for i in words)


def _pick_person(
    sentence: Sentence, people: list[Item], pronoun: str, *, goes_on: bool
) -> Character | None:
    """Choose among the people of a sentence; the subject of the next one `goes_on` from its own."""
    known = list_characters([item for item in people if item.character.pronoun == pronoun])
    everyone = list_characters(people)
    if len(known) == 1:
        # Who leads the sentence and may be the one as well leaves it open.
        leading = [item for item in people if _leads(sentence, item)]
        apart = goes_on and leading and all(item.character is not known[0] for item in leading)
        if (not apart and _is_subject(sentence, known[0], people)) or all(
            item.character is known[0] for item in leading
        ):
            return known[0]
        return leading[0].character if goes_on and len(list_characters(leading)) == 1 else None
    if len(everyone) == 1:
        return everyone[0]
    pool = [item for item in people if item.character in known] if known else people
    subjects = [item for item in pool if sentence.tokens[item.draft.head].dep in NAMED_SUBJECTS]
    main = [item for item in subjects if _is_main(sentence, item)]
    named = [item for item in pool if item.draft.form == "name"]
    for some in (list_characters(main), list_characters(subjects), list_characters(named)):
        if len(some) == 1:
            return some[0]
    return None


def _leads(sentence: Sentence, item: Item) -> bool:
    """Tell whether somebody is who a sentence is about, or who says what is in it."""
    head = sentence.tokens[item.draft.head]
    verb = sentence.tokens[head.head]
    says = verb.lemma in load_words().state_verbs and verb.dep == "ccomp"
    return _is_main(sentence, item) or (head.dep in NAMED_SUBJECTS and says)


def _is_main(sentence: Sentence, item: Item) -> bool:
    head = sentence.tokens[item.draft.head]
    return head.dep in NAMED_SUBJECTS and sentence.tokens[head.head].dep == "ROOT"


def _is_subject(sentence: Sentence, one: Character, people: list[Item]) -> bool:
    return any(
        item.character is one and sentence.tokens[item.draft.head].dep in NAMED_SUBJECTS
        for item in people
    )
