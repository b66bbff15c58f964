import './consent-pages.css'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { z } from 'zod'
import { CHANNEL_NAMES, PURPOSE_NAMES } from '#libs/contact-gate/purposes.ts'
import { REGISTER_STATES, type RegisterEntry, type registerPage } from '#modules/consent/contract.ts'
import { call } from '../../api/call.ts'
import { consentKindWords } from '../../ui/consent/words.ts'
import { Choose } from '../../ui/parts/Choose.tsx'
import { EmptyState } from '../../ui/parts/EmptyState.tsx'
import { Skeleton } from '../../ui/parts/Skeleton.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { MoreRows } from '../../ui/table/MoreRows.tsx'
import { PageTable } from '../../ui/table/PageTable.tsx'
import { useSearchText } from '../../ui/table/use-search-text.ts'
import type { Column } from '../../ui/table/view.ts'
import { AsOf } from '../../ui/time/AsOf.tsx'
import { dayAndTime } from '../../ui/time/instant.ts'
import { serverNow } from '../../ui/time/server-clock.ts'
import { useWords } from '../../ui/words/words.ts'
import { consentPageWords } from './words.ts'

const SEARCH = ['purpose', 'channel', 'state'] as const
const PAGE = 50

/** Every decision about consent, newest first; each opens to its customer. */
export function RegisterPage() {
  const say = useWords(consentPageWords)
  const sayKind = useWords(consentKindWords)
  const [search, change] = useSearchText(SEARCH)
  const wanted = {
    purpose: PURPOSE_NAMES.find((known) => known === search.purpose) ?? null,
    channel: CHANNEL_NAMES.find((known) => known === search.channel) ?? null,
    state: REGISTER_STATES.find((known) => known === search.state) ?? null,
  }
  const list = useInfiniteQuery({
    queryKey: ['consent-register', wanted],
    queryFn: ({ pageParam, signal }) =>
      call<z.infer<typeof registerPage>>('GET', '/api/consents', {
        query: { ...wanted, after: pageParam, limit: PAGE },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  })
  const pages = list.data?.pages ?? []
  const columns = useColumns()
  return (
    <div className="consent-page">
      <div className="ph">
        <h1>{say('register')}</h1>
        <Choose
          label={say('purpose')}
          all={say('allPurposes')}
          value={search.purpose}
          choices={PURPOSE_NAMES.map((value) => ({ value, label: sayKind(`purpose-${value}`) }))}
          onChoose={(purpose) => change({ purpose })}
        />
        <Choose
          label={say('channel')}
          all={say('allChannels')}
          value={search.channel}
          choices={CHANNEL_NAMES.map((value) => ({ value, label: sayKind(`channel-${value}`) }))}
          onChoose={(channel) => change({ channel })}
        />
        <Choose
          label={say('state')}
          all={say('allStates')}
          value={search.state}
          choices={REGISTER_STATES.map((value) => ({ value, label: sayKind(`state-${value}`) }))}
          onChoose={(state) => change({ state })}
        />
        <span className="sp" />
        <AsOf at={pages[0]?.asOf ?? null} />
      </div>
      <section className="panel" aria-label={say('register')}>
        <div className="scroll">
          <ProblemLine problem={list.error} onRetry={() => void list.refetch()} />
          {list.isPending && <Skeleton lines={8} />}
          {list.isSuccess && (
            <PageTable
              caption={say('register')}
              columns={columns}
              rows={pages.flatMap(({ entries }) => entries)}
              rowKey={({ proof }) => proof.decisionId}
              exportAs={say('register')}
              empty={<EmptyState what={say('noneDecided')} todo={say('noneDecidedTodo')} />}
              foot={<MoreRows list={list} words={say('more')} />}
            />
          )}
        </div>
      </section>
    </div>
  )
}

function useColumns(): readonly Column<RegisterEntry>[] {
  const say = useWords(consentPageWords)
  const sayKind = useWords(consentKindWords)
  const time = (at: number | null) => (at === null ? '' : dayAndTime(at, serverNow()))
  return [
    { key: 'at', title: say('decidedAt'), value: ({ proof }) => proof.at, text: ({ proof }) => time(proof.at) },
    {
      key: 'customer',
      title: say('customer'),
      value: ({ maskedName }) => maskedName || say('visitor'),
      cell: ({ customerId, maskedName }) => (
        <Link className="open nw" to="/customers" search={{ open: customerId }}>
          {maskedName || say('visitor')}
        </Link>
      ),
    },
    {
      key: 'purpose',
      title: say('purpose'),
      value: ({ purpose, receiver }) => `${sayKind(`purpose-${purpose}`)}${receiver === '' ? '' : ` · ${receiver}`}`,
    },
    { key: 'channel', title: say('channel'), value: ({ channel }) => sayKind(`channel-${channel}`) },
    {
      key: 'state',
      title: say('state'),
      value: ({ state }) => sayKind(`state-${state}`),
      cell: ({ state, isLatest }) => (
        <span className={isLatest ? 'nw' : 't3 nw'}>
          {sayKind(`state-${state}`)}
          {!isLatest && ` · ${say('changedSince')}`}
        </span>
      ),
    },
    {
      key: 'until',
      title: say('until'),
      value: ({ expiresAt }) => expiresAt,
      text: ({ expiresAt }) => time(expiresAt),
    },
    {
      key: 'proof',
      title: say('proof'),
      value: ({ proof }) =>
        [
          proof.textVersion === null ? null : say('version', { version: proof.textVersion }),
          proof.language,
          sayKind(`through-${proof.saidThrough}`),
          proof.by.name ?? say(proof.by.kind === 'customer' ? 'customerSelf' : 'houseSelf'),
          proof.message === null ? null : say('message', { seq: proof.message.seq }),
        ]
          .filter((part) => part !== null)
          .join(' · '),
    },
  ]
}
