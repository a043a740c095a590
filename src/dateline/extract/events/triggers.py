"""Which words of a sentence tell an event: the best frame for each, refusals with their reason."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import cast

from dateline.datafiles import data_folder, load_yaml
from dateline.extract.events.accused import find_accused
from dateline.extract.events.agents import Agents
from dateline.extract.events.candidate import VERBAL, Candidate
from dateline.extract.events.doers import find_subject
from dateline.extract.events.figures import refuse_figure, refuse_help, weigh_force
from dateline.extract.events.force import Setting, is_mishap
from dateline.extract.events.frames import Frame, Lexicon
from dateline.extract.events.headlines import find_listed
from dateline.extract.events.light import find_light_verb, load_light
from dateline.extract.events.match import Match, Matcher
from dateline.extract.events.roles import Predicate, find_agent, read_noun, read_verb
from dateline.extract.events.row_match import RowMatcher
from dateline.extract.syntax import children, is_passive
from dateline.findings import Participant
from dateline.text import Sentence, Token

_MEETINGS = frozenset(("meeting", "summit", "session", "conference", "talk", "gathering"))
_ABOUT_EVENTS = ("ACCUSE", "SUPPORT")
"""Types whose object can be an event of its own: "condemned the attack on the village"."""


_BY_SOMEBODY = VERBAL | {"AID"}
"""Types that a noun tells only with who does it."""

_SIDES = 2
_BEFORE = ("amod", "compound")  # "shooting victims"
_BLOWS = frozenset(("strike", "hit", "ram"))
"""What a car does as well as a fist."""

_NEAR = 4
"""Words before a noun among which "anti" stands, written in one word or three."""

_CONJUNCTS = 4
_ADDRESSED = frozenset(("AGREE", "CONSULT", "SUPPORT", "REQUEST", "THREATEN"))
"""Types that need their speaker in the passive too ("people are asked to stay away")."""


@cache
def _skip() -> dict[str, dict[str, str]]:
    """Words that make a frame no event: type (or ANY) -> word -> reason."""
    plain = cast(
        "dict[str, list[dict[str, object]]]", load_yaml(data_folder("events") / "skip.yaml")
    )
    found: dict[str, dict[str, str]] = {}
    for row in plain["refusals"]:
        for kind in cast("list[str]", row["types"]):
            for word in cast("list[str]", row["words"]):
                found.setdefault(kind, {})[str(word)] = str(row["why"])
    return found


def find_candidates(
    sentence: Sentence, lexicon: Lexicon, agents: Agents, setting: Setting
) -> Iterator[Candidate]:
    """Give a candidate for each token that a frame fits; verbs use up the nouns of their frame."""
    matcher = Matcher(sentence, agents)
    used: set[int] = set()
    by_row = dict(_find_rows(sentence, lexicon, agents)) if lexicon.rows else {}
    yield from by_row.values()
    for token in sentence.tokens:
        if token.i in by_row:
            continue
        if token.pos == "VERB" and token.dep not in _BEFORE and token.lemma in lexicon.verbs:
            found = _find_verb(
                sentence, token, lexicon.verbs[token.lemma], matcher, agents, setting
            )
            if found is not None:
                used |= _used_up(sentence, found, lexicon)
                yield found
    for token in sentence.tokens:
        frames = lexicon.nouns.get(token.lemma.lower())
        if frames and token.pos in ("NOUN", "PROPN") and token.i not in used:
            found = _find_noun(sentence, token, frames, matcher, agents)
            if found is not None:
                yield found


def _find_rows(
    sentence: Sentence, lexicon: Lexicon, agents: Agents
) -> Iterator[tuple[int, Candidate]]:
    """Give the verbs that a row of the codebook fits; the codebook goes before the other frames."""
    matcher = RowMatcher(sentence, agents)
    for token in sentence.tokens:
        if token.pos not in ("VERB", "AUX"):
            continue
        own = lexicon.rows.get(token.text.lower(), ())
        base = (
            lexicon.rows.get(token.lemma.lower(), ()) if token.lemma != token.text.lower() else ()
        )
        found = matcher.match((*own, *base), token) if own or base else None
        if found is not None:
            predicate, match = found
            yield token.i, Candidate(predicate, match, match.actor, match.recipient)


def _used_up(sentence: Sentence, found: Candidate, lexicon: Lexicon) -> frozenset[int]:
    """The nouns that tell no event of their own beside this one."""
    kind = found.match.frame.type
    if kind not in _ABOUT_EVENTS:
        return found.match.used
    return frozenset(
        i
        for i in found.match.used
        if any(f.type == kind for f in lexicon.nouns.get(sentence.tokens[i].lemma.lower(), ()))
    )


# --- verbs


def _find_verb(
    sentence: Sentence,
    token: Token,
    frames: tuple[Frame, ...],
    matcher: Matcher,
    agents: Agents,
    setting: Setting,
) -> Candidate | None:
    predicate = read_verb(sentence, token.i)
    best: Match | None = None
    for frame in frames:
        match = matcher.match_verb(frame, predicate)
        if match is not None and (best is None or match.score > best.score):
            best = match
    if best is None or (token.dep == "acl" and token.tag == "VBN" and best.frame.type == "SUPPORT"):
        return None
    found = _with_actor(sentence, predicate, best, agents)
    if found is None:
        return None
    if best.frame.type == "ASSAULT" and is_mishap(sentence, _find_doers(sentence, predicate)):
        return replace(found, refused=found.refused or "hurt by accident")
    named = any(one.mention is not None for one in found.actor)
    hurts = best.frame.accident or (best.frame.type == "ASSAULT" and token.lemma in _BLOWS)
    if hurts and (setting.is_traffic or (not named and setting.is_accident(sentence))):
        return replace(found, refused=found.refused or "the report tells of an accident")
    if best.frame.force:
        return weigh_force(sentence, found, agents)
    return refuse_help(sentence, refuse_figure(sentence, found, agents), agents)


def _find_doers(sentence: Sentence, predicate: Predicate) -> Iterator[int]:
    """Who does it by the words alone: the subject, or the agent of a verb coordinated with it."""
    if predicate.subject is not None:
        yield predicate.subject
    for below in children(sentence, predicate.i, "conj"):
        agent = find_agent(sentence, below.i)
        if agent is not None:
            yield agent


def _with_actor(
    sentence: Sentence, predicate: Predicate, match: Match, agents: Agents
) -> Candidate | None:
    """The candidate with who does it; None where nobody can, or fewer than the frame asks for."""
    subject = predicate.subject
    refused = _refuse(sentence, predicate, match)
    listed = () if predicate.passive else find_listed(sentence, predicate.i, subject, agents)
    actor: tuple[Participant, ...] | None
    if subject is None:
        actor = listed or _without_subject(sentence, predicate, match, agents)
    elif sentence.tokens[subject].text.lower() == "you":
        return None
    else:
        actor = _behind_pronoun(sentence, predicate.i, subject, agents)
        actor = actor or listed or agents.find(sentence, subject)
        actor = actor or _through_thing(sentence, subject, match, agents)
        if agents.is_nature(sentence.tokens[subject]) and not actor:
            refused = refused or f"'{sentence.tokens[subject].text}' is nobody's deed"
    if actor is None:
        return None
    actor = actor + tuple(one for one in match.actor if one not in actor)
    if match.frame.sides == "yes" and len(actor) < _SIDES:
        return None
    if match.frame.sides == "several" and not agents.are_several(sentence, actor):
        return None  # a council that meets, somebody who speaks of a question
    recipient = tuple(one for one in match.recipient if one not in actor)
    return Candidate(predicate, match, actor, recipient, refused)


def _behind_pronoun(
    sentence: Sentence, verb: int, subject: int, agents: Agents
) -> tuple[Participant, ...]:
    """For "Norway said it will help" Norway: who speaks of himself, or of itself, by a pronoun."""
    pronoun = sentence.tokens[subject]
    head = sentence.tokens[pronoun.head]
    if pronoun.text.lower() not in ("it", "they", "he", "she") or head.dep != "ccomp":
        return ()
    saying = sentence.tokens[head.head]
    number = find_subject(sentence, saying.i)
    if number is None or saying.pos != "VERB" or not verb >= head.i > number:
        return ()
    who = sentence.tokens[number]
    several = who.tag in ("NNS", "NNPS") or any(children(sentence, number, "conj"))
    if who.pos == "PRON" or (pronoun.text.lower() != "they" and several):
        return ()
    if any(one.text.lower() in ("a", "an") for one in children(sentence, number, "det")):
        return ()  # "a Clinton ally said she will"
    return agents.find(sentence, number)


def _without_subject(
    sentence: Sentence, predicate: Predicate, match: Match, agents: Agents
) -> tuple[Participant, ...] | None:
    """Who does what has no subject: whom the frame names, or those at the meeting."""
    actor, kind = match.actor, match.frame.type
    if predicate.passive and kind != "CONSULT":
        actor = actor or _of_meeting(sentence, predicate, agents)
    unknown = kind in _ADDRESSED or (kind in VERBAL and not predicate.passive)
    return None if not actor and (unknown or not match.recipient) else actor


def _through_thing(
    sentence: Sentence, subject: int, match: Match, agents: Agents
) -> tuple[Participant, ...] | None:
    """Whose the thing is that acts ("the airstrike killed"); nobody for a cause of nature."""
    token = sentence.tokens[subject]
    if agents.is_nature(token):
        return ()
    if not agents.is_instrument(token):
        return None
    actor = agents.find_inside(sentence, subject) or _find_issuer(sentence, token, agents)
    return None if not actor and (not match.recipient or match.frame.type in _ADDRESSED) else actor


def _find_issuer(sentence: Sentence, paper: Token, agents: Agents) -> tuple[Participant, ...]:
    """Who speaks through a paper: "parliament adopted a resolution that asks ..." parliament."""
    verb = sentence.tokens[paper.head]
    if verb.pos == "ADP":
        verb = sentence.tokens[verb.head]
    if paper.dep not in ("dobj", "pobj") or verb.lemma not in load_light().issuing:
        return ()
    number = find_subject(sentence, verb.i)
    return agents.find(sentence, number) if number is not None else ()


# --- nouns


def _find_noun(
    sentence: Sentence,
    token: Token,
    frames: tuple[Frame, ...],
    matcher: Matcher,
    agents: Agents,
) -> Candidate | None:
    if token.dep in ("compound", "amod", "nmod", "npadvmod") or token.tag in ("NNP", "NNPS"):
        return None
    if token.tag == "NN" and token.lemma == "talk":
        return None  # a talk, or talk of something, is no meeting
    predicate, actor = _read_noun_place(sentence, token, agents)
    best: Match | None = None
    for frame in frames:
        match = matcher.match_noun(frame, predicate)
        if match is not None and (best is None or match.score > best.score):
            best = match
    if best is None:
        return None
    return _noun_people(sentence, predicate, best, actor, agents)


def _noun_people(
    sentence: Sentence,
    predicate: Predicate,
    match: Match,
    subject: tuple[Participant, ...],
    agents: Agents,
) -> Candidate | None:
    owner = _find_owner(sentence, predicate.i, agents)
    recipient, actor = match.recipient, match.actor
    if match.frame.owner == "RECIPIENT":
        recipient = recipient or _find_sufferer(sentence, predicate.i, agents)
    elif owner:
        actor = owner + tuple(one for one in actor if one not in owner)
    accused = find_accused(sentence, predicate.i, agents)
    actor = actor or subject or accused or _of_meeting(sentence, predicate, agents)
    if match.frame.mutual and not recipient and subject and subject[0] not in actor:
        actor = subject + actor
    if match.frame.mutual and actor != subject and subject and match.actor and not owner:
        actor = subject if not recipient else actor
        recipient = recipient or tuple(one for one in match.actor if one not in subject)
    recipient = tuple(one for one in recipient if one not in actor)
    if match.frame.mutual and not actor:
        if match.frame.sides:
            return None  # "talks with the union" do not say who talks with it
        actor, recipient = recipient, ()
    if not actor and (not recipient or match.frame.type in _BY_SOMEBODY):
        return None
    if match.frame.sides == "several" and not agents.are_several(
        sentence, actor + recipient, known=False
    ):
        return None  # a meeting of a committee is its own affair
    refused = _refuse(sentence, predicate, match) or _refuse_ended(sentence, predicate.i)
    found = Candidate(predicate, match, actor, recipient, refused)
    return weigh_force(sentence, found, agents) if match.frame.force and not accused else found


def _of_meeting(
    sentence: Sentence, predicate: Predicate, agents: Agents
) -> tuple[Participant, ...]:
    """For "the decision was made at a meeting of the ministers" the ministers."""
    for name, i in predicate.phrases:
        if name in ("at", "during") and sentence.tokens[i].lemma in _MEETINGS:
            found = agents.find_inside(sentence, i)
            if found:
                return found
    return ()


def _find_owner(sentence: Sentence, i: int, agents: Agents) -> tuple[Participant, ...]:
    """Who stands before the noun: "Russia's attack", "the Russian attack"."""
    for below in children(sentence, i, "poss", "amod", "compound", "nmod"):
        if below.dep != "poss" and not agents.is_side(sentence, below):
            continue
        found = agents.find(sentence, below.i)
        if found:
            return found
    return ()


def _find_sufferer(sentence: Sentence, i: int, agents: Agents) -> tuple[Participant, ...]:
    """For "the judge's murder" the judge: one person, where it is not said "of" another."""
    if sentence.tokens[i].tag != "NN" or any(
        one.lemma == "of" for one in children(sentence, i, "prep")
    ):
        return ()
    owners = (one for one in children(sentence, i, "poss") if agents.is_person(one))
    return next((found for one in owners if (found := agents.find(sentence, one.i))), ())


def _read_noun_place(
    sentence: Sentence, token: Token, agents: Agents
) -> tuple[Predicate, tuple[Participant, ...]]:
    """The noun with the phrases of a light verb beside it, and that verb's subject."""
    predicate = read_noun(sentence, token.i)
    verb = find_light_verb(sentence, token)
    if verb is None:
        return predicate, ()
    above = read_verb(sentence, verb.i)
    merged = replace(
        predicate,
        phrases=predicate.phrases + tuple(p for p in above.phrases if p[1] != token.i),
    )
    if token.dep in ("nsubj", "nsubjpass"):
        number = above.agent
    else:
        number = find_subject(sentence, verb.i) if not is_passive(sentence, verb.i) else above.agent
    actor = agents.find(sentence, number) if number is not None and number != token.i else ()
    return merged, actor


