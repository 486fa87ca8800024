"""The pages that anybody may open: the public page with the web chat, and the simulator of demo mode."""

from starlette.middleware.gzip import GZipMiddleware
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from admin.pages.base import STATIC, Pages
from admin.pages.chat import Chat
from admin.pages.context import PagesContext
from admin.pages.headers import page_middleware
from admin.pages.pace import Pace
from admin.pages.simulator import simulator_routes

__all__ = ["PagesContext", "page_middleware", "page_routes"]


def page_routes(context: PagesContext) -> list[Route | Mount]:
    """The routes of the pages, and of the few files that they load."""
    pages = Pages(context)
    return [
        *Chat(context, pages, Pace()).routes(),
        *simulator_routes(context, pages),
        Mount("/static", GZipMiddleware(StaticFiles(directory=STATIC)), name="static"),
    ]
