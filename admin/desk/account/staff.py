"""The accounts of the staff, for administrators: who works here, what each may do, and links that set a password."""

from typing import Final

from sqlalchemy.exc import IntegrityError
from starlette.responses import Response

from admin.desk.access import Member, Right, Role
from admin.desk.account.welcome import NAME_NEEDED, TAKEN
from admin.desk.account.words import ROLE_HELP, ROLE_NAMES, email_complaint
from admin.desk.guard import Page
from admin.desk.store import accounts, sessions
from admin.desk.store.accounts import Account, Purpose
from admin.desk.visit import Forbidden, Missing, Visit
from bot.words import _

HOME: Final = "/desk/staff"
LONGEST_NAME: Final = 120
OUTSIDE: Final = _("Choose at least one of your own counties: you cannot give more than you have.")
LAST: Final = _("This is the last administrator of the whole installation. Make another one first.")


def show(visit: Visit) -> Response:
    """Everybody, and the form for a new colleague."""
    return _list(visit, {}, {})


def add(visit: Visit) -> Response:
    """A new account; the next page shows the link that sets its password."""
    wanted, errors = _wanted(visit, 0)
    if wrong := email_complaint(wanted.email):
        errors["email"] = visit.say(wrong)
    if errors:
        return _list(visit, errors, _typed(wanted))
    if accounts.account_of_email(visit.connection, wanted.email) is not None:
        return _list(visit, {"email": visit.say(TAKEN)}, _typed(wanted))
    try:
        number = accounts.add_account(visit.connection, wanted, visit.now)
    except IntegrityError:
        raise visit.refuse(409, TAKEN) from None
    visit.note("staff.added", wanted.email, role=wanted.role.value)
    return _with_link(visit, number)


def one(visit: Visit) -> Response:
    """One account."""
    return _one(visit, _theirs(visit), {})


def change(visit: Visit) -> Response:
    """Another name, role or other counties."""
    account = _theirs(visit)
    wanted, errors = _wanted(visit, account.member.number)
    if not errors and _is_last(visit, account) and (wanted.role is not Role.ADMINISTRATOR or wanted.counties):
        errors["role"] = visit.say(LAST)
    if errors:
        return _one(visit, account, errors)
    accounts.change_account(
        visit.connection,
        account.member.number,
        name=wanted.name,
        role=wanted.role.value,
        counties=list(wanted.counties),
    )
    visit.note("staff.changed", account.member.email, role=wanted.role.value)
    return visit.go(HOME, visit.say("Saved."))


def hand_over(visit: Visit) -> Response:
    """A new one-time link, shown once, for a password that was forgotten."""
    account = _theirs(visit)
    visit.note("staff.link-made", account.member.email)
    return _with_link(visit, account.member.number)


def drop_code(visit: Visit) -> Response:
    """Ask this account for no code any more: the phone with the app is lost."""
    account = _theirs(visit)
    accounts.change_account(visit.connection, account.member.number, code_secret=None, code_step=None)
    visit.note("staff.code-off", account.member.email)
    return visit.go(
        _address(account), visit.say("Signing in asks {name} for the password alone now.", name=account.member.name)
    )


def disable(visit: Visit) -> Response:
    """Close an account: its sessions end at once. What its owner did stays in the records."""
    account = _theirs(visit)
    if account.member.number == visit.member.number or _is_last(visit, account):
        return _one(visit, account, {"role": visit.say(LAST)})
    accounts.change_account(visit.connection, account.member.number, is_disabled=True)
    sessions.end_all(visit.connection, account.member.number)
    visit.note("staff.disabled", account.member.email)
    undo: tuple[str, dict[str, str]] = (f"{_address(account)}/enable", {})
    return visit.go(HOME, visit.say("The account of {name} is closed.", name=account.member.name), undo)


def enable(visit: Visit) -> Response:
    """Open a closed account again."""
    account = _theirs(visit)
    accounts.change_account(visit.connection, account.member.number, is_disabled=False, failures=0, locked_until=None)
    visit.note("staff.enabled", account.member.email)
    return visit.go(HOME, visit.say("The account of {name} is open again.", name=account.member.name))


