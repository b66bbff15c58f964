import { definePage } from '../../app/page.ts'

export const page = definePage({
  path: '/leave',
  access: { permission: 'rosters.leave' },
  navWord: { 'zh-CN': '休假', 'zh-TW': '休假', en: 'Leave' },
  about: {
    'zh-CN': '待批的请假，各班组每天的请假名额',
    'zh-TW': '待核的請假，各班組每天的請假名額',
    en: 'Leave that waits for a word, and how many of a team may be away each day',
  },
  place: 31,
  homeFor: [],
  load: () => import('./LeavePage.tsx').then(({ LeavePage }) => LeavePage),
})
