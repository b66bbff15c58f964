import { type Chance, pick } from '../../seed/chance.ts'

const LINES = [
  '您好，我的卡丢了，请帮我看一下',
  '转账还没有到账',
  '請問分行幾點開門？',
  'Where is my replacement card?',
  '好的，我再等等',
  '手机银行登录不上去 🙏',
  '谢谢，麻烦您了',
  '信用卡年费怎么收',
  'What time do you close?',
  '不对，我要转人工',
] as const

/** Words that are nobody else's: the tag says whose they are, so a line in the wrong thread shows. */
export const wordsOf = (chance: Chance, tag: string): string => `${tag} ${pick(chance, LINES)}`

/** A card number of 16 digits with its check digit, which nobody may ever see again. */
export function cardNumber(chance: Chance): string {
  let digits = '622202'
  while (digits.length < 15) digits += Math.floor(chance() * 10)
  const sum = [...digits].reduce((total, digit, place) => total + luhn(Number(digit), place % 2 === 0), 0)
  return digits + ((10 - (sum % 10)) % 10)
}

const luhn = (digit: number, isDoubled: boolean): number =>
  isDoubled ? (digit * 2 > 9 ? digit * 2 - 9 : digit * 2) : digit
