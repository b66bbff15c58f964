import type { CannedReply } from '#modules/knowledge/contract.ts'
import type { Locale } from '../../../ui/words/locale.ts'

/** What stands after a `/` that begins the text and is all there is of it; null when no reply is looked for. */
export function searchOf(text: string): string | null {
  return /^\/(\S*)$/.exec(text)?.[1] ?? null
}

const MOST_SHOWN = 8

/** Replies for what was typed: shortcut first, then title, then text; of the contact's topic before all others. */
export function findReplies(
  replies: readonly CannedReply[],
  typed: string,
  about: { readonly topic: string | null; readonly locale: Locale },
): readonly CannedReply[] {
  const wanted = typed.toLowerCase()
  return replies
    .map((reply) => ({ reply, rank: rankOf(reply, wanted, about.locale) }))
    .filter(({ rank }) => rank < NOT_FOUND)
    .toSorted((a, b) => a.rank - b.rank || isAway(a.reply, about.topic) - isAway(b.reply, about.topic))
    .slice(0, MOST_SHOWN)
    .map(({ reply }) => reply)
}

const NOT_FOUND = 3

function rankOf({ shortcut, title, text }: CannedReply, wanted: string, locale: Locale): number {
  if (wanted === '' || shortcut.toLowerCase().startsWith(wanted)) return 0
  if (title[locale].toLowerCase().includes(wanted)) return 1
  return text[locale].toLowerCase().includes(wanted) ? 2 : NOT_FOUND
}

const isAway = (reply: CannedReply, topic: string | null): number => Number(topic === null || reply.topic !== topic)
