"""Marks are really drawn: the pixels of a screenshot."""

from base64 import b64encode

from playwright.sync_api import Page

from tests.page.conftest import Open, wait_until_drawn

_COUNT = """
async ([png, color]) => {
  const image = new Image();
  image.src = 'data:image/png;base64,' + png;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = image.width;
  canvas.height = image.height;
  const pen = canvas.getContext('2d');
  pen.drawImage(image, 0, 0);
  const { data } = pen.getImageData(0, 0, image.width, image.height);
  let count = 0;
  for (let at = 0; at < data.length; at += 4) {
    if (color.every((value, n) => Math.abs(data[at + n] - value) < 12)) count += 1;
  }
  return count;
}
"""
CLEAR = ".lane[data-claim=russia-takes-countermeasures]"
"""A lane with marks that nothing leaves open, which are filled."""
BLUE, BLUE_ON_DARK = [0, 114, 178], [74, 163, 224]


def _pixels(page: Page, selector: str, color: list[int]) -> int:
    return count_pixels(page, b64encode(page.locator(selector).first.screenshot()).decode(), color)


def count_pixels(page: Page, picture: str, color: list[int]) -> int:
    """How many pixels of a PNG, in base64, are of about this colour."""
    count: int = page.evaluate(_COUNT, [picture, color])
    return count


def test_the_first_speaker_s_marks_are_painted(open_seeds: Open) -> None:
    page = open_seeds().page
    assert _pixels(page, CLEAR, BLUE) > 60
    assert _pixels(page, ".legend", BLUE) > 30


def test_the_dark_page_paints_them_lighter(open_seeds: Open) -> None:
    page = open_seeds(dark=True).page
    assert _pixels(page, CLEAR, BLUE_ON_DARK) > 60


def test_the_network_is_painted(open_seeds: Open) -> None:
    page = open_seeds("#view=network").page
    wait_until_drawn(page, "network")
    assert _pixels(page, "#network .canvas", BLUE) > 200


def test_every_mark_lies_inside_its_lane(open_seeds: Open) -> None:
    page = open_seeds().page
    outside = page.evaluate(
        """[...document.querySelectorAll('.lane')].flatMap((lane) => {
          const box = lane.getBoundingClientRect();
          return [...lane.querySelectorAll('[data-statement]')].filter((mark) => {
            const inner = mark.getBoundingClientRect();
            return inner.top < box.top - 2 || inner.bottom > box.bottom + 2;
          }).map((mark) => mark.dataset.statement);
        })"""
    )
    assert outside == []
