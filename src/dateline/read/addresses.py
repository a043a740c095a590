"""Which addresses may be asked: a page must not make us ask what only we can reach."""

import ipaddress
import socket
from collections.abc import Sequence

from dateline.errors import ReadError

Address = ipaddress.IPv4Address | ipaddress.IPv6Address

_NAT64 = ipaddress.ip_network("64:ff9b::/96")
"""Addresses of IPv6 that stand for one of IPv4 in their last 32 bits (RFC 6052)."""


def find_addresses(host: str, port: int, *, allow_private: bool) -> Sequence[str]:
    """Give the addresses of a host, in the order of the resolver.

    Raises ReadError when the host is not known, or when any of its addresses is private, loopback,
    link-local or of another kind that the public network does not route, unless that is allowed.
    """
    try:
        answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise ReadError(f"its host {host!r} is not known ({error}): check the url") from error
    addresses = list(dict.fromkeys(str(answer[4][0]) for answer in answers))
    if not allow_private:
        inside = next((one for one in addresses if not is_public(one)), None)
        if inside is not None:
            raise ReadError(
                f"its host {host!r} has the address {inside}, which is not of the public network: "
                "allow it with --allow-private if you mean it"
            )
    return addresses


def is_public(address: str) -> bool:
    """Tell whether the public network routes an address; what is no address is not public."""
    try:
        known: Address = ipaddress.ip_address(address.split("%", maxsplit=1)[0])
    except ValueError:
        return False
    inner = _embedded(known)
    return (
        known.is_global
        and not known.is_multicast
        and not known.is_reserved
        and (inner is None or is_public(str(inner)))
    )


def _embedded(address: Address) -> Address | None:
    """Give the address of IPv4 that one of IPv6 carries or leads to."""
    if isinstance(address, ipaddress.IPv4Address):
        return None
    if address in _NAT64:
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    teredo = address.teredo
    return address.ipv4_mapped or address.sixtofour or (teredo[1] if teredo else None)
