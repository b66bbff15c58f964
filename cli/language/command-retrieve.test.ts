import { afterAll, describe, expect, it } from 'vitest'
import { verb } from '../language.ts'
import { openBench } from '../planning/test-terminal.ts'

const bench = openBench()
afterAll(bench.close)

const lines = (rows: readonly object[]): string => rows.map((row) => JSON.stringify(row)).join('\n')
const faq = bench.write(
  'faq.jsonl',
  lines([
    ...['卡丢了怎么办', '信用卡遗失', '卡片不见了要挂失', '怎么挂失卡片', '丢了卡'].map((text) => ({
      text,
      label: 'lost',
    })),
    ...['转账限额', '每天能转多少钱', '提高转账限额', '转账的限额是多少', '限额太低'].map((question) => ({
      question,
      faq: 'limit',
    })),
    ...['忘记密码', '重置密码', '密码忘了怎么办', '登录密码不对', '改密码'].map((q) => ({ q, id: 7 })),
  ]),
)
const run = (...args: readonly string[]) => bench.run(verb, 'retrieve', ...args)

describe('language retrieve', () => {
  it('keeps a fifth apart and prints one object of figures', async () => {
    const { printed, fault } = await run('--faq', faq, '--seed', '3', '--json')
    expect(fault).toBeNull()
    const figures = JSON.parse(printed)
    expect(Object.keys(figures)).toEqual(['r1', 'r5', 'mrr3', 'trainSeconds', 'msPerTextP50', 'msPerTextP95'])
    expect(figures.r5).toBe(1)
  })

  it('answers one question', async () => {
    const { printed } = await run('--faq', faq, '--query', '忘了密码', '--json')
    expect(JSON.parse(printed)[0].id).toBe('7')
  })

  it('asks the questions of another file', async () => {
    const asked = bench.write('asked.jsonl', lines([{ text: '卡丢了', label: 'lost' }]))
    expect(JSON.parse((await run('--faq', faq, '--test', asked, '--json')).printed).r1).toBe(1)
  })

  it('a row without a question or an answer is refused with what to give', async () => {
    const broken = bench.write('broken.jsonl', lines([{ label: 'x' }, { text: 'y' }]))
    const { fault } = await run('--faq', broken)
    expect(fault).toContain('line 1: the question is missing')
    expect(fault).toContain('line 2: its answer is missing')
  })
})
