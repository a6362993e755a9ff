// Requests to the server of this page. The token came with the address and goes in a header.

const KEPT = "claimgraph-token";

function takeToken() {
  const given = location.hash.slice(1);
  if (given && !given.includes("/")) {
    sessionStorage.setItem(KEPT, given);
    history.replaceState(null, "", location.pathname);
  }
  return sessionStorage.getItem(KEPT) ?? "";
}

const token = takeToken();

/** What the server did not do, and why. */
export class Refused extends Error {
  /** @param {number} status @param {any} told */
  constructor(status, told) {
    super(told?.error ?? "the server does not answer");
    this.status = status;
    this.told = told ?? {};
  }
}

/** @param {string} path @returns {Promise<any>} */
export function ask(path) {
  return send("GET", path);
}

/** @param {string} path @param {unknown} body @returns {Promise<any>} */
export function tell(path, body) {
  return send("POST", path, JSON.stringify(body));
}

/** @param {string} method @param {string} path @param {string} [body] */
async function send(method, path, body) {
  /** @type {Record<string, string>} */
  const headers = { "X-Claimgraph-Token": token };
  if (body !== undefined) headers["Content-Type"] = "application/json";
  let answer;
  try {
    answer = await fetch(`/desk/api/${path}`, { method, headers, body, cache: "no-store" });
  } catch {
    throw new Refused(0, { error: "the server does not answer: is claimgraph desk still running?" });
  }
  const told = await answer.json().catch(() => null);
  if (!answer.ok) throw new Refused(answer.status, told);
  return told;
}
