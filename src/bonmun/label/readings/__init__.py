"""Where an article may stand: each module finds a reading of its kind, or helps to; `choose` picks among them."""
