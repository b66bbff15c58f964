import { definePage } from '../../app/page.ts'

export const page = definePage({
  path: '/branch-day',
  access: { permission: 'branches.read' },
  navWord: { 'zh-CN': '到店', 'zh-TW': '臨櫃', en: 'Branch' },
  about: {
    'zh-CN': '谁预约了、谁在等、等了多久；客户的线上经过，办理结果和交接',
    'zh-TW': '誰預約了、誰在等、等了多久；客戶的線上經過，辦理結果與交接',
    en: 'Who is expected, who waits and how long; the story so far, the outcome and who goes on',
  },
  place: 25.2,
  homeFor: ['branch-staff'],
  load: () => import('./DayPage.tsx').then(({ DayPage }) => DayPage),
})
