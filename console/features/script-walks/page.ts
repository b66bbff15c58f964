import { definePage } from '../../app/page.ts'

export const page = definePage({
  path: '/script-walks',
  access: { permission: 'assist.read-script-walks' },
  navWord: { 'zh-CN': '话术执行', 'zh-TW': '話術執行', en: 'Scripts walked' },
  about: {
    'zh-CN': '联络结束后，场景话术里哪些必须步骤没有做',
    'zh-TW': '聯繫結束後，情境話術中哪些必須步驟未做',
    en: 'Which mandatory steps of a script were left out of a contact',
  },
  place: 485,
  group: 'oversight',
  homeFor: [],
  load: () => import('./ScriptWalksPage.tsx').then(({ ScriptWalksPage }) => ScriptWalksPage),
})
