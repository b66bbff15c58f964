import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { defineConfig, type Plugin } from 'vite'

const here = import.meta.dirname

/** The page to try the widget on goes along as it is. */
const demoPage: Plugin = {
  name: 'demo-page',
  generateBundle() {
    for (const fileName of ['demo.html', 'demo.css']) {
      this.emitFile({ type: 'asset', fileName, source: readFileSync(join(here, fileName), 'utf8') })
    }
  },
}

/** One file that any page can load by one script tag: `dist/widget/widget.js`. */
export default defineConfig({
  root: here,
  plugins: [demoPage],
  // The classic form packs smaller than the automatic one.
  oxc: {
    jsx: { runtime: 'classic', pragma: 'h', pragmaFrag: 'Fragment' },
    jsxInject: `import { h, Fragment } from 'preact'`,
  },
  build: {
    outDir: join(here, '../dist/widget'),
    emptyOutDir: true,
    target: 'es2022',
    lib: { entry: join(here, 'main.tsx'), name: 'yinuoWidget', formats: ['iife'], fileName: () => 'widget.js' },
  },
})
