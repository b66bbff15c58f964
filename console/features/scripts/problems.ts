import { defineProblems } from '../../ui/problems/problem-words.ts'

defineProblems({
  'script-not-found': {
    'zh-CN': '这份话术已停用，或不存在。',
    'zh-TW': '此話術已停用，或不存在。',
    en: 'This script was retired, or does not exist.',
  },
  'edited-meanwhile': {
    'zh-CN': '您编辑时别人已改过。请先读取最新，再改一次。',
    'zh-TW': '您編輯時已有他人變更。請先讀取最新內容，再改一次。',
    en: 'Someone changed it while you were editing. Load the latest and make your change again.',
  },
  'script-code-taken': {
    'zh-CN': '这个代号已有话术在用（也可能已停用）。请换一个，或去改那份话术。',
    'zh-TW': '此代號已有話術使用（也可能已停用）。請換一個，或編輯該話術。',
    en: 'A script has this code already, perhaps a retired one. Choose another, or edit that script.',
  },
  'nothing-changed': {
    'zh-CN': '和正在用的一版完全一样，没有发布。',
    'zh-TW': '與使用中的版本完全相同，未發布。',
    en: 'It says the same as the version in use; nothing was published.',
  },
})
