import QtQuick
import QtQuick.Shapes

// A Shape that costs no frame more when it becomes visible. Qt's own asks for a second one, in which nothing has changed.
Shape {
    onVisibleChanged: if (visible)
        update()
}
