import type { z } from 'zod'
import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import { rosterCsv, rosterSheet } from '#libs/roster-export/roster-files.ts'
import { workbook } from '#libs/roster-export/workbook.ts'
import type { RostersDeps } from '#modules/rosters/deps.ts'
import { rosterExported } from '#modules/rosters/events.ts'
import type { exportBody } from '#modules/rosters/export-contract.ts'
import { payrollCsv, payrollSheets } from '#modules/rosters/export-payroll.ts'
import { type Exportable, type ExportRefusal, publishedRoster } from '#modules/rosters/export-published.ts'
import type { Actor } from '#platform/access.ts'
import { disposition } from '#platform/http/disposition.ts'

export interface ExportedFile {
  readonly headers: Readonly<Record<string, string>>
  readonly content: Buffer
}

/** Of each form of a file. */
export const TYPES = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const

type Form = z.output<typeof exportBody>

/** Who works when, as published and changed since. The file and the record of it are one transaction. */
export async function exportRoster(
  deps: RostersDeps,
  actor: Actor,
  rosterId: string,
  { as, locale }: Form,
): Promise<Outcome<ExportedFile, ExportRefusal>> {
  return deps.platform.db.transaction(async (tx) => {
    const read = await publishedRoster(deps, tx, actor, 'rosters.read', rosterId, locale)
    if (!read.ok) return read
    const { roster, words } = read.value
    const content = as === 'csv' ? rosterCsv(roster, words) : workbook([rosterSheet(roster, words)])
    await deps.platform.log.announce(tx, { kind: 'person', id: actor.personId }, [
      factOf(deps, read.value, 'roster', as),
    ])
    return done(fileOf(read.value, words.roster, as, content))
  })
}

/** Hours by pay code of the shifts of a roster. */
export async function exportPayroll(
  deps: RostersDeps,
  actor: Actor,
  rosterId: string,
  { as, locale }: Form,
): Promise<Outcome<ExportedFile, ExportRefusal>> {
  return deps.platform.db.transaction(async (tx) => {
    const read = await publishedRoster(deps, tx, actor, 'rosters.plan', rosterId, locale)
    if (!read.ok) return read
    const sheets = await payrollSheets(deps, tx, read.value)
    if (!sheets.ok) return refused(sheets.refusal, sheets.detail)
    const content = as === 'csv' ? payrollCsv(sheets.value) : workbook(sheets.value)
    await deps.platform.log.announce(tx, { kind: 'person', id: actor.personId }, [
      factOf(deps, read.value, 'payroll', as),
    ])
    return done(fileOf(read.value, read.value.words.payroll, as, content))
  })
}

function factOf(deps: RostersDeps, read: Exportable, what: 'roster' | 'payroll', as: Form['as']) {
  const { rosterId, unitId, version, roster } = read
  const about = { rosterId, unitId, what, as, version, people: roster.people.length }
  return rosterExported.of(rosterId, deps.platform.clock.now(), about)
}

/** Signs no file system or reader likes in a name are left out of it. */
function fileOf(read: Exportable, word: string, as: Form['as'], content: string | Uint8Array): ExportedFile {
  const { unitName, roster, version } = read
  const name = `${word} ${unitName} ${roster.from} v${version}`.replace(/[\p{Cc}\p{Cf}\\/:*?"<>|]/gu, '_')
  const bytes = Buffer.from(content)
  return {
    content: bytes,
    headers: {
      'content-type': TYPES[as],
      'content-length': String(bytes.length),
      'content-disposition': disposition('attachment', `${name}.${as}`),
    },
  }
}
