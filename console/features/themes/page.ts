import { definePage } from '../../app/page.ts'

export const page = definePage({
  path: '/themes',
  access: { permission: 'assist.read-themes' },
  navWord: { 'zh-CN': '客户话题', 'zh-TW': '客戶話題', en: 'Themes' },
  about: {
    'zh-CN': '一周里客户突然多说的事、评语里的表扬、问题和建议；每条都能打开原话',
    'zh-TW': '一週裡客戶突然多說的事、評語中的讚揚、問題與建議；每條都能開啟原話',
    en: 'What customers suddenly speak of in a week, and what their comments praise, miss or suggest',
  },
  place: 396,
  group: 'oversight',
  homeFor: [],
  load: () => import('./ThemesPage.tsx').then(({ ThemesPage }) => ThemesPage),
})
