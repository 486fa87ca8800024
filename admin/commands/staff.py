"""`jirani staff add`, `staff list`, `staff disable`: the accounts of the desk."""

import argparse
import json
from datetime import UTC, datetime

from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from admin.commands.arguments import Verbs, county_of
from admin.commands.failure import Failure
from admin.desk.access import Member, Role
from admin.desk.account.words import email_complaint
from admin.desk.store import accounts, audit, sessions
from admin.desk.store.accounts import Account, Purpose
from admin.installation import load_starter, open_installation
from admin.settings import Settings
from knowledge.store import read, reading


def add_to(verbs: Verbs) -> None:
    """Add the verbs."""
    staff = verbs.add_parser("staff", help="accounts of the desk")
    actions = staff.add_subparsers(title="actions", metavar="ACTION", required=True)
    add = actions.add_parser("add", help="an account; prints the link that sets its password")
    add.add_argument("email", metavar="EMAIL")
    add.add_argument("--name", required=True)
    add.add_argument("--role", required=True, choices=[role.value for role in Role])
    add.add_argument(
        "--county", action="append", default=[], metavar="SLUG", help="limit to this county; may be repeated"
    )
    add.add_argument("--json", action="store_true", help="print what a program reads")
    add.set_defaults(run=run_add)
    listing = actions.add_parser("list", help="all accounts")
    listing.add_argument("--json", action="store_true", help="print what a program reads")
    listing.set_defaults(run=run_list)
    disable = actions.add_parser("disable", help="close an account and end its sessions")
    disable.add_argument("email", metavar="EMAIL")
    disable.set_defaults(run=run_disable)


def run_add(chosen: argparse.Namespace, settings: Settings) -> int:
    """Make the account and print its link."""
    if email_complaint(chosen.email):
        raise Failure(f"{chosen.email!r} is not a whole e-mail address, such as name@county.go.ke.")
    installation = open_installation(settings)
    load_starter(installation)
    with reading(installation.engine).connect() as connection:
        knowledge = read(connection)
    counties = tuple(slug for slug in chosen.county if county_of(slug, knowledge))
    member = Member(0, chosen.email, chosen.name.strip(), Role(chosen.role), counties)
    if not member.name:
        raise Failure("--name must not be empty.")
    try:
        with installation.engine.begin() as connection:
            token = _add(connection, member)
    except IntegrityError as error:
        raise Failure(f"{chosen.email!r} has an account already: see `jirani staff list`.") from error
    link = f"{settings.public_url or 'http://127.0.0.1:8000'}/desk/welcome/{token}"
    if chosen.json:
        print(json.dumps({"email": accounts.normal(member.email), "role": member.role.value, "link": link}))
    else:
        print(f"{member.name} sets the password here, once and within three days:\n{link}")
    return 0


def run_list(chosen: argparse.Namespace, settings: Settings) -> int:
    """Print all accounts."""
    with reading(open_installation(settings).engine).connect() as connection:
        everybody = accounts.all_accounts(connection)
    if chosen.json:
        print(json.dumps([_form(one) for one in everybody], ensure_ascii=False))
        return 0
    for one in everybody:
        state = "disabled" if one.is_disabled else "active" if one.password_hash else "invited"
        counties = ", ".join(one.member.counties) or "every county"
        print(f"{one.member.email:<32} {one.member.role.value:<14} {state:<9} {one.member.name} ({counties})")
    return 0


def run_disable(chosen: argparse.Namespace, settings: Settings) -> int:
    """Close the account."""
    with open_installation(settings).engine.begin() as connection:
        account = accounts.account_of_email(connection, chosen.email)
        if account is None:
            raise Failure(f"{chosen.email!r} has no account: see `jirani staff list`.")
        accounts.change_account(connection, account.member.number, is_disabled=True)
        sessions.end_all(connection, account.member.number)
        audit.record(connection, datetime.now(UTC), None, "staff.disabled", account.member.email)
    print(f"The account of {account.member.name} is closed.")
    return 0


def first_link(connection: Connection, now: datetime) -> str | None:
    """The path of the link that makes the first account; None where there is one already."""
    if accounts.is_anybody_there(connection):
        return None
    return f"/desk/welcome/{accounts.make_link(connection, Purpose.FIRST, None, now)}"


def _add(connection: Connection, member: Member) -> str:
    now = datetime.now(UTC)
    number = accounts.add_account(connection, member, now)
    audit.record(connection, now, None, "staff.added", accounts.normal(member.email), role=member.role.value)
    return accounts.make_link(connection, Purpose.PASSWORD, number, now)


def _form(one: Account) -> dict[str, object]:
    return {
        "email": one.member.email,
        "name": one.member.name,
        "role": one.member.role.value,
        "counties": list(one.member.counties),
        "disabled": one.is_disabled,
    }
