import { existsSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { afterAll, expect, test, vi } from 'vitest'
import { seededChance } from '#libs/queueing/chance.ts'
import { checkRoster } from '#libs/shift-sequences/check.ts'
import { randomInstance } from '#libs/shift-sequences/random-instance.ts'
import { readRosterFile } from '#libs/shift-sequences/roster-file.ts'
import { searchRoster } from '#libs/shift-sequences/search.ts'
import { writeInstance } from '#libs/shift-sequences/write-instance.ts'
import { openBench } from './planning/test-terminal.ts'
import { verb as roster } from './roster.ts'

vi.setConfig({ testTimeout: 60_000 })

const bench = openBench()
afterAll(bench.close)

const instance = randomInstance(seededChance(4), { days: 14, people: 5 })
const text = writeInstance(instance)
const path = bench.write('made-up.txt.gz', gzipSync(text))

test('writes a legal roster and tells its cost, bound and gap', async () => {
  const { printed, fault } = await bench.run(
    roster,
    '--instance',
    path,
    '--seconds',
    '1.5',
    '--seed',
    '7',
    '--out',
    bench.path('a.csv'),
    '--plot',
    bench.path('a.svg'),
    '--json',
  )
  expect(fault).toBeNull()
  expect(bench.read('a.svg')).toMatch(/^<svg .*People at work on 14 days.*<\/svg>\n$/s)
  const report = JSON.parse(printed)
  expect(report).toMatchObject({ instance: 'made-up.txt.gz', feasible: true, violations: 0, seed: 7 })
  const read = readRosterFile(instance, bench.read('a.csv'))
  if (!read.ok) throw new Error(JSON.stringify(read.faults))
  expect(checkRoster(instance, read.roster)).toEqual({ violations: [], cost: report.cost })
  expect(report.bound === null || report.bound <= report.cost).toBe(true)
})

test('says which needs nobody can meet, and makes the roster all the same', async () => {
  const cover = [...instance.cover.filter(({ day, shift }) => day !== 2 || shift !== 0)]
  const asked = { ...instance, cover: [...cover, { day: 2, shift: 0, need: 99, under: 100, over: 1 }] }
  const file = bench.write('much.txt', writeInstance(asked))
  const { said, fault } = await bench.run(roster, '--instance', file, '--seconds', '1', '--out', bench.path('m.csv'))
  expect(fault).toBeNull()
  expect(said.filter((line) => line.includes('99 are needed and at most'))).toHaveLength(1)
  expect(bench.read('m.csv')).toContain('employee,day,shift')
})

test('the exact engine proves what the search finds, and says when the rules contradict each other', async () => {
  const tiny = randomInstance(seededChance(6), { days: 7, people: 3, types: 2 })
  const file = bench.write('tiny.txt', writeInstance(tiny))
  const plan = (...more: string[]) =>
    bench.run(roster, '--instance', file, '--seconds', '60', '--out', bench.path('c.csv'), '--json', ...more)
  const exact = JSON.parse((await plan('--exact')).printed)
  expect(exact).toMatchObject({ feasible: true, violations: 0, gap: 0 })
  let cost = Number.POSITIVE_INFINITY
  for (const step of searchRoster(tiny, { seed: 1, spent: (done) => done / 1500 })) cost = step.cost ?? cost
  expect(cost).toBe(exact.cost)
  const people = tiny.people.map((one) => ({ ...one, leastMinutes: 9000, mostMinutes: 9000 }))
  bench.write('tiny.txt', writeInstance({ ...tiny, people }))
  expect((await plan('--exact')).fault).toContain('No legal roster was found: the rules contradict each other')
})

test('plans activities too, told by the sections of the file', async () => {
  const cover = Array.from({ length: 192 }, (_, slot) => {
    const minutes = (slot + 24) * 15
    const clock = (at: number) => new Date(at * 60_000).toISOString().slice(11, 16)
    return `${Math.floor(minutes / 1440) + 1},${clock(minutes)}-${clock(minutes + 15)},1,0,1`
  })
  const people = [1, 2, 3, 4, 5].map((id) => `${id},600,1200`)
  const sections = ['SECTION_HORIZON', '2', 'SECTION_TASKS', '1', 'SECTION_STAFF', ...people, 'SECTION_COVER', ...cover]
  const file = bench.write('activities.txt', `${sections.join('\n')}\n`)
  const { printed, fault } = await bench.run(
    roster,
    '--instance',
    file,
    '--seconds',
    '0.5',
    '--out',
    bench.path('b.csv'),
  )
  expect(fault).toBeNull()
  expect(printed).toContain('b.csv: cost ')
  expect(bench.read('b.csv')).toMatch(/^employee,day,shift,start,minutes,task\n1,\d,1,\d\d:\d\d,\d+,1\n/)
})

test.each([
  ['names the line of a fault', text.replace('S1,480,S0', 'S1,480,S9'), 'line 6: There is no shift "S9"'],
  ['names a missing section', text.replace('SECTION_COVER', '# cover'), 'SECTION_COVER is missing'],
  [
    'names who cannot be planned',
    writeInstance({
      ...instance,
      people: instance.people.map((one) => ({ ...one, leastMinutes: 9e3, mostMinutes: 9e3 })),
    }),
    'No legal roster was found: the rules of employee P0 leave no legal sequence of shifts; nothing was written to',
  ],
])('%s, and writes nothing', async (_, content, problem) => {
  const file = bench.write('faulty.txt', content)
  const { fault } = await bench.run(roster, '--instance', file, '--seconds', '0.2', '--out', bench.path('none.csv'))
  expect(fault).toContain(problem)
  expect(existsSync(bench.path('none.csv'))).toBe(false)
})
