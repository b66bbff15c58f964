import type { DraftPart } from '#modules/assist/help-contract.ts'
import type { TalkLine } from '#modules/conversations/questions.ts'

/** One sentence of a talk, with the message it stands in. */
export interface Sentence {
  readonly seq: number
  readonly author: TalkLine['author']
  readonly text: string
}

const MOST_LENGTH = 120
/** A full stop ends a sentence only before a space or the end: 3.5% and a.m. do not. */
const PIECES = /[^。！？!?；;\n.]*(?:\.(?!\s|$)[^。！？!?；;\n.]*)*[。！？!?；;\n.]?/g

export function sentencesOf(lines: readonly TalkLine[]): readonly Sentence[] {
  return lines.flatMap(({ seq, author, text }) =>
    (text.match(PIECES) ?? []).flatMap((piece) => {
      const sentence = piece.trim()
      return /[\p{L}\p{N}]/u.test(sentence) ? [{ seq, author, text: shortened(sentence) }] : []
    }),
  )
}

const shortened = (text: string): string => (text.length <= MOST_LENGTH ? text : `${text.slice(0, MOST_LENGTH - 1)}…`)

/** Greetings, thanks and the like, alone: they tell nothing. */
const COURTESY =
  /^(?:您好|你好|嗨|在吗|在嗎|有人吗|有人嗎|谢谢.{0,6}|謝謝.{0,6}|多谢|多謝|感谢.{0,4}|感謝.{0,4}|好的?|嗯+|行|可以|再见|再見|拜拜|没有了.{0,4}|沒有了.{0,4}|不客气|不客氣|稍等.{0,4}|请稍[等候].{0,6}|請稍[等候].{0,6}|(?:hi|hello|hey|good (?:morning|afternoon|evening)|thanks?(?: you)?(?: very much| so much)?|ok(?:ay)?|yes|no|sure|bye|goodbye|you are welcome|one moment(?: please)?|that is all)(?: there)?)[\s,，。.!！?？~]*$/i

const WANTS =
  /[?？]$|想|要|怎么|怎麼|怎样|怎樣|如何|能不能|可不可以|可以.{0,8}[吗嗎]|为什么|為什麼|为何|為何|什么时候|什麼時候|帮我|幫我|请问|請問|没有?到|沒有?到|丢了|丟了|不见了|不見了|不能|无法|無法|投诉|申訴|客訴|\b(?:want|need|would like|how|why|when|where|can i|could you|can you|please|lost|stolen|cannot|can't|does not|doesn't|did not|didn't|has not|hasn't|not arrived|missing|complain|help|problem|wrong)\b/i
const DONE =
  /已经?(?!过|過)|已經|帮您.{0,12}(?:好|了)|幫您.{0,12}(?:好|了)|为您.{0,12}了|為您.{0,12}了|办好|辦好|登记了|登記了|登錄了|提交了|发送了|發送了|\b(?:i have|i've|we have|we've|has been|have been|is now|are now|done|i just)\b/i
const PROMISED =
  /(?:我们?|本行|银行|銀行|专员|專員|同事|同仁|工作人员|專人|专人).{0,10}(?:会|會|将|將)|(?:会|會|将|將)(?:在|于|於|尽快|盡快|给您|給您|联系|聯繫|回电|回電|通知)|(?:工作日|营业日|營業日|小时|小時|分钟|分鐘|天)(?:之?内|之?內)|回电|回電|尽快|盡快|明天.{0,12}(?:给您|給您|联系|聯繫|回复|回覆|答复|答覆)|\b(?:(?:we|i|they|a colleague|someone)(?: will|'ll)|within \d|working days?|call you back|get back to you|by tomorrow)\b/i

const MOST_WANTS = 2
const MOST_OTHERS = 3

/**
 * The sentences of a talk that tell what the customer wants, what was done and what was promised: the customer's own, and
 * those of people of the house; nothing is put into other words. The same talk gives the same sentences.
 */
export function tellingSentences(sentences: readonly Sentence[]): readonly DraftPart[] {
  const telling = sentences.filter(({ text }) => !COURTESY.test(text))
  const customer = telling.filter(({ author }) => author === 'customer')
  const agent = telling.filter(({ author, text }) => author === 'agent' && !/[?？]$/.test(text))
  const asked = customer.filter(({ text }) => WANTS.test(text))
  // The first says what it is about, the last what it came to.
  const wants = asked.length > 0 ? [asked[0], ...asked.slice(1).slice(-(MOST_WANTS - 1))] : customer.slice(0, 1)
  const promised = agent.filter(({ text }) => PROMISED.test(text)).slice(-MOST_OTHERS)
  const done = agent.filter((one) => DONE.test(one.text) && !promised.includes(one)).slice(-MOST_OTHERS)
  return [
    ...wants.flatMap((one) => (one ? [part('wants', one)] : [])),
    ...done.map((one) => part('done', one)),
    ...promised.map((one) => part('promised', one)),
  ]
}

const part = (kind: DraftPart['kind'], { seq, text }: Sentence): DraftPart => ({ kind, seq, text })
