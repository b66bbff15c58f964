import './chart.css'
import { sparkPaths } from './spark-paths.ts'

interface Props {
  /** 0..1 each, oldest first; null where nothing was measured. */
  readonly values: readonly (number | null)[]
  /** Drawn as a dashed line. */
  readonly target?: number
  /** What it shows, with the figures, for screen readers. */
  readonly label: string
}

/** The last values as a line, with the newest as a dot; a gap where nothing was measured. */
export function Sparkline({ values, target, label }: Props) {
  const { paths, last, targetY } = sparkPaths(values, target)
  return (
    <svg className="spark" viewBox="0 0 72 20" role="img" aria-label={label}>
      {targetY !== null && <line x1="0" x2="72" y1={targetY} y2={targetY} />}
      {paths.map((path) => (
        <path key={path} d={path} />
      ))}
      {last && <circle cx={last.x} cy={last.y} r="1.8" />}
    </svg>
  )
}
