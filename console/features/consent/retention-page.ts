import { definePage } from '../../app/page.ts'

export const page = definePage({
  path: '/retention',
  access: { permission: 'consent.configure' },
  navWord: { 'zh-CN': '保存期限', 'zh-TW': '保存期限', en: 'Retention' },
  about: {
    'zh-CN': '个人信息保存多久、下次清理多少、哪些客户受法律保全',
    'zh-TW': '個資保存多久、下次清理多少、哪些客戶受法律保全',
    en: 'How long personal data is kept, what goes next, and who is under a legal hold',
  },
  place: 488,
  group: 'oversight',
  homeFor: [],
  load: () => import('./RetentionPage.tsx').then(({ RetentionPage }) => RetentionPage),
})
