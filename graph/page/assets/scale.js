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

  /** The years from one to another in bins of `step`, which begin at round years. */
  const bins = (from, to, step) => {
    const made = [];
    for (let start = Math.floor(from / step) * step; start <= to; start += step) made.push({ from: Math.max(from, start), to: Math.min(to, start + step - 1), round: start >= from });
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
    const stretches = (wide) => bins(from, to, round((count * wide) / width)).map((bin) => ({ ...bin, x: x(newYear(bin.from)), end: x(newYear(bin.to + 1)) }));
    /** The years that are written: round ones, in the middle of their year. */
    const ticks = (wide) => stretches(wide).filter((bin) => bin.round).map((bin) => ({ ...bin, at: (bin.x + x(newYear(bin.from + 1))) / 2 }));
    return { x, count, stretches, ticks, months: width / count > MONTHS_FROM ? months(from, to, x) : [], left, right: left + width };
  };

  return { make, shown, name, spanName, round, bins };
})();
