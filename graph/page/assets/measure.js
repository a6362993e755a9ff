/** How many lines texts take, without measuring each whole: letter by letter where letters do not join. */
const measure = (() => {
  const APART = /^[\u0020-\u024F\u0400-\u045F\u2010-\u2026]*$/;
  /** Kerning changes a width by less than this share; what is as near to the edge is measured whole. */
  const SPARE = 0.04;
  const ROOM = 1.02;

  /** Numbers by text, each made once. */
  const once = (make) => {
    const made = new Map();
    return (text) => {
      const found = made.get(text);
      if (found !== undefined) return found;
      const value = make(text);
      made.set(text, value);
      return value;
    };
  };

  /** A function from a text and a width to one line or two. */
  const lines = (font) => {
    const pen = document.createElement('canvas').getContext('2d');
    pen.font = font;
    const whole = once((text) => pen.measureText(text).width * ROOM);
    const sum = once((text) => {
      let width = 0;
      for (const letter of text) width += whole(letter);
      return width;
    });
    return (text, width) => {
      const near = APART.test(text) ? sum(text) : width;
      return (Math.abs(near - width) <= width * SPARE ? whole(text) : near) > width ? 2 : 1;
    };
  };

  return { lines };
})();
