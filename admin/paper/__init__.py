"""Papers: reports and posters, set by typst in a process of their own."""

from admin.paper.setting import TypesetError, typeset

__all__ = ["TypesetError", "typeset"]
