"""The article as text: what is the article and what is not, tokens, sentences, paragraphs."""
