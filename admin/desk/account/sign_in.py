"""Signing in and out. Every wrong try looks the same from outside, and costs time that grows."""

from typing import Final
from urllib.parse import quote

import structlog
from starlette.responses import Response

from admin.desk import cookies
from admin.desk.access import Right, Role
from admin.desk.account import codes
from admin.desk.account.device import device_of
from admin.desk.guard import SIGN_IN, Page
from admin.desk.passwords import is_right
from admin.desk.store import accounts, sessions
from admin.desk.store.accounts import Account
from admin.desk.visit import Visit
from bot.privacy.keys import SealBroken
from bot.words import _

log = structlog.get_logger()

WRONG: Final = _("This e-mail address and password do not belong together. Try again, or ask your administrator.")
WRONG_CODE: Final = _("This code is not right, or was used already. Wait for the next one in your app.")
CODE_NEEDED: Final = _("Your account asks for a code, too: open the app on your phone and write its six digits below.")
WAIT: Final = _(
    "Too many wrong tries. Wait {minutes} minutes and try again, or ask your administrator for a new password."
)


def show(visit: Visit) -> Response:
    """The form."""
    if visit.session is not None:
        return visit.go(landing(visit, visit.asked("next")))
    return _form(visit, visit.asked("next"))


def sign_in(visit: Visit) -> Response:
    """Begin a session, with a new token. A password takes long to check, so no transaction is open meanwhile."""
    email, back, given = visit.form.get("email"), visit.form.get("next"), visit.form.get("password")
    account = accounts.account_of_email(visit.connection, email)
    if account is None:
        is_right(None, given)
        return _wrong(visit, None, back, email, WRONG)
    with visit.writing():
        before = accounts.begin_try(visit.connection, account.member.number, visit.now)
    if before is None:
        return _form(visit, back, email, wait_sentence(visit, account))
    if not is_right(before.password_hash, given) or before.is_disabled:
        return _wrong(visit, before, back, email, WRONG)
    step = _step(visit, before)
    if before.code_secret is not None and step is None:
        return _without_code(visit, before, back, email)
    with visit.writing():
        if step is not None and not accounts.use_step(visit.connection, before.member.number, step):
            raise visit.refuse(409, WRONG_CODE)
        accounts.change_account(visit.connection, before.member.number, failures=0, locked_until=None)
        return begin(visit, before.member.number, back)


def wait_sentence(visit: Visit, account: Account) -> str:
    """How long nobody is let in."""
    left = (account.locked_until - visit.now).total_seconds() if account.locked_until else 0
    return visit.say(WAIT, minutes=max(1, -(-int(left) // 60)))


def _without_code(visit: Visit, account: Account, back: str, email: str) -> Response:
    """The password is right, and the code is wrong or still to come: only a wrong one counts."""
    if visit.form.get("code").strip():
        return _wrong(visit, account, back, email, WRONG_CODE)
    with visit.writing():
        accounts.end_try(visit.connection, account)
    return _form(visit, back, email, visit.say(CODE_NEEDED))


def begin(visit: Visit, number: int, back: str = "") -> Response:
    """A new session for this member; an earlier one of this browser ends."""
    if visit.session is not None:
        sessions.end(visit.connection, visit.session.number, visit.session.member.number)
    device = device_of(visit.request.headers.get("user-agent", ""))
    visit.new_token = sessions.begin(visit.connection, number, device, visit.now)
    visit.session = sessions.find(visit.connection, visit.new_token, visit.now)
    visit.note("staff.signed-in", visit.member.email)
    return visit.go(landing(visit, back))


def sign_out(visit: Visit) -> Response:
    """End this session, here and in the browser."""
    if visit.session is not None:
        sessions.end(visit.connection, visit.session.number, visit.member.number)
        visit.note("staff.signed-out", visit.member.email)
    visit.new_token = cookies.new_token()
    return visit.go(SIGN_IN)


def landing(visit: Visit, back: str) -> str:
    """Where to go on after signing in: back to a page of the desk, never anywhere else."""
    home = "/desk/barazas" if visit.member.role is Role.ORGANISER else "/desk/"
    inside = back.startswith("/desk/") and "\\" not in back and "//" not in back and back.isprintable()
    return quote(back, safe="/?=&%+-_.~,:") if inside and not back.startswith(SIGN_IN) else home


def _step(visit: Visit, account: Account) -> int | None:
    if account.code_secret is None:
        return None
    try:
        secret = codes.opened(visit.desk.keys, account.code_secret)
    except SealBroken:
        log.error("desk.code_unreadable", member=account.member.number)
        return None
    return codes.step_of(secret, visit.form.get("code"), visit.now, account.code_step)


def _wrong(visit: Visit, account: Account | None, back: str, email: str, sentence: str) -> Response:
    if account is not None:
        with visit.writing():
            visit.note("staff.sign-in-failed", account.member.email)
    log.info("desk.sign_in_failed", member=account.member.number if account else None)
    return _form(visit, back, email, visit.say(sentence))


def _form(visit: Visit, back: str, email: str = "", error: str = "") -> Response:
    status = 422 if error else 200
    return visit.page("account/sign_in.html", status, back=back, email=email, error=error)


PAGES: Final = (
    Page(SIGN_IN, show, None),
    Page(SIGN_IN, sign_in, None, "POST", writes=False),
    Page("/desk/sign-out", sign_out, Right.ACCOUNT, "POST"),
)
