import type { Words } from '#libs/dialogue/flow.ts'

const w = (zhCN: string, zhTW: string, en: string): Words => ({ 'zh-CN': zhCN, 'zh-TW': zhTW, en })

/** What the bot itself says, by code. `{name}` and the like stand for values. */
export const TURN_WORDS = {
  'i-am-bot': w(
    '您好，我是智能客服机器人，不是真人。请直接告诉我您的问题；想找真人，随时输入“人工”。',
    '您好，我是智能客服機器人，不是真人。請直接告訴我您的問題；想找真人，隨時輸入「真人客服」。',
    'Hello, I am an automated assistant, not a person. Tell me what you need; to reach a person, type “human” at any time.',
  ),
  'i-am-bot-short': w('我是智能客服机器人。', '我是智能客服機器人。', 'I am an automated assistant.'),
  greeting: w('您好，请问有什么可以帮您？', '您好，請問有什麼可以為您服務？', 'Hello, what can I do for you?'),
  thanks: w(
    '不客气。还有别的需要，直接告诉我。',
    '不客氣。還有其他需要，請直接告訴我。',
    'You are welcome. If there is anything else, just tell me.',
  ),
  goodbye: w('感谢您的咨询，再见。', '感謝您的諮詢，再見。', 'Thank you for getting in touch. Goodbye.'),
  'are-you-a-bot': w(
    '我是机器人，不是真人。我按银行已发布的资料回答；需要真人同事，输入“人工”马上为您转接。',
    '我是機器人，不是真人。我依銀行已發布的資料回答；需要真人同事，輸入「真人客服」馬上為您轉接。',
    'I am a bot, not a person. I answer from what the bank has published. For a colleague, type “human” and I will connect you at once.',
  ),
  'what-can-you-do': w(
    '我可以回答账户、银行卡、转账、信用卡、贷款、理财、保险、外汇和手机银行的问题，也能先记下您的情况再转给真人同事。我不能动用资金，也不能代银行作决定。',
    '我可以回答帳戶、卡片、轉帳、信用卡、貸款、理財、保險、外匯與行動銀行的問題，也能先記下您的情況再轉給真人同事。我不能動用資金，也不能代銀行作決定。',
    'I can answer questions about accounts, cards, transfers, credit cards, loans, wealth, insurance, foreign exchange and the app, and note down your matter for a colleague. I cannot move money or decide anything for the bank.',
  ),
  clarify: w(
    '我不太确定您的意思。您想问的是：',
    '我不太確定您的意思。您想問的是：',
    'I am not sure I understood. Is it one of these?',
  ),
  rephrase: w(
    '请换个说法，再具体说一下您的问题；也可以直接找真人同事。',
    '請換個說法，再具體描述您的問題；也可以直接找真人同事。',
    'Please tell me in other words, with a little more detail. Or go straight to a person.',
  ),
  'not-understood': w(
    '抱歉，我没有听懂。请换个说法再说一次；也可以直接找真人同事。',
    '抱歉，我沒有聽懂。請換個說法再說一次；也可以直接找真人同事。',
    'Sorry, I did not understand. Please say it in other words, or go straight to a person.',
  ),
  'asked-if-helped': w('这样回答解决您的问题了吗？', '這樣有解決您的問題嗎？', 'Did that solve your question?'),
  resolved: w(
    '太好了。还有别的问题，随时告诉我。',
    '太好了。還有其他問題，隨時告訴我。',
    'Good. If there is anything else, I am here.',
  ),
  'not-helped': w(
    '抱歉没有帮到您。请说说哪里不对，我再找一找；也可以直接找真人同事。',
    '抱歉沒有幫上忙。請告訴我哪裡不對，我再找找看；也可以直接找真人同事。',
    'I am sorry that did not help. Tell me what was missing and I will look again, or go straight to a person.',
  ),
  'said-already': w(
    '这是我刚才给您的资料。如果不是您要的，真人同事可以接着帮您。',
    '這是我剛才提供的資料。如果不是您要的，真人同事可以接著協助您。',
    'This is what I gave you just now. If it is not what you need, a colleague can take over.',
  ),
  'ask-again': w('我没有听清。{ask}', '我沒有聽清楚。{ask}', 'I did not get that. {ask}'),
  'confirm-again': w('请回答“对”或“不对”。{say}', '請回答「對」或「不對」。{say}', 'Please answer yes or no. {say}'),
  'what-to-change': w('好的，哪一项要改？', '好的，哪一項要修改？', 'All right. Which of these is to be changed?'),
  corrected: w('好的，{name}改为 {value}。', '好的，{name}改為 {value}。', 'All right, {name} is now {value}.'),
  'go-on-without': w('没关系，这一项先不填。', '沒關係，這一項先不填。', 'That is fine, we go on without it.'),
  'back-to': w('我们接着办“{name}”。', '我們繼續辦理「{name}」。', 'Back to “{name}”.'),
  cancelled: w(
    '好的，“{name}”先不办了。还有什么可以帮您？',
    '好的，「{name}」先不辦了。還有什麼可以為您服務？',
    'All right, we leave “{name}”. What else can I do for you?',
  ),
  'cancelled-nothing': w(
    '好的。有需要随时告诉我。',
    '好的。有需要隨時告訴我。',
    'All right. Tell me whenever you need something.',
  ),
  'identity-1': w(
    '这一步要先认出您。请在手机银行里打开客服对话，系统会自动带上您的身份；完成后点“已完成”。',
    '這一步要先確認您是誰。請在行動銀行內開啟客服對話，系統會自動帶入您的身分；完成後點「已完成」。',
    'For this I need to know who you are. Open this chat from inside our app, which tells us; then press “Done”.',
  ),
  'identity-2': w(
    '这一步要核实您本人。请在手机银行登录后，按提示用预留手机号收验证码完成核身；验证码只填在手机银行里，不要发给我。完成后点“已完成”。',
    '這一步要核驗您本人。請登入行動銀行，依提示以留存手機號碼接收驗證碼完成核驗；驗證碼只填在行動銀行內，不要傳給我。完成後點「已完成」。',
    'This step is for you alone. Sign in to our app and confirm with the code sent to your registered mobile. Enter the code in the app only, never here. Then press “Done”.',
  ),
  'identity-3': w(
    '这一步需要更高一级核身。请在手机银行“安全中心”里用人脸或应用内确认完成；密码和验证码都不要发给我。完成后点“已完成”。',
    '這一步需要更高一級的身分驗證。請在行動銀行「安全中心」以臉部辨識或應用程式內確認完成；密碼與驗證碼都不要傳給我。完成後點「已完成」。',
    'This step needs a stronger check. In the app’s security centre confirm with your face or in-app approval; never send me a password or code. Then press “Done”.',
  ),
  'identity-4': w(
    '这一步要核对证件和本人，只能在网点或视频柜台办理。我可以请真人同事为您预约。',
    '這一步要核對證件與本人，僅能在分行或視訊櫃檯辦理。我可以請真人同事為您預約。',
    'This step needs you and your document to be seen, at a branch or by video. A colleague can book that for you.',
  ),
  'call-back-offer': w(
    '这个时段没有同事在线，{opens}恢复服务。要不要到时给您回电？',
    '這個時段沒有同事在線，{opens}恢復服務。要不要屆時給您回電？',
    'Nobody is there at this hour; we are back {opens}. Shall we call you then?',
  ),
  'opens-later': w('上班后', '上班後', 'when we open'),
  'ask-phone': w('请告诉我回电的手机号码。', '請告訴我回電的手機號碼。', 'On which number shall we call you?'),
  'ask-phone-again': w(
    '这个号码我没有认出来。请输入完整的手机号码，例如 138 开头的 11 位数字。',
    '這個號碼我沒有辨識出來。請輸入完整的手機號碼，例如 09 開頭的 10 位數字。',
    'I could not read that as a phone number. Please type it in full, with the country code if it is from abroad.',
  ),
  'call-back-promised': w(
    '已经登记回电，您说过的情况会一并转给同事，不用再讲一遍。',
    '已登記回電，您說過的情況會一併轉給同事，不必再說一次。',
    'The call back is booked. What you told me goes with it, so you need not repeat anything.',
  ),
  'call-back-stands': w(
    '现在还没有同事在线。回电已经登记好了，同事会打给您。',
    '目前還沒有同事在線。回電已登記好，同事會打給您。',
    'Nobody is there yet. Your call back is booked and a colleague will ring you.',
  ),
  'call-back-declined': w(
    '好的，不回电。有问题可以继续问我。',
    '好的，不回電。有問題可以繼續問我。',
    'All right, no call. You can go on asking me.',
  ),
} as const satisfies Record<string, Words>

