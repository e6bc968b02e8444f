"""Each frame is painted by one thread."""

import os


def paint_with_one_thread() -> None:
    """Have Qt paint a frame without threads of its own for parts of it. Call it before there is a QGuiApplication.

    Without a graphics card Qt would divide each large part of a picture among a pool of threads. On two cores no frame
    comes sooner by it, and the slideshow takes a quarter more of the processor: docs/performance.md.
    """
    os.environ["QT_NO_GUI_THREADPOOL"] = "1"
