import { definePage } from '../../app/page.ts'

export const page = definePage({
  path: '/waiting',
  access: { permission: 'identity.read-waiting' },
  navWord: { 'zh-CN': '待我处理', 'zh-TW': '待我處理', en: 'Waiting for me' },
  about: {
    'zh-CN': '等您审批的、时限将到的、需要看一眼的，一处看全',
    'zh-TW': '等您核准的、時限將到的、需要看一眼的，一處看全',
    en: 'What waits for your approval, what is due, and what wants a look, in one place',
  },
  place: 288,
  group: 'oversight',
  homeFor: ['compliance'],
  load: () => import('./WaitingPage.tsx').then(({ WaitingPage }) => WaitingPage),
})
