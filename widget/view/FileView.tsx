/** @jsxImportSource preact */
import { useEffect, useRef, useState } from 'preact/hooks'
import type { FileCard } from '#modules/conversations/contract.ts'
import { Icon } from './Icon.tsx'
import { TextBubble } from './Line.tsx'
import { byteWords } from './times.ts'
import { useUi } from './ui.ts'
import { Viewer } from './Viewer.tsx'

const MOST_WIDTH = 260
const MOST_HEIGHT = 240

interface FileViewProps {
  readonly file: FileCard
  readonly caption: string | null
  readonly isOwn: boolean
}

/** A file of the thread: a picture in place, or a card to save it by. */
export function FileView({ file, caption, isOwn }: FileViewProps) {
  const isPicture = file.mediaType.startsWith('image/') && file.width !== null && file.height !== null
  return (
    <>
      {isPicture ? <Picture file={file} isOwn={isOwn} /> : <SaveCard file={file} isOwn={isOwn} />}
      {caption && <TextBubble text={caption} isOwn={isOwn} />}
    </>
  )
}

/**
 * Drawn on a canvas: pages with a strict policy allow no image addresses, not even ones of their own making. Its place
 * is kept from the beginning, so that nothing jumps when it comes.
 */
function Picture({ file, isOwn }: Omit<FileViewProps, 'caption'>) {
  const { say, content } = useUi()
  const canvas = useRef<HTMLCanvasElement>(null)
  const [bitmap, setBitmap] = useState<ImageBitmap | 'lost' | null>(null)
  const [isOpen, setOpen] = useState(false)
  const scale = Math.min(1, MOST_WIDTH / (file.width ?? 1), MOST_HEIGHT / (file.height ?? 1))
  const width = Math.max(44, Math.round((file.width ?? 1) * scale))
  const height = Math.max(44, Math.round((file.height ?? 1) * scale))
  useEffect(() => {
    let isGone = false
    content(file.fileId)
      .then((blob) => createImageBitmap(blob))
      .then(
        (drawn) => !isGone && setBitmap(drawn),
        () => !isGone && setBitmap('lost'),
      )
    return () => {
      isGone = true
    }
  }, [content, file.fileId])
  useEffect(() => {
    if (bitmap && bitmap !== 'lost') paint(canvas.current, bitmap, width, height)
  }, [bitmap, width, height])
  if (bitmap === 'lost') return <SaveCard file={file} isOwn={isOwn} />
  return (
    <>
      <button
        type="button"
        class="picture"
        aria-label={say('show-image', { name: file.name })}
        onClick={() => setOpen(true)}
      >
        <canvas ref={canvas} style={{ width: `${width}px`, height: `${height}px` }} />
      </button>
      {isOpen && bitmap && <Viewer file={file} bitmap={bitmap} onClose={() => setOpen(false)} />}
    </>
  )
}

export function paint(canvas: HTMLCanvasElement | null, bitmap: ImageBitmap, width: number, height: number): void {
  if (!canvas) return
  const density = Math.min(3, globalThis.devicePixelRatio || 1)
  canvas.width = Math.round(width * density)
  canvas.height = Math.round(height * density)
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
}

function SaveCard({ file, isOwn }: Omit<FileViewProps, 'caption'>) {
  const { say, content } = useUi()
  const [isLost, setLost] = useState(false)
  const save = () => {
    setLost(false)
    content(file.fileId).then(
      (blob) => saveAs(blob, file.name),
      () => setLost(true),
    )
  }
  return (
    <div class={isOwn ? 'bubble own file' : 'bubble file'}>
      <Icon name="document" />
      <span class="ellipsis">{file.name}</span>
      <span class="small">{byteWords(file.byteCount)}</span>
      <button type="button" class="text" onClick={save}>
        {say('download')}
      </button>
      {isLost && (
        <span class="small warn" role="status">
          {say('file-lost')}
        </span>
      )}
    </div>
  )
}

/** Saved, never opened: opened here it would be a page of the bank's own origin. */
export function saveAs(blob: Blob, name: string): void {
  const address = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}
