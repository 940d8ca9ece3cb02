"""Medspil's own pages, behind links that work once: how they look, and the way to them over HTTP."""

from medspil.bot.pages.html import page_html
from medspil.bot.pages.routes import page_routes

__all__ = ["page_html", "page_routes"]
