/** Texts as they are searched: the same steps as in graph/text/folding.py, and a test holds the two together. */
const folding = (() => {
  const UNSEEN = /[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\u{1d173}-\u{1d17a}\u{e0000}-\u{e0fff}\u0640]+/gu;
  const PLAIN = new Map([
    ["'", "‘’‚‛‹›`´\u1ffdʹʻʼʽˈ′‵׳＇"], ['"', '“”„‟«»″‶〃״「」『』〝〞〟＂❝❞'], ['-', '‐‑‒–—―⁃−⸺⸻﹘﹣－'],
    ['\u0627', '\u0671'], ['\u064a', '\u0649\u06cc'], ['\u0643', '\u06a9'], ['i', 'ı'], ['σ', 'ς'],
  ].flatMap(([plain, others]) => Array.from(others, (other) => [other, plain])));
  const OTHERS = new RegExp(`[${[...PLAIN.keys()].join('')}]`, 'gu');
  const POINTS = /[\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed]/gu;
  const POINT_OVER = /[i\u0435][\u0300-\u036f]+/gu;
  const SPACE = /[\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/gu;
  /** What belongs to the character before it. */
  const GOES_ON = /^[\p{M}\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\u{1d173}-\u{1d17a}\u{e0000}-\u{e0fff}\u0640\u1161-\u1175\u11a8-\u11c2\uff9e\uff9f\uffa1-\uffdc\ufc5e-\ufc63\ufcf2-\ufcf4\ufe70-\ufe7f]/u;

  const plain = (text) => text.replace(OTHERS, (other) => PLAIN.get(other)).replace(UNSEEN, '');
  const spread = (text) => plain(plain(text).normalize('NFKC').toLowerCase().toUpperCase().toLowerCase().normalize('NFKD')).normalize('NFKD')
    .replace(POINTS, '').replace(POINT_OVER, (letter) => letter.replaceAll(letter[0] === 'i' ? '\u0307' : '\u0308', ''))
    .normalize('NFKC');

  /** A text with case, the shape of marks, encoding and runs of white space set aside. */
  const fold = (text) => spread(text).replace(SPACE, ' ').replace(/^ | $/g, '');

  /** Where in a text, in UTF-16 units, a folded needle stands: pairs of start and end, none overlapping. */
  const places = (text, needle) => {
    if (!needle) return [];
    let flat = '';
    const starts = [];
    const ends = [];
    let at = 0;
    const add = (cluster) => {
      for (const unit of spread(cluster).replace(SPACE, ' ')) {
        if (unit !== ' ' || !flat.endsWith(' ')) {
          flat += unit;
          for (let n = 0; n < unit.length; n += 1) { starts.push(at); ends.push(at + cluster.length); }
        }
      }
      at += cluster.length;
    };
    let cluster = '';
    for (const character of text) {
      if (cluster && !GOES_ON.test(character)) { add(cluster); cluster = ''; }
      cluster += character;
    }
    add(cluster);
    const found = [];
    for (let from = flat.indexOf(needle); from >= 0; from = flat.indexOf(needle, from + needle.length)) {
      found.push([starts[from], ends[from + needle.length - 1]]);
    }
    return found;
  };

  return { fold, places };
})();
