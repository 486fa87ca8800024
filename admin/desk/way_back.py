"""Where a form leads when it is done: back to the page of ours that it was pressed on."""

from admin.desk.visit import Visit

FIELD = "back"


def way_back(visit: Visit, otherwise: str) -> str:
    """The address that the form names, if it is one of the desk's own."""
    given = visit.form.get(FIELD)
    ours = given.startswith("/desk/") and given.isascii() and given.isprintable() and not set(given) & {"\\", " "}
    return given if ours and len(given) < 1_000 else otherwise
