import { definePage } from '../../app/page.ts'

export const page = definePage({
  path: '/red-lines',
  access: { permission: 'assist.read-red-lines' },
  navWord: { 'zh-CN': '禁语记录', 'zh-TW': '禁語紀錄', en: 'Red lines' },
  about: {
    'zh-CN': '收到禁语提醒后仍发给客户的话，谁、何时、为何',
    'zh-TW': '收到禁語提醒後仍傳給客戶的話，何人、何時、為何',
    en: 'What was sent to customers against a warning: who, when and why',
  },
  place: 480,
  group: 'oversight',
  homeFor: [],
  waits: [
    {
      kind: 'red-lines-to-look-at',
      words: { 'zh-CN': '禁语待复核', 'zh-TW': '禁語待覆核', en: 'Words past a red line, not looked at' },
      search: { state: 'open' },
    },
  ],
  load: () => import('./RedLinesPage.tsx').then(({ RedLinesPage }) => RedLinesPage),
})
