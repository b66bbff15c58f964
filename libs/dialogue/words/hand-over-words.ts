import type { Words } from '#libs/dialogue/flow.ts'
import type { HandOverReason } from '#libs/dialogue/hand-over.ts'

const w = (zhCN: string, zhTW: string, en: string): Words => ({ 'zh-CN': zhCN, 'zh-TW': zhTW, en })

/** What the customer is told when a person takes over. */
export const TO_THE_CUSTOMER: Readonly<Record<HandOverReason, Words>> = {
  asked: w(
    '好的，马上为您转接人工客服。您说过的内容会一并转过去，不用再讲一遍。',
    '好的，馬上為您轉接真人客服。您說過的內容會一併轉過去，不必再說一次。',
    'Of course, I am connecting you to a person. What you told me goes along, so you need not repeat anything.',
  ),
  'self-harm': w(
    '我现在就请同事来陪您，请不要离开这个对话。',
    '我現在就請同事來陪您，請不要離開這個對話。',
    'I am bringing a colleague to you right now. Please stay in this conversation.',
  ),
  fraud: w(
    '我马上为您转接反诈专席，优先处理。请不要再转账。',
    '我馬上為您轉接防詐專席，優先處理。請不要再匯款。',
    'I am connecting you to the fraud desk, ahead of everyone else. Please send no more money.',
  ),
  bereavement: w(
    '我马上请专门的同事来帮您，您不用再讲一遍。',
    '我馬上請專責的同事來協助您，您不必再說一次。',
    'A colleague who looks after these matters is taking over now. You will not have to tell it again.',
  ),
  regulator: w(
    '您的意见很重要，我马上为您转接专人处理。',
    '您的意見很重要，我馬上為您轉接專人處理。',
    'This matters, and I am connecting you to a colleague who will take it on now.',
  ),
  legal: w(
    '这件事需要专人处理，我马上为您转接。',
    '這件事需要專人處理，我馬上為您轉接。',
    'This needs a colleague, and I am connecting you now.',
  ),
  hardship: w(
    '遇到困难谁都会有，我们一起想办法。我马上为您转接专门的同事。',
    '誰都會遇到困難，我們一起想辦法。我馬上為您轉接專責的同事。',
    'Anyone can run into difficulty, and we will look for a way together. I am connecting you to the colleagues who can help.',
  ),
  upset: w(
    '很抱歉让您着急了，我请真人同事来帮您，您不用再讲一遍。',
    '很抱歉讓您著急了，我請真人同事來協助您，您不必再說一次。',
    'I am sorry this has been frustrating. A person is taking over, and you need not repeat anything.',
  ),
  'unsure-twice': w(
    '抱歉，我还是没有听懂，请真人同事来帮您。',
    '抱歉，我還是沒有聽懂，請真人同事來協助您。',
    'I am sorry, I still do not understand. A person will help you.',
  ),
  scenario: w(
    '这件事要由专门的同事处理，我马上为您转接，资料会一并转过去。',
    '這件事要由專責的同事處理，我馬上為您轉接，資料會一併轉過去。',
    'This is for a colleague who looks after such matters. I am connecting you, and your details go along.',
  ),
  identity: w(
    '这一步要先核实您的身份，我请真人同事来协助您。',
    '這一步要先核驗您的身分，我請真人同事來協助您。',
    'This needs your identity to be verified first. A colleague will help you with that.',
  ),
  'details-not-given': w(
    '没关系，我请真人同事接着帮您，已经说过的不用再讲。',
    '沒關係，我請真人同事接著協助您，已經說過的不必再說。',
    'That is all right. A person will go on from here, and what you said need not be repeated.',
  ),
  'no-current-answer': w(
    '这个问题我手上没有现行有效的资料，不能随便回答您，我请真人同事来回答。',
    '這個問題我手上沒有現行有效的資料，不能隨意回答您，我請真人同事來回答。',
    'I have nothing in force about this and will not guess. A person will answer you.',
  ),
  'not-helped': w(
    '抱歉没有帮到您，我请真人同事来解决。',
    '抱歉沒有幫上忙，我請真人同事來處理。',
    'I am sorry I could not help. A person will take it from here.',
  ),
  'going-in-circles': w(
    '看来我的资料解决不了这个问题，我请真人同事来帮您。',
    '看來我的資料無法解決這個問題，我請真人同事來協助您。',
    'What I have does not solve this. A person will help you.',
  ),
  'intent-for-people': w(
    '这件事由真人同事为您处理，我马上转接。',
    '這件事由真人同事為您處理，我馬上轉接。',
    'This is handled by a colleague. I am connecting you now.',
  ),
  'flow-missing': w(
    '这项服务刚刚更新，我请真人同事接着帮您。',
    '這項服務剛剛更新，我請真人同事接著協助您。',
    'This service has just changed. A person will go on from here.',
  ),
}

