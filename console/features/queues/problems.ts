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
  'skill-unknown': {
    'zh-CN': '要求里有一项技能不在目录里，没有人能接。请重新选择。',
    'zh-TW': '條件中有一項技能不在目錄中，無人可接。請重新選擇。',
    en: 'It asks for a skill that the catalogue does not have: nobody could serve it. Choose another.',
  },
  'skill-not-offered': {
    'zh-CN': '新加的要求里有一项已停授的技能，不会再有人取得。请选别的，或先恢复授予。',
    'zh-TW': '新增的條件中有一項已停止授予的技能，不會再有人取得。請選擇其他技能，或先恢復授予。',
    en: 'It newly asks for a retired skill, which nobody new can get. Choose another, or bring that one back first.',
  },
  'agent-not-found': {
    'zh-CN': '没有找到这位坐席，或不在您的管理范围内。',
    'zh-TW': '找不到此專員，或不在您的管理範圍內。',
    en: 'This agent was not found, or is outside your reach.',
  },
  'head-starts-out-of-order': {
    'zh-CN': '优先通道的秒数顺序不对：反诈不少于弱势，弱势不少于贵宾。',
    'zh-TW': '優先通道的秒數順序不符：防詐不少於弱勢，弱勢不少於貴賓。',
    en: 'The lanes are out of order: fraud not less than vulnerable, vulnerable not less than VIP.',
  },
})
