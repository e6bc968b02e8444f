"""The connection to the broker: MQTT 5 over TLS, with paho-mqtt."""

import socket
import ssl
from pathlib import Path

from paho.mqtt.client import Client
from paho.mqtt.enums import CallbackAPIVersion, MQTTProtocolVersion
from paho.mqtt.packettypes import PacketTypes
from paho.mqtt.properties import Properties

from kiosk.link.agent import Out
from kiosk.link.config import Connection
from kiosk.problems import CannotStartError
from kiosk.system import files

KEEPALIVE_S = 60
WILL_DELAY_S = 30  # a connection that comes back within this time was never gone
_PROBE_S = 10
_SESSION_S = 300
_MOST_WAITING = 200
# What is larger, brokers keep to themselves: of what is said to kiosks, and of what they say, a screenshot.
_MOST_TO_KIOSK_BYTES, _MOST_BYTES = 200_000, 500_000
_SLOWEST_RECONNECT_S = 120


def client(connection: Connection, name: str, *, will: Out | None = None) -> Client:
    """A client that is not connected yet. Raises CannotStartError for a file that cannot be used."""
    made = Client(CallbackAPIVersion.VERSION2, client_id=name, protocol=MQTTProtocolVersion.MQTTv5)
    made.tls_set_context(_tls(connection))
    if connection.user:
        made.username_pw_set(connection.user, _password(connection.password_file))
    made.max_queued_messages_set(_MOST_WAITING)
    made.reconnect_delay_set(1, _SLOWEST_RECONNECT_S)
    if will:
        properties = _properties(PacketTypes.WILLMESSAGE)
        properties.WillDelayInterval = WILL_DELAY_S
        made.will_set(will.topic, will.payload, will.qos, will.is_retained, properties)
    return made


def begin(made: Client, connection: Connection, *, lasting: bool) -> None:
    """Connect, and again whenever the connection is lost.

    `lasting`: this is a kiosk, whose session the broker keeps for a while.
    """
    properties = _properties(PacketTypes.CONNECT)
    properties.SessionExpiryInterval = _SESSION_S if lasting else 0
    properties.MaximumPacketSize = _MOST_TO_KIOSK_BYTES if lasting else _MOST_BYTES
    host, port = connection.address
    made.connect_async(host, port, KEEPALIVE_S, clean_start=not lasting, properties=properties)


def send(made: Client, out: Out) -> int:
    """Hand a message over. Returns its number, by which its arrival is told."""
    properties = _properties(PacketTypes.PUBLISH)
    if out.lasts_s is not None:
        properties.MessageExpiryInterval = out.lasts_s
    return made.publish(out.topic, out.payload, out.qos, out.is_retained, properties).mid


def obstacle(connection: Connection) -> str:
    """Why the broker cannot be reached now, for people; empty if it answers. May take ten seconds."""
    host, port = connection.address
    try:
        with (
            socket.create_connection((host, port), _PROBE_S) as plain,
            _tls(connection).wrap_socket(plain, server_hostname=host),
        ):
            return ""
    except (OSError, CannotStartError) as error:
        return str(error)


def _properties(kind: int) -> Properties:
    return Properties(kind)  # type: ignore[no-untyped-call]


def _tls(connection: Connection) -> ssl.SSLContext:
    try:
        context = ssl.create_default_context(cafile=str(connection.ca_file) if connection.ca_file else None)
        if connection.cert_file:
            context.load_cert_chain(connection.cert_file, connection.key_file)
    except (OSError, ssl.SSLError) as error:
        named = ", ".join(str(file) for file in (connection.ca_file, connection.cert_file) if file)
        raise CannotStartError(f"the certificates in {named} cannot be used: {error}") from None
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context


def _password(file: Path | None) -> str | None:
    if file is None:
        return None
    try:
        return files.read_whole(file, 1000).decode().rstrip("\r\n")
    except (OSError, UnicodeDecodeError) as error:
        raise CannotStartError(f"the password in {file} cannot be read: {error}") from None
