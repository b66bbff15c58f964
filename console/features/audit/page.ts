import { definePage } from '../../app/page.ts'

export const page = definePage({
  path: '/audit',
  access: { permission: 'identity.read-audit' },
  navWord: { 'zh-CN': '审计日志', 'zh-TW': '稽核軌跡', en: 'Audit trail' },
  about: {
    'zh-CN': '谁在何时对什么做了什么',
    'zh-TW': '何人何時對何事做了什麼',
    en: 'Who did what to what, and when',
  },
  place: 490,
  group: 'oversight',
  homeFor: [],
  waits: [
    {
      kind: 'fields-revealed',
      words: {
        'zh-CN': '一天内查看的敏感字段',
        'zh-TW': '一天內檢視的敏感欄位',
        en: 'Masked fields shown within a day',
      },
      search: { type: 'identity.field-revealed' },
    },
  ],
  load: () => import('./AuditPage.tsx').then(({ AuditPage }) => AuditPage),
})
