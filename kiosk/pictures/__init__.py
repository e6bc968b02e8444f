"""SVGs and photos, checked before anything draws them, and how they are cropped. Without Qt."""

FORMATS = (".svg", ".png", ".jpg", ".jpeg", ".webp")  # file name endings
ORIGINALS = "originals"  # the folder in a deck for photos as they came, where it shows a smaller or turned copy
