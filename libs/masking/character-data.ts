/** Unicode general category Nd in the basic plane: the code point of each script's zero; nine more follow it. */
export const ZEROS = [
  0x30, 0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xde6, 0xe50, 0xed0, 0xf20,
  0x1040, 0x1090, 0x17e0, 0x1810, 0x1946, 0x19d0, 0x1a80, 0x1a90, 0x1b50, 0x1bb0, 0x1c40, 0x1c50, 0x2080, 0xa620,
  0xa8d0, 0xa900, 0xa9d0, 0xa9f0, 0xaa50, 0xabf0, 0xff10,
]
/** Circled, parenthesised and stopped digits: the code point of one; eight more follow it. */
export const ONES = [0x2460, 0x2474, 0x2488, 0x24f5, 0x2776, 0x2780, 0x278a]
/** Zeros of the circled series and the superscripts, which stand apart in Unicode. Index = value. */
export const SINGLES = ['⓪⓿⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹']
/** Plain, financial (both scripts), spoken and compatibility forms. Index = value. */
export const HANZI = [
  '〇零○◯\uf9b2',
  '一壹壱弌幺',
  '二贰貳弍貮',
  '三叁參叄参弎\uf96b',
  '四肆',
  '五伍',
  '六陆陸\uf9d1\uf9d3',
  '七柒',
  '八捌',
  '九玖',
]
export const TRANSPARENT_RANGES: readonly (readonly [number, number])[] = [
  [0x00, 0x08],
  [0x0e, 0x1d],
  [0x7f, 0x84],
  [0xad, 0xad],
  [0x300, 0x36f],
  [0x483, 0x489],
  [0x61c, 0x61c],
  [0x180b, 0x180e],
  [0x1ab0, 0x1aff],
  [0x1dc0, 0x1dff],
  [0x200b, 0x200f],
  [0x202a, 0x202e],
  [0x2060, 0x206f],
  [0x20d0, 0x20ff],
  [0xfe00, 0xfe0f],
  [0xfe20, 0xfe2f],
  [0xfeff, 0xfeff],
  [0xdb40, 0xdb40],
  [0xdc00, 0xddef],
  [0xfff9, 0xfffb],
]
/** U+001E is the joint between two messages in mask-sequence.ts. */
export const STRONG_SIGNS =
  ' \t\u001e\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\u3164' +
  '-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2500\u2501\u30fc\ufe58\ufe63\uff0d\uff70_\uff3f\ufe4d' +
  '.\uff0e\u00b7\u2022\u2027\u2219\u22c5\u30fb\uff65\u2024\u02d9'
export const WEAK_SIGNS = '\n\r\u000b\f\u0085\u2028\u2029,，、/／\\＼|｜:：;；~～。｡+＋=＝()（）[]【】<>《》#＃&＆'
