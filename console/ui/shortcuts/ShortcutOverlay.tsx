import { Sheet } from '../overlay/Sheet.tsx'
import { Kbd } from '../parts/Kbd.tsx'
import { partWords } from '../parts/words.ts'
import { useWords } from '../words/words.ts'
import { useShortcutList } from './use-shortcut.ts'

/** What can be pressed on this page now. */
export function ShortcutOverlay({ onClose }: { readonly onClose: () => void }) {
  const say = useWords(partWords)
  const listed = useShortcutList().filter(({ words }) => words !== '')
  return (
    <Sheet title={say('shortcuts')} onClose={onClose}>
      <dl className="keys">
        {listed.map(({ keys, words }) => (
          <div key={keys} className="row">
            <dt>
              <Kbd keys={keys} />
              <span className="for-ears">{keys}</span>
            </dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
    </Sheet>
  )
}
