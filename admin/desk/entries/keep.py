"""Keeps what was typed in the draft, whatever is wrong with it; tells where somebody else was quicker."""

from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy.exc import IntegrityError

from admin.desk.entries.merge import Merged, digest, merge, same, take_over, was_fields, was_seen
from admin.desk.entries.work import Work, read_work
from admin.desk.visit import Visit
from knowledge.files import entry_text
from knowledge.store.drafts import (
    Draft,
    Fields,
    Stale,
    begin_draft,
    draft_numbered,
    rebase_draft,
    save_draft,
)
from knowledge.store.publish import revisions


@dataclass(frozen=True, slots=True)
class Conflict:
    """What somebody else changed: a colleague in this draft, or (`published`) what people are answered by now."""

    merged: Merged
    published: bool
    who: int | None = None
    when: datetime | None = None


@dataclass(frozen=True, slots=True)
class Kept:
    """The entry after keeping, or unchanged with what stands in the way. `changed` tells whether anything was kept."""

    work: Work
    conflict: Conflict | None = None
    changed: bool = False


def keep(visit: Visit, work: Work, typed: Fields) -> Kept:
    """Keep what was typed; where a colleague has changed the draft since the form was shown, nothing is kept yet."""
    if work.draft is None:
        return _begin(visit, work, typed)
    draft, taken, was = work.draft, visit.form.all("take"), was_seen(visit.form.get("seen"))
    if visit.form.get("draft") == str(draft.number) and visit.form.get("version") == str(draft.version):
        return _save(visit, work, draft, _taken(visit, work, draft, typed, taken))
    merged = merge(typed, draft.fields, was)
    if draft.edited_by == visit.member.number or not merged.rows:
        return _save(visit, work, draft, merged.fields)
    return Kept(work, Conflict(merged, published=False, who=draft.edited_by, when=draft.edited_at))


def conflict_with_published(work: Work) -> Conflict | None:
    """What was published since the draft was begun, beside what the draft says."""
    if work.draft is None or not work.base_changed:
        return None
    merged = merge(work.draft.fields, work.published_fields(), was_fields(work.base_fields()))
    return Conflict(merged, published=True)


def base_digest(work: Work) -> str:
    """A short name for what is published now."""
    return digest([work.base] if work.base is not None else [])


def _taken(visit: Visit, work: Work, draft: Draft, typed: Fields, names: list[str]) -> Fields:
    """What was typed, with the other's words in the fields where the member chose them."""
    theirs = work.published_fields() if visit.form.get("rebase") else draft.fields
    return take_over(typed, theirs, names) if names else typed


def _begin(visit: Visit, work: Work, typed: Fields) -> Kept:
    if same(typed, work.published_fields()):
        return Kept(work)
    document = _document(work, typed)
    try:
        with visit.connection.begin_nested():
            base = _base_seen(visit, work)
            draft = begin_draft(visit.connection, work.subject, typed, base, visit.member.number, visit.now)
            draft = save_draft(visit.connection, draft, typed, document, visit.member.number, visit.now)
    except IntegrityError:
        return keep(visit, read_work(visit), typed)
    visit.note("entry.draft-begun", work.name, work.scope)
    return Kept(replace(work, draft=draft), changed=True)


def _save(visit: Visit, work: Work, draft: Draft, typed: Fields) -> Kept:
    rebased = work.base_changed and visit.form.get("rebase") == base_digest(work)
    if same(typed, draft.fields) and not rebased:
        return Kept(work)
    try:
        if rebased:
            draft = rebase_draft(visit.connection, draft, work.base)
        document = _document(work, typed)
        saved = save_draft(visit.connection, draft, typed, document, visit.member.number, visit.now)
    except Stale as stale:
        merged = merge(typed, stale.draft.fields, was_seen(visit.form.get("seen")))
        now = replace(work, draft=stale.draft)
        return Kept(now, Conflict(merged, published=False, who=stale.draft.edited_by, when=stale.draft.edited_at))
    return Kept(replace(work, draft=saved), changed=True)


def _document(work: Work, typed: Fields) -> str | None:
    made = work.made(typed)
    return None if made.errors else entry_text(made.entry)


def _base_seen(visit: Visit, work: Work) -> str | None:
    """What was published when the form was shown, as far as it can be told: the draft stands on that."""
    number = visit.form.get("draft")
    closed = (
        draft_numbered(visit.connection, int(number))
        if number.isascii() and number.isdigit() and len(number) < 10
        else None
    )
    if closed is not None and closed.subject == work.subject:
        return closed.base
    shown = visit.form.get("base")
    if work.stored is None or shown == base_digest(work):
        return work.base
    documents = (one.document for one in revisions(visit.connection, work.stored.number))
    return next((text for text in documents if digest([text]) == shown), "")
