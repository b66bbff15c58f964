import { PROFILE_GROUPS, type ProfileGroup } from '#modules/customers/profile-contract.ts'
import type { ProfileView } from '#modules/customers/records-contract.ts'

type Field = ProfileView['fields'][number]

/** The groups that hold something, in the order of the catalogue. */
export const groupsOf = (
  fields: readonly Field[],
): readonly { readonly group: ProfileGroup; readonly fields: readonly Field[] }[] =>
  PROFILE_GROUPS.map((group) => ({ group, fields: fields.filter((field) => field.group === group) })).filter(
    (one) => one.fields.length > 0,
  )
