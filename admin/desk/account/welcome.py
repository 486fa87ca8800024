"""One-time links: the first account of an installation, and a password for an account that has none or lost it."""

from typing import Final

from sqlalchemy.exc import IntegrityError
from starlette.responses import Response

from admin.desk.access import Member, Role
from admin.desk.account.sign_in import begin
from admin.desk.account.words import email_complaint
from admin.desk.guard import SIGN_IN, Page
from admin.desk.passwords import complaint, hashed
from admin.desk.store import accounts, sessions
from admin.desk.store.accounts import Link, Purpose
from admin.desk.visit import Visit
from bot.words import _

GONE: Final = _("This link was used already, or it is older than three days. Ask your administrator for a new one.")
DIFFERENT: Final = _("The two passwords are not the same. Write it twice in the same way.")
NAME_NEEDED: Final = _("Write your name as your colleagues know it.")
TAKEN: Final = _("There is an account with this e-mail address already.")


def show(visit: Visit) -> Response:
    """The form that a link opens."""
    return _form(visit, _link(visit), {}, {})


def set_password(visit: Visit) -> Response:
    """Keep the new password, end all older sessions, and sign the member in (not past the code of her app)."""
    link = _link(visit)
    typed = {name: visit.form.get(name).strip() for name in ("name", "email")}
    errors = _errors(visit, link, typed)
    if errors:
        return _form(visit, link, typed, errors)
    password = hashed(visit.form.get("password"))  # takes long: before the transaction, not in it
    with visit.writing():
        if not accounts.use_link(visit.connection, link):
            raise visit.refuse(410, GONE)
        return _kept(visit, link.member if link.member is not None else _first(visit, typed), password)


def _kept(visit: Visit, number: int, password: str) -> Response:
    """A link is worth a password, and no more than that: it is no way around the code of an app."""
    accounts.change_account(visit.connection, number, password_hash=password, failures=0, locked_until=None)
    sessions.end_all(visit.connection, number)
    account = accounts.account_numbered(visit.connection, number)
    if account is None or account.is_disabled:
        raise visit.refuse(410, GONE)
    response = begin(visit, number) if account.code_secret is None else visit.go(SIGN_IN)
    visit.note("staff.password-set", account.member.email)
    return response


def _first(visit: Visit, typed: dict[str, str]) -> int:
    """The administrator whose account is the first; nobody else can be there, or the link would not be."""
    member = Member(0, typed["email"], typed["name"], Role.ADMINISTRATOR, language=visit.language)
    try:
        return accounts.add_account(visit.connection, member, visit.now)
    except IntegrityError:
        raise visit.refuse(409, TAKEN) from None


def _link(visit: Visit) -> Link:
    link = accounts.find_link(visit.connection, visit.path("token"), visit.now)
    if link is None or (link.purpose is Purpose.FIRST and accounts.is_anybody_there(visit.connection)):
        raise visit.refuse(410, GONE)
    return link


def _errors(visit: Visit, link: Link, typed: dict[str, str]) -> dict[str, str]:
    errors = {}
    email = typed["email"]
    if link.purpose is Purpose.FIRST:
        if not typed["name"]:
            errors["name"] = visit.say(NAME_NEEDED)
        if wrong := email_complaint(email):
            errors["email"] = visit.say(wrong)
    elif link.member is not None:
        account = accounts.account_numbered(visit.connection, link.member)
        email = account.member.email if account else ""
    if wrong := complaint(visit.form.get("password"), email):
        errors["password"] = visit.say(wrong)
    elif visit.form.get("password") != visit.form.get("again"):
        errors["again"] = visit.say(DIFFERENT)
    return errors


def _form(visit: Visit, link: Link, typed: dict[str, str], errors: dict[str, str]) -> Response:
    account = accounts.account_numbered(visit.connection, link.member) if link.member is not None else None
    status = 422 if errors else 200
    return visit.page(
        "account/welcome.html",
        status,
        first=link.purpose is Purpose.FIRST,
        account=account.member if account else None,
        typed=typed,
        errors=errors,
        address=visit.request.url.path,
    )


PAGES: Final = (
    Page("/desk/welcome/{token}", show, None),
    Page("/desk/welcome/{token}", set_password, None, "POST", writes=False),
)
