import type { ClockRule, RulePack } from '../pack.ts'
import { CN_DAYS, HK_DAYS, TW_DAYS } from './calendars.ts'

const ORDER = '银行业保险业消费投诉处理管理办法（2020 年第 3 号）'
const HOUSE = '行内默认 · house default'
const days = (amount: number) => ({ unit: 'calendar-days', amount }) as const
const working = (amount: number) => ({ unit: 'working-days', amount }) as const
const fromReceipt = { from: 'receipt' } as const

const CN_CLOCKS: readonly ClockRule[] = [
  {
    ...{ ruleId: 'CN-acknowledge', clock: 'acknowledge', ...fromReceipt, allowance: working(1) },
    text: { 'zh-CN': '1 个工作日内受理告知', 'zh-TW': '1 個工作日內受理告知', en: 'Acknowledge within 1 working day' },
    ...{ source: HOUSE, basis: 'house' },
  },
  {
    ...{ ruleId: 'CN-first-contact', clock: 'first-contact', ...fromReceipt, allowance: { unit: 'hours', amount: 24 } },
    text: { 'zh-CN': '24 小时内首次联系', 'zh-TW': '24 小時內首次聯繫', en: 'First contact within 24 hours' },
    ...{ source: HOUSE, basis: 'house' },
  },
  {
    ...{ ruleId: 'CN-plan', clock: 'plan', ...fromReceipt, allowance: working(3) },
    text: {
      'zh-CN': '3 个工作日内拟定处理方案',
      'zh-TW': '3 個工作日內擬定處理方案',
      en: 'A plan within 3 working days',
    },
    ...{ source: HOUSE, basis: 'house' },
  },
  {
    ...{ ruleId: 'CN-decide', clock: 'decide', ...fromReceipt, allowance: days(15) },
    text: {
      'zh-CN': '事实清楚、争议简单：15 日内作出处理决定并告知',
      'zh-TW': '事實清楚、爭議簡單：15 日內作成處理決定並告知',
      en: 'Facts clear, dispute simple: decide and tell within 15 days',
    },
    ...{ source: ORDER, basis: 'law' },
  },
  {
    ...{ ruleId: 'CN-decide-complex', clock: 'decide-complex', ...fromReceipt, allowance: days(30) },
    text: { 'zh-CN': '情况复杂：30 日', 'zh-TW': '情況複雜：30 日', en: 'Complex: 30 days' },
    ...{ source: ORDER, basis: 'law' },
  },
  {
    ...{ ruleId: 'CN-decide-extended', clock: 'decide-extended', ...fromReceipt, allowance: days(60) },
    text: {
      'zh-CN': '特别复杂：经审批再延 30 日，并告知投诉人原因',
      'zh-TW': '特別複雜：經核准再延 30 日，並告知申訴人原因',
      en: 'Very complex: 30 days more with approval, and the customer is told why',
    },
    ...{ source: ORDER, basis: 'law' },
  },
  {
    ...{ ruleId: 'CN-ask-review', clock: 'ask-review', from: 'decision', allowance: days(30) },
    text: {
      'zh-CN': '自收到决定之日起 30 日内可申请核查',
      'zh-TW': '自收到決定之日起 30 日內可申請覆核',
      en: 'Review may be asked for within 30 days of the decision',
    },
    ...{ source: ORDER, basis: 'verify' },
  },
  {
    ...{ ruleId: 'CN-answer-review', clock: 'answer-review', from: 'review-asked', allowance: days(30) },
    text: { 'zh-CN': '30 日内作出核查决定', 'zh-TW': '30 日內作成覆核決定', en: 'Answer a review within 30 days' },
    ...{ source: ORDER, basis: 'verify' },
  },
]

