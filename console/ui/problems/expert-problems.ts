import { defineProblems } from './problem-words.ts'

/** Of the expert channel: agents and experts hear the same. */
defineProblems({
  'not-in-hand': {
    'zh-CN': '只有正在服务这次联络的人才能提问。',
    'zh-TW': '只有正在服務此次聯繫的人員才能提問。',
    en: 'Only who serves this contact can ask about it.',
  },
  'nobody-knows': {
    'zh-CN': '这项技能现在没有其他专家。请换一项技能。',
    'zh-TW': '此技能目前沒有其他專家。請更換技能。',
    en: 'Nobody else is an expert in that. Choose another skill.',
  },
  'too-many-questions': {
    'zh-CN': '这次联络已有三个问题在等答复。请先等一等，或收回一个。',
    'zh-TW': '此次聯繫已有三個問題等待回覆。請稍候，或收回一個。',
    en: 'Three questions wait about this contact. Wait for an answer, or take one back.',
  },
  'expert-question-not-found': {
    'zh-CN': '这个问题已不在您这里，可能已被收回。请重新读取列表。',
    'zh-TW': '此問題已不在您這裡，可能已被收回。請重新讀取清單。',
    en: 'The question is not yours to see any more; it may have been taken back. Load the list again.',
  },
  'question-ended': {
    'zh-CN': '这个问题已经答复或收回。',
    'zh-TW': '此問題已回覆或收回。',
    en: 'The question was answered or taken back already.',
  },
  'already-taken': {
    'zh-CN': '同事已接下这个问题。请看列表里的下一个。',
    'zh-TW': '同事已接下此問題。請看清單中的下一個。',
    en: 'A colleague answers it already. Go on with the next one.',
  },
  'not-taken': {
    'zh-CN': '请先接下这个问题。',
    'zh-TW': '請先接下此問題。',
    en: 'Take the question first.',
  },
  'not-answered': {
    'zh-CN': '还没有答复。请等专家答复后再操作。',
    'zh-TW': '尚未回覆。請待專家回覆後再操作。',
    en: 'There is no answer yet. Wait for it.',
  },
  'already-drafted': {
    'zh-CN': '已经起草成文章。请打开那一篇。',
    'zh-TW': '已起草為文章。請開啟該篇。',
    en: 'There is a draft of it already. Open that one.',
  },
})
