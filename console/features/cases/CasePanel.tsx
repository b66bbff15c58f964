import { Link } from '@tanstack/react-router'
import type { CaseView } from '#modules/cases/contract.ts'
import { useMe } from '../../app/session/me.ts'
import { EmptyState } from '../../ui/parts/EmptyState.tsx'
import { Skeleton } from '../../ui/parts/Skeleton.tsx'
import { PromiseTag } from '../../ui/promise/PromiseTag.tsx'
import { dayAndTime } from '../../ui/time/instant.ts'
import { serverNow } from '../../ui/time/server-clock.ts'
import { useLocale, useWords } from '../../ui/words/words.ts'
import { CaseActs } from './CaseActs.tsx'
import { CaseComplaints } from './CaseComplaints.tsx'
import { CaseFiles } from './CaseFiles.tsx'
import { CaseLines } from './CaseLines.tsx'
import { CaseVisits } from './CaseVisits.tsx'
import { useCase, useTemplates } from './use-cases.ts'
import { WorkOrders } from './WorkOrders.tsx'
import { caseWords } from './words.ts'

interface Props {
  readonly caseId: string
  readonly onOpen: (caseId: string) => void
}

/** One case: whose it is and until when, what may be done with it, what was. */
export function CasePanel({ caseId, onOpen }: Props) {
  const say = useWords(caseWords)
  const read = useCase(caseId)
  if (read.isPending) return <Skeleton lines={6} />
  if (!read.data) return <EmptyState what={say('gone')} />
  const one = read.data
  return (
    <div className="scroll case-panel">
      <Facts one={one} onOpen={onOpen} />
      <CaseActs one={one} />
      <CaseComplaints caseId={one.caseId} />
      <WorkOrders one={one} />
      <CaseVisits caseId={one.caseId} />
      <CaseFiles one={one} />
      <CaseLines one={one} />
    </div>
  )
}

function Facts({ one, onOpen }: { readonly one: CaseView; readonly onOpen: Props['onOpen'] }) {
  const say = useWords(caseWords)
  const locale = useLocale()
  const { permissions } = useMe()
  const template = useTemplates().data?.templates.find(({ code }) => code === one.template)
  const time = (at: number) => dayAndTime(at, serverNow())
  const link = ({ caseId, reference }: { readonly caseId: string; readonly reference: string }) => (
    <button key={caseId} type="button" className="open" onClick={() => onOpen(caseId)}>
      {reference}
    </button>
  )
  return (
    <>
      <p className="row wrap">
        {one.promise && <PromiseTag clock={one.promise} withTime />}
        <span className="tag">{say(`state-${one.state}`)}</span>
        {one.isBranchReferral && <span className="tag">{say('referral')}</span>}
        {one.reopenedCount > 0 && <span className="tag">{say('reopened', { count: one.reopenedCount })}</span>}
      </p>
      <p className="case-said">{one.title}</p>
      <dl className="case-facts">
        <dt>{say('template')}</dt>
        <dd>{template?.name[locale] ?? one.template}</dd>
        <dt>{say('unit')}</dt>
        <dd>{one.unit.name}</dd>
        <dt>{say('owner')}</dt>
        <dd>{one.owner?.name ?? say('nobody')}</dd>
        <dt>{say('customer')}</dt>
        <dd>{one.customer ? one.customer.maskedName || say('visitor') : say('noCustomer')}</dd>
        <dt>{say('openedBy')}</dt>
        <dd>{[one.openedBy?.name, time(one.openedAt)].filter(Boolean).join(' · ')}</dd>
        {one.promise && (
          <>
            <dt>{say('due')}</dt>
            <dd>{time(one.promise.dueAt)}</dd>
          </>
        )}
        {one.waiting && (
          <>
            <dt>{say('waitsFor')}</dt>
            <dd>{[say(`waiting-${one.waiting.reason}`), one.waiting.note].filter(Boolean).join(' · ')}</dd>
          </>
        )}
        {Object.entries(one.fields).map(([code, value]) => (
          <Field key={code} name={template?.fields.find((field) => field.code === code)?.name[locale] ?? code}>
            {value}
          </Field>
        ))}
        {one.mergedInto && <Field name={say('mergedInto')}>{link(one.mergedInto)}</Field>}
        {one.duplicates.length > 0 && (
          <Field name={say('duplicates', { count: one.duplicates.length })}>{one.duplicates.map(link)}</Field>
        )}
      </dl>
      {one.contactId !== null && 'conversations.read' in permissions && (
        <p>
          <Link to="/contacts" search={{ contact: one.contactId }}>
            {say('openContact')}
          </Link>
        </p>
      )}
    </>
  )
}

function Field({ name, children }: { readonly name: string; readonly children: React.ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd className="row wrap">{children}</dd>
    </>
  )
}
