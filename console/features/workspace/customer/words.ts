import type { z } from 'zod'
import type { needsRequest, REVEAL_PURPOSES, REVEALABLE, TIERS } from '#modules/customers/contract.ts'
import { defineProblems } from '../../../ui/problems/problem-words.ts'
import { defineWords } from '../../../ui/words/words.ts'

export type Tier = (typeof TIERS)[number]
export type RevealField = (typeof REVEALABLE)[number]
export type RevealPurpose = (typeof REVEAL_PURPOSES)[number]
export type Need = z.infer<typeof needsRequest>['needs'][number]

type OwnKey =
  | 'title'
  | 'visitor'
  | 'visitorHint'
  | 'since'
  | 'branch'
  | 'phone'
  | 'language'
  | 'reveal'
  | 'revealWhat'
  | 'revealWhy'
  | 'revealShow'
  | 'revealLogged'
  | 'revealHides'
  | 'care'
  | 'check'
  | 'checkHint'
  | 'checkDo'
  | 'matches'
  | 'differs'
  | 'whyHere'
  | 'asked'
  | 'noTopic'
  | 'lastContacts'
  | 'noContacts'
  | 'open'
  | 'notSolved'
  | 'zh-CN'
  | 'zh-TW'
  | 'en'

export const customerWords = defineWords<
  OwnKey | `tier-${Tier}` | `field-${RevealField}` | `purpose-${RevealPurpose}` | `need-${Need}`
