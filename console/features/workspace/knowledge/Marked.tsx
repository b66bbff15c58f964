import { Fragment } from 'react'

interface Props {
  readonly text: string
  /** Spans in order, none touching another; the end is not in it. */
  readonly marks: readonly (readonly [number, number])[]
}

/** A text in which the words that were looked for stand out. */
export function Marked({ text, marks }: Props) {
  let from = 0
  const parts = marks.map(([start, end]) => {
    const part = { key: start, before: text.slice(from, start), marked: text.slice(start, end) }
    from = end
    return part
  })
  return (
    <>
      {parts.map(({ key, before, marked }) => (
        <Fragment key={key}>
          {before}
          <mark>{marked}</mark>
        </Fragment>
      ))}
      {text.slice(from)}
    </>
  )
}
