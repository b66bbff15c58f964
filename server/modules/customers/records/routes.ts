import { Readable } from 'node:stream'
import multipart from '@fastify/multipart'
import type { FastifyReply } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { csv } from '#libs/guarded-csv/csv.ts'
import { shownAs } from '#modules/customers/person/members.ts'
import { type ProfileRevealRefusal, revealProfile } from '#modules/customers/profile/reveal-profile.ts'
import { viewProfile } from '#modules/customers/profile/view-profile.ts'
import { type ImportRefusal, importFile } from '#modules/customers/records/import-file.ts'
import type { HeaderRefusal } from '#modules/customers/records/kinds.ts'
import {
  type ImportRow,
  insertImport,
  listImports,
  readImport,
  refusalsAfter,
} from '#modules/customers/records/store.ts'
import { takeRecords } from '#modules/customers/records/take-records.ts'
import {
  type ImportView,
  importBody,
  importList,
  importSearch,
  importView,
  profileRevealBody,
  profileRevealReply,
  profileView,
  recordsBody,
  recordsReply,
} from '#modules/customers/records-contract.ts'
import { viewCustomer } from '#modules/customers/views.ts'
import type { IdentityQuestions } from '#modules/identity/questions.ts'
import { scopeOf } from '#platform/access.ts'
import { answer, Problem, type Statuses } from '#platform/http/problem.ts'
import { actorOf, type HttpApp } from '#platform/http/server.ts'
import { takeFile } from '#platform/http/take-file.ts'
import { newId } from '#platform/ids.ts'
import type { Platform } from '#platform/module.ts'

const HEADER: Statuses<HeaderRefusal> = { 'column-never-stored': 422, 'column-unknown': 422, 'column-missing': 422 }
const IMPORT: Statuses<ImportRefusal> = {
  ...HEADER,
  'import-not-found': 404,
  'import-moved-on': 409,
  'another-file': 409,
  'not-utf8': 422,
  'line-too-long': 422,
  'quote-not-closed': 422,
}
const REVEAL: Statuses<ProfileRevealRefusal> = {
  'customer-not-found': 404,
  'nothing-to-reveal': 409,
  'identity-level-too-low': 403,
}
const tags = ['Customers']
const byCustomer = z.object({ customerId: z.uuid() })
const byImport = z.object({ importId: z.uuid() })
const importing = { access: { permission: 'customers.import' } } as const
/** Five hundred rows of a dozen values. */
const RECORDS_BYTES = 2 * 1024 * 1024

/** What the bank tells of customers: taken in by files or row by row, shown masked, revealed for a purpose. */
export function recordRoutes(app: HttpApp, platform: Platform, identity: IdentityQuestions): void {
  app.get(
    '/api/customers/:customerId/profile',
    {
      config: { access: { permission: 'customers.read' } },
      schema: {
        tags,
        summary: 'What the bank tells of a customer, masked, each with the day it is of',
        params: byCustomer,
        response: { 200: profileView },
      },
    },
    async (request) => {
      const { customerId } = request.params
      if (!(await viewCustomer(platform.db, scopeOf(actorOf(request), 'customers.read'), customerId)))
        throw new Problem(404, 'customer-not-found')
      return viewProfile(platform.db, await shownAs(platform.db, customerId), platform.clock.now())
    },
  )
  app.post(
    '/api/customers/:customerId/profile-reveals',
    {
      config: { access: { permission: 'customers.reveal' } },
      schema: {
        tags,
        summary: 'Show one field or record of a profile whole, for a purpose that is logged',
        params: byCustomer,
        body: profileRevealBody,
        response: { 200: profileRevealReply },
      },
    },
    async (request) =>
      answer(
        await revealProfile({ platform, identity }, actorOf(request), request.params.customerId, request.body),
        REVEAL,
      ),
  )
  app.post(
    '/api/customer-records',
    {
      config: importing,
      bodyLimit: RECORDS_BYTES,
      schema: {
        tags,
        summary: 'Take up to 500 rows in; the same rows again change nothing',
        body: recordsBody,
        response: { 200: recordsReply },
      },
    },
    async (request) => answer(await takeRecords(platform, await branchesOf(platform, identity), request.body), HEADER),
  )
  importRoutes(app, platform, identity)
}

