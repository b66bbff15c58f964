import { defineProblems } from '../../ui/problems/problem-words.ts'

defineProblems({
  'queue-unknown': {
    'zh-CN': '有队列已不存在或已停用，请重新选择。',
    'zh-TW': '有等候佇列已不存在或已停用，請重新選擇。',
    en: 'A queue no longer exists or is out of use. Choose another.',
  },
  'code-taken': {
    'zh-CN': '这个代码已有队列在用，请换一个。',
    'zh-TW': '此代碼已有等候佇列使用，請換一個。',
    en: 'Another queue has this code. Choose another.',
  },
  'calendar-unknown': {
    'zh-CN': '没有这份营业时间，请先在“营业时间”里建立。',
    'zh-TW': '沒有這份營業時間，請先在「營業時間」建立。',
    en: 'There are no such opening hours. Make them first, under Hours.',
  },
  'overflow-to-itself': {
    'zh-CN': '不能溢出到自己，请选另一条队列。',
    'zh-TW': '不可溢流至本身，請選擇其他等候佇列。',
    en: 'A queue does not overflow into itself. Choose another.',
  },
  'relaxations-not-ascending': {
    'zh-CN': '每一步要比前一步更晚开始，请改秒数。',
    'zh-TW': '每一步須比前一步更晚開始，請修改秒數。',
    en: 'Each step begins later than the one before it. Change the seconds.',
  },
  'changed-meanwhile': {
    'zh-CN': '别人刚改过这条队列，没有保存。请读取最新后再改。',
    'zh-TW': '他人剛變更過這個等候佇列，未儲存。請讀取最新內容後再修改。',
    en: 'Someone else has just changed this queue; nothing was saved. Load the latest and repeat the change.',
  },
  'queue-in-use': {
    'zh-CN': '还有业务入口、溢出或等待中的联络用着它。先把这些转到别处再停用。',
    'zh-TW': '仍有業務入口、溢流或等候中的聯絡使用它。請先移至他處再停用。',
    en: 'Topics, overflow or waiting work still lead here. Lead them elsewhere first.',
  },
  'route-twice': {
    'zh-CN': '同一渠道和语言只能有一行。',
    'zh-TW': '同一通路與語言只能有一列。',
    en: 'One line for each channel and language.',
  },
  'fallback-missing': {
    'zh-CN': '这个入口接住其余所有联络：要保持在用，并留一行“所有渠道、所有语言”。',
    'zh-TW': '此入口承接其餘所有聯絡：須保持使用中，並保留一列「所有通路、所有語言」。',
    en: 'This topic catches everything else: keep it in use, with a line for every channel and language.',
  },
  'topic-not-found': {
    'zh-CN': '这个业务入口已经移除。',
    'zh-TW': '此業務入口已移除。',
    en: 'This topic has already been removed.',
  },
  'topic-needed': {
    'zh-CN': '这个入口接住其余所有联络，不能移除。',
    'zh-TW': '此入口承接其餘所有聯絡，無法移除。',
    en: 'This topic catches everything else and cannot be removed.',
  },
  'topic-code-taken': {
    'zh-CN': '这个代码已有业务入口在用，请换一个，或打开原来的修改。',
    'zh-TW': '此代碼已有業務入口使用，請換一個，或開啟原有的修改。',
    en: 'Another topic has this code. Choose another, or open that one.',
  },
})
