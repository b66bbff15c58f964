import { definePage } from '../../app/page.ts'

export const page = definePage({
  path: '/shifts',
  access: { permission: 'rosters.own' },
  navWord: { 'zh-CN': '我的班次', 'zh-TW': '我的班別', en: 'My shifts' },
  about: {
    'zh-CN': '我的四周班次，请假，换班，意愿',
    'zh-TW': '我的四週班別、請假、換班、意願',
    en: 'My shifts of four weeks, leave, swaps and wishes',
  },
  place: 15,
  homeFor: [],
  load: () => import('./MyShiftsPage.tsx').then(({ MyShiftsPage }) => MyShiftsPage),
})
