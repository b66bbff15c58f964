import { describe, expect, it } from 'vitest'
import { LOCALES } from '../words/locale.ts'
import { factWords } from './fact-words.ts'

const events: Record<string, object> = import.meta.glob('/server/{modules,channels}/*/events.ts', { eager: true })
const kinds = Object.values(events)
  .flatMap((module): unknown[] => Object.values(module))
  .flatMap((one) => (typeof one === 'object' && one !== null && 'type' in one ? [String(one.type)] : []))
  .filter((type) => type.includes('.'))

it('there are facts to be put into words', () => {
  expect(kinds.length).toBeGreaterThan(50)
})

it.each(kinds)('%s reads as words in every language, with no place left open', (type) => {
  for (const locale of LOCALES) {
    const words = factWords({ type, data: {} }, {}, locale)
    expect(words).not.toBe(type)
    expect(words).not.toMatch(/[{}]|undefined|null/)
  }
})

describe('a fact names what it is about', () => {
  const names = {
    person: (id: string) => ({ p1: '许文静', p2: '韩雪梅' })[id],
    queue: (id: string) => ({ q1: '综合支付' })[id],
  }
  it.each([
    ['routing.contact-queued', { queueId: 'q1', reason: 'asked' }, '进入综合支付'],
    [
      'workforce.history-removed',
      { queueId: 'q1', from: '2026-10-01', to: '2026-10-31', days: 31 },
      '删除了综合支付 2026-10-01 至 2026-10-31 的导入历史',
    ],
    ['routing.contact-queued', { queueId: 'q1', reason: 'agent-vanished' }, '坐席断线，回到综合支付，原等待时间保留'],
    ['routing.contact-transferred', { fromAgentId: 'p1', toAgentId: 'p2', mode: 'take-over' }, '韩雪梅从许文静接管'],
    ['routing.offer-made', { agentId: 'p9' }, '派给某人，振铃'],
    ['routing.changed', { what: 'membership', id: 'p1', queueId: 'q1' }, '许文静负责的队列改了：综合支付'],
    ['conversations.contact-ended', { reason: 'idle' }, '客户久未回复，自动结束'],
    ['conversations.contact-rated', { score: 2, isChange: false }, '客户评价 2 分（满分 5 分）'],
    ['conversations.contact-rated', { score: 4, isChange: true }, '客户改评为 4 分（满分 5 分）'],
    ['identity.person-changed', { personId: 'p1', what: ['unit', 'disabled'] }, '许文静的资料改了：单位、停用'],
    ['identity.role-granted', { personId: 'p1', role: 'planner', unitId: '0' }, '授予许文静排班师，0'],
    ['promises.broken', { kind: 'first-response' }, '首次响应超时'],
    ['promises.broken', { kind: 'something-new' }, '其他承诺超时'],
    ['later.release', { personId: 'p1' }, 'later.release'],
  ])('%s %j reads %s', (type, data, words) => {
    expect(factWords({ type, data }, names, 'zh-CN')).toBe(words)
  })
})
