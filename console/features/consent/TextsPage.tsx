import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import type { z } from 'zod'
import type { ConsentText, consentTextList } from '#modules/consent/texts-contract.ts'
import { call } from '../../api/call.ts'
import { consentKindWords } from '../../ui/consent/words.ts'
import { ReviewLine } from '../../ui/form/ReviewLine.tsx'
import { Beside, Split, useOpen } from '../../ui/form/Split.tsx'
import { EmptyState } from '../../ui/parts/EmptyState.tsx'
import { Skeleton } from '../../ui/parts/Skeleton.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { PageTable } from '../../ui/table/PageTable.tsx'
import type { Column } from '../../ui/table/view.ts'
import { dayAndTime } from '../../ui/time/instant.ts'
import { serverNow } from '../../ui/time/server-clock.ts'
import { LOCALES } from '../../ui/words/locale.ts'
import { useLocale, useWords } from '../../ui/words/words.ts'
import { consentPageWords } from './words.ts'

const TextForm = lazy(() => import('./TextForm.tsx').then((file) => ({ default: file.TextForm })))
const NEW = 'new'
export type TextList = z.infer<typeof consentTextList>
export const TEXTS_KEY = ['consent-texts']

/** Every version of every text; the open one beside the list is written, handed in or reviewed. */
export function TextsPage() {
  const say = useWords(consentPageWords)
  const [open, setOpen] = useOpen()
  const read = useQuery({
    queryKey: TEXTS_KEY,
    queryFn: ({ signal }) => call<TextList>('GET', '/api/consent-texts', { signal }),
  })
  const texts = read.data?.texts ?? []
  const opened = texts.find(({ textId }) => textId === open)
  const columns = useColumns(open, setOpen)
  return (
    <Split
      title={say('texts')}
      hint={say('textsHint')}
      tools={
        <button type="button" className="btn p" onClick={() => setOpen(NEW)}>
          {say('newText')}
        </button>
      }
      beside={
        (opened || open === NEW) && (
          <Beside
            title={opened ? say('version', { version: opened.version }) : say('newText')}
            onClose={() => setOpen(null)}
          >
            {opened && <Waiting key={`${opened.textId} ${opened.state}`} text={opened} />}
            {(!opened || opened.state === 'draft') && (
              <Suspense fallback={<Skeleton />}>
                <TextForm key={opened ? `${opened.textId} ${opened.revision}` : NEW} text={opened} onSaved={setOpen} />
              </Suspense>
            )}
          </Beside>
        )
      }
    >
      <ProblemLine problem={read.error} onRetry={() => void read.refetch()} />
      {read.isPending ? (
        <Skeleton lines={8} />
      ) : (
        <PageTable
          caption={say('texts')}
          columns={columns}
          rows={texts}
          rowKey={({ textId }) => textId}
          rowClass={({ textId }) => (textId === open ? 'on' : undefined)}
          exportAs={say('texts')}
          empty={<EmptyState what={say('noTexts')} todo={say('noTextsTodo')} />}
        />
      )}
    </Split>
  )
}

/** A text as it stands, and the next step of its life: handed in by its writer, approved or returned by another. */
function Waiting({ text }: { readonly text: ConsentText }) {
  const say = useWords(consentPageWords)
  const queries = useQueryClient()
  const { textId, revision, state } = text
  const act = useMutation({
    mutationFn: ({ path, body }: { path: string; body: object }) =>
      call<TextList>('POST', `/api/consent-texts/${textId}/${path}`, { body: { revision, ...body } }),
    onSuccess: (list) => queries.setQueryData(TEXTS_KEY, list),
  })
  return (
    <div className="sec">
      {state !== 'draft' &&
        LOCALES.map((locale) => (
          <article key={locale} lang={locale}>
            <h3>{text.words[locale].title}</h3>
            <p>{text.words[locale].body}</p>
          </article>
        ))}
      {text.reviewNote !== null && <p className="note-i">{say('reviewNote', { note: text.reviewNote })}</p>}
      <ProblemLine problem={act.error} />
      {state === 'draft' && (
        <button type="button" className="btn" onClick={() => act.mutate({ path: 'submission', body: {} })}>
          {say('submit')}
        </button>
      )}
      {state === 'submitted' && (
        <div className="row wrap mt8">
          <ReviewLine
            approve={say('approve')}
            isBusy={act.isPending}
            onReview={({ decision, note }) =>
              act.mutate({ path: 'review', body: decision === 'approve' ? { decision } : { decision, note } })
            }
          />
        </div>
      )}
    </div>
  )
}

function useColumns(open: string | null, onOpen: (id: string) => void): readonly Column<ConsentText>[] {
  const say = useWords(consentPageWords)
  const sayKind = useWords(consentKindWords)
  const locale = useLocale()
  const named = ({ purpose, receiver, words }: ConsentText) =>
    `${sayKind(`purpose-${purpose}`)}${receiver === '' ? '' : ` · ${words[locale].title}`}`
  const state = ({ isInForce, state: own }: ConsentText) => say(isInForce ? 'text-in-force' : `text-${own}`)
  return [
    {
      key: 'purpose',
      title: say('purpose'),
      value: named,
      cell: (text) => (
        <button
          type="button"
          className="open"
          aria-current={text.textId === open ? 'true' : undefined}
          onClick={() => onOpen(text.textId)}
        >
          {named(text)}
        </button>
      ),
    },
    { key: 'version', title: say('versionShort'), numeric: true, value: ({ version }) => version },
    { key: 'state', title: say('state'), value: state },
    { key: 'writers', title: say('writers'), value: ({ writers }) => writers.map(({ name }) => name).join('、') },
    { key: 'reviewer', title: say('reviewer'), value: ({ reviewedBy }) => reviewedBy?.name ?? null },
    {
      key: 'from',
      title: say('effectiveFrom'),
      value: ({ effectiveAt }) => effectiveAt,
      text: ({ effectiveAt }) => (effectiveAt === null ? '—' : dayAndTime(effectiveAt, serverNow())),
    },
    { key: 'given', title: say('givenCount'), numeric: true, value: ({ givenCount }) => givenCount },
  ]
}
