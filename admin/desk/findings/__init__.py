"""What the rules say about an entry or a contact before it is published, in words for the person who wrote it.

`entry_findings` and `contact_findings` ask every rule that content is held to (knowledge/rules, bot/reply/rules): an
error keeps it from being published, a warning asks somebody to look. `remarks` says findings in a language of the desk,
each with the place that it is about: a name to show, and the field of the form (admin/desk/entry_form) to lead to.
"""

from admin.desk.findings.check import contact_findings, entry_findings, has_errors
from admin.desk.findings.remarks import Remark, remarks

__all__ = ["Remark", "contact_findings", "entry_findings", "has_errors", "remarks"]
