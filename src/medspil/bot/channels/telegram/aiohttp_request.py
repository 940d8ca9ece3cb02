"""How python-telegram-bot talks HTTP here: over aiohttp, and without a word of anybody in what is raised or logged."""

import json
from typing import Any

from aiohttp import ClientError, ClientSession, ClientTimeout, DummyCookieJar, FormData, TCPConnector
from telegram._utils.types import ODVInput
from telegram.error import BadRequest, NetworkError, TelegramError, TimedOut
from telegram.request import BaseRequest, RequestData

TOO_MANY_REQUESTS = 429
TOO_LARGE = 413
FORM = "application/x-www-form-urlencoded"


class AskedToWait(TelegramError):
    """429: Telegram wants no more for `seconds`.

    Stands in for the library's RetryAfter, which warns of its own future each time one is made.
    """

    def __init__(self, seconds: float) -> None:
        super().__init__(f"asked to wait {seconds:g} s")
        self.seconds = seconds


class AiohttpRequest(BaseRequest):
    """HTTP for a Bot over one pool of `connections`; all time-outs in seconds.

    `trust_env`: go through the proxy that the environment names, if it names one.
    """

    __slots__ = ("_connect", "_connections", "_pool", "_read", "_session", "_trust_env", "_write")

    def __init__(
        self,
        connections: int = 64,
        *,
        read_timeout: float = 20.0,
        write_timeout: float = 20.0,
        connect_timeout: float = 10.0,
        pool_timeout: float = 30.0,
        trust_env: bool = False,
    ) -> None:
        self._connections = connections
        self._read = read_timeout
        self._write = write_timeout
        self._connect = connect_timeout
        self._pool = pool_timeout
        self._trust_env = trust_env
        self._session: ClientSession | None = None

    @property
    def read_timeout(self) -> float:
        """How long an answer may take, where a call does not say."""
        return self._read

    async def initialize(self) -> None:
        """Opens the pool; nothing is sent yet."""
        if self._session is None:
            self._session = ClientSession(
                connector=TCPConnector(limit=self._connections),
                cookie_jar=DummyCookieJar(),
                headers={"User-Agent": self.USER_AGENT},
                trust_env=self._trust_env,
            )

    async def shutdown(self) -> None:
        """Closes the pool and what is under way in it."""
        session, self._session = self._session, None
        if session is not None:
            await session.close()

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        write_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        connect_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        pool_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """One call: the status and the whole body.

        Raises TimedOut, NetworkError, AskedToWait, and BadRequest for what cannot be sent at all.
        """
        if self._session is None:
            raise NetworkError("the connections to Telegram are closed")
        timeout = self._timeout(
            _seconds(read_timeout, self._read),
            _seconds(write_timeout, self._write),
            _seconds(connect_timeout, self._connect),
            _seconds(pool_timeout, self._pool),
        )
        try:
            body, headers = _body(request_data)
            async with self._session.request(
                method, url, data=body, headers=headers, timeout=timeout, allow_redirects=False
            ) as response:
                status, payload = response.status, await response.read()
        # What aiohttp says of an error may hold the address, and with it the token.
        except TimeoutError:
            raise TimedOut("no answer in time") from None
        except UnicodeError:
            raise BadRequest("not a text that can be encoded") from None
        except (ClientError, OSError) as problem:
            raise NetworkError(f"the connection failed ({type(problem).__name__})") from None
        if status == TOO_MANY_REQUESTS:
            raise AskedToWait(_retry_after(payload))
        if status == TOO_LARGE:
            raise BadRequest("file is too big")
        return status, payload

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """The object in an answer. Raises NetworkError; the library's own would log the whole answer."""
        try:
            answer = json.loads(payload)
        except (ValueError, RecursionError):
            answer = None
        if not isinstance(answer, dict):
            raise NetworkError("an answer that is no JSON object")
        return answer

    @staticmethod
    def _timeout(read: float | None, write: float | None, connect: float | None, pool: float | None) -> ClientTimeout:
        steps = [seconds for seconds in (read, write, connect, pool) if seconds is not None]
        # aiohttp has no limit for writing alone; the total also ends an answer that comes in drops for ever.
        total = sum(steps) if len(steps) == 4 else None
        waiting = None if pool is None or connect is None else pool + connect
        return ClientTimeout(total=total, connect=waiting, sock_connect=connect, sock_read=read)


def _seconds(given: ODVInput[float], usual: float) -> float | None:
    # Only "not given" is an object of the library's own; None means for ever.
    return float(given) if isinstance(given, int | float) else None if given is None else usual


def _body(request_data: RequestData | None) -> tuple[bytes | FormData | None, dict[str, str]]:
    if request_data is None:
        return None, {}
    if not request_data.contains_files:
        return request_data.url_encoded_parameters().encode("ascii"), {"Content-Type": FORM}
    form = FormData(quote_fields=False)
    for name, value in request_data.json_parameters.items():
        form.add_field(name, value)
    for name, (filename, content, media_type) in request_data.multipart_data.items():
        form.add_field(name, content, filename=filename, content_type=media_type)
    return form, {}


def _retry_after(payload: bytes) -> float:
    try:
        return max(1.0, float(json.loads(payload)["parameters"]["retry_after"]))
    except (ValueError, KeyError, TypeError, OverflowError, RecursionError):
        return 1.0
