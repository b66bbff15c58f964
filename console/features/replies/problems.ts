import { defineProblems } from '../../ui/problems/problem-words.ts'

defineProblems({
  'reply-not-found': {
    'zh-CN': '这条话术已停用，或不再给您用。',
    'zh-TW': '此話術已停用，或不再提供您使用。',
    en: 'This reply was retired, or is no longer yours to use.',
  },
  'shortcut-taken': {
    'zh-CN': '这个快捷词已有话术在用，请换一个。',
    'zh-TW': '此快捷詞已有話術使用，請換一個。',
    en: 'Another reply has this shortcut. Choose another.',
  },
  'unknown-variable': {
    'zh-CN': '正文里有不存在的变量，请用下方按钮插入。',
    'zh-TW': '內文含有不存在的變數，請用下方按鈕插入。',
    en: 'The text asks for a variable that does not exist. Insert variables with the buttons.',
  },
  'unit-unknown': {
    'zh-CN': '这个机构已不存在，请重新选择。',
    'zh-TW': '此單位已不存在，請重新選擇。',
    en: 'This unit no longer exists. Choose another.',
  },
  'edited-meanwhile': {
    'zh-CN': '您编辑时别人已改过。请先读取最新，再改一次。',
    'zh-TW': '您編輯時已有他人變更。請先讀取最新內容，再改一次。',
    en: 'Someone changed it while you were editing. Load the latest and make your change again.',
  },
})
