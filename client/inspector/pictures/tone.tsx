/** How the two groups are told apart everywhere: colour, hatching of bars, shape of dots. */
export type Tone = 'ww' | 'wwb'

export const toneOf = (group: string): Tone => (group === 'WWB' ? 'wwb' : 'ww')

const hatch = 'hatch-wwb'

export const fillOf = (tone: Tone) => (tone === 'wwb' ? `url(#${hatch})` : 'var(--ww)')

/** The hatching that bars refer to; once on a page. */
export function Hatching() {
  return (
    <svg className="hatching" width="0" height="0" aria-hidden="true" focusable="false">
      <defs>
        <pattern id={hatch} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect className="hatching__ground" width="6" height="6" />
          <rect className="hatching__line" width="3.5" height="6" />
        </pattern>
      </defs>
    </svg>
  )
}

/** A key to the two groups. */
export function ToneSample({ tone }: { tone: Tone }) {
  return (
    <svg className={`tone-sample tone-${tone}`} width="20" height="14" aria-hidden="true" focusable="false">
      <rect className="plot__bar" x="1" y="1" width="18" height="12" fill={fillOf(tone)} />
    </svg>
  )
}
