import { normalise } from '../text/normalise.ts'

export interface Sentence {
  /** As written, without its marks. */
  readonly raw: string
  /** Normalised, with no spaces between Chinese characters, so that words cannot hide by being spread out. */
  readonly text: string
  /** Marks of its citations, as they stand between brackets. */
  readonly marks: readonly string[]
}

/**
 * The sentences of an answer with the citations they carry; those without a letter or digit are left out. A sentence ends
 * at 。！？ . ! ? or a line break; marks behind the full stop still belong to it. The dot of 3.5 ends nothing.
 */
export function sentencesOf(answer: string): Sentence[] {
  // Full-width brackets, digits and stops are the same signs to a reader.
  const plain = answer
    .normalize('NFKC')
    .replace(/[\p{Cf}]/gu, '')
    .replaceAll('【', '[')
    .replaceAll('】', ']')
  return [...plain.matchAll(SENTENCE)].flatMap(([whole]) => {
    const marks = [...whole.matchAll(MARK)].map(([, mark = '']) => mark.trim())
    const raw = whole.replace(MARK, ' ').replace(/\s+/g, ' ').trim()
    return /[\p{L}\p{N}]/u.test(raw) ? [{ raw, text: tighten(raw), marks }] : []
  })
}

const MARK = /\[([^[\]\n]{1,60})\]/g
const SENTENCE = /(?:[^。!?\n.]|\.(?!\s|$|\[))+(?:[。!?.]+[”’」』)"']*|\n|$)(?:[ \t]*\[[^[\]\n]{1,60}\])*/gu

/** Normalised, and Chinese characters moved together. */
export function tighten(text: string): string {
  return normalise(text).replace(/(?<=[\p{Script=Han}\d,.]) +(?=\p{Script=Han})|(?<=\p{Script=Han}) +(?=[\d])/gu, '')
}

/** A greeting or a thank-you claims nothing, so it needs no source. Normalised, whole sentence. */
export function isCourtesy({ text }: Sentence): boolean {
  return COURTESY.test(text)
}

const COURTESY =
  /^(?:您好|你好|好的|感谢(?:您|你)的(?:咨询|提问|耐心等待|来电)|谢谢(?:您|你)?的?(?:咨询|提问)?|希望(?:以上)?(?:信息|内容)?(?:对您|能)有?(?:所)?帮助(?:您|到您)?|还有(?:什么|其他)(?:可以|能)帮(?:您|你)的吗|请问还有什么可以帮您的吗|hello|hi|hi there|thank you(?: for (?:asking|your question|contacting us))?|thanks(?: for asking)?|i hope (?:this|that) helps|is there anything else (?:i can help(?: you)? with)?|sure|certainly)[,，。.!?~ ]*$/
