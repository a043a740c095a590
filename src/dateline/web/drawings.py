"""What templates call to draw: each gives shapes, or pieces of a view in the order of the page."""

from dateline.dossiers import (
    SECTIONS,
    group_happenings,
    group_wordings,
    order_grounds,
    pick_telling,
    say_beside,
    say_fact,
    say_level,
    say_phase,
    say_spell,
    say_spell_days,
    say_stretch,
    say_types,
    say_whole,
)
from dateline.web.atlas import draw_map, list_looks, list_regions
from dateline.web.dossier import group_named, group_texts
from dateline.web.lanes import LANES, LEFT, RIGHT, draw_timeline, lane_of, name_class
from dateline.web.life import draw_life, draw_strength, name_level, name_spell
from dateline.web.map import say_precision
from dateline.web.scales import make_steps
from dateline.web.shapes import write_number
from dateline.web.ties import draw_network
from dateline.web.timeline import pick_counts

DRAWINGS: dict[str, object] = {
    "draw_life": draw_life,
    "draw_map": draw_map,
    "draw_network": draw_network,
    "draw_strength": draw_strength,
    "draw_timeline": draw_timeline,
    "group_happenings": group_happenings,
    "group_named": group_named,
    "group_texts": group_texts,
    "group_wordings": group_wordings,
    "lane_edges": (LEFT, RIGHT),
    "lane_of": lane_of,
    "lanes": LANES,
    "list_looks": list_looks,
    "list_regions": list_regions,
    "make_steps": make_steps,
    "name_class": name_class,
    "name_level": name_level,
    "name_spell": name_spell,
    "number": write_number,
    "order_grounds": order_grounds,
    "pick_counts": pick_counts,
    "pick_telling": pick_telling,
    "say_beside": say_beside,
    "say_fact": say_fact,
    "say_level": say_level,
    "say_phase": say_phase,
    "say_precision": say_precision,
    "say_spell": say_spell,
    "say_spell_days": say_spell_days,
    "say_stretch": say_stretch,
    "say_types": say_types,
    "say_whole": say_whole,
    "sections": SECTIONS,
}
"""What the templates of drawings may call or show, beside what all templates may."""