# --- refusals


def _refuse_ended(sentence: Sentence, i: int) -> str | None:
    """A noun that is told as ended ("paused its support") is no event that happened."""
    token = sentence.tokens[i]
    for _ in range(_CONJUNCTS):
        if token.dep != "conj":
            break
        token = sentence.tokens[token.head]
    verb = sentence.tokens[token.head]
    if token.dep not in ("dobj", "nsubjpass") or verb.lemma not in load_light().ending:
        return None
    return f"'{verb.text}': it is told as ended"


def _refuse(sentence: Sentence, predicate: Predicate, match: Match) -> str | None:
    """Why a frame that fits tells no event: metaphor, sport, film, a fight against a thing."""
    words = _skip()
    own = _refuse_parts(sentence, predicate, match)
    if own is not None:
        return own
    numbers = [predicate.object, predicate.subject, *(i for _, i in predicate.phrases)]
    if match.frame.clause is not None and predicate.clause is not None:
        numbers.append(predicate.clause[1])
    numbers += [t.i for t in children(sentence, predicate.i, "advmod") if t.tag == "RB"]
    token = sentence.tokens[predicate.i]
    beside = sentence.tokens[token.head].lemma.lower()
    if token.dep == "conj" and beside in match.frame.refuse:
        return f"'{beside}' makes '{token.text}' something else"  # "was treated and released"
    for number in numbers:
        if number is None or number in match.used:
            continue
        lemma = sentence.tokens[number].lemma.lower()
        if lemma in match.frame.refuse:
            return f"'{lemma}' makes '{token.text}' something else"
        for kind in (match.frame.type, "ANY"):
            why = words.get(kind, {}).get(lemma)
            if why is not None:
                return f"'{lemma}': {why}"
    return None


