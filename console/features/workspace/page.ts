import { definePage } from '../../app/page.ts'

export const page = definePage({
  path: '/workspace',
  access: { permission: 'conversations.serve' },
  navWord: { 'zh-CN': '工作台', 'zh-TW': '工作台', en: 'Workspace' },
  place: 10,
  homeFor: ['agent'],
  opens: 'contact',
  load: () => import('./Workspace.tsx').then(({ Workspace }) => Workspace),
})
