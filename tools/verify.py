#!/usr/bin/env python3
"""Verifies what SigmaShake recorded, without SigmaShake. Exit code 0: intact; 1: not, with the reason on stderr.

  verify.py LEDGER [--list] [--fast]     a ledger's folder; --list prints its entries, --fast leaves out the checksums of
                                         payloads, which the leaves' commitments cover anyway
  verify.py EXPORT VKEY... [--leaves]    what `ssg audit export --format tiles` wrote; --leaves: leaves of any kind, no payloads
  verify.py PROOF VKEY... [--old FILE]   what `ssg audit prove` wrote; a consistency proof starts from the checkpoint in FILE

Written from docs/internals/ledger.md alone, with the standard library and the command `openssl`, which verifies Ed25519.
"""
import base64, hashlib, mmap, os, struct, subprocess, sys, tempfile

HEADER, LEAF, TRAILER = struct.Struct(">4sBBHIq50sI"), struct.Struct(">BBqq32s"), struct.Struct(">II4s")
SALT_BYTES, MAX_PAYLOAD_BYTES, WIDTH = 32, 64 * 1024, 256
LABEL = b"sigmashake entry payload v1\0"
DER_ED25519 = bytes.fromhex("302a300506032b6570032100")
CRC = []
for crc in range(256):
    for _ in range(8):
        crc = (crc >> 1) ^ (0x82F63B78 if crc & 1 else 0)
    CRC.append(crc)


class Damaged(Exception):
    pass


def check(condition, where, what):
    if not condition:
        raise Damaged(f"{where}: {what}")


def crc32c(data):
    crc = 0xFFFFFFFF
    for byte in data:
        crc = CRC[(crc ^ byte) & 0xFF] ^ (crc >> 8)
    return crc ^ 0xFFFFFFFF


def sha256(*parts):
    return hashlib.sha256(b"".join(parts)).digest()


def node(left, right):
    return sha256(b"\x01", left, right)


def root(hashes):
    """RFC 9162, 2.1.1: complete subtrees of equal size are joined as they come, those that are left from the right."""
    edge = []
    for count, leaf_hash in enumerate(hashes, 1):
        edge.append(leaf_hash)
        while count & 1 == 0:
            edge[-2:] = [node(edge[-2], edge[-1])]
            count >>= 1
    while len(edge) > 1:
        edge[-2:] = [node(edge[-2], edge[-1])]
    return edge[0] if edge else sha256()


def leaf_fields(leaf, index, last_time, where):
    check(len(leaf) == LEAF.size, where, "not a leaf of ours")
    version, kind, leaf_index, time_ms, commitment = LEAF.unpack(leaf)
    check(version == 1 and leaf_index == index, where, "leaf version or index")
    check(time_ms >= last_time, where, "time went back")
    return kind, time_ms, commitment


def check_payload(body, commitment, where):
    check(SALT_BYTES <= len(body) <= SALT_BYTES + MAX_PAYLOAD_BYTES, where, "length of salt and payload")
    check(commitment == sha256(LABEL, body), where, "the leaf commits to another payload")


def ledger(folder, listing, fast):
    with open(os.path.join(folder, "entries"), "rb") as file:
        size = os.fstat(file.fileno()).st_size
        data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) if size else b""
    offset, last_time, hashes = 0, 0, []
    while offset < size:
        where, header = f"byte {offset}", data[offset:offset + HEADER.size]
        check(len(header) == HEADER.size, where, "torn header")
        magic, version, flags, reserved, length, index, leaf, header_crc = HEADER.unpack(header)
        check(magic == b"\xffSSG", where, "no frame begins here")
        check(header_crc == crc32c(header[:5] + b"\0" + header[6:-4]), where, "header checksum")
        check(version == 1 and reserved == 0 and flags in (0, 1), where, "version, flags or reserved bytes")
        check(length >= HEADER.size + TRAILER.size and offset + length <= size, where, "torn frame")
        body = data[offset + HEADER.size:offset + length - TRAILER.size]
        body_crc, length_again, end_magic = TRAILER.unpack(data[offset + length - TRAILER.size:offset + length])
        check(length_again == length and end_magic == b"gss\xfe", where, "trailer")
        check(index == len(hashes), where, f"index {index} where {len(hashes)} should be")
        kind, last_time, commitment = leaf_fields(leaf, index, last_time, where)
        if flags:
            check(body_crc == 0 and not any(body), where, "erased, but something is left")
        else:
            check(fast or body_crc == crc32c(body), where, "payload checksum")
            check_payload(body, commitment, where)
        hashes.append(sha256(b"\x00", leaf))
        if listing:
            print(index, last_time, kind, hashes[-1].hex(), "erased" if flags else body[SALT_BYTES:].decode("utf-8"))
        offset += length
    print(f"size {len(hashes)}\nroot {root(hashes).hex()}")


def unbase64(text, where):
    try:
        data = base64.b64decode(text, validate=True)
    except ValueError:
        data = b""
    check(data and base64.b64encode(data) == text, where, "base64")
    return data


def signed_by(vkey, text, signature):
    """Whether the key made this signature, which begins behind the key's id."""
    name, key_id, material = vkey.encode().split(b"+", 2)
    kind, *key = unbase64(material, "vkey")
    check(bytes.fromhex(key_id.decode()) == sha256(name, b"\n", bytes([kind, *key]))[:4] and kind in (1, 4), "vkey", "id or type")
    if kind == 4:
        text, signature = b"cosignature/v1\ntime %d\n%s" % (int.from_bytes(signature[:8], "big"), text), signature[8:]
    with tempfile.TemporaryDirectory() as folder:
        paths = [os.path.join(folder, name) for name in ("key", "text", "signature")]
        for path, content in zip(paths, (DER_ED25519 + bytes(key), text, signature)):
            with open(path, "wb") as file:
                file.write(content)
        command = "openssl pkeyutl -verify -rawin -pubin -keyform DER -inkey {} -in {} -sigfile {}".format(*paths).split()
        return subprocess.run(command, capture_output=True).returncode == 0


def checkpoint(note, vkeys, where):
    """Size and root that a checkpoint is signed for by one of the keys, and by each of them that says so."""
    text, _, lines = note.rpartition(b"\n\n")
    text, signers = text + b"\n", 0
    check(text.count(b"\n") >= 3 and lines.endswith(b"\n"), where, "not a signed checkpoint")
    for line in lines[:-1].split(b"\n"):
        dash, name, blob = (line.split(b" ") + [b"", b""])[:3]
        check(dash == "—".encode() and line.count(b" ") == 2, where, "not a signature line")
        signature = unbase64(blob, where)
        for vkey in vkeys:
            if vkey.startswith(f"{name.decode()}+{signature[:4].hex()}+"):
                check(signed_by(vkey, text, signature[4:]), where, f"the signature of {name.decode()} does not verify")
                signers += 1
    check(signers > 0, where, "signed by none of the given keys")
    _, size, root_hash = text.split(b"\n")[:3]
    check(str(int(size)).encode() == size, where, "size")
    return int(size), unbase64(root_hash, where)
