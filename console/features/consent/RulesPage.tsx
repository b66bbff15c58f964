import './rules.css'
import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { sourceIn } from '#libs/contact-gate/sources.ts'
import type { GateRules, RuleSet, RuleSetList } from '#modules/consent/rules-contract.ts'
import { call } from '../../api/call.ts'
import { consentKindWords } from '../../ui/consent/words.ts'
import { Beside, Split, useOpen } from '../../ui/form/Split.tsx'
import { Skeleton } from '../../ui/parts/Skeleton.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { PageTable } from '../../ui/table/PageTable.tsx'
import type { Column } from '../../ui/table/view.ts'
import { useLocale, useWords } from '../../ui/words/words.ts'
import { RuleTryOut } from './RuleTryOut.tsx'
import { RuleVersions, titleOf } from './RuleVersions.tsx'
import { ruleText } from './rule-text.ts'
import { ruleWords } from './rule-words.ts'

const RuleForm = lazy(() => import('./RuleForm.tsx').then((file) => ({ default: file.RuleForm })))
const NEW = 'new'
const VERSIONS = 'versions'
const SETS_KEY = ['gate-rule-sets']
const RULES_KEY = ['gate-rules']

const setsQuery = queryOptions({
  queryKey: SETS_KEY,
  queryFn: ({ signal }) => call<RuleSetList>('GET', '/api/gate-rule-sets', { signal }),
})
const rulesQuery = queryOptions({
  queryKey: RULES_KEY,
  queryFn: ({ signal }) => call<GateRules>('GET', '/api/consents/rules', { signal }),
})
type Rule = GateRules['rules'][number]

/** The rules of the gate in force, a question put to them, and beside them their versions. */
export function RulesPage() {
  const say = useWords(ruleWords)
  const queries = useQueryClient()
  const [open, setOpen] = useOpen()
  const rules = useQuery(rulesQuery)
  const sets = useQuery(setsQuery)
  const columns = useColumns()
  const draft = sets.data?.sets.find(({ state }) => state !== 'approved')
  const current = sets.data?.sets.find(({ isInForce }) => isInForce)
  const keep = (list: RuleSetList) => {
    queries.setQueryData(SETS_KEY, list)
    void queries.invalidateQueries({ queryKey: RULES_KEY })
  }
  const isWritten = open === NEW && draft?.state !== 'submitted' && current !== undefined
  return (
    <Split
      title={say('title')}
      hint={rules.data && inShort(rules.data, say)}
      tools={
        sets.isSuccess && (
          <>
            <button type="button" className="btn" onClick={() => setOpen(VERSIONS)}>
              {say('versions')}
            </button>
            <button
              type="button"
              className="btn p"
              onClick={() => setOpen(draft?.state === 'submitted' ? VERSIONS : NEW)}
            >
              {say(draft ? 'openDraft' : 'newDraft')}
            </button>
          </>
        )
      }
      beside={
        sets.data &&
        (open === VERSIONS || isWritten) && (
          <Beside key={open} title={isWritten ? titleOf(draft, say) : say('versions')} onClose={() => setOpen(null)}>
            <div className="scroll">
              {open === VERSIONS && <RuleVersions list={sets.data} onKept={keep} onWrite={() => setOpen(NEW)} />}
              {isWritten && (
                <Suspense fallback={<Skeleton />}>
                  <RuleForm
                    key={draft ? `${draft.setId} ${draft.revision}` : NEW}
                    draft={draft}
                    inForce={current}
                    onKept={(list) => {
                      keep(list)
                      setOpen(VERSIONS)
                    }}
                  />
                </Suspense>
              )}
            </div>
          </Beside>
        )
      }
    >
      <ProblemLine problem={rules.error ?? sets.error} onRetry={() => void rules.refetch()} />
      <RuleTryOut />
      {rules.isPending && <Skeleton lines={10} />}
      {rules.data && (
        <PageTable
          caption={say('title')}
          columns={columns}
          rows={numbersFirst(rules.data.rules)}
          rowKey={({ ruleId }) => ruleId}
          exportAs={say('title')}
          empty={null}
        />
      )}
    </Split>
  )
}

/** What a house may set stands above what holds in any case. */
const numbersFirst = (rules: readonly Rule[]): readonly Rule[] =>
  rules.toSorted((a, b) => Number(b.isAdjustable) - Number(a.isAdjustable))

type RuleSay = ReturnType<typeof useWords<keyof typeof ruleWords.byLocale.en>>

const inShort = (rules: Pick<RuleSet, 'jurisdiction' | 'consentMonths' | 'doNotContactMonths'>, say: RuleSay): string =>
  [
    say(`jurisdiction-${rules.jurisdiction}`),
    say('consentHolds', { months: rules.consentMonths }),
    rules.doNotContactMonths === null ? say('dncForGood') : say('dncHolds', { months: rules.doNotContactMonths }),
  ].join(' · ')

function useColumns(): readonly Column<Rule>[] {
  const say = useWords(ruleWords)
  const sayKind = useWords(consentKindWords)
  const locale = useLocale()
  return [
    { key: 'rule', title: say('rule'), value: ({ ruleId }) => ruleId, cell: ({ ruleId }) => <code>{ruleId}</code> },
    {
      key: 'what',
      title: say('what'),
      value: (rule) => ruleText(rule, say, sayKind),
      cell: (rule) => <span className="rule-what">{ruleText(rule, say, sayKind)}</span>,
    },
    {
      key: 'purposes',
      title: say('purposes'),
      value: ({ purposes }) => purposes.map((purpose) => sayKind(`purpose-${purpose}`)).join(say('and')),
    },
    {
      key: 'kind',
      title: say('whose'),
      value: ({ isHouse }) => say(isHouse ? 'house' : 'others'),
      cell: ({ isHouse }) => <span className="nw">{say(isHouse ? 'house' : 'others')}</span>,
    },
    {
      key: 'source',
      title: say('source'),
      value: ({ source }) => sourceIn(source, locale),
      cell: ({ source }) => <span className="t2">{sourceIn(source, locale)}</span>,
    },
    {
      key: 'from',
      title: say('from'),
      value: ({ effectiveFrom }) => effectiveFrom,
      cell: ({ effectiveFrom }) => <span className="nw">{effectiveFrom}</span>,
    },
  ]
}
