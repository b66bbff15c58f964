import { definePage } from '../../app/page.ts'

export const page = definePage({
  path: '/bot/intents',
  access: { permission: 'bot.write' },
  navWord: { 'zh-CN': '机器人意图', 'zh-TW': '機器人意圖', en: 'Bot intents' },
  about: {
    'zh-CN': '客户会怎么说、机器人怎么做；当场试一试',
    'zh-TW': '客戶會怎麼說、機器人怎麼做；當場試一試',
    en: 'What customers say and what the bot does about it; try it on the spot',
  },
  place: 291,
  group: 'content',
  homeFor: [],
  load: () => import('./IntentsPage.tsx').then(({ IntentsPage }) => IntentsPage),
})
