"""Whether a frame fits a predicate, how well, and who then takes part."""

from dataclasses import dataclass, replace

from dateline.extract.events.agents import Agents
from dateline.extract.events.counts import is_bare_number, load_counts
from dateline.extract.events.doers import find_subject
from dateline.extract.events.frames import Clause, Frame, Part, Slot
from dateline.extract.events.roles import Predicate, read_verb
from dateline.extract.syntax import children, has_label, is_negated, is_passive, join_hyphened
from dateline.findings import Participant
from dateline.text import Sentence

WORDS, ROLE, CLAUSE, PARTICLE, OPTIONAL = 3, 2, 3, 3, 1
"""What the parts of a frame count; the frame with the highest sum is taken."""


_TOUCHING = frozenset(
    (
        "SUPPORT",
        "CONCEDE",
        "ACCUSE",
        "REJECT",
        "THREATEN",
        "PROTEST",
        "SANCTION",
        "COERCE",
        "ASSAULT",
    )
)
"""Types whose words-only objects ("condemn the decision") name the recipient as their owner."""


_IN_WORDS = frozenset(("SUPPORT", "CONCEDE", "ACCUSE", "REJECT", "THREATEN"))

_ATTACK = "attack"
"""A word of the group of what is launched or mounted."""

_CHARGING = frozenset(("accuse", "convict", "suspect", "acquit"))
_ANY = frozenset(("a", "an", "any", "every", "each", "no"))

_WITH_MEANS = frozenset(("use", "launch", "deploy", "employ"))
"""Verbs whose object is what a deed is done with: "threatened to use force against them"."""

_MONEY = "MONEY"
"""The label of sums, which frames know as the word "money"."""

_WHERE = ("in", "at", "near", "along", "on", "off", "outside", "around", "within")
"""What stands after these is a place and takes no part: "sent troops to fight in Iraq"."""


@dataclass(frozen=True, slots=True)
class Match:
    """A frame that fits: its score, the recipient, and the tokens that it used up."""

    frame: Frame
    score: int
    recipient: tuple[Participant, ...] = ()
    actor: tuple[Participant, ...] = ()
    used: frozenset[int] = frozenset()
    place: int | None = None


@dataclass(frozen=True, slots=True)
class Filled:
    """One slot that is filled."""

    score: int
    people: tuple[Participant, ...] = ()
    used: frozenset[int] = frozenset()
    place: int | None = None


