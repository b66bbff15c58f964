import { definePage } from '../../app/page.ts'

export const page = definePage({
  path: '/queues',
  access: { permission: 'routing.configure' },
  navWord: { 'zh-CN': '队列', 'zh-TW': '等候佇列', en: 'Queues' },
  about: {
    'zh-CN': '联络在哪里等、要什么技能、先到哪条队列',
    'zh-TW': '聯絡在哪裡等候、需要什麼技能、先到哪個等候佇列',
    en: 'Where contacts wait, which skills they need, and which queue a topic leads to',
  },
  place: 200,
  group: 'service',
  homeFor: [],
  load: () => import('./QueuesPage.tsx').then(({ QueuesPage }) => QueuesPage),
})
