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
    const years = [];
    for (let year = from; year <= to; year += 1) years.push({ year, x: x(newYear(year)), end: x(newYear(year + 1)) });
    return { x, years, months: width / years.length > MONTHS_FROM ? months(from, to, x) : [], left, right: left + width };
  };

  return { make, shown };
})();