export type TurnWordsCode = keyof typeof TURN_WORDS

/** The buttons of the house. */
export const BUTTON_WORDS = {
  person: w('人工客服', '真人客服', 'A person'),
  else: w('都不是', '都不是', 'Something else'),
  yes: w('对', '對', 'Yes'),
  no: w('不对', '不對', 'No'),
  'answer-yes': w('是', '是', 'Yes'),
  'answer-no': w('否', '否', 'No'),
  'helped-yes': w('解决了', '解決了', 'Yes, solved'),
  'helped-no': w('没有解决', '沒有解決', 'No, not solved'),
  'identity-done': w('已完成', '已完成', 'Done'),
  'call-back-yes': w('请回电', '請回電', 'Call me back'),
  'call-back-no': w('不用回电', '不用回電', 'No call'),
  skip: w('不方便说', '不方便說', 'I would rather not say'),
} as const satisfies Record<string, Words>

/** Puts values into the places of words; a place without a value stays as it stands. */
export function fillWords(words: Words, values: Readonly<Record<string, Words>>): Words {
  const fill = (locale: keyof Words): string =>
    words[locale].replace(/\{([a-z][a-z0-9-]*)\}/g, (place, name: string) => values[name]?.[locale] ?? place)
  return { 'zh-CN': fill('zh-CN'), 'zh-TW': fill('zh-TW'), en: fill('en') }
}
