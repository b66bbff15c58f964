import { useState } from 'react'
import type { ComplaintFile } from '#modules/complaints/contract.ts'
import { Choose } from '../../ui/parts/Choose.tsx'
import { ProblemLine } from '../../ui/problems/ProblemLine.tsx'
import { useWords } from '../../ui/words/words.ts'
import { AXIS_CHANNELS, AXIS_PRODUCTS, AXIS_REASONS, codeWords, SEVERITIES } from './code-words.ts'
import { useAct } from './use-complaints.ts'
import { complaintWords } from './words.ts'

/** The three independent axes, and how severe it is. */
export function CodingForm({ file }: { readonly file: ComplaintFile }) {
  const say = useWords(complaintWords)
  const sayCode = useWords(codeWords)
  const act = useAct(file.complaintId)
  const [channel, setChannel] = useState<string>(file.coding.channel ?? '')
  const [product, setProduct] = useState<string>(file.coding.product ?? '')
  const [reason, setReason] = useState<string>(file.coding.reason ?? '')
  const [severity, setSeverity] = useState<string>(file.severity)
  const isWhole = channel !== '' && product !== '' && reason !== ''
  return (
    <section>
      <h3>
        {say('coding')} <span className="t3 f12">JR/T 0169-2018</span>
      </h3>
      <div className="row wrap">
        <Choose
          label={say('axis-channel')}
          all={say('axis-channel')}
          value={channel}
          choices={AXIS_CHANNELS.map((value) => ({ value, label: sayCode(`a-${value}`) }))}
          onChoose={setChannel}
        />
        <Choose
          label={say('axis-product')}
          all={say('axis-product')}
          value={product}
          choices={AXIS_PRODUCTS.map((value) => ({ value, label: sayCode(`b-${value}`) }))}
          onChoose={setProduct}
        />
        <Choose
          label={say('axis-reason')}
          all={say('axis-reason')}
          value={reason}
          choices={AXIS_REASONS.map((value) => ({ value, label: sayCode(`c-${value}`) }))}
          onChoose={setReason}
        />
        <Choose
          label={say('severity')}
          value={severity}
          choices={SEVERITIES.map((value) => ({ value, label: sayCode(`severity-${value}`) }))}
          onChoose={setSeverity}
        />
        <button
          type="button"
          className="btn s"
          disabled={!isWhole || act.isPending}
          onClick={() => act.mutate({ method: 'PUT', path: 'coding', body: { channel, product, reason, severity } })}
        >
          {say('saveCoding')}
        </button>
      </div>
      {file.upheld !== null && (
        <p className="f12 t2">
          {`${say('upheld')} ${sayCode(`upheld-${file.upheld}`)}`}
          {file.redressMinor !== null &&
            file.redressMinor > 0 &&
            ` · ${say('paid', { amount: `${file.currency} ${file.redressMinor / 100}` })}`}
        </p>
      )}
      <ProblemLine problem={act.error} onDismiss={act.reset} />
    </section>
  )
}
