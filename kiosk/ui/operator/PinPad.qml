pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import ".."
import "../controls"
import "../ornament"
import "../visitor"

// The PIN is entered here, or a new one chosen by entering it twice. It shows how many digits were entered, never which.
Rectangle {
    id: pad

    required property Theme theme
    required property color accent
    required property Operator operator
    required property string language
    required property list<DeckLanguage> languages // may be empty
    property bool changing: false // changing the PIN: the old one is entered first
    property bool proven: false // the old PIN has been entered

    readonly property int fewest: 6
    readonly property int most: 12
    readonly property Pin pin: operator.pin
    readonly property bool choosing: changing ? proven : pin.state === Pin.PinState.UNSET
    readonly property bool locked: pin.state === Pin.PinState.LOCKED
    readonly property int wait: pin.waitSeconds
    readonly property bool off: locked || wait > 0
    property bool known: !operator.busy // it is known whether there is a PIN
    property string digits: ""
    property string chosen: "" // a new PIN, entered once
    property string remark: "" // one of the operator's words, shown instead of an older refusal
    readonly property string hint: {
        if (!known)
            return "";
        if (locked)
            return say("pin_locked");
        if (wait > 0)
            return say("pin_wait").replace("{seconds}", String(wait));
        if (remark)
            return say(remark);
        if (pin.refusal)
            return pin.refusal.said(language);
        if (choosing)
            return say(changing ? "pin_new" : "pin_unset");
        return say(changing ? "pin_old" : "pin_give");
    }

    signal leaving
    signal saved
    signal spoken(code: string)
    signal languagesAsked

    function say(word: string): string {
        return operator.say(word, language);
    }

    function add(digit: string): void {
        if (digits.length < most)
            digits += digit;
    }

    function give(): void {
        const given = digits;
        digits = "";
        if (!choosing) {
            remark = "";
            pin.enter(given);
        } else if (chosen === "") {
            const weakness = pin.weakness(given);
            chosen = weakness ? "" : given;
            remark = weakness || "pin_again";
        } else if (chosen !== given) {
            chosen = "";
            remark = "pin_differs";
        } else {
            remark = "";
            pin.set(given);
        }
    }

    // Takes a key: digits, OK, or back, which takes the last digit away.
    function press(key: int): bool {
        const isOpen = known && !off;
        if (key >= Qt.Key_0 && key <= Qt.Key_9 && isOpen)
            add(String(key - Qt.Key_0));
        else if (key === Qt.Key_Return && done.enabled)
            give();
        else if (key === Qt.Key_Back && digits)
            digits = digits.slice(0, -1);
        else if (key === Qt.Key_Back)
            leaving();
        else
            return false;
        return true;
    }

    color: theme.bar
    Component.onCompleted: forceActiveFocus() // from now on digits come here
    Keys.onPressed: event => event.accepted = press(event.key)

    TapHandler {
        gesturePolicy: TapHandler.WithinBounds // takes the finger, so nothing beneath gets it
    }

    Connections {
        function onProven(): void {
            pad.proven = pad.changing;
        }

        function onRefused(): void {
            pad.remark = "";
            pad.chosen = "";
        }

        function onSaved(): void {
            const given = pad.chosen;
            pad.remark = "";
            pad.chosen = "";
            if (pad.changing)
                pad.saved();
            else if (given)
                pad.pin.enter(given); // whoever has just chosen it need not enter it again
        }

        target: pad.pin
    }

    Connections {
        function onBusyChanged(): void {
            if (!pad.operator.busy)
                pad.known = true;
        }

        target: pad.operator
    }

    component PadKey: PinKey {
        width: pad.theme.key
        theme: pad.theme
        enabled: pad.known && !pad.off
    }

    Rug {
        id: rug

        readonly property real inset: edge + 1.2 * theme.margin
        readonly property real room: parent.height - bar.height
        readonly property real wordsWidth: theme.portrait ? width - 2 * inset : width - 2 * inset - keys.width - 1.6 * theme.margin

        x: Math.round((parent.width - width) / 2)
        y: Math.round((room - height) / 2)
        width: 2 * Math.round(Math.min(parent.width / 2 - theme.margin, (theme.portrait ? 46 : 66) * theme.unit))
        height: 2 * Math.round((theme.portrait ? keys.y + keys.height + inset : keys.height + 2 * inset) / 2)
        theme: pad.theme
        accent: pad.accent

        Item {
            id: words

            x: rug.theme.along(rug.inset, width, rug.width)
            y: rug.theme.portrait ? rug.inset : Math.round((rug.height - height) / 2)
            width: rug.wordsWidth
            height: slots.y + slots.height + rug.theme.margin + hint.room

            Label {
                id: title

                width: parent.width
                theme: pad.theme
                ground: pad.theme.paper
                color: pad.accent
                text: pad.say(pad.changing ? "change_pin" : "pin")
                size: pad.theme.headline * 1.15
                font.weight: Font.ExtraBold
                horizontalAlignment: pad.theme.portrait ? Text.AlignHCenter : Text.AlignLeft
                Accessible.role: Accessible.Heading
            }

            PinSlots {
                id: slots

                x: pad.theme.portrait ? Math.round((parent.width - width + 0.2 * step) / 2) : pad.theme.along(0, width, parent.width)
                y: title.height + pad.theme.margin
                theme: pad.theme
                count: Math.max(pad.fewest, pad.digits.length)
                given: pad.digits.length
                step: Math.min(5.4 * pad.theme.unit, parent.width / pad.most)
                color: pad.accent
                open: pad.known && !pad.off
            }

            Label {
                id: hint

                // Three lines, so that the layout usually stays the same.
                readonly property real room: Math.max(Math.ceil(3 * 1.25 * size), contentHeight)

                y: slots.y + slots.height + pad.theme.margin
                width: parent.width
                theme: pad.theme
                ground: pad.theme.paper
                text: pad.hint
                size: pad.theme.textLarge
                lineHeight: 1.2
                horizontalAlignment: title.horizontalAlignment
                Accessible.role: Accessible.AlertMessage
            }
        }

        Grid {
            id: keys

            x: rug.theme.portrait ? Math.round((rug.width - width) / 2) : rug.theme.along(rug.width - rug.inset - width, width, rug.width)
            y: rug.theme.portrait ? words.y + words.height + 0.6 * rug.theme.margin : rug.inset
            columns: 3
            LayoutMirroring.enabled: false // digits stand as on every telephone
            LayoutMirroring.childrenInherit: true
            spacing: 1.6 * rug.theme.unit

            Repeater {
                model: 9

                PadKey {
                    required property int index

                    name: index + 1
                    onActivated: pad.add(name)
                }
            }

            PadKey {
                name: pad.say("delete")
                icon: "erase"
                onActivated: pad.digits = pad.digits.slice(0, -1)
            }

            PadKey {
                name: "0"
                onActivated: pad.add(name)
            }

            PadKey {
                id: done

                name: pad.say("done")
                icon: "check"
                strong: true
                enabled: pad.known && !pad.off && !pad.operator.busy && pad.digits.length >= pad.fewest
                onActivated: pad.give()
            }
        }
    }

    // In the place of the visitors' bar.
    Item {
        id: bar

        readonly property bool tall: pad.theme.portrait
        readonly property real gap: (height - 2 * pad.theme.target) / 3

        y: parent.height - height
        width: parent.width
        height: pad.theme.barHeight

        Pill {
            x: bar.tall ? Math.round((bar.width - width) / 2) : pad.theme.along(pad.theme.margin, width, bar.width)
            y: Math.round(bar.tall ? bar.gap : (bar.height - height) / 2)
            height: pad.theme.target
            theme: pad.theme
            name: pad.say("back")
            ground: pad.theme.inkOnBar
            on: pad.theme.bar
            onActivated: pad.leaving()
        }

        LanguageToggle {
            x: Math.round(bar.tall ? (bar.width - width) / 2 : pad.theme.along(bar.width - pad.theme.margin - width, width, bar.width))
            y: Math.round(bar.tall ? bar.height - bar.gap - height : (bar.height - height) / 2)
            visible: pad.languages.length > 1
            theme: pad.theme
            languages: pad.languages
            current: pad.language
            name: pad.say("language")
            onChosen: code => pad.spoken(code)
            onAsked: pad.languagesAsked()
        }
    }
}
