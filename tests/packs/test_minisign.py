"""The real minisign, where it is installed, and the kiosk understand each other's keys and signatures."""

import shutil
import subprocess
from pathlib import Path

import pytest
from support.packs import Maker

from kiosk.packs import install, keys, minisign
from kiosk.packs.errors import PackError, Reason

with_minisign = pytest.mark.skipif(not shutil.which("minisign"), reason="needs minisign")
# A password that takes no gigabyte: what minisign writes is read with whatever cost it says.
CHEAP = {"_OPERATIONS": 32_768, "_MEMORY": 16_777_216}


def run(*command: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["minisign", *map(str, command)], capture_output=True, text=True, check=False)


@with_minisign
def test_minisign_verifies_a_pack(maker: Maker, tmp_path: Path) -> None:
    file, public, content = maker.pack(), tmp_path / "house.pub", tmp_path / "content"
    public.write_text(maker.key.public.file(), encoding="ascii")
    content.write_bytes(file.read_bytes().split(b"\n", 4)[4])  # as with tail -n +5
    done = run("-V", "-m", content, "-x", file, "-p", public)
    assert done.returncode == 0, done.stderr
    assert "Signature and comment signature verified" in done.stdout
    assert "name=facts version=1.4" in done.stdout
    content.write_bytes(content.read_bytes()[:-1] + b"x")
    assert run("-V", "-m", content, "-x", file, "-p", public).returncode == 1


@with_minisign
def test_a_key_of_minisigns_signs_packs(maker: Maker, tmp_path: Path) -> None:
    secret, public = tmp_path / "their.key", tmp_path / "their.pub"
    done = run("-G", "-W", "-p", public, "-s", secret)
    assert done.returncode == 0, done.stderr
    key, trusted = keys.read(secret, lambda: pytest.fail("it has no password")), minisign.read_public_key(public)
    assert key.public == trusted
    maker.kiosk.trust(trusted.text(), trusted.name)
    assert install.verify(maker.kiosk.record(), maker.pack(key=key)).key_name == trusted.name


@with_minisign
def test_a_signature_in_minisigns_old_form_is_refused_by_its_name(maker: Maker, tmp_path: Path) -> None:
    """It is of the content itself, which would have to fit into memory to be checked."""
    file, content, signature = maker.pack(), tmp_path / "content", tmp_path / "signature"
    secret, _ = keys.write(tmp_path / "house", maker.key)
    *head, archive = file.read_bytes().split(b"\n", 4)
    content.write_bytes(archive)
    comment = head[2].decode().removeprefix(minisign.TRUSTED)
    assert run("-S", "-l", "-t", comment, "-m", content, "-x", signature, "-s", secret).returncode == 0
    file.write_bytes(signature.read_bytes() + archive)
    with pytest.raises(PackError, match="minisign's old form, without a hash; build it again") as refused:
        install.install(maker.kiosk, file)
    assert refused.value.reason is Reason.NOT_A_PACK
    assert maker.kiosk.playing() is None


@with_minisign
def test_minisign_signs_with_a_key_of_ours(tmp_path: Path) -> None:
    key, message = keys.new(), tmp_path / "message"
    secret, public = keys.write(tmp_path / "ours", key)
    message.write_bytes(b"hello")
    assert run("-S", "-W", "-m", message, "-s", secret).returncode == 0
    assert run("-V", "-m", message, "-p", public).returncode == 0


def test_a_key_with_a_password(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, cost in CHEAP.items():
        monkeypatch.setattr(keys, name, cost)
    key = keys.new()
    secret, public = keys.write(tmp_path / "house", key, "open sesame")
    assert secret.stat().st_mode & 0o077 == 0
    assert keys.read(secret, lambda: "open sesame") == key
    assert minisign.read_public_key(public) == key.public
    with pytest.raises(PackError, match="wrong password"):
        keys.read(secret, lambda: "open says me")
    with pytest.raises(PackError, match="a key is never replaced"):
        keys.write(tmp_path / "house", keys.new())


def test_signatures_are_the_same_each_time() -> None:
    key = keys.new()
    assert key.sign(b"d" * 64, b"said") == key.sign(b"d" * 64, b"said")
    assert key.sign(b"d" * 64, b"said").is_of(key.public, b"d" * 64)
    assert not key.sign(b"d" * 64, b"said").is_of(key.public, b"e" * 64)
    assert not key.sign(b"d" * 64, b"said").is_comment_of(keys.new().public)


@pytest.mark.parametrize(
    "content", ["", "x", "untrusted comment: x\n", "a\nRW", "a\nRWTcg2xK0gJc\n", "a\nb\nc\n", "\xff", "A" * 5000]
)
def test_what_is_no_key(tmp_path: Path, content: str) -> None:
    file = tmp_path / "key"
    file.write_text(content, encoding="latin-1")
    with pytest.raises(PackError, match="no public key"):
        minisign.read_public_key(file)
    with pytest.raises(PackError, match="no secret key"):
        keys.read(file, str)
