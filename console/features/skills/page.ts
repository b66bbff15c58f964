import { definePage } from '../../app/page.ts'

export const page = definePage({
  path: '/skills',
  access: { permission: 'identity.manage-skills' },
  navWord: { 'zh-CN': '技能目录', 'zh-TW': '技能目錄', en: 'Skills' },
  about: {
    'zh-CN': '有哪些技能、多少人持有、哪些队列要求',
    'zh-TW': '有哪些技能、多少人持有、哪些等候佇列要求',
    en: 'Which skills there are, how many hold them, and which queues ask for them',
  },
  place: 110,
  group: 'people',
  homeFor: [],
  load: () => import('./SkillsPage.tsx').then(({ SkillsPage }) => SkillsPage),
})
