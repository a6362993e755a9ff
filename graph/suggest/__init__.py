"""From a text to the claims it may repeat: near in words, never accepted by itself."""
