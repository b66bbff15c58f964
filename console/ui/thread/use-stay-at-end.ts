import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'

/** Within this many pixels of the end counts as being there. */
const NEAR_PX = 48

interface Lines {
  /** Changes when another thread is shown: its end is sought afresh. */
  readonly thread: string
  /** The first and the last line's key: lines may come at either end. */
  readonly first: string | undefined
  readonly last: string | undefined
  readonly count: number
}

/**
 * A list that follows its end while the reader is there, and otherwise stays where it is read: new lines below are
 * counted, lines loaded above do not push the text away.
 */
export function useStayAtEnd({ thread, first, last, count }: Lines) {
  const box = useRef<HTMLDivElement>(null)
  const before = useRef({ thread: '', first: undefined as string | undefined, height: 0, count: 0 })
  const [isAtEnd, setAtEnd] = useState(true)
  const [newBelow, setNewBelow] = useState(0)

  const toEnd = useCallback(() => {
    const element = box.current
    if (element) element.scrollTop = element.scrollHeight
    setAtEnd(true)
    setNewBelow(0)
  }, [])

  // biome-ignore lint/correctness/useExhaustiveDependencies: the last line's key is what tells that lines were added
  useLayoutEffect(() => {
    const element = box.current
    if (!element) return
    const known = before.current
    before.current = { thread, first, height: element.scrollHeight, count }
    if (known.thread !== thread || known.count === 0 || isAtEnd) return toEnd()
    if (known.first !== first) element.scrollTop += element.scrollHeight - known.height
    else setNewBelow((now) => now + Math.max(0, count - known.count))
  }, [thread, first, last, count, toEnd])

  // The box itself changes its height as well: a line opens above, the text field below grows.
  const follows = useRef(isAtEnd)
  follows.current = isAtEnd
  useEffect(() => {
    const element = box.current
    if (!element) return
    const observer = new ResizeObserver(() => follows.current && toEnd())
    observer.observe(element)
    return () => observer.disconnect()
  }, [toEnd])

  const onScroll = useCallback(() => {
    const element = box.current
    if (!element) return
    const atEnd = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR_PX
    setAtEnd(atEnd)
    if (atEnd) setNewBelow(0)
  }, [])
  return { box, onScroll, isAtEnd, newBelow, toEnd }
}
