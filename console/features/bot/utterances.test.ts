import { describe, expect, it } from 'vitest'
import { conflictsOf, linesOf, repeatsIn } from './utterances.ts'

describe('utterances', () => {
  it('are read one a line, without blank lines and what is said twice', () => {
    expect(linesOf(' 年费多少 \n\n怎么免年费\n年费多少\n')).toEqual(['年费多少', '怎么免年费'])
    expect(repeatsIn('a\na\n\nb\na')).toBe(2)
    expect(linesOf(undefined)).toEqual([])
  })

  it('of another intent that are the same are told before those that are near', () => {
    const others = [
      { intent: 'fee-waiver', text: '信用卡的年费怎么免除呢' },
      { intent: 'card-fee', text: '年费多少' },
      { intent: 'hours', text: '网点几点开门' },
    ]
    expect(conflictsOf(['信用卡的年费怎么免除', '年费多少'], others)).toEqual([
      { intent: 'card-fee', text: '年费多少', own: '年费多少', kind: 'same' },
      { intent: 'fee-waiver', text: '信用卡的年费怎么免除呢', own: '信用卡的年费怎么免除', kind: 'near' },
    ])
  })

  it('are near whatever the script, the width and the marks', () => {
    const near = conflictsOf(['信用卡年費怎麼免除？'], [{ intent: 'fee', text: '信用卡年费怎么免除' }])
    expect(near).toMatchObject([{ kind: 'near' }])
    expect(conflictsOf(['Waive my fee!'], [{ intent: 'fee', text: 'ｗaive my fee' }])).toMatchObject([{ kind: 'near' }])
  })
})
