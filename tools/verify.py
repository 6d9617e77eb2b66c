#!/usr/bin/env python3
"""Verifies a SigmaShake ledger without SigmaShake: python3 verify.py FOLDER [--list]

Written from docs/internals/ledger.md alone, with nothing but the standard library. Prints size and root hash; --list also prints one
line per entry. Exit code 0: intact; 1: not, with the reasons on stderr.
"""
import hashlib
import os
import struct
import sys

MAGIC, END_MAGIC = b"\xffSSG", b"gss\xfe"
HEADER = struct.Struct(">4sBBHIq50sI")
LEAF = struct.Struct(">BBqq32s")
TRAILER = struct.Struct(">II4s")
SALT_BYTES = 32
MAX_PAYLOAD_BYTES = 64 * 1024
ERASED = 1
LABEL = b"sigmashake entry payload v1\0"


def crc_table():
    table = []
    for value in range(256):
        for _ in range(8):
            value = (value >> 1) ^ (0x82F63B78 if value & 1 else 0)
        table.append(value)
    return table


TABLE = crc_table()


def crc32c(data):
    crc = 0xFFFFFFFF
    for byte in data:
        crc = TABLE[(crc ^ byte) & 0xFF] ^ (crc >> 8)
    return crc ^ 0xFFFFFFFF


def sha256(*parts):
    return hashlib.sha256(b"".join(parts)).digest()


def root(hashes):
    """RFC 9162, 2.1.1, word for word."""
    if not hashes:
        return sha256()
    if len(hashes) == 1:
        return hashes[0]
    split = 1
    while split * 2 < len(hashes):
        split *= 2
    return sha256(b"\x01", root(hashes[:split]), root(hashes[split:]))


class Damaged(Exception):
    pass


def check(condition, offset, what):
    if not condition:
        raise Damaged(f"byte {offset}: {what}")


def frame_at(data, offset):
    """The length, the leaf, whether it is erased, and the payload of the frame that begins at offset."""
    check(offset + HEADER.size <= len(data), offset, "torn header")
    header = data[offset:offset + HEADER.size]
    magic, version, flags, reserved, length, index, leaf, header_crc = HEADER.unpack(header)
    check(magic == MAGIC, offset, "no frame begins here")
    check(header_crc == crc32c(header[:5] + b"\0" + header[6:-4]), offset, "header checksum")
    check(version == 1 and reserved == 0 and flags & ~ERASED == 0, offset, "version, flags or reserved bytes")
    check(offset + length <= len(data), offset, "torn frame")
    body = data[offset + HEADER.size:offset + length - TRAILER.size]
    body_crc, length_again, end_magic = TRAILER.unpack(data[offset + length - TRAILER.size:offset + length])
    check(length_again == length and end_magic == END_MAGIC, offset, "trailer")
    leaf_version, kind, leaf_index, time_ms, commitment = LEAF.unpack(leaf)
    check(leaf_version == 1 and leaf_index == index, offset, "leaf")
    if flags & ERASED:
        check(body_crc == 0 and not any(body), offset, "erased, but something is left")
        return length, leaf, index, time_ms, kind, None
    check(SALT_BYTES <= len(body) <= SALT_BYTES + MAX_PAYLOAD_BYTES, offset, "body length")
    check(body_crc == crc32c(body), offset, "payload checksum")
    check(commitment == sha256(LABEL, body), offset, "the leaf commits to another payload")
    return length, leaf, index, time_ms, kind, body[SALT_BYTES:]


def main(folder, listing):
    with open(os.path.join(folder, "entries"), "rb") as file:
        data = file.read()
    offset, last_time, hashes = 0, 0, []
    while offset < len(data):
        length, leaf, index, time_ms, kind, payload = frame_at(data, offset)
        check(index == len(hashes), offset, f"index {index} where {len(hashes)} should be")
        check(time_ms >= last_time, offset, "time went back")
        hashes.append(sha256(b"\x00", leaf))
        if listing:
            print(index, time_ms, kind, hashes[-1].hex(), "erased" if payload is None else payload.decode("utf-8"))
        offset, last_time = offset + length, time_ms
    print("size", len(hashes))
    print("root", root(hashes).hex())


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    try:
        main(sys.argv[1], "--list" in sys.argv[2:])
    except Damaged as damage:
        print(damage, file=sys.stderr)
        sys.exit(1)
