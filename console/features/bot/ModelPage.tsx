import './bot.css'
import { useQuery } from '@tanstack/react-query'
import type { ModelView } from '#modules/bot/model-contract.ts'
import { call } from '../../api/call.ts'
import { useMay } from '../../app/session/me.ts'
import { number, percent } from '../../ui/figures/numbers.ts'
import { Beside, Split } from '../../ui/form/Split.tsx'
import { Choose } from '../../ui/parts/Choose.tsx'
import { EmptyState } from '../../ui/parts/EmptyState.tsx'
import { Skeleton } from '../../ui/parts/Skeleton.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { PageTable } from '../../ui/table/PageTable.tsx'
import { useSearchText } from '../../ui/table/use-search-text.ts'
import type { Column } from '../../ui/table/view.ts'
import { AsOf } from '../../ui/time/AsOf.tsx'
import { dayAndTime } from '../../ui/time/instant.ts'
import { serverNow } from '../../ui/time/server-clock.ts'
import { useLocale, useWords } from '../../ui/words/words.ts'
import { modelWords, useModelWhy } from './model-words.ts'
import { SessionTalk } from './SessionTalk.tsx'

const SEARCH = ['outcome', 'purpose', 'open'] as const
const OUTCOMES = ['used', 'refused', 'failed', 'dropped', 'lost', 'ready', 'under-way'] as const
const PURPOSES = ['phrase', 'command'] as const
const FRESH_MS = 15_000

type Call = ModelView['calls'][number]

/** How the language model is set, what it used of today's budget, and its newest calls; one opens to its talk. */
export function ModelPage() {
  const say = useWords(modelWords)
  const [{ outcome, purpose, open }, change] = useSearchText(SEARCH)
  const mayTalk = useMay('bot.read')
  const model = useQuery({
    queryKey: ['bot', 'model'],
    queryFn: ({ signal }) => call<ModelView>('GET', '/api/bot/model', { signal }),
    refetchInterval: FRESH_MS,
  })
  const rows = (model.data?.calls ?? []).filter(
    (one) => (outcome === '' || one.outcome === outcome) && (purpose === '' || one.purpose === purpose),
  )
  const opened = model.data?.calls.find(({ callId }) => callId === open)
  const columns = useColumns(open, (callId) => change({ open: callId }))
  return (
    <Split
      title={say('title')}
      tools={
        <>
          <Choose
            label={say('outcome')}
            all={say('allOutcomes')}
            value={outcome}
            choices={OUTCOMES.map((value) => ({ value, label: say(`outcome-${value}`) }))}
            onChoose={(value) => change({ outcome: value, open: null })}
          />
          <Choose
            label={say('purpose')}
            all={say('allPurposes')}
            value={purpose}
            choices={PURPOSES.map((value) => ({ value, label: say(`purpose-${value}`) }))}
            onChoose={(value) => change({ purpose: value, open: null })}
          />
          {model.data && <AsOf at={model.data.asOf} />}
        </>
      }
      beside={
        opened && (
          <Beside key={opened.callId} title={say('oneCall')} onClose={() => change({ open: null })}>
            <div className="scroll">
              <CallFacts call={opened} />
              {opened.sessionId !== null && mayTalk && <SessionTalk sessionId={opened.sessionId} />}
            </div>
          </Beside>
        )
      }
    >
      <ProblemLine problem={model.error} onRetry={() => void model.refetch()} />
      {model.isPending && <Skeleton lines={8} />}
      {model.data && (
        <>
          <Standing view={model.data} />
          <PageTable
            caption={say('calls')}
            columns={columns}
            rows={rows}
            rowKey={({ callId }) => callId}
            rowClass={({ callId }) => (callId === open ? 'on' : undefined)}
            exportAs={say('calls')}
            empty={
              <EmptyState
                what={say('noCalls')}
                todo={say(model.data.setting === null ? 'noModelTodo' : 'noCallsTodo')}
              />
            }
          />
        </>
      )}
    </Split>
  )
}

