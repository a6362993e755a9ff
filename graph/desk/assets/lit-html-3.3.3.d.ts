// What of lit-html is used here.
export function html(strings: TemplateStringsArray, ...values: unknown[]): unknown;
export function render(value: unknown, container: HTMLElement): unknown;
export const nothing: unique symbol;
