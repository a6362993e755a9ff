"""Signatures of pages, made and proved by OpenSSH's ``ssh-keygen``, in a file beside the page.

Whoever can push with SSH or signs commits with it has such a key already. The signature is over
the page's bytes, in the namespace ``claimgraph``, so that none made for something else counts.
"""

import shutil
import subprocess
from pathlib import Path

NAMESPACE = "claimgraph"
TAIL = ".sig"
"""What a signature's name has behind that of its page."""


class SignatureError(Exception):
    """No signature could be made, or none holds; says why."""


def sign(content: bytes, key: Path) -> str:
    """The signature of a page's bytes, in ASCII armour.

    Args:
        content: the page.
        key: a private key, or the public one of a key that an agent holds.

    Raises:
        SignatureError: there is no ssh-keygen, no such key, or it does not sign.
    """
    if not key.is_file():
        raise SignatureError(f"there is no key {key}: 'ssh-keygen -t ed25519' makes one")
    done = _run(["-Y", "sign", "-q", "-n", NAMESPACE, "-f", str(key.absolute())], content)
    if done.returncode:
        raise SignatureError(f"{key} does not sign: {_told(done)}")
    return done.stdout.decode()


def find_signer(content: bytes, signature: Path, signers: Path) -> str:
    """Who signed a page's bytes, as the file of signers names them.

    Args:
        content: the page.
        signature: the file that :func:`sign` made.
        signers: lines of names and public keys, as ``allowed_signers`` in ssh-keygen(1).

    Raises:
        SignatureError: there is no ssh-keygen, a file is missing, or nobody named there signed.
    """
    for file, what in ((signature, "signature"), (signers, "file of signers")):
        if not file.is_file():
            raise SignatureError(f"there is no {what} {file}")
    common = ["-n", NAMESPACE, "-s", str(signature.absolute()), "-f", str(signers.absolute())]
    found = _run(["-Y", "find-principals", *common[2:]], content)
    for name in found.stdout.decode(errors="replace").splitlines():
        if _run(["-Y", "verify", "-I", name, *common], content).returncode == 0:
            return name
    if found.returncode:
        raise SignatureError(f"{signature} is of nobody whom {signers} names")
    raise SignatureError(f"{signature} does not hold for this file: it was changed since")


def _run(arguments: list[str], content: bytes) -> "subprocess.CompletedProcess[bytes]":
    program = shutil.which("ssh-keygen")
    if program is None:
        raise SignatureError("there is no ssh-keygen here: it comes with OpenSSH 8.2 and later")
    return subprocess.run([program, *arguments], input=content, capture_output=True, check=False)


def _told(done: "subprocess.CompletedProcess[bytes]") -> str:
    lines = done.stderr.decode(errors="replace").strip().splitlines()
    return lines[-1] if lines else f"ssh-keygen ended with {done.returncode}"