def _theirs(visit: Visit) -> Account:
    """The account in the address, if this administrator may look after it."""
    account = accounts.account_numbered(visit.connection, int(visit.path("number")))
    if account is None:
        raise Missing
    if not visit.member.may_administer(account.member):
        raise Forbidden
    return account


def _wanted(visit: Visit, number: int) -> tuple[Member, dict[str, str]]:
    """The account as the form describes it, and what is wrong with that."""
    form, errors, known = visit.form, {}, visit.desk.knowledge.counties
    name = " ".join(form.get("name").split())[:LONGEST_NAME]
    if not name:
        errors["name"] = visit.say(NAME_NEEDED)
    role = next((role for role in Role if role.value == form.get("role")), None)
    if role is None:
        errors["role"] = visit.say("Choose what this colleague does.")
    counties = tuple(dict.fromkeys(slug for slug in form.all("county") if slug in known))
    wanted = Member(number, form.get("email").strip(), name, role or Role.EDITOR, counties)
    if not visit.member.may_administer(wanted):
        errors["county"] = visit.say(OUTSIDE)
    return wanted, errors


def _is_last(visit: Visit, account: Account) -> bool:
    """Whether nobody else could administer the whole installation."""
    everybody = accounts.all_accounts(visit.connection)
    whole = [one for one in everybody if not one.is_disabled and _is_whole(one)]
    return _is_whole(account) and len(whole) < 2 and not account.is_disabled


def _is_whole(account: Account) -> bool:
    return account.member.role is Role.ADMINISTRATOR and not account.member.counties


def _address(account: Account) -> str:
    return f"{HOME}/{account.member.number}"


def _with_link(visit: Visit, number: int) -> Response:
    """The page that shows a one-time link; it stands in no address and in no log."""
    token = accounts.make_link(visit.connection, Purpose.PASSWORD, number, visit.now)
    account = accounts.account_numbered(visit.connection, number)
    base = visit.desk.settings.public_url or str(visit.request.base_url).rstrip("/")
    return visit.page("account/link.html", account=account, link=f"{base}/desk/welcome/{token}")


def _typed(wanted: Member) -> dict[str, object]:
    return {"name": wanted.name, "email": wanted.email, "role": wanted.role.value, "counties": wanted.counties}


def _list(visit: Visit, errors: dict[str, str], typed: dict[str, object]) -> Response:
    shown = [one for one in accounts.all_accounts(visit.connection) if visit.member.may_administer(one.member)]
    empty = {"name": "", "email": "", "role": Role.EDITOR.value, "counties": ()}
    status = 422 if errors else 200
    return visit.page(
        "account/staff.html", status, accounts=shown, errors=errors, typed=typed or empty, **_choices(visit)
    )


def _one(visit: Visit, account: Account, errors: dict[str, str]) -> Response:
    status = 422 if errors else 200
    typed = _typed(account.member)
    address, mine = _address(account), account.member.number == visit.member.number
    return visit.page(
        "account/one.html",
        status,
        account=account,
        typed=typed,
        errors=errors,
        address=address,
        mine=mine,
        **_choices(visit),
    )


def _choices(visit: Visit) -> dict[str, object]:
    counties = visit.desk.knowledge.counties.values()
    mine = [one for one in counties if visit.member.looks_after(one.slug)]
    return {"roles": ROLE_NAMES, "role_help": ROLE_HELP, "counties": mine}


PAGES: Final = (
    Page(HOME, show, Right.ADMINISTER),
    Page("/desk/staff/add", add, Right.ADMINISTER, "POST"),
    Page("/desk/staff/{number:int}", one, Right.ADMINISTER),
    Page("/desk/staff/{number:int}", change, Right.ADMINISTER, "POST"),
    Page("/desk/staff/{number:int}/link", hand_over, Right.ADMINISTER, "POST"),
    Page("/desk/staff/{number:int}/code", drop_code, Right.ADMINISTER, "POST"),
    Page("/desk/staff/{number:int}/disable", disable, Right.ADMINISTER, "POST"),
    Page("/desk/staff/{number:int}/enable", enable, Right.ADMINISTER, "POST"),
)
