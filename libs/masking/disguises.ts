/** Ways people write a number so that a machine does not read it, or because their keyboard does. */
export type Disguise = (typeof DISGUISES)[number]

export const DISGUISES = [
  'plain',
  'spaced fours',
  'dashed fours',
  'dotted fours',
  'underscored fours',
  'fours with mixed separators',
  'fours on two lines',
  'fours with commas',
  'six and the rest',
  'spaced digits',
  'dashed digits',
  'odd spaces',
  'zero-width',
  'full-width',
  'full-width fours',
  'hanzi',
  'hanzi fours',
  'financial hanzi',
  'traditional financial hanzi',
  'spoken hanzi',
  'mixed scripts',
  'arabic-indic',
  'circled',
  'keycaps',
  'mathematical bold',
] as const

/** The digits and letters of `raw` written in one disguise; letters stay letters. @param random 0 <= n < 1 */
export function disguise(random: () => number, raw: string, style: Disguise): string {
  return WRITERS[style](raw, random)
}

type Writer = (raw: string, random: () => number) => string

const WRITERS: Record<Disguise, Writer> = {
  plain: (raw) => raw,
  'spaced fours': (raw) => inFours(raw, () => ' '),
  'dashed fours': (raw) => inFours(raw, () => '-'),
  'dotted fours': (raw) => inFours(raw, () => '.'),
  'underscored fours': (raw) => inFours(raw, () => '_'),
  'fours with mixed separators': (raw, random) =>
    inFours(raw, () => one(random, [' ', '-', '.', '_', ' - ', '—', '·'])),
  'fours on two lines': (raw) => inFours(raw, (group) => (group === 2 ? '\n' : ' ')),
  'fours with commas': (raw) => inFours(raw, () => '，'),
  'six and the rest': (raw) => `${raw.slice(0, 6)} ${raw.slice(6)}`,
  'spaced digits': (raw) => Array.from(raw).join(' '),
  'dashed digits': (raw) => Array.from(raw).join('-'),
  'odd spaces': (raw, random) =>
    Array.from(raw, (sign, at) => (at > 0 && random() < 0.25 ? ` ${sign}` : sign)).join(''),
  'zero-width': (raw, random) =>
    Array.from(raw, (sign) => sign + one(random, ['', '\u200b', '\u200d', '\ufeff', '\u2060'])).join(''),
  'full-width': widen,
  'full-width fours': (raw) => inFours(widen(raw), () => '\u3000'),
  hanzi: (raw) => spell(raw, '零一二三四五六七八九'),
  'hanzi fours': (raw) => inFours(spell(raw, '〇一二三四五六七八九'), () => ' '),
  'financial hanzi': (raw) => spell(raw, '零壹贰叁肆伍陆柒捌玖'),
  'traditional financial hanzi': (raw) => spell(raw, '零壹貳參肆伍陸柒捌玖'),
  'spoken hanzi': (raw) => spell(raw, '零幺二三四五六七八九'),
  'mixed scripts': (raw, random) =>
    Array.from(raw, (sign) =>
      spell(sign, one(random, ['0123456789', '０１２３４５６７８９', '零一二三四五六七八九', '零壹贰叁肆伍陆柒捌玖'])),
    ).join(''),
  'arabic-indic': (raw) => spell(raw, '٠١٢٣٤٥٦٧٨٩'),
  circled: (raw) => spell(raw, '⓪①②③④⑤⑥⑦⑧⑨'),
  keycaps: (raw) => Array.from(raw, (sign) => (/\d/.test(sign) ? `${sign}\ufe0f\u20e3` : sign)).join(''),
  'mathematical bold': (raw) =>
    Array.from(raw, (sign) => (/\d/.test(sign) ? String.fromCodePoint(0x1d7ce + Number(sign)) : sign)).join(''),
}

/** @param separator written before the given group, counted from 1 */
function inFours(raw: string, separator: (group: number) => string): string {
  const groups = raw.match(/.{1,4}/gsu) ?? []
  return groups.map((group, at) => (at === 0 ? group : separator(at) + group)).join('')
}

function widen(raw: string): string {
  return Array.from(raw, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0)).join('')
}

function spell(raw: string, numerals: string): string {
  return Array.from(raw, (sign) => (/\d/.test(sign) ? (Array.from(numerals)[Number(sign)] ?? sign) : sign)).join('')
}

function one<T>(random: () => number, from: readonly [T, ...T[]]): T {
  return from[Math.floor(random() * from.length)] ?? from[0]
}
