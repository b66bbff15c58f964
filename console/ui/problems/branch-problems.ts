import { defineProblems } from './problem-words.ts'

/** Of visits to branches, wherever they are booked. */
defineProblems({
  'branch-not-found': {
    'zh-CN': '没有这家网点，或它不接受预约。请另选。',
    'zh-TW': '沒有此分行，或它不接受預約。請另選。',
    en: 'There is no such branch, or it takes no bookings. Choose another.',
  },
  'visit-not-found': {
    'zh-CN': '没有这次到店，或已不在您的网点。请重新读取名单。',
    'zh-TW': '沒有此次臨櫃，或已不在您的分行。請重新讀取名單。',
    en: 'There is no such visit within your reach. Load the list again.',
  },
  'visit-moved-on': {
    'zh-CN': '同事已先一步处理。请重新读取名单。',
    'zh-TW': '同仁已先一步處理。請重新讀取名單。',
    en: 'Somebody was faster. Load the list again.',
  },
  'not-today': {
    'zh-CN': '预约不是今天。请先改期。',
    'zh-TW': '預約不是今天。請先改期。',
    en: 'It is booked for another day. Move it first.',
  },
  'customer-needed': {
    'zh-CN': '请先确认客户是谁。',
    'zh-TW': '請先確認客戶是誰。',
    en: 'Say first who the customer is.',
  },
  'number-not-matching': {
    'zh-CN': '不符。请对照证件重新读取客户号。',
    'zh-TW': '不符。請對照證件重新讀取客戶編號。',
    en: 'It does not match. Read the number again from what was shown.',
  },
  'no-more-tries': {
    'zh-CN': '三次不符，本次到店不能再试。请按未知客户接待，或请其开户网点、客服中心代为预约。',
    'zh-TW': '三次不符，本次臨櫃無法再試。請以未知客戶接待，或請其開戶分行、客服中心代為預約。',
    en: 'Three numbers were wrong: no more at this visit. Serve them as not known, or let their own branch or the centre book them.',
  },
  'no-more-tries-today': {
    'zh-CN': '您今天试错的号码太多，今天不能再试。请按未知客户接待，或请同事读取号码。',
    'zh-TW': '您今天試錯的號碼太多，今天無法再試。請以未知客戶接待，或請同事讀取號碼。',
    en: 'You tried too many wrong numbers today: no more until tomorrow. Serve them as not known, or have a colleague read the number.',
  },
  'slot-not-free': {
    'zh-CN': '这个时间刚被约走或已过。请另选时间。',
    'zh-TW': '此時間剛被約走或已過。請另選時間。',
    en: 'Somebody was faster, or the time has passed. Choose another.',
  },
  'service-not-offered': {
    'zh-CN': '这家网点不办这项业务。请另选网点。',
    'zh-TW': '此分行不辦此項業務。請另選分行。',
    en: 'This branch does not offer it. Choose another.',
  },
  'client-id-reused': {
    'zh-CN': '这个编号已用于另一次登记。请关闭后重新打开。',
    'zh-TW': '此編號已用於另一次登錄。請關閉後重新開啟。',
    en: 'Another booking was sent under this id. Close the sheet and open it again.',
  },
  'busy-with-another': {
    'zh-CN': '您正在接待另一位客户。请先登记结果。',
    'zh-TW': '您正在接待另一位客戶。請先登錄結果。',
    en: 'You serve somebody else. Record that outcome first.',
  },
  'paper-not-of-service': {
    'zh-CN': '只能列出这项业务的材料。',
    'zh-TW': '只能列出此項業務的文件。',
    en: 'Name papers of this service only.',
  },
  'calendar-unknown': {
    'zh-CN': '没有这套营业时间。请先在“营业时间”里建立。',
    'zh-TW': '沒有此營業時間。請先於「營業時間」建立。',
    en: 'There are no such opening hours. Add them under Hours first.',
  },
})
