import { readChineseNumeral } from './chinese-numerals.ts'

export type FoundReply = { readonly from: number; readonly to: number } & (
  | { readonly kind: 'yes-no'; readonly value: boolean }
  | { readonly kind: 'choice'; readonly value: number }
)

const YES =
  /^(?:是|是的|对|对的|对啊|没错|好|好的|好啊|好呀|行|可以|确认|确定|嗯+|嗯嗯|要|需要|愿意|同意|当然|没问题|ok|okay|okey|yes|yeah|yep|yup|sure|correct|right|that's right|of course|please do|go ahead|confirm(?:ed)?|y|sounds good|exactly|是啊|有|有的|麻烦了|就这样)(?=$|[\s,，。.!！~、]|的|啊|呀|吧|了|哦|喔|please|麻烦|谢谢|就是)/u
const NO =
  /^(?:不是|不是的|不对|不|不要|不用|不行|不可以|不需要|不想|不愿意|不同意|没有|没|别|否|取消|算了|no|nope|nah|not really|no thanks|not now|cancel|never ?mind|don't|do not|i don't|n|wrong|incorrect|不确认|不了|不好|不必|先不)(?=$|[\s,，。.!！~、]|的|啊|呀|吧|了|用|要|哦|喔|谢谢|it)/u

/** Whether a short reply, normalised, begins with a yes or a no; longer texts are not replies to a question. */
export function findYesNo(text: string): FoundReply | undefined {
  if (text.length > 24 || /[?？]|吗|么$/.test(text)) return undefined
  for (const [pattern, value] of [
    [NO, false],
    [YES, true],
  ] as const) {
    const match = pattern.exec(text)
    if (match) return { kind: 'yes-no', value, from: 0, to: match[0].length }
  }
  return undefined
}

const CHOICES: readonly (readonly [RegExp, (match: RegExpExecArray) => number | undefined])[] = [
  [
    /^(?:我?选|选择|要|就)?第? ?([1-9一二三四五六七八九])(?:个|项|种|条|号|款)?(?:吧|啦|好了|谢谢)?[.。!]?$/u,
    (match) => readChineseNumeral(match[1] ?? ''),
  ],
  [
    /(?:我?选|选择|要)第? ?([1-9一二三四五六七八九])(?:个|项|种|条|号|款)?(?![\d十百千万元块月日天])/u,
    (match) => readChineseNumeral(match[1] ?? ''),
  ],
  [/第([1-9一二三四五六七八九])(?:个|项|种|条|款)(?!月|星期|季)/u, (match) => readChineseNumeral(match[1] ?? '')],
  [/^([a-d])[.。)]?$/, (match) => 'abcd'.indexOf(match[1] ?? '') + 1],
  [/\b(first|second|third|fourth|fifth)(?: one| option| choice|$)/, (match) => ORDINALS.indexOf(match[1] ?? '') + 1],
  [
    /\b(?:option|number|choice|no\.?|choose|pick) ?#?(one|two|three|four|five|[1-9])\b(?![\d,.]*\d)/,
    (match) => numberOf(match[1]),
  ],
  [/^(one|two|three|four|five)[.!]?$/, (match) => numberOf(match[1])],
]
const ORDINALS = ['first', 'second', 'third', 'fourth', 'fifth']

/** Which of the choices offered a short reply, normalised, takes. */
export function findChoice(text: string): FoundReply | undefined {
  if (text.length > 30) return undefined
  for (const [pattern, read] of CHOICES) {
    const match = pattern.exec(text)
    const value = match ? read(match) : undefined
    if (match && value !== undefined && value >= 1)
      return { kind: 'choice', value, from: match.index, to: match.index + match[0].length }
  }
  return undefined
}

function numberOf(word: string | undefined): number {
  const at = ['one', 'two', 'three', 'four', 'five'].indexOf(word ?? '')
  return at >= 0 ? at + 1 : Number(word)
}
