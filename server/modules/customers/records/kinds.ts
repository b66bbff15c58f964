import { isNeverStored } from '#modules/customers/profile/never-stored.ts'
import { IMPORT_COLUMNS, type IMPORT_KINDS } from '#modules/customers/records-contract.ts'

export type ImportKind = (typeof IMPORT_KINDS)[number]
/** Where the rows of a kind go. */
export type Target = 'customers' | 'profile' | 'records'

export const targetOf = (kind: ImportKind): Target => (kind === 'customers' || kind === 'profile' ? kind : 'records')

export function recordKindOf(kind: ImportKind): string | null {
  const kinds: Partial<Record<ImportKind, string>> = {
    products: 'product',
    balances: 'balance',
    policies: 'policy',
    repayments: 'repayment',
    events: 'event',
  }
  return kinds[kind] ?? null
}

export type HeaderRefusal = 'column-never-stored' | 'column-unknown' | 'column-missing'

/** What is wrong with a header; undefined when the file can be taken in. What is never stored is looked for first. */
export function refuseHeader(
  kind: ImportKind,
  header: readonly string[],
): { readonly refusal: HeaderRefusal; readonly column: string } | undefined {
  const { needed, others } = IMPORT_COLUMNS[kind]
  const never = header.find(isNeverStored)
  if (never !== undefined) return { refusal: 'column-never-stored', column: never.slice(0, 60) }
  const odd = header.find(
    (column, at) => !(needed.includes(column) || others.includes(column)) || header.indexOf(column) !== at,
  )
  if (odd !== undefined) return { refusal: 'column-unknown', column: odd.slice(0, 60) }
  const missing = needed.find((column) => !header.includes(column))
  return missing === undefined ? undefined : { refusal: 'column-missing', column: missing }
}
