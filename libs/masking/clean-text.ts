/**
 * The text PostgreSQL can store and every browser shows alike: NUL removed, each lone surrogate replaced by U+FFFD.
 * Nothing else changes. In particular there is no Unicode normalisation: NFC would exchange rare hanzi in names
 * (U+F9D1 六 becomes U+516D 六) and the sender would not get back what was typed; search normalises its own copy.
 * Call it before maskMessage, so that what is checked is what is stored.
 */
export function cleanText(text: string): string {
  return text.replaceAll('\u0000', '').replace(LONE_SURROGATES, '\ufffd')
}

const LONE_SURROGATES = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g
