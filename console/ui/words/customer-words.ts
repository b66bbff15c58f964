import type { TIERS } from '#modules/customers/contract.ts'
import type { Need } from '#modules/customers/needs-contract.ts'
import { defineWords, type Say } from './words.ts'

type Tier = (typeof TIERS)[number]

/** What the bank calls its tiers, and what a customer may need. */
export const customerKindWords = defineWords<`tier-${Tier}` | `need-${Need}`>('customer-kinds', {
  'zh-CN': {
    'tier-mass': '大众客户',
    'tier-gold': '金卡客户',
    'tier-affluent': '白金客户',
    'tier-diamond': '钻石客户',
    'tier-private': '私行客户',
    'need-speak-slowly': '说慢一点',
    'need-large-print': '大字',
    'need-no-menus': '不走菜单',
    'need-trusted-contact': '可联系家人（已授权）',
    'need-sign-language': '手语',
    'need-plain-words': '用大白话',
  },
  'zh-TW': {
    'tier-mass': '一般客戶',
    'tier-gold': '金卡客戶',
    'tier-affluent': '白金客戶',
    'tier-diamond': '鑽石客戶',
    'tier-private': '私人銀行客戶',
    'need-speak-slowly': '說慢一點',
    'need-large-print': '大字',
    'need-no-menus': '不走語音選單',
    'need-trusted-contact': '可聯繫家人（已授權）',
    'need-sign-language': '手語',
    'need-plain-words': '用白話說明',
  },
  en: {
    'tier-mass': 'Mass customer',
    'tier-gold': 'Gold customer',
    'tier-affluent': 'Affluent customer',
    'tier-diamond': 'Diamond customer',
    'tier-private': 'Private-banking customer',
    'need-speak-slowly': 'Speak slowly',
    'need-large-print': 'Large print',
    'need-no-menus': 'No menus',
    'need-trusted-contact': 'Family may be called (authorised)',
    'need-sign-language': 'Sign language',
    'need-plain-words': 'Plain words',
  },
})

/** A need in words; one the bank has named itself is shown by that name. */
export function needWords(need: string, say: Say<`need-${Need}`>): string {
  return isKnown(need) ? say(`need-${need}`) : need
}

const isKnown = (need: string): need is Need => Object.hasOwn(customerKindWords.byLocale.en, `need-${need}`)
