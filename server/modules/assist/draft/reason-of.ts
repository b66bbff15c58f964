import type { DraftReply } from '#modules/assist/help-contract.ts'
import type { HandedOverAbout, Understood } from '#modules/bot/questions.ts'
import type { TalkLine } from '#modules/conversations/questions.ts'

/**
 * The reason a contact likely came for: what most of the customer's sure words are about, of as many the one said first;
 * without any, what the bot took it for.
 */
export function reasonOf(
  lines: readonly TalkLine[],
  understand: (text: string) => Understood | undefined,
  handedOver: HandedOverAbout | undefined,
): DraftReply['reason'] {
  const found = new Map<string, { readonly seq: number; readonly about: Understood; count: number }>()
  for (const { seq, author, text } of lines) {
    const about = author === 'customer' ? understand(text) : undefined
    if (!about?.reason) continue
    const known = found.get(about.reason)
    if (known) known.count += 1
    else found.set(about.reason, { seq, about, count: 1 })
  }
  const [most] = [...found.values()].sort((a, b) => b.count - a.count || a.seq - b.seq)
  if (most?.about.reason) {
    const { reason, name, words } = most.about
    return { code: reason, by: 'words', intent: name, seq: most.seq, words: [...words] }
  }
  if (!handedOver?.reason) return null
  return { code: handedOver.reason, by: 'bot', intent: handedOver.name, seq: null, words: [] }
}
