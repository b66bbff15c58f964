import { describe, expect, it } from 'vitest'
import {
  decideApproval,
  decideReturn,
  isFor,
  stateOfArticle,
  stateOfVersion,
  toldIn,
  type VersionLife,
  versionInForce,
} from './article.ts'

const NOON = 1_800_000_000_000
const life = (more: Partial<VersionLife> = {}): VersionLife => ({
  version: 1,
  state: 'approved',
  revision: 1,
  writers: ['mei'],
  submittedBy: 'mei',
  effectiveAt: NOON,
  expiresAt: null,
  withdrawnAt: null,
  ...more,
})
const inForce = (versions: readonly VersionLife[], at: number) => versionInForce(versions, at)?.version

describe('the version that answers', () => {
  it('begins at the very instant it takes effect, and ends at the very instant it expires', () => {
    const versions = [life({ expiresAt: NOON + 1_000 })]
    expect([NOON - 1, NOON, NOON + 999, NOON + 1_000].map((at) => inForce(versions, at))).toEqual([
      undefined,
      1,
      1,
      undefined,
    ])
  })

  it('is the highest that has taken effect, and an older one does not come back when it expires', () => {
    const versions = [life(), life({ version: 2, effectiveAt: NOON + 10, expiresAt: NOON + 20 })]
    expect([NOON + 9, NOON + 10, NOON + 20].map((at) => inForce(versions, at))).toEqual([1, 2, undefined])
  })

  it('going back makes a higher version, which a change planned before does not push aside', () => {
    const versions = [
      life(),
      life({ version: 2, effectiveAt: NOON + 50 }),
      life({ version: 3, effectiveAt: NOON + 20 }),
    ]
    expect([NOON + 20, NOON + 50].map((at) => inForce(versions, at))).toEqual([3, 3])
    expect(stateOfVersion(versions, versions[1]!, NOON + 30)).toBe('superseded')
  })

  it('withdrawn before it took effect it leaves the one before as it was', () => {
    const versions = [life(), life({ version: 2, effectiveAt: NOON + 50, withdrawnAt: NOON + 10 })]
    expect(inForce(versions, NOON + 60)).toBe(1)
  })

  it('neither a draft nor what waits for a review answers', () => {
    expect(inForce([life({ state: 'draft' }), life({ version: 2, state: 'submitted' })], NOON + 1)).toBeUndefined()
  })
})

it('an article is told as what answers before what will, and that before what did', () => {
  const draft = life({ version: 9, state: 'draft' })
  expect(stateOfArticle([draft], NOON)).toBe('new')
  expect(stateOfArticle([life({ effectiveAt: NOON + 1 }), draft], NOON)).toBe('scheduled')
  expect(stateOfArticle([life(), draft], NOON)).toBe('in-force')
  expect(stateOfArticle([life({ expiresAt: NOON + 1 })], NOON + 1)).toBe('expired')
  expect(stateOfArticle([life({ withdrawnAt: NOON + 1 })], NOON + 1)).toBe('withdrawn')
  expect(stateOfArticle([life({ state: 'discarded' })], NOON)).toBe('discarded')
})

describe('a review', () => {
  const waiting = life({
    state: 'submitted',
    revision: 4,
    writers: ['mei', 'hua'],
    submittedBy: 'lan',
    effectiveAt: null,
  })
  const approve = (personId: string, more: Partial<VersionLife> = {}, revision = 4) =>
    decideApproval({ ...waiting, ...more }, { personId, revision, now: NOON })

  it.each(['mei', 'hua', 'lan'])('is not for %s, who wrote some of it or handed it in', (personId) => {
    expect(approve(personId)).toMatchObject({ ok: false, refusal: 'own-text' })
    expect(decideReturn(waiting, { personId, revision: 4, note: 'no' })).toMatchObject({ refusal: 'own-text' })
  })

  it('by a second person lets it answer from now on, or from the instant wished for', () => {
    expect(approve('bo')).toMatchObject({ ok: true, value: { effectiveAt: NOON, expiresAt: null } })
    expect(approve('bo', { effectiveAt: NOON + 5 })).toMatchObject({ value: { effectiveAt: NOON + 5 } })
    expect(approve('bo', { effectiveAt: NOON - 5 })).toMatchObject({ value: { effectiveAt: NOON } })
  })

  it('is refused of words that changed since, of what is over already, and of what nobody handed in', () => {
    expect(approve('bo', {}, 3)).toMatchObject({ refusal: 'edited-meanwhile' })
    expect(approve('bo', { expiresAt: NOON })).toMatchObject({ refusal: 'already-over' })
    expect(approve('bo', { state: 'draft' })).toMatchObject({ refusal: 'nothing-to-review' })
  })

  it('that returns says why', () => {
    expect(decideReturn(waiting, { personId: 'bo', revision: 4, note: '' })).toMatchObject({
      refusal: 'reason-missing',
    })
    expect(decideReturn(waiting, { personId: 'bo', revision: 4, note: 'the fee' })).toMatchObject({ ok: true })
  })
})

describe('who is told', () => {
  const article = {
    audience: 'both' as const,
    channels: ['web'],
    products: ['card'],
    topic: 'loss',
    unitIds: ['south'],
  }
  it('a customer hears nothing that is for agents, an agent everything', () => {
    const internal = { ...article, audience: 'agent' as const, unitIds: [] }
    expect(isFor(internal, { audience: 'customer' })).toBe(false)
    expect(isFor({ ...internal, audience: 'customer' }, { audience: 'agent' })).toBe(true)
  })
  it('what holds for some units, channels or products holds for no others, and whole-house articles for all', () => {
    expect(isFor(article, { audience: 'agent' })).toBe(false)
    expect(isFor(article, { audience: 'agent', unitIds: ['south'] })).toBe(true)
    expect(isFor(article, { audience: 'agent', unitIds: 'all', channel: 'phone' })).toBe(false)
    expect(isFor(article, { audience: 'agent', unitIds: 'all', product: 'loan' })).toBe(false)
    expect(isFor({ ...article, unitIds: [], channels: [] }, { audience: 'agent', channel: 'phone' })).toBe(true)
  })
  it('a missing language is told in the nearest there is', () => {
    const variant = { title: 't', questions: [], answer: 'a' }
    expect(toldIn({ 'zh-CN': variant, en: variant }, 'zh-TW')).toBe('zh-CN')
    expect(toldIn({ 'zh-TW': variant }, 'en')).toBe('zh-TW')
    expect(toldIn({ en: variant }, 'en')).toBe('en')
  })
})
