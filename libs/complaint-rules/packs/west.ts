import type { ClockRule, RulePack } from '../pack.ts'
import { UK_DAYS, US_DAYS } from './calendars.ts'

const DISP = 'FCA Handbook DISP 1.5, 1.6, 2.8'
const REG_E = '12 CFR 1005.11'
const CFPB = 'CFPB company portal: response 15 days, final 60 days'
const days = (amount: number) => ({ unit: 'calendar-days', amount }) as const
const working = (amount: number) => ({ unit: 'working-days', amount }) as const
const fromReceipt = { from: 'receipt' } as const

export const UK: RulePack = {
  key: 'UK',
  name: { 'zh-CN': '英国', 'zh-TW': '英國', en: 'United Kingdom' },
  effectiveFrom: '2016-06-30',
  lastVerifiedOn: '2026-11-22',
  calendar: UK_DAYS,
  rollsOver: false,
  clocks: [
    {
      ...{ ruleId: 'UK-acknowledge', clock: 'acknowledge', ...fromReceipt, allowance: working(5) },
      text: {
        'zh-CN': '及时书面确认（行内 5 个工作日）',
        'zh-TW': '及時書面確認（行內 5 個工作日）',
        en: 'Prompt written acknowledgement (house: 5 working days)',
      },
      ...{ source: 'FCA Handbook DISP 1.6.1', basis: 'house' },
    },
    {
      ...{ ruleId: 'UK-summary', clock: 'summary', ...fromReceipt, allowance: working(3) },
      text: {
        'zh-CN': '第 3 个工作日终了前解决：可用简要解决函',
        'zh-TW': '第 3 個工作日終了前解決：可用簡要解決函',
        en: 'Resolved by the end of the 3rd business day: a summary resolution letter is enough',
      },
      ...{ source: 'FCA Handbook DISP 1.5', basis: 'law' },
    },
    {
      ...{ ruleId: 'UK-decide', clock: 'decide', ...fromReceipt, allowance: days(56) },
      text: { 'zh-CN': '8 周内最终答复', 'zh-TW': '8 週內最終答覆', en: 'Final response within 8 weeks' },
      ...{ source: 'FCA Handbook DISP 1.6.2', basis: 'law' },
    },
    {
      ...{ ruleId: 'UK-ombudsman', clock: 'ombudsman', from: 'decision', allowance: { unit: 'months', amount: 6 } },
      text: {
        'zh-CN': '6 个月内可向金融申诉专员申诉',
        'zh-TW': '6 個月內可向金融申訴專員申訴',
        en: 'The ombudsman may be asked within 6 months',
      },
      ...{ source: 'FCA Handbook DISP 2.8.2', basis: 'law' },
    },
  ],
  conditions: { representativesMost: null, extensionNeedsComplex: false, complexNeedsProvisionalCredit: false },
  remedies: [
    {
      'zh-CN': '6 个月内免费向金融申诉专员服务机构申诉',
      'zh-TW': '6 個月內免費向金融申訴專員服務機構申訴',
      en: 'refer your complaint to the Financial Ombudsman Service, free of charge, within 6 months of this letter',
    },
  ],
  source: DISP,
}

export const US_CFPB: RulePack = {
  key: 'US-CFPB',
  name: { 'zh-CN': '美国 CFPB', 'zh-TW': '美國 CFPB', en: 'United States, CFPB' },
  effectiveFrom: '2012-06-01',
  lastVerifiedOn: '2026-11-22',
  calendar: US_DAYS,
  rollsOver: false,
  clocks: [
    {
      ...{ ruleId: 'CFPB-decide', clock: 'decide', ...fromReceipt, allowance: days(15) },
      text: { 'zh-CN': '15 日内答复', 'zh-TW': '15 日內答覆', en: 'Company response within 15 days' },
      ...{ source: CFPB, basis: 'law' },
    },
    {
      ...{ ruleId: 'CFPB-decide-extended', clock: 'decide-extended', ...fromReceipt, allowance: days(60) },
      text: { 'zh-CN': '60 日内最终解决', 'zh-TW': '60 日內最終解決', en: 'Final resolution within 60 days' },
      ...{ source: CFPB, basis: 'law' },
    },
  ],
  conditions: { representativesMost: null, extensionNeedsComplex: false, complexNeedsProvisionalCredit: false },
  remedies: [
    {
      'zh-CN': '向消费者金融保护局反馈',
      'zh-TW': '向消費者金融保護局回饋',
      en: 'tell the Consumer Financial Protection Bureau what you think of this response',
    },
  ],
  source: CFPB,
}