/** What is set, and how much of the day's budget is gone. */
function Standing({ view: { setting, today } }: { readonly view: ModelView }) {
  const say = useWords(modelWords)
  const locale = useLocale()
  if (setting === null) return <p className="note-i bot-strict">{say('off')}</p>
  const { name, server, timeoutMs, tokensPerDay } = setting
  const cards = [
    ['model', name, server],
    [
      'budget',
      `${percent(today.tokens / tokensPerDay, locale)} %`,
      say('ofTokens', { used: number(today.tokens, locale), all: number(tokensPerDay, locale) }),
    ],
    ['callsToday', number(today.calls, locale), say('timeOut', { ms: timeoutMs })],
    ['notAsked', number(today.notAsked, locale), say('notAskedHint')],
  ] as const
  return (
    <dl className="bot-cards">
      {cards.map(([key, value, hint]) => (
        <div key={key}>
          <dt className="f12">{say(key)}</dt>
          <dd className="bot-share n">{value}</dd>
          <dd className="t3 f12">{hint}</dd>
        </div>
      ))}
    </dl>
  )
}

function CallFacts({ call: one }: { readonly call: Call }) {
  const say = useWords(modelWords)
  const why = useModelWhy()
  const facts: readonly (readonly [string, string])[] = [
    [say('at'), dayAndTime(one.at, serverNow())],
    [say('purpose'), say(`purpose-${one.purpose}`)],
    [say('outcome'), say(`outcome-${one.outcome}`)],
    [say('why'), one.why.map(why).join(say('comma')) || '—'],
    [say('model'), one.model],
    [say('prompt'), `${one.promptVersion} · ${one.promptHash.slice(0, 12)}…`],
    [
      say('articles'),
      one.articles.map(({ code, articleId, version }) => `${code ?? articleId} · ${version}`).join(say('comma')) || '—',
    ],
    [say('tokens'), String(one.tokens)],
    [say('tookMs'), one.tookMs === null ? '—' : String(one.tookMs)],
  ]
  return (
    <>
      <dl className="kv f12 bot-judge">
        {facts.map(([name, value]) => (
          <FactLine key={name} name={name} value={value} />
        ))}
      </dl>
      {one.sessionId === null && <p className="t3 f12 pb">{say('fromTryOut')}</p>}
    </>
  )
}

function FactLine({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </>
  )
}

function useColumns(open: string, onOpen: (callId: string) => void): readonly Column<Call>[] {
  const say = useWords(modelWords)
  const why = useModelWhy()
  return [
    {
      key: 'at',
      title: say('at'),
      value: ({ at }) => at,
      text: ({ at }) => dayAndTime(at, serverNow()),
      cell: ({ callId, at }) => (
        <button
          type="button"
          className="open n nw"
          aria-current={callId === open ? 'true' : undefined}
          onClick={() => onOpen(callId)}
        >
          {dayAndTime(at, serverNow())}
        </button>
      ),
    },
    { key: 'purpose', title: say('purpose'), value: ({ purpose }) => say(`purpose-${purpose}`) },
    { key: 'outcome', title: say('outcome'), value: ({ outcome }) => say(`outcome-${outcome}`) },
    { key: 'why', title: say('why'), value: (one) => one.why.map(why).join(say('comma')) },
    { key: 'fellBack', title: say('answered'), value: ({ outcome }) => say(outcome === 'used' ? 'byModel' : 'byBot') },
    { key: 'prompt', title: say('prompt'), value: ({ promptVersion }) => promptVersion },
    {
      key: 'articles',
      title: say('articles'),
      value: ({ articles }) => articles.map(({ code, version }) => `${code ?? '—'} · ${version}`).join(say('comma')),
    },
    { key: 'tokens', title: say('tokens'), numeric: true, value: ({ tokens }) => tokens },
    { key: 'tookMs', title: say('tookMs'), numeric: true, value: ({ tookMs }) => tookMs },
  ]
}
