import { definePage } from '../../app/page.ts'

export const page = definePage({
  path: '/articles',
  access: { permission: 'knowledge.write-articles' },
  navWord: { 'zh-CN': '知识文章', 'zh-TW': '知識文章', en: 'Articles' },
  about: {
    'zh-CN': '坐席、机器人和各渠道共用的答案：撰写、复核、生效、到期和退回旧版',
    'zh-TW': '客服專員、機器人與各通路共用的答案：撰寫、覆核、生效、到期與回復舊版',
    en: 'The answers that agents, the bot and every channel share: written, reviewed, in force, expired, taken back',
  },
  place: 280,
  group: 'content',
  homeFor: [],
  waits: [
    {
      kind: 'articles-to-review',
      words: { 'zh-CN': '知识文章待审核', 'zh-TW': '知識文章待審核', en: 'Articles to review' },
      search: { show: 'to-review' },
    },
  ],
  load: () => import('./ArticlesPage.tsx').then(({ ArticlesPage }) => ArticlesPage),
})
