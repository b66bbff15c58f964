import DataLoader from 'dataloader'

/** More keys than this are loaded by more than one call. */
const MOST_AT_ONCE = 200
/** Whoever asks waits no longer than this for a call under way: one that hangs must not hold up the others. */
const PATIENCE_MS = 1_000

/**
 * Loads one by one what is asked one by one, but together: a key is loaded at once when nothing is under way, and else
 * with all others that are asked for until that is done. Nothing is remembered: every answer was read after it was asked
 * for.
 * @param load answers in the order of the keys, one for each; when it throws, everyone who waits for it fails
 */
export function gathered<K, V>(load: (keys: readonly K[]) => Promise<readonly V[]>): (key: K) => Promise<V> {
  let underWay: Promise<unknown> = Promise.resolve()
  const loader = new DataLoader<K, V>(
    (keys) => {
      const loading = load(keys)
      underWay = settledOrLate(loading)
      return loading
    },
    { cache: false, maxBatchSize: MOST_AT_ONCE, batchScheduleFn: (dispatch) => void underWay.then(dispatch) },
  )
  return (key) => loader.load(key)
}

function settledOrLate(loading: Promise<unknown>): Promise<void> {
  return new Promise((resolve) => {
    const late = setTimeout(resolve, PATIENCE_MS)
    const settled = () => {
      clearTimeout(late)
      resolve()
    }
    loading.then(settled, settled)
  })
}
