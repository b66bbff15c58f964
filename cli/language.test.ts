import { gzipSync } from 'node:zlib'
import { afterAll, describe, expect, it } from 'vitest'
import { verb } from './language.ts'
import { openBench } from './planning/test-terminal.ts'

const bench = openBench()
afterAll(bench.close)

const lines = (rows: readonly object[]): string => `${rows.map((row) => JSON.stringify(row)).join('\n')}\n`
const said = (label: string, ...texts: readonly string[]) => texts.map((text) => ({ text, label }))

const train = bench.write(
  'train.jsonl.gz',
  gzipSync(
    lines([
      ...said(
        'card-lost',
        '我的卡丢了怎么办',
        '信用卡遗失要挂失',
        '卡片不见了',
        'I lost my card',
        'my card is missing',
      ),
      ...said(
        'transfer-limit',
        '转账限额是多少',
        '一天最多能转多少钱',
        '怎么提高转账额度',
        'what is my transfer limit',
      ),
      ...said('branch-hours', '网点几点开门', '周末银行上班吗', '最近的网点在哪里', 'when does the branch open'),
    ]),
  ),
)
const test = bench.write('test.jsonl', lines([...said('card-lost', '卡丢了'), ...said('branch-hours', '银行几点开门')]))
const strange = bench.write('oos.jsonl', lines([{ text: 'zzz qqq' }, { text: 'xyzzy' }]))
const run = (...args: readonly string[]) => bench.run(verb, ...args)

describe('language', () => {
  it('learns, evaluates and prints one object of figures', async () => {
    const { printed, fault } = await run('eval', '--task', 'intents', '--train', train, '--test', test, '--json')
    expect(fault).toBeNull()
    const figures = JSON.parse(printed)
    expect(Object.keys(figures)).toEqual([
      'accuracy',
      'macroF1',
      'ece',
      'coverageAt98',
      'trainSeconds',
      'msPerTextP50',
      'msPerTextP95',
      'modelBytes',
    ])
    expect(figures.accuracy).toBe(1)
  })

  it('with texts out of scope also tells how many of them were left unanswered', async () => {
    const args = ['--task', 'intents', '--train', train, '--test', test, '--oos-train', strange, '--oos-test', strange]
    const figures = JSON.parse((await run('eval', ...args, '--json')).printed)
    expect(figures.oosRecall).toBeGreaterThanOrEqual(0)
    expect(figures.inScopeAccuracy).toBeLessThanOrEqual(figures.accuracy)
    expect((await run('eval', ...args)).printed).toMatch(/^accuracy +1 +share of right answers/)
  })

  it('a model written is the model read', async () => {
    const out = bench.path('intents.model')
    const { fault, printed } = await run('train', '--task', 'intents', '--train', train, '--out', out, '--json')
    expect(fault).toBeNull()
    expect(Object.keys(JSON.parse(printed))).toEqual(['trainSeconds', 'modelBytes'])
    const learned = await run('predict', '--task', 'intents', '--train', train, '--test', test, '--json')
    const read = await run('predict', '--task', 'intents', '--model', out, '--test', test, '--json')
    expect(read.printed).toBe(learned.printed)
    expect(JSON.parse(read.printed.split('\n')[0] ?? '')).toMatchObject({ text: '卡丢了', label: 'card-lost' })
    expect((await run('predict', '--task', 'intents', '--model', out, '--text', '网点')).printed).toMatch(
      /^网点\tbranch-hours\t/,
    )
  })

  it('evaluates on --dev where there is no --test, and then does not learn from it', async () => {
    const { printed, said: told } = await run('eval', '--task', 'intents', '--train', train, '--dev', test, '--json')
    expect(told).toEqual(['Learning from 13 texts'])
    expect(JSON.parse(printed).accuracy).toBe(1)
    expect((await run('eval', '--task', 'intents', '--train', train, '--dev', test, '--test', test)).said).toEqual([
      'Learning from 15 texts',
    ])
  })

  it('says which line is wrong and what to give', async () => {
    const broken = bench.write('broken.jsonl', '{"text":"a","label":"b"}\n\n{"text":"a"}\nnot json\n{"label":"b"}\n')
    const { fault } = await run('train', '--task', 'intents', '--train', broken)
    expect(fault?.split('\n')).toEqual([
      'broken.jsonl line 3: the field "label" is missing: give the name of what the text is about',
      'broken.jsonl line 4: give one JSON object a line, as {"text":"我的卡丢了","label":"card-lost"}',
      'broken.jsonl line 5: the field "text" is missing: give the text as a string',
    ])
  })

  it.each([
    [[], 'A command is missing: give train, eval, predict'],
    [['trian'], 'There is no command trian: give train, eval, predict'],
    [['train'], '--task is missing: give what to learn'],
    [['train', '--task', 'intent'], 'There is no task intent: give '],
    [['train', '--task', 'intents'], '--train is missing: give the file to learn from'],
    [['eval', '--task', 'intents', '--train', 'x'], 'x cannot be read'],
    [['predict', '--task', 'intents', '--model', train, '--text', 'x'], 'train.jsonl.gz: This is no intent model'],
  ])('language %j is refused with what to do', async (args, message) => {
    expect((await run(...args)).fault).toContain(message)
  })
})
