import { multiSkill } from '#libs/queueing/multi-skill.ts'
import { type AgentGroup, createPlanReader, type SkillQueue } from '#libs/queueing/staff-plan.ts'
import { type BenchOptions, type Row, rowOf } from '../report.ts'
import { cpuSeconds } from './workforce.ts'

const load = { contactsPerHour: 120, handleSeconds: 300, patienceSeconds: 180 }
const goal = { share: 0.8, thresholdSeconds: 20 }
const QUEUES: readonly SkillQueue[] = [
  { id: 'cards', load, goal },
  { id: 'loans', load, goal },
]
const BOTH = ['cards', 'loans']

/** Row 13: 10 + 10 Erlang at 80/20. The plan is read again on customers the search never saw. */
export function run({ seed }: BenchOptions): Row[] {
  const from = cpuSeconds()
  const plan = multiSkill(QUEUES, seed, { contacts: 60_000 })
  const seconds = cpuSeconds() - from
  const { read } = createPlanReader(QUEUES, seed + 1000, 200_000)
  const worst = (groups: readonly AgentGroup[]) =>
    Math.round(1000 * Math.min(...read(groups).map(({ serviceLevel }) => serviceLevel))) / 10
  const agents = rowOf('workforce', `two skills of 10 Erlang, ${plan.flexible} flexible`, 'agents', [plan.agents], {
    atMost: 24,
  })
  return [
    { ...agents, moonshot: '<= 23', anchor: plan.specialistsAlone, cpuSeconds: Math.round(10 * seconds) / 10 },
    {
      ...rowOf('workforce', 'its service level on other customers', '%', [worst(plan.groups)], { atLeast: 79.5 }),
      // Flexible agents counted for both skills at once (pyworkforce): 14 of them.
      anchor: worst([{ queueIds: BOTH, agents: 14 }]),
    },
  ]
}
