import { maskCardTail, maskName, maskPhone } from '#libs/masking/display-masks.ts'
import { masked } from '#libs/masking/masked.ts'
import { TIERS } from '#modules/customers/contract.ts'
import { customerIndexes } from '#modules/customers/domain.ts'
import { isProfileField, kindOfField, maskOfField, PROFILE_FIELD_NAMES } from '#modules/customers/profile-contract.ts'
import { copyLine } from '#modules/customers/records/copy-text.ts'
import { type ImportKind, targetOf } from '#modules/customers/records/kinds.ts'
import { IMPORT_COLUMNS, type RowRefusal } from '#modules/customers/records-contract.ts'
import type { Cipher } from '#platform/cipher.ts'
import { newId } from '#platform/ids.ts'

/** A row ready for COPY. Of several with one key in a batch the newest counts. */
export interface PreparedRow {
  readonly key: string
  readonly version: number
  readonly line: number
  readonly copied: string
}
export interface RefusedRow {
  readonly line: number
  readonly field: string
  readonly reason: RowRefusal
}

export interface Preparing {
  readonly kind: ImportKind
  readonly source: string
  readonly asOf: string
  readonly cipher: Cipher
  /** Units by the name the file calls a branch. */
  readonly branches: ReadonlyMap<string, string>
}
type Read = (column: string) => string

/** Thrown within this file alone, and caught in it: what is wrong with which column. */
class Wrong extends Error {
  readonly field: string
  readonly reason: RowRefusal
  constructor(field: string, reason: RowRefusal) {
    super(reason)
    this.field = field
    this.reason = reason
  }
}

/** Turns rows with these columns into rows for COPY: parsed, sealed and masked, or refused. One row of a profile makes many. */
export function preparer(given: Preparing, header: readonly string[]) {
  const preparing = { ...given, cipher: rememberingTails(given.cipher) }
  const target = targetOf(preparing.kind)
  const places: Readonly<Record<string, number>> = Object.fromEntries(header.map((column, at) => [column, at]))
  const goesOn = header.includes('relation_ended_on') ? GOES_ON : null
  let row: readonly string[] = []
  const read: Read = (column) => row[places[column] ?? -1]?.trim() ?? ''
  return (values: readonly string[], line: number): readonly PreparedRow[] | RefusedRow => {
    if (values.length !== header.length) return { line, field: '', reason: 'columns-differ' }
    row = values
    try {
      const version = wholeNumber(read, 'version')
      const customerNo = text(read, 'customer_no', 40)
      if (target === 'customers') return [customerRow(preparing, read, customerNo, version, line, goesOn)]
      if (target === 'profile') return profileRows(preparing, read, customerNo, version, line)
      return [recordRow(preparing, read, customerNo, version, line)]
    } catch (error) {
      if (error instanceof Wrong) return { line, field: error.field, reason: error.reason }
      throw error
    }
  }
}

/** There are ten thousand ends of a phone number: each is indexed once a file. */
function rememberingTails(cipher: Cipher): Cipher {
  const known = new Map<string, string>()
  return {
    ...cipher,
    blindIndex(kind, plain) {
      if (kind !== 'phone-tail') return cipher.blindIndex(kind, plain)
      const index = known.get(plain) ?? cipher.blindIndex(kind, plain)
      known.set(plain, index)
      return index
    },
  }
}

/** The day of an end that never comes: the file says that somebody is a customer still. */
const GOES_ON = 'infinity'

/** @param goesOn stands where no end of the relation is given; null in a file that says nothing of it */
function customerRow(
  on: Preparing,
  read: Read,
  customerNo: string,
  version: number,
  line: number,
  goesOn: string | null,
): PreparedRow {
  const name = text(read, 'name', 100)
  const phone = maybeText(read, 'phone', 30)
  const tier = text(read, 'tier', 20)
  if (!TIERS.some((one) => one === tier)) throw new Wrong('tier', 'not-known')
  const branch = maybeText(read, 'branch', 80)
  const unitId = branch === null ? null : on.branches.get(branch)
  if (unitId === undefined) throw new Wrong('branch', 'not-known')
  const indexes = customerIndexes(on.cipher, name, phone)
  const copied = copyLine([
    line,
    customerNo,
    version,
    newId(),
    on.cipher.seal(name),
    maskName(name),
    indexes.name_index,
    phone === null ? null : on.cipher.seal(phone),
    phone === null ? null : maskPhone(phone),
    indexes.phone_index,
    indexes.phone_tail_index,
    tier,
    text(read, 'language', 20),
    unitId,
    branch,
    maybeDate(read, 'customer_since'),
    maybeDate(read, 'relation_ended_on') ?? goesOn,
  ])
  return { key: customerNo, version, line, copied }
}

