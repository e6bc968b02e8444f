import QtQuick

// What a button does, below it, while the mouse rests there.
Rectangle {
    id: tip

    required property Desk desk

    // Below the button, within the window.
    function place(): void {
        if (desk.tipped === null)
            return;
        const spot = desk.tipped.mapToItem(parent, 0, desk.tipped.height + 6);
        x = Math.max(4, Math.min(spot.x, parent.width - width - 4));
        y = spot.y + height > parent.height ? spot.y - desk.tipped.height - height - 12 : spot.y;
    }

    visible: desk.tipped !== null && desk.tipped.visible
    width: said.width + 16
    height: said.height + 10
    radius: desk.corner
    color: desk.ink
    Accessible.ignored: true
    onVisibleChanged: place()
    onWidthChanged: place()

    Said {
        id: said

        anchors.centerIn: parent
        desk: tip.desk
        size: tip.desk.small
        color: tip.desk.white
        wrapMode: Text.NoWrap
        text: tip.desk.tip
        Accessible.ignored: true
    }
}
