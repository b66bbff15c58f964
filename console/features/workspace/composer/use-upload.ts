import { useState } from 'react'
import type { FileCard } from '#modules/conversations/contract.ts'
import { call } from '../../../api/call.ts'

export interface Upload {
  /** Names under way. */
  readonly underWay: readonly string[]
  /** What the last one failed by; null when none did. */
  readonly problem: unknown
  readonly dismiss: () => void
  readonly start: (files: readonly File[]) => void
}

/** Files go up as soon as they are chosen; a message carries them afterwards. */
export function useUpload(conversationId: string, onUploaded: (file: FileCard) => void): Upload {
  const [underWay, setUnderWay] = useState<readonly string[]>([])
  const [problem, setProblem] = useState<unknown>(null)

  const uploadOne = async (file: File) => {
    setUnderWay((names) => [...names, file.name])
    try {
      const form = new FormData()
      form.append('file', file)
      const path = `/api/conversations/${conversationId}/files`
      onUploaded((await call<{ readonly file: FileCard }>('POST', path, { body: form })).file)
    } catch (error) {
      setProblem(error)
    } finally {
      setUnderWay((names) => names.filter((_, place) => place !== names.indexOf(file.name)))
    }
  }
  return {
    underWay,
    problem,
    dismiss: () => setProblem(null),
    start: (files) => {
      setProblem(null)
      for (const file of files) void uploadOne(file)
    },
  }
}
