import type { Language } from '../../seed/bank/customers.ts'

/** What everybody says whatever it is about. */
export interface Courtesies {
  /** The agent, before the first answer; the customer's words are not yet known. */
  readonly greetings: readonly string[]
  /** The agent, to words that fit no chain. */
  readonly generic: readonly string[]
  readonly holding: readonly string[]
  readonly back: readonly string[]
  readonly transferring: readonly string[]
  readonly partings: readonly string[]
  /** The customer, at the end and when nobody answers. */
  readonly thanks: readonly string[]
  readonly nudges: readonly string[]
  /** The customer, asked something after all was said. */
  readonly confirmations: readonly string[]
}

export const COURTESIES: Readonly<Record<Language, Courtesies>> = {
  'zh-CN': {
    greetings: ['您好，我来帮您看。', '您好，您的问题我看到了。', '您好，很高兴为您服务。'],
    generic: [
      '好的，我记下了，正在为您查询。',
      '明白您的意思，请稍等，我核对一下。',
      '我已经查到相关记录，按规定可以这样处理。',
      '这个可以办，我帮您登记好了。',
    ],
    holding: ['我需要跟同事确认一下，请您稍等。'],
    back: ['感谢等候，已经确认好了。'],
    transferring: ['这个问题由专门的同事处理更合适，我把聊天记录一起转过去，您不用再说一遍。'],
    partings: ['请问还有其他可以帮您的吗？没有的话祝您生活愉快，再见！', '好的，随时欢迎联系我们，再见！'],
    thanks: ['好的，谢谢', '明白了，谢谢你', '没有了，谢谢', '行，那就这样，辛苦了', '谢谢，服务很好', '可以了，再见'],
    nudges: ['有人吗？', '还在吗', '怎么没人回'],
    confirmations: ['就是我刚才说的那样', '嗯，就是这个情况，麻烦您处理一下', '对的，您看着办就行'],
  },
  'zh-TW': {
    greetings: ['您好，我來幫您查詢。', '您好，您的問題我看到了。'],
    generic: ['好的，我記下了，正在為您查詢。', '了解，請稍候，我確認一下。', '這個可以辦理，我已經為您登錄。'],
    holding: ['我需要與同仁確認，請您稍候。'],
    back: ['感謝等候，已經確認好了。'],
    transferring: ['這個問題由專責同仁處理較合適，對話紀錄會一併轉交。'],
    partings: ['請問還有其他需要協助的嗎？祝您順心。'],
    thanks: ['好，謝謝', '了解，謝謝您', '沒有了，感謝'],
    nudges: ['請問有人在嗎', '還在嗎'],
    confirmations: ['就是我剛才說的那樣', '對，麻煩您處理'],
  },
  en: {
    greetings: ['Hello, let me look into it.', 'Hello, I have read your question.'],
    generic: [
      'I see. Give me a moment to check.',
      'I have found the record and can do that for you.',
      'Noted, I have entered it for you.',
    ],
    holding: ['I need to check with a colleague, please bear with me.'],
    back: ['Thank you for waiting, I have the answer.'],
    transferring: ['A colleague who specialises in this will take over; they can see everything you wrote.'],
    partings: ['Is there anything else? If not, have a good day!'],
    thanks: ['Thank you', 'That is all, thanks', 'Perfect, thank you for your help'],
    nudges: ['Hello? Anyone there?', 'Are you still there?'],
    confirmations: ['It is as I said above', 'Yes, please go ahead'],
  },
}
