"""All pages, in the order of the menu; each is made in a file of its own."""

from dateline.web.agenda import list_plans, make_agenda, make_plan
from dateline.web.changed import list_changes, list_versions, make_changes, make_versions
from dateline.web.disputed import list_disputes, make_dispute, make_disputes
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
from dateline.web.report import make_report
from dateline.web.reports import list_reports, list_speakers, make_reports, make_speakers
from dateline.web.search import list_names, make_names, make_search
from dateline.web.start import make_start
from dateline.web.stories import list_stories, make_stories, make_story
from dateline.web.timeline import list_timeline, make_timeline
from dateline.web.tracing import list_claims, list_sources, make_sources, make_why

PAGES = (
    Page("/", "start", "Start", make_start),
    Page("/stories", "stories", "Stories", make_stories, list_stories),
    Page("/agenda", "agenda", "Agenda", make_agenda, list_plans, limit=20),
    Page("/disputes", "disputes", "Disputes", make_disputes, list_disputes, limit=25),
    Page("/changes", "changes", "Changes", make_changes, list_changes, limit=40),
    Page("/dossier", "dossier", "Dossiers", make_dossier, list_dossier),
    Page("/timeline", "timeline", "Timeline", make_timeline, list_timeline),
    Page("/map", "map", "Map", make_map, list_map),
    Page("/network", "network", "Network", make_network, list_network),
    Page("/events", "events", "Events", make_events, list_events),
    Page("/statements", "statements", "Statements", make_statements, list_statements),
    Page("/speakers", "speakers", "Speakers", make_speakers, list_speakers),
    Page("/reports", "reports", "Reports", make_reports, list_reports),
    Page("/search", "search", "", make_search, limit=12),
    Page("/names", "names", "", make_names, list_names, limit=24),
    Page("/event/{item}", "event", "", make_event),
    Page("/report/{item}", "report", "", make_report),
    Page("/story/{item}", "story", "", make_story),
    Page("/plan/{item}", "plan", "", make_plan),
    Page("/dispute/{item}", "dispute", "", make_dispute),
    Page("/versions/{item:path}", "versions", "", make_versions, list_versions),
    Page("/sources/{item:path}", "sources", "", make_sources, list_sources),
    Page("/why/{item:path}", "why", "", make_why, list_claims),
)