>('customer', {
  'zh-CN': {
    title: '客户全景',
    visitor: '未识别的访客',
    visitorHint: '还不知道是谁，请先核身再谈账户。',
    since: '{{date}} 起',
    branch: '网点',
    phone: '手机',
    language: '语言',
    reveal: '明文查看',
    revealWhat: '看哪一项',
    revealWhy: '目的',
    revealShow: '查看',
    revealLogged: '目的和时间会记入审计日志。',
    revealHides: '{{seconds}} 秒后隐去',
    care: '需要照顾',
    check: '核对客户所说',
    checkHint: '填客户说的，系统只答是否一致',
    checkDo: '核对',
    matches: '一致',
    differs: '不一致',
    whyHere: '为什么来',
    asked: '{{time}} 求助 · 等了 {{wait}}',
    noTopic: '没有选事由',
    lastContacts: '最近的联络',
    noContacts: '这是第一次联络',
    open: '进行中',
    notSolved: '未分类',
    'zh-CN': '简体中文',
    'zh-TW': '繁体中文',
    en: '英文',
    'tier-mass': '大众客户',
    'tier-gold': '金卡客户',
    'tier-affluent': '白金客户',
    'tier-diamond': '钻石客户',
    'tier-private': '私行客户',
    'field-name': '姓名',
    'field-phone': '手机号',
    'field-customer-no': '客户号',
    'purpose-identity-check': '核实身份',
    'purpose-callback': '回拨',
    'purpose-complaint': '处理投诉',
    'purpose-fraud': '反诈核查',
    'purpose-correction': '更正资料',
    'need-speak-slowly': '说慢一点',
    'need-large-print': '大字',
    'need-no-menus': '不走菜单',
    'need-trusted-contact': '可联系家人（已授权）',
    'need-sign-language': '手语',
    'need-plain-words': '用大白话',
  },
  'zh-TW': {
    title: '客戶全貌',
    visitor: '未識別的訪客',
    visitorHint: '尚不知身分，請先核驗再談帳戶。',
    since: '{{date}} 起',
    branch: '分行',
    phone: '手機',
    language: '語言',
    reveal: '明碼檢視',
    revealWhat: '檢視項目',
    revealWhy: '目的',
    revealShow: '檢視',
    revealLogged: '目的與時間會記入稽核軌跡。',
    revealHides: '{{seconds}} 秒後隱藏',
    care: '需要關懷',
    check: '核對客戶所述',
    checkHint: '輸入客戶所述，系統只回是否相符',
    checkDo: '核對',
    matches: '相符',
    differs: '不符',
    whyHere: '為什麼來',
    asked: '{{time}} 求助 · 等了 {{wait}}',
    noTopic: '未選事由',
    lastContacts: '最近的聯繫',
    noContacts: '這是第一次聯繫',
    open: '進行中',
    notSolved: '未分類',
    'zh-CN': '簡體中文',
    'zh-TW': '繁體中文',
    en: '英文',
    'tier-mass': '一般客戶',
    'tier-gold': '金卡客戶',
    'tier-affluent': '白金客戶',
    'tier-diamond': '鑽石客戶',
    'tier-private': '私人銀行客戶',
    'field-name': '姓名',
    'field-phone': '手機號碼',
    'field-customer-no': '客戶編號',
    'purpose-identity-check': '身分核驗',
    'purpose-callback': '回電',
    'purpose-complaint': '處理客訴',
    'purpose-fraud': '防詐查核',
    'purpose-correction': '更正資料',
    'need-speak-slowly': '說慢一點',
    'need-large-print': '大字',
    'need-no-menus': '不走語音選單',
    'need-trusted-contact': '可聯繫家人（已授權）',
    'need-sign-language': '手語',
    'need-plain-words': '用白話說明',
  },
  en: {
    title: 'Customer',
    visitor: 'Visitor, not identified',
    visitorHint: 'We do not know who this is. Verify before you speak of accounts.',
    since: 'since {{date}}',
    branch: 'Branch',
    phone: 'Phone',
    language: 'Language',
    reveal: 'Reveal',
    revealWhat: 'What',
    revealWhy: 'Purpose',
    revealShow: 'Show',
    revealLogged: 'Purpose and time go into the audit log.',
    revealHides: 'hides in {{seconds}} s',
    care: 'Needs care',
    check: 'Check what the customer says',
    checkHint: 'Type what they say; the answer is only whether it matches',
    checkDo: 'Check',
    matches: 'Matches',
    differs: 'Does not match',
    whyHere: 'Why they come',
    asked: 'Asked {{time}} · waited {{wait}}',
    noTopic: 'No topic chosen',
    lastContacts: 'Last contacts',
    noContacts: 'This is the first contact',
    open: 'open',
    notSolved: 'not classified',
    'zh-CN': 'Simplified Chinese',
    'zh-TW': 'Traditional Chinese',
    en: 'English',
    'tier-mass': 'Mass customer',
    'tier-gold': 'Gold customer',
    'tier-affluent': 'Affluent customer',
    'tier-diamond': 'Diamond customer',
    'tier-private': 'Private-banking customer',
    'field-name': 'Name',
    'field-phone': 'Phone number',
    'field-customer-no': 'Customer number',
    'purpose-identity-check': 'Identity check',
    'purpose-callback': 'Callback',
    'purpose-complaint': 'Complaint',
    'purpose-fraud': 'Fraud check',
    'purpose-correction': 'Correction of data',
    'need-speak-slowly': 'Speak slowly',
    'need-large-print': 'Large print',
    'need-no-menus': 'No menus',
    'need-trusted-contact': 'Family may be called (authorised)',
    'need-sign-language': 'Sign language',
    'need-plain-words': 'Plain words',
  },
})

defineProblems({
  'nothing-to-reveal': {
    'zh-CN': '系统里没有这一项。',
    'zh-TW': '系統中沒有此項。',
    en: 'There is nothing on record for this.',
  },
  'nothing-to-compare': {
    'zh-CN': '系统里没有这一项，没法核对。',
    'zh-TW': '系統中沒有此項，無法核對。',
    en: 'There is nothing on record to compare with.',
  },
  'customer-not-found': {
    'zh-CN': '这位客户不在您的查看范围内。',
    'zh-TW': '此客戶不在您的檢視範圍內。',
    en: 'This customer is not among those you may see.',
  },
})
