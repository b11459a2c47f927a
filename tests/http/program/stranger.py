"""A verifier by somebody who has read docs/transparency.md and nothing else: Python's standard library, no code of Wardmote."""

import base64
import hashlib
import json
from dataclasses import dataclass

# --- Ed25519, verification only (RFC 8032, 5.1; the curve in affine coordinates, slow and short).
P = 2**255 - 19
D = -121665 * pow(121666, P - 2, P) % P
ORDER = 2**252 + 27742317777372353535851937790883648493


def add(one, other):
    (x1, y1), (x2, y2) = one, other
    t = D * x1 * x2 * y1 * y2
    return (x1 * y2 + x2 * y1) * pow(1 + t, P - 2, P) % P, (y1 * y2 + x1 * x2) * pow(1 - t, P - 2, P) % P


def times(number, point):
    result = (0, 1)
    while number:
        result = add(result, point) if number & 1 else result
        point, number = add(point, point), number >> 1
    return result


def point_of(data):
    y = int.from_bytes(data, "little")
    sign, y = y >> 255, y & (2**255 - 1)
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    x = x if x * x % P == square else x * pow(2, (P - 1) // 4, P) % P
    assert x * x % P == square, "not a point of the curve"
    return (x if x & 1 == sign else P - x), y


BASE = point_of((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))


def is_signature(key, message, signature):
    scalar = int.from_bytes(signature[32:], "little")
    challenge = int.from_bytes(hashlib.sha512(signature[:32] + key + message).digest(), "little") % ORDER
    return scalar < ORDER and times(scalar, BASE) == add(point_of(signature[:32]), times(challenge, point_of(key)))


# --- Signed notes and checkpoints.
@dataclass
class Checkpoint:
    origin: str
    size: int
    root: bytes
    extensions: dict


def open_note(note, verification_key):
    """The checkpoint of a note, if the holder of the key signed it."""
    text, signatures = note.rsplit("\n\n", 1)
    text += "\n"
    name, key_id, key = verification_key.split("+", 2)
    key = base64.b64decode(key, validate=True)
    assert key[0] == 1 and hashlib.sha256(f"{name}\n".encode() + key).hexdigest()[:8] == key_id, "not a verification key"
    for line in signatures.splitlines():
        dash, signer, signature = line.split(" ")
        signature = base64.b64decode(signature, validate=True)
        if dash == "\u2014" and signer == name and signature[:4].hex() == key_id:
            assert is_signature(key[1:], text.encode(), signature[4:]), "the signature is not good"
            origin, size, root, *extensions = text.splitlines()
            return Checkpoint(origin, int(size), base64.b64decode(root), dict(line.split(" ", 1) for line in extensions))
    raise AssertionError("the note is not signed by that key")


# --- The log: entries, leaves, roots.
def field(data):
    return len(data).to_bytes(8, "big") + data


def bytes_of(entry):
    texts = [entry[name].encode() for name in ("recorded_at", "actor", "action", "subject", "details")]
    return b"".join(map(field, [b"wardmote audit link 1", entry["board"].encode(), int(entry["sequence"]).to_bytes(8, "big"), *texts,
                                bytes.fromhex(entry["previous"])]))


def leaf_of(data):
    return hashlib.sha256(b"\0" + data).digest()


def node_of(left, right):
    return hashlib.sha256(b"\1" + left + right).digest()


def root_of(leaves):
    if len(leaves) < 2:
        return leaves[0] if leaves else hashlib.sha256().digest()
    left = 1 << (len(leaves) - 1).bit_length() - 1
    return node_of(root_of(leaves[:left]), root_of(leaves[left:]))


def leaves_of(lines):
    """The leaves of a file of entries, whose chain is followed on the way."""
    previous, leaves = bytes(32).hex(), []
    for number, line in enumerate(lines, 1):
        entry = json.loads(line)
        data = bytes_of(entry)
        assert int(entry["sequence"]) == number and entry["previous"] == previous, f"entry {number} does not follow"
        previous = hashlib.blake2b(data, digest_size=32).hexdigest()
        assert entry["hash"] == previous, f"entry {number} was changed"
        leaves.append(leaf_of(data))
    return leaves


# --- Proofs (RFC 9162, 2.1.3.2 and 2.1.4.2).
def proves_inclusion(hashes, index, leaf, size, root):
    last, found = size - 1, leaf
    for beside in hashes:
        if index & 1 or index == last:
            found = node_of(beside, found)
            while not index & 1 and index:
                index, last = index >> 1, last >> 1
        else:
            found = node_of(found, beside)
        index, last = index >> 1, last >> 1
    return last == 0 and found == root


def proves_consistency(hashes, older_size, older_root, size, root):
    if older_size == size:
        return older_root == root and not hashes
    hashes = ([older_root] if older_size & (older_size - 1) == 0 else []) + hashes
    index, last = older_size - 1, size - 1
    while index & 1:
        index, last = index >> 1, last >> 1
    older = newer = hashes[0]
    for beside in hashes[1:]:
        if index & 1 or index == last:
            older, newer = node_of(beside, older), node_of(beside, newer)
            while not index & 1 and index:
                index, last = index >> 1, last >> 1
        else:
            newer = node_of(newer, beside)
        index, last = index >> 1, last >> 1
    return last == 0 and older == older_root and newer == root
