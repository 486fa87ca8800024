"""What a topic is called on the desk's screens: the title of its entry in the member's language."""

from admin.desk.visit import Visit
from knowledge.languages import in_language
from knowledge.values import NATIONAL


def topic_title(visit: Visit, topic: str) -> str:
    """The national entry's title, else that of any of its entries, else what a person wants to know."""
    knowledge = visit.desk.knowledge
    entry = knowledge.entries.get((topic, NATIONAL)) or next(
        (one for (slug, _), one in knowledge.entries.items() if slug == topic), None
    )
    if entry is not None:
        return in_language(entry.title, visit.language)
    return knowledge.topics[topic].wants if topic in knowledge.topics else topic


def topic_titles(visit: Visit) -> list[tuple[str, str]]:
    """Every topic with its title, by title: to choose from."""
    titles = {
        slug: in_language(entry.title, visit.language) for (slug, _), entry in visit.desk.knowledge.entries.items()
    }
    national = {
        slug: in_language(entry.title, visit.language)
        for (slug, scope), entry in visit.desk.knowledge.entries.items()
        if scope == NATIONAL
    }
    named = {slug: topic.wants for slug, topic in visit.desk.knowledge.topics.items()} | titles | national
    return sorted(named.items(), key=lambda one: one[1].lower())
