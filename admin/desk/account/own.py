"""A member's own account: language, password, the code of an app, and where she is signed in."""

import re
from typing import Final

from markupsafe import Markup
from starlette.responses import Response

from admin.desk.access import Right
from admin.desk.account import codes
from admin.desk.account.device import device_of
from admin.desk.account.sign_in import wait_sentence
from admin.desk.account.welcome import DIFFERENT
from admin.desk.account.words import ROLE_HELP, ROLE_NAMES
from admin.desk.fields import row_number
from admin.desk.guard import Page
from admin.desk.passwords import complaint, hashed, is_right
from admin.desk.store import accounts, sessions
from admin.desk.store.accounts import Account
from admin.desk.visit import Missing, Visit
from admin.pages.base import remember_language
from bot.words import _

HOME: Final = "/desk/account"
SECRET: Final = re.compile(r"[A-Z2-7]{32}")
IS_ON: Final = _("Signing in asks for a code already. Stop that first, then set up another phone.")
NOT_IT: Final = _("This is not your password. Write the one that you sign in with now.")
CODE_WRONG: Final = _("This code does not fit. Write the six digits that the app shows now.")


def show(visit: Visit) -> Response:
    """The account."""
    return _page(visit)


def change_language(visit: Visit) -> Response:
    """The language of the desk for this member, wherever she signs in."""
    wanted = visit.form.get("language")
    if wanted in visit.desk.words:
        accounts.change_account(visit.connection, visit.member.number, language=wanted)
        visit.language = wanted
    response = visit.go(HOME, visit.say("Saved."))
    remember_language(response, visit.language)
    return response


def change_password(visit: Visit) -> Response:
    """Another password; every other session of hers ends."""
    account, errors = _account(visit), {}
    if refused := _not_hers(visit, visit.form.get("current")):
        errors["current"] = refused
    elif wrong := complaint(visit.form.get("password"), account.member.email):
        errors["password"] = visit.say(wrong)
    elif visit.form.get("password") != visit.form.get("again"):
        errors["again"] = visit.say(DIFFERENT)
    if errors:
        return _page(visit, errors)
    new = hashed(visit.form.get("password"))
    with visit.writing():
        accounts.change_account(visit.connection, account.member.number, password_hash=new)
        return _all_over(
            visit, "staff.password-set", visit.say("Your password is changed. Everywhere else you are signed out.")
        )


def begin_codes(visit: Visit) -> Response:
    """Show a new secret; it counts once a code of it was written."""
    return _page(visit, secret=codes.new_secret())


def keep_codes(visit: Visit) -> Response:
    """From now on signing in asks for a code. Another phone takes the place of one only after her password."""
    if _account(visit).code_secret is not None:
        raise visit.refuse(409, IS_ON)
    secret = visit.form.get("secret")
    step = codes.step_of(secret, visit.form.get("code"), visit.now, None) if _is_secret(secret) else None
    if step is None:
        shown = secret if _is_secret(secret) else codes.new_secret()
        return _page(visit, {"code": visit.say(CODE_WRONG)}, secret=shown)
    sealed = codes.sealed(visit.desk.keys, secret)
    accounts.change_account(visit.connection, visit.member.number, code_secret=sealed, code_step=step)
    return _all_over(visit, "staff.code-on", visit.say("From now on signing in asks for a code of your app, too."))


def drop_codes(visit: Visit) -> Response:
    """Signing in asks for the password alone again."""
    account = _account(visit)
    if refused := _not_hers(visit, visit.form.get("current-off")):
        return _page(visit, {"current-off": refused})
    with visit.writing():
        accounts.change_account(visit.connection, account.member.number, code_secret=None, code_step=None)
        visit.note("staff.code-off", account.member.email)
    return visit.go(HOME, visit.say("Signing in asks for your password alone now."))


def end_session(visit: Visit) -> Response:
    """End one of her other sessions."""
    number = row_number(visit.form.get("session"))
    if number is None or not sessions.end(visit.connection, number, visit.member.number):
        raise Missing
    visit.note("staff.session-ended", visit.member.email)
    return visit.go(HOME, visit.say("That session is ended."))


def _all_over(visit: Visit, action: str, notice: str) -> Response:
    """End all sessions and begin this one anew: whoever had an old token has nothing now."""
    number = visit.member.number
    sessions.end_all(visit.connection, number)
    visit.new_token = sessions.begin(
        visit.connection, number, device_of(visit.request.headers.get("user-agent", "")), visit.now
    )
    visit.note(action, visit.member.email)
    begun = sessions.find(visit.connection, visit.new_token, visit.now)
    if begun is not None:
        sessions.touch(visit.connection, begun, {"text": notice, "undo": None}, visit.now)
    return visit.go(HOME)


def _not_hers(visit: Visit, password: str) -> str:
    """Why this password is not taken as hers; empty where it is. Wrong tries count as they do at signing in: a browser
    that was left open is no place to guess. No transaction is open while it is checked.
    """
    with visit.writing():
        before = accounts.begin_try(visit.connection, visit.member.number, visit.now)
    if before is None:
        return wait_sentence(visit, _account(visit))
    if not is_right(before.password_hash, password):
        return visit.say(NOT_IT)
    with visit.writing():
        accounts.end_try(visit.connection, before)
    return ""


def _account(visit: Visit) -> Account:
    account = accounts.account_numbered(visit.connection, visit.member.number)
    if account is None:
        raise Missing
    return account


def _is_secret(text: str) -> bool:
    return SECRET.fullmatch(text) is not None


def _page(visit: Visit, errors: dict[str, str] | None = None, secret: str = "") -> Response:
    address = codes.address(secret, visit.member.email) if secret else ""
    return visit.page(
        "account/own.html",
        422 if errors else 200,
        account=_account(visit),
        role=ROLE_NAMES[visit.member.role],
        role_help=ROLE_HELP[visit.member.role],
        sessions=accounts.open_sessions(visit.connection, visit.member.number),
        this=visit.session.number if visit.session else 0,
        errors=errors or {},
        secret=secret,
        address=address,
        picture=Markup(codes.picture(address)) if address else "",  # noqa: S704 - our own SVG of squares
    )


PAGES: Final = (
    Page(HOME, show, Right.ACCOUNT),
    Page("/desk/account/language", change_language, Right.ACCOUNT, "POST"),
    Page("/desk/account/password", change_password, Right.ACCOUNT, "POST", writes=False),
    Page("/desk/account/code", begin_codes, Right.ACCOUNT, "POST", writes=False),
    Page("/desk/account/code/on", keep_codes, Right.ACCOUNT, "POST"),
    Page("/desk/account/code/off", drop_codes, Right.ACCOUNT, "POST", writes=False),
    Page("/desk/account/sessions/end", end_session, Right.ACCOUNT, "POST"),
)
