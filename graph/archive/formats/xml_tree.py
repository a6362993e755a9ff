"""XML of strangers: no entities, nothing fetched, lxml's bounds on depth and length."""

from typing import Any

from lxml import etree

from graph.archive.formats.extracted import CannotExtractError


def parse_xml(raw: bytes) -> Any:
    """The root of some XML; lxml's own bounds on depth and length of texts hold.

    Raises:
        CannotExtractError: it is no whole XML, or declares entities, in which words could hide.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(raw, parser)
    except etree.XMLSyntaxError as error:
        raise CannotExtractError(f"the XML in it is damaged: {str(error)[:200]}") from None
    if root.getroottree().docinfo.doctype:
        raise CannotExtractError("the XML in it declares a document type, which is not read")
    return root


def local_name(element: Any) -> str:
    """The name of an element without its namespace; empty for comments and the like."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: Any, name: str) -> str:
    """An attribute, in whatever namespace."""
    return next((str(v) for k, v in element.attrib.items() if k.rpartition("}")[2] == name), "")
