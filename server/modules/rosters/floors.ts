import type { Floor, MarkShare, SkillNeed, SlotRange } from '#libs/rostering/model.ts'
import { termsOn } from '#modules/rosters/check-shifts.ts'
import type { RosteredPerson } from '#modules/rosters/terms-contract.ts'
import type { RosterWorld } from '#modules/rosters/world.ts'

/**
 * Marks by person, as they are in force in some slots of a roster: one part, where nobody's change in its days. A later part
 * has marks of its own, for floors count a person by a mark through all their slots.
 */
export interface MarksOfPart extends SlotRange {
  readonly part: number
  readonly of: ReadonlyMap<string, readonly string[]>
}
export type Marks = readonly MarksOfPart[]

/** As in force on each day of the roster. */
export function marksOf({ people, checked, grid }: Pick<RosterWorld, 'people' | 'checked' | 'grid'>): Marks {
  const terms = new Map(checked.map((person) => [person.personId, person]))
  const parts: { from: number; to: number; part: number; of: ReadonlyMap<string, readonly string[]>; key: string }[] =
    []
  for (let day = 0; day < grid.days; day += 1) {
    const date = grid.dates[day] ?? ''
    const own = people.map(({ personId, terms: first }): [string, readonly string[]] => {
      const person = terms.get(personId)
      return [personId, (person && termsOn(person, date)?.marks) ?? first?.marks ?? []]
    })
    const [from, to] = [grid.dayStart[day] ?? 0, grid.dayStart[day + 1] ?? 0]
    const key = JSON.stringify(own)
    const last = parts.at(-1)
    if (last?.key === key) last.to = to
    else parts.push({ from, to, part: parts.length, of: new Map(own), key })
  }
  return parts
}

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
export const floorsOf = (world: Pick<RosterWorld, 'queues' | 'people'>, marks: Marks): readonly Floor[] => [
  ...leaderFloor(world, marks),
  ...expertFloors(world, marks),
]

/** Of each queue that has a limit: how many of its people at work may be trainees, where it needs somebody. */
export const sharesOf = ({ queues }: Pick<RosterWorld, 'queues'>, marks: Marks): readonly MarkShare[] =>
  queues.flatMap((queue) => {
    const most = queue.plan.staffing.settings.mostTrainees
    if (most === null) return []
    return marks.flatMap((part): MarkShare[] => {
      const slots = needed(part, [queue])
      const mark = markIn(part, 'trainee')
      return slots.length === 0 ? [] : [{ id: traineesOf(queue.skill), skill: queue.skill, mark, most, slots }]
    })
  })

/** An expert counts for each queue whose contacts the person can take. */
export const marksFor = ({ personId, queueIds }: RosteredPerson, marks: Marks): readonly string[] =>
  marks.flatMap((part) => {
    const own = part.of.get(personId) ?? []
    const all = own.includes('expert') ? [...own, ...queueIds.map(expertOf)] : own
    return all.map((mark) => markIn(part, mark))
  })

const markIn = ({ part }: MarksOfPart, mark: string): string => (part === 0 ? mark : `${mark} part ${part}`)

/** Where somebody is needed and there are leaders, one of them is on the floor. */
const leaderFloor = ({ queues }: Pick<RosterWorld, 'queues'>, marks: Marks): readonly Floor[] =>
  marks.flatMap((part) =>
    [...part.of.values()].some((own) => own.includes('leader')) ? floorOf(LEADER, 1, queues, part) : [],
  )

/** Where a queue needs somebody: as many experts as it wants; one, where nobody said and its people include any. */
const expertFloors = ({ queues, people }: Pick<RosterWorld, 'queues' | 'people'>, marks: Marks): readonly Floor[] =>
  queues.flatMap((queue) =>
    marks.flatMap((part) => {
      const isExpert = ({ personId, queueIds }: RosteredPerson) =>
        queueIds.includes(queue.skill) && part.of.get(personId)?.includes('expert')
      const least = queue.plan.staffing.settings.leastExperts ?? (people.some(isExpert) ? 1 : 0)
      return least > 0 ? floorOf(expertOf(queue.skill), least, [queue], part) : []
    }),
  )

function floorOf(
  mark: string,
  least: number,
  queues: readonly Pick<SkillNeed, 'required'>[],
  part: MarksOfPart,
): readonly Floor[] {
  const slots = needed(part, queues)
  return slots.length === 0 ? [] : [{ id: mark, mark: markIn(part, mark), least, slots }]
}

/** The slots of a range in which one of these queues needs somebody. */
function needed({ from, to }: SlotRange, queues: readonly Pick<SkillNeed, 'required'>[]): readonly SlotRange[] {
  const slots: { from: number; to: number }[] = []
  for (let slot = from; slot < to; slot += 1) {
    if (!queues.some(({ required }) => (required[slot] ?? 0) > 0)) continue
    const last = slots.at(-1)
    if (last?.to === slot) last.to = slot + 1
    else slots.push({ from: slot, to: slot + 1 })
  }
  return slots
}
