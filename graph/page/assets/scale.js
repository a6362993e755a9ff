/** From days to places across the page. Days are counted as in Python: 1 is the first of January of year 1. */
const scale = (() => {
  const EPOCH = 719163;
  const MONTHS_FROM = 330;
  const newYear = (year) => {
    const date = new Date(0);
    date.setUTCFullYear(year, 0, 1);
    return Math.round(date.getTime() / 86400000) + EPOCH;
  };

  /** The years shown: all that are dated, or those that the reader narrowed them to. */
  const shown = (seen) => {
    const [first, last] = data.raw.years;
    if (first === undefined) return null;
    const from = Math.min(Math.max(seen.since ?? first, first), last);
    const to = Math.max(Math.min(seen.until ?? last, last), from);
    return [from, to];
  };

  /** A year as readers know it: year 0 is 1 BC. */
  const name = (year) => (year > 0 ? String(year) : `${1 - year} BC`);
  const spanName = ({ from, to }) => (from === to ? name(from) : `${name(from)} – ${name(to)}`);

  /** The least round number of years that is not below another: 1, 2, 5, 10, 20, 50 … */
  const round = (least) => {
    const power = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, least))));
    return [1, 2, 5, 10].map((times) => times * power).find((step) => step >= least);
  };

  /** The round year that a year's bin begins with, as readers count: 1000 BC, year 1, year 1000. */
  const binStart = (year, step) => (year > 0 ? Math.max(1, Math.floor(year / step) * step) : 1 - Math.ceil((1 - year) / step) * step);

  /** The years from one to another in bins of `step`, which begin at round years. */
  const bins = (from, to, step) => {
    const made = [];
    for (let year = from; year <= to;) {
      const start = binStart(year, step);
      const next = start === 1 && step > 1 ? step : start + step;
      made.push({ from: year, to: Math.min(to, next - 1), round: start === year });
      year = next;
    }
    return made;
  };

  /** The same to be drawn: what is left of a bin at either end goes to its neighbour where it would be a sliver. */
  const wholeBins = (from, to, step) => {
    const made = bins(from, to, step);
    const sliver = (bin) => made.length > 1 && (bin.to - bin.from + 1) * 2 < step;
    if (sliver(made[0])) made.splice(0, 2, { ...made[1], from });
    if (sliver(made.at(-1))) made.splice(-2, 2, { ...made.at(-2), to });
    return made;
  };

  const NAMES = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
  const months = (from, to, x) => Array.from({ length: (to - from + 1) * 12 }, (_, at) => {
    const day = newYear(from + Math.floor(at / 12)) + Math.round(((at % 12) + 0.5) * 30.44);
    return { name: NAMES[at % 12], x: x(day) };
  });

  /** A scale from `left` over `width` pixels; null where nothing is dated. */
  const make = (seen, left, width) => {
    const span = shown(seen);
    if (span === null) return null;
    const [from, to] = span;
    const start = newYear(from);
    const days = newYear(to + 1) - start;
    const x = (day) => left + ((day - start) / days) * width;
    const count = to - from + 1;
    /** Stretches of so many years that each is at least so wide. */
    const placed = (bin) => ({ ...bin, x: x(newYear(bin.from)), end: x(newYear(bin.to + 1)) });
    const stepFor = (wide) => round((count * wide) / width);
    const stretches = (wide) => wholeBins(from, to, stepFor(wide)).map(placed);
    /** The years that are written: round ones, in the middle of their year; those before year 1 are longer. */
    const ticks = (wide) => bins(from, to, stepFor(from > 0 ? wide : wide * 1.6)).map(placed).filter((bin) => bin.round).map((bin) => ({ ...bin, at: (bin.x + x(newYear(bin.from + 1))) / 2 }));
    return { x, count, stretches, ticks, months: width / count > MONTHS_FROM ? months(from, to, x) : [], left, right: left + width };
  };

  return { make, shown, name, spanName, round, bins, wholeBins };
})();
