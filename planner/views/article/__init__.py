"""What the article says about the job, with its words and with what has to be said beside them."""
