"""Tests may use the loopback, and nothing beyond it. 192.0.2.1 is an address for documentation only."""

import asyncio
import contextlib
import socket
from collections.abc import AsyncIterator
from threading import Thread

import aiohttp
import httpx
import pytest
import uvicorn
from playwright.sync_api import Error as BrowserError
from playwright.sync_api import sync_playwright
from pytest_socket import SocketConnectBlockedError
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route

OUTSIDE = ("192.0.2.1", 80)


async def hello(request: Request) -> PlainTextResponse:
    return PlainTextResponse("hej")


def a_server() -> tuple[uvicorn.Server, socket.socket]:
    listening = socket.create_server(("127.0.0.1", 0))
    application = Starlette(routes=[Route("/", hello)])
    return uvicorn.Server(uvicorn.Config(application, log_level="error", lifespan="off")), listening


def address_of(listening: socket.socket) -> str:
    return f"http://127.0.0.1:{listening.getsockname()[1]}/"


@contextlib.asynccontextmanager
async def served() -> AsyncIterator[str]:
    server, listening = a_server()
    running = asyncio.create_task(server.serve(sockets=[listening]))
    try:
        yield address_of(listening)
    finally:
        server.should_exit = True
        await running


def test_a_connection_to_the_outside_is_refused() -> None:
    with socket.socket() as outgoing, pytest.raises(SocketConnectBlockedError):
        outgoing.connect(OUTSIDE)


def test_a_connection_to_the_outside_that_asks_for_an_error_number_is_refused() -> None:
    with socket.socket() as outgoing, pytest.raises(RuntimeError, match="loopback only"):
        outgoing.connect_ex(OUTSIDE)


def test_a_datagram_to_the_outside_is_refused() -> None:
    with (
        socket.socket(type=socket.SOCK_DGRAM) as outgoing,
        pytest.raises(RuntimeError, match="loopback only"),
    ):
        outgoing.sendto(b"hej", OUTSIDE)


def test_looking_up_a_name_of_the_outside_is_refused() -> None:
    with pytest.raises(RuntimeError, match="loopback only"):
        socket.getaddrinfo("medspil.invalid", 80)


async def test_asyncio_is_refused_the_outside() -> None:
    with pytest.raises(SocketConnectBlockedError):
        await asyncio.open_connection(*OUTSIDE)


async def test_a_client_reaches_a_server_on_the_loopback() -> None:
    async with served() as address, httpx.AsyncClient(trust_env=False) as client:
        assert (await client.get(address)).text == "hej"


async def test_a_client_is_refused_the_outside() -> None:
    async with aiohttp.ClientSession() as client:
        with pytest.raises(SocketConnectBlockedError):
            await client.get(f"http://{OUTSIDE[0]}/")


def test_a_browser_reaches_the_loopback_only(chromium_path: str, chromium_arguments: list[str]) -> None:
    server, listening = a_server()
    serving = Thread(target=server.run, kwargs={"sockets": [listening]})
    serving.start()
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium_path, args=chromium_arguments)
            page = browser.new_page()
            page.goto(address_of(listening))
            assert page.text_content("body") == "hej"
            with pytest.raises(BrowserError, match="ERR_NAME_NOT_RESOLVED"):
                page.goto(f"http://{OUTSIDE[0]}/")
            browser.close()
    finally:
        server.should_exit = True
        serving.join()
