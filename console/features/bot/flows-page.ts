import { definePage } from '../../app/page.ts'

export const page = definePage({
  path: '/bot/flows',
  access: { permission: 'bot.write' },
  navWord: { 'zh-CN': '机器人流程', 'zh-TW': '機器人流程', en: 'Bot flows' },
  about: {
    'zh-CN': '办一件事的步骤：说什么、问什么、分几种情况、何时转人工',
    'zh-TW': '辦一件事的步驟：說什麼、問什麼、分幾種情形、何時轉真人',
    en: 'The steps of one matter: what is said and asked, which way it goes, when a person takes over',
  },
  place: 292,
  group: 'content',
  homeFor: [],
  load: () => import('./FlowsPage.tsx').then(({ FlowsPage }) => FlowsPage),
})
