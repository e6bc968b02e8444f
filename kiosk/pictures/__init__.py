"""SVGs and photos, checked before anything draws them, and how they are cropped. Without Qt."""

FORMATS = (".svg", ".png", ".jpg", ".jpeg", ".webp")  # file name endings
