"""Patterns from single sentences, and what joining makes of them."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.annotate.spacy import SpacyAnnotator
from dateline.extract.events.frames import load_groups, load_lexicon, read_frame
from dateline.extract.events.induce import induce
from dateline.extract.events.sketches import Sketch, Words, add_frames, join_sketches
from dateline.extract.events.slots import locate
from tests.builders import make_document

Induce = Callable[[str, str | None, str | None], list[str]]


@pytest.fixture(scope="module")
def patterns(annotator: SpacyAnnotator) -> Induce:
    """Give the patterns of a sentence, those to be tried first in front."""

    def find(text: str, actor: str | None, recipient: str | None) -> list[str]:
        (sentence,) = next(annotator.annotate([make_document(text)]))
        people = locate(text, sentence, actor), locate(text, sentence, recipient)
        return [str(one) for one in induce(sentence, *people)]

    return find


FIRST = [
    # verb and object
    ("The navy patrolled Norway.", "navy", "Norway", "patrol RECIPIENT"),
    ("Farmers sued the ministry on Monday.", "Farmers", "ministry", "sue RECIPIENT"),
    ("Villagers blocked a canal near the border.", "Villagers", None, "block {canal}"),
    ("The army shelled 30 of the villages.", "army", None, "shell {village}"),
    ("Norway shared flood data.", "Norway", None, "share {data}"),
    ("The union took legal action.", "union", None, "take {legal action}"),
    ("The rebels marched.", "rebels", None, "march"),
    # phrases
    ("Norway sent boats to Iceland.", "Norway", "Iceland", "send {boat} to RECIPIENT"),
    ("Egypt filed a complaint against Sudan.", "Egypt", "Sudan",
     "file {complaint} against RECIPIENT"),
    ("Norway cut the flow of water to Iceland.", "Norway", "Iceland", "cut {flow} to RECIPIENT"),
    ("The farmers marched on the ministry.", "farmers", "ministry", "march on RECIPIENT"),
    ("Egypt took Sudan to court.", "Egypt", "Sudan", "take RECIPIENT to {court}"),
    ("Norway supplied Iceland with water.", "Norway", "Iceland",
     "supply RECIPIENT with {water}"),
    # two objects, owners
    ("Norway granted Iceland a share.", "Norway", "Iceland", "grant RECIPIENT {share}"),
    # particles
    ("Norway handed over the maps to Iceland.", "Norway", "Iceland",
     "hand over {map} to RECIPIENT"),
    # passives
    ("The pumping station was occupied by rebels.", "rebels", None, "occupy {station}"),
    ("Iceland was sued by Norway.", "Norway", "Iceland", "sue RECIPIENT"),
    ("Iceland was flooded.", None, "Iceland", "flood RECIPIENT"),
    # clauses
    ("Norway asked Iceland to pump water.", "Norway", "Iceland",
     "ask RECIPIENT to VERB{pump}"),
    ("Norway called on Iceland to pump water.", "Norway", "Iceland",
     "call on RECIPIENT to VERB{pump}"),
    ("Norway threatened to sue Iceland.", "Norway", "Iceland",
     "threaten to VERB{sue} RECIPIENT"),
    ("Norway demanded that Iceland stop the work.", "Norway", "Iceland",
     "demand that RECIPIENT VERB{stop}"),
    ("Norway said that Iceland must stop the work.", "Norway", "Iceland",
     "say that RECIPIENT must VERB"),
    # the deed under words that only tell how real it is, or who tells it
    ("Norway plans to sue Iceland.", "Norway", "Iceland", "sue RECIPIENT"),
    ("Officials said Norway had sued Iceland.", "Norway", "Iceland", "sue RECIPIENT"),
    # nouns
    ("The poisoning of wells by settlers angered villagers.", "settlers", None,
     "poisoning of {well} [by ACTOR]"),
    ("A complaint by Chile against Peru was heard.", "Chile", "Peru",
     "complaint [by ACTOR] against RECIPIENT"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "actor", "recipient", "pattern"), FIRST)
def test_the_first_pattern(
    patterns: Induce, text: str, actor: str | None, recipient: str | None, pattern: str
) -> None:
    assert patterns(text, actor, recipient)[0] == pattern


LATER = [
    ("Norway rejected Iceland's offer.", "Norway", "Iceland", "reject RECIPIENT's {offer}"),
    ("Norway urged Iceland to release water.", "Norway", "Iceland",
     "*urge RECIPIENT to release water"),
    ("Norway patrolled Oslo.", "Norway", "Oslo", "patrol HOST"),
    ("Norway sued Iceland in a court.", "Norway", "Iceland", "sue RECIPIENT in {court}"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "actor", "recipient", "pattern"), LATER)
def test_patterns_for_where_the_first_does_not_hold(
    patterns: Induce, text: str, actor: str, recipient: str, pattern: str
) -> None:
    assert pattern in patterns(text, actor, recipient)[1:]


@pytest.mark.parametrize(
    ("text", "actor", "recipient"),
    [
        ("Iceland received boats from Norway.", "Norway", "Iceland"),
        ("Norway met Iceland.", "Sweden", None),
        ("The farmers in Norway slept.", "farmers", "Norway")
    ],
)  # fmt: skip
def test_no_pattern(patterns: Induce, text: str, actor: str, recipient: str | None) -> None:
    found = patterns(text, actor, recipient)
    assert not [one for one in found if "RECIPIENT" in one or recipient is None]


@pytest.mark.parametrize("case", [*FIRST, *LATER], ids=lambda case: case[3])
def test_every_pattern_can_be_read(
    patterns: Induce, case: tuple[str, str | None, str | None, str]
) -> None:
    for pattern in patterns(*case[:3]):
        noun = "ACTOR]" in pattern
        assert read_frame("DEED", pattern, {}, load_groups(), noun=noun).pattern == pattern


def verb(*lemmas: str, objects: tuple[str, ...] = (), after: str = "to RECIPIENT") -> Sketch:
    words = (Words(frozenset(objects)),) if objects else ()
    return Sketch(noun=False, pieces=(Words(frozenset(lemmas), bare=True), *words, after))


@pytest.mark.parametrize(
    ("sketches", "joined"),
    [
        ([verb("patrol"), verb("watch")], ["{patrol|watch} to RECIPIENT"]),
        ([verb("send", objects=("boat",)), verb("send", objects=("ship",))],
         ["send {boat|ship} to RECIPIENT"]),
        ([verb("send", objects=("boat",)), verb("ship", objects=("food",))],
         ["send {boat} to RECIPIENT", "ship {food} to RECIPIENT"]),
        ([verb("send", objects=("boat",)), verb("ship", objects=("boat",)),
          verb("send", objects=("food",)), verb("ship", objects=("food",))],
         ["{send|ship} {boat|food} to RECIPIENT"]),
        ([verb("sue"), verb("sue", after="on RECIPIENT")],
         ["sue to RECIPIENT", "sue on RECIPIENT"]),
        ([verb("sue"), verb("sue")], ["sue to RECIPIENT"]),
    ],
)  # fmt: skip
def test_what_joining_makes(sketches: list[Sketch], joined: list[str]) -> None:
    assert [str(one) for one, _ in join_sketches(sketches)] == joined


_SKETCHES = st.builds(
    lambda lemma, objects, after: verb(lemma, objects=objects, after=after),
    st.sampled_from(["send", "ship", "sue", "watch"]),
    st.sampled_from([(), ("boat",), ("food",), ("aid",)]),
    st.sampled_from(["to RECIPIENT", "on RECIPIENT", "RECIPIENT"]),
)


@given(st.lists(_SKETCHES, max_size=12))
def test_joining_loses_no_sketch_and_lets_in_none(sketches: list[Sketch]) -> None:
    joined = join_sketches(sketches)
    assert sorted(n for _, numbers in joined for n in numbers) == list(range(len(sketches)))
    for whole, numbers in joined:
        assert all(sketches[number].joined(whole) == whole or len(whole.pieces) == 3
                   for number in numbers)  # fmt: skip
        let_in = 1
        for piece in whole.pieces:
            let_in *= len(piece.words) if isinstance(piece, Words) else 1
        assert let_in == len({sketches[number] for number in numbers})
    assert join_sketches(sketches) == joined


def test_added_frames_go_first() -> None:
    frame = read_frame("DEED", "attack {base}", {}, load_groups(), noun=False)
    lexicon = add_frames(load_lexicon(), [frame])
    assert lexicon.verbs["attack"][0] == frame
    assert load_lexicon().verbs["attack"][0] != frame


def test_types_with_added_frames_are_left_to_them() -> None:
    frame = read_frame("AID", "feed RECIPIENT", {}, {}, noun=False)
    lexicon = add_frames(load_lexicon(), [frame])
    assert load_lexicon().modelled - lexicon.modelled == {"AID"}
