"""Whether a host is this machine, which nobody else can listen in on."""

import ipaddress


def is_this_machine(host: str) -> bool:
    """Whether the name or number stands for the loopback."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
