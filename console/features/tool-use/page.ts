import { definePage } from '../../app/page.ts'

export const page = definePage({
  path: '/tool-use',
  access: { permission: 'assist.read-tool-use' },
  navWord: { 'zh-CN': '工具使用', 'zh-TW': '工具使用', en: 'Tool use' },
  about: {
    'zh-CN': '每周谁真正用了建议答案、知识和专家，按行为计，不按登录计',
    'zh-TW': '每週誰真正用了建議答案、知識與專家，依行為計算，不依登入計算',
    en: 'Who made use of suggestions, knowledge and experts each week, by what they did and not by signing in',
  },
  place: 397,
  group: 'oversight',
  homeFor: [],
  load: () => import('./ToolUsePage.tsx').then(({ ToolUsePage }) => ToolUsePage),
})
