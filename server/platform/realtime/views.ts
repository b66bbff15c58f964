import type { RecordedFact } from '#libs/facts/event.ts'
import type { Clock } from '#platform/clock.ts'
import type { Logger } from '#platform/logger.ts'
import type { Admission } from '#platform/realtime/admission.ts'
import { type Connection, sendText } from '#platform/realtime/connection.ts'
import { admit, type TopicKey, type ViewTopic } from '#platform/realtime/topics.ts'

/** After failed computations the next try waits 0.5 s, 1 s, 2 s, ... at most 16 s. */
const RETRY_MS = 500
const MOST_DOUBLINGS = 5

interface Watch<P> {
  readonly id: string
  readonly name: string
  readonly topic: ViewTopic<P>
  readonly key: TopicKey
  /** What each watcher has; undefined before its first state. */
  readonly watchers: Map<Connection<P>, string | undefined>
  /** Those who wait for a state computed after they asked. */
  openings: Opening[]
  dirty: boolean
  running: boolean
  /** Failures since the last success. */
  failures: number
  /** Monotonic milliseconds; those who had a state before were last sent one, or found that it had not changed. */
  toldAtMs: number
  timer: NodeJS.Timeout | undefined
}

interface Opening {
  resolve(): void
  reject(error: Error): void
}

