/** Rows of numbers in one array: cell (r, c) stands at `r * width + c`. */
export interface DenseRows {
  readonly values: Float64Array
  readonly width: number
}

export const denseCount = ({ values, width }: DenseRows): number => (width === 0 ? 0 : values.length / width)

/** Brings each row to length 1; a row of zeros stays. */
export function toUnitRows({ values, width }: DenseRows): DenseRows {
  const unit = Float64Array.from(values)
  for (let from = 0; from < unit.length; from += width) {
    let squares = 0
    for (let at = from; at < from + width; at += 1) squares += (unit[at] ?? 0) ** 2
    const length = Math.sqrt(squares) || 1
    for (let at = from; at < from + width; at += 1) unit[at] = (unit[at] ?? 0) / length
  }
  return { values: unit, width }
}

/** Makes the columns orthogonal and of length 1, one after the other (modified Gram-Schmidt, twice for exactness). */
export function orthonormalise({ values, width }: DenseRows): void {
  const rows = width === 0 ? 0 : values.length / width
  for (let column = 0; column < width; column += 1) {
    for (let round = 0; round < 2; round += 1)
      for (let before = 0; before < column; before += 1) {
        let dot = 0
        for (let row = 0; row < rows; row += 1)
          dot += (values[row * width + column] ?? 0) * (values[row * width + before] ?? 0)
        for (let row = 0; row < rows; row += 1) {
          const at = row * width + column
          values[at] = (values[at] ?? 0) - dot * (values[row * width + before] ?? 0)
        }
      }
    let squares = 0
    for (let row = 0; row < rows; row += 1) squares += (values[row * width + column] ?? 0) ** 2
    const length = Math.sqrt(squares)
    // A column that the others span already carries nothing.
    const scale = length > 1e-10 ? 1 / length : 0
    for (let row = 0; row < rows; row += 1) values[row * width + column] = (values[row * width + column] ?? 0) * scale
  }
}
