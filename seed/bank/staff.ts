import type { Role } from '#platform/access.ts'
import type { QueueCode } from './queues.ts'
import { QUEUE_PLANS } from './queues.ts'
import { type SkillCode, SOFT_SKILLS } from './skills.ts'
import { NAMES_BY_ROLE, TEAM_NAMES } from './staff-names.ts'
import { BRANCHES, type BranchKey, TEAMS, type TeamKey, type UnitKey } from './units.ts'

export interface StaffPlan {
  readonly agentNo: string
  readonly name: string
  readonly unit: UnitKey | 'head-office'
  readonly role: Role
  readonly roleAt: UnitKey | 'head-office'
  readonly locale: 'zh-CN' | 'en'
  readonly skills: Readonly<Partial<Record<SkillCode, number>>>
  readonly queues: readonly QueueCode[]
  /** Chats at a time: who is deep takes three, most two. */
  readonly mostChats: 2 | 3 | null
}

interface TeamShape {
  /** Agent numbers of the team begin with it; the leader's ends in 00. */
  readonly prefix: number
  readonly home: QueueCode
  readonly stem: SkillCode
  /** The first three are held by everyone of the team, the rest by some. */
  readonly branches: readonly [SkillCode, SkillCode, SkillCode, ...SkillCode[]]
}

const SHAPES: Readonly<Record<TeamKey, TeamShape>> = {
  protect: {
    prefix: 11,
    home: 'card-fraud',
    stem: 'anti-fraud',
    branches: ['card', 'payments', 'accounts', 'digital'],
  },
  everyday: { prefix: 12, home: 'everyday', stem: 'payments', branches: ['accounts', 'digital', 'anti-fraud', 'card'] },
  cards: {
    prefix: 13,
    home: 'credit-card',
    stem: 'credit-card',
    branches: ['repayment', 'payments', 'digital', 'complaints'],
  },
  repayment: {
    prefix: 14,
    home: 'repayment-care',
    stem: 'repayment',
    branches: ['credit-card', 'complaints', 'loans', 'accounts'],
  },
  loans: { prefix: 15, home: 'loans', stem: 'loans', branches: ['payments', 'insurance', 'accounts', 'repayment'] },
  wealth: { prefix: 16, home: 'wealth', stem: 'wealth', branches: ['insurance', 'fx', 'accounts', 'loans'] },
  international: {
    prefix: 17,
    home: 'english',
    stem: 'fx',
    branches: ['payments', 'credit-card', 'accounts', 'wealth'],
  },
  experts: {
    prefix: 18,
    home: 'experts',
    stem: 'complaints',
    branches: ['anti-fraud', 'credit-card', 'loans', 'wealth'],
  },
}

const NO_WORK = { skills: {}, queues: [], mostChats: null, locale: 'zh-CN' } as const

/** Everyone of the bank: 60 agents, their leaders and supervisors, three branches with a manager each, every other role. */
export const STAFF: readonly StaffPlan[] = [
  ...supervisors(),
  ...TEAMS.flatMap((team) => [leaderOf(team), ...agentsOf(team)]),
  ...others(),
]

/** Agents who look after affluent customers as their dedicated managers. */
export const MANAGERS: readonly string[] = agentsOf('wealth').map((agent) => agent.agentNo)

function agentsOf(team: TeamKey): StaffPlan[] {
  const shape = SHAPES[team]
  return TEAM_NAMES[team].slice(1).map((name, index) => {
    const skills = skillsOf(team, index)
    return {
      agentNo: `${shape.prefix}${String(index + 1).padStart(2, '0')}`,
      name,
      unit: team,
      role: 'agent',
      roleAt: team,
      locale: team === 'international' && index === 0 ? 'en' : 'zh-CN',
      skills,
      queues: queuesFor(shape.home, skills),
      mostChats: (skills[shape.stem] ?? 0) >= 5 ? 3 : 2,
    }
  })
}

/**
 * A T: the stem at 4 or 5, three branches at 2 or 3, soft skills and law at 3 or above. Every fifth
 * agent is learning one thing more, at level 1, which routing does not yet give them.
 */
