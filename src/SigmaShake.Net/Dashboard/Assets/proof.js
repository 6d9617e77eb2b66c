// Checks that an entry is in the log: its payload against the leaf, the leaf against the root (RFC 9162, 2.1.3.2), the root against the signed checkpoint
// (c2sp.org/tlog-proof, c2sp.org/signed-note). It believes only what it computes itself, and the public key that the page shows.
"use strict";
{
  const place = document.getElementById("proof");
  const ascii = (text) => new TextEncoder().encode(text);
  const bytesOf = (base64) => Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  const hex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  const areEqual = (a, b) => a.length === b.length && a.every((byte, at) => byte === b[at]);
  const join = (...parts) => Uint8Array.from(parts.flatMap((part) => Array.from(part)));
  const hash = async (...parts) => new Uint8Array(await crypto.subtle.digest("SHA-256", join(...parts)));

  const [LEAF, NODE] = [[0], [1]];
  const LEAF_BYTES = 50;
  const COMMITMENT_AT = 18;
  const LABEL = ascii("sigmashake entry payload v1\0");

  const parse = (text) => {
    const [head, ...rest] = text.split("\n\n");
    const lines = head.split("\n");
    if (lines[0] !== "c2sp.org/tlog-proof@v1") throw new Error("this is no proof");
    const note = rest.join("\n\n");
    const signed = note.slice(0, note.indexOf("\n\n") + 1);
    const [origin, size, root] = signed.split("\n");
    return {
      entry: bytesOf(lines[1].replace(/^extra /, "")), index: BigInt(lines[2].replace(/^index /, "")), path: lines.slice(3).map(bytesOf),
      origin, size: BigInt(size), root: bytesOf(root), signed, signatures: note.slice(signed.length + 1).split("\n"),
    };
  };

  const show = (number, digest, isWrong = false) => {
    const node = place.parentElement.querySelector(`[data-node="node-${number}"]`);
    node.classList.add(isWrong ? "wrong" : "right");
    node.querySelector("text").textContent = `${hex(digest).slice(0, 12)}`;
  };

  const rootOf = async (leaf, index, size, path) => {
    let [node, last, digest] = [index, size - 1n, leaf];
    for (const [step, given] of path.entries()) {
      if (last === 0n) return null;
      if (node & 1n || node === last) {
        digest = await hash(NODE, given, digest);
        for (; !(node & 1n) && node !== 0n; node >>= 1n) last >>= 1n;
      } else {
        digest = await hash(NODE, digest, given);
      }
      node >>= 1n;
      last >>= 1n;
      show(step + 1, digest);
    }
    return last === 0n ? digest : null;
  };

  // A verifier key is NAME+ID+BASE64, the key behind a byte 1; a signature line is — NAME BASE64, the signature behind four bytes of the id. A log that
  // has changed its key has several.
  const isSigned = async ({ signed, signatures }) => {
    for (const vkey of place.dataset.keys.split(" ")) {
      const [, name, id, encoded] = vkey.match(/^([^+]+)\+([0-9a-f]{8})\+(.+)$/);
      const key = await crypto.subtle.importKey("raw", bytesOf(encoded).slice(1), { name: "Ed25519" }, false, ["verify"]);
      for (const line of signatures.filter((one) => one.startsWith(`— ${name} `))) {
        const signature = bytesOf(line.split(" ")[2]);
        if (hex(signature.slice(0, 4)) === id && await crypto.subtle.verify({ name: "Ed25519" }, key, signature.slice(4), ascii(signed))) return true;
      }
    }
    return false;
  };

  const find = (isGood, text) => {
    const item = document.createElement("li");
    item.className = isGood === null ? "" : isGood ? "holds" : "fails";
    item.textContent = text;
    document.getElementById("findings").append(item);
    return isGood;
  };

  const check = async () => {
    const proof = parse(await (await fetch(place.dataset.address)).text());
    const [leaf, body] = [proof.entry.slice(0, LEAF_BYTES), proof.entry.slice(LEAF_BYTES)];
    const number = new DataView(leaf.buffer).getBigUint64(2);
    const isThis = find(proof.index === BigInt(place.dataset.index) && number === proof.index, `It is the proof of entry ${place.dataset.index}.`);
    const isPayload = body.length === 0
      ? find(null, "The payload was erased; its hash stays in the leaf.") ?? true
      : find(areEqual(await hash(LABEL, body), leaf.slice(COMMITMENT_AT)), `Its payload (${body.length - 32} bytes) is the one that the leaf commits to.`);
    const leafHash = await hash(LEAF, leaf);
    show(0, leafHash);
    const root = await rootOf(leafHash, proof.index, proof.size, proof.path);
    const isRoot = root !== null && areEqual(root, proof.root);
    if (!isRoot) show(proof.path.length, root ?? leafHash, true);
    find(isRoot, `${proof.path.length === 1 ? "One hash leads" : `${proof.path.length} hashes lead`} from it to the root over ${proof.size} entries.`);
    let isChecked = null;
    try {
      isChecked = await isSigned(proof);
      find(isChecked, `The log's key has signed that root for ${proof.origin}.`);
    } catch {
      find(null, "This browser cannot verify Ed25519, so the signature was not checked; `ssg audit prove --check` does.");
    }
    return isThis && isPayload && isRoot && isChecked !== false;
  };

  const judgement = document.getElementById("judgement");
  judgement.textContent = "Checking …";
  check().then(
    (holds) => {
      judgement.className = `state ${holds ? "good" : "bad"}`;
      judgement.textContent = holds ? "The entry is in the log. This browser has computed it." : "This does not hold: what is shown is not what the log has signed.";
    },
    (error) => {
      judgement.className = "state bad";
      judgement.textContent = `It could not be checked: ${error.message}`;
    });
}
