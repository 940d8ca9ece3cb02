"""The methods with which a bot gets its updates: by asking, or by a web hook."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from medspil.sandbox.chats import Json
from medspil.sandbox.refusals import bad_request, conflict
from medspil.sandbox.updates import WEB_HOOK_SET

if TYPE_CHECKING:
    from medspil.sandbox.parameters import Parameters
    from medspil.sandbox.telegram import PretendTelegram

SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")
WEB_HOOK_IS_ACTIVE = (
    "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
)


async def get_updates(telegram: PretendTelegram, parameters: Parameters) -> list[Json]:
    """getUpdates: confirms what is below the offset and waits for more; 409 while a web hook is set."""
    if telegram.webhook.url:
        raise conflict(WEB_HOOK_IS_ACTIVE)
    telegram.updates.allow(parameters.json("allowed_updates"))
    return await telegram.updates.get(
        parameters.integer("offset"), parameters.integer("limit", 100), parameters.integer("timeout")
    )


def set_webhook(telegram: PretendTelegram, parameters: Parameters) -> bool:
    """setWebhook: from now on updates are pushed to an address on this machine; an empty one ends that."""
    secret = parameters.text("secret_token")
    if secret and not SECRET.fullmatch(secret):
        raise bad_request("secret token contains unallowed characters")
    url = parameters.text("url").strip()
    telegram.webhook.set(url, secret, parameters.integer("max_connections", 40))
    telegram.updates.allow(parameters.json("allowed_updates"))
    if url:
        telegram.updates.end_poll(conflict(WEB_HOOK_SET))
    if parameters.boolean("drop_pending_updates"):
        telegram.updates.clear()
    return True


def delete_webhook(telegram: PretendTelegram, parameters: Parameters) -> bool:
    """deleteWebhook: back to getUpdates."""
    telegram.webhook.set("", "")
    if parameters.boolean("drop_pending_updates"):
        telegram.updates.clear()
    return True


def get_webhook_info(telegram: PretendTelegram, parameters: Parameters) -> Json:
    """getWebhookInfo: where updates go, how many wait, and what went wrong last."""
    return telegram.webhook.to_json()
