/** Elements made safely: text enters as text nodes, and characters that reorder text are shown. */
const dom = (() => {
  const SVG = 'http://www.w3.org/2000/svg';
  const REORDERING = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g;

  const codeName = (char) => 'U+' + char.codePointAt(0).toString(16).toUpperCase().padStart(4, '0');
  const clean = (text) => String(text).replace(REORDERING, (char) => `⟨${codeName(char)}⟩`);

  const append = (node, children) => {
    for (const child of children.flat(Infinity)) {
      if (child === null || child === undefined || child === false) continue;
      node.append(child instanceof Node ? child : clean(child));
    }
    return node;
  };

  const assign = (node, props) => {
    for (const [name, value] of Object.entries(props || {})) {
      if (value === null || value === undefined || value === false) continue;
      if (name.startsWith('on')) node.addEventListener(name.slice(2), value);
      else node.setAttribute(name, value === true ? '' : typeof value === 'number' ? value : clean(value));
    }
    return node;
  };

  const el = (name, props, ...children) =>
    append(assign(document.createElement(name), props), children);
  const svg = (name, props, ...children) =>
    append(assign(document.createElementNS(SVG, name), props), children);

  /** Text of unknown direction, kept from disturbing what stands around it. */
  const bdi = (text, props) => el('bdi', props, text);

  const button = (label, onclick, props) => el('button', { type: 'button', onclick, ...props }, label);

  /** A link to the web where the address is one; else the bare text. */
  const outside = (url) => (/^https?:\/\//i.test(url)
    ? el('a', { href: url, target: '_blank', rel: 'noopener noreferrer' }, url)
    : bdi(url));

  /** Text with each occurrence of these folded words marked. */
  const highlighted = (text, wanted) => {
    const parts = [];
    let done = 0;
    for (const [start, end] of wanted.flatMap((term) => folding.places(text, term)).sort((a, b) => a[0] - b[0] || b[1] - a[1])) {
      if (start < done) continue;
      parts.push(clean(text.slice(done, start)), el('mark', { class: 'hit' }, text.slice(start, end)));
      done = end;
    }
    return [...parts, clean(text.slice(done))];
  };

  const set = (node, values) => {
    for (const [name, value] of Object.entries(values)) node.style.setProperty(name, value);
    return node;
  };

  const grouped = new Intl.NumberFormat('en');
  const number = (count) => grouped.format(count);
  const plural = (count, one, many) => `${number(count)} ${count === 1 ? one : many || one + 's'}`;

  /** @type {(id: string) => any} What stands in the page's own markup under an id. */
  const byId = (id) => document.getElementById(id);
  const say = (text) => { byId('said').textContent = clean(text); };

  return { el, svg, bdi, button, outside, highlighted, set, number, plural, byId, say, clean };
})();
