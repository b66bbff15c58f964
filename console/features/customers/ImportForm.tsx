import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { IMPORT_COLUMNS, IMPORT_KINDS, type ImportView } from '#modules/customers/records-contract.ts'
import { call } from '../../api/call.ts'
import { Choose } from '../../ui/parts/Choose.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { dayOf } from '../../ui/time/instant.ts'
import { serverNow } from '../../ui/time/server-clock.ts'
import { useWords } from '../../ui/words/words.ts'
import { importWords } from './import-words.ts'

/** A file of the bank, sent as it is; one that broke off is found by its name and goes on where it was. */
export function ImportForm({ open }: { readonly open: readonly ImportView[] }) {
  const say = useWords(importWords)
  const id = useId()
  const queries = useQueryClient()
  const [kind, setKind] = useState<(typeof IMPORT_KINDS)[number]>('customers')
  const [source, setSource] = useState('core-banking')
  const [asOf, setAsOf] = useState(dayOf(serverNow()))
  const [file, setFile] = useState<File | null>(null)
  const begun = open.find((one) => one.finishedAt === null && one.fileName === file?.name && one.kind === kind)
  const send = useMutation({
    mutationFn: async (chosen: File) => {
      const body = { kind, source, asOf, fileName: chosen.name }
      const { importId } = begun ?? (await call<ImportView>('POST', '/api/customer-imports', { body }))
      const form = new FormData()
      form.set('file', chosen)
      return call<ImportView>('POST', `/api/customer-imports/${importId}/file`, { body: form })
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['customer-imports'] }),
  })
  const { needed, others } = IMPORT_COLUMNS[kind]
  return (
    <form
      className="sec"
      onSubmit={(event) => {
        event.preventDefault()
        if (file && !send.isPending) send.mutate(file)
      }}
    >
      <div className="row wrap">
        <Choose
          label={say('kind')}
          value={kind}
          choices={IMPORT_KINDS.map((value) => ({ value, label: say(`kind-${value}`) }))}
          onChoose={(value) => setKind(IMPORT_KINDS.find((one) => one === value) ?? kind)}
        />
        <label htmlFor={`${id}s`} className="t2">
          {say('source')}
        </label>
        <input
          id={`${id}s`}
          className="field table-filter"
          required
          pattern="[a-z0-9\-]{1,40}"
          title={say('sourceHint')}
          value={source}
          onChange={(event) => setSource(event.target.value)}
        />
        <label htmlFor={`${id}d`} className="t2">
          {say('asOf')}
        </label>
        <input
          id={`${id}d`}
          className="field table-filter"
          type="date"
          required
          value={asOf}
          onChange={(event) => setAsOf(event.target.value)}
        />
        <label htmlFor={`${id}f`} className="t2">
          {say('file')}
        </label>
        <input
          id={`${id}f`}
          type="file"
          accept=".csv,text/csv"
          onChange={(event) => {
            send.reset()
            setFile(event.target.files?.[0] ?? null)
          }}
        />
        <button type="submit" className="btn p" disabled={file === null || send.isPending}>
          {say(send.isPending ? 'sending' : begun ? 'again' : 'begin')}
        </button>
      </div>
      <p className="t3 f12">{say('columns', { needed: needed.join(', '), others: others.join(', ') })}</p>
      <ProblemLine problem={send.error} />
    </form>
  )
}
