import type { Floor, MarkShare, SkillNeed, SlotRange } from '#libs/rostering/model.ts'
import type { RosteredPerson } from '#modules/rosters/terms-contract.ts'
import type { RosterWorld } from '#modules/rosters/world.ts'

/** Marks by person. */
export type Marks = ReadonlyMap<string, readonly string[]>

/** What a floor or share of a roster is about, by its id. */
export interface FloorSubject {
  readonly kind: 'leader' | 'expert' | 'trainee'
  readonly queueId: string | null
}

const LEADER = 'leader'
const expertOf = (queueId: string): string => `expert ${queueId}`
const traineesOf = (queueId: string): string => `trainee ${queueId}`

export function subjectOf(id: string): FloorSubject {
  const [word, queueId = null] = id.split(' ')
  return { kind: word === 'expert' || word === 'trainee' ? word : 'leader', queueId }
}

/** One leader on the floor where there are leaders; of each queue as many experts as its staffing says. */
export const floorsOf = (world: Pick<RosterWorld, 'queues' | 'people' | 'grid'>, marks: Marks): readonly Floor[] => [
  ...leaderFloor(world, marks),
  ...expertFloors(world, marks),
]

/** Of each queue that has a limit: how many of its people at work may be trainees, where it needs somebody. */
export const sharesOf = ({ queues, grid }: Pick<RosterWorld, 'queues' | 'grid'>): readonly MarkShare[] =>
  queues.flatMap((queue): MarkShare[] => {
    const most = queue.plan.staffing.settings.mostTrainees
    const slots = needed(grid.slots, [queue])
    if (most === null || slots.length === 0) return []
    return [{ id: traineesOf(queue.skill), skill: queue.skill, mark: 'trainee', most, slots }]
  })

/** An expert counts for each queue whose contacts the person can take. */
export const marksFor = ({ queueIds }: RosteredPerson, marks: readonly string[]): readonly string[] =>
  marks.includes('expert') ? [...marks, ...queueIds.map(expertOf)] : marks

/** Where somebody is needed and there are leaders, one of them is on the floor. */
function leaderFloor({ queues, grid }: Pick<RosterWorld, 'queues' | 'grid'>, marks: Marks): readonly Floor[] {
  if (![...marks.values()].some((own) => own.includes('leader'))) return []
  return floorOf(LEADER, 1, needed(grid.slots, queues))
}

/** Where a queue needs somebody: as many experts as it wants; one, where nobody said and its people include any. */
function expertFloors({ queues, people, grid }: Pick<RosterWorld, 'queues' | 'people' | 'grid'>, marks: Marks) {
  return queues.flatMap((queue) => {
    const isExpert = ({ personId, queueIds }: RosteredPerson) =>
      queueIds.includes(queue.skill) && (marks.get(personId) ?? []).includes('expert')
    const least = queue.plan.staffing.settings.leastExperts ?? (people.some(isExpert) ? 1 : 0)
    return least > 0 ? floorOf(expertOf(queue.skill), least, needed(grid.slots, [queue])) : []
  })
}

const floorOf = (mark: string, least: number, slots: readonly SlotRange[]): readonly Floor[] =>
  slots.length === 0 ? [] : [{ id: mark, mark, least, slots }]

/** The slots in which one of these queues needs somebody. */
function needed(count: number, queues: readonly Pick<SkillNeed, 'required'>[]): readonly SlotRange[] {
  const slots: { from: number; to: number }[] = []
  for (let slot = 0; slot < count; slot += 1) {
    if (!queues.some(({ required }) => (required[slot] ?? 0) > 0)) continue
    const last = slots.at(-1)
    if (last?.to === slot) last.to = slot + 1
    else slots.push({ from: slot, to: slot + 1 })
  }
  return slots
}
