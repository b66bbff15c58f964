import { definePage } from '../../app/page.ts'

export const page = definePage({
  path: '/scripts',
  access: { permission: 'knowledge.write-scripts' },
  navWord: { 'zh-CN': '场景话术', 'zh-TW': '情境話術', en: 'Scripts' },
  about: {
    'zh-CN': '每个场景的步骤、必须说的原话和转出条件，一版一版发布',
    'zh-TW': '每個情境的步驟、必須說的原話與轉出條件，逐版發布',
    en: 'The steps of each scenario, the words that must be said, and when to hand over; published version by version',
  },
  place: 310,
  group: 'content',
  homeFor: [],
  waits: [
    {
      kind: 'scripts-to-review',
      words: { 'zh-CN': '话术待审核', 'zh-TW': '話術待審核', en: 'Scripts to review' },
      search: { state: 'submitted' },
    },
  ],
  load: () => import('./ScriptsPage.tsx').then(({ ScriptsPage }) => ScriptsPage),
})
