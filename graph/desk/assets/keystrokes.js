// Which key was meant, on any layout: its letter where that is Latin, else its place on the board.

/** @param {KeyboardEvent} event @returns {string} */
export function keyOf(event) {
  const { key, code } = event;
  if (key === "?" || key === "/") return key;
  // A Russian board has the full stop and the comma where others have / and ?.
  if (code === "Slash" && (key === "." || key === ",")) return event.shiftKey ? "?" : "/";
  if (code.startsWith("Digit") && event.shiftKey) return `shift+${code.slice(5)}`;
  if (code.startsWith("Numpad") && /^\d$/.test(key)) return key;
  if (key.length > 1 || /^[\x20-\x7e]$/.test(key)) return key;
  if (code.startsWith("Key")) return event.shiftKey ? code.slice(3) : code.slice(3).toLowerCase();
  return PLACES[code] ?? key;
}

/** @type {Record<string, string>} */
const PLACES = { BracketLeft: "[", BracketRight: "]", Slash: "/", Comma: ",", Period: ".", Equal: "+", Minus: "-" };

/** @param {EventTarget | null} target */
export function isTyping(target) {
  return target instanceof HTMLElement && target.matches("input, textarea, select, [contenteditable]");
}
