"""A thread for slow work."""

import errno
import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

_log = logging.getLogger(__name__)

_REASONS = {
    **dict.fromkeys((errno.ENOSPC, errno.EDQUOT), "reason_full"),
    **dict.fromkeys((errno.EROFS, errno.EACCES, errno.EPERM, errno.ELOOP), "reason_denied"),
    **dict.fromkeys((errno.EEXIST, errno.EISDIR), "reason_taken"),
    **dict.fromkeys((errno.ENOENT, errno.ENOTDIR, errno.ENODEV, errno.ENXIO, errno.EIO), "reason_gone"),
}


class Worker(QObject):
    """Answers questions one after another on its own thread. Belongs to the GUI thread and delivers answers there."""

    busyChanged = Signal()
    failed = Signal(str)  # the operator's word for the reason

    _done = Signal(object, object)

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thread = ThreadPoolExecutor(1, thread_name_prefix=name)
        self._waiting = 0
        self._is_over = False
        self._done.connect(self._finish)

    @property
    def is_busy(self) -> bool:
        return self._waiting > 0

    def ask(self, question: Callable[[], Any], answer: Callable[[Any], object]) -> None:
        """Run `question` on the thread and pass its result to `answer` on this one.

        A failure is emitted as `failed`.
        """
        self._waiting += 1
        self.busyChanged.emit()
        self._thread.submit(self._work, question, answer)

    def close(self) -> None:
        """End the thread. Questions not yet begun are dropped."""
        self._thread.shutdown(wait=False, cancel_futures=True)

    def finish(self) -> None:
        """End the thread once it has done all that it was asked. No answer is passed on any more.

        The program ends only after that.
        """
        self._is_over = True
        self._thread.shutdown(wait=False)

    def _work(self, question: Callable[[], Any], answer: Callable[[Any], object]) -> None:
        try:
            result = question()
            if not self._is_over:
                self._done.emit(answer, result)
        except OSError as error:
            _log.info("the operator's request failed: %s", error)
            self._done.emit(self.failed.emit, _REASONS.get(error.errno or 0, "reason_unknown"))
        except Exception:
            _log.exception("a request of the operator panel failed")
            self._done.emit(self.failed.emit, "reason_unknown")

    @Slot(object, object)
    def _finish(self, answer: Callable[[Any], object], result: object) -> None:
        if self._is_over:
            return
        self._waiting -= 1
        self.busyChanged.emit()
        answer(result)
