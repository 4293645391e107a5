"""What an author starts from: templates that teach their own format."""
