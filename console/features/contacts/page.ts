import { definePage } from '../../app/page.ts'

export const page = definePage({
  path: '/contacts',
  access: { permission: 'conversations.read' },
  navWord: { 'zh-CN': '联络', 'zh-TW': '聯繫', en: 'Contacts' },
  about: {
    'zh-CN': '按时间、来电原因和值得看的地方找联络，打开看经过和会话',
    'zh-TW': '依時間、來電原因與值得看的地方尋找聯繫，開啟檢視經過與會話',
    en: 'Contacts by time, reason and what makes them worth reading, each with its course and its words',
  },
  place: 25,
  homeFor: [{ role: 'quality-inspector', search: { span: 'two-days', marks: 'any' } }],
  load: () => import('./ContactsPage.tsx').then(({ ContactsPage }) => ContactsPage),
})
