"""The words by which news reports attribute, read from data/speech once."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any, get_args

from dateline.datafiles import data_folder, load_yaml
from dateline.errors import KnowledgeError
from dateline.findings import CueKind

Frames = Mapping[str, str]
"""The frames that a word takes, each with the kind of attribution it makes."""

OWNER = "one's"
"""Stands in an idiom for any word that owns: "his", "their"."""

THRESHOLD = 0.5
"""From this probability on, a use that the lexicon does not list for a word is a cue."""

SPEECH_KINDS = frozenset(("speech", "writing", "showing"))
"""Kinds that put words or findings into the world; the others name what somebody has in mind."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Cue words by part of speech, each with its frames.

    `silent` holds (word, frame) pairs whose subject is part of the content and no speaker.
    `never` holds those that attribute nothing, whatever the learned model says.
    `wordless` maps verbs to the objects with which they tell of a deed ("claimed second place").
    `of_things` are words that a mere thing can do something by ("the dam threatened to burst").
    `in_marks` are nouns whose "of" leads to nothing that is said but words in quotation marks.
    `carriers` are verbs that only carry a noun ("issued a warning"); by `issuing` what is `issued`
    somebody says what that says ("issued a statement saying"). `phrases` maps the first word of a
    fixed phrase to the phrases, longest first, `idioms` a verb to the words behind it, each row of
    them with those that have to stand there. `parts` are all words of which cue words consist
    ("rule out"). Uses of words that are not listed are cues from a probability of `threshold` on.
    """

    verbs: Mapping[str, Frames]
    nouns: Mapping[str, Frames]
    adjectives: Mapping[str, Frames]
    denied: frozenset[str]
    silent: frozenset[tuple[str, str]]
    never: frozenset[tuple[str, str]]
    wordless: Mapping[str, frozenset[str]]
    of_things: frozenset[str]
    misread: Mapping[str, str]
    in_marks: frozenset[str]
    carriers: frozenset[str]
    issuing: frozenset[str]
    issued: frozenset[str]
    renaming: frozenset[str]
    witnessing: frozenset[str]
    citing: frozenset[str]
    addressing: frozenset[str]
    giving: frozenset[str]
    avoiding: frozenset[str]
    limiting: frozenset[str]
    wording: frozenset[str]
    polls: frozenset[str]
    measuring: frozenset[str]
    preferring: frozenset[str]
    naming: frozenset[str]
    summing: frozenset[str]
    heading: frozenset[str]
    marking: frozenset[str]
    phrases: Mapping[str, tuple[tuple[str, ...], ...]]
    idioms: Mapping[str, Mapping[tuple[str, ...], frozenset[str]]]
    owned: Mapping[str, frozenset[str]]
    adverbs: frozenset[str]
    speakers: frozenset[str]
    parts: frozenset[str]
    rubrics: frozenset[str]
    occasions: frozenset[str]
    cue_kinds: Mapping[str, CueKind]
    group_kinds: Mapping[str, CueKind]
    deeds: frozenset[str]
    wordings: frozenset[str]
    worded: frozenset[str]
    threshold: float

    def frames(self, pos: str, word: str) -> Frames | None:
        """Give the frames of a lemma read with a universal part of speech, None for no cue."""
        if pos in ("VERB", "AUX"):
            return self.verbs.get(self.misread.get(word, word))
        if pos == "NOUN":
            return self.nouns.get(word)
        return self.adjectives.get(word) if pos == "ADJ" else None


@cache
def load_lexicon(threshold: float = THRESHOLD) -> Lexicon:
    """Read the lexicon from the package's data; KnowledgeError says what is missing in a file."""
    verbs, nouns, adjectives = (_read(f"{name}.yaml") for name in ("verbs", "nouns", "adjectives"))
    phrases, kinds = _read("phrases.yaml"), _read("kinds.yaml")
    silent = frozenset(
        (word, frame)
        for group in (*verbs["groups"], *adjectives["groups"])
        if group.get("speaker") == "none"
        for word in group["words"]
        for frame in group["frames"]
    )
    return Lexicon(
        verbs=_index(verbs["groups"], verbs["acts"]),
        nouns=_index(nouns["groups"]),
        adjectives=_index(adjectives["groups"]),
        denied=frozenset(adjectives["denied"]),
        silent=silent,
        never=frozenset((word, frame) for frame, those in verbs["never"].items() for word in those),
        wordless=MappingProxyType(
            {verb: frozenset(those) for verb, those in verbs["wordless"].items()}
        ),
        of_things=frozenset(verbs["of_things"]),
        misread=MappingProxyType(verbs["misread"]),
        in_marks=frozenset(
            word for group in nouns["groups"] if group.get("in_marks") for word in group["words"]
        ),
        carriers=frozenset(nouns["carriers"]),
        issuing=frozenset(nouns["issuing"]),
        issued=frozenset(nouns["issued"]),
        renaming=frozenset(nouns["renaming"]),
        witnessing=frozenset(verbs["witnessing"]),
        citing=frozenset(verbs["citing"]),
        addressing=frozenset(verbs["addressing"]),
        giving=frozenset(verbs["giving"]),
        avoiding=frozenset(verbs["avoiding"]),
        limiting=frozenset(verbs["limiting"]),
        wording=frozenset(verbs["wording"]),
        polls=frozenset(verbs["polls"]),
        measuring=frozenset(verbs["measuring"]),
        preferring=frozenset(verbs["preferring"]),
        naming=frozenset(verbs["naming"]),
        summing=frozenset(verbs["summing"]),
        heading=frozenset(verbs["heading"]),
        marking=frozenset(verbs["marking"]),
        phrases=_index_phrases(phrases["phrases"]),
        idioms=_index_idioms(phrases["idioms"]),
        owned=MappingProxyType(
            {lead: frozenset(those) for lead, those in phrases["owned"].items()}
        ),
        adverbs=frozenset(phrases["adverbs"]),
        speakers=frozenset(phrases["speakers"]),
        rubrics=frozenset(phrases["rubrics"]),
        occasions=frozenset(phrases["occasions"]),
        cue_kinds=_index_kinds(kinds),
        group_kinds=MappingProxyType(kinds["by_group"]),
        deeds=frozenset(phrases["deeds"]),
        wordings=frozenset(phrases["wordings"]),
        worded=frozenset(phrases["worded"]),
        parts=_part(verbs, nouns, adjectives) | frozenset(verbs["misread"]),
        threshold=threshold,
    )


