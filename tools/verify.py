#!/usr/bin/env python3
"""Verifies what SigmaShake recorded, without SigmaShake. Exit code 0: intact; 1: not, with the reason on stderr.

  verify.py LEDGER [--list] [--fast]  a ledger's folder; --list prints its entries, --fast leaves out the checksums of payloads
  verify.py EXPORT VKEY...            what `ssg audit export --format tiles` wrote
  verify.py PROOF VKEY... [OLD]       what `ssg audit prove` wrote; one of consistency starts from the checkpoint in the file OLD

After a change of keys give each VKEY; every note must be signed by one of them.
Written from docs/internals/ledger.md alone, with the standard library and `openssl`, which verifies Ed25519."""
import base64, hashlib, io, mmap, os, re, struct, subprocess, sys, tempfile

HEADER, LEAF, TRAILER = struct.Struct(">4sBBHIq50sI"), struct.Struct(">BBqq32s"), struct.Struct(">II4s")
CRC = list(range(256))
for _ in range(8): CRC = [(crc >> 1) ^ (0x82F63B78 if crc & 1 else 0) for crc in CRC]

def check(condition, where, what):
    if not condition: raise ValueError(f"{where}: {what}")

def read(*path):
    with open(os.path.join(*path), "rb") as file: return file.read()

def crc32c(data, crc=0xFFFFFFFF):
    for byte in data: crc = CRC[(crc ^ byte) & 0xFF] ^ (crc >> 8)
    return crc ^ 0xFFFFFFFF

def shown(payload): # Control characters and the like are escaped for the terminal.
    return "".join(char if char.isprintable() else ascii(char)[1:-1] for char in payload.decode("utf-8"))
def sha256(*parts): return hashlib.sha256(b"".join(parts)).digest()

def root(hashes): # RFC 9162, 2.1.1, level by level: neighbours are joined, one that is left at the right is of the next level too.
    while len(hashes) > 1:
        joined = [sha256(b"\x01", left, right) for left, right in zip(hashes[::2], hashes[1::2])]
        hashes = joined + hashes[2 * len(joined):]
    return hashes[0] if hashes else sha256()

def climb(fn, sn, path, fr, sr): # The old and the new root that a path leads to (RFC 9162, 2.1.4.2); only the latter of an inclusion (2.1.3.2).
    for p in path:
        check(sn > 0 and len(p) == 32, "proof", "too long")
        if fn & 1 or fn == sn:
            fr, sr = sha256(b"\x01", p, fr), sha256(b"\x01", p, sr)
            while fn and not fn & 1: fn, sn = fn >> 1, sn >> 1
        else: sr = sha256(b"\x01", sr, p)
        fn, sn = fn >> 1, sn >> 1
    check(sn == 0, "proof", "too short")
    return fr, sr

def leaf_hash(where, leaf, body, index, last_time=0): # Of a leaf and what it commits to, None where that is erased: hash, kind and time.
    version, kind, leaf_index, time_ms, commitment = LEAF.unpack(leaf)
    check(version == 1 and leaf_index == index and time_ms >= last_time, where, "version, index or time of the leaf")
    check(body is None or 32 <= len(body) <= 32 + 64 * 1024, where, "length of salt and payload")
    check(body is None or commitment == sha256(b"sigmashake entry payload v1\0", body), where, "the leaf commits to another payload")
    return sha256(b"\x00", leaf), kind, time_ms

def ledger(path, listing, fast):
    with open(path, "rb") as file:
        size = os.fstat(file.fileno()).st_size
        data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) if size else b""
    offset, time, hashes = 0, 0, []
    while offset < size:
        where, start = f"byte {offset}", offset + HEADER.size
        magic, version, flags, reserved, length, index, leaf, header_crc = HEADER.unpack(data[offset:start].ljust(HEADER.size))
        check(magic == b"\xffSSG", where, "no frame begins here")
        check(header_crc == crc32c(data[offset:start - 69] + b"\0" + data[start - 68:start - 4]), where, "header checksum")
        check(version == 1 and reserved == 0 and flags in (0, 1), where, "version, flags or reserved bytes")
        end, offset = offset + length - TRAILER.size, offset + length
        check(start <= end and offset <= size, where, "torn frame")
        body, (body_crc, length_again, end_magic) = data[start:end], TRAILER.unpack(data[end:offset])
        check(length_again == length and end_magic == b"gss\xfe", where, "trailer")
        check(index == len(hashes), where, f"index {index} where {len(hashes)} should be")
        check(not any(body) and body_crc == 0 if flags else fast or body_crc == crc32c(body), where, "payload checksum, or erased in part")
        hashed, kind, time = leaf_hash(where, leaf, None if flags else body, index, time)
        hashes.append(hashed)
        if listing: print(index, time, kind, hashed.hex(), "erased" if flags else shown(body[32:]))
    print(f"size {len(hashes)}\nroot {root(hashes).hex()}")

def unbase64(text):
    check(base64.b64encode(data := base64.b64decode(text, validate=True)) == text, "base64", "not in its one form")
    return data

