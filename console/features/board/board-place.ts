import { PARTS, type Part } from '../../ui/drill/use-figure-contacts.ts'
import { readSearch, type SearchText } from '../../ui/table/use-search-text.ts'

/** Everything of the board that lives in the address. */
export const PLACE = [
  'queue',
  'channel',
  'see',
  'key',
  'part',
  'of',
  'state',
  'agent',
  'contact',
  'wall',
  'table',
] as const
export type PlaceText = SearchText<(typeof PLACE)[number]>
export type PlaceChange = Partial<Record<(typeof PLACE)[number], string | null>>

/** What is open at the side. A contact or an agent lies over the list it was opened from. */
export type BoardPanel =
  | { readonly kind: 'figure'; readonly key: string; readonly part: Part; readonly queueId: string | null }
  | { readonly kind: 'waiting'; readonly queueId: string | null }
  | { readonly kind: 'agents'; readonly state: string | null; readonly queueId: string | null }
  | { readonly kind: 'move'; readonly queueId: string | null }
  | { readonly kind: 'agent'; readonly agentId: string }
  | { readonly kind: 'contact'; readonly contactId: string }

export interface BoardPlace {
  readonly queueId: string | null
  readonly channel: string | null
  readonly panel: BoardPanel | null
  /** Something lies below what is open: there is a way back. */
  readonly hasBelow: boolean
  readonly isWall: boolean
  readonly showsTable: boolean
}

const given = (text: string): string | null => (text === '' ? null : text)

export function readPlace(text: PlaceText): BoardPlace {
  const below = belowOf(text)
  const agent: BoardPanel | null = text.agent === '' ? null : { kind: 'agent', agentId: text.agent }
  const contact: BoardPanel | null = text.contact === '' ? null : { kind: 'contact', contactId: text.contact }
  const open = [contact, agent, below].filter((panel) => panel !== null)
  return {
    queueId: given(text.queue),
    channel: given(text.channel),
    panel: open[0] ?? null,
    hasBelow: open.length > 1,
    isWall: text.wall === '1',
    showsTable: text.table === '1',
  }
}

function belowOf(text: PlaceText): BoardPanel | null {
  const queueId = given(text.of)
  if (text.see === 'waiting') return { kind: 'waiting', queueId }
  if (text.see === 'agents') return { kind: 'agents', state: given(text.state), queueId }
  if (text.see === 'move') return { kind: 'move', queueId }
  if (text.see !== 'figure' || text.key === '') return null
  return { kind: 'figure', key: text.key, part: PARTS.find((part) => part === text.part) ?? 'denominator', queueId }
}

const NOTHING_OPEN = { see: null, key: null, part: null, of: null, state: null, agent: null, contact: null } as const

/** The change of the address that opens something. */
export function opening(panel: BoardPanel): PlaceChange {
  if (panel.kind === 'contact') return { contact: panel.contactId }
  if (panel.kind === 'agent') return { agent: panel.agentId, contact: null }
  const { kind, queueId } = panel
  const of = { ...NOTHING_OPEN, see: kind, of: queueId }
  if (kind === 'figure') return { ...of, key: panel.key, part: panel.part }
  return kind === 'agents' ? { ...of, state: panel.state } : of
}

/** Back to what lies below. */
export const goingBack = (panel: BoardPanel): PlaceChange =>
  panel.kind === 'contact' ? { contact: null } : { agent: null }

export const closing: PlaceChange = NOTHING_OPEN

export const placeOfSearch = (search: Readonly<Record<string, unknown>>) => readPlace(readSearch(search, PLACE))