/** View topics of one door: recompute what a fact may have changed, at most every `minGapMs`, and send it if it did. */
export function createViews<P>(deps: {
  readonly clock: Clock
  readonly logger: Logger
  readonly admission: Pick<Admission, 'opening'>
}) {
  /** By topic name and sharing group: one computation serves all who see the same. */
  const watches = new Map<string, Watch<P>>()
  /** The same by topic and key: a fact is compared with keys, not with everyone who watches. */
  const byKey = new Map<ViewTopic<P>, Map<TopicKey, Set<Watch<P>>>>()
  let stopped = false
  let opened = 0

  /** Resolves when the first state was sent; throws when it was refused or failed, and then watches nothing. */
  async function open(connection: Connection<P>, name: string, topic: ViewTopic<P>, key: TopicKey): Promise<void> {
    close(connection, name)
    const opening = `opening ${++opened}`
    connection.views.set(name, opening)
    try {
      await deps.admission.opening(connection.isIn, async () => {
        if (connection.views.get(name) !== opening) return
        await admit(topic, connection.principal, key)
        if (connection.views.get(name) !== opening) return
        await watchIt(connection, name, topic, key)
        connection.isIn = true
      })
    } catch (error) {
      if (connection.views.get(name) === opening) connection.views.delete(name)
      throw error
    }
  }

  async function watchIt(connection: Connection<P>, name: string, topic: ViewTopic<P>, key: TopicKey): Promise<void> {
    const id = `${name} ${topic.shareBy(connection.principal, key)}`
    const watch = watches.get(id) ?? begin(newWatch(id, name, topic, key))
    connection.views.set(name, id)
    watch.watchers.set(connection, undefined)
    try {
      await new Promise<void>((resolve, reject) => {
        watch.openings.push({ resolve, reject })
        watch.dirty = true
        if (!watch.running) void run(watch, false)
      })
    } catch (error) {
      close(connection, name)
      throw error
    }
  }

  function begin(watch: Watch<P>): Watch<P> {
    watches.set(watch.id, watch)
    const keys = byKey.get(watch.topic) ?? new Map<TopicKey, Set<Watch<P>>>()
    byKey.set(watch.topic, keys)
    keys.set(watch.key, (keys.get(watch.key) ?? new Set()).add(watch))
    return watch
  }

  function end(watch: Watch<P>): void {
    watches.delete(watch.id)
    const keys = byKey.get(watch.topic)
    const same = keys?.get(watch.key)
    if (same?.delete(watch) && same.size === 0) keys?.delete(watch.key)
  }

  function close(connection: Connection<P>, name: string): void {
    const watch = watches.get(connection.views.get(name) ?? '')
    connection.views.delete(name)
    if (watch?.watchers.delete(connection)) dropIfUnwatched(watch)
  }

  function touched(facts: readonly RecordedFact[]): void {
    for (const [topic, keys] of byKey) {
      for (const key of new Set(facts.flatMap((fact) => topic.touchedBy(fact)))) {
        for (const same of key === '*' ? keys.values() : [keys.get(key) ?? []]) for (const watch of same) touch(watch)
      }
    }
  }

  function touch(watch: Watch<P>): void {
    if (watch.dirty) return
    watch.dirty = true
    schedule(watch)
  }

  function schedule(watch: Watch<P>): void {
    if (watch.running || stopped || !isWatched(watch)) return
    const { minGapMs, everyMs } = watch.topic
    clearTimeout(watch.timer)
    watch.timer = undefined
    const pause = watch.dirty ? minGapMs : everyMs
    if (pause === undefined) return
    const rest = watch.failures === 0 ? 0 : RETRY_MS * 2 ** Math.min(watch.failures - 1, MOST_DOUBLINGS)
    const wait = Math.max(watch.toldAtMs + pause - performance.now(), rest)
    watch.timer = setTimeout(() => void run(watch, true), wait)
  }

  /** Computes once: when it is due for all, or now for those who open. */
  async function run(watch: Watch<P>, isDue: boolean): Promise<void> {
    clearTimeout(watch.timer)
    const [first] = watch.watchers.keys()
    if (!first || stopped) return
    const openings = watch.openings.splice(0)
    watch.running = true
    watch.dirty = false
    try {
      const text = JSON.stringify((await watch.topic.state(first.principal, watch.key)) ?? null)
      watch.failures = 0
      tell(watch, text, isDue)
      for (const opening of openings) opening.resolve()
    } catch (error) {
      watch.failures += 1
      watch.dirty = true
      deps.logger.warn({ err: error as Error, topic: watch.name }, 'view not computed: will try again')
      for (const opening of openings) opening.reject(error as Error)
    }
    watch.running = false
    if (watch.openings.length > 0) void run(watch, false)
    else schedule(watch)
  }

  /** A state that was computed early, for somebody new, goes to the others when their gap has passed. */
  function tell(watch: Watch<P>, text: string, isTimersTurn: boolean): void {
    const now = performance.now()
    const isDue = isTimersTurn || now >= watch.toldAtMs + watch.topic.minGapMs
    const sent = frame(watch.name, deps.clock.now(), text)
    for (const [watcher, has] of watch.watchers) {
      if (has === text) continue
      if (has !== undefined && !isDue) watch.dirty = true
      else {
        watch.watchers.set(watcher, text)
        sendText(watcher, sent)
      }
    }
    if (isDue) watch.toldAtMs = now
  }

  const isWatched = (watch: Watch<P>) => watches.get(watch.id) === watch

  function dropIfUnwatched(watch: Watch<P>): void {
    if (watch.watchers.size > 0) return
    clearTimeout(watch.timer)
    if (isWatched(watch)) end(watch)
    for (const opening of watch.openings.splice(0)) opening.resolve()
  }

  return {
    open,
    close,
    touched,
    /** The socket is gone. */
    forget(connection: Connection<P>) {
      for (const name of [...connection.views.keys()]) close(connection, name)
    },
    watchCount: () => watches.size,
    stop() {
      stopped = true
      for (const watch of watches.values()) clearTimeout(watch.timer)
      watches.clear()
      byKey.clear()
    },
  }
}

const newWatch = <P>(id: string, name: string, topic: ViewTopic<P>, key: TopicKey): Watch<P> => ({
  id,
  name,
  topic,
  key,
  watchers: new Map(),
  openings: [],
  dirty: false,
  running: false,
  failures: 0,
  toldAtMs: Number.NEGATIVE_INFINITY,
  timer: undefined,
})

const frame = (topic: string, at: number, stateText: string) =>
  `{"t":"view","topic":${JSON.stringify(topic)},"at":${at},"state":${stateText}}`