def is_signed(note, vkey): # Whether the one signature by the key verifies (C2SP signed-note).
    name, key_id, key = vkey.encode().split(b"+", 2)
    check(sha256(name, b"\n", unbase64(key))[:4].hex().encode() == key_id and unbase64(key)[0] == 1, vkey, "not a verifier key")
    (text, _, lines), prefix = note.rpartition(b"\n\n"), b"\xe2\x80\x94 " + name + b" "
    signatures = [unbase64(line[len(prefix):]) for line in lines.split(b"\n") if line.startswith(prefix)]
    signature = b"".join(blob[4:] for blob in signatures if blob[:4].hex().encode() == key_id)
    with tempfile.TemporaryDirectory() as folder:
        for file, content in ("key", bytes.fromhex("302a300506032b6570032100") + unbase64(key)[1:]), ("text", text + b"\n"), ("signature", signature):
            with open(os.path.join(folder, file), "wb") as opened: opened.write(content)
        command = "openssl pkeyutl -verify -rawin -pubin -keyform DER -inkey key -in text -sigfile signature".split()
        return note.endswith(b"\n") and subprocess.run(command, cwd=folder, capture_output=True).returncode == 0

def checkpoint(note, vkeys): # Size and root of a signed one (C2SP tlog-checkpoint).
    check(any([is_signed(note, vkey) for vkey in vkeys]), "checkpoint", f"not signed by {' or '.join(vkeys) or 'a VKEY: none was given'}")
    return int(note.split(b"\n")[1]), unbase64(note.split(b"\n")[2])

def tile_name(index, count):
    width, name = min(256, count - index * 256), f"{index % 1000:03}"
    while index := index // 1000: name = f"x{index % 1000:03}/{name}"
    return name if width == 256 else f"{name}.p/{width}"

def export(folder, vkeys):
    (size, signed_root), hashes, time, level = checkpoint(read(folder, "checkpoint"), vkeys), [], 0, 0
    for first in range(0, size, 256):
        name = tile_name(first // 256, size)
        leaves, payloads = io.BytesIO(read(folder, "tile/entries", name)), io.BytesIO(read(folder, "payload", name))
        for index in range(first, min(first + 256, size)):
            leaf_length, leaf, (state, length) = leaves.read(2), leaves.read(LEAF.size), struct.unpack(">BI", payloads.read(5))
            body = payloads.read(length)
            check(leaf_length == b"\0\x32" and len(body) == length, f"entry {index}", "length of its leaf or payload")
            check(state == 1 or state == 2 and not body, f"entry {index}", "its payload is damaged")
            hashed, _, time = leaf_hash(f"entry {index}", leaf, body if state == 1 else None, index, time)
            hashes.append(hashed)
        check(not leaves.read() and not payloads.read(), name, "more in the bundle than its entries")
    tile_hashes = hashes
    while tiles := [tile_hashes[at:at + 256] for at in range(0, len(tile_hashes), 256)]:
        for index, tile in enumerate(tiles):
            name = f"tile/{level}/{tile_name(index, len(tile_hashes))}"
            check(read(folder, name) == b"".join(tile), name, "not the hashes of the entries")
        tile_hashes, level = [root(tile) for tile in tiles if len(tile) == 256], level + 1
    check(root(hashes) == signed_root, "checkpoint", "signed for another root")
    print(f"size {size}\nroot {signed_root.hex()}")

def proof(text, vkeys, old):
    head, _, note = text.partition(b"\n\n")
    (size, new_root), (kind, *lines) = checkpoint(note, vkeys), head.split(b"\n")
    if kind == b"c2sp.org/tlog-proof@v1":
        extra, index = unbase64(lines[0].removeprefix(b"extra ")), int(lines[1].removeprefix(b"index "))
        hashed, _, _ = leaf_hash("entry", extra[:LEAF.size], extra[LEAF.size:] or None, index)
        check(lines[0][:6] == b"extra " and lines[1] == b"index %d" % index, "proof", "not written as proofs are")
        check(index < size and climb(index, size - 1, map(unbase64, lines[2:]), b"", hashed)[1] == new_root, "proof", "another root")
        return print(f"entry {index} of {size}\n{shown(extra[LEAF.size + 32:])}")
    check(old, "proof", "it starts from an older checkpoint: give the file of that one too")
    old_size, old_root = checkpoint(read(old), vkeys)
    check(kind == b"old %d" % old_size and 0 < old_size <= size, "proof", "it starts from another size")
    fn, sn, path = old_size - 1, size - 1, [unbase64(line) for line in lines]
    while fn & 1 or 0 < fn == sn: fn, sn = fn >> 1, sn >> 1
    path = path if fn else [old_root] + path  # A complete old tree is itself the first hash.
    check(climb(fn, sn, path[1:], path[0], path[0]) == (old_root, new_root), "proof", "leads to other roots")
    print(f"the log of {size} grew out of that of {old_size}")

if __name__ == "__main__":
    path, *rest = [word for word in sys.argv[1:] if word[:2] != "--"] or sys.exit(__doc__)
    vkeys = [word for word in rest if re.fullmatch(r"[^+\s]+\+[0-9a-f]{8}\+\S+", word)]
    old = "".join(word for word in rest if word not in vkeys)
    try:
        if not os.path.isdir(path): proof(read(path), vkeys, old)
        elif rest: export(path, vkeys)
        else: ledger(os.path.join(path, "entries"), "--list" in sys.argv, "--fast" in sys.argv)
    except (ValueError, LookupError, OSError, struct.error) as problem: sys.exit(str(problem))
