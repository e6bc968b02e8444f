// A fact: its place among the cards, figure, headline and text, beside its picture.

PictureCard {
    running: [deck.place(page.number, language), deck.section(language)].filter(part => part).join("   ")
}