class Matcher:
    """Compares frames with the predicates of one sentence."""

    def __init__(self, sentence: Sentence, agents: Agents) -> None:
        self._sentence = sentence
        self._agents = agents

    def match_verb(self, frame: Frame, predicate: Predicate) -> Match | None:
        """Give how well a verb's frame fits, or None."""
        if not self._fits_particle(frame, predicate):
            return None
        if frame.active and predicate.passive and predicate.agent is None:
            return None
        match: Match | None = Match(frame, 1 + (PARTICLE if frame.particle else 0))
        match = self._take_objects(frame, predicate, match) if match else None
        for part in frame.parts:
            # "call on them": the first phrase of a verb without an object is its own
            own = frame.object is None and part is frame.parts[0] and not part.optional
            match = self._take_part(part, predicate, match, own=own) if match else None
        match = self._touch(frame, predicate, match) if match else None
        match = self._charge(predicate, match) if match else None
        if match is None or not frame.clause:
            return match
        return self._take_clause(frame, predicate, match)

    def match_noun(self, frame: Frame, predicate: Predicate) -> Match | None:
        """Give how well a noun's frame fits, or None; an owner is left to the caller."""
        match: Match | None = Match(frame, 1)
        words = {t.text.lower() for t in children(self._sentence, predicate.i, "amod", "compound")}
        if not self._fits_head(frame, predicate.i, words):
            return None
        for part in frame.parts:
            match = self._take_part(part, predicate, match) if match else None
        if match is None or not frame.clause:
            return match
        if predicate.clause is None or predicate.clause[0] != "to":
            return None
        if not self._fits_clause(frame.clause, predicate.clause):
            return None
        return replace(match, score=match.score + CLAUSE)

    def _fits_head(self, frame: Frame, i: int, words: set[str]) -> bool:
        """A noun of several words ("joint exercise") needs them all before the last one."""
        lemma = self._sentence.tokens[i].lemma.lower()
        fitting = [one for one in frame.lemmas if one.split()[-1] == lemma]
        return any(set(one.split()[:-1]) <= words for one in fitting)

    def _fits_particle(self, frame: Frame, predicate: Predicate) -> bool:
        if frame.particle is not None:
            return frame.particle in predicate.particles
        return not any(children(self._sentence, predicate.i, "prt"))

    # --- objects

    def _take_objects(self, frame: Frame, predicate: Predicate, match: Match) -> Match | None:
        if frame.object is None:
            return match if self._stands_alone(frame, predicate) else None
        object_, indirect = self._find_objects(frame, predicate)
        if frame.indirect is not None:
            filled = self._fill(frame.indirect, indirect) or self._fill_number(
                frame.indirect, predicate
            )
            if filled is None:
                return None
            match = _join(match, filled, frame.indirect)
        filled = self._fill(frame.object, object_) or self._fill_number(frame.object, predicate)
        if filled is None or object_ is None:
            return None
        return self._own(frame, object_, _join(match, filled, frame.object))

    def _find_objects(self, frame: Frame, predicate: Predicate) -> tuple[int | None, int | None]:
        """The direct and the indirect object, where a frame asks for both."""
        object_, indirect = predicate.object, predicate.indirect
        if object_ is None and frame.particle is not None and not predicate.passive:
            object_ = next((i for name, i in predicate.phrases if name == frame.particle), None)
        if frame.indirect is None or indirect is not None:
            return object_, indirect
        if predicate.complement is not None:
            return predicate.complement, object_
        if predicate.passive:
            return self._passive_second(predicate), object_
        behind = self._quality_behind(object_)
        return (behind, object_) if behind else (object_, self._first_of_two(object_))

    def _quality_behind(self, object_: int | None) -> int | None:
        """The "dead" of "left [12 dead]", where the parser hangs it on what it tells of."""
        if object_ is None:
            return None
        found = children(self._sentence, object_, "amod", "acl")
        return next((one.i for one in found if one.i == object_ + 1), None)

    def _first_of_two(self, object_: int | None) -> int | None:
        """The villagers in "gave [the villagers food]", which the parser may take for one name."""
        if object_ is None:
            return None
        for below in children(self._sentence, object_, "compound", "nmod", "amod"):
            if self._agents.find(self._sentence, below.i):
                return below.i
        return None

    def _own(self, frame: Frame, object_: int, match: Match) -> Match | None:
        """Whose the object is, where a frame asks for it or a deed against it touches them."""
        if frame.owner is not None:
            people = self._agents.find_inside(self._sentence, object_)
            return replace(match, recipient=people, score=match.score + ROLE) if people else None
        return match

    def _touch(self, frame: Frame, predicate: Predicate, match: Match) -> Match:
        """Whom a deed against a thing touches: the thing, if it can act, or whose it is.

        In types of words the thing is what is said ("voiced opposition"), and never acts; nor does
        what is the deed itself ("launched an operation").
        """
        words = frame.object.words if frame.object is not None else frozenset()
        i = self._find_objects(frame, predicate)[0]
        if not words or match.recipient or frame.type not in _TOUCHING or i is None:
            return match
        i = self._agents.count_of(self._sentence, i)
        named = frame.type in _IN_WORDS or _ATTACK in words
        itself = () if named else self._agents.find(self._sentence, i)
        return replace(match, recipient=itself or self._agents.find_inside(self._sentence, i))

    def _stands_alone(self, frame: Frame, predicate: Predicate) -> bool:
        """Whether a frame without an object may fit: nothing stands where one would."""
        if predicate.object is not None and not predicate.passive:
            return False
        bare = not frame.clause and all(part.optional for part in frame.parts)
        clause = predicate.clause
        return not (bare and clause is not None and clause[0] == "that")

    def _passive_second(self, predicate: Predicate) -> int | None:
        """In "was given aid" the aid."""
        found = next(children(self._sentence, predicate.i, "dobj", "oprd"), None)
        return found.i if found is not None else None

    def _fill(self, slot: Slot, i: int | None) -> Filled | None:
        if i is None:
            return None
        if slot.words:
            filled = self._fill_words(slot, i)
            if filled is None or slot.role is None:
                return filled
            return replace(filled, people=self._agents.find(self._sentence, i))
        if slot.role == "HOST":
            return self._fill_host(i)
        return self._fill_role(slot, i)

    def _fill_number(self, slot: Slot, predicate: Predicate) -> Filled | None:
        """ "Killed 23", "dozens were wounded", "left 12 dead": people told by number alone."""
        i, counts = predicate.object, load_counts()
        if i is None or slot.role != "RECIPIENT" or slot.words:
            return None
        words = {self._sentence.tokens[predicate.i].lemma.lower()}
        behind = self._sentence.tokens[i + 1 : i + 2]
        told = counts.told_as.keys() & {one.text.lower() for one in behind}
        people = (told or words & counts.done_to.keys()) and is_bare_number(self._sentence, i)
        return Filled(ROLE, (self._agents.name(self._sentence, i),)) if people else None

    def _fill_role(self, slot: Slot, i: int) -> Filled | None:
        if self._sentence.tokens[i].pos == "AUX":
            return None  # "insists on being himself"
        if self._sentence.tokens[i].pos == "VERB":  # "against interfering"
            return Filled(1) if slot.role == "THING" else None
        found = self._agents.find(self._sentence, i)
        if slot.role == "THING" and self._is_any(i):
            found = ()  # "called for a prosecutor" asks no prosecutor
        if slot.role not in ("RECIPIENT", "ACTOR"):
            found = found or self._agents.find_inside(self._sentence, i)
        if slot.role == "THING":
            return Filled(1, found)
        return Filled(ROLE, found) if found else None

    def _fill_words(self, slot: Slot, i: int) -> Filled | None:
        found = self._fit_words(slot, i)
        counted = self._agents.count_of(self._sentence, i) if found is None else i
        return found if counted == i else self._fit_words(slot, counted)

    def _fit_words(self, slot: Slot, i: int) -> Filled | None:
        token = self._sentence.tokens[i]
        forms = [token.lemma.lower(), token.text.lower()]
        if has_label(self._sentence, i, _MONEY):
            forms.append(_MONEY.lower())  # "$360m" and "£20,000" are no words of their own
        if i > 1 and self._sentence.tokens[i - 1].tag == "HYPH":
            forms += join_hyphened(self._sentence, i)
        if not slot.words.isdisjoint(forms):
            return Filled(WORDS, used=frozenset((i,)))
        parts = [part for form in forms for part in slot.compounds.get(form, ())]
        if not parts:
            return None
        before: set[str] = set()
        for below in children(self._sentence, i, "amod", "compound", "nmod", "poss", "nummod"):
            before |= {below.lemma.lower(), below.text.lower()}
        if any(part <= before for part in parts):
            return Filled(WORDS + 1, used=frozenset((i,)))
        return None

    def _fill_host(self, i: int) -> Filled | None:
        found = self._agents.find(self._sentence, i)
        if self._agents.is_city(self._sentence, i):
            return Filled(ROLE, place=i)
        if found:
            if self._agents.is_place(self._sentence, i):
                return Filled(ROLE, found, place=i)
            return Filled(1, found)
        if self._agents.is_place(self._sentence, i):
            return Filled(ROLE, place=i)
        inside = self._agents.find_inside(self._sentence, i)
        return Filled(ROLE, inside) if inside else None

    def _charge(self, predicate: Predicate, match: Match) -> Match:
        """Whom somebody accuses, without what of."""
        own = any(t.text.lower() == "of" for t in children(self._sentence, predicate.i, "prep"))
        if own or self._sentence.tokens[predicate.i].lemma not in _CHARGING:
            return match
        people = tuple(self._agents.without_charge(one) for one in match.recipient)
        return replace(match, recipient=people)

    # --- phrases and clauses

    def _take_part(
        self, part: Part, predicate: Predicate, match: Match, *, own: bool = False
    ) -> Match | None:
        for name, i in predicate.phrases[: predicate.near] if own else predicate.phrases:
            if name not in part.prepositions or self._agents.is_time(self._sentence, i):
                continue
            filled = self._fill(part.slot, i)
            if filled is not None and part.slot.role == "HOST" and name in _WHERE:
                filled = replace(filled, people=())
            if filled is not None and (
                not part.optional or filled.people or filled.place is not None or part.slot.words
            ):
                worth = OPTIONAL if part.optional else filled.score + 1
                return _join(match, replace(filled, score=worth), part.slot)
        return match if part.optional else None

    def _take_clause(self, frame: Frame, predicate: Predicate, match: Match) -> Match | None:
        wanted, clause = frame.clause, predicate.clause
        if wanted is None or clause is None or not self._fits_clause(wanted, clause):
            return None
        if frame.type == "AGREE" and wanted.kind == "that" and not self._is_to_come(clause[1]):
            return None  # "assured them that it was fair"
        inner = clause[1]
        people = match.recipient
        if wanted.subject is not None:
            people = self._subject_of(inner)
            if not people and (wanted.kind == "to" or wanted.words or wanted.must):
                return None
            if frame.type == "REQUEST" and is_passive(self._sentence, inner):
                people = ()  # "that the prisoners be freed" asks nothing of the prisoners
        if wanted.inner is not None:
            people = self._people_in(inner) or people
        score = match.score + CLAUSE + (1 if wanted.words else 0)
        return replace(match, score=score, recipient=people)

    def _fits_clause(self, wanted: Clause, clause: tuple[str, int]) -> bool:
        kind, verb = clause
        if (wanted.kind == "that") != (kind == "that"):
            return False
        if wanted.words and self._sentence.tokens[verb].lemma not in wanted.words:
            return False
        if wanted.words and wanted.kind == "to" and is_negated(self._sentence, verb):
            return False  # "decided not to help"
        done = is_passive(self._sentence, verb) or is_negated(self._sentence, verb)
        if wanted.words and kind == "that" and done:
            return False
        return not wanted.must or self._must(verb)

    def _must(self, verb: int) -> bool:
        """Whether a clause says what somebody other than the speaker has to do."""
        token = self._sentence.tokens[verb]
        subject = next(children(self._sentence, verb, "nsubj", "nsubjpass"), None)
        if subject is None or subject.text.lower() in ("we", "i", "you", "he", "she", "it", "they"):
            return False
        if self._is_any(subject.i):
            return False  # "a president must lead" asks nobody
        if token.lemma in ("need", "have") and any(children(self._sentence, verb, "xcomp")):
            if any(t.lemma == "would" for t in children(self._sentence, verb, "aux")):
                return False  # "would have to kill him" is no order
            asked = not any(children(self._sentence, verb, "dobj"))  # not "has votes to win"
            return asked and not is_negated(self._sentence, verb)
        return any(t.lemma in ("must", "should") for t in children(self._sentence, verb, "aux"))

    def _is_to_come(self, verb: int) -> bool:
        helpers = children(self._sentence, verb, "aux")
        return any(t.lemma in ("will", "would", "shall", "wo", "'ll") for t in helpers)

    def _is_any(self, i: int) -> bool:
        return any(t.lemma in _ANY for t in children(self._sentence, i, "det"))

    def _subject_of(self, verb: int) -> tuple[Participant, ...]:
        subject = find_subject(self._sentence, verb)
        return self._agents.find(self._sentence, subject) if subject is not None else ()

    def _people_in(self, verb: int) -> tuple[Participant, ...]:
        """The first who can act among the objects and phrases of an infinitive; "force" is used."""
        predicate = read_verb(self._sentence, verb)
        means = self._sentence.tokens[verb].lemma in _WITH_MEANS
        numbers = [predicate.object] if predicate.object is not None and not means else []
        numbers += [
            i
            for name, i in predicate.phrases
            if name in ("with", "to", "on", "against", "from", "for", "at")
        ]
        for number in numbers:
            found = self._agents.find(self._sentence, number) or self._agents.find_inside(
                self._sentence, number
            )
            if found:
                return found
        return ()


def _join(match: Match, filled: Filled, slot: Slot) -> Match:
    people = filled.people
    actor, recipient = match.actor, match.recipient
    if slot.role == "ACTOR":
        actor += tuple(one for one in people if one not in actor)
    elif people and not recipient:
        recipient = people
    return replace(
        match,
        score=match.score + filled.score,
        used=match.used | filled.used,
        place=match.place if filled.place is None else filled.place,
        actor=actor,
        recipient=recipient,
    )
