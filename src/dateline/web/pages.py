"""All pages, in the order of the menu; each is made in a file of its own."""

from dateline.web.dossier import list_dossier, make_dossier
from dateline.web.event import make_event
from dateline.web.frame import Page
from dateline.web.lists import (
    list_events,
    list_statements,
    make_events,
    make_statements,
)
from dateline.web.map import list_map, make_map
from dateline.web.network import list_network, make_network
from dateline.web.start import make_start
from dateline.web.timeline import list_timeline, make_timeline

PAGES = (
    Page("/", "start", "Start", make_start),
    Page("/dossier", "dossier", "Dossiers", make_dossier, list_dossier),
    Page("/timeline", "timeline", "Timeline", make_timeline, list_timeline),
    Page("/map", "map", "Map", make_map, list_map),
    Page("/network", "network", "Network", make_network, list_network),
    Page("/events", "events", "Events", make_events, list_events),
    Page("/statements", "statements", "Statements", make_statements, list_statements),
    Page("/event/{item}", "event", "", make_event),
)
