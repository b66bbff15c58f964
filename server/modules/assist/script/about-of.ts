import type { AboutReply } from '#modules/assist/help-contract.ts'
import type { Understood } from '#modules/bot/questions.ts'
import type { TalkLine } from '#modules/conversations/questions.ts'

/** Of so many of the customer's messages the latest that is sure counts: what was said long ago is done with. */
const MOST_MESSAGES = 5

/** What the customer's latest sure words are about. @param lines oldest first */
export function aboutOf(
  lines: readonly TalkLine[],
  understand: (text: string) => Understood | undefined,
): AboutReply['about'] | undefined {
  const said = lines.filter(({ author }) => author === 'customer').slice(-MOST_MESSAGES)
  for (const { seq, text } of said.toReversed()) {
    const understood = understand(text)
    if (!understood) continue
    const { code, name, topic, flow, words } = understood
    return { intent: code, name, topic, scenario: flow, seq, words: [...words] }
  }
  return undefined
}
