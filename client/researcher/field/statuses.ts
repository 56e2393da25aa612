/** States of a case, in the order in which a case runs through them. */
export const statuses = [
  'waiting',
  'scheduled',
  'ready',
  'invited',
  'started',
  'complete',
  'refused',
  'expired',
  'broken-off',
  'stopped',
  'outside',
  'not-held',
] as const

/** Why a case does not move on by itself, most urgent first. */
export const stuckReasons = ['unknown', 'no-way', 'returned', 'no-fact', 'silent', 'no-date'] as const

export const participations = [
  'active',
  'no-more-contact',
  'withdrawn',
  'erased',
  'deceased',
  'moved-abroad',
  'out-of-target-group',
  'duplicate',
] as const

/** Final dispositions by their AAPOR code. */
export const codes = [
  '1.1',
  '1.2',
  '2.111',
  '2.112',
  '2.1121',
  '2.12',
  '2.20',
  '2.26',
  '2.27',
  '2.31',
  '2.32',
  '2.33',
  '2.90',
  '3.11',
  '3.19',
  '3.31',
  '3.40',
  '4.10',
  '4.81',
  '4.90',
] as const

export type Code = (typeof codes)[number]

export const modes = ['letter', 'email', 'sms', 'telephone'] as const
export const reasons = ['member', 'relative', 'register', 'post', 'other'] as const
