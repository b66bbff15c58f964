import { describe, expect, it } from 'vitest'
import { afterSending, draftShelf, emptyDraft, textOf, withText } from './drafts.ts'

function shelf() {
  const kept = new Map<string, string>()
  return {
    kept,
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  }
}

describe('a draft', () => {
  it('keeps words for the customer apart from internal ones', () => {
    const note = withText({ ...withText(emptyDraft, '您好'), audience: 'staff' }, '客户很急')
    expect(textOf(note)).toBe('客户很急')
    expect(textOf({ ...note, audience: 'everyone' })).toBe('您好')
    expect(afterSending(note)).toMatchObject({ staff: '', everyone: '您好' })
  })

  it('comes back after a reload, in its own conversation and to its own writer', () => {
    const place = shelf()
    const draft = withText(emptyDraft, '您好')
    draftShelf(place, 'mei').keep('a', draft)
    expect(draftShelf(place, 'mei').read('a')).toEqual(draft)
    expect(draftShelf(place, 'mei').read('b')).toEqual(emptyDraft)
    expect(draftShelf(place, 'lin').read('a')).toEqual(emptyDraft)
  })

  it('leaves nothing behind once it is empty', () => {
    const place = shelf()
    const drafts = draftShelf(place, 'mei')
    drafts.keep('a', withText(emptyDraft, 'x'))
    drafts.keep('a', emptyDraft)
    expect(place.kept.size).toBe(0)
  })

  it('that cannot be read is an empty one', () => {
    const place = shelf()
    place.setItem('yinuo.draft.mei.a', '{"audience":"all"}')
    place.setItem('yinuo.draft.mei.b', 'not json')
    expect(draftShelf(place, 'mei').read('a')).toEqual(emptyDraft)
    expect(draftShelf(place, 'mei').read('b')).toEqual(emptyDraft)
  })
})
