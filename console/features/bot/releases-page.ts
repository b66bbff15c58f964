import { definePage } from '../../app/page.ts'

export const page = definePage({
  path: '/bot/releases',
  access: { permission: 'bot.read' },
  navWord: { 'zh-CN': '机器人版本', 'zh-TW': '機器人版本', en: 'Bot releases' },
  about: {
    'zh-CN': '把修改做成版本、过检查、由另一人发布、退回上一版、用过去的对话回放',
    'zh-TW': '將變更做成版本、通過檢查、由另一人發布、退回上一版、以過去的對話重播',
    en: 'Make a release, see the gate, have a second person let it out, take it back, replay past talks',
  },
  place: 294,
  group: 'content',
  homeFor: [],
  load: () => import('./ReleasesPage.tsx').then(({ ReleasesPage }) => ReleasesPage),
})
