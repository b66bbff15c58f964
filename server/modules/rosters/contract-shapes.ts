import { WEEKDAYS } from '#libs/business-calendar/calendar-data.ts'
import type { Contract } from '#libs/rostering/model.ts'
import { cnPack } from '#libs/rostering/packs/cn.ts'
import { twPack } from '#libs/rostering/packs/tw.ts'
import { rulePack, type WorkContract } from '#modules/rosters/terms-contract.ts'

type Body = Pick<WorkContract, 'rules' | 'shifts'>

/** The contract as `libs/rostering` reads it, which has names for weekdays. */
export function toContract(id: string, { rules, shifts }: Body): Contract {
  return {
    id,
    rules,
    shifts: shifts.map(({ starts, ...kind }) => {
      const { weekdays, ...rest } = starts
      const named = weekdays?.flatMap((weekday) => WEEKDAYS[weekday - 1] ?? [])
      return { ...kind, starts: named ? { ...rest, weekdays: named } : rest }
    }),
  }
}

/** The packs of the library, as the wire has them. */
export const RULE_PACKS = [cnPack, twPack].map((pack) => rulePack.parse(pack))
