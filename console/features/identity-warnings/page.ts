import { definePage } from '../../app/page.ts'

export const page = definePage({
  path: '/identity-warnings',
  access: { permission: 'customers.read-warnings' },
  navWord: { 'zh-CN': '核身预警', 'zh-TW': '身分驗證預警', en: 'Identity warnings' },
  about: {
    'zh-CN': '三次核身失败被锁定的客户，和坐席静默标记的可能受胁迫',
    'zh-TW': '三次驗證失敗遭鎖定的客戶，以及客服專員靜默標記的可能受脅迫',
    en: 'Customers locked after three failed checks, and those flagged as maybe forced',
  },
  place: 490,
  group: 'oversight',
  homeFor: [],
  waits: [
    {
      kind: 'identity-warnings',
      words: { 'zh-CN': '一天内的核身预警', 'zh-TW': '一天內的身分驗證預警', en: 'Identity warnings within a day' },
      search: {},
    },
  ],
  load: () => import('./IdentityWarningsPage.tsx').then(({ IdentityWarningsPage }) => IdentityWarningsPage),
})
