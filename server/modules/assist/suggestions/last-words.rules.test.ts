import { describe, expect, it } from 'vitest'
import { lastWords } from '#modules/assist/suggestions/last-words.ts'
import type { CustomerMessage } from '#modules/conversations/contract.ts'

const line = (seq: number, kind: CustomerMessage['author']['kind'], text: string): CustomerMessage => ({
  seq,
  at: seq * 1_000,
  author: { kind, name: null },
  body: { kind: 'text', text },
  clientId: null,
})

describe('the last words of a customer', () => {
  it.each([
    ['one message', [line(1, 'customer', '怎么挂失')], { seq: 1, text: '怎么挂失' }],
    [
      'pieces that stand together',
      [line(1, 'customer', '你好'), line(2, 'customer', '我的卡丢了'), line(3, 'customer', '怎么办')],
      { seq: 3, text: '你好\n我的卡丢了\n怎么办' },
    ],
    [
      'no more than three of them',
      [1, 2, 3, 4].map((seq) => line(seq, 'customer', `第${seq}句`)),
      { seq: 4, text: '第2句\n第3句\n第4句' },
    ],
    [
      'what was said before an answer is over',
      [line(1, 'customer', '怎么挂失'), line(2, 'agent', '请打电话'), line(3, 'customer', '手续费呢')],
      { seq: 3, text: '手续费呢' },
    ],
    [
      'a question stays while the agent answers it',
      [line(1, 'customer', '怎么挂失'), line(2, 'agent', '您好，请稍等')],
      { seq: 1, text: '怎么挂失' },
    ],
    [
      'lines of the system part nothing',
      [line(1, 'customer', '我的卡'), line(2, 'system', '已接入'), line(3, 'customer', '丢了')],
      { seq: 3, text: '我的卡\n丢了' },
    ],
    [
      'that a person was wanted',
      [line(1, 'customer', '怎么挂失'), line(2, 'bot', '请稍等'), line(3, 'customer', '转人工')],
      { seq: 1, text: '怎么挂失' },
    ],
    [
      'a question beside the wish for a person is one',
      [line(1, 'customer', '我要转人工，我的信用卡昨天丢了怎么办呢')],
      { seq: 1, text: '我要转人工，我的信用卡昨天丢了怎么办呢' },
    ],
    ['only an agent spoke', [line(1, 'agent', '您好')], undefined],
    ['nobody spoke', [], undefined],
  ])('%s', (_, lines, expected) => {
    expect(lastWords(lines, 0)).toEqual(expected && { ...expected, parts: expected.text.split('\n') })
  })

  it('of an earlier contact ask nothing now', () => {
    expect(lastWords([line(1, 'customer', '去年的事')], 1_001)).toBeUndefined()
    expect(lastWords([line(1, 'customer', '去年的事')], 1_000)?.text).toBe('去年的事')
  })

  it('are cut at their beginning when they are long', () => {
    const words = lastWords([line(1, 'customer', `${'长'.repeat(400)}尾`)], 0)
    expect(words?.text).toHaveLength(300)
    expect(words?.text.endsWith('尾')).toBe(true)
  })

  it('without text are none: a file asks nothing', () => {
    const file = { fileId: 'f', name: 'a.png', mediaType: 'image/png', byteCount: 1, width: 1, height: 1 }
    const sent: CustomerMessage = { ...line(1, 'customer', ''), body: { kind: 'file', file, caption: null } }
    expect(lastWords([sent], 0)).toBeUndefined()
  })
})
