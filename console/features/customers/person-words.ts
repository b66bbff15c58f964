import type { MERGE_REASONS, UNDO_REASONS } from '#modules/customers/person-contract.ts'
import { defineProblems } from '../../ui/problems/problem-words.ts'
import { defineWords } from '../../ui/words/words.ts'

type Key =
  | 'title'
  | 'vouched'
  | 'unvouched'
  | 'noChannel'
  | 'visitor'
  | 'since'
  | 'who'
  | 'find'
  | 'findDo'
  | 'found'
  | 'none'
  | 'why'
  | 'merge'
  | 'mergeHint'
  | 'merged'
  | 'undone'
  | 'undo'
  | 'undoWhy'
  | `merge-${(typeof MERGE_REASONS)[number]}`
  | `undo-${(typeof UNDO_REASONS)[number]}`

/** The identities of one person: what was merged, by whom and why, and undoing it. */
export const personWords = defineWords<Key>('customer-person', {
  'zh-CN': {
    title: '身份与渠道',
    vouched: '银行页面已登录',
    unvouched: '设备未登录',
    noChannel: '还没有渠道来过',
    visitor: '访客',
    since: '{{time}} 起',
    who: '是本行哪位客户？',
    find: '姓名、客户号、手机号或其后四位',
    findDo: '查找',
    found: '选一位客户',
    none: '没有找到。要输入完整的姓名或号码，或手机后四位。',
    why: '合并原因',
    merge: '合并为同一人',
    mergeHint: '合并后一起看联络、工单、投诉；各自的记录不动，可以撤销；营销许可取最严的。',
    merged: '{{name}} 于 {{time}} 合并：{{why}}',
    undone: '{{name}} 于 {{time}} 撤销：{{why}}',
    undo: '撤销这次合并',
    undoWhy: '撤销原因',
    'merge-customer-said-so': '客户本人说明',
    'merge-signed-in-there': '在该设备登录过',
    'merge-same-number': '号码相同',
    'merge-branch-confirmed': '网点核实',
    'undo-wrong-person': '认错了人',
    'undo-shared-device': '多人共用设备',
    'undo-customer-asked': '客户要求',
  },
  'zh-TW': {
    title: '身分與通路',
    vouched: '銀行頁面已登入',
    unvouched: '裝置未登入',
    noChannel: '還沒有通路來過',
    visitor: '訪客',
    since: '{{time}} 起',
    who: '是本行哪位客戶？',
    find: '姓名、客戶號碼、手機號碼或其末四碼',
    findDo: '查找',
    found: '選一位客戶',
    none: '找不到。須輸入完整的姓名或號碼，或手機末四碼。',
    why: '合併原因',
    merge: '合併為同一人',
    mergeHint: '合併後一起檢視聯繫、工單、申訴；各自的紀錄不動，可以撤銷；行銷同意取最嚴的。',
    merged: '{{name}} 於 {{time}} 合併：{{why}}',
    undone: '{{name}} 於 {{time}} 撤銷：{{why}}',
    undo: '撤銷這次合併',
    undoWhy: '撤銷原因',
    'merge-customer-said-so': '客戶本人說明',
    'merge-signed-in-there': '曾於該裝置登入',
    'merge-same-number': '號碼相同',
    'merge-branch-confirmed': '分行核實',
    'undo-wrong-person': '認錯了人',
    'undo-shared-device': '多人共用裝置',
    'undo-customer-asked': '客戶要求',
  },
  en: {
    title: 'Identities and channels',
    vouched: 'signed in on the bank’s page',
    unvouched: 'device not signed in',
    noChannel: 'No channel brought them yet',
    visitor: 'Visitor',
    since: 'since {{time}}',
    who: 'Which customer of the bank is it?',
    find: 'Name, customer or phone number, or its last four digits',
    findDo: 'Find',
    found: 'Choose a customer',
    none: 'Nobody found. The whole name or number is needed, or the last four digits of the phone.',
    why: 'Why they are one person',
    merge: 'Merge into one person',
    mergeHint:
      'Contacts, cases and complaints are then seen together; the records of each stay as they are and it can be undone; of consents the strictest counts.',
    merged: 'Merged by {{name}}, {{time}}: {{why}}',
    undone: 'Undone by {{name}}, {{time}}: {{why}}',
    undo: 'Undo this merge',
    undoWhy: 'Why it is undone',
    'merge-customer-said-so': 'the customer said so',
    'merge-signed-in-there': 'signed in on that device before',
    'merge-same-number': 'same number',
    'merge-branch-confirmed': 'a branch confirmed it',
    'undo-wrong-person': 'wrong person',
    'undo-shared-device': 'shared device',
    'undo-customer-asked': 'the customer asked',
  },
})

defineProblems({
  'one-person-already': {
    'zh-CN': '已经是同一人了：请刷新后再看。',
    'zh-TW': '已經是同一人：請重新整理後再看。',
    en: 'They are one person already: read the page again.',
  },
  'two-bank-customers': {
    'zh-CN': '两边都有本行客户号，要先由银行核心系统合并。',
    'zh-TW': '兩邊都有本行客戶號碼，須先由銀行核心系統合併。',
    en: 'The bank keeps both under numbers of their own: the bank has to make them one first.',
  },
  'merge-not-found': { 'zh-CN': '没有这次合并。', 'zh-TW': '沒有這次合併。', en: 'There is no such merge.' },
  'merge-undone-already': {
    'zh-CN': '这次合并已经撤销。',
    'zh-TW': '這次合併已經撤銷。',
    en: 'This merge was undone already.',
  },
})
