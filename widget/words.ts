export const LANGUAGES = ['zh-CN', 'zh-TW', 'en'] as const
export type Language = (typeof LANGUAGES)[number]
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { 'zh-CN': '简体', 'zh-TW': '繁體', en: 'EN' }

/** Every text the widget shows, in the order of `LANGUAGES`. Taiwan has words of its own, not converted ones. */
export const WORDS = {
  chat: ['在线客服', '線上客服', 'Chat with us'],
  language: ['语言', '語言', 'Language'],
  minimise: ['收起', '收合', 'Minimise'],
  unread: ['{count} 条新消息', '{count} 則新訊息', '{count} new'],
  'launcher-waiting': ['排队第 {position} 位', '排隊第 {position} 位', 'Number {position} in line'],
  'launcher-asking': ['正在接通', '轉接中', 'Connecting you'],
  'launcher-served': ['{name} 正在为您服务', '{name} 正在為您服務', '{name} is with you'],
  people: ['人工服务', '真人客服', 'Real people'],
  'promise-strip': [
    '告诉我们您的问题，{seconds} 秒内有人应答',
    '告訴我們您的問題，{seconds} 秒內有專人回覆',
    'Someone answers within {seconds} seconds',
  ],
  'pick-topic': ['您想咨询什么', '您想詢問什麼', 'What is it about?'],
  'just-person': ['直接找人工坐席', '直接找真人客服', 'Talk to a person'],
  'strip-kept': [
    '消息已保存，断线会自动续上',
    '訊息已儲存，斷線會自動接續',
    'Messages are kept; a lost link resumes by itself',
  ],
  'strip-lost': [
    '连接断开，正在重连；您写的话已存，连上后自动发出',
    '連線中斷，正在重新連線；您寫的內容已保留，連上後自動送出',
    'Link lost, reconnecting. What you write is kept and sent once it is back',
  ],
  'strip-connecting': ['正在连接…', '連線中…', 'Connecting…'],
  'strip-stopped': ['暂时不能使用', '暫時無法使用', 'Not available at the moment'],
  connecting: ['正在接通人工', '正在轉接真人客服', 'Connecting you to a person'],
  'leave-waiting': ['不等了', '不等了', 'Leave'],
  'end-talk': ['结束', '結束', 'End'],
  'end-ask': ['要结束这次对话吗？', '要結束這次對話嗎？', 'End this conversation?'],
  'end-yes': ['结束对话', '結束對話', 'End it'],
  'end-no': ['继续', '繼續', 'Go on'],
  place: ['您排在第', '您排在第', 'Your place in line'],
  'place-unit': ['位', '位', ''],
  wait: ['预计等待', '預估等候', 'Likely wait'],
  'wait-seconds': ['秒左右', '秒左右', 'seconds'],
  'wait-minutes': ['分钟左右', '分鐘左右', 'minutes'],
  'wait-unknown': ['正在估算', '估算中', 'Estimating'],
  'promise-running': [
    '我们承诺 {seconds} 秒内应答 · {time} 更新',
    '我們承諾 {seconds} 秒內回覆 · {time} 更新',
    'We promise an answer within {seconds} seconds · as of {time}',
  ],
  'promise-broken': [
    '超过了承诺的 {seconds} 秒，抱歉让您久等，仍在为您接通 · {time} 更新',
    '超過承諾的 {seconds} 秒，很抱歉讓您久候，仍在為您轉接 · {time} 更新',
    'More than the {seconds} seconds we promised. We are sorry, and still connecting you · as of {time}',
  ],
  'promise-none': ['{time} 更新', '{time} 更新', 'As of {time}'],
  callback: ['留号回拨', '留電話回電', 'Call me back'],
  message: ['留言', '留言', 'Leave a message'],
  'keep-place': [
    '关掉页面也不会丢位置，回来接着等。',
    '關閉網頁也會保留順位，回來可以繼續等。',
    'Closing this page keeps your place: come back and go on waiting.',
  ],
  'closed-title': ['现在不在服务时间', '現在不是服務時間', 'We are closed right now'],
  'closed-text': [
    '您可以先留下话或电话，我们上班后答复您；也可以不关页面，一开始服务就为您接通。',
    '您可以先留言或留電話，我們上班後回覆您；也可以不關閉網頁，服務一開始就為您轉接。',
    'Leave a message or a number and we answer when we open. Or keep this page: you are connected as soon as we do.',
  ],
  'waiting-typing': [
    '您可以继续打字，坐席接入后都能看到',
    '您可以繼續輸入，客服專員接手後都看得到',
    'Go on writing: your agent will see it all',
  ],
  'place-said': [
    '您排在第 {position} 位，预计等待 {wait}',
    '您排在第 {position} 位，預估等候 {wait}',
    'You are number {position} in line; likely wait {wait}',
  ],
  phone: ['您的电话号码', '您的電話號碼', 'Your phone number'],
  'phone-hint': [
    '含区号，例如 138 0000 0000 或 010-8888 8888',
    '含區碼，例如 0912 345 678 或 02-2345 6789',
    'With area code, for example 138 0000 0000',
  ],
  'phone-send': ['请回拨给我', '請回電給我', 'Please call me'],
  'phone-wrong': [
    '这个号码打不通，请检查后再试。',
    '這個號碼無法撥通，請檢查後再試。',
    'We cannot call this number. Please check it.',
  ],
  'message-ask': [
    '请写下您的问题，我们会在这里答复您。',
    '請寫下您的問題，我們會在這裡回覆您。',
    'Write what it is about; we answer here.',
  ],
  'message-send': ['提交留言', '送出留言', 'Leave the message'],
  back: ['返回', '返回', 'Back'],
  'act-lost': [
    '连接断开，没有提交成功，请再试一次。',
    '連線中斷，沒有送出成功，請再試一次。',
    'The link was lost and nothing was sent. Please try again.',
  ],
  'act-failed': ['没有成功，请再试一次。', '沒有成功，請再試一次。', 'That did not work. Please try again.'],
  'act-over': [
    '坐席可能已经接入，请看上方消息。',
    '客服專員可能已經接手，請看上方訊息。',
    'Someone may have joined already: see the messages above.',
  ],
  agent: ['人工坐席 · 工号 {agentNo}', '客服專員 · 員工編號 {agentNo}', 'Agent · number {agentNo}'],
  'agent-unknown': ['人工坐席', '客服專員', 'Agent'],
  typing: ['{name}正在输入', '{name}正在輸入', '{name} is typing'],
  write: ['请输入您的问题', '請輸入您的問題', 'Write your question'],
  'write-waiting': ['可以继续说', '可以繼續說', 'You can go on writing'],
  'write-served': ['回复{name}', '回覆{name}', 'Reply to {name}'],
  send: ['发送', '送出', 'Send'],
  'send-file': ['添加图片或文件', '加入圖片或檔案', 'Add a picture or file'],
  secrets: [
    '请勿发送密码、验证码、卡背面三位数',
    '請勿傳送密碼、簡訊驗證碼、卡片背面三碼',
    'Never send passwords, one-time codes or card security codes',
  ],
  'too-long': [
    '最多 {count} 个字，请分几次发送。',
    '最多 {count} 個字，請分次傳送。',
    'At most {count} characters: please send it in parts.',
  ],
  today: ['今天', '今天', 'Today'],
  yesterday: ['昨天', '昨天', 'Yesterday'],
  me: ['我', '我', 'Me'],
  bank: ['银行', '銀行', 'Bank'],
  earlier: ['看更早的消息', '看更早的訊息', 'Earlier messages'],
  'state-waiting': ['等待发送', '等候送出', 'Waiting to be sent'],
  'state-sent': ['已送达', '已送達', 'Delivered'],
  'state-read': ['已读', '已讀', 'Read'],
  'state-uploading': ['正在上传 {percent}%', '上傳中 {percent}%', 'Uploading {percent}%'],
  'state-refused': ['没有发出：{reason}', '沒有送出：{reason}', 'Not sent: {reason}'],
  'send-again': ['重发', '重新傳送', 'Send again'],
  discard: ['删除', '刪除', 'Delete'],
  'refusal-message-too-long': ['文字太长', '文字太長', 'the text is too long'],
  'refusal-file-too-large': ['文件太大，最大 {size}', '檔案太大，上限 {size}', 'the file is too large, at most {size}'],
  'refusal-image-too-large': ['图片尺寸太大', '圖片尺寸太大', 'the picture is too large'],
  'refusal-file-empty': ['文件是空的', '檔案是空的', 'the file is empty'],
  'refusal-file-type-not-allowed': [
    '不支持这种文件，请发图片、PDF、Word、Excel 或文本',
    '不支援這種檔案，請傳圖片、PDF、Word、Excel 或文字檔',
    'this kind of file is not supported; send a picture, PDF, Word, Excel or text',
  ],
  'refusal-other': ['请稍后再试', '請稍後再試', 'please try again later'],
  download: ['下载', '下載', 'Download'],
  'show-image': ['放大图片 {name}', '放大圖片 {name}', 'Enlarge picture {name}'],
  'file-lost': [
    '文件暂时打不开，请稍后再试',
    '檔案暫時無法開啟，請稍後再試',
    'The file cannot be opened now; try again later',
  ],
  'close-image': ['关闭图片', '關閉圖片', 'Close picture'],
  'notice-agent-joined': ['坐席{name}已接入', '客服專員{name}已接手', '{name} has joined'],
  'notice-agent-left': [
    '坐席暂时离开，正在为您接通下一位，您保留原来的位置',
    '客服專員暫時離開，正在為您轉接下一位，您保留原來的順位',
    'Your agent had to leave. We are connecting you to the next one; you keep your place',
  ],
  'notice-expert-joined': ['专家{name}加入了对话', '專家{name}加入對話', '{name}, an expert, has joined'],
  'notice-expert-left': ['专家{name}离开了对话', '專家{name}離開對話', '{name}, the expert, has left'],
  'notice-supervisor-joined': [
    '客服主管{name}加入了对话',
    '客服主管{name}加入對話',
    '{name}, a supervisor, has joined',
  ],
  'notice-held': [
    '坐席正在为您查询，请稍候',
    '客服專員正在為您查詢，請稍候',
    'Your agent is looking something up for you',
  ],
  'notice-unheld': ['坐席回来了', '客服專員回來了', 'Your agent is back'],
  'notice-idle-warning': [
    '还在吗？{minutes} 分钟内没有新消息，对话将自动结束',
    '還在嗎？{minutes} 分鐘內沒有新訊息，對話將自動結束',
    'Still there? Without a message the conversation ends in {minutes} min',
  ],
  'notice-callback-booked': [
    '已登记回拨 {phone}，{due} 前给您打电话',
    '已登記回電 {phone}，{due} 前會撥電話給您',
    'We will call {phone} before {due}',
  ],
  'notice-message-taken': [
    '已收到您的留言，{due} 前在这里答复您',
    '已收到您的留言，{due} 前在這裡回覆您',
    'We have your message and answer here before {due}',
  ],
  'notice-contact-ended': ['对话已结束', '對話已結束', 'The conversation has ended'],
  ended: ['本次对话已结束', '本次對話已結束', 'This conversation has ended'],
  'ended-abandoned': ['您已取消等待', '您已取消等候', 'You stopped waiting'],
  'ended-idle': [
    '长时间没有新消息，对话已自动结束',
    '長時間沒有新訊息，對話已自動結束',
    'It ended by itself after a long silence',
  ],
  'ended-callback': ['已为您登记回拨', '已為您登記回電', 'Your call-back is booked'],
  'ended-message': ['留言已收到', '留言已收到', 'We have your message'],
  reference: ['服务编号', '服務編號', 'Reference'],
  'start-again': ['再次咨询', '再次詢問', 'Start again'],
  'identity-title': ['登录信息已过期', '登入資訊已過期', 'Your sign-in has expired'],
  'identity-text': [
    '请刷新页面或重新登录，就能接着刚才的对话。急事可以先不登录，直接咨询。',
    '請重新整理網頁或重新登入，就能接續剛才的對話。急事可以先不登入，直接詢問。',
    'Reload the page or sign in again to go on where you were. If it is urgent, you can also ask without signing in.',
  ],
  'go-on-unknown': ['不登录，继续咨询', '不登入，繼續詢問', 'Go on without signing in'],
  'stopped-title': ['在线客服暂时不能使用', '線上客服暫時無法使用', 'Chat is not available'],
  'stopped-text': [
    '请稍后再试，或拨打银行卡背面的客服电话。',
    '請稍後再試，或撥打卡片背面的客服電話。',
    'Please try again later, or call the number on the back of your card.',
  ],
} as const satisfies Readonly<Record<string, readonly [string, string, string]>>

export type WordKey = keyof typeof WORDS
export type Say = (key: WordKey, values?: Readonly<Record<string, string | number>>) => string

/** The words of one language, with `{places}` filled. */
export function sayIn(language: Language): Say {
  const place = LANGUAGES.indexOf(language)
  return (key, values = {}) =>
    (WORDS[key][place] ?? '').replace(/\{(\w+)\}/g, (_place, name) => String(values[name] ?? ''))
}

/** The best of our languages for a wish such as `zh-Hant-HK`; undefined when none fits. */
export function languageFor(wish: string | null | undefined): Language | undefined {
  const lower = (wish ?? '').toLowerCase()
  if (/^zh\b.*(tw|hk|mo|hant)/.test(lower)) return 'zh-TW'
  if (/^zh\b/.test(lower)) return 'zh-CN'
  return /^en\b/.test(lower) ? 'en' : undefined
}
