import type { z } from 'zod'
import type { Flow } from '#libs/dialogue/flow.ts'
import { flowFaults } from '#libs/dialogue/flow-faults.ts'
import { done, type FieldFault, type Outcome, refused } from '#libs/facts/decision.ts'
import type { BotDeps } from '#modules/bot/deps.ts'
import type { IntentView, intentBody, nameList } from '#modules/bot/editor-contract.ts'
import { botChanged } from '#modules/bot/events.ts'
import { namesOf } from '#modules/bot/names.ts'
import { readFlow } from '#modules/bot/read-flow.ts'
import type { IntentContent, ReleaseContent } from '#modules/bot/release-content.ts'
import { at, json, type Queryable, sql, type Tx } from '#platform/database/database.ts'
import type { Platform } from '#platform/module.ts'

export type DraftRefusal = 'edited-meanwhile' | 'utterance-elsewhere' | 'flow-faulty' | 'code-differs'
type Kind = 'intent' | 'flow'

interface DraftRow<C> {
  readonly code: string
  readonly content: C
  readonly version: number
  readonly isRemoved: boolean
  readonly changedById: string | null
  readonly changedAt: number
}

const read = <C>(db: Queryable, kind: Kind): Promise<DraftRow<C>[]> =>
  db.rows<DraftRow<C>>(sql`select code, content, version, is_removed "isRemoved", changed_by "changedById",
      changed_at "changedAt"
    from bot.draft where kind = ${kind} order by code`)

type Deps = Pick<BotDeps, 'platform' | 'asks'>

/** Rows with the name of who changed them last; null: they came with the product. */
async function readNamed<C>({ platform: { db }, asks }: Deps, kind: Kind) {
  const rows = await read<C>(db, kind)
  const name = await namesOf(
    db,
    asks.identity,
    rows.map(({ changedById }) => changedById),
  )
  return rows.map(({ changedById, ...row }) => ({ ...row, changedBy: name(changedById) }))
}

export async function listIntents(deps: Deps): Promise<IntentView[]> {
  const rows = await readNamed<IntentContent>(deps, 'intent')
  return rows.map(({ content, ...row }) => ({ ...row, ...viewOf(content), code: row.code }))
}

const viewOf = ({ name, topic, reason, does, utterances }: IntentContent) => ({
  name,
  topic,
  reason,
  does,
  utterances: { zh: [...utterances.zh], en: [...utterances.en] },
})

export const listFlows = async (deps: Deps) =>
  (await readNamed<Flow>(deps, 'flow')).map(({ content, ...row }) => ({ ...row, flow: json(content) }))

/** What intents and flows are called, also those taken out: for those who read and do not write. */
export const listNames = (db: Queryable): Promise<z.output<typeof nameList>['names'][number][]> =>
  db.rows(sql`select kind, code, content->'name' name from bot.draft order by kind, code`)

/** Writes an intent of the working copy; nothing that is out changes. The same utterance in two intents is refused. */
export async function saveIntent(
  platform: Platform,
  by: string,
  code: string,
  { version, ...body }: z.output<typeof intentBody>,
): Promise<Outcome<{ version: number }, DraftRefusal>> {
  return platform.db.transaction(async (tx) => {
    const own = new Set([...body.utterances.zh, ...body.utterances.en])
    const others = (await read<IntentContent>(tx, 'intent')).filter((row) => row.code !== code && !row.isRemoved)
    for (const other of others) {
      const twice = [...other.content.utterances.zh, ...other.content.utterances.en].find((text) => own.has(text))
      if (twice !== undefined)
        return refused('utterance-elsewhere', `“${twice}” stands in ${other.code}: take it out of one of the two.`)
    }
    const content: IntentContent = { code, ...body }
    return save(platform, tx, by, { kind: 'intent', code, content, version })
  })
}

