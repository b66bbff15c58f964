import type { REVEAL_PURPOSES, REVEALABLE } from '#modules/customers/contract.ts'
import { defineProblems } from '../../../ui/problems/problem-words.ts'
import { defineWords } from '../../../ui/words/words.ts'

export type RevealField = (typeof REVEALABLE)[number]
export type RevealPurpose = (typeof REVEAL_PURPOSES)[number]

type OwnKey =
  | 'title'
  | 'visitor'
  | 'visitorHint'
  | 'erased'
  | 'erasedHint'
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

export const customerWords = defineWords<OwnKey | `field-${RevealField}` | `purpose-${RevealPurpose}`>('customer', {
  'zh-CN': {
    title: '客户全景',
    visitor: '未识别的访客',
    visitorHint: '还不知道是谁，请先核身再谈账户。',
    erased: '资料已删除的客户',
    erasedHint: '往来已结束，客户资料保存期满，已于 {{time}} 删除。请当作新来的人核身。',
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
    'field-name': '姓名',
    'field-phone': '手机号',
    'field-customer-no': '客户号',
    'purpose-identity-check': '核实身份',
    'purpose-callback': '回拨',
    'purpose-complaint': '处理投诉',
    'purpose-fraud': '反诈核查',
    'purpose-correction': '更正资料',
  },
  'zh-TW': {
    title: '客戶全貌',
    visitor: '未識別的訪客',
    visitorHint: '尚不知身分，請先核驗再談帳戶。',
    erased: '資料已刪除的客戶',
    erasedHint: '往來已結束，客戶資料保存期滿，已於 {{time}} 刪除。請視為新來的人核驗。',
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
    'field-name': '姓名',
    'field-phone': '手機號碼',
    'field-customer-no': '客戶編號',
    'purpose-identity-check': '身分核驗',
    'purpose-callback': '回電',
    'purpose-complaint': '處理客訴',
    'purpose-fraud': '防詐查核',
    'purpose-correction': '更正資料',
  },
  en: {
    title: 'Customer',
    visitor: 'Visitor, not identified',
    visitorHint: 'We do not know who this is. Verify before you speak of accounts.',
    erased: 'Customer, profile erased',
    erasedHint:
      'The relation ended, and the profile was kept its time and erased on {{time}}. Verify as somebody who comes for the first time.',
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
    'field-name': 'Name',
    'field-phone': 'Phone number',
    'field-customer-no': 'Customer number',
    'purpose-identity-check': 'Identity check',
    'purpose-callback': 'Callback',
    'purpose-complaint': 'Complaint',
    'purpose-fraud': 'Fraud check',
    'purpose-correction': 'Correction of data',
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
