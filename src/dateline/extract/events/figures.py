"""Words of force that are meant otherwise: an attack in words, a campaign, a figure of speech."""

from dataclasses import replace

from dateline.extract.events.agents import Agents
from dateline.extract.events.candidate import Candidate
from dateline.extract.events.force import has_force, is_contest
from dateline.findings import Participant
from dateline.text import Sentence

_BODILY = frozenset(("sexual", "targeted", "abduct", "torture"))
"""Modes of deeds that have no figure of speech."""

_US = frozenset(("us", "me"))
_SHELTER = frozenset(("asylum", "refuge", "shelter"))
_THEM = frozenset(("them", "him", "her", "me", "us", "you"))
_WE = frozenset(("we", "i"))


def weigh_force(sentence: Sentence, found: Candidate, agents: Agents) -> Candidate:
    """An attack is one of force only beside words of force, or between countries and armed groups.

    Politicians who fight each other do so in words, whatever the words are about.
    """
    if agents.are_powers(found.actor) and agents.are_powers(found.recipient):
        return found
    politics = _are_politicians(found, agents) or _are_rivals(sentence, found, agents)
    if has_force(sentence, without=found.predicate.i) and not politics:
        return found
    otherwise = found.match.frame.otherwise
    first = any(one.span.text.lower() in _US for one in found.recipient)
    if otherwise is None or first or not (found.actor and found.recipient):
        why = "a fight between politicians" if politics else "no word of force beside it"
        return replace(found, refused=found.refused or why)
    frame = replace(found.match.frame, type=otherwise, mode=("disapprove",), code=None)
    return replace(found, match=replace(found.match, frame=frame))


def refuse_help(sentence: Sentence, found: Candidate, agents: Agents) -> Candidate:
    """Help for a politician by name is backing; "a plan to help them" does not say who helps."""
    if found.match.frame.type != "AID" or found.predicate.passive or not found.recipient:
        return found
    given = {sentence.tokens[i].lemma.lower() for i in found.match.used}
    if not given & _SHELTER and all(agents.is_politician(one) for one in found.recipient):
        return replace(found, refused=found.refused or "help for a politician")
    vague = all(one.mention is None and one.span.text.lower() in _THEM for one in found.recipient)
    if vague and sentence.tokens[found.predicate.i].lemma == "help":
        return replace(found, refused=found.refused or "nobody is named who is helped")
    unsaid = not found.actor and sentence.tokens[found.predicate.i].tag == "VB"
    return replace(found, refused=found.refused or "nobody helps") if unsaid else found


def refuse_figure(sentence: Sentence, found: Candidate, agents: Agents) -> Candidate:
    """A known person who is "wounded" or "killed" without a word of force is so in the polls."""
    frame = found.match.frame
    if frame.type != "ASSAULT" or found.predicate.passive or not found.recipient:
        return found
    if not frame.mode or not _BODILY.isdisjoint(frame.mode):
        return _refuse_hurt(sentence, found, agents)
    people = found.actor + found.recipient
    if not found.actor or not all(agents.is_politician(one) for one in people):
        return found
    return replace(found, refused=found.refused or "politicians fight in words")


def _refuse_hurt(sentence: Sentence, found: Candidate, agents: Agents) -> Candidate:
    frame = found.match.frame
    if frame.mode:
        return found
    stands_for = all(
        agents.is_politician(one) or one.span.text.lower() in _US for one in found.recipient
    )
    unnamed = any(one.actor is None for one in found.actor)
    if not stands_for or unnamed or has_force(sentence, without=found.predicate.i):
        return found
    return replace(found, refused=found.refused or "a figure of speech")


def _are_politicians(found: Candidate, agents: Agents) -> bool:
    """Whether a known person, or we, or a known body acts on a person or body by name."""
    return bool(found.actor and found.recipient) and (
        all(_may_campaign(one, agents) for one in found.actor)
        and any(agents.names_person(one) or agents.is_party(one) for one in found.recipient)
    )


def _are_rivals(sentence: Sentence, found: Candidate, agents: Agents) -> bool:
    """Whether persons beat each other in a sentence on an election."""
    people = found.actor + found.recipient
    both = bool(found.actor and found.recipient) and all(map(agents.names_person, people))
    return both and is_contest(sentence)


def _may_campaign(one: Participant, agents: Agents) -> bool:
    return one.span.text.lower() in _WE or agents.is_politician(one) or agents.is_party(one)
