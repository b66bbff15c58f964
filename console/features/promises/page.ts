import { definePage } from '../../app/page.ts'

export const page = definePage({
  path: '/owed',
  access: { permission: 'promises.read' },
  navWord: { 'zh-CN': '待履行', 'zh-TW': '待履行', en: 'Owed' },
  about: {
    'zh-CN': '答应了谁、什么时候前办完：自己的、单位的，最紧急的在前',
    'zh-TW': '答應了誰、何時前辦完：自己的、單位的，最緊急的在前',
    en: 'What was promised and by when: one’s own and the unit’s, the most urgent first',
  },
  place: 25.6,
  homeFor: [],
  load: () => import('./OwedPage.tsx').then(({ OwedPage }) => OwedPage),
})
