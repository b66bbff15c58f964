interface Props {
  readonly words: string
  /** File endings: `.pdf,.png`. */
  readonly accept: string
  readonly disabled: boolean
  /** The chosen file, as a form with the one field `file`. */
  readonly onFile: (form: FormData) => void
}

/** Chooses one file and hands it on at once. */
export function FileButton({ words, accept, disabled, onFile }: Props) {
  return (
    <label className="btn s file-button">
      {words}
      <input
        type="file"
        accept={accept}
        disabled={disabled}
        onChange={(event) => {
          const [file] = event.target.files ?? []
          if (!file) return
          const form = new FormData()
          form.set('file', file)
          onFile(form)
          event.target.value = ''
        }}
      />
    </label>
  )
}

/** What counts as a document of a few pages; the server looks into it all the same. */
export const DOCUMENTS = '.pdf,.png,.jpg,.jpeg,.docx'
