"""The page's own files, with headers that let nothing in from elsewhere."""

from __future__ import annotations

from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route, Router

PAGE = Path(__file__).parents[1] / "page"
FILES = {
    "index.html": "text/html; charset=utf-8",
    "style.css": "text/css; charset=utf-8",
    "phone.css": "text/css; charset=utf-8",
    "icon.svg": "image/svg+xml",
}
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; "
        "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-cache",
}


def page_routes() -> Router:
    """The page at / and the files it names."""
    scripts = {path.name: "text/javascript; charset=utf-8" for path in PAGE.glob("*.js")}
    types = FILES | scripts

    async def serve_file(request: Request) -> Response:
        name = request.path_params.get("name", "index.html")
        if name not in types:
            return Response("Not here", 404, media_type="text/plain")
        return Response((PAGE / name).read_bytes(), headers=HEADERS, media_type=types[name])

    return Router(routes=[Route("/", serve_file), Route("/{name}", serve_file)])
