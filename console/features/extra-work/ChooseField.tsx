import { Choose } from '../../ui/parts/Choose.tsx'

interface Props {
  readonly label: string
  readonly value: string
  readonly choices: readonly { readonly value: string; readonly label: string }[]
  readonly onChoose: (value: string) => void
}

/** One of a few, with its label above as the other fields have theirs. */
export function ChooseField(props: Props) {
  return (
    <div>
      <span className="label">{props.label}</span>
      <Choose {...props} />
    </div>
  )
}
