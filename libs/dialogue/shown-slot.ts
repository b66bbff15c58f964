import type { FilledSlot } from '#libs/dialogue/dialogue.ts'
import type { FlowSlot, Words } from '#libs/dialogue/flow.ts'
import type { Amount, Currency, Slot } from '#libs/language/slots/slot.ts'
import { cleanText } from '#libs/masking/clean-text.ts'
import { maskCardTail, maskIdNumber, maskPhone } from '#libs/masking/display-masks.ts'
import { maskMessage } from '#libs/masking/mask-message.ts'

/*
 * A value as it is kept and shown. Numbers of persons and accounts are masked here, before anything is kept; what the
 * person who takes over needs in full stands in the message it came from, under that message's own protection.
 */

export function filledFrom(reading: Slot, turn: number): FilledSlot | undefined {
  switch (reading.kind) {
    case 'amount':
      return { value: wholeUnits(reading.value), shown: shownAmount(reading.value), turn }
    case 'period':
      return same(`${reading.value.from} – ${dayBefore(reading.value.to)}`, turn)
    case 'phone':
      return same(maskPhone(reading.value), turn)
    case 'identity-number':
      return same(maskIdNumber(reading.value), turn)
    case 'account':
      return same(maskCardTail(reading.value), turn)
    case 'date':
    case 'card-tail':
    case 'branch':
      return same(reading.value, turn)
    case 'yes-no':
      return filledYesNo(reading.value, turn)
    case 'choice':
      return undefined
  }
}

export const filledOption = (option: NonNullable<FlowSlot['options']>[number], turn: number): FilledSlot => ({
  value: option.code,
  shown: option.label,
  turn,
})

export const filledYesNo = (value: boolean, turn: number): FilledSlot => ({
  value,
  shown: value ? { 'zh-CN': '是', 'zh-TW': '是', en: 'yes' } : { 'zh-CN': '否', 'zh-TW': '否', en: 'no' },
  turn,
})

/** The customer's words, masked as every stored message is, 300 characters at most. */
export const filledText = (text: string, turn: number): FilledSlot =>
  same(
    Array.from(maskMessage(cleanText(text.trim())).text)
      .slice(0, 300)
      .join(''),
    turn,
  )

const same = (text: string, turn: number): FilledSlot => ({ value: text, shown: sameWords(text), turn })

export const sameWords = (text: string): Words => ({ 'zh-CN': text, 'zh-TW': text, en: text })

/** "Over 20,000" is a cent more than 20,000, so that limits compare as the customer meant. */
function wholeUnits({ minor, bound }: Amount): number {
  const beyond = { over: 1, under: -1, exact: 0, about: 0 }[bound]
  return (minor + beyond) / 100
}

function shownAmount({ minor, currency, bound }: Amount): Words {
  const [whole = '0', cents = ''] = (minor / 100).toFixed(2).split('.')
  const number = whole.replace(/\B(?=(\d{3})+$)/g, ',') + (cents === '00' ? '' : `.${cents}`)
  const zh = (
    names: Readonly<Record<Currency, string>>,
    unit: string,
    before: Readonly<Record<string, string>>,
  ): string => `${before[bound] ?? ''}${number} ${currency ? names[currency] : unit}`
  return {
    'zh-CN': zh(NAMES_CN, '元', { over: '超过 ', under: '不到 ', about: '约 ' }),
    'zh-TW': zh(NAMES_TW, '元', { over: '超過 ', under: '不到 ', about: '約 ' }),
    en: `${{ over: 'over ', under: 'under ', about: 'about ', exact: '' }[bound]}${currency ? `${currency} ` : ''}${number}`,
  }
}

const NAMES_CN: Readonly<Record<Currency, string>> = {
  CNY: '元人民币',
  TWD: '元新台币',
  HKD: '港元',
  USD: '美元',
  EUR: '欧元',
  GBP: '英镑',
  JPY: '日元',
  AUD: '澳元',
  CAD: '加元',
  SGD: '新加坡元',
  CHF: '瑞士法郎',
  KRW: '韩元',
}
const NAMES_TW: Readonly<Record<Currency, string>> = {
  CNY: '元人民幣',
  TWD: '元新臺幣',
  HKD: '港幣',
  USD: '美元',
  EUR: '歐元',
  GBP: '英鎊',
  JPY: '日圓',
  AUD: '澳幣',
  CAD: '加幣',
  SGD: '新加坡幣',
  CHF: '瑞士法郎',
  KRW: '韓元',
}

/** YYYY-MM-DD, a day earlier. */
function dayBefore(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10)
}
