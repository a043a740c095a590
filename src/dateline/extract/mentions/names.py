"""Names in a document: ours first, then those the tagger marks, and what repeats them.

The tagger's types are wrong on many names of conflict news (Boko Haram a person, M23 a place), so
a known name always wins over its own stretch. A longer name of the tagger's wins over a known name
inside it where the known one is only a part ("Jordan Peele", "University of Texas").
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dateline.extract.mentions.callings import (
    find_called,
    find_ended,
    find_pleas,
    find_started,
    find_united,
)
from dateline.extract.mentions.drafts import (
    Draft,
    find_head,
    is_one_of_them,
    join_words,
    make_name,
)
from dateline.extract.mentions.gazetteer import Match, load_gazetteer
from dateline.extract.mentions.joined import join_bodies
from dateline.extract.mentions.kinds import (
    cut_title,
    guess_kind,
    tells_person,
    widen_left,
)
from dateline.extract.mentions.linking import Acronyms
from dateline.extract.mentions.owners import Owners, agree_on_states
from dateline.extract.mentions.repeats import add_repeats, agree_on_kinds, find_surnames
from dateline.extract.mentions.short_forms import find_short_forms
from dateline.extract.mentions.transcripts import find_label_names, make_speakers
from dateline.extract.mentions.undertakings import find_undertakings
from dateline.extract.mentions.unmarked import find_bodies_told, find_unmarked
from dateline.extract.mentions.where import fit_place, settle_places
from dateline.extract.mentions.words import load_words
from dateline.findings import MentionKind
from dateline.knowledge import Entry, Knowledge, fold
from dateline.text import Document, Entity, Sentence

_KINDS: dict[str, MentionKind] = {
    "PERSON": "person",
    "ORG": "organisation",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "NORP": "group",
}
_AGREES: dict[str, tuple[str, ...]] = {
    "person": ("PERSON",),
    "organisation": ("ORG", "NORP"),
    "group": ("ORG", "NORP", "PERSON", "GPE"),
    "country": ("GPE", "LOC", "NORP"),
    "place": ("GPE", "LOC", "FAC"),
    "other": ("PRODUCT", "ORG", "WORK_OF_ART", "EVENT", "FAC"),
}
_PROPER = ("NNP", "NNPS")
_WIDENING = ("New", "Old", "Little", "Nova", "Nueva", "Port", "Fort", "Santa", "Saint")
"""Words that make another place of the name behind them."""


def find_names(
    document: Document, sentences: Sequence[Sentence], knowledge: Knowledge
) -> list[Draft]:
    """Give all names as drafts, in order of the text."""
    finder = _Finder(document, knowledge)
    drafts = [draft for number, one in enumerate(sentences) for draft in finder.find(number, one)]
    drafts = settle_places(drafts, sentences, knowledge, load_words())
    drafts = find_surnames(make_speakers(drafts, sentences), sentences, load_words())
    drafts = agree_on_states(agree_on_kinds(drafts))
    return add_repeats(drafts, sentences, load_words())


class _Finder:
    """Finds the names of one document, sentence by sentence."""

    def __init__(self, document: Document, knowledge: Knowledge) -> None:
        self._text = fold(document.text)
        self._publisher = (document.publisher or "").casefold()
        self._knowledge = knowledge
        self._acronyms = Acronyms(knowledge, self._text)
        self._gazetteer = load_gazetteer(knowledge)
        self._words = load_words()
        self._owners = Owners(knowledge, self._words, self._text)

    def find(self, number: int, sentence: Sentence) -> list[Draft]:
        """Give the names of one sentence in order."""
        labels = {i: e for e in sentence.entities for i in range(e.first, e.last)}
        known = [
            match
            for match in self._gazetteer.find(self._text, sentence)
            if self._accepts(sentence, match, labels)
        ]
        taken = {i: match for match in known for i in range(match.first, match.last)}
        undertakings = [*find_undertakings(number, sentence, known, self._knowledge)]
        held = {i for one in undertakings for i in range(one.first, one.last)}
        drafts: list[Draft] = []
        dropped = set(held)
        for entity in sentence.entities:
            draft = self._read_entity(number, sentence, entity, taken)
            if draft is not None and held.isdisjoint(range(draft.first, draft.last)):
                drafts.append(draft)
                dropped.update(range(draft.first, draft.last))
        drafts.extend(
            self._owners.give_holder(sentence, self._known_draft(number, sentence, match))
            for match in known
            if match.first not in dropped
        )
        drafts = self._add_united(number, sentence, drafts)
        drafts = join_bodies(number, sentence, drafts, self._knowledge, self._words)
        drafts = [one for one in drafts if held.isdisjoint(range(one.first, one.last))]
        drafts.extend(undertakings)
        drafts.extend(find_short_forms(number, sentence, drafts))
        drafts.extend(self._find_unmarked(number, sentence, drafts))
        drafts = self._owners.find_states(number, sentence, drafts)
        drafts.sort(key=lambda draft: draft.first)
        return [*self._add_titled(number, sentence, drafts)]

    @staticmethod
    def _add_united(number: int, sentence: Sentence, drafts: list[Draft]) -> list[Draft]:
        """Put names of bodies together that the tagger cut at an apostrophe, add what it missed."""
        for first, last in (
            *find_united(sentence),
            *find_started(sentence),
            *find_pleas(sentence),
        ):
            inside = [one for one in drafts if one.first < last and one.last > first]
            if any(one.ids or one.first < first or one.last > last for one in inside):
                continue
            drafts = [one for one in drafts if one not in inside]
            drafts.append(make_name(number, sentence, (first, last), "organisation", told=True))
        covered = {i for one in drafts for i in range(one.first, one.last)}
        missed = {*find_ended(sentence, covered), *find_called(sentence, covered)}
        return [
            *drafts,
            *(make_name(number, sentence, one, "organisation", told=True) for one in missed),
        ]

    def _find_unmarked(self, number: int, sentence: Sentence, drafts: list[Draft]) -> list[Draft]:
        """Give names of people and bodies that the tagger has not seen."""
        covered = {i for draft in drafts for i in range(draft.first, draft.last)}
        return [
            *find_label_names(number, sentence, covered),
            *(
                make_name(number, sentence, span, "organisation", told=True)
                for span in find_bodies_told(sentence, covered, self._words)
            ),
            *(
                make_name(
                    number,
                    sentence,
                    span,
                    "person",
                    told=True,
                    pronoun=self._mark(sentence, span[0]),
                )
                for span in find_unmarked(sentence, covered, self._words)
            ),
        ]

    def _accepts(self, sentence: Sentence, match: Match, labels: dict[int, Entity]) -> bool:
        entry = self._knowledge.entries[match.ids[0]]
        entity = labels.get(match.first)
        if match.name in self._words.doubtful and (
            entity is None or entity.label not in _AGREES.get(entry.kind, ())
        ):
            return False
        if not self._acronyms.is_backed(match.name, entry):
            return False
        if entry.kind == "organisation" and self._is_other_body(sentence, match):
            return False
        if self._goes_on(sentence, match, entry):
            return False
        if match.last - match.first > 1 or entry.kind not in ("person", "place", "country"):
            return True
        return not self._is_part(sentence, match)

    def _goes_on(self, sentence: Sentence, match: Match, entry: Entry) -> bool:
        """Tell whether a person or body is only part of a name: "King Juan Carlos University"."""
        tokens = sentence.tokens
        after = tokens[match.last].text if match.last < len(tokens) else ""
        if entry.kind == "person":
            return after in self._words.tails and match.last - match.first > 1
        return entry.kind == "organisation" and after in self._words.contests

    def _is_other_body(self, sentence: Sentence, match: Match) -> bool:
        """Tell whether a word before a known body makes another of it: "Supreme X Council"."""
        token = sentence.tokens[match.first - 1] if match.first > 1 else None
        if token is None or token.tag != "NNP" or token.dep not in ("compound", "amod"):
            return False
        lower = token.text.lower()
        lists = self._words
        return (
            match.first <= token.head < match.last
            and lower in lists.title_words - lists.title_heads - lists.title_times
        )

    def _is_part(self, sentence: Sentence, match: Match) -> bool:
        """Tell whether a single word is part of a longer, unknown name: "Trump Tower"."""
        tokens = sentence.tokens
        after = tokens[match.last] if match.last < len(tokens) else None
        if after is not None and after.text in self._words.tails and after.text[0].isupper():
            return True
        before = tokens[match.first - 1] if match.first else None
        if before is not None and before.text in _WIDENING and before.tag in _PROPER:
            return True  # "New England"
        if match.name not in self._words.persons_too:
            return False
        if before is not None and before.text in self._words.first_names:
            return True
        token = tokens[match.first]
        return (
            after is not None
            and token.dep == "compound"
            and token.head == after.i
            and after.tag == "NNP"
            and after.text.lower() not in self._words.title_words
            and after.text not in self._knowledge.names
            and after.text.isalpha()
            and not after.text.isupper()
        )

    def _known_draft(self, number: int, sentence: Sentence, match: Match) -> Draft:
        entry = self._knowledge.entries[match.ids[0]]
        if self._is_elsewhere(sentence, match, entry):
            return Draft(
                number,
                match.first,
                match.last,
                find_head(sentence, match.first, match.last),
                "place",
                "name",
                join_words(sentence, match.first, match.last),
            )
        adjective = match.name in entry.adjectives and match.name != entry.name
        name = match.name in entry.aliases  # "the EU" is no one of them, as "the German" is
        if adjective and not name and is_one_of_them(sentence, match.first, match.last):
            named = make_name(number, sentence, (match.first, match.last), "person", told=True)
            return replace(named, form="nominal")
        return Draft(
            sentence=number,
            first=match.first,
            last=match.last,
            head=find_head(sentence, match.first, match.last),
            kind=entry.kind,
            form="name",
            words=match.name,
            ids=match.ids,
            adjective=adjective or _stands_before_noun(sentence, match, entry),
            pronoun=self._mark(sentence, match.first),
        )

    def _is_elsewhere(self, sentence: Sentence, match: Match, entry: Entry) -> bool:
        """Tell whether the words after a city put it into another country: "Paris, Texas"."""
        tokens = sentence.tokens
        if entry.precision not in (4, 5) or match.last + 1 >= len(tokens):
            return False
        if tokens[match.last].text != ",":
            return False
        after = tokens[match.last + 1]
        rest = " ".join(token.text for token in tokens[match.last + 1 : match.last + 3])
        ids = self._knowledge.names.get(rest) or self._knowledge.names.get(after.text) or ()
        wider = [self._knowledge.entries[one] for one in ids]
        held = [one.country for one in wider if one.precision in (1, 2) and one.country]
        return bool(held) and entry.country not in held and after.head == tokens[match.last - 1].i

    def _mark(self, sentence: Sentence, first: int) -> str | None:
        before = sentence.tokens[first - 1].text if first else ""
        return self._words.honorifics.get(before) or None

    def _read_entity(
        self, number: int, sentence: Sentence, entity: Entity, taken: dict[int, Match]
    ) -> Draft | None:
        kind = _KINDS.get(entity.label)
        if kind is None:
            return None
        first, last = self._trim(sentence, entity, kind)
        if first >= last or not self._looks_like_name(sentence, first, last):
            return None
        inside = {taken[i] for i in range(first, last) if i in taken}
        if inside and not self._is_longer(sentence, first, last, inside, kind):
            return None
        if last - first == 1 and kind in ("person", "place"):
            first = self._with_first_name(sentence, first, last, kind)
        if kind == "place":
            first, last = fit_place(sentence, first, last, self._knowledge)
        if kind == "organisation":
            first = cut_title(sentence, first, last, self._words)
        tagged = kind
        kind = guess_kind(sentence, first, last, kind, self._words)
        if join_words(sentence, first, last).casefold() == self._publisher:
            kind = "organisation"
        told = kind != tagged and kind in ("person", "organisation")
        mark = self._mark(sentence, first)
        named = make_name(number, sentence, (first, last), kind, told=told, pronoun=mark)
        adjective = sentence.tokens[last - 1].tag == "JJ"
        return replace(named, adjective=True) if adjective else named

    def _with_first_name(self, sentence: Sentence, first: int, last: int, kind: MentionKind) -> int:
        """Take in the first name of a person that the tagger left out."""
        if kind == "person":
            return widen_left(sentence, first, last, self._words)
        wider = widen_left(sentence, first, last, self._words)
        if wider < first and sentence.tokens[wider].text not in self._words.persons_too:
            return wider
        wider = widen_left(sentence, first, last, self._words, known=False)
        return wider if tells_person(sentence, wider, last, self._words) else first

    def _trim(self, sentence: Sentence, entity: Entity, kind: MentionKind) -> tuple[int, int]:
        """Leave articles, titles, possessive marks and punctuation out of a tagger's name."""
        first, last = entity.first, entity.last
        tokens = sentence.tokens
        titles = self._words.title_words
        opened = [i for i in range(first + 1, last) if tokens[i].tag == "-LRB-"]
        last = opened[0] if opened else last
        while first < last and (
            tokens[first].tag in ("DT", "POS", "PRP$", "IN", "CC", "``", "''", "HYPH", ":", ",")
            or tokens[first].text in self._words.honorifics
            or tokens[first].text in self._words.agencies
            or (kind == "person" and tokens[first].text.lower() in titles)
            or not tokens[first].text[0].isalnum()
        ):
            first += 1
        while first < last and (
            tokens[last - 1].tag in ("POS", ",", "``", "''", "HYPH", ":", "DT", "IN", "CC")
            or not (tokens[last - 1].text[-1].isalnum() or tokens[last - 1].text[-1] == ".")
            or (kind == "person" and tokens[last - 1].text[0].isdigit())
        ):
            last -= 1
        return first, self._cut_title(sentence, first, last)

    def _cut_title(self, sentence: Sentence, first: int, last: int) -> int:
        """Leave a title out that stands after a known name: "NATO Secretary General"."""
        cut = last
        while cut > first and sentence.tokens[cut - 1].text.lower() in self._words.title_words:
            cut -= 1
        if first < cut < last and join_words(sentence, first, cut) in self._knowledge.names:
            return cut
        return last

    def _looks_like_name(self, sentence: Sentence, first: int, last: int) -> bool:
        inside = sentence.tokens[first:last]
        text = inside[0].text
        if all(token.text.lower() in self._words.title_words for token in inside):
            return False
        if len(inside) == 1 and (
            text in self._words.not_names or len(text) < 2 or text.lower() in self._words.back
        ):
            return False
        if not any(token.text[0].isupper() for token in inside) or inside[0].text.startswith("@"):
            return False
        if len(inside) > 7 or any(token.tag in ("PRP", "MD", "WDT", "WP") for token in inside):
            return False
        return len(inside) > 1 or inside[0].tag in (*_PROPER, "JJ", "NN", "NNS")

    def _is_longer(
        self, sentence: Sentence, first: int, last: int, inside: set[Match], kind: MentionKind
    ) -> bool:
        """Tell whether the tagger's name is a real name around the known ones inside it."""
        match = min(inside, key=lambda one: one.first)
        if len(inside) != 1 or match.first < first or match.last > last:
            return False
        rest = [sentence.tokens[i] for i in range(first, last) if not match.first <= i < match.last]
        if not rest or any(token.tag in (",", "CC", "POS", "HYPH", ":", "VBZ") for token in rest):
            return False
        known = self._knowledge.entries[match.ids[0]].kind
        if kind == "person":
            if known in ("organisation", "person") and match.first == first:
                return False  # "NATO Jens Berg", but "Marcus Ericsson"
            return all(t.tag in _PROPER for t in rest)
        if known in ("group", "operation") or (known == "organisation" and match.first == first):
            return False
        # "Supreme" before a known council makes another council of it, a title does not.
        titles = self._words.title_heads if known == "organisation" else self._words.title_words
        return any(
            t.tag in _PROPER
            and t.text.lower() not in titles
            and t.text.lower() not in self._words.title_times
            for t in rest
        )

    def _add_titled(self, number: int, sentence: Sentence, drafts: list[Draft]) -> Iterator[Draft]:
        """Add names that only a mark before them shows: "Lt. Gen. Pat White"."""
        covered = {i for draft in drafts for i in range(draft.first, draft.last)}
        tokens = sentence.tokens
        added = []
        for i, token in enumerate(tokens[:-1]):
            if token.text not in self._words.honorifics or i in covered:
                continue
            last = i + 1
            while (
                last < len(tokens)
                and last < i + 4
                and last not in covered
                and tokens[last].tag == "NNP"
                and tokens[last].text not in self._words.honorifics
                and tokens[last].text[0].isupper()
                and tokens[last].text.lower() not in self._words.title_words
            ):
                last += 1
            if last > i + 1 and last not in covered:
                mark = self._words.honorifics[token.text] or None
                added.append(make_name(number, sentence, (i + 1, last), "person", pronoun=mark))
        return iter(sorted((*drafts, *added), key=lambda draft: draft.first))


def _stands_before_noun(sentence: Sentence, match: Match, entry: Entry) -> bool:
    """Tell whether a country's name is used as an adjective: "US troops", "a US-led mission"."""
    token = sentence.tokens[match.last - 1]
    return entry.kind == "country" and token.dep in ("compound", "amod", "npadvmod", "nmod")
