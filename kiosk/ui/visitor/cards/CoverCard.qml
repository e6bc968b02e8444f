import Kiosk

// The cover: the deck's title and introduction beside its picture, with several paragraphs in columns.
PictureCard {
    inColumns: (page.content as CoverContent)?.isLong ?? false
}
