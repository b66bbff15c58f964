import { describe, expect, it } from 'vitest'
import { type BoardPanel, closing, goingBack, opening, PLACE, placeOfSearch } from './board-place.ts'

const placeAfter = (...changes: readonly object[]) =>
  placeOfSearch(Object.fromEntries(Object.entries(Object.assign({}, ...changes)).filter(([, value]) => value !== null)))

const panels: readonly BoardPanel[] = [
  { kind: 'figure', key: 'answer_rate', part: 'missed', queueId: null },
  { kind: 'figure', key: 'service_level', part: 'numerator', queueId: 'q1' },
  { kind: 'waiting', queueId: 'q1' },
  { kind: 'agents', state: 'break', queueId: null },
  { kind: 'agents', state: null, queueId: 'q1' },
  { kind: 'move', queueId: 'q1' },
  { kind: 'agent', agentId: 'p1' },
  { kind: 'contact', contactId: 'c1' },
]

describe('the address holds the board', () => {
  it.each(panels)('%j is read back as it was opened', (panel) => {
    expect(placeAfter(opening(panel)).panel).toEqual(panel)
  })

  it.each(panels)('closing after %j leaves nothing open', (panel) => {
    expect(placeAfter(opening(panel), closing).panel).toBeNull()
  })

  it('a contact lies over its list and back leads to the list', () => {
    const list: BoardPanel = { kind: 'waiting', queueId: null }
    const contact: BoardPanel = { kind: 'contact', contactId: 'c1' }
    const open = placeAfter(opening(list), opening(contact))
    expect(open).toMatchObject({ panel: contact, hasBelow: true })
    expect(placeAfter(opening(list), opening(contact), goingBack(contact))).toMatchObject({
      panel: list,
      hasBelow: false,
    })
  })

  it('opening another list leaves no contact of the one before', () => {
    const [figure] = panels
    const waiting: BoardPanel = { kind: 'waiting', queueId: null }
    expect(placeAfter(opening(figure!), opening({ kind: 'contact', contactId: 'c1' }), opening(waiting)).panel).toEqual(
      waiting,
    )
  })

  it('what nobody could have opened opens nothing', () => {
    expect(placeOfSearch({ see: 'figure' }).panel).toBeNull()
    expect(placeOfSearch({ see: 'everything', of: 'q1' }).panel).toBeNull()
    expect(placeOfSearch({ see: 'figure', key: 'x', part: 'nonsense' }).panel).toMatchObject({ part: 'denominator' })
  })

  it('every part of a change is a known part of the address', () => {
    for (const panel of panels) {
      for (const name of Object.keys(opening(panel))) expect(PLACE).toContain(name)
    }
  })
})
