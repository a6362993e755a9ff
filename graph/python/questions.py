"""Every question as a method; ``questions.pyi``, which is made from them, tells their types.

A test compares the two, and makes the stub anew with ``REFRESH_STUB=1``.
"""

from graph.queries import QUERIES, load_question


class Questions:
    """Has a method for each of :data:`graph.queries.QUERIES`: its function, asked of itself."""


for _name in QUERIES:
    setattr(Questions, _name, load_question(_name))
