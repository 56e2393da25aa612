import { readdirSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import react from '@vitejs/plugin-react'
import type { Plugin } from 'vite'
import { defineConfig } from 'vitest/config'
import { LongestFirst } from './test/support/longest-first.ts'

const output = join(import.meta.dirname, 'dist/client')

const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } }

/** Compresses once, at the build, as well as it goes: the server only hands the files out. */
const precompress: Plugin = {
  name: 'precompress',
  apply: 'build',
  async closeBundle() {
    const folder = join(output, 'assets')
    const files = readdirSync(folder).filter((file) => /\.(js|css)$/.test(file))
    await Promise.all(
      files.map(async (name) => {
        const content = await readFile(join(folder, name))
        await writeFile(join(folder, `${name}.br`), await promisify(brotliCompress)(content, quality))
        await writeFile(join(folder, `${name}.gz`), await promisify(gzip)(content, { level: 9 }))
      }),
    )
  },
}

export default defineConfig({
  root: 'client',
  plugins: [react(), precompress],
  build: {
    outDir: output,
    emptyOutDir: true,
    rolldownOptions: {
      input: ['respondent', 'researcher', 'inspector'].map((page) =>
        join(import.meta.dirname, 'client', page, 'index.html'),
      ),
    },
    // survey-core is one large module; it is fetched while the first page is being read.
    chunkSizeWarningLimit: 1_700,
  },
  test: {
    root: '.',
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/support/global-setup.ts'],
    // One process for all files of a worker: reading the same modules anew for each took a fifth of all time.
    isolate: false,
    setupFiles: ['test/support/leave-as-found.ts', 'test/support/same-samples.ts'],
    // Most files wait for a database, a browser or a process of their own: two at a time fill two cores.
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // A worker that ran many files takes a while to end.
    teardownTimeout: 60_000,
  },
})
