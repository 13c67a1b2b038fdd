# Words of the documents (English).
