import './fault-words.ts'
import { defineProblems } from '../../ui/problems/problem-words.ts'

defineProblems({
  'edited-meanwhile': {
    'zh-CN': '您编辑时别人已改过。请先读取最新，再改一次。',
    'zh-TW': '您編輯時已有他人變更。請先讀取最新內容，再改一次。',
    en: 'Someone changed it while you were editing. Load the latest and make your change again.',
  },
  'utterance-elsewhere': {
    'zh-CN': '有一句话已在别的意图里。请看下面“与别的意图相近”，从其中一个里去掉。',
    'zh-TW': '有一句話已在其他意圖中。請看下方「與其他意圖相近」，從其中一個去掉。',
    en: 'One of the lines stands in another intent already. See “Close to other intents” and take it out of one of the two.',
  },
  'flow-faulty': {
    'zh-CN': '流程里有地方不对，没有保存。请按“要改的地方”逐条改好再保存。',
    'zh-TW': '流程中有地方不正確，未儲存。請依「待修正」逐條改好再儲存。',
    en: 'Something in the flow is not right, and nothing was saved. Mend what “To be mended” lists and save again.',
  },
  'code-differs': {
    'zh-CN': '流程里的代号与这里不同。请用同一个代号。',
    'zh-TW': '流程中的代號與此處不同。請使用同一個代號。',
    en: 'The flow calls itself by another code. Give it the same one.',
  },
  'draft-not-whole': {
    'zh-CN': '还做不成版本：有的意图不足 5 句说法，或指向没有的流程。请补齐后再做。',
    'zh-TW': '尚無法做成版本：有的意圖不足 5 句說法，或指向不存在的流程。請補齊後再做。',
    en: 'It cannot become a release yet: an intent has fewer than five lines, or leads to a flow that is not there. Complete it and try again.',
  },
  'release-not-found': {
    'zh-CN': '没有这个版本，或它还没学好。请重新选择。',
    'zh-TW': '沒有此版本，或尚未學好。請重新選擇。',
    en: 'There is no such release, or it has not been learned. Choose another.',
  },
  'release-not-ready': {
    'zh-CN': '只有通过检查的版本才能发布。请改好后做新版本。',
    'zh-TW': '只有通過檢查的版本才能發布。請改好後做新版本。',
    en: 'Only a release that passed the gate can be let out. Mend it and make another.',
  },
  'own-release': {
    'zh-CN': '自己做的版本要由另一人发布。',
    'zh-TW': '自己做的版本須由另一人發布。',
    en: 'Somebody other than its maker lets a release out.',
  },
  'already-out': {
    'zh-CN': '这一版已在运行。',
    'zh-TW': '此版本已在執行。',
    en: 'This release is running already.',
  },
  'state-not-valid': {
    'zh-CN': '这段试用对话接不上了。请点“重新开始”。',
    'zh-TW': '此試用對話無法接續。請按「重新開始」。',
    en: 'This talk cannot go on. Press “Begin again”.',
  },
  'row-not-found': {
    'zh-CN': '这一题已被移除。请重新读取。',
    'zh-TW': '此題已被移除。請重新讀取。',
    en: 'That question was removed already. Load the list again.',
  },
  'answer-not-found': {
    'zh-CN': '没有这次回答。请重新读取。',
    'zh-TW': '沒有此次回答。請重新讀取。',
    en: 'There is no such answer. Load the list again.',
  },
  'session-not-found': {
    'zh-CN': '没有这次接待，或还没结束。请重新读取。',
    'zh-TW': '沒有此次接待，或尚未結束。請重新讀取。',
    en: 'There is no such talk, or it has not ended. Load the list again.',
  },
})
