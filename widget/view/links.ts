export type Piece = { readonly text: string } | { readonly link: string }

const LINK = /https?:\/\/[^\s<>"'`，。；！？、）】》」』“”‘’\u3000]+/gi
/** Marks that end a sentence, not an address. */
const TRAILING = /[.,;:!?)\]}]+$/

/** Splits a text into words and web addresses. Only http and https; anything else stays plain text. */
export function piecesOf(text: string): readonly Piece[] {
  const pieces: Piece[] = []
  let from = 0
  for (const match of text.matchAll(LINK)) {
    const link = match[0].replace(TRAILING, '')
    if (!isAddress(link)) continue
    if (match.index > from) pieces.push({ text: text.slice(from, match.index) })
    pieces.push({ link })
    from = match.index + link.length
  }
  if (from < text.length) pieces.push({ text: text.slice(from) })
  return pieces
}

/** One that shows another host than it leads to, by a user name in front of it, is no address we offer. */
function isAddress(link: string): boolean {
  try {
    const url = new URL(link)
    return /^https?:$/.test(url.protocol) && url.username === '' && url.password === ''
  } catch {
    return false
  }
}