function importRoutes(app: HttpApp, platform: Platform, identity: IdentityQuestions): void {
  app.post(
    '/api/customer-imports',
    {
      config: importing,
      schema: {
        tags,
        summary: 'Begin an import; its file is sent next',
        body: importBody,
        response: { 200: importView },
      },
    },
    async (request) => {
      const now = platform.clock.now()
      const importId = newId(now)
      await platform.db.transaction((tx) => insertImport(tx, importId, request.body, actorOf(request).personId, now))
      return viewImport(platform, identity, importId)
    },
  )
  app.get(
    '/api/customer-imports',
    {
      config: importing,
      schema: { tags, summary: 'Imports, the newest first', querystring: importSearch, response: { 200: importList } },
    },
    async (request) => {
      const rows = await listImports(platform.db, request.query)
      const page = rows.slice(0, request.query.limit)
      const next = rows.length > page.length ? (page[page.length - 1]?.id ?? null) : null
      return { asOf: platform.clock.now(), imports: await named(platform, identity, page), next }
    },
  )
  app.get(
    '/api/customer-imports/:importId',
    {
      config: importing,
      schema: { tags, summary: 'How far an import is', params: byImport, response: { 200: importView } },
    },
    (request) => viewImport(platform, identity, request.params.importId),
  )
  app.get(
    '/api/customer-imports/:importId/refusals.csv',
    {
      config: importing,
      schema: {
        tags,
        summary: 'Refused lines with their reasons, without what stood in them',
        params: byImport,
        response: { 200: { description: 'CSV', content: { 'text/csv': { schema: z.string() } } } },
      },
    },
    async (request, reply) => {
      const { importId } = request.params
      await viewImport(platform, identity, importId)
      return sendCsv(reply, Readable.from(refusedLines(platform, importId)))
    },
  )
  void app.register(async (plain) => {
    await plain.register(multipart, {
      limits: { files: 1, fields: 0, fileSize: Number.MAX_SAFE_INTEGER, headerPairs: 20 },
    })
    plain.withTypeProvider<ZodTypeProvider>().post(
      '/api/customer-imports/:importId/file',
      {
        config: { ...importing, rawBody: true },
        bodyLimit: Number.MAX_SAFE_INTEGER,
        schema: {
          tags,
          summary: 'Send the file (multipart/form-data); sent again after a break it goes on where it was',
          consumes: ['multipart/form-data'],
          params: byImport,
          response: { 200: importView },
        },
      },
      async (request) => {
        const { importId } = request.params
        const branches = await branchesOf(platform, identity)
        const outcome = await takeFile(request, async ({ content }) => {
          // What is refused early is read to its end all the same: the form is over only then.
          const chunks: AsyncIterable<Uint8Array> = content.iterator({ destroyOnReturn: false })
          return importFile(platform, branches, importId, chunks).finally(() => content.resume())
        })
        answer(outcome, IMPORT)
        return viewImport(platform, identity, importId)
      },
    )
  })
}

const sendCsv = (reply: FastifyReply, lines: Readable) =>
  reply
    .header('content-type', 'text/csv; charset=utf-8')
    .header('content-disposition', 'attachment; filename="refused-rows.csv"')
    .send(lines)

/** A branch is called in files as the house calls it. */
async function branchesOf(platform: Platform, identity: IdentityQuestions): Promise<Map<string, string>> {
  return new Map((await identity.units(platform.db)).map(({ name, unitId }) => [name, unitId]))
}

async function viewImport(platform: Platform, identity: IdentityQuestions, importId: string): Promise<ImportView> {
  const row = await readImport(platform.db, importId)
  const [view] = row ? await named(platform, identity, [row]) : []
  if (!view) throw new Problem(404, 'import-not-found')
  return view
}

async function named(
  platform: Platform,
  identity: IdentityQuestions,
  rows: readonly ImportRow[],
): Promise<ImportView[]> {
  const people = await identity.people(platform.db, [...new Set(rows.map((row) => row.started_by))])
  return rows.map((row) => ({
    importId: row.id,
    kind: row.kind,
    source: row.source,
    asOf: row.as_of,
    fileName: row.file_name,
    linesDone: row.lines_done,
    taken: row.taken,
    unchanged: row.unchanged,
    refused: row.refused,
    startedBy: people.find(({ personId }) => personId === row.started_by)?.displayName ?? '',
    startedAt: row.started_at,
    movedAt: row.moved_at,
    finishedAt: row.finished_at,
  }))
}

const REFUSALS_AT_ONCE = 2_000

async function* refusedLines(platform: Platform, importId: string): AsyncGenerator<string> {
  yield csv(['line', 'column', 'reason'], [])
  for (let after = 0; ; ) {
    const rows = await refusalsAfter(platform.db, importId, after, REFUSALS_AT_ONCE)
    if (rows.length === 0) return
    yield csv(
      ['line', 'column', 'reason'],
      rows.map(({ line, field, reason }) => [line, field, reason]),
    )
      .split('\r\n')
      .slice(1)
      .join('\r\n')
    after = rows[rows.length - 1]?.line ?? Number.MAX_SAFE_INTEGER
  }
}
