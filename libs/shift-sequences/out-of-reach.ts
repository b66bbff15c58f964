import type { Cover, Instance } from './instance.ts'

/** A need that nobody's plan can meet: so many want to be there, and `possible` people may work that shift on that day. */
export interface OutOfReach extends Pick<Cover, 'day' | 'shift' | 'need'> {
  readonly possible: number
}

/** Needs above the number of people who may ever work the shift and are not off that day, in the order of the instance. */
export function outOfReach({ people, cover }: Instance): readonly OutOfReach[] {
  return cover.flatMap(({ day, shift, need }) => {
    const possible = people.filter(({ mostOf, daysOff }) => (mostOf[shift] ?? 0) > 0 && !daysOff.includes(day)).length
    return possible < need ? [{ day, shift, need, possible }] : []
  })
}
