import { Form, type FormInstance } from 'antd'
import type { KeyboardEvent } from 'react'
import type { Draft } from '../../ui/form/EditorForm.tsx'
import { formWords } from '../../ui/form/words.ts'
import { Icon } from '../../ui/icons.tsx'
import { stepWords } from '../../ui/script/words.ts'
import { useLocale, useWords } from '../../ui/words/words.ts'
import { scriptWords } from './words.ts'

interface Props {
  readonly form: FormInstance<Draft>
  /** 0 for the first. */
  readonly place: number
  readonly count: number
  readonly isOpen: boolean
  readonly onOpen: () => void
  readonly onMove: (by: -1 | 1) => void
  readonly onRemove: () => void
  readonly onKeyDown: (event: KeyboardEvent) => void
}

/** A step in one line: its number and title, whether it must be done, and where it may go. */
export function StepLine(props: Props) {
  const { form, place, count, isOpen } = props
  const say = useWords(scriptWords)
  const sayForm = useWords(formWords)
  const sayStep = useWords(stepWords)
  const locale = useLocale()
  const title: unknown = Form.useWatch(['steps', place, 'title', locale], form)
  const isMandatory: unknown = Form.useWatch(['steps', place, 'isMandatory'], form)
  const words: unknown = Form.useWatch(['steps', place, 'say', locale], form)
  const number = place + 1
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys of the buttons inside
    <div className="step-line" onKeyDown={props.onKeyDown}>
      <span className="t3 n">{number}</span>
      <button type="button" className="step-title" data-on="title" aria-expanded={isOpen} onClick={props.onOpen}>
        <Icon name={isOpen ? 'up' : 'down'} small />
        <span className="ell">
          {typeof title === 'string' && title !== '' ? title : <span className="t3">{say('untitled')}</span>}
        </span>
      </button>
      {isMandatory === true && <span className="must">{sayStep('must')}</span>}
      {typeof words === 'string' && words.trim() !== '' && <span className="t3 f12 nw">{say('hasWords')}</span>}
      <span className="sp" />
      <button
        type="button"
        className="btn i"
        data-on="up"
        disabled={place === 0}
        title={say('moveUp')}
        aria-label={`${say('moveUp')} ${number}`}
        onClick={() => props.onMove(-1)}
      >
        <Icon name="upward" />
      </button>
      <button
        type="button"
        className="btn i"
        data-on="down"
        disabled={number === count}
        title={say('moveDown')}
        aria-label={`${say('moveDown')} ${number}`}
        onClick={() => props.onMove(1)}
      >
        <Icon name="downward" />
      </button>
      <button
        type="button"
        className="btn i"
        disabled={count === 1}
        title={sayForm('remove')}
        aria-label={`${sayForm('remove')} ${number}`}
        onClick={props.onRemove}
      >
        <Icon name="cross" />
      </button>
    </div>
  )
}
