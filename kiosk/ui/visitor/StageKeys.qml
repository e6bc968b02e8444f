import QtQuick
import Kiosk

// What keyboard keys do on the stage: the same as its buttons. qt/input_filter.py decides which keys get this far.
QtObject {
    id: keys

    required property Session session
    required property Pager pager
    required property Overview overview // null until it has been created
    required property LanguageSheet sheet

    property bool choosing: false // the list of all languages is open

    signal sheetClosed

    // Arrows along a line follow the direction in which the language is written.
    function turned(key: int): int {
        if (pager.theme.mirrored && key === Qt.Key_Left)
            return Qt.Key_Right;
        return pager.theme.mirrored && key === Qt.Key_Right ? Qt.Key_Left : key;
    }

    // Handles a key; returns whether it has a meaning here.
    function press(pressed: int): bool {
        const key = turned(pressed);
        const known = [Qt.Key_Left, Qt.Key_Right, Qt.Key_Up, Qt.Key_Down, Qt.Key_Home, Qt.Key_Return, Qt.Key_Enter, Qt.Key_Space];
        if (!known.includes(key))
            return false;
        if (choosing && session.place !== Place.COUNTDOWN)
            sheetKey(key);
        else if (session.place === Place.CARD)
            cardKey(key);
        else if (session.place === Place.OVERVIEW)
            overviewKey(key);
        else
            session.touched();
        return true;
    }

    function sheetKey(key: int): void {
        const steps = {
            [Qt.Key_Left]: -1,
            [Qt.Key_Right]: 1,
            [Qt.Key_Up]: -sheet.columns,
            [Qt.Key_Down]: sheet.columns
        };
        if (key in steps)
            sheet.step(steps[key]);
        else
            sheetClosed();
        session.touched();
    }

    function cardKey(key: int): void {
        if (key === Qt.Key_Home)
            session.showOverview();
        else if (key === Qt.Key_Left)
            session.previous();
        else if (key === Qt.Key_Up || key === Qt.Key_Down)
            pager.view?.scrollPage(key === Qt.Key_Down ? 1 : -1);
        else
            session.next();
    }

    function overviewKey(key: int): void {
        const steps = {
            [Qt.Key_Left]: -1,
            [Qt.Key_Right]: 1,
            [Qt.Key_Up]: -overview?.columns,
            [Qt.Key_Down]: overview?.columns
        };
        if (key in steps)
            overview?.highlight(steps[key]);
        else if (key === Qt.Key_Home)
            session.back();
        else
            session.open(0);
        session.touched();
    }
}