/** Writes a flow of the working copy, whole. Every fault of it is told at once. */
export async function saveFlow(
  platform: Platform,
  by: string,
  code: string,
  body: { readonly flow: string; readonly version: number },
): Promise<Outcome<{ version: number }, DraftRefusal>> {
  const flow = readFlow(body.flow)
  if (!('code' in flow)) return refused('flow-faulty', 'Mend the named places and save again.', flow)
  if (flow.code !== code)
    return refused('code-differs', `The flow calls itself ${flow.code}: give it the code ${code}.`)
  const faults = flowFaults(flow)
  if (faults.length > 0)
    return refused(
      'flow-faulty',
      'Mend the named places and save again.',
      faults.map(({ at: path, fault, detail }) => ({ path, fault: `flow-${fault}`, message: detail })),
    )
  return platform.db.transaction((tx) =>
    save(platform, tx, by, { kind: 'flow', code, content: flow, version: body.version }),
  )
}

/** Takes an intent or flow out of the working copy; written again it is back. */
export async function removeDraft(
  platform: Platform,
  by: string,
  kind: Kind,
  code: string,
  version: number,
): Promise<Outcome<{ version: number }, 'edited-meanwhile'>> {
  return platform.db.transaction(async (tx) => {
    const now = platform.clock.now()
    const saved = await tx.maybe<{ version: number }>(sql`update bot.draft set is_removed = true, version = version + 1,
        changed_by = ${by}, changed_at = ${at(now)}
      where kind = ${kind} and code = ${code} and version = ${version} returning version`)
    if (!saved) return refused('edited-meanwhile', 'Someone changed it since: load it again.')
    await announce(platform, tx, by, kind, code)
    return done(saved)
  })
}

async function save(
  platform: Platform,
  tx: Tx,
  by: string,
  draft: { readonly kind: Kind; readonly code: string; readonly content: unknown; readonly version: number },
): Promise<Outcome<{ version: number }, 'edited-meanwhile'>> {
  const { kind, code, content, version } = draft
  const now = platform.clock.now()
  const saved = await tx.maybe<{ version: number }>(
    version === 0
      ? sql`insert into bot.draft (kind, code, content, version, changed_by, changed_at)
          values (${kind}, ${code}, ${json(content)}, 1, ${by}, ${at(now)}) on conflict do nothing returning version`
      : sql`update bot.draft set content = ${json(content)}, version = version + 1, is_removed = false,
          changed_by = ${by}, changed_at = ${at(now)}
          where kind = ${kind} and code = ${code} and version = ${version} returning version`,
  )
  if (!saved) return refused('edited-meanwhile', 'Someone changed it since: load it again.')
  await announce(platform, tx, by, kind, code)
  return done(saved)
}

const announce = (platform: Platform, tx: Tx, by: string, kind: Kind, code: string) =>
  platform.log.announce(tx, { kind: 'person', id: by }, [
    botChanged.of(code, platform.clock.now(), { what: kind, code }),
  ])

/** The working copy as a release would hold it. */
export async function draftContent(db: Queryable): Promise<ReleaseContent> {
  const intents = (await read<IntentContent>(db, 'intent')).filter(({ isRemoved }) => !isRemoved)
  const flows = (await read<Flow>(db, 'flow')).filter(({ isRemoved }) => !isRemoved)
  const last = await db.maybe<{ outOfScope: readonly string[] }>(
    sql`select content->'outOfScope' "outOfScope" from bot.release order by number desc limit 1`,
  )
  return {
    intents: intents.map(({ content }) => content),
    flows: flows.map(({ content }) => content),
    outOfScope: last?.outOfScope ?? [],
  }
}

/** What keeps a working copy from becoming a release, each with the intent it is about and what to do; empty: nothing does. */
export function contentFaults(content: ReleaseContent): readonly FieldFault[] {
  const flows = new Set(content.flows.map(({ code }) => code))
  const few = { path: 'intents', fault: 'intents-few', message: 'A release needs two intents or more: write another.' }
  return [
    ...(content.intents.length < 2 ? [few] : []),
    ...content.intents.flatMap(({ code, does, utterances }) => [
      ...(utterances.zh.length + utterances.en.length < LEAST_UTTERANCES
        ? [
            {
              path: code,
              fault: 'utterances-few',
              message: `Fewer than ${LEAST_UTTERANCES} utterances: add some, or take the intent out.`,
            },
          ]
        : []),
      ...(does.kind === 'flow' && !flows.has(does.flow)
        ? [
            {
              path: code,
              fault: 'flow-missing',
              message: `Leads to the flow ${does.flow}, which is not there: write it, or lead elsewhere.`,
            },
          ]
        : []),
    ]),
  ]
}

const LEAST_UTTERANCES = 5
