import { definePage } from '../../app/page.ts'

export const page = definePage({
  path: '/skill-matrix',
  access: { permission: 'identity.read-people' },
  navWord: { 'zh-CN': '技能矩阵', 'zh-TW': '技能矩陣', en: 'Skill matrix' },
  about: {
    'zh-CN': '每个人每项技能几级、什么时候到期',
    'zh-TW': '每個人每項技能幾級、何時到期',
    en: 'Everyone’s level in every skill, and when it ends',
  },
  place: 120,
  group: 'people',
  homeFor: [{ role: 'trainer', search: { state: 'expiring' } }],
  load: () => import('./MatrixPage.tsx').then(({ MatrixPage }) => MatrixPage),
})
