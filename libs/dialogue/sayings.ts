/*
 * Short things customers say whatever the flow: yes, no, never mind, rather not, thanks. All take normalised text, and
 * all but `corrects` and `looksLikeQuestion` want it to be the whole message, so that a sentence holding "no" is not a no.
 */

const END = '[\\s,，.。!！~～]*'
const whole = (zh: string, en: string): RegExp => new RegExp(`^(?:(?:${zh})[了的吧呢啊呀哦啦嘛噢]*|(?:${en}))${END}$`)

const YES = whole(
  '是|是的|有|有的|对|对的|没错|好|好的|可以|行|嗯|嗯嗯|恩|确认|正确|同意|愿意|要|需要|没问题|是这样|对没错|好谢谢',
  "y|yes|yeah|yep|yup|ok|okay|sure|right|correct|that's right|thats right|that is right|confirm|confirmed|i agree|please do|yes,? please|go ahead|exactly",
)
const NO = whole(
  '不|不是|不是的|不对|错|错了|不行|不好|不可以|否|没有|没|不要|不需要|不同意|不愿意|不正确|还没|还没有',
  "n|no|nope|nah|wrong|incorrect|not right|that's wrong|thats wrong|no,? thanks|not really|no it isn't|i don't agree|not yet",
)
const CANCEL = whole(
  '算了|算了算了|不用了|不用了谢谢|不办了|先不办|先不弄|不弄了|不问了|没事了|没事|取消|不要了|先这样|先不用|不用管了|停|退出|放弃|不想办',
  "never ?mind|nevermind|forget it|forget about it|cancel|cancel that|stop|leave it|drop it|no longer needed|don't bother|not now|quit|exit",
)
const REFUSE = whole(
  '不想说|不想告诉你|不方便说|不方便|不便透露|不告诉你|保密|不想提供|不提供|不愿意说|不愿意提供|跳过|不记得|忘了|忘记|不知道|不清楚|记不清|想不起来|没有这个|我不记得|我不知道|我不清楚|我忘了|我不想说|这个不想说|为什么要告诉你',
  "skip|skip (it|this)|i'd rather not( say)?|i would rather not( say)?|rather not( say)?|prefer not to( say)?|i don't know|i dont know|don't know|dont know|no idea|not sure|i'm not sure|i forgot|i don't remember|don't remember|can't remember|i can't remember|i won't tell you|none of your business|private",
)
const THANKS = whole(
  '谢谢|谢谢你|谢谢您|多谢|感谢|非常感谢|谢了|太感谢|辛苦|辛苦你|好的谢谢|好谢谢',
  'thanks|thank you|thank you very much|thanks a lot|many thanks|thx|ty|cheers|ok thanks|great,? thanks',
)
const GREETING = whole(
  '你好|您好|哈喽|嗨|在吗|在么|你好呀|早|早上好|上午好|中午好|下午好|晚上好|hi|hello|你好在吗',
  'hi|hello|hey|hi there|hello there|good (morning|afternoon|evening)|greetings',
)
const GOODBYE = whole(
  '再见|拜拜|拜|回见|下次再聊|没别的事|没有别的|没有其他问题|没问题',
  "bye|goodbye|bye bye|see you|that is all|that's all|thats all|nothing else",
)
const HELPED = whole(
  '解决|已解决|解决啦|有帮助|有用|明白|明白了谢谢|懂|知道|清楚|可以了谢谢|搞定',
  'solved|resolved|that helped|it helped|helpful|got it|understood|that works|all good|perfect',
)
const NOT_HELPED = whole(
  '没解决|没有解决|没用|没有用|没帮助|没有帮助|不明白|没看懂|看不懂|还是不行|还是不懂|答非所问|不是我要的|不是这个',
  "not solved|it didn't help|didn't help|did not help|not helpful|useless|doesn't help|not what i asked|that's not what i (asked|meant)|still (doesn't work|not working)|i don't understand",
)

export const isYes = (said: string): boolean => YES.test(said)
export const isNo = (said: string): boolean => NO.test(said)
export const isCancel = (said: string): boolean => CANCEL.test(said)
/** Such a "never mind" is a plain no where a yes or no was asked for. */
export const declines = (said: string): boolean =>
  /^(不用|不用了|先不用|不要了|不办了|先不办|not now|no longer needed|don't bother)(谢谢|,? ?thanks)?[\s,，.。!！]*$/.test(
    said,
  )

/** "没有，一直用这个号": how an answer to a yes-or-no question begins; null for a question or anything else. */
export function beginsYesOrNo(said: string): boolean | null {
  const [clause = ''] = said.split(/(?<=[?？])|[,，。!！;；]/)
  if (/[?？吗]/.test(clause)) return null
  if (NO_BEGINS.test(said)) return false
  return YES_BEGINS.test(said) ? true : null
}

const NO_BEGINS =
  /^(没有|没|不是(?!.*吗)|不|否|失败|还是不|还没|还是没|no\b|nope\b|not\b|never\b|(it |that )?(didn't|did not|doesn't|does not|failed)\b|still (not|no)\b)/
const YES_BEGINS =
  /^(有(?!没有|没|人吗)|是(?!不是|谁)|对|嗯|好|已经|当然|成功|可以了|行了|搞定|弄好|设好|设置好|yes\b|yeah\b|yep\b|i did\b|i have\b|(it |that |all )?(worked|works|done)\b|success)/

/** Would rather not say, or cannot: asking again would not help. */
export const isRefusal = (said: string): boolean => REFUSE.test(said)
export const isThanks = (said: string): boolean => THANKS.test(said)
export const isGreeting = (said: string): boolean => GREETING.test(said)
export const isGoodbye = (said: string): boolean => GOODBYE.test(said)
export const saysHelped = (said: string): boolean => HELPED.test(said)
export const saysNotHelped = (said: string): boolean => NOT_HELPED.test(said)
export const acceptsCallBack = (said: string): boolean =>
  isYes(said) || /回(个)?电|打给我|打电话给我|给我打电话|\b(call|ring|phone) me( back)?\b/.test(said)

/** "不是，是五千", "说错了", "no, I meant", "sorry, it was": what follows takes the place of something said before. */
export const corrects = (said: string): boolean =>
  /^(不是|不对|错了|不不|啊不|哦不)|(说错|写错|打错|搞错|记错|弄错|更正|应该是|改成|改为|其实是|不是.+是)|^(no|nope|wait|sorry|oops|actually|correction)\b[\s,]|\b(i meant|i mean|i said|not .+ but|should be|make (it|that)|change (it|that) to|it's actually|it was actually|instead of)\b/.test(
    said,
  )

export const looksLikeQuestion = (said: string): boolean =>
  /[?？]|(吗|呢|么)[\s。.!！]*$|怎么|怎样|如何|什么|为什么|多少|多久|几天|哪里|哪个|能不能|可不可以|可以.*吗|是不是|有没有|\b(how|what|why|when|where|which|who|can i|can you|could i|do i|do you|does|is there|are there|is it|will it|should i)\b/.test(
    said,
  )
