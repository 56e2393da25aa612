/** Who may do what. Roles get permissions; routes ask for one permission. */
export const roles = ['researcher', 'inspector', 'admin'] as const
export type Role = (typeof roles)[number]

export type Permission =
  | 'read-study'
  | 'read-fieldwork'
  | 'read-member'
  | 'read-report'
  /** Change dates, participation, outcomes, sending. */
  | 'run-fieldwork'
  /** Bring members in, and what registers say of them. */
  | 'import'
  /** See who someone is: for letters, calls and tracing. Each time stands in the log. */
  | 'read-identity'
  /** Take data out of the house. */
  | 'export'
  /** And with them what people wrote in their own words: they may have written who they are. */
  | 'export-open-text'
  /** Make and change studies, and take them into the field. */
  | 'design-study'

const granted: Readonly<Record<Role, readonly Permission[]>> = {
  researcher: [
    'read-study',
    'read-fieldwork',
    'read-member',
    'read-report',
    'run-fieldwork',
    'import',
    'read-identity',
    'export',
    'export-open-text',
    'design-study',
  ],
  inspector: ['read-study', 'read-report'],
  // Keeps accounts and the machine running, and has no business with the content.
  admin: ['read-study'],
}

export function isRole(text: string): text is Role {
  return (roles as readonly string[]).includes(text)
}

export function may(role: Role, permission: Permission): boolean {
  return granted[role].includes(permission)
}
