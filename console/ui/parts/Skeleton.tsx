import { useEffect, useState } from 'react'
import { useWords } from '../words/words.ts'
import { partWords } from './words.ts'

const PATIENCE_MS = 300

/** Grey bars in place of lines that are being read; nothing at all for the first 300 ms. */
export function Skeleton({ lines = 3 }: { readonly lines?: number }) {
  const say = useWords(partWords)
  const [shown, setShown] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), PATIENCE_MS)
    return () => clearTimeout(timer)
  }, [])
  if (!shown) return null
  return (
    <div className="pb" role="status" aria-label={say('loading')}>
      {Array.from({ length: lines }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines without any content or identity
        <span key={line} className="skel" style={{ width: `${92 - ((line * 23) % 40)}%` }} />
      ))}
    </div>
  )
}
