/** @jsxImportSource preact */
import { useLayoutEffect, useRef } from 'preact/hooks'
import type { FileCard } from '#modules/conversations/contract.ts'
import { paint, saveAs } from './FileView.tsx'
import { trapFocus } from './focus.ts'
import { Icon } from './Icon.tsx'
import { useUi } from './ui.ts'

interface ViewerProps {
  readonly file: FileCard
  readonly bitmap: ImageBitmap
  readonly onClose: () => void
}

/** A picture as large as the window allows. */
export function Viewer({ file, bitmap, onClose }: ViewerProps) {
  const { say, content } = useUi()
  const box = useRef<HTMLDivElement>(null)
  const canvas = useRef<HTMLCanvasElement>(null)
  // Before it is seen: an Escape that comes at once closes the picture, not the chat behind it.
  useLayoutEffect(() => {
    const { current } = box
    if (!current) return
    const root = current.getRootNode() as ShadowRoot
    const before = root.activeElement as HTMLElement | null
    const scale = Math.min(current.clientWidth / bitmap.width, (current.clientHeight - 60) / bitmap.height)
    const [width, height] = [Math.round(bitmap.width * scale), Math.round(bitmap.height * scale)]
    paint(canvas.current, bitmap, width, height)
    canvas.current?.style.setProperty('width', `${width}px`)
    current.querySelector('button')?.focus()
    return () => before?.focus()
  }, [bitmap])
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      event.preventDefault()
      onClose()
    } else if (box.current) trapFocus(box.current, event)
    event.stopPropagation()
  }
  return (
    <div class="viewer" role="dialog" aria-modal="true" aria-label={file.name} ref={box} onKeyDown={onKeyDown}>
      <div class="viewer-bar">
        <button type="button" onClick={() => content(file.fileId).then((blob) => saveAs(blob, file.name), onClose)}>
          {say('download')}
        </button>
        <button type="button" aria-label={say('close-image')} onClick={onClose}>
          <Icon name="cross" />
        </button>
      </div>
      <canvas ref={canvas} role="img" aria-label={file.name} />
    </div>
  )
}
