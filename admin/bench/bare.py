"""The least a form route can do on this machine: the yardstick for our webhook."""

import sys

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route


async def _take(request: Request) -> Response:
    form = await request.form()
    return Response(status_code=200 if "text" in form else 400)


def main() -> None:
    """Serve the bare route on the port given as the only argument."""
    app = Starlette(routes=[Route("/bare", _take, methods=["POST"])])
    uvicorn.run(app, host="127.0.0.1", port=int(sys.argv[1]), access_log=False, log_level="warning")


if __name__ == "__main__":
    main()
