import { afterAll, expect, it } from 'vitest'
import { verb } from '../language.ts'
import { openBench } from '../planning/test-terminal.ts'

const bench = openBench()
afterAll(bench.close)

const rows = ['工商银行', '招商银行', '农业银行', '建设银行'].flatMap((bank) =>
  ['%B的卡', '去%B办卡', '卡还是%B好'].map((frame) => ({
    text: frame.replace('%B', bank),
    bio: frame
      .replace('%B', '#')
      .split('')
      .map((sign) => (sign === '#' ? 'B-BANK I-BANK I-BANK I-BANK' : 'O'))
      .join(' '),
  })),
)
const lines = (list: readonly object[]): string => list.map((row) => JSON.stringify(row)).join('\n')
const train = bench.write('tags.jsonl', lines(rows))
const run = (...args: readonly string[]) => bench.run(verb, ...args)

it('learns tags, evaluates them by whole entities, and a tagger written is the tagger read', async () => {
  const out = bench.path('tags.model')
  const { printed, fault } = await run(
    'train',
    '--task',
    'tags',
    '--train',
    train,
    '--test',
    train,
    '--out',
    out,
    '--json',
  )
  expect(fault).toBeNull()
  expect(JSON.parse(printed)).toMatchObject({ entityF1: 1 })
  const args = ['--task', 'tags', '--text', '去交通银行办卡', '--json']
  const learned = await run('predict', ...args, '--train', train)
  expect(JSON.parse(learned.printed).entities).toEqual([{ kind: 'BANK', from: 1, to: 5, text: '交通银行' }])
  expect((await run('predict', ...args, '--model', out)).printed).toBe(learned.printed)
})

it('a row with too few tags is refused by its line', async () => {
  const broken = bench.write('broken.jsonl', lines([{ text: '你好', bio: 'O' }]))
  expect((await run('train', '--task', 'tags', '--train', broken)).fault).toContain(
    'line 1: the text has 2 characters and 1 tags',
  )
})
