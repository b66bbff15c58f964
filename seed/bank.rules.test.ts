import { describe, expect, test } from 'vitest'
import { compileCalendar } from '#libs/business-calendar/compile-calendar.ts'
import { RED_LINES } from '#libs/language/feeling/red-line-phrases.ts'
import { compileRedLines, findCrossings } from '#libs/language/feeling/red-lines.ts'
import { unknownVariables } from '#libs/reply-template/reply-template.ts'
import { isAble } from '#libs/skill-matching/requirements.ts'
import type { Agent, Level } from '#libs/skill-matching/types.ts'
import { calendarPlans } from './bank/calendars.ts'
import { CHAT_ENTRANCE } from './bank/chat-entrance.ts'
import { customerPlans } from './bank/customers.ts'
import { QUEUE_PLANS } from './bank/queues.ts'
import { kindOf, SKILLS, type SkillCode, SOFT_SKILLS } from './bank/skills.ts'
import { STAFF, type StaffPlan } from './bank/staff.ts'
import { TOPIC_PLANS } from './bank/topics.ts'
import { BRANCHES, TEAMS } from './bank/units.ts'
import { REPLIES } from './replies/all-replies.ts'
import { SCRIPTS } from './scripts/all-scripts.ts'
import type { Words } from './words.ts'

const agents = STAFF.filter((person) => person.role === 'agent')
const levelsOf = (person: StaffPlan, skill: (code: SkillCode) => boolean) =>
  (Object.entries(person.skills) as [SkillCode, number][]).filter(([code]) => skill(code)).map(([, level]) => level)

describe('the people of the demo bank', () => {
  test('are 60 agents in 8 teams with a leader each, 3 branches with a manager each, and someone in every other role', () => {
    expect(agents).toHaveLength(60)
    expect([BRANCHES.length, TEAMS.length]).toEqual([3, 8])
    const countOf = (role: string) => STAFF.filter((person) => person.role === role).length
    expect(countOf('team-leader')).toBe(8 + 3)
    expect(countOf('supervisor')).toBe(2)
    const others = ['quality-inspector', 'trainer', 'planner', 'complaint-officer', 'compliance', 'care-manager']
    for (const role of [...others, 'branch-staff', 'hq-department', 'administrator'])
      expect(countOf(role), role).toBeGreaterThanOrEqual(1)
  })

  test('have numbers and names of their own', () => {
    expect(new Set(STAFF.map((person) => person.agentNo)).size).toBe(STAFF.length)
    expect(new Set(STAFF.map((person) => person.name)).size).toBe(STAFF.length)
  })

  test.each(agents)(
    '$agentNo is T-shaped: one product skill at 4, three more at 2, soft skills and law at 3',
    (agent) => {
      const products = levelsOf(agent, (code) => kindOf(code) === 'product').sort((a, b) => b - a)
      expect(products[0]).toBeGreaterThanOrEqual(4)
      expect(products.filter((level) => level >= 2).length).toBeGreaterThanOrEqual(4)
      for (const soft of SOFT_SKILLS) expect(agent.skills[soft]).toBeGreaterThanOrEqual(3)
    },
  )

  test.each(QUEUE_PLANS)('$code can be served by at least two people, without any relaxation', (queue) => {
    const place = { channel: 'web', queueId: queue.code }
    const needs = { skills: queue.needs, furtherQueueIds: [] }
    const able = agents.filter((agent) => isAble(asAgent(agent), place, needs, false))
    expect(able.length).toBeGreaterThanOrEqual(2)
  })

  test('nobody is put into a queue they cannot serve', () => {
    for (const agent of agents)
      for (const code of agent.queues) {
        const queue = QUEUE_PLANS.find((plan) => plan.code === code)!
        const needs = { skills: queue.needs, furtherQueueIds: [] }
        expect(isAble(asAgent(agent), { channel: 'web', queueId: code }, needs, false), agent.agentNo).toBe(true)
      }
  })
})

describe('the customers of the demo bank', () => {
  const customers = customerPlans()
  test('are 2,000, the same every time, each with a number and a phone of their own', () => {
    expect(customers).toHaveLength(2_000)
    expect(customerPlans()).toEqual(customers)
    expect(new Set(customers.map((customer) => customer.customerNo)).size).toBe(2_000)
    expect(new Set(customers.map((customer) => customer.phone)).size).toBe(2_000)
  })

  test('have phones that nobody can have', () => {
    for (const { phone } of customers) expect(phone).toMatch(/^(120\d{8}|\+44 (7700 900|20 7946 0)\d{3})$/)
  })

  test('from the affluent tier up have a dedicated manager, who is an agent', () => {
    for (const { tier, managerNo } of customers) {
      expect(managerNo !== null).toBe(tier !== 'mass' && tier !== 'gold')
      if (managerNo !== null) expect(agents.map((agent) => agent.agentNo)).toContain(managerNo)
    }
  })

  test('speak three languages, and some need more care than others', () => {
    expect(new Set(customers.map((customer) => customer.language))).toEqual(new Set(['zh-CN', 'zh-TW', 'en']))
    const needy = customers.filter((customer) => customer.needs.length > 0).length
    expect(needy).toBeGreaterThan(50)
    expect(needy).toBeLessThan(200)
  })
})