def _part(*lists: Mapping[str, Any]) -> frozenset[str]:
    """Give every word that what is listed consists of: a lemma that is none of them is no cue."""
    listed = (word for those in lists for group in those["groups"] for word in group["words"])
    return frozenset(part for word in listed for part in word.split())


def _read(name: str) -> dict[str, Any]:
    loaded = load_yaml(data_folder("speech") / name)
    if not isinstance(loaded, dict):
        raise KnowledgeError(f"speech/{name} must hold named lists, as its first lines say")
    return loaded


def _index(
    groups: Iterable[Mapping[str, Any]], acts: Mapping[str, Sequence[str]] | None = None
) -> Mapping[str, Frames]:
    """Give each word its frames; `acts` names words by frames that they do not have after all.

    What judges a thing does so in the passive as well; what is "explained by" may have no speaker.
    """
    words: dict[str, dict[str, str]] = {}
    for group in groups:
        for word in group["words"]:
            known = words.setdefault(word, {})
            for frame in group["frames"]:
                known.setdefault(frame, group["kind"])
    for frame, those in (acts or {}).items():
        for word in those:
            if words.get(word, {}).pop(frame, None) is None:
                raise KnowledgeError(f"speech/verbs.yaml: {word!r} has no frame {frame!r} to lose")
    for known in words.values():
        if known.get("thing") == "judgement":
            known["passive subject"] = known["thing"]
    return MappingProxyType(words)


def _index_kinds(kinds: Mapping[str, Any]) -> Mapping[str, CueKind]:
    """Give each listed word what it does as a cue; KnowledgeError for a kind there is not."""
    known = get_args(CueKind)
    for name in (*kinds, *kinds["by_group"].values()):
        if name not in known and name != "by_group":
            raise KnowledgeError(f"speech/kinds.yaml: {name!r} is none of {', '.join(known)}")
    return MappingProxyType({word: kind for kind in known for word in kinds.get(kind, ())})


def _index_phrases(phrases: Iterable[str]) -> Mapping[str, tuple[tuple[str, ...], ...]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in phrases:
        parts = tuple(phrase.split())
        found.setdefault(parts[0], []).append(parts)
    return MappingProxyType(
        {first: tuple(sorted(parts, key=len, reverse=True)) for first, parts in found.items()}
    )


def _index_idioms(idioms: Iterable[str]) -> Mapping[str, Mapping[tuple[str, ...], frozenset[str]]]:
    return MappingProxyType(
        {
            verb: MappingProxyType({words[1:]: frozenset(words[1:]) - {OWNER} for words in those})
            for verb, those in _index_phrases(idioms).items()
        }
    )
