const LONGEST_SIDE = 2_000
const LARGE_BYTES = 1_000_000
const QUALITY = 0.86

/**
 * A phone's photo made small enough to travel on a weak link: drawn anew, it also loses the place where it was taken.
 * Anything that is no photo, small already, or cannot be drawn stays as it is.
 */
export async function shrinkImage(file: File): Promise<File> {
  if (!/^image\/(jpeg|png|webp)$/.test(file.type) || typeof createImageBitmap !== 'function') return file
  const bitmap = await createImageBitmap(file).catch(() => undefined)
  if (!bitmap) return file
  const scale = Math.min(1, LONGEST_SIDE / Math.max(bitmap.width, bitmap.height))
  const isPhoto = file.type === 'image/jpeg'
  if (!isPhoto && scale === 1 && file.size <= LARGE_BYTES) return file
  const drawn = await draw(bitmap, scale)
  return drawn && (isPhoto || drawn.size < file.size)
    ? new File([drawn], renamed(file.name), { type: drawn.type })
    : file
}

function draw(bitmap: ImageBitmap, scale: number): Promise<Blob | null> {
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(bitmap.width * scale))
  canvas.height = Math.max(1, Math.round(bitmap.height * scale))
  const pen = canvas.getContext('2d')
  if (!pen) return Promise.resolve(null)
  // Transparent places would turn black in a JPEG.
  pen.fillStyle = '#fff'
  pen.fillRect(0, 0, canvas.width, canvas.height)
  pen.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', QUALITY))
}

const renamed = (name: string): string => `${name.replace(/\.[^.]+$/, '')}.jpg`
