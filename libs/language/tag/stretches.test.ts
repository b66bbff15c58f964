import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { entitiesOf, isLegal } from './bio.ts'
import { type Chain, type Encoded, emptyChain, marginals } from './crf.ts'
import { chooseStretches, type Stretch, stretchesOf } from './stretches.ts'

const KINDS = 2
const TAGS = 2 * KINDS + 1

/** A chain with a feature for each character of one text, and any weights. */
const chains = fc.integer({ min: 1, max: 5 }).chain((length) =>
  fc
    .record({
      weights: fc.array(fc.double({ min: -3, max: 3, noNaN: true }), {
        minLength: length * TAGS,
        maxLength: length * TAGS,
      }),
      steps: fc.array(fc.double({ min: -2, max: 2, noNaN: true }), { minLength: TAGS * TAGS, maxLength: TAGS * TAGS }),
    })
    .map(({ weights, steps }) => {
      const empty = emptyChain(TAGS, length)
      const chain: Chain = {
        ...empty,
        weights: Float32Array.from(weights),
        steps: empty.steps.map((step, at) => (Number.isFinite(step) ? (steps[at] ?? 0) : step)),
      }
      const text: Encoded = {
        ids: Int32Array.from({ length }, (_, at) => at),
        starts: Int32Array.from({ length: length + 1 }, (_, at) => at),
      }
      return { chain, text, length }
    }),
)

/** Every legal way to tag a text, with its chance. */
function ways({ weights, steps }: Chain, length: number): readonly { tags: readonly number[]; chance: number }[] {
  let all: { tags: readonly number[]; score: number }[] = [{ tags: [], score: 0 }]
  for (let at = 0; at < length; at++)
    all = all.flatMap(({ tags, score }) =>
      Array.from({ length: TAGS }, (_, tag) => tag)
        .filter((tag) => isLegal(tags.at(-1) ?? 0, tag))
        .map((tag) => ({
          tags: [...tags, tag],
          score:
            score + (weights[at * TAGS + tag] ?? 0) + (at === 0 ? 0 : (steps[(tags.at(-1) ?? 0) * TAGS + tag] ?? 0)),
        })),
    )
  const total = all.reduce((sum, { score }) => sum + Math.exp(score), 0)
  return all.map(({ tags, score }) => ({ tags, chance: Math.exp(score) / total }))
}

describe('stretches', () => {
  test('each is as likely as all ways to tag the text that mark just it', () => {
    fc.assert(
      fc.property(chains, ({ chain, text, length }) => {
        const chances = new Map<string, number>()
        const offsets = Array.from({ length: length + 1 }, (_, at) => at)
        for (const { tags, chance } of ways(chain, length))
          for (const { kind, from, to } of entitiesOf(tags, ['0', '1'], offsets)) {
            const name = `${kind} ${from} ${to}`
            chances.set(name, (chances.get(name) ?? 0) + chance)
          }
        const found = stretchesOf(chain, text)
        for (const { kind, from, to, chance } of found)
          expect(chance).toBeCloseTo(chances.get(`${kind} ${from} ${to}`) ?? 0, 6)
        expect(found).toHaveLength([...chances.values()].filter((chance) => chance >= 0.01).length)
      }),
      { numRuns: 200, seed: 1 },
    )
  })

  test('tags and steps are as likely as all ways that take them', () => {
    fc.assert(
      fc.property(chains, ({ chain, text, length }) => {
        const tags = new Array<number>(length * TAGS).fill(0)
        const steps = new Array<number>(TAGS * TAGS).fill(0)
        for (const way of ways(chain, length))
          way.tags.forEach((tag, at) => {
            tags[at * TAGS + tag] = (tags[at * TAGS + tag] ?? 0) + way.chance
            const step = (way.tags[at - 1] ?? 0) * TAGS + tag
            if (at > 0) steps[step] = (steps[step] ?? 0) + way.chance
          })
        const found = marginals(chain, text)
        found.tags.forEach((chance, at) => {
          expect(chance).toBeCloseTo(tags[at] ?? 0, 6)
        })
        found.steps.forEach((chance, at) => {
          expect(chance).toBeCloseTo(steps[at] ?? 0, 6)
        })
      }),
      { numRuns: 100, seed: 1 },
    )
  })

  test('those are chosen that lie beside each other and are likeliest together, counted above the least', () => {
    const stretch = (from: number, to: number, chance: number): Stretch => ({ kind: 0, from, to, chance })
    const long = stretch(0, 4, 0.7)
    const left = stretch(0, 2, 0.6)
    const right = stretch(2, 4, 0.6)
    const faint = stretch(5, 6, 0.39)
    expect(chooseStretches([long, right, left, faint], 6, 0.4)).toEqual([left, right])
    expect(chooseStretches([long, right, left, faint], 6, 0.55)).toEqual([long])
    expect(chooseStretches([], 6, 0.4)).toEqual([])
  })
})
