import './problems.ts'
import './complaints.css'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { PackView } from '#modules/complaints/packs-contract.ts'
import { call } from '../../api/call.ts'
import { useMay, useMe } from '../../app/session/me.ts'
import { Beside, Split, useOpen } from '../../ui/form/Split.tsx'
import { ConfirmButton } from '../../ui/overlay/ConfirmButton.tsx'
import { Skeleton } from '../../ui/parts/Skeleton.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { useLocale, useWords } from '../../ui/words/words.ts'
import { codeWords } from './code-words.ts'
import { PackForm } from './PackForm.tsx'
import { packWords } from './pack-words.ts'

const KEY = ['complaint-packs']
const keyOf = ({ key, version }: PackView) => `${key}-${version}`

/** The rules of each place with their sources; the next version of a pack is let in by a second person. */
export function PacksPage() {
  const say = useWords(packWords)
  const locale = useLocale()
  const [open, setOpen] = useOpen()
  const read = useQuery({
    queryKey: KEY,
    queryFn: async () => (await call<{ readonly packs: readonly PackView[] }>('GET', '/api/complaint-packs')).packs,
  })
  const chosen = read.data?.find((pack) => keyOf(pack) === open)
  return (
    <Split
      title={say('title')}
      hint={say('hint')}
      wide
      beside={
        chosen && (
          <Beside
            title={`${chosen.data.name[locale]} · ${say('version', { version: chosen.version })}`}
            onClose={() => setOpen(null)}
          >
            <PackPanel key={open} pack={chosen} />
          </Beside>
        )
      }
    >
      <ProblemLine problem={read.error} onRetry={() => void read.refetch()} />
      {read.isPending && <Skeleton lines={6} />}
      {read.data && (
        <table className="tbl">
          <caption className="for-ears">{say('title')}</caption>
          <thead>
            <tr>
              <th>{say('pack')}</th>
              <th>{say('versionHead')}</th>
              <th>{say('state')}</th>
              <th>{say('effective')}</th>
              <th>{say('verified')}</th>
            </tr>
          </thead>
          <tbody>
            {read.data.map((pack) => (
              <tr key={keyOf(pack)} className={keyOf(pack) === open ? 'on' : undefined}>
                <td>
                  <button type="button" className="open" onClick={() => setOpen(keyOf(pack))}>
                    {`${pack.key} ${pack.data.name[locale]}`}
                  </button>
                </td>
                <td>{pack.version}</td>
                <td>
                  <span className={pack.state === 'proposed' ? 'tag w' : 'tag'}>{say(`state-${pack.state}`)}</span>
                </td>
                <td className="nw">{pack.data.effectiveFrom}</td>
                <td className="nw">{pack.data.lastVerifiedOn}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Split>
  )
}

function PackPanel({ pack }: { readonly pack: PackView }) {
  const say = useWords(packWords)
  const mayWrite = useMay('complaints.write-packs')
  const [isWriting, setWriting] = useState(false)
  if (isWriting) return <PackForm pack={pack} onDone={() => setWriting(false)} />
  return (
    <div className="scroll complaint-file">
      <PackText pack={pack} />
      {mayWrite && pack.state === 'proposed' && <AnswerLine pack={pack} />}
      {mayWrite && pack.state === 'in-force' && (
        <section>
          <button type="button" className="btn p" onClick={() => setWriting(true)}>
            {say('propose')}
          </button>
        </section>
      )}
    </div>
  )
}

function PackText({ pack }: { readonly pack: PackView }) {
  const say = useWords(packWords)
  const sayCode = useWords(codeWords)
  const locale = useLocale()
  const { data } = pack
  return (
    <section>
      <p className="t2 f12">{data.source}</p>
      {pack.why !== null && (
        <p className="note-i">{say('why', { name: pack.proposedBy?.name ?? '—', why: pack.why })}</p>
      )}
      <table className="tbl">
        <caption className="for-ears">{say('clocks')}</caption>
        <thead>
          <tr>
            <th>{say('clock')}</th>
            <th>{say('length')}</th>
            <th>{say('rule')}</th>
          </tr>
        </thead>
        <tbody>
          {data.clocks.map((clock) => (
            <tr key={clock.ruleId}>
              <td>{sayCode(`clock-${clock.clock}`)}</td>
              <td className="nw">{say(`unit-${clock.allowance.unit}`, { count: clock.allowance.amount })}</td>
              <td className="f12">
                {clock.text[locale]}
                <span className="t3">{` · ${clock.ruleId} · ${clock.source} · ${sayCode(`basis-${clock.basis}`)}`}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <h3>{say('remedies')}</h3>
      <ol>
        {data.remedies.map((remedy) => (
          <li key={remedy.en}>{remedy[locale]}</li>
        ))}
      </ol>
    </section>
  )
}

function AnswerLine({ pack }: { readonly pack: PackView }) {
  const say = useWords(packWords)
  const me = useMe()
  const queries = useQueryClient()
  const act = useMutation({
    mutationFn: (approved: boolean) =>
      call('PUT', `/api/complaint-packs/${pack.packId}/answer`, { body: { approved } }),
    onSettled: () => queries.invalidateQueries({ queryKey: KEY }),
  })
  if (pack.proposedBy?.personId === me.personId) return <p className="note-i">{say('own')}</p>
  return (
    <section>
      <ProblemLine problem={act.error} onDismiss={act.reset} />
      <div className="row">
        <ConfirmButton
          className="btn p"
          words={say('approve')}
          question={say('approveAsk')}
          onConfirm={() => act.mutate(true)}
        />
        <button type="button" className="btn" disabled={act.isPending} onClick={() => act.mutate(false)}>
          {say('decline')}
        </button>
      </div>
    </section>
  )
}
