import { definePage } from '../../app/page.ts'

export const page = definePage({
  path: '/people',
  access: { permission: 'identity.read-people' },
  navWord: { 'zh-CN': '人员', 'zh-TW': '人員', en: 'People' },
  about: {
    'zh-CN': '谁在哪个班组、有哪些角色和技能',
    'zh-TW': '誰在哪個組、有哪些角色與技能',
    en: 'Who is in which team, with which roles and skills',
  },
  place: 100,
  group: 'people',
  homeFor: ['administrator'],
  load: () => import('./PeoplePage.tsx').then(({ PeoplePage }) => PeoplePage),
})
