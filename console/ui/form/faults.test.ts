import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { faultAt, faultsOf, fieldOf } from './faults.ts'

const schema = z.strictObject({
  name: z.strictObject({ en: z.string().trim().min(1).max(5) }),
  code: z.string().min(2),
  level: z.int().min(1).max(5),
  routes: z.array(z.strictObject({ queueId: z.uuid() })).min(1),
})
const faults = (body: unknown) => {
  const read = schema.safeParse(body)
  if (read.success) throw new Error('nothing was wrong')
  return faultsOf(read.error, 'en').map(({ path, words }) => `${path.join('.')}: ${words}`)
}

describe('what a contract refuses is said beside the field', () => {
  it.each([
    [{}, ['name: Fill this in', 'code: Fill this in', 'level: Fill this in', 'routes: Fill this in']],
    [
      { name: { en: ' ' }, code: 'x', level: 0, routes: [] },
      [
        'name.en: Fill this in',
        'code: At least 2 characters',
        'level: Not less than 1',
        'routes: At least 1 is needed',
      ],
    ],
    [
      { name: { en: 'too long' }, code: 'ok', level: 1.5, routes: [{ queueId: 'q' }] },
      ['name.en: At most 5 characters', 'level: A whole number', 'routes.0.queueId: Not of the form described below'],
    ],
  ])('%j', (body, expected) => {
    expect(faults(body)).toEqual(expected)
  })
})

const names = [['code'], ['name', 'en'], ['routes'], ['routes', 0, 'queueId']] as const

it.each([
  ['name.en', ['name', 'en']],
  ['routes.0.queueId', ['routes', 0, 'queueId']],
  ['routes.1.queueId', ['routes']],
  ['routes.0', ['routes']],
  ['body.name.en', ['name', 'en']],
  ['elsewhere', undefined],
  ['name', undefined],
])('a fault at %s is shown at the field %j', (path, expected) => {
  expect(fieldOf(names, faultAt(path, 'wrong'))).toEqual(expected)
})
