import type { CauseTree } from '#modules/complaints/causes-contract.ts'
import { useLocale } from '../../ui/words/words.ts'

interface Props {
  readonly label: string
  /** The first line: none chosen. */
  readonly all: string
  readonly value: string
  readonly causes: CauseTree['causes']
  readonly onChoose: (cause: string) => void
}

/** A leaf of the tree, under its branch. What is out of use is shown only where it was chosen. */
export function CauseChoice({ label, all, value, causes, onChoose }: Props) {
  const locale = useLocale()
  return (
    <select className="choose" aria-label={label} value={value} onChange={(event) => onChoose(event.target.value)}>
      <option value="">{all}</option>
      {causes
        .filter(({ parent }) => parent === null)
        .map((branch) => (
          <optgroup key={branch.code} label={branch.name[locale]}>
            {causes
              .filter(({ parent, isRetired, code }) => parent === branch.code && (!isRetired || code === value))
              .map((leaf) => (
                <option key={leaf.code} value={leaf.code}>
                  {leaf.name[locale]}
                </option>
              ))}
          </optgroup>
        ))}
    </select>
  )
}
