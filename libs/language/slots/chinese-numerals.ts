/** A regular expression source for a run of Chinese or mixed numerals: 三千五, 3万5, 壹佰贰拾, 1.2亿. Normalised text. */
export const CHINESE_NUMERAL =
  '(?:\\d+(?:,\\d{3})*(?:\\.\\d+)?|[零〇一二两三四五六七八九壹贰叁参肆伍陆柒捌玖幺半])?' +
  '[\\d零〇一二两三四五六七八九壹贰叁参肆伍陆柒捌玖幺十百千万亿拾佰仟]*' +
  '[\\d零〇一二两三四五六七八九壹贰叁参肆伍陆柒捌玖幺十百千万亿拾佰仟半]'

/**
 * Value of a numeral written in Chinese, in Arabic digits or in both: 三千五 3500, 一万零五 10005, 3万5 35000,
 * 1.2亿 120000000, 壹仟贰佰 1200, 二〇二六 2026, 3,000 3000, 半 0.5, 一个半 is not read here.
 * @param text normalised, nothing but the numeral
 * @returns undefined when it is no number a person would write: 十百, 三三千
 */
export function readChineseNumeral(text: string): number | undefined {
  if (/^\d{1,3}(,\d{3})+(\.\d+)?$|^\d+(\.\d+)?$/.test(text)) return Number(text.replaceAll(',', ''))
  if (text === '半') return 0.5
  const signs = [...text]
  if (signs.every((sign) => DIGITS[sign] !== undefined)) return Number(signs.map((sign) => DIGITS[sign]).join(''))
  return readSections(text)
}

const DIGITS: Readonly<Record<string, number>> = {
  ...{ 零: 0, 〇: 0, 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9, 幺: 1 },
  ...{ 壹: 1, 贰: 2, 叁: 3, 参: 3, 肆: 4, 伍: 5, 陆: 6, 柒: 7, 捌: 8, 玖: 9 },
}
const UNITS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000, 拾: 10, 佰: 100, 仟: 1000 }
const SECTIONS: Readonly<Record<string, number>> = { 万: 10_000, 亿: 100_000_000 }

/** A digit of Chinese counting, 0..9, or undefined. */
export function digitOf(sign: string): number | undefined {
  return /^\d$/.test(sign) ? Number(sign) : DIGITS[sign]
}

function readSections(text: string): number | undefined {
  const parts = text.match(/\d+(?:,\d{3})*(?:\.\d+)?|./gu) ?? []
  let total = 0
  let section = 0
  let digit: number | undefined
  let unit = 0
  let afterZero = false
  let least = Number.POSITIVE_INFINITY
  for (const part of parts) {
    const value = /^\d/.test(part) ? Number(part.replaceAll(',', '')) : DIGITS[part]
    const power = UNITS[part]
    const big = SECTIONS[part]
    if (value !== undefined) {
      if (part === '零' || part === '〇') {
        if (digit !== undefined) return undefined
        afterZero = true
        continue
      }
      if (digit !== undefined) return undefined
      digit = value
    } else if (part === '半') {
      if (unit === 0 || digit !== undefined) return undefined
      section += unit / 2
      unit = 0
    } else if (power !== undefined) {
      if (power >= least || (digit === undefined && (power !== 10 || section > 0))) return undefined
      section += (digit ?? 1) * power
      least = power
      unit = power
      digit = undefined
      afterZero = false
    } else if (big !== undefined) {
      if (section === 0 && digit === undefined && total === 0) return undefined
      const sum = section + (digit ?? 0)
      total = big === SECTIONS.亿 ? (total + sum) * big : total + sum * big
      section = 0
      digit = undefined
      least = Number.POSITIVE_INFINITY
      unit = big
      afterZero = false
    } else return undefined
  }
  // 三千五 is 3500, 一万二 is 12000, but 三千零五 is 3005 and 三十五 is 35.
  const isShort = digit !== undefined && digit < 10 && !afterZero && unit >= 100
  return total + section + (digit === undefined ? 0 : isShort ? (digit * unit) / 10 : digit)
}
