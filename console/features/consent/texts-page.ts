import { definePage } from '../../app/page.ts'

export const page = definePage({
  path: '/consent-texts',
  access: { permission: 'consent.write-texts' },
  navWord: { 'zh-CN': '授权文本', 'zh-TW': '同意書文字', en: 'Consent texts' },
  about: {
    'zh-CN': '征求客户同意所用的文字，一人起草、另一人复核',
    'zh-TW': '徵求客戶同意所用的文字，一人起草、另一人覆核',
    en: 'The words consent is asked in: written by one, approved by another',
  },
  place: 484,
  group: 'oversight',
  homeFor: [],
  waits: [
    {
      kind: 'consent-texts-to-approve',
      words: { 'zh-CN': '授权文本待复核', 'zh-TW': '同意書文字待覆核', en: 'Consent texts to approve' },
      search: {},
    },
  ],
  load: () => import('./TextsPage.tsx').then(({ TextsPage }) => TextsPage),
})