export const CN: RulePack = {
  key: 'CN',
  name: { 'zh-CN': '中国内地', 'zh-TW': '中國大陸', en: 'Mainland China' },
  effectiveFrom: '2020-03-01',
  lastVerifiedOn: '2026-11-22',
  calendar: CN_DAYS,
  rollsOver: false,
  clocks: CN_CLOCKS,
  conditions: { representativesMost: 5, extensionNeedsComplex: true, complexNeedsProvisionalCredit: false },
  remedies: [
    {
      'zh-CN': '自收到本决定之日起 30 日内向我行上级机构申请核查',
      'zh-TW': '自收到本決定之日起 30 日內向本行上級機構申請覆核',
      en: 'ask our superior body for a review within 30 days of this decision',
    },
    { 'zh-CN': '申请调解', 'zh-TW': '申請調解', en: 'ask for mediation' },
    { 'zh-CN': '申请仲裁', 'zh-TW': '申請仲裁', en: 'ask for arbitration' },
    { 'zh-CN': '依法提起诉讼', 'zh-TW': '依法提起訴訟', en: 'go to court' },
  ],
  source: ORDER,
}

export const TW: RulePack = {
  key: 'TW',
  name: { 'zh-CN': '台湾', 'zh-TW': '台灣', en: 'Taiwan' },
  effectiveFrom: '2011-12-30',
  lastVerifiedOn: '2026-11-22',
  calendar: TW_DAYS,
  rollsOver: false,
  clocks: [
    {
      ...{ ruleId: 'TW-decide', clock: 'decide', ...fromReceipt, allowance: days(30) },
      text: { 'zh-CN': '30 日内答复', 'zh-TW': '收受申訴之日起 30 日內處理並回覆', en: 'Answer within 30 days' },
      ...{ source: '金融消費者保護法 §13', basis: 'law' },
    },
    {
      ...{ ruleId: 'TW-ombudsman', clock: 'ombudsman', from: 'decision', allowance: days(60) },
      text: {
        'zh-CN': '60 日内可向评议中心申请评议',
        'zh-TW': '60 日內得向評議中心申請評議',
        en: 'The ombudsman may be asked within 60 days',
      },
      ...{ source: '金融消費者保護法 §13', basis: 'law' },
    },
  ],
  conditions: { representativesMost: null, extensionNeedsComplex: false, complexNeedsProvisionalCredit: false },
  remedies: [
    {
      'zh-CN': '自收到答复之日起 60 日内向金融消费评议中心申请评议',
      'zh-TW': '自收受處理結果之日起 60 日內向財團法人金融消費評議中心申請評議',
      en: 'apply to the Financial Ombudsman Institution within 60 days of this answer',
    },
  ],
  source: '金融消費者保護法',
}

const HK_SOURCE = "A bank's published complaint procedure; HKMA rules to be verified"
export const HK: RulePack = {
  key: 'HK',
  name: { 'zh-CN': '香港', 'zh-TW': '香港', en: 'Hong Kong' },
  effectiveFrom: '2020-01-01',
  lastVerifiedOn: '2026-11-22',
  calendar: HK_DAYS,
  rollsOver: false,
  clocks: [
    {
      ...{ ruleId: 'HK-acknowledge', clock: 'acknowledge', ...fromReceipt, allowance: days(7) },
      text: { 'zh-CN': '7 日内确认收到', 'zh-TW': '7 日內確認收到', en: 'Acknowledge within 7 days' },
      ...{ source: HK_SOURCE, basis: 'verify' },
    },
    {
      ...{ ruleId: 'HK-decide', clock: 'decide', ...fromReceipt, allowance: days(30) },
      text: { 'zh-CN': '30 日内最终答复', 'zh-TW': '30 日內最終答覆', en: 'Final answer within 30 days' },
      ...{ source: HK_SOURCE, basis: 'verify' },
    },
    {
      ...{ ruleId: 'HK-decide-extended', clock: 'decide-extended', ...fromReceipt, allowance: days(60) },
      text: {
        'zh-CN': '说明原因后不超过 60 日',
        'zh-TW': '說明原因後不超過 60 日',
        en: 'With an interim reason, not beyond 60 days',
      },
      ...{ source: HK_SOURCE, basis: 'verify' },
    },
  ],
  conditions: { representativesMost: null, extensionNeedsComplex: false, complexNeedsProvisionalCredit: false },
  remedies: [
    {
      'zh-CN': '向香港金融管理局投诉',
      'zh-TW': '向香港金融管理局投訴',
      en: 'complain to the Hong Kong Monetary Authority',
    },
    {
      'zh-CN': '向金融纠纷调解中心申请调解',
      'zh-TW': '向金融糾紛調解中心申請調解',
      en: 'go to the Financial Dispute Resolution Centre',
    },
  ],
  source: HK_SOURCE,
}
