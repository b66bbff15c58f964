import { definePage } from '../../app/page.ts'

export const page = definePage({
  path: '/replies',
  access: { permission: 'knowledge.write-replies' },
  navWord: { 'zh-CN': '快捷话术', 'zh-TW': '快捷話術', en: 'Canned replies' },
  about: {
    'zh-CN': '打 / 就能用的话，自己的、班组的和全行的',
    'zh-TW': '輸入 / 即可帶出的話術：自己的、小組的、全行的',
    en: 'What agents call up with /: their own, their team’s and everyone’s',
  },
  place: 300,
  group: 'content',
  homeFor: [],
  load: () => import('./RepliesPage.tsx').then(({ RepliesPage }) => RepliesPage),
})
