import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

/** The console as files in `dist/console`, served by the same process as the API. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), firstPaint()],
  build: {
    outDir: join(import.meta.dirname, '../dist/console'),
    emptyOutDir: true,
    target: 'es2022',
  },
})

/**
 * Puts `first-paint.js` before everything else, as a file named by its content: a module would come after the first
 * paint, and the pages' security policy runs nothing inside the document.
 */
function firstPaint(): Plugin {
  const path = 'app/look/first-paint.js'
  return {
    name: 'first-paint',
    buildStart() {
      if (this.meta.watchMode || this.environment.mode !== 'build') return
      const source = readFileSync(join(import.meta.dirname, path), 'utf8')
      this.emitFile({ type: 'asset', name: 'first-paint.js', source })
    },
    transformIndexHtml: {
      order: 'post',
      handler(_html, { bundle }) {
        const built = Object.values(bundle ?? {}).find(({ fileName }) => /first-paint-[^/]+\.js$/.test(fileName))
        return [{ tag: 'script', attrs: { src: `/${built?.fileName ?? path}` }, injectTo: 'head-prepend' }]
      },
    },
  }
}
