/** Little-endian bytes that are handed on in pieces. */

const encoder = new TextEncoder()

export function utf8(text: string): Uint8Array {
  return encoder.encode(text)
}

/** At most so many bytes, and no half letter at the end. */
export function cut(text: string, most: number): Uint8Array {
  const bytes = utf8(text)
  if (bytes.length <= most) return bytes
  let end = most
  while (end > 0 && (bytes[end]! & 0xc0) === 0x80) end--
  return bytes.subarray(0, end)
}

export class Bytes {
  private buffer = new Uint8Array(1 << 16)
  private view = new DataView(this.buffer.buffer)
  private length = 0
  /** Bytes written since the beginning, taken ones included. */
  offset = 0

  /** Worth handing on. */
  get isFull(): boolean {
    return this.length >= 1 << 16
  }

  /** What was written since the last time. */
  take(): Uint8Array {
    const taken = this.buffer.slice(0, this.length)
    this.length = 0
    return taken
  }

  u8(value: number): void {
    const at = this.room(1)
    this.view.setUint8(at, value)
  }
  u16(value: number): void {
    const at = this.room(2)
    this.view.setUint16(at, value, true)
  }
  i32(value: number): void {
    const at = this.room(4)
    this.view.setInt32(at, value, true)
  }
  u32(value: number): void {
    const at = this.room(4)
    this.view.setUint32(at, value, true)
  }
  u64(value: number): void {
    const at = this.room(8)
    this.view.setBigUint64(at, BigInt(value), true)
  }
  f64(value: number): void {
    const at = this.room(8)
    this.view.setFloat64(at, value, true)
  }
  /** A double by its upper half: the lower one is zero. */
  f64Upper(upper: number): void {
    const at = this.room(8)
    this.view.setUint32(at, 0, true)
    this.view.setUint32(at + 4, upper, true)
  }
  raw(bytes: Uint8Array): void {
    // Making room may replace the buffer.
    const at = this.room(bytes.length)
    this.buffer.set(bytes, at)
  }
  text(text: string): void {
    this.raw(utf8(text))
  }
  /** A text in a field of fixed width. */
  padded(text: string | Uint8Array, width: number, filler: number): void {
    const bytes = typeof text === 'string' ? cut(text, width) : text
    const at = this.room(width)
    this.buffer.set(bytes, at)
    this.buffer.fill(filler, at + bytes.length, at + width)
  }

  private room(size: number): number {
    const at = this.length
    if (at + size > this.buffer.length) {
      const larger = new Uint8Array(Math.max(this.buffer.length * 2, at + size))
      larger.set(this.buffer)
      this.buffer = larger
      this.view = new DataView(larger.buffer)
    }
    this.length += size
    this.offset += size
    return at
  }
}
