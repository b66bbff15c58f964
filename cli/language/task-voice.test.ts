import { expect, it } from 'vitest'
import { task } from './task-voice.ts'

const nothing = { dev: [], outOfScopeTrain: [], outOfScopeDev: [] }
const rows = ['卡', '贷款', '转账', '网点', '积分', '账单'].flatMap((thing) => [
  { text: `${thing}很好用，谢谢`, voice: 'praise' as const },
  { text: `${thing}太差了，失望`, voice: 'problem' as const },
  { text: `建议${thing}改一改`, voice: 'suggestion' as const },
])

it('voice reads the three names and says what a row lacks', () => {
  expect(task.readRow({ text: '好', label: 'praise' })).toEqual({ text: '好', voice: 'praise' })
  expect(task.readRow({ text: '好', label: 'joy' })).toContain('give one of praise, problem, suggestion')
  expect(task.readRow({ label: 'praise' })).toContain('"text" is missing')
})

it('voice learns, keeps, reads back, scores, and tells a wish', () => {
  const model = task.read(task.write(task.train({ train: rows, ...nothing }, { seed: 1 })))
  const answers = rows.map(({ text }) => task.answer(model, text))
  expect(task.score(rows, answers, [])).toMatchObject({ accuracy: 1, macroF1: 1 })
  expect(task.show(task.answer(model, '建议理财改一改'))).toMatchObject({
    label: 'suggestion',
    wishes: [{ way: 'proposes', span: [0, 2] }],
  })
  expect(() => task.train({ train: rows.slice(0, 2), ...nothing }, { seed: 1 })).toThrow('fewer than two examples')
  expect(() => task.read(new Uint8Array([1, 2]))).toThrow('train it again')
})