describe('the words of the demo bank', () => {
  const texts = allWords()

  test('are there in three languages', () => {
    for (const [where, words] of texts)
      for (const language of ['zh-CN', 'zh-TW', 'en'] as const)
        expect(words[language].trim(), `${where} ${language}`).not.toBe('')
  })

  test('are in Taiwan written as in Taiwan: neither simplified characters nor mainland words', () => {
    const simplified = /[账这吗们请转额关开对时间题说话让给应该银钱验证码为户号业务员发现办书号码网贷车费实际]/
    const mainland = /信息|短信|網點|賬|按揭|流水|身份|反洗錢|默認|視頻|軟件|屏幕|信用卡賬|工號|工单|理財產品/
    for (const [where, words] of texts) {
      expect(simplified.exec(words['zh-TW'])?.[0], `${where}: ${words['zh-TW']}`).toBeUndefined()
      expect(mainland.exec(words['zh-TW'])?.[0], `${where}: ${words['zh-TW']}`).toBeUndefined()
    }
  })

  test('hold no Chinese in English and no English sentences in Chinese', () => {
    for (const [where, words] of texts) {
      expect(/\p{Script=Han}/u.exec(words.en)?.[0], `${where}: ${words.en}`).toBeUndefined()
      expect(/[A-Za-z]+ [a-z]+ [a-z]+/.exec(words['zh-CN'])?.[0], `${where}: ${words['zh-CN']}`).toBeUndefined()
    }
  })

  test('cross no red line', () => {
    const lines = compileRedLines(RED_LINES)
    for (const [where, words] of texts)
      for (const text of Object.values(words)) expect(findCrossings(text, lines), `${where}: ${text}`).toEqual([])
  })

  test('ask for no variable that does not exist, and for the same ones in every language', () => {
    for (const { shortcut, text } of REPLIES) {
      const variables = (words: string) => [...words.matchAll(/\{\{([^}]+)\}\}/g)].map((match) => match[1]).sort()
      for (const each of Object.values(text)) expect(unknownVariables(each), shortcut).toEqual([])
      expect(variables(text['zh-TW']), shortcut).toEqual(variables(text['zh-CN']))
      expect(variables(text.en), shortcut).toEqual(variables(text['zh-CN']))
    }
  })

  test('are fourteen scenarios, each with set statements, and at least forty canned replies', () => {
    expect(SCRIPTS).toHaveLength(14)
    for (const { code, steps } of SCRIPTS)
      expect(steps.filter((step) => step.isMandatory && step.say).length, code).toBeGreaterThanOrEqual(2)
    expect(REPLIES.length).toBeGreaterThanOrEqual(40)
    expect(new Set(REPLIES.map((reply) => reply.shortcut)).size).toBe(REPLIES.length)
  })
})

describe('the hours of the demo bank', () => {
  test('compile, and every queue keeps hours that exist', () => {
    const plans = calendarPlans('Asia/Shanghai')
    for (const { key, data } of plans) expect(compileCalendar(data), key).toMatchObject({ ok: true })
    for (const { hours } of QUEUE_PLANS) expect(plans.map((plan) => plan.key)).toContain(hours)
  })
})

function asAgent(person: StaffPlan): Agent {
  return {
    id: person.agentNo,
    skills: person.skills as Record<string, Level>,
    queueIds: person.queues,
    capacity: { points: 4, channels: { web: { cost: 1, most: person.mostChats ?? 2 } } },
    load: {},
    readiness: 'accepting',
    availableSinceAt: 0,
  }
}

function allWords(): [string, Words][] {
  return [
    ...Object.entries(SKILLS).map(([code, { names }]): [string, Words] => [`skill ${code}`, names]),
    ...QUEUE_PLANS.map(({ code, name }): [string, Words] => [`queue ${code}`, name]),
    ...TOPIC_PLANS.map(({ code, name }): [string, Words] => [`topic ${code}`, name]),
    ...calendarPlans('Asia/Shanghai').map(({ key, name }): [string, Words] => [`hours ${key}`, name]),
    ['chat name', CHAT_ENTRANCE.name],
    ['chat greeting', CHAT_ENTRANCE.greeting],
    ...REPLIES.flatMap(({ shortcut, title, text }): [string, Words][] => [
      [`reply ${shortcut}`, title],
      [`reply ${shortcut}`, text],
    ]),
    ...SCRIPTS.flatMap(({ code, name, handOff, steps, formFields }): [string, Words][] => [
      [code, name],
      [code, handOff],
      ...steps.map(({ stepId, title }): [string, Words] => [`${code} ${stepId}`, title]),
      ...steps.flatMap(({ stepId, say }): [string, Words][] => (say ? [[`${code} ${stepId}`, say]] : [])),
      ...formFields.map(({ field, name: fieldName }): [string, Words] => [`${code} ${field}`, fieldName]),
      ...formFields.flatMap(({ field, options }) =>
        options.map(({ option, name: words }): [string, Words] => [`${code} ${field} ${option}`, words]),
      ),
    ]),
  ]
}