def _refuse_parts(sentence: Sentence, predicate: Predicate, match: Match) -> str | None:
    """Why a preposition of a predicate, or a word before its nouns, makes it something else."""
    for name, _ in predicate.phrases:
        if name in match.frame.refuse:
            return f"'{name}' makes '{sentence.tokens[predicate.i].text}' something else"
    for used in sorted((*match.used, predicate.i) if match.frame.noun else match.used):
        if match.frame.type == "ASSAULT" and _is_against_thing(sentence, used):
            return "against a thing, not against somebody"
        for below in children(sentence, used, "compound", "amod"):
            if below.lemma.lower() in match.frame.refuse:
                return f"'{below.text}' makes it something else"
    title = _find_title(sentence, predicate.object, match.frame.refuse)
    return None if title is None else f"'{title.text}': it is done to somebody else"


def _is_against_thing(sentence: Sentence, i: int) -> bool:
    """Whether a noun says so before it: "an anti-piracy operation", in one word or three."""
    before = sentence.tokens[max(0, i - _NEAR) : i]
    return any(one.text.lower().split("-")[0] == "anti" for one in before)


def _find_title(sentence: Sentence, i: int | None, refuse: frozenset[str]) -> Token | None:
    """The word before or behind a name that says who is meant: "her aide Anna Berg"."""
    if i is None or sentence.tokens[i].pos != "PROPN":
        return None
    beside = children(sentence, i, "compound", "nmod", "appos")
    return next((one for one in beside if one.lemma.lower() in refuse), None)
