/** What browsers have and the library of the type checker does not know yet, and what the page offers. */
interface Window { claimgraph: unknown }
interface String { toWellFormed(): string }
interface Uint8ArrayConstructor { fromBase64?(text: string): Uint8Array }
declare class DecompressionStream {
  constructor(format: 'deflate-raw');
  readonly readable: ReadableStream;
  readonly writable: WritableStream;
}
