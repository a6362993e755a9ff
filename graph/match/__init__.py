"""From text to the claims it may repeat: near in words, never accepted by itself.

:mod:`graph.match.suggest` needs numpy, and is imported when something is to be suggested.
"""
