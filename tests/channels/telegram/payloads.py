"""Updates as Telegram writes them."""

from typing import Any

from tests.fakes.telegram import BOT, USERNAME

Json = dict[str, Any]

AMINA: Json = {"id": 7, "is_bot": False, "first_name": "Amina", "language_code": "sw"}
PRIVATE: Json = {"id": 7, "first_name": "Amina", "type": "private"}
GROUP: Json = {"id": -5, "title": "Wageni", "type": "group", "all_members_are_administrators": True}
SUPERGROUP: Json = {"id": -1001234567890, "title": "Wageni Mombasa", "type": "supergroup"}
CHANNEL: Json = {"id": -1009, "title": "News", "type": "channel"}
OTHER_BOT: Json = {"id": 99, "is_bot": True, "first_name": "Other", "username": "other_bot"}
AT_US = f"@{USERNAME}"


def update(number: int = 1, **content: object) -> Json:
    return {"update_id": number, **content}


def message(text: str | None = None, chat: Json | None = None, **content: object) -> Json:
    """A message from Amina, with the entities that Telegram would find in it."""
    said: Json = {"message_id": 11, "from": AMINA, "chat": chat or PRIVATE, "date": 1767225600}
    if text is not None:
        said |= {"text": text, "entities": entities(text)}
    return said | content


def entities(text: str) -> list[Json]:
    """Commands at the start, and mentions; places are in UTF-16 units."""
    found = []
    place = 0
    for word in text.split(" "):
        length = len(word.encode("utf-16-le", "surrogatepass")) // 2
        if word.startswith("/") and place == 0:
            found.append({"type": "bot_command", "offset": place, "length": length})
        elif word.startswith("@"):
            found.append({"type": "mention", "offset": place, "length": len(word.rstrip("?,."))})
        place += length + 1
    return found


def press(data: str | None = "topic:alien-card", **content: object) -> Json:
    """A button under a message of ours."""
    shown: Json = {"message_id": 5, "from": BOT, "chat": PRIVATE, "date": 1767225600, "text": "Choose"}
    pressed: Json = {"id": "4382bfdwdsb323b2d9", "from": AMINA, "chat_instance": "-3", "message": shown}
    return pressed | ({} if data is None else {"data": data}) | content


def standing(status: str, chat: Json | None = None, old: str = "member") -> Json:
    """Our own standing in a chat changes."""
    return {
        "chat": chat or PRIVATE,
        "from": AMINA,
        "date": 1767225600,
        "old_chat_member": _member(old),
        "new_chat_member": _member(status),
    }


_RIGHTS = {
    "administrator": "can_be_edited is_anonymous can_manage_chat can_delete_messages can_manage_video_chats"
    " can_restrict_members can_promote_members can_change_info can_invite_users can_post_stories can_edit_stories"
    " can_delete_stories",
    "restricted": "is_member can_send_messages can_send_audios can_send_documents can_send_photos can_send_videos"
    " can_send_video_notes can_send_voice_notes can_send_polls can_send_other_messages can_add_web_page_previews"
    " can_change_info can_invite_users can_pin_messages can_manage_topics can_edit_tag can_react_to_messages",
}


def _member(status: str) -> Json:
    until = {"until_date": 0} if status in ("kicked", "restricted") else {}
    return {"user": BOT, "status": status, **until, **dict.fromkeys(_RIGHTS.get(status, "").split(), False)}