/** The same reason for the person who takes over; `{name}` is the scenario's own. */
export const TO_THE_AGENT: Readonly<Record<HandOverReason, Words>> = {
  asked: w('客户要求人工', '客戶要求真人服務', 'the customer asked for a person'),
  'self-harm': w('有自伤或威胁言语', '有自傷或威脅言語', 'words of self-harm or threat'),
  fraud: w('疑似诈骗', '疑似詐騙', 'signs of fraud'),
  bereavement: w('亲人去世', '親人過世', 'a bereavement'),
  regulator: w('提到监管或媒体', '提到主管機關或媒體', 'a regulator or the media was named'),
  legal: w('提到律师或诉讼', '提到律師或訴訟', 'a lawyer or court was named'),
  hardship: w('经济困难', '經濟困難', 'financial hardship'),
  upset: w('客户情绪不佳', '客戶情緒不佳', 'the customer is upset'),
  'unsure-twice': w('机器人连续两次没有听懂', '機器人連續兩次沒有聽懂', 'the bot did not understand twice in a row'),
  scenario: w('{name}', '{name}', '{name}'),
  identity: w('核身等级不够', '身分驗證等級不足', 'the identity level is too low'),
  'details-not-given': w('需要的信息没有取得', '所需資訊未取得', 'details needed were not given'),
  'no-current-answer': w('没有现行有效的文章可答', '沒有現行有效的文章可答', 'no article in force answers it'),
  'not-helped': w('客户说没有解决', '客戶表示沒有解決', 'the customer said it was not solved'),
  'going-in-circles': w('同一回答给了多次', '同一回答給了多次', 'the same answer came round again'),
  'intent-for-people': w('此类事项由人工办理', '此類事項由真人辦理', 'matters of this kind are for people'),
  'flow-missing': w('流程已撤下或有误', '流程已撤下或有誤', 'the flow was withdrawn or is faulty'),
}

/** Parts of the summary, each a sentence. */
export const SUMMARY_WORDS = {
  wants: w('事项：{name}。', '事項：{name}。', 'About: {name}.'),
  unknown: w('事项：未识别。', '事項：未辨識。', 'About: not recognised.'),
  given: w('已提供：{list}。', '已提供：{list}。', 'Given: {list}.'),
  shown: w('已看过文章：{list}。', '已看過文章：{list}。', 'Articles shown: {list}.'),
  flows: w('走过流程：{list}。', '走過流程：{list}。', 'Flows used: {list}.'),
  why: w('转人工原因：{name}。', '轉真人原因：{name}。', 'Handed over because {name}.'),
  level: w('核身等级 L{level}。', '身分驗證等級 L{level}。', 'Identity level L{level}.'),
  'level-needed': w(
    '核身等级 L{level}，此事需要 L{needed}。',
    '身分驗證等級 L{level}，此事需要 L{needed}。',
    'Identity level L{level}; this matter needs L{needed}.',
  ),
  messages: w('客户共发 {count} 条消息。', '客戶共傳送 {count} 則訊息。', 'Messages from the customer: {count}.'),
} as const satisfies Record<string, Words>
