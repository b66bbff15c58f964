import { defineProblems } from '../../ui/problems/problem-words.ts'

defineProblems({
  'contact-ended': {
    'zh-CN': '联络已经结束，没有改动。',
    'zh-TW': '聯繫已結束，未做變更。',
    en: 'The contact has ended; nothing was changed.',
  },
  'contact-not-found': {
    'zh-CN': '没有找到这件联络，或不在您的查看范围内。',
    'zh-TW': '找不到此聯繫，或不在您的檢視範圍內。',
    en: 'This contact was not found, or is outside what you may see.',
  },
  'own-contact': {
    'zh-CN': '这件联络已经由您负责，请在工作台处理。',
    'zh-TW': '此聯繫已由您負責，請在工作台處理。',
    en: 'You own this contact already. Work on it in the workspace.',
  },
  'not-supervising': {
    'zh-CN': '您已经不在这件联络里。',
    'zh-TW': '您已不在此聯繫中。',
    en: 'You are no longer in this contact.',
  },
  'at-capacity': {
    'zh-CN': '您手上的联络已满，先结束一件再接管。',
    'zh-TW': '您手上的聯繫已滿，請先結束一件再接管。',
    en: 'Your hands are full. End a contact before you take over another.',
  },
  'agent-not-found': {
    'zh-CN': '没有找到这位坐席，或不在您的管理范围内。',
    'zh-TW': '找不到此專員，或不在您的管理範圍內。',
    en: 'This agent was not found, or is outside your reach.',
  },
  'not-waiting': {
    'zh-CN': '客户已不在等待，没有移动。',
    'zh-TW': '客戶已不在等候，未移動。',
    en: 'The customer no longer waits; nothing was moved.',
  },
  'queue-closed': {
    'zh-CN': '那个队列现在不营业，请选别的队列。',
    'zh-TW': '該等候佇列目前未營業，請選其他佇列。',
    en: 'That queue is closed now. Choose another.',
  },
  'wrong-channel': {
    'zh-CN': '那个队列不接这个渠道，请选别的队列。',
    'zh-TW': '該等候佇列不接此通路，請選其他佇列。',
    en: 'That queue does not serve this channel. Choose another.',
  },
  'queue-unknown': {
    'zh-CN': '队列已不存在，请重新选择。',
    'zh-TW': '等候佇列已不存在，請重新選擇。',
    en: 'The queue no longer exists. Choose another.',
  },
})
