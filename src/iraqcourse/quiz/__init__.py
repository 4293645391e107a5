"""Questions as values: banks, items, responses, scores and the widget that shows them."""
