import type { Words } from '#libs/complaint-rules/pack.ts'
import type { ComplaintFile } from '#modules/complaints/contract.ts'

export type LetterKind = ComplaintFile['letters'][number]['kind']
export type LetterLocale = keyof Words

/** What a template may say: nothing that is not in the file. Dates are written out by the asker. */
export interface LetterFacts {
  readonly reference: string
  readonly name: string
  readonly receivedOn: string
  readonly dueOn: string
  readonly today: string
  readonly upheld: 'yes' | 'partly' | 'no' | null
  /** For example `CNY 326.40`; null: none. */
  readonly redress: string | null
  readonly remedies: readonly string[]
  readonly ruleSource: string
}

/** A letter to begin with; the writer fills in the reasons. Every decision names its remedies. */
export function letterFrom(
  kind: LetterKind,
  locale: LetterLocale,
  facts: LetterFacts,
): { title: string; text: string } {
  const make = TEMPLATES[locale][kind]
  return { title: TITLES[locale][kind], text: make(facts).join('\n\n') }
}

const TITLES: Readonly<Record<LetterLocale, Readonly<Record<LetterKind, string>>>> = {
  'zh-CN': {
    acknowledgement: '消费投诉受理告知书',
    extension: '消费投诉延期告知书',
    decision: '消费投诉处理决定书',
    review: '消费投诉核查决定书',
  },
  'zh-TW': {
    acknowledgement: '申訴受理通知書',
    extension: '申訴延期通知書',
    decision: '申訴處理決定書',
    review: '申訴覆核決定書',
  },
  en: {
    acknowledgement: 'We have received your complaint',
    extension: 'We need more time for your complaint',
    decision: 'Our decision on your complaint',
    review: 'Our answer to your request for a review',
  },
}

const numbered = (list: readonly string[]) => list.map((one, at) => `${at + 1}. ${one}`).join('\n')

type Template = (facts: LetterFacts) => readonly string[]
const TEMPLATES: Readonly<Record<LetterLocale, Readonly<Record<LetterKind, Template>>>> = {
  'zh-CN': {
    acknowledgement: (f) => [
      `${f.name}：`,
      `您的投诉我行已于 ${f.receivedOn} 收到，编号 ${f.reference}。我行将于 ${f.dueOn} 前作出处理决定并告知您。`,
      '我行已有或可以自行查询的材料，不会再请您提供。',
      `依据：${f.ruleSource}`,
    ],
    extension: (f) => [
      `${f.name}：`,
      `您于 ${f.receivedOn} 提出的投诉（编号 ${f.reference}）情况复杂，处理期限延至 ${f.dueOn}。`,
      '延期原因：',
      `依据：${f.ruleSource}`,
    ],
    decision: (f) => [
      `${f.name}：`,
      `您于 ${f.receivedOn} 提出的投诉（编号 ${f.reference}），我行已核查完毕，现答复如下。`,
      `一、处理结果。您的诉求${{ yes: '成立', partly: '部分成立', no: '不成立' }[f.upheld ?? 'no']}。${f.redress === null ? '' : `我行向您支付 ${f.redress}。`}`,
      '二、理由。',
      `三、您的救济途径。如不同意本决定，您可以：\n${numbered(f.remedies)}`,
      `${f.today}`,
    ],
    review: (f) => [
      `${f.name}：`,
      `您就投诉 ${f.reference} 提出的核查申请，我行已核查完毕。`,
      '一、核查结果。',
      '二、理由。',
      `三、您仍可以：\n${numbered(f.remedies.slice(1))}`,
      f.today,
    ],
  },
  'zh-TW': {
    acknowledgement: (f) => [
      `${f.name} 您好：`,
      `您的申訴本行已於 ${f.receivedOn} 收受，編號 ${f.reference}。本行將於 ${f.dueOn} 前處理並回覆您。`,
      '本行已有或可自行查詢之資料，不再請您提供。',
      `依據：${f.ruleSource}`,
    ],
    extension: (f) => [
      `${f.name} 您好：`,
      `您於 ${f.receivedOn} 提出之申訴（編號 ${f.reference}）情況複雜，處理期限延至 ${f.dueOn}。`,
      '延期原因：',
      `依據：${f.ruleSource}`,
    ],
    decision: (f) => [
      `${f.name} 您好：`,
      `您於 ${f.receivedOn} 提出之申訴（編號 ${f.reference}），本行已查核完畢，茲回覆如下。`,
      `一、處理結果。您的請求${{ yes: '有理由', partly: '部分有理由', no: '無理由' }[f.upheld ?? 'no']}。${f.redress === null ? '' : `本行給付您 ${f.redress}。`}`,
      '二、理由。',
      `三、救濟途徑。您如不同意本決定，得：\n${numbered(f.remedies)}`,
      f.today,
    ],
    review: (f) => [
      `${f.name} 您好：`,
      `您就申訴 ${f.reference} 提出之覆核申請，本行已查核完畢。`,
      '一、覆核結果。',
      '二、理由。',
      `三、您仍得：\n${numbered(f.remedies)}`,
      f.today,
    ],
  },
  en: {
    acknowledgement: (f) => [
      `Dear ${f.name},`,
      `We received your complaint on ${f.receivedOn}. Its number is ${f.reference}. We will decide and tell you by ${f.dueOn}.`,
      'We will not ask you for anything we already hold or can look up ourselves.',
      `Basis: ${f.ruleSource}`,
    ],
    extension: (f) => [
      `Dear ${f.name},`,
      `Your complaint of ${f.receivedOn} (${f.reference}) is complex. We will decide by ${f.dueOn}.`,
      'The reason:',
      `Basis: ${f.ruleSource}`,
    ],
    decision: (f) => [
      `Dear ${f.name},`,
      `We have looked into your complaint of ${f.receivedOn} (${f.reference}) and answer as follows.`,
      `1. Result. We ${{ yes: 'uphold', partly: 'partly uphold', no: 'do not uphold' }[f.upheld ?? 'no']} your complaint.${f.redress === null ? '' : ` We pay you ${f.redress}.`}`,
      '2. Reasons.',
      `3. What you can do. If you do not agree, you may:\n${numbered(f.remedies)}`,
      f.today,
    ],
    review: (f) => [
      `Dear ${f.name},`,
      `We have looked again into your complaint ${f.reference}.`,
      '1. Result.',
      '2. Reasons.',
      `3. You may still:\n${numbered(f.remedies)}`,
      f.today,
    ],
  },
}
