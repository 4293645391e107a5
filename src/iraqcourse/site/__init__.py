"""The web book: the course as static pages that open from a disk, under any address, without a network."""
