import { definePage } from '../../app/page.ts'

export const page = definePage({
  path: '/red-line-rules',
  access: { permission: 'conversations.write-red-lines' },
  navWord: { 'zh-CN': '禁语规则', 'zh-TW': '禁語規則', en: 'Red-line rules' },
  about: {
    'zh-CN': '本行自己的禁语：一人起草试用，另一人复核后立即生效，可退回旧版',
    'zh-TW': '本行自己的禁語：一人起草試用，另一人覆核後立即生效，可退回舊版',
    en: 'The bank’s own red lines: drafted and tried out by one, let in by another, gone back from',
  },
  place: 481,
  group: 'oversight',
  homeFor: [],
  waits: [
    {
      kind: 'red-line-rules-to-approve',
      words: { 'zh-CN': '禁语规则待审批', 'zh-TW': '禁語規則待核准', en: 'Red-line rules to approve' },
      search: {},
    },
  ],
  load: () => import('./RedLineRulesPage.tsx').then(({ RedLineRulesPage }) => RedLineRulesPage),
})
