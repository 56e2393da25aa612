/** A QR code as lines of squares: what is dark, row by row, so that it stays sharp at any size. */
import { create } from 'qrcode'

export interface DarkRun {
  readonly row: number
  readonly from: number
  readonly length: number
}

export interface QrCode {
  /** Squares along a side. */
  readonly size: number
  readonly dark: readonly DarkRun[]
}

export function qrCode(text: string): QrCode {
  const { size, data } = create(text, { errorCorrectionLevel: 'M' }).modules
  const dark: DarkRun[] = []
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      if (!data[row * size + column]) continue
      const from = column
      while (column < size && data[row * size + column]) column++
      dark.push({ row, from, length: column - from })
    }
  }
  return { size, dark }
}
