"""The certificates that docs/fleet.md has one make are good enough for every Python there is."""

import re
import shutil
import socket
import ssl
import subprocess
import threading
from pathlib import Path

import pytest
from support.broker import DOCS, PATIENCE_S

HOST = "broker.museum.example"


@pytest.mark.skipif(not shutil.which("openssl"), reason="openssl is missing (apt-get install openssl)")
def test_the_commands_of_the_docs_make_what_even_the_strictest_takes(tmp_path: Path) -> None:
    """From 3.13 on, Python asks of an authority what it may sign, and of a certificate whose it is."""
    written = (DOCS.parent / "fleet.md").read_text(encoding="utf-8").replace("\\\n", " ")
    commands = re.findall(r"^(?:openssl|printf) .*$", written, re.M)
    assert len(commands) == 4
    for command in commands:
        subprocess.run(["sh", "-c", command], cwd=tmp_path, check=True, capture_output=True)
    serving = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    serving.load_cert_chain(tmp_path / "server.pem", tmp_path / "server.key")
    asking = ssl.create_default_context(cafile=str(tmp_path / "ca.pem"))
    asking.verify_flags |= ssl.VERIFY_X509_STRICT
    here, there = socket.socketpair()
    answers = threading.Thread(target=lambda: serving.wrap_socket(there, server_side=True).close())
    answers.start()
    with asking.wrap_socket(here, server_hostname=HOST) as found:
        assert found.version() == "TLSv1.3"
    answers.join(PATIENCE_S)