function profileRows(on: Preparing, read: Read, customerNo: string, version: number, line: number): PreparedRow[] {
  return PROFILE_FIELD_NAMES.flatMap((field) => {
    const given = maybeText(read, field, 500)
    if (given === null || !isProfileField(field)) return []
    const value = kindOfField(field).class === 'C1' ? clean(given) : given
    const copied = copyLine([line, customerNo, version, field, on.cipher.seal(value), maskOfField(field, value)])
    return [{ key: `${customerNo}\t${field}`, version, line, copied }]
  })
}

function recordRow(on: Preparing, read: Read, customerNo: string, version: number, line: number): PreparedRow {
  const given = text(read, 'source_id', 100)
  // A long number may be the account's own: then only its index is kept, the same each time.
  const sourceId = isPlainId(given) ? given : on.cipher.blindIndex('source-id', given)
  const amount = maybeText(read, 'amount', 20)
  const currency = maybeText(read, 'currency', 3)
  if (amount !== null && !AMOUNT.test(amount)) throw new Wrong('amount', 'not-a-number')
  if (amount !== null && !CURRENCY.test(currency ?? ''))
    throw new Wrong('currency', currency === null ? 'missing' : 'not-known')
  const number = maybeText(read, 'number', 40)
  for (const column of IMPORT_COLUMNS[on.kind].needed) if (read(column) === '') throw new Wrong(column, 'missing')
  const hidden = amount !== null || number !== null
  const copied = copyLine([
    line,
    customerNo,
    version,
    sourceId,
    clean(text(read, 'title', 200)),
    cleanOrNull(maybeText(read, 'status', 60)),
    number === null ? null : maskCardTail(number),
    hidden ? on.cipher.seal(JSON.stringify({ amount, currency, number })) : null,
    maybeDate(read, 'due_on'),
    maybeInstant(read, 'at'),
  ])
  return { key: sourceId, version, line, copied }
}

/** Letters, signs and fewer than twelve digits: no number of an account, a card or a person. */
const isPlainId = (id: string): boolean => /^[\w.:/-]+$/.test(id) && id.replace(/\D/g, '').length < 12

const AMOUNT = /^-?\d{1,15}(\.\d{1,2})?$/
const CURRENCY = /^[A-Z]{3}$/
const DATE = /^(?!0000)\d{4}-\d{2}-\d{2}$/
const EARLY_IN_MONTH = /^(?!0000)\d{4}-(0[1-9]|1[0-2])-(0[1-9]|1\d|2[0-8])$/
const INSTANT = /^(?!0000)\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/

function text(read: Read, field: string, longest: number): string {
  const value = maybeText(read, field, longest)
  if (value === null) throw new Wrong(field, 'missing')
  return value
}

function maybeText(read: Read, field: string, longest: number): string | null {
  const value = read(field)
  if (value.length > longest) throw new Wrong(field, 'too-long')
  if (value === '') return null
  return value.includes('\0') ? value.replaceAll('\0', '') : value
}

function wholeNumber(read: Read, field: string): number {
  const value = read(field)
  if (value === '') throw new Wrong(field, 'missing')
  if (!/^\d{1,15}$/.test(value)) throw new Wrong(field, 'not-a-number')
  return Number(value)
}

function maybeDate(read: Read, field: string): string | null {
  const value = read(field)
  if (value === '') return null
  if (!isDay(value)) throw new Wrong(field, 'not-a-date')
  return value
}

function maybeInstant(read: Read, field: string): string | null {
  const value = read(field)
  if (value === '') return null
  if (!INSTANT.test(value) || !isDay(value.slice(0, 10)) || Number.isNaN(Date.parse(value)))
    throw new Wrong(field, 'not-a-date')
  return new Date(value).toISOString()
}

/** Every month has 28 days; only the others need a calendar. */
function isDay(value: string): boolean {
  if (EARLY_IN_MONTH.test(value)) return true
  const at = DATE.test(value) ? new Date(`${value}T00:00:00Z`) : undefined
  return at !== undefined && !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 10) === value
}

const MOST_REMEMBERED = 2_000
const remembered = new Map<string, string>()

/** Titles come again and again: what masking made of the last ones is remembered. */
function clean(words: string): string {
  const known = remembered.get(words)
  if (known !== undefined) return known
  const made = masked(words)
  if (remembered.size >= MOST_REMEMBERED) remembered.clear()
  remembered.set(words, made)
  return made
}

const cleanOrNull = (words: string | null): string | null => (words === null ? null : clean(words))
