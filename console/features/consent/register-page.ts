import { definePage } from '../../app/page.ts'

export const page = definePage({
  path: '/consents',
  access: { permission: 'consent.read-register' },
  navWord: { 'zh-CN': '授权登记', 'zh-TW': '同意登記', en: 'Consent register' },
  about: {
    'zh-CN': '客户的每一次同意、拒绝和撤回，连同证明',
    'zh-TW': '客戶每一次的同意、拒絕與撤回，連同證明',
    en: 'Every consent, refusal and withdrawal, with its proof',
  },
  place: 482,
  group: 'oversight',
  homeFor: [],
  waits: [
    {
      kind: 'consents-withdrawn',
      words: { 'zh-CN': '一天内撤回的授权', 'zh-TW': '一天內撤回的同意', en: 'Consents withdrawn within a day' },
      search: { state: 'withdrawn' },
    },
  ],
  load: () => import('./RegisterPage.tsx').then(({ RegisterPage }) => RegisterPage),
})