const REG_E_CLOCKS: readonly ClockRule[] = [
  {
    ...{ ruleId: 'RegE-decide', clock: 'decide', ...fromReceipt, allowance: working(10) },
    insteadFor: [{ trait: 'new-account', allowance: working(20) }],
    text: {
      'zh-CN': '10 个工作日内查明（新开户 20 个）',
      'zh-TW': '10 個營業日內查明（新開戶 20 個）',
      en: 'Determine within 10 business days (new account: 20)',
    },
    ...{ source: '12 CFR 1005.11(c)(1), (c)(3)', basis: 'law' },
  },
  {
    ...{ ruleId: 'RegE-provisional-credit', clock: 'provisional-credit', ...fromReceipt, allowance: working(10) },
    insteadFor: [{ trait: 'new-account', allowance: working(20) }],
    text: {
      'zh-CN': '未查明须先行垫付',
      'zh-TW': '未查明須先行墊付',
      en: 'Not determined by then: credit the amount provisionally',
    },
    ...{ source: '12 CFR 1005.11(c)(2)(i)', basis: 'law' },
  },
  {
    ...{ ruleId: 'RegE-decide-complex', clock: 'decide-complex', ...fromReceipt, allowance: days(45) },
    insteadFor: [
      { trait: 'new-account', allowance: days(90) },
      { trait: 'point-of-sale', allowance: days(90) },
      { trait: 'foreign', allowance: days(90) },
    ],
    text: {
      'zh-CN': '先行垫付后 45 日（新开户、刷卡、境外 90 日）',
      'zh-TW': '先行墊付後 45 日（新開戶、刷卡、境外 90 日）',
      en: 'With provisional credit 45 days (new account, point of sale, foreign: 90)',
    },
    ...{ source: '12 CFR 1005.11(c)(2), (c)(3)', basis: 'law' },
  },
  {
    ...{ ruleId: 'RegE-tell-result', clock: 'tell-result', from: 'decision', allowance: working(3) },
    text: {
      'zh-CN': '3 个工作日内告知结果',
      'zh-TW': '3 個營業日內告知結果',
      en: 'Tell the result within 3 business days',
    },
    ...{ source: '12 CFR 1005.11(c)(1)', basis: 'law' },
  },
  {
    ...{ ruleId: 'RegE-correct-error', clock: 'correct-error', from: 'decision', allowance: working(1) },
    text: { 'zh-CN': '1 个工作日内更正', 'zh-TW': '1 個營業日內更正', en: 'Correct an error within 1 business day' },
    ...{ source: '12 CFR 1005.11(c)(1)', basis: 'law' },
  },
]

export const US_REG_E: RulePack = {
  key: 'US-RegE',
  name: { 'zh-CN': '美国 Reg E', 'zh-TW': '美國 Reg E', en: 'United States, Regulation E' },
  effectiveFrom: '2011-12-30',
  lastVerifiedOn: '2026-11-22',
  calendar: US_DAYS,
  rollsOver: false,
  clocks: REG_E_CLOCKS,
  conditions: { representativesMost: null, extensionNeedsComplex: true, complexNeedsProvisionalCredit: true },
  remedies: [
    {
      'zh-CN': '索取我行判断所依据的文件',
      'zh-TW': '索取本行判斷所依據的文件',
      en: 'ask for copies of the documents we relied on',
    },
  ],
  source: REG_E,
}