function skillsOf(team: TeamKey, index: number): StaffPlan['skills'] {
  const { stem, branches } = SHAPES[team]
  const [first, second, third, learning] = branches
  const isDeep = index % 4 === 0 || team === 'experts'
  return {
    [stem]: isDeep ? 5 : 4,
    [first]: 3,
    [second]: index % 2 === 0 ? 3 : 2,
    [third]: index % 3 === 0 ? 3 : 2,
    ...(learning && index % 5 === 4 ? { [learning]: 1 } : {}),
    ...languagesOf(team, index),
    ...Object.fromEntries(SOFT_SKILLS.map((soft, place) => [soft, (index + place) % 3 === 0 || isDeep ? 4 : 3])),
  }
}

function languagesOf(team: TeamKey, index: number): Partial<Record<SkillCode, number>> {
  const english = team === 'international' ? 5 - (index % 2) : team === 'experts' || team === 'wealth' ? 3 : 2
  return {
    'lang.zh': team === 'international' ? 4 : 5,
    ...(english > 2 || index % 4 === 3 ? { 'lang.en': english } : {}),
    ...(index % 6 === 2 ? { 'lang.yue': 4 } : {}),
  }
}

/** The home queue, and up to two others whose needs the agent meets in full. Experts stay at their desk. */
function queuesFor(home: QueueCode, skills: StaffPlan['skills']): QueueCode[] {
  if (home === 'experts') return [home]
  const meets = ({ needs, isExpert }: (typeof QUEUE_PLANS)[number]) =>
    !isExpert && needs.every(({ skill, minLevel }) => (skills[skill] ?? 0) >= minLevel)
  const others = QUEUE_PLANS.filter((queue) => queue.code !== home && meets(queue)).map((queue) => queue.code)
  return [home, ...others.slice(0, 2)]
}

function leaderOf(team: TeamKey): StaffPlan {
  const agentNo = `${SHAPES[team].prefix}00`
  return { ...NO_WORK, agentNo, name: TEAM_NAMES[team][0], unit: team, role: 'team-leader', roleAt: team }
}

function supervisors(): StaffPlan[] {
  return NAMES_BY_ROLE.supervisor.map((name, index) => ({
    ...NO_WORK,
    agentNo: `100${index + 1}`,
    name,
    unit: 'centre',
    role: 'supervisor',
    roleAt: 'centre',
  }))
}

type SingleRole = Exclude<keyof typeof NAMES_BY_ROLE, 'branch-manager'>

/** Leads the people of a branch, as a team is led; is not rostered. */
function managerOf(branch: BranchKey, index: number): StaffPlan {
  const name = NAMES_BY_ROLE['branch-manager'][index] ?? branch
  return { ...NO_WORK, agentNo: `4${index + 1}00`, name, unit: branch, role: 'team-leader', roleAt: branch }
}

function others(): StaffPlan[] {
  const one = (agentNo: string, role: SingleRole, unit: StaffPlan['unit'], roleAt = unit) => ({
    ...NO_WORK,
    agentNo,
    name: NAMES_BY_ROLE[role][0] as string,
    unit,
    role,
    roleAt,
  })
  return [
    one('2001', 'quality-inspector', 'operations', 'centre'),
    one('2002', 'trainer', 'operations', 'centre'),
    one('2003', 'planner', 'operations', 'centre'),
    one('2004', 'care-manager', 'operations', 'centre'),
    one('3001', 'complaint-officer', 'consumer-protection'),
    { ...one('3003', 'complaint-officer', 'consumer-protection'), name: NAMES_BY_ROLE['complaint-officer'][1] },
    one('3002', 'compliance', 'consumer-protection'),
    ...BRANCHES.map((branch, index) => managerOf(branch, index)),
    ...BRANCHES.map((branch, index) => ({
      ...one(`4${index + 1}01`, 'branch-staff', branch),
      name: NAMES_BY_ROLE['branch-staff'][index] ?? branch,
    })),
    one('5001', 'hq-department', 'products'),
    one('admin', 'administrator', 'head-office'),
  ]
}
