import { definePage } from '../../app/page.ts'

export const page = definePage({
  path: '/bot/entrances',
  access: { permission: 'bot.configure' },
  navWord: { 'zh-CN': '机器人入口', 'zh-TW': '機器人入口', en: 'Bot entrances' },
  about: {
    'zh-CN': '哪些入口由机器人先接待、开头说什么、要多有把握才回答',
    'zh-TW': '哪些入口由機器人先接待、開頭說什麼、要多有把握才回答',
    en: 'Where the bot answers first, what it says at first, how sure it has to be',
  },
  place: 295,
  group: 'connections',
  homeFor: [],
  load: () => import('./EntrancesPage.tsx').then(({ EntrancesPage }) => EntrancesPage),
})
