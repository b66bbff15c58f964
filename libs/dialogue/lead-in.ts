const ZH =
  '先不说这个了?|先别说这个了?|先不管这个了?|不说这个了?|换个问题|换个话题|再问一下|再问个问题|另外|还有个问题|还有|对了|顺便问一?下|顺便|请问一?下|请问|我想问一?下|我想问|想问一?下|想问|問一下|先不說這個了?|先別說這個了?|先不管這個了?|換個問題|換個話題|再問一下|還有個問題|還有|對了|順便問一?下|順便|請問一?下|請問|我想問一?下|我想問|想問一?下|想問'
const EN =
  "by the way|btw|anyway|also|one more (?:thing|question)|another (?:thing|question)|before that|leave that(?: for now)?|forget that(?: for now)?|never ?mind that|let's leave that|quick question"
const LEAD_IN = new RegExp(`^(?:(?:${ZH})[\\s,，.。:：、;；!！]*|(?:${EN})\\b[\\s,.:;!-]*)`, 'iu')
const MOST = 3

/**
 * A message without the words that only lead over to what it asks ("先不说这个，…", "by the way, …"), at most three of
 * them; the whole message where nothing else is left.
 */
export function withoutLeadIn(text: string): string {
  let rest = text.trim()
  for (let n = 0; n < MOST; n += 1) {
    const shorter = rest.replace(LEAD_IN, '')
    if (shorter === rest || shorter === '') break
    rest = shorter
  }
  return rest
}
