import { definePage } from '../../app/page.ts'

export const page = definePage({
  path: '/goals',
  access: { permission: 'insights.set-goals' },
  navWord: { 'zh-CN': '目标', 'zh-TW': '目標', en: 'Goals' },
  about: {
    'zh-CN': '每个指标要做到多少，从多少算近线',
    'zh-TW': '每個指標要做到多少，從多少算近線',
    en: 'What each figure is meant to be, and from where on it is near the line',
  },
  place: 400,
  group: 'oversight',
  homeFor: [],
  load: () => import('./GoalsPage.tsx').then(({ GoalsPage }) => GoalsPage),
})
