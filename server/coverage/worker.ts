/** A thread of the coverage study: one panel after another. */
import { parentPort } from 'node:worker_threads'
import { replicate } from '../../analysis/coverage/replicate.ts'
import { buildPanel } from '../../analysis/panel-file/build-panel.ts'
import { design } from '../../surveys/het-eerste-jaar/design.ts'
import { drawInformativePanel } from '../../surveys/het-eerste-jaar/simulation/index.ts'
import { compileExpression } from '../../surveys/instrument/index.ts'
import type { PanelOrder } from './coverage.ts'

const port = parentPort!

port.on('message', ({ seed, members }: PanelOrder) => {
  const panel = buildPanel(design, drawInformativePanel(seed, members), compileExpression)
  port.postMessage(replicate(panel, design))
})
