/** The browser to test with: CHROMIUM if set, else the first found in the usual places. */
export function findChromium(): string | undefined
