"""Which network addresses may be reached: public ones, judged by what a name resolves to, not by how it is written."""

from __future__ import annotations

import socket
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

_NOT_PUBLIC = tuple(
    ip_network(network)
    for network in (
        # `is_global` of Python 3.11 lets these through (cpython #113171, #107205, #119812); IANA's special-purpose
        # registries: https://www.iana.org/assignments/iana-ipv6-special-registry
        "192.0.0.0/24",  # protocol assignments
        "192.88.99.0/24",  # 6to4 relay anycast, deprecated (RFC 7526)
        "::/96",  # IPv4-compatible, deprecated (RFC 4291)
        "64:ff9b:1::/48",  # local-use NAT64 (RFC 8215)
        "100::/63",  # discard-only and dummy prefix (RFC 6666, RFC 9780)
        "2001::/32",  # Teredo
        "2002::/16",  # 6to4: an IPv4 address of any sort inside
        "3fff::/20",  # documentation (RFC 9637)
        "5f00::/16",  # segment routing SIDs (RFC 9602)
        "fec0::/10",  # site-local, deprecated (RFC 3879)
    )
)
_NAT64 = ip_network("64:ff9b::/96")  # RFC 6052
_PRIVATE_NAMES = (".localhost", ".local", ".localdomain", ".internal", ".home.arpa")
"""RFC 6761, 6762 and 8375, and what ICANN has set aside for private use (.internal)."""


def is_public(text: str) -> bool:
    """True when the address is one that anybody on the internet may reach; False when in doubt."""
    try:
        address = ip_address(text.partition("%")[0])
    except ValueError:
        return False
    address = _inner(address)
    if not address.is_global or address.is_multicast or address.is_reserved or address.is_unspecified:
        return False
    return not any(address in network for network in _NOT_PUBLIC if network.version == address.version)


def is_plainly_private(host: str) -> bool:
    """True when a host is not public by its name alone; behind a proxy, which resolves names, nothing more is known."""
    name = host.lower().removesuffix(".")
    literal = name if ":" in name else _spelt_as_number(name)
    return not is_public(literal) if literal else name.endswith(_PRIVATE_NAMES) or "." not in name


def _spelt_as_number(name: str) -> str:
    """The IPv4 address that the system reads in the name, be it decimal, octal, hexadecimal or short; "" for none."""
    try:
        return socket.inet_ntoa(socket.inet_aton(name))
    except OSError:
        return ""


def _inner(address: IPv4Address | IPv6Address) -> IPv4Address | IPv6Address:
    """The IPv4 address embedded in an IPv6 address; the address itself where there is none."""
    if isinstance(address, IPv6Address):
        if address.ipv4_mapped is not None:
            return address.ipv4_mapped
        if address in _NAT64:
            return IPv4Address(int(address) & 0xFFFFFFFF)
    return address
