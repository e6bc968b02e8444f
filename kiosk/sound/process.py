"""The sound player's own process: plays what the kiosk orders, until it has been silent for long.

What a sound card, its driver or a damaged recording may do to a process, they do to this one.
"""

import os
import sys
import threading
from collections.abc import Callable
from queue import Empty, SimpleQueue
from typing import BinaryIO

from kiosk.sound import messages
from kiosk.sound.loudspeaker import Loudspeaker, Over
from kiosk.sound.messages import Heard, Order, Play, Stop, Volume
from kiosk.system import resource_limits

MAX_BYTES = 2_000_000_000  # of addresses: a sound server shares some with each of its clients
IDLE_S = 120


def serve() -> None:
    """Play what is ordered on stdin; what happens is told on stdout."""
    replies = os.dup(1)
    os.dup2(2, 1)  # what a library prints is no reply
    resource_limits.bound(MAX_BYTES)
    orders: SimpleQueue[Order | Over | None] = SimpleQueue()
    threading.Thread(target=_listen, args=(sys.stdin.buffer, orders.put), daemon=True).start()

    def tell(heard: Heard) -> None:
        try:
            os.write(replies, messages.heard_line(heard))
        except OSError:  # the kiosk has ended meanwhile
            os._exit(0)

    obey(orders, Loudspeaker(tell, orders.put))
    os._exit(0)  # a driver that hangs must not keep this process


def obey(orders: "SimpleQueue[Order | Over | None]", loudspeaker: Loudspeaker) -> None:
    """Do what is ordered until None is, or nothing for long."""
    while True:
        try:
            order = orders.get(timeout=IDLE_S)
        except Empty:
            if loudspeaker.is_silent:
                return
            continue
        match order:
            case None:
                return
            case Play():
                loudspeaker.play(order)
            case Volume(percent):
                loudspeaker.set_volume(percent)
            case Stop():
                loudspeaker.stop()
            case Over():
                loudspeaker.go_on(order)


def _listen(pipe: BinaryIO, put: Callable[[Order | None], None]) -> None:
    for line in pipe:
        put(messages.order_of(line))
    put(None)
