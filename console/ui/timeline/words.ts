import type { EntryKind } from '#modules/timeline/contract.ts'
import { defineWords } from '../words/words.ts'

type Key =
  | `kind-${EntryKind}`
  | 'title'
  | 'empty'
  | 'more'
  | 'open'
  | 'score'
  | 'served'
  | 'until'
  | 'everything'
  | 'contacts'
  | 'matters'
  | 'permissions'
  | 'others'
  | 'which'

/** What happened with a customer, by its kind. */
export const timelineWords = defineWords<Key>('timeline', {
  'zh-CN': {
    title: '时间线',
    empty: '还没有记录。',
    more: '再看 {{count}} 条',
    open: '进行中',
    score: '评分 {{score}}',
    served: '{{name}} 受理',
    until: '至 {{time}}',
    which: '看哪一类',
    everything: '全部',
    contacts: '联络',
    matters: '工单、投诉与到店',
    permissions: '许可与外联',
    others: '资料与核身',
    'kind-contact': '联络',
    'kind-case': '工单',
    'kind-complaint': '投诉',
    'kind-branch-visit': '到店',
    'kind-consent': '同意',
    'kind-contact-forbidden': '要求勿联系',
    'kind-contact-freed': '可再联系',
    'kind-outreach': '主动联系',
    'kind-needs-changed': '照顾需要变更',
    'kind-identity-locked': '核身锁定',
    'kind-arrived': '首次到访',
    'kind-merged': '合并为同一人',
    'kind-parted': '撤销合并',
  },
  'zh-TW': {
    title: '時間軸',
    empty: '還沒有紀錄。',
    more: '再看 {{count}} 筆',
    open: '進行中',
    score: '評分 {{score}}',
    served: '{{name}} 受理',
    until: '至 {{time}}',
    which: '看哪一類',
    everything: '全部',
    contacts: '聯繫',
    matters: '工單、申訴與臨櫃',
    permissions: '同意與外撥',
    others: '資料與核身',
    'kind-contact': '聯繫',
    'kind-case': '工單',
    'kind-complaint': '申訴',
    'kind-branch-visit': '臨櫃',
    'kind-consent': '同意',
    'kind-contact-forbidden': '要求勿聯繫',
    'kind-contact-freed': '可再聯繫',
    'kind-outreach': '主動聯繫',
    'kind-needs-changed': '關懷需求變更',
    'kind-identity-locked': '核身鎖定',
    'kind-arrived': '首次來訪',
    'kind-merged': '合併為同一人',
    'kind-parted': '撤銷合併',
  },
  en: {
    title: 'Timeline',
    empty: 'Nothing yet.',
    more: 'Show {{count}} more',
    open: 'Open',
    score: 'Rated {{score}}',
    served: 'Served by {{name}}',
    until: 'until {{time}}',
    which: 'Which kind',
    everything: 'Everything',
    contacts: 'Contacts',
    matters: 'Cases, complaints, branch',
    permissions: 'Permissions and outreach',
    others: 'Details and identity',
    'kind-contact': 'Contact',
    'kind-case': 'Case',
    'kind-complaint': 'Complaint',
    'kind-branch-visit': 'Branch visit',
    'kind-consent': 'Consent',
    'kind-contact-forbidden': 'Do not contact',
    'kind-contact-freed': 'May be contacted again',
    'kind-outreach': 'Contacted by us',
    'kind-needs-changed': 'Needs changed',
    'kind-identity-locked': 'Identity locked',
    'kind-arrived': 'First visit',
    'kind-merged': 'Merged into one person',
    'kind-parted': 'Merge undone',
  },
})
