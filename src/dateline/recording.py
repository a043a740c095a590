"""Readings in, a record out: the second half of the design on one screen.

    reading -> assemble -> claims -> store;  claims -> assemble -> rows of the views
    rows -> resolve -> links -> store;  links -> resolve -> canonical ids
    texts -> resolve -> outlines -> store;  outlines -> resolve -> stories

The store calls these steps through `Rules` and knows nothing of what they do.
"""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path

from dateline import __version__
from dateline.assemble.changes import make_changes
from dateline.assemble.claims import make_claims
from dateline.assemble.corrections import (
    list_corrections,
    make_correction,
    make_missed,
    undo,
)
from dateline.assemble.disputes import find_disputes
from dateline.assemble.dossier import make_dossier
from dateline.assemble.plans import ask_plan, make_plans
from dateline.assemble.rows import make_rows
from dateline.assemble.sentences import find_sentence
from dateline.assemble.story_texts import make_story_text
from dateline.assemble.timeline import make_timeline
from dateline.assemble.versions import make_versions
from dateline.extract.meaning import find_meaning
from dateline.knowledge import Knowledge, load_knowledge
from dateline.resolve.actors import link_actors
from dateline.resolve.copies import BANDS_SHARED, find_band_keys, find_near_keys, link_copies
from dateline.resolve.dating import bound_by_others, find_copy_keys
from dateline.resolve.events import find_blocks, link_events
from dateline.resolve.groups import group
from dateline.resolve.kinship import make_kin
from dateline.resolve.notes import read_notes
from dateline.resolve.outlines import make_outline, pick_keys
from dateline.resolve.sources import make_sources
from dateline.resolve.stories import (
    belongs,
    find_bridges,
    find_nearest,
    join,
    pick_nearest,
    split_stories,
)
from dateline.resolve.summaries import sum_up
from dateline.resolve.versions import is_version, name_report
from dateline.rules import Rules, StoryRules
from dateline.store import Record, repair
from dateline.store.connection import WAIT
from dateline.store.growing import write_time
from dateline.store.repair import Repaired


def open_record(
    path: Path,
    *,
    read_only: bool = False,
    knowledge: Knowledge | None = None,
    wait: float = WAIT,
    tell: Callable[[str], None] | None = None,
    seconds: float | None = None,
) -> Record:
    """Open a record, or make an empty one; see Record.open for `seconds` and what can go wrong.

    `knowledge` names known actors in what is written; None loads the package's own, which is left
    out for reading only, since names are stored.
    """
    if knowledge is None and not read_only:
        knowledge = load_knowledge()
    rules = make_rules(knowledge)
    return Record.open(
        path, read_only=read_only, rules=rules, wait=wait, tell=tell, seconds=seconds
    )


def repair_record(
    path: Path,
    *,
    recorded: datetime,
    knowledge: Knowledge | None = None,
    tell: Callable[[str], None] | None = None,
) -> Repaired:
    """Make a damaged record anew from what is whole in it; see store.repair."""
    rules = make_rules(load_knowledge() if knowledge is None else knowledge)
    return repair.repair_record(path, rules, recorded=write_time(recorded), tell=tell)


def make_rules(knowledge: Knowledge | None, *, version: str = __version__) -> Rules:
    """Give the steps of recording, each named once."""
    kin = make_kin(knowledge)
    return Rules(
        version=version,
        make_claims=partial(make_claims, version=version),
        make_rows=partial(make_rows, knowledge=knowledge),
        make_correction=make_correction,
        make_missed=make_missed,
        undo_correction=undo,
        list_corrections=list_corrections,
        find_sentence=find_sentence,
        link_actors=partial(link_actors, version=version),
        link_events=partial(link_events, kin=kin, version=version),
        find_blocks=partial(find_blocks, kin=kin),
        group=group,
        find_copy_keys=find_copy_keys,
        find_band_keys=find_band_keys,
        find_near_keys=find_near_keys,
        bands_shared=BANDS_SHARED,
        link_copies=partial(link_copies, version=version),
        make_sources=make_sources,
        read_notes=read_notes,
        name_report=name_report,
        is_version=is_version,
        bound_by_others=bound_by_others,
        stories=StoryRules(
            make_outline=make_outline,
            find_meaning=find_meaning,
            pick_keys=pick_keys,
            find_nearest=find_nearest,
            pick_nearest=pick_nearest,
            join=join,
            find_bridges=find_bridges,
            belongs=belongs,
            split=split_stories,
            read_text=make_story_text,
            sum_up=sum_up,
        ),
        make_versions=make_versions,
        make_changes=make_changes,
        make_timeline=make_timeline,
        make_disputes=find_disputes,
        ask_plan=ask_plan,
        make_plans=make_plans,
        make_dossier=make_dossier,
    )
