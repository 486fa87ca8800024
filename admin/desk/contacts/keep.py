"""Keeps what is typed in the draft of a contact; where somebody else changed it meanwhile, shows both instead."""

from dataclasses import dataclass
from hashlib import sha256

from sqlalchemy.exc import IntegrityError

from admin.desk.access import Right
from admin.desk.contacts.merge import Merged, Row, merge, read_carried
from admin.desk.contacts.work import Work, work_on
from admin.desk.visit import Visit
from knowledge.store.drafts import Draft, Fields, Stale, begin_draft, rebase_draft, save_draft


@dataclass(frozen=True, slots=True)
class Kept:
    """What became of the typed fields: kept in the draft, or not yet because of the `rows` that others changed."""

    work: Work
    fields: Fields
    rows: tuple[Row, ...] = ()


def digest(text: str | None) -> str:
    """A short name for what is published, for the form to carry along."""
    return sha256(text.encode()).hexdigest()[:16] if text else ""


def keep(visit: Visit, work: Work, typed: Fields) -> Kept:
    """Keep the typed fields. What was published meanwhile is taken over where she had changed nothing."""
    merged = _merged(visit, work, typed)
    if merged.rows:
        return Kept(work, merged.fields, merged.rows)
    if same(merged.fields, work.fields()) and (work.draft is None or work.draft.base == work.base):
        return Kept(work, merged.fields)
    try:
        _write(visit, work, merged.fields)
    except (Stale, IntegrityError):
        now = work_on(visit, work.slug)
        visit.demand(Right.EDIT, now.scope)  # two new contacts of one name, made at one moment in two counties
        again = merge(merged.fields, now.current().fields, read_carried(visit.form.get("was")))
        return Kept(now, again.fields, again.rows)
    return Kept(work_on(visit, work.slug), merged.fields)


def same(one: Fields, other: Fields) -> bool:
    """Whether two forms say the same, whatever the order of their fields."""
    return {name: list(values) for name, values in one.items()} == {
        name: list(values) for name, values in other.items()
    }


def _merged(visit: Visit, work: Work, typed: Fields) -> Merged:
    """What was typed, with what others changed since the form was shown."""
    seen = (visit.form.get("version"), visit.form.get("base"))
    if seen == (str(work.version), digest(work.base)):
        return Merged({name: list(values) for name, values in typed.items()}, ())
    return merge(typed, work.current().fields, read_carried(visit.form.get("was")))


def _write(visit: Visit, work: Work, fields: Fields) -> Draft:
    """The draft with these fields in it, standing on what is published now."""
    connection, member, now = visit.connection, visit.member.number, visit.now
    with connection.begin_nested():
        if work.draft is None:
            return begin_draft(connection, work.subject, fields, work.base, member, now)
        saved = save_draft(connection, work.draft, fields, None, member, now)
        return saved if saved.base == work.base else rebase_draft(connection, saved, work.base)
