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
