pragma ComponentBehavior: Bound

import QtQuick
import Kiosk

// The PIN is given here, or chosen: twice the same. It shows how many digits there are, never which.
Rectangle {
    id: pad

    required property Theme theme
    required property color accent
    required property Operator operator
    required property string language
    required property list<var> languages // maps with code and name; may be empty
    property bool changing: false // a new PIN for the old one, which is given first
    property bool proven: false // the old one was

    readonly property int fewest: 6
    readonly property int most: 12
    readonly property bool choosing: changing ? proven : operator.pin === "unset"
    readonly property bool locked: operator.pin === "locked"
    readonly property int wait: operator.waitSeconds
    readonly property bool off: locked || wait > 0
    property bool known: !operator.busy // whether there is a PIN
    property string digits: ""
    property string chosen: "" // the first time
    property string remark: "" // a word: newer than the operator's message
    readonly property string hint: {
        const message = operator.message;
        if (!known)
            return "";
        if (locked)
            return say("pin_locked");
        if (wait > 0)
            return say("pin_wait").replace("{seconds}", String(wait));
        if (remark)
            return say(remark);
        if (message.word === "not_saved" || message.word !== "pin_saved" && message.word?.startsWith("pin_"))
            return operator.phrase(message, language);
        if (choosing)
            return say(changing ? "pin_new" : "pin_unset");
        return say(changing ? "pin_old" : "pin_give");
    }

    signal leaving
    signal saved
    signal spoken(code: string)

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
            operator.enterPin(given);
        } else if (chosen === "") {
            const weakness = operator.weakness(given);
            chosen = weakness ? "" : given;
            remark = weakness || "pin_again";
        } else if (chosen !== given) {
            chosen = "";
            remark = "pin_differs";
        } else {
            remark = "";
            operator.setPin(given);
        }
    }

    color: theme.ink

    TapHandler {
        gesturePolicy: TapHandler.WithinBounds // takes the finger: nothing beneath sees it
    }

    Connections {
        function onProven(): void {
            pad.proven = pad.changing;
        }

        function onBusyChanged(): void {
            if (!pad.operator.busy)
                pad.known = true;
        }

        function onMessageChanged(): void {
            const word = pad.operator.message.word;
            const given = pad.chosen;
            if (word)
                pad.remark = "";
            if (word)
                pad.chosen = "";
            if (word === "pin_saved" && pad.changing)
                pad.saved();
            else if (word === "pin_saved" && given)
                pad.operator.enterPin(given); // who has just chosen it knows it
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

            x: rug.inset
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
            }

            PinSlots {
                id: slots

                x: pad.theme.portrait ? Math.round((parent.width - width + 0.2 * step) / 2) : 0
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

                readonly property real room: Math.max(Math.ceil(3 * 1.25 * size), contentHeight) // three lines: usually all stays where it is

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

            x: rug.theme.portrait ? Math.round((rug.width - width) / 2) : rug.width - rug.inset - width
            y: rug.theme.portrait ? words.y + words.height + 0.6 * rug.theme.margin : rug.inset
            columns: 3
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
                name: pad.say("done")
                icon: "check"
                strong: true
                enabled: pad.known && !pad.off && !pad.operator.busy && pad.digits.length >= pad.fewest
                onActivated: pad.give()
            }
        }
    }

    // Where the visitors' bar is.
    Item {
        id: bar

        readonly property bool tall: pad.theme.portrait
        readonly property real gap: (height - 2 * pad.theme.target) / 3

        y: parent.height - height
        width: parent.width
        height: pad.theme.barHeight

        Pill {
            x: bar.tall ? Math.round((bar.width - width) / 2) : pad.theme.margin
            y: Math.round(bar.tall ? bar.gap : (bar.height - height) / 2)
            height: pad.theme.target
            theme: pad.theme
            name: pad.say("back")
            ground: pad.theme.felt
            on: pad.theme.ink
            onActivated: pad.leaving()
        }

        LanguageToggle {
            x: Math.round(bar.tall ? (bar.width - width) / 2 : bar.width - pad.theme.margin - width)
            y: Math.round(bar.tall ? bar.height - bar.gap - height : (bar.height - height) / 2)
            visible: pad.languages.length > 1
            theme: pad.theme
            languages: pad.languages
            current: pad.language
            name: ""
            onChosen: code => pad.spoken(code)
        }
    }
}
